"""What was just derived as rows of the table of consensus that nobody saves: to be shown like stored ones.

Outward: ``unsaved_row``, ``unsaved_candidates``, ``fill_value``, ``plain_columns`` and ``names_of``.
"""

from collections.abc import Collection, Mapping
from typing import Any

from claims.consensus.settled import Settled
from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparator
from claims.domain.values import NUMERIC_KINDS, Quantity, Value
from claims.models import Actor, Attribute, Consensus, ConsensusCandidate, Event, Place
from claims.models.typed_value import TypedValue
from claims.selectors.released_rows import Names


def plain_columns(settled: Settled) -> dict[str, Any]:
    """What a row takes over from a settled value as it is, whether it will be stored or not."""
    return {
        "value_is_bound": settled.value_is_bound,
        "as_of": settled.as_of,
        "evidence": settled.evidence,
        "ruling": settled.ruling,
        "grade": settled.grade or "",
        "voices_min": settled.voices_min,
        "voices_max": settled.voices_max,
        "confidence": settled.confidence,
        "confidence_basis": settled.confidence_basis,
        "confidence_items": settled.confidence_items,
        "policy": settled.policy,
        "remarks": [[code, dict(arguments)] for code, arguments in settled.remarks],
    }


def unsaved_row(
    settled: Settled, event: Event, attribute: Attribute, definition: AttributeDefinition, names: Names
) -> Consensus:
    """definition: the one it was derived under. The row has no id, no codebook and no hash."""
    row = Consensus(
        event=event,
        attribute=attribute,
        scope_key=settled.scope.key,
        **plain_columns(settled),
    )
    fill_value(row, settled, definition, names.places, names.actors)
    return row


def unsaved_candidates(settled: Settled, names: Names) -> list[ConsensusCandidate]:
    found = []
    for rank, candidate in enumerate(settled.candidates, 1):
        row = ConsensusCandidate(
            rank=rank,
            voices_min=candidate.voices_min,
            voices_max=candidate.voices_max,
            is_accepted=candidate.holds,
        )
        _set(row, candidate.value, names.places, names.actors)
        found.append(row)
    return found


def fill_value(
    row: Consensus,
    settled: Settled,
    definition: AttributeDefinition,
    places: Mapping[str, Place],
    actors: Mapping[str, Actor],
) -> None:
    """lower and upper of a number are low and high; the columns of a value that is not published stay empty."""
    row.value_kind = definition.value_kind
    if settled.value is not None:
        _set(row, settled.value, places, actors)
    row.has_value = settled.has_value
    if definition.value_kind not in NUMERIC_KINDS:
        return
    row.unit = row.unit or definition.unit
    row.lower, row.upper = settled.low, settled.high
    row.comparator = _comparator(settled)


def names_of(rows: Collection[Settled]) -> Names:
    """The register rows that the values of these rows name: two queries."""
    values = [row.value for row in rows if row.value is not None]
    values += [candidate.value for row in rows for candidate in row.candidates]
    columns = [value.fields() for value in values]
    places = Place.objects.filter(key__in={one.place_key for one in columns} - {""})
    actors = Actor.objects.filter(key__in={one.actor_key for one in columns} - {""})
    return Names({row.key: row for row in places}, {row.key: row for row in actors})


def _comparator(settled: Settled) -> Comparator:
    if not isinstance(settled.value, Quantity) or settled.value.number is None:
        return Comparator.RANGE
    is_zero = settled.value.comparator is Comparator.NONE and not (settled.low == 0 and settled.high == 0)
    return Comparator.EXACT if is_zero else settled.value.comparator


def _set(row: TypedValue, value: Value, places: Mapping[str, Place], actors: Mapping[str, Actor]) -> None:
    columns = value.fields()
    row.set_value(value, place=places.get(columns.place_key), actor=actors.get(columns.actor_key))
