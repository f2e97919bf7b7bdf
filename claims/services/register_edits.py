"""Editing an entry of a register: what the consensus reads of it moves every event.

Outward: ``revise_entry`` for an actor, place, scope or source, and ``derive_after``, for a form that saves the row
itself. Names, notes and coordinates move nothing.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Actor, Place, Scope
from claims.models.register import RegisterEntry
from claims.services.deriving import derive_all_later
from claims.services.errors import BadRegisterEntry
from claims.services.permission import require
from factcheck.audit import acting, record
from factcheck.locking import lock_row
from sources.models import Source

# What the engine reads of each register (``claims.selectors.registers``, ``claims.selectors.statements``).
MOVING: Mapping[type[RegisterEntry | Source], frozenset[str]] = {
    Place: frozenset({"parent"}),
    Actor: frozenset({"parent", "speaks_as"}),
    Scope: frozenset({"parent", "parts_are_disjoint"}),
    Source: frozenset({"owner", "source_class", "kind"}),
}


@transaction.atomic
def revise_entry(
    entry: RegisterEntry | Source,
    changes: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> RegisterEntry | Source:
    """Change some columns of an entry. changes: column -> new value; relations take rows, None = none.

    expected_version: row version that the person saw, None = whatever stands. Raises NotAllowed, StaleRow, and
    BadRegisterEntry for the key, an unknown column, a value that the column refuses, or a circle.
    """
    register = type(entry)
    require(by, f"{register._meta.app_label}.change_{register._meta.model_name}")
    row = lock_row(register, entry.pk, expected_version)
    _check_columns(row, changes)
    changed = {name: value for name, value in changes.items() if getattr(row, name) != value}
    if not changed:
        row.refresh_from_db()
        return row
    old = {name: _told(getattr(row, name)) for name in changed}
    for name, value in changed.items():
        setattr(row, name, value)
    try:
        row.full_clean()
    except ValidationError as error:
        raise BadRegisterEntry(
            _('The entry "%(key)s": %(why)s') % {"key": row.key, "why": " ".join(error.messages)}
        ) from error
    new = {name: _told(value) for name, value in changed.items()}
    verb = f"{register._meta.model_name}.change"
    with acting(record(verb, actor=by, target=row, reason=reason, old=old, new=new)):
        row.save()
        derive_after(row, changed)
    return row


def derive_after(row: RegisterEntry | Source, changed: Collection[str]) -> None:
    """Queue a derivation of every event where a column that moves values changed. changed: names of columns."""
    if MOVING[type(row)] & set(changed):
        derive_all_later()


def _check_columns(row: RegisterEntry | Source, changes: Collection[str]) -> None:
    own = {field.name for field in row._meta.fields if field.editable} - {"id", "key"}
    unknown = sorted(set(changes) - own)
    if unknown:
        raise BadRegisterEntry(
            _('The entry "%(key)s" has no column %(unknown)s to change. Accepted: %(accepted)s.')
            % {"key": row.key, "unknown": ", ".join(unknown), "accepted": ", ".join(sorted(own))}
        )


def _told(value: Any) -> Any:
    return value.key if isinstance(value, RegisterEntry | Source) else value
