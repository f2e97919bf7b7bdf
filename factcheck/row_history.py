"""The history of one row, ready to read.

Outward: ``entries_of`` (newest first), ``changes_since`` a version and ``changes_between`` two. Rows with versions
tell field by field; others are told by the acts that name them as their target.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import ForeignKey, ManyToManyField, Model, QuerySet

from factcheck.audit.models import Act

# Entries shown of one row; older ones stay in the audit. Arbitrary but works.
MOST_ENTRIES = 100
UNTOLD = ("row_version",)


@dataclass(frozen=True, slots=True)
class Change:
    """field: what the reader calls it. old, new: as stored. column: of the model; None where it has none."""

    field: str
    old: Any
    new: Any
    column: Any = None


@dataclass(frozen=True, slots=True)
class Entry:
    """who: "" = the machine. what: the verb of the act, or what happened to the row.

    act: row id of the act, actor: of who did it; version: row id of the row's version; None where there is none.
    """

    at: datetime
    who: str
    what: str
    why: str
    changes: list[Change] = field(default_factory=list)
    act: int | None = None
    actor: int | None = None
    version: int | None = None


def entries_of(row: Model) -> list[Entry]:
    """Three queries at most, whatever the number of entries."""
    return _from_versions(row) if hasattr(type(row), "history") else _from_acts(row)


def changes_since(row: Any, version: int) -> list[Change]:
    """What moved between a row version and the row as stored. Without versions the acts tell it: one per save."""
    if not hasattr(type(row), "history"):
        return _since(row, row.row_version - version)
    before = row.history.filter(row_version=version).order_by("history_id").last()
    latest = row.history.order_by("history_id").last()
    return [] if before is None or latest is None else list(changes_between(before, latest))


def _from_versions(row: Any) -> list[Entry]:
    versions = list(
        row.history.select_related("act__detail", "history_user").order_by("-history_id")[: MOST_ENTRIES + 1]
    )
    older: Iterable[Any] = [*versions[1:], None]
    return [_entry(version, before) for version, before in zip(versions, older, strict=True)][:MOST_ENTRIES]


def _entry(version: Any, before: Any) -> Entry:
    act = version.act
    return Entry(
        at=version.history_date,
        who=str(version.history_user or ""),
        what=version.get_history_type_display() if act is None else act.verb,
        why="" if act is None else act.reason,
        changes=[] if before is None else list(changes_between(before, version)),
        act=version.act_id,
        actor=version.history_user_id,
        version=version.history_id,
    )


def changes_between(before: Any, after: Any) -> Iterator[Change]:
    """Field by field, without a query: a row referred to is told by its number."""
    for column in after.tracked_fields:
        old, new = getattr(before, column.attname), getattr(after, column.attname)
        if old != new and column.name not in UNTOLD:
            yield Change(str(column.verbose_name), _plain(old), _plain(new), column)


def _plain(value: Any) -> Any:
    """A number without the zeros that its column pads it with: 7, not 7.000000."""
    if not isinstance(value, Decimal) or not value.is_finite():
        return value
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _from_acts(row: Model) -> list[Entry]:
    return [
        Entry(
            act.at,
            str(act.actor or ""),
            act.verb,
            act.reason,
            list(_told(row, act.old, act.new)),
            act=act.pk,
            actor=act.actor_id,
        )
        for act in _acts_on(row)[:MOST_ENTRIES]
    ]


def _since(row: Model, saves: int) -> list[Change]:
    """What the last saves moved, each field from what it was before the first to what it is."""
    changed = _acts_on(row).filter(verb=f"{row._meta.model_name}.change")[: max(saves, 0)]
    moved: dict[str, Change] = {}
    for act in changed:
        for change in _told(row, act.old, act.new):
            later = moved.get(change.field)
            moved[change.field] = change if later is None else replace(later, old=change.old)
    return list(moved.values())


def _acts_on(row: Model) -> QuerySet[Act]:
    """The newest first."""
    name = next((getattr(row, each) for each in ("public_id", "key") if getattr(row, each, "")), row.pk)
    acts = Act.objects.filter(target_type=row._meta.label_lower, target_id=str(name))
    return acts.select_related("detail", "actor").order_by("-id")


def _told(row: Model, old: Any, new: Any) -> Iterator[Change]:
    if not isinstance(new, dict):
        return
    before = old if isinstance(old, dict) else {}
    columns = {column.name: column for column in (*row._meta.fields, *row._meta.many_to_many)}
    for name, value in new.items():
        column: Any = columns.get(name)
        if isinstance(column, ForeignKey | ManyToManyField):
            column = None  # an act names rows by their permanent keys: there is no number to look up
        said = name.replace("_", " ") if name not in columns else str(columns[name].verbose_name)
        yield Change(said, before.get(name), value, column)
