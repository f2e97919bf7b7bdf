"""Pages of a table inside a screen: which rows an address asks for, and where the pages beside them are.

Outward: ``RowPage`` and ``row_page``. A row that is gone, as rows that are derived anew are, leads to the first page;
so does one beside which none is left.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from claims.selectors.filled_page import FilledPage, filled_page
from factcheck.keyset_pages import KeyPage

# Digits that a row id may have.
MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class RowPage:
    """items: what is shown. first, earlier, later: addresses, "" = there is none.

    is_short: rows were gone through without filling the page, and more follow.
    """

    items: list[Any]
    first: str = ""
    earlier: str = ""
    later: str = ""
    is_short: bool = False


def row_page(
    request: HttpRequest,
    rows: QuerySet[Any],
    most: int,
    name: str,
    shown: Callable[[Sequence[int]], list[Any]],
) -> RowPage:
    """The page of ``rows`` that ``?<name>_after=`` or ``?<name>_before=`` asks for; the rest of the address stays.

    shown: what is shown of rows by their ids, as ``filled_page``.
    """
    after, before = f"{name}_after", f"{name}_before"
    asked = filled_page(rows, most, shown, after=_number(request, after), before=_number(request, before))
    if asked is None or not asked.page.found:
        asked = filled_page(rows, most, shown)
    filled = asked or FilledPage([], KeyPage([], has_earlier=False, has_later=False))
    page = filled.page
    others = request.GET.copy()
    for each in (after, before):
        others.pop(each, None)

    def at(parameter: str, row: Any) -> str:
        here = others.copy()
        here[parameter] = row
        return f"?{here.urlencode()}#{name}"

    return RowPage(
        filled.items,
        f"?{others.urlencode()}#{name}" if page.has_earlier else "",
        at(before, page.found[0]) if page.has_earlier and page.found else "",
        at(after, page.found[-1]) if page.has_later and page.found else "",
        filled.is_short,
    )


def _number(request: HttpRequest, name: str) -> int | None:
    written = request.GET.get(name, "")
    return int(written) if written.isascii() and written.isdecimal() and len(written) <= MOST_DIGITS else None
