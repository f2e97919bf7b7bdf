"""How far a search of a list looks: so many rows at once, in the list's order, from where the page starts.

Outward: ``Searched``, ``rows_to_search``, ``holding`` and ``bits_of``. Words inside a quote or a title are found by
reading it, so that a search for what nobody said reads all there is. It stops after ``MOST_SEARCHED`` rows instead,
and says so; the next look goes on from there, and whoever asks for it has all of them read.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.text import smart_split, unescape_string_literal

from factcheck.keyset_pages import KeyPage, page_after, those_of

AFTER, BEFORE, EVERYWHERE = "after", "before", "everywhere"
# Rows that one search reads: some hundredths of a second, and all there is for most tables. Arbitrary but works.
MOST_SEARCHED = 10_000
# The largest number of a row that a database holds.
LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Searched:
    """rows: those to look in. page: None = all of them were asked for, or the search names a row.

    most: how many those are. is_named: they are what the search names. is_anew: from the first row, as none
    is left beside the one of the address.
    """

    rows: QuerySet[Any]
    page: KeyPage | None = None
    most: int = 0
    is_named: bool = False
    is_anew: bool = False

    @property
    def is_all(self) -> bool:
        return self.page is None or not (self.page.has_earlier or self.page.has_later)


def rows_to_search(
    request: HttpRequest, rows: QuerySet[Any], search: str, paths: Collection[str], among: QuerySet[Any]
) -> Searched:
    """rows: of the list, filtered and in their order. A search that is the public id of one of them finds that one.

    among: all that the person may see, of which the address names the row to go on from.

    Raises IncorrectLookupParameters where the address names no row of the list.
    """
    if "public_id" in paths:
        named = rows.filter(public_id__in={search.strip(), search.strip().upper()})
        if named.order_by().exists():
            return Searched(named, is_named=True)
    if request.GET.get(EVERYWHERE):
        return Searched(rows)
    page = page_after(rows, MOST_SEARCHED, **beside(request), among=among)
    if page is None:
        raise IncorrectLookupParameters
    is_anew = not page.found
    if is_anew:
        page = page_after(rows, MOST_SEARCHED) or page
    # Where that is the whole list, the database needs no list of its rows.
    is_all = not (page.has_earlier or page.has_later)
    return Searched(rows if is_all else those_of(rows, page), page, len(page.found), is_anew=is_anew)


def holding(search: str, paths: Collection[str]) -> Q:
    """The condition that each word or quoted phrase stands in one of the columns, whatever case and apostrophe."""
    wanted = Q()
    for bit in bits_of(search):
        anywhere = Q()
        for path in paths:
            for written in _ways_to_write(bit):
                anywhere |= Q(**{f"{path}__icontains": written})
        wanted &= anywhere
    return wanted


def bits_of(search: str) -> Iterator[str]:
    """The words and the quoted phrases of a search, as Django's admin reads them."""
    for bit in smart_split(search):
        is_quoted = len(bit) > 1 and bit[0] in "\"'" and bit[0] == bit[-1]
        yield unescape_string_literal(bit) if is_quoted else bit


def _ways_to_write(bit: str) -> set[str]:
    """French is printed with one apostrophe and typed with another; SQLite folds the case of no accented letter."""
    written = {bit.replace(one, other) for one, other in (("’", "'"), ("'", "’"))} | {bit}
    if bit.isascii():
        return written
    return {each for way in written for each in (way, way.lower(), way.upper(), way.capitalize())}


def beside(request: HttpRequest) -> dict[str, int | None]:
    """The rows that the page of an address starts after or ends before, by those names."""
    return {name: row_number(request, name) for name in (AFTER, BEFORE)}


def row_number(request: HttpRequest, name: str) -> int | None:
    """Raises IncorrectLookupParameters for what is no number of a row."""
    written = request.GET.get(name)
    if written is None:
        return None
    if not (written.isascii() and written.isdecimal() and len(written) < len(str(LARGEST))):
        raise IncorrectLookupParameters
    return int(written)
