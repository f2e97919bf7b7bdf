"""Voices that join or part, as a page shows them: each voice by the outlets that speak with it.

Outward: ``RegroupedRow`` and ``as_regrouped_rows``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.consensus.regrouped_voices import Regrouped, Voice
from claims.consensus.settled import Settled
from claims.domain.codes import Grade
from claims.models import Attribute, Event
from claims.models.choices import GRADES
from claims.selectors.events import anchor_of, scope_label
from claims.selectors.independence import scope_names
from claims.selectors.local_names import local_name
from claims.selectors.toll_curves import attributes_by_key, claims_by_id
from claims.selectors.veiling import veiled


@dataclass(frozen=True, slots=True)
class Counted:
    """How many voices a row has, and its grade, "" = none."""

    at_least: int
    at_most: int
    grade: str


@dataclass(frozen=True, slots=True)
class RegroupedRow:
    """before, after: as counted. parted, joined: voices that are no more and that came, each by its articles."""

    event: Event
    attribute: Attribute
    scope: str
    anchor: str
    before: Counted
    after: Counted
    parted: list[list[str]]
    joined: list[list[str]]


def as_regrouped_rows(found: Sequence[tuple[Event, Regrouped]], user: Any) -> list[RegroupedRow]:
    """Without what is withheld from the user. A fixed number of queries."""
    if not found:
        return []
    names = _names(found, user)
    attributes, scopes = attributes_by_key(), scope_names()
    events = {event.pk: event for event in veiled(user, {event: event for event, _ in found})}
    return [
        RegroupedRow(
            events[event.pk], attributes[one.attribute], scope_label(one.scope.key, scopes),
            anchor_of(one.attribute, one.scope.key), _counted(one.before), _counted(one.after),
            [_named(voice, names) for voice in one.parted], [_named(voice, names) for voice in one.joined],
        )
        for event, one in found
    ]  # fmt: skip


def _names(found: Iterable[tuple[Event, Regrouped]], user: Any) -> Mapping[str, str]:
    """Public id of a claim -> outlet and id of its article."""
    ids = {claim for _, one in found for voice in (*one.parted, *one.joined) for claim in voice}
    claims = claims_by_id(ids, user)
    return {
        name: " · ".join(filter(None, [local_name(claim.article.source), claim.article.public_id]))
        for name, claim in claims.items()
    }


def _named(voice: Voice, names: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(names[claim] for claim in voice if claim in names))


def _counted(row: Settled) -> Counted:
    grades = {Grade(code): str(label) for code, label in GRADES}
    return Counted(row.voices_min, row.voices_max, "" if row.grade is None else grades[row.grade])
