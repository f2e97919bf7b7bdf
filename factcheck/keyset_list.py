"""The admin's lists by key: a page starts after a row, however many rows there are, and none is counted.

Outward: ``KeysetList``, the change list of every table. Django's own counts the rows of a list and
skips over those before the page, so that the last page of a million costs a million. Here an address names the row
that the page starts after (``?after=41``) or ends before (``?before=91``), and one row more than the page holds tells
whether others follow. The row's keys are read from the database, so that an address holds nothing but its number.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.http import HttpRequest

from factcheck.keyset_pages import KeyPage, in_order, page_after
from factcheck.searched import AFTER, BEFORE, EVERYWHERE, Searched, row_number


class KeysetList(ChangeList):
    """``has_earlier``, ``has_later``: whether there is a page on either side; ``earlier``, ``later`` lead there.

    ``most_searched``: rows that the search has read without filling the page, 0 = it is full or all were read. The
    way on leads to where the search stopped then, and ``everywhere`` to a search of all rows.
    """

    has_earlier = has_later = False
    most_searched = 0
    _ends: Sequence[Any] = ()

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.after, self.before = (row_number(request, name) for name in (AFTER, BEFORE))
        self._kept = {EVERYWHERE: 1} if request.GET.get(EVERYWHERE) else {}
        super().__init__(request, *args)
        # Whoever filters or searches anew begins at the first page.
        for name in (AFTER, BEFORE, EVERYWHERE):
            self.params.pop(name, None)
            self.filter_params.pop(name, None)

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        found: dict[str, Any] = super().get_filters_params(params)
        return {name: value for name, value in found.items() if name not in (AFTER, BEFORE, EVERYWHERE)}

    def get_results(self, request: HttpRequest) -> None:
        searched = getattr(request, "searched", None)
        if searched is not None and searched.is_anew:
            self.after = self.before = None
        rows = self._page()
        self._look_further(searched)
        self.result_list, self.result_count = rows, len(rows)
        self.full_result_count, self.show_full_result_count = None, False
        self.show_admin_actions = bool(rows)
        self.can_show_all, self.multi_page = False, False
        self.paginator = Paginator(rows, max(len(rows), 1))

    @property
    def first(self) -> str:
        return self.get_query_string()

    @property
    def earlier(self) -> str:
        return self.get_query_string({BEFORE: self._ends[0], **self._kept})

    @property
    def later(self) -> str:
        return self.get_query_string({AFTER: self._ends[-1], **self._kept})

    @property
    def everywhere(self) -> str:
        return self.get_query_string({EVERYWHERE: 1})

    def _look_further(self, searched: Searched | None) -> None:
        """Where a search stopped short of a full page, the rows that it read are the page that others lie beside."""
        if searched is None or searched.is_all or searched.page is None:
            return
        page, is_turned = searched.page, self.before is not None
        if self.has_earlier if is_turned else self.has_later:
            return
        self.most_searched = searched.most
        ends = self._ends or page.found
        if is_turned:
            self.has_earlier, self._ends = page.has_earlier, [page.found[0], ends[-1]]
        else:
            self.has_later, self._ends = page.has_later, [ends[0], page.found[-1]]

    def _page(self) -> list[Any]:
        """Raises IncorrectLookupParameters where the list has no such row: the first page is shown then."""
        page = page_after(
            self.queryset, self.list_per_page, after=self.after, before=self.before, among=self.root_queryset
        )
        if page is None:
            raise IncorrectLookupParameters
        if not page.found and (self.after, self.before) != (None, None):
            page = self._first_page() or page
        self.has_earlier, self.has_later = page.has_earlier, page.has_later
        # Of what was read: rows that are not for this person may leave the list before it is shown.
        self._ends = page.found
        # The page is found: what it was found by is not asked again of its rows.
        known = self.root_queryset
        shown = known if known.query.select_related else self.apply_select_related(known)
        return in_order(shown, page.found)

    def _first_page(self) -> KeyPage | None:
        """Where nothing is left beside the row of the address; None = nothing is anywhere."""
        page = page_after(self.queryset, self.list_per_page)
        if page is None or not page.found:
            return None
        self.after = self.before = None
        return page
