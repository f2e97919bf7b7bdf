"""Pages of rows of which some leave the list once they are read as a person may read them.

Outward: ``filled_page`` and ``FilledPage``. A consensus row that is derived anew without a hidden claim may need
nobody any longer. Paged first and read afterwards, a page would come out short, or empty, with more to follow: it
goes on to the rows that follow until it is full.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from factcheck.keyset_pages import KeyPage, page_after

# Pages read to fill one. Arbitrary but works: reading one row anew derives its event.
MOST_PAGES = 5


@dataclass(frozen=True, slots=True)
class FilledPage:
    """items: those shown, each with its ``row``. page: ids of the rows that were gone through for them.

    is_short: rows were gone through without filling the page, and more follow. How many is not told: they are not for
    the person.
    """

    items: list[Any]
    page: KeyPage
    is_short: bool = False


def filled_page(
    rows: QuerySet[Any],
    most: int,
    shown: Callable[[Sequence[int]], list[Any]],
    *,
    after: int | None = None,
    before: int | None = None,
) -> FilledPage | None:
    """At most ``most`` items, of the first rows or of those next to one, as ``page_after``; None where it is not
    there.

    shown: the items of some rows by their ids, in their order, without those that are not for the person.
    """
    is_turned = before is not None
    items: list[Any] = []
    found: list[int] = []
    first = page_after(rows, most, after=after, before=before)
    if first is None:
        return None
    page = first
    follows = False
    for _ in range(MOST_PAGES):
        read = shown(page.found) if page.found else []
        items = [*read, *items] if is_turned else [*items, *read]
        found = [*page.found, *found] if is_turned else [*found, *page.found]
        follows = page.has_earlier if is_turned else page.has_later
        if len(items) >= most or not follows:
            break
        after, before = (None, found[0]) if is_turned else (found[-1], None)
        page = page_after(rows, most, after=after, before=before) or KeyPage(
            [], has_earlier=False, has_later=False
        )
    kept = items[-most:] if is_turned else items[:most]
    if len(items) > most:
        follows = True
        end = found.index(kept[0].row.pk if is_turned else kept[-1].row.pk)
        found = found[end:] if is_turned else found[: end + 1]
    has_earlier, has_later = (follows, first.has_later) if is_turned else (first.has_earlier, follows)
    return FilledPage(kept, KeyPage(found, has_earlier, has_later), is_short=follows and len(kept) < most)
