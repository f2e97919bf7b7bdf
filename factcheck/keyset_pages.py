"""Pages by key of rows in any order: those after a row, or before it, however many rows there are.

Outward: ``page_after``, ``those_of`` and ``in_order``. An address names the row that a page starts after; its keys
are read from the database. Rows that lack the first key come last. They are read by themselves, once those that have
it are used up: "greater or missing" is a condition for which no index helps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.admin.utils import get_fields_from_path
from django.db.models import BooleanField, F, PositiveSmallIntegerField, Q, QuerySet, SmallIntegerField
from django.db.models.expressions import OrderBy

# Columns of which a first key has few values.
COARSE = (BooleanField, PositiveSmallIntegerField, SmallIntegerField)


@dataclass(frozen=True, slots=True)
class KeyPage:
    """found: row ids in the order of the list. has_earlier, has_later: whether there is a page on either side."""

    found: list[Any]
    has_earlier: bool
    has_later: bool


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the order. path: the column, across relations. may_be_empty: rows without it come last.

    is_turned: the list is read from its end, rows without the key first. is_coarse: many rows may have one value.
    """

    path: str
    descending: bool
    may_be_empty: bool
    is_turned: bool = False
    is_coarse: bool = False

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


def page_after(
    rows: QuerySet[Any],
    most: int,
    *,
    after: int | None = None,
    before: int | None = None,
    among: QuerySet[Any] | None = None,
) -> KeyPage | None:
    """At most ``most`` rows in their order: the first ones, or those next to a row. One query, and one for its keys.

    after, before: id of a row, before comes first. among: where that row may be, None = in ``rows``. None where it is
    not there.
    """
    at = after if before is None else before
    is_turned = before is not None
    keys = [key.turned() if is_turned else key for key in _keys(rows)]
    values = None
    if at is not None:
        known = rows if among is None else among
        values = known.filter(pk=at).order_by().values_list(*(key.path for key in keys)).first()
        if values is None:
            return None
    found: list[Any] = []
    for condition, order in _runs(keys, values):
        run = rows.filter(condition).order_by(*(key.order() for key in order))
        found.extend(run.values_list("pk", flat=True)[: most + 1 - len(found)])
        if len(found) > most:
            break
    has_more = len(found) > most
    del found[most:]
    if is_turned:
        return KeyPage(found[::-1], has_more, has_later=True)
    return KeyPage(found, at is not None, has_more)


def those_of(rows: QuerySet[Any], page: KeyPage) -> QuerySet[Any]:
    """The rows of a page: between the first and the last where their number is their order, else by their list."""
    numbers = [page.found[0], page.found[-1]] if page.found else [0, 0]
    if [key.path for key in _keys(rows)] in (["pk"], [rows.model._meta.pk.name]):
        return rows.filter(pk__range=sorted(numbers))
    return rows.filter(pk__in=page.found)


def in_order(rows: QuerySet[Any], found: Sequence[Any]) -> list[Any]:
    """The rows of these ids in their order, with all that they show, which is read for them alone.

    One statement for both would let the database begin with a table that is joined for a label, and sort all.
    """
    by_id = rows.order_by().in_bulk(found) if found else {}
    return [by_id[pk] for pk in found if pk in by_id]


def _runs(keys: Sequence[Key], at: Sequence[Any] | None) -> Iterator[tuple[Q, Sequence[Key]]]:
    """What to read one after the other for the rows after ``at``: conditions, each with its order."""
    first, rest = keys[0], keys[1:]
    if not first.may_be_empty:
        if at is not None and first.is_coarse:
            # By one bound for both, a page far into the rows of one priority would read all before it.
            yield first.same(at[0]) & _beyond(rest, at[1:]), rest
            yield first.later(at[0]), keys
        else:
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
    may_be_empty = _may_be_empty(rows, path)
    return Key(path, descending, may_be_empty, is_coarse=not may_be_empty and _is_coarse(rows, path))


def _is_coarse(rows: QuerySet, path: str) -> bool:
    """Whether the column is of a few small numbers, as priorities are."""
    return path != "pk" and isinstance(get_fields_from_path(rows.model, path)[-1], COARSE)


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
