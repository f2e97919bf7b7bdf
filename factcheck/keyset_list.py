"""The admin's lists by key: a page starts after a row, however many rows there are, and none is counted.

Outward: ``KeysetList``, the change list of every table. Django's own counts the rows of a list and
skips over those before the page, so that the last page of a million costs a million. Here an address names the row
that the page starts after (``?after=41``) or ends before (``?before=91``), and one row more than the page holds tells
whether others follow. The row's keys are read from the database, so that an address holds nothing but its number.

Rows that lack the first key come last. They are read by themselves, once those that have it are used up: "greater or
missing" is a condition for which no index helps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest

AFTER, BEFORE = "after", "before"
# The largest number of a row that a database holds.
LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the order. path: the column, across relations. may_be_empty: rows without it come last.

    is_turned: the list is read from its end, rows without the key first.
    """

    path: str
    descending: bool
    may_be_empty: bool
    is_turned: bool = False

    def turned(self) -> "Key":
        return replace(self, descending=not self.descending, is_turned=not self.is_turned)

    def order(self) -> OrderBy:
        """Databases differ in where NULL stands, so it is said; where there is none an index serves as it is."""
        column = F(self.path)
        places: dict[str, Any] = {}
        if self.may_be_empty:
            places = {"nulls_first" if self.is_turned else "nulls_last": True}
        return column.desc(**places) if self.descending else column.asc(**places)

    def later(self, value: Any) -> Q:
        """Rows that stand after the value by this key alone."""
        empty = Q(**{f"{self.path}__isnull": True})
        if value is None:
            return ~empty if self.is_turned else Q(pk__in=[])
        beyond = Q(**{f"{self.path}__{'lt' if self.descending else 'gt'}": value})
        return beyond | empty if self.may_be_empty and not self.is_turned else beyond

    def from_on(self, value: Any) -> Q:
        """Rows that stand at the value or after it: one bound, which an index serves where either-or has none."""
        if value is None or self.may_be_empty:
            return self.later(value) | self.same(value)
        return Q(**{f"{self.path}__{'lte' if self.descending else 'gte'}": value})

    def same(self, value: Any) -> Q:
        return Q(**{f"{self.path}__isnull": True}) if value is None else Q(**{self.path: value})


class KeysetList(ChangeList):
    """``has_earlier``, ``has_later``: whether there is a page on either side; ``earlier``, ``later`` lead there."""

    has_earlier = has_later = False

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.after, self.before = (_row_number(request, name) for name in (AFTER, BEFORE))
        super().__init__(request, *args)
        # Whoever filters or searches anew begins at the first page.
        for name in (AFTER, BEFORE):
            self.params.pop(name, None)
            self.filter_params.pop(name, None)

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        found: dict[str, Any] = super().get_filters_params(params)
        return {name: value for name, value in found.items() if name not in (AFTER, BEFORE)}

    def get_results(self, request: HttpRequest) -> None:
        rows = self._page()
        self.result_list, self.result_count = rows, len(rows)
        # Of what was read: rows that are not for this person may leave the list before it is shown.
        self._ends = [row.pk for row in rows]
        self.full_result_count, self.show_full_result_count = None, False
        self.show_admin_actions = bool(rows)
        self.can_show_all, self.multi_page = False, False
        self.paginator = Paginator(rows, max(len(rows), 1))

    @property
    def first(self) -> str:
        return self.get_query_string()

    @property
    def earlier(self) -> str:
        return self.get_query_string({BEFORE: self._ends[0]})

    @property
    def later(self) -> str:
        return self.get_query_string({AFTER: self._ends[-1]})

    def _page(self) -> list[Any]:
        at = self.after if self.before is None else self.before
        is_turned = self.before is not None
        keys = [key.turned() if is_turned else key for key in _keys(self.queryset)]
        wanted = self.list_per_page + 1
        found: list[Any] = []
        for condition, order in _runs(keys, None if at is None else self._keys_of(keys, at)):
            rows = self.queryset.filter(condition).order_by(*(key.order() for key in order))
            found.extend(rows.values_list("pk", flat=True)[: wanted - len(found)])
            if len(found) == wanted:
                break
        has_more = len(found) == wanted
        del found[self.list_per_page :]
        self.has_earlier, self.has_later = (has_more, True) if is_turned else (at is not None, has_more)
        return self._rows(found[::-1] if is_turned else found)

    def _rows(self, found: Sequence[Any]) -> list[Any]:
        """The rows in their order, with all that they show, which is read for them alone.

        One statement for both would let the database begin with a table that is joined for a label, and sort all.
        """
        rows = self.queryset.order_by().in_bulk(found) if found else {}
        return [rows[pk] for pk in found if pk in rows]

    def _keys_of(self, keys: Sequence[Key], at: int) -> Sequence[Any]:
        """Raises IncorrectLookupParameters where the list has no such row: the first page is shown then."""
        values = self.root_queryset.filter(pk=at).order_by().values_list(*(key.path for key in keys)).first()
        if values is None:
            raise IncorrectLookupParameters
        return tuple(values)


