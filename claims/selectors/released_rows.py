"""One row of a release's consensus, read from the table or from what was just derived: both give the same row.

Outward: ``ReleasedRow``, ``stored_row`` and ``derived_row``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.consensus.settled import Role, Settled
from claims.domain.codes import ConfidenceBasis, Ruling, ValueKind, Verification
from claims.domain.values import NUMERIC_KINDS, Quantity, Value
from claims.exports.verification import LEAST_RULED_ITEMS
from claims.models import Actor, Claim, Consensus, ConsensusCandidate, Place
from claims.models.typed_value import TypedValue
from claims.selectors.value_cells import Cells, entry_of, settled_cell, settled_cells

_BEHIND = (Role.SUPPORTS, Role.OPPOSES, Role.PART)
_STRENGTH = list(Verification)


@dataclass(frozen=True, slots=True)
class ReleasedRow:
    """voices: public id of a claim -> its voice, of every claim that testified. Cells as ``value_cells`` gives them.

    value: None where none is published. remarks: the explanation, see ``claims.consensus.explanation.say``.
    """

    event: str
    attribute: str
    scope_key: str
    value: str | None
    low: object
    high: object
    high_open: bool
    value_is_bound: bool
    candidates: tuple[str, ...]
    unit: str
    as_of: datetime | None
    evidence: str
    ruling: str
    grade: str
    voices_min: int
    voices_max: int
    verification: str
    policy: str
    remarks: Any
    voices: Mapping[str, int]
    confidence: object = None
    confidence_basis: str = ConfidenceBasis.NONE.value

    @property
    def place(self) -> tuple[str, str, str]:
        """Event, attribute and scope key."""
        return self.event, self.attribute, self.scope_key

    @property
    def is_ruled(self) -> bool:
        return self.ruling != Ruling.NONE


@dataclass(frozen=True, slots=True)
class Names:
    """Register rows by key, for values that keep no wording of their own."""

    places: Mapping[str, Place]
    actors: Mapping[str, Actor]


def stored_row(row: Consensus) -> ReleasedRow:
    """Reads event, attribute, place, actor, candidates with place and actor, testimonies with claim."""
    spoken = [testimony.claim for testimony in row.testimonies.all()]
    value, low, high = settled_cells(row, _wordings(row, spoken))
    confidence, basis = _confidence(row)
    return ReleasedRow(
        event=row.event.public_id,
        attribute=row.attribute.key,
        scope_key=row.scope_key,
        value=value if row.has_value else None,
        low=low,
        high=high,
        high_open=row.value_kind in NUMERIC_KINDS and row.upper is None,
        value_is_bound=row.value_is_bound,
        candidates=tuple(
            settled_cell(candidate, _wordings(candidate, spoken)) for candidate in row.candidates.all()
        ),
        unit=row.unit,
        as_of=row.as_of,
        evidence=row.evidence,
        ruling=row.ruling,
        grade=row.grade,
        voices_min=row.voices_min,
        voices_max=row.voices_max,
        verification=row.verification,
        policy=row.policy,
        remarks=row.remarks,
        voices={testimony.claim.public_id: testimony.voice for testimony in row.testimonies.all()},
        confidence=confidence,
        confidence_basis=basis,
    )


def derived_row(
    row: Settled, kind: ValueKind, unit: str, released: Mapping[str, Claim], names: Names
) -> ReleasedRow:
    """kind, unit: of the attribute's definition. released: the claims that may have testified, by public id.

    A row that was derived for a profile has no confidence: nothing was calibrated on what is left of its claims.
    """
    is_numeric = kind in NUMERIC_KINDS
    spoken = [released[one.claim] for one in row.testified]
    value, low, high = (None, None, None) if row.value is None else _cells(row.value, spoken, names)
    return ReleasedRow(
        event=row.event,
        attribute=row.attribute,
        scope_key=row.scope.key,
        value=value,
        low=row.low if is_numeric else low,
        high=row.high if is_numeric else high,
        high_open=is_numeric and row.high is None,
        value_is_bound=row.value_is_bound,
        candidates=tuple(
            settled_cell(typed, _wordings(typed, spoken))
            for typed in (_typed(candidate.value, names) for candidate in row.candidates)
        ),
        unit=((row.value.unit if isinstance(row.value, Quantity) else "") or unit) if is_numeric else "",
        as_of=row.as_of,
        evidence=row.evidence,
        ruling=row.ruling,
        grade=row.grade or "",
        voices_min=row.voices_min,
        voices_max=row.voices_max,
        verification=_weakest(row, released),
        policy=row.policy,
        remarks=row.remarks,
        voices={one.claim: one.voice for one in row.testified},
    )


def _typed(value: Value, names: Names) -> ConsensusCandidate:
    """The value in its columns, as it would be stored."""
    columns, row = value.fields(), ConsensusCandidate()
    row.set_value(value, place=names.places.get(columns.place_key), actor=names.actors.get(columns.actor_key))
    return row


def _confidence(row: Consensus) -> tuple[object, str]:
    """Released only where it was calibrated on enough ruled items (DESIGN rule 10)."""
    if row.confidence_basis != ConfidenceBasis.RULED or row.confidence_items < LEAST_RULED_ITEMS:
        return None, ConfidenceBasis.NONE.value
    return row.confidence, f"ruled({row.confidence_items})"


def _cells(value: Value, spoken: Iterable[Claim], names: Names) -> Cells:
    typed = _typed(value, names)
    return settled_cells(typed, _wordings(typed, spoken))


def _wordings(value: TypedValue, spoken: Iterable[Claim]) -> Iterator[str]:
    """What the claims that name the same entry of a register call it."""
    entry = entry_of(value)
    if entry is not None:
        ids = (value.place_id, value.actor_id)
        yield from (claim.wording for claim in spoken if (claim.place_id, claim.actor_id) == ids)


def _weakest(row: Settled, released: Mapping[str, Claim]) -> str:
    """The weakest verification among the claims behind the value; among all where none is."""
    behind = [one.claim for one in row.testified if one.role in _BEHIND]
    claims = behind or [one.claim for one in row.testified]
    return min((Verification(released[claim].verification) for claim in claims), key=_STRENGTH.index)
