"""People who were injured first and died later: each counts once, in the gravest outcome (DESIGN rule 6).

Outward: ``somebody_moved`` and ``without_moved``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.consensus.context import Context
from claims.consensus.settled import Settled
from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparator, ScopeRelation, ValueKind
from claims.domain.scopes import Scope
from claims.domain.values import Quantity

# The entry of the scope register for those who died later of what injured them.
DIED_OF_WOUNDS = "phase:died-of-wounds"


def somebody_moved(
    definition: AttributeDefinition, scope: Scope, settled: Iterable[Settled], context: Context
) -> bool:
    """Whether a part of the attribute tells of people who died of their wounds: somebody may be in two parts."""
    return any(
        row.scope.phase == DIED_OF_WOUNDS
        and (row.scope == scope or _lies_in(row.scope, scope, context))
        and not _is_none(row)
        for row in settled
        if row.attribute in definition.parts
    )


def without_moved(rows: Sequence[Settled], settled: Sequence[Settled], context: Context) -> list[Settled]:
    """The rows, each without those of its people whom a sentence tells to have died since.

    rows: the scopes of one attribute that are to make a whole. Those who died are counted among the dead.
    """
    return [_less(row, _moved(row, settled, context)) for row in rows]


def _moved(row: Settled, settled: Iterable[Settled], context: Context) -> Decimal:
    """How many of a row's people are told to have died since, at least."""
    told = context.moved.get(row.event, frozenset())
    dead = {to for of, to in told if of == (row.attribute, row.scope.key)}
    lows = [other.low for other in settled if (other.attribute, other.scope.key) in dead]
    return max((low for low in lows if low is not None), default=Decimal(0))


def _less(row: Settled, moved: Decimal) -> Settled:
    if not moved or row.low is None or row.low < moved:
        return row
    low, high = row.low - moved, None if row.high is None else row.high - moved
    value = row.value
    if isinstance(value, Quantity) and value.number is not None and low == high:
        value = Quantity(ValueKind.COUNT, Comparator.EXACT, low, low, low, value.unit)
    elif isinstance(value, Quantity):
        value = Quantity(ValueKind.COUNT, Comparator.RANGE, None, low, high, value.unit)
    return replace(row, value=value, low=low, high=high)


def _lies_in(part: Scope, whole: Scope, context: Context) -> bool:
    return context.registers.scopes.relation(part, whole) is ScopeRelation.PART_OF


def _is_none(row: Settled) -> bool:
    return isinstance(row.value, Quantity) and row.value.is_stated_zero