def _runs(keys: Sequence[Key], at: Sequence[Any] | None) -> Iterator[tuple[Q, Sequence[Key]]]:
    """What to read one after the other for the rows after ``at``: conditions, each with its order."""
    first, rest = keys[0], keys[1:]
    if not first.may_be_empty:
        yield Q() if at is None else _beyond(keys, at), keys
        return
    has, lacks = Q(**{f"{first.path}__isnull": False}), Q(**{f"{first.path}__isnull": True})
    filled = [replace(first, may_be_empty=False), *rest]
    if first.is_turned:
        if at is None or at[0] is None:
            yield lacks if at is None else lacks & _beyond(rest, at[1:]), rest
        yield has if at is None or at[0] is None else has & _beyond(filled, at), filled
    else:
        if at is None or at[0] is not None:
            yield has if at is None else has & _beyond(filled, at), filled
        yield lacks if at is None or at[0] is not None else lacks & _beyond(rest, at[1:]), rest


def _beyond(keys: Sequence[Key], at: Sequence[Any]) -> Q:
    """Rows after the values: the first key later, or equal and the rest later."""
    beyond, same = Q(pk__in=[]), Q()
    for key, value in zip(keys, at, strict=True):
        beyond |= same & key.later(value)
        same &= key.same(value)
    # What the first key alone demands says nothing new, and lets a database use an index.
    return keys[0].from_on(at[0]) & beyond


def _row_number(request: HttpRequest, name: str) -> int | None:
    """Raises IncorrectLookupParameters for what is no number of a row."""
    written = request.GET.get(name)
    if written is None:
        return None
    if not (written.isascii() and written.isdecimal() and len(written) < len(str(LARGEST))):
        raise IncorrectLookupParameters
    return int(written)


def _keys(rows: QuerySet) -> list[Key]:
    """The order of the rows, with the primary key as the last one."""
    keys = [_key(rows, each) for each in rows.query.order_by]
    if not any(key.path in ("pk", rows.model._meta.pk.name) for key in keys):
        keys.append(Key("pk", descending=True, may_be_empty=False))
    return keys


def _key(rows: QuerySet, written: Any) -> Key:
    if isinstance(written, OrderBy):
        column: Any = written.expression
        path, descending = str(column.name), written.descending
    else:
        path, descending = written.removeprefix("-"), written.startswith("-")
    return Key(path, descending, _may_be_empty(rows, path))


def _may_be_empty(rows: QuerySet, path: str) -> bool:
    """Of a column that the query makes nothing is known: it may be."""
    if path in rows.query.annotations:
        return True
    model: Any = rows.model
    for name in path.split("__"):
        column = model._meta.pk if name == "pk" else model._meta.get_field(name)
        if column.null:
            return True
        model = column.related_model
    return False
