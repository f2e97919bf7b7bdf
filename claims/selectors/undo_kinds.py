"""Which acts can be undone, by whom, and which tables they change.

Outward: ``UNDOABLE``, ``tables_of``, ``may_undo`` and ``readable_rows``.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from claims.models import Actor, Claim, ClaimLink, Event, Place, Resolution, Scope
from claims.selectors.decisions import ACCEPTED, MOVED
from claims.selectors.open_links import ACCEPTED_MANY
from claims.selectors.readable import readable_actors, readable_claims, readable_events
from sources.models import Source
from sources.selectors.visibility import visible_sources

UNDER_POLICY = "claim.accept_under_policy"
# What the machine accepted is nobody's own act: whoever decides between reviewers takes it back.
ADJUDICATE = "claims.adjudicate_review"
REGISTERS: Mapping[str, Any] = {
    f"{table._meta.model_name}.change": table for table in (Actor, Place, Scope, Source)
}
# Acts that can be undone, and whether undoing them needs a reason.
UNDOABLE = {
    "claim.accept": False,
    "claim.edit": False,
    "claim.reject": False,
    "claim.add": True,
    ACCEPTED: False,
    MOVED: False,
    UNDER_POLICY: True,
    "link.decide": True,
    ACCEPTED_MANY: True,
    "resolution.resolve": True,
    "event.merge": True,
    **dict.fromkeys(REGISTERS, True),
}
DECIDED: tuple[Any, ...] = (Claim, ClaimLink, Resolution, Event)


def tables_of(verb: str) -> tuple[Any, ...]:
    """The tables whose rows an act of this verb changes."""
    return (REGISTERS[verb],) if verb in REGISTERS else DECIDED


def may_undo(verb: str, actor: int | None, user: Any) -> bool:
    """One's own act; an acceptance of the machine's by whoever may adjudicate. actor: row id, None = the machine."""
    if actor is None:
        return verb == UNDER_POLICY and bool(user.has_perm(ADJUDICATE))
    return bool(actor == user.pk)


def readable_rows(table: Any, user: Any) -> QuerySet[Any]:
    """The rows of a table that the user may see; links and rulings are judged by their claims and events."""
    if table is Claim:
        return readable_claims(user)
    if table is Event:
        return readable_events(user)
    if table is Actor:
        return readable_actors(user)
    rows: QuerySet[Any] = visible_sources(user) if table is Source else table._default_manager.all()
    return rows
