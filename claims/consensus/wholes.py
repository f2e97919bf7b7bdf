"""What settled parts say of their whole, as figures (DESIGN rule 6).

Outward: ``Whole``, ``whole_from_parts`` and ``sureness``. Parts are settled rows: of the attributes that the
definition calls parts (killed and injured of casualties), or of the same attribute in narrower scopes. They add up to
a checked sum only where the codebook, the register, a sentence or a person says that they do not overlap; else the
whole lies between the largest part's low and the sum of the parts' highs, and has no best value.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import combinations

from claims.consensus.context import Context
from claims.consensus.gravest import somebody_moved, without_moved
from claims.consensus.settled import Settled
from claims.consensus.testimony import Testimony
from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparator, ScopeRelation, ValueKind
from claims.domain.scopes import Scope
from claims.domain.values import Quantity


@dataclass(frozen=True)
class Whole:
    """low, high: where the parts put the whole, inclusive. total: the checked sum, None where there is none.

    are_disjoint: no two parts overlap, so that low and high are sums. moved: somebody may be among two of the parts,
    the injured first and the dead later, or was taken out of a part because of it. as_of: the latest moment that a
    part holds for, None = none is known.
    """

    parts: tuple[Settled, ...]
    low: Decimal | None
    high: Decimal | None
    total: Quantity | None = None
    moved: bool = False
    are_disjoint: bool = False

    @property
    def as_of(self) -> datetime | None:
        return max((part.as_of for part in self.parts if part.as_of is not None), default=None)

    @property
    def interval(self) -> Quantity:
        """As a value to be said: "between 4 and 7", "4 or more"."""
        kind = ValueKind.COUNT
        return Quantity(kind, Comparator.RANGE, None, self.low, self.high)

    @property
    def testimonies(self) -> tuple[Testimony, ...]:
        return tuple(one for part in self.parts for one in part.current)


def whole_from_parts(
    definition: AttributeDefinition, scope: Scope, settled: Sequence[Settled], context: Context
) -> Whole | None:
    """settled: every row of the event that is settled already. None where no part says anything of the whole.

    The parts of the attribute and the parts of the scope are two ways to the whole; where both lead there, a checked
    sum is preferred, then the attribute's.
    """
    kinds = (
        [row for row in settled if row.scope == scope and _is_part(row, definition)],
        _outermost(
            [
                row
                for row in settled
                if row.attribute == definition.key and _lies_in(row.scope, scope, context)
            ],
            context,
        ),
    )
    of_attribute, of_scope = ([row for row in rows if _says_something(row)] for rows in kinds)
    wholes = []
    if of_attribute:
        moved = len(of_attribute) > 1 and somebody_moved(definition, scope, settled, context)
        are_disjoint = disjoint(of_attribute, definition, context) and not moved
        wholes.append(replace(_whole(of_attribute, definition, are_disjoint=are_disjoint), moved=moved))
    if of_scope:
        counted = without_moved(of_scope, settled, context)
        whole = _whole(counted, definition, are_disjoint=disjoint(of_scope, definition, context))
        wholes.append(replace(whole, moved=counted != of_scope))
    return max(wholes, key=lambda whole: whole.total is not None, default=None)


def disjoint(rows: Sequence[Settled], definition: AttributeDefinition, context: Context) -> bool:
    """Whether the rows are all the parts of an attribute, or scopes of which no two overlap."""
    if any(row.attribute != definition.key for row in rows):
        return {row.attribute for row in rows} == set(definition.parts)
    apart = context.apart.get((rows[0].event, definition.key), frozenset()) if rows else frozenset()
    return len(rows) > 1 and all(
        context.registers.scopes.relation(a.scope, b.scope) is ScopeRelation.DISJOINT
        or frozenset({a.scope.key, b.scope.key}) in apart
        for a, b in combinations(rows, 2)
    )


def _is_part(row: Settled, definition: AttributeDefinition) -> bool:
    return row.attribute in definition.parts


def _lies_in(part: Scope, whole: Scope, context: Context) -> bool:
    return context.registers.scopes.relation(part, whole) is ScopeRelation.PART_OF


def _outermost(rows: list[Settled], context: Context) -> list[Settled]:
    """Without the parts of other parts, which would be counted twice."""
    return [row for row in rows if not any(_lies_in(row.scope, other.scope, context) for other in rows)]


def _says_something(row: Settled) -> bool:
    return row.low is not None or row.high is not None


def _whole(rows: Sequence[Settled], definition: AttributeDefinition, *, are_disjoint: bool) -> Whole:
    ordered = tuple(sorted(rows, key=lambda row: (row.attribute, row.scope.key)))
    bounds = [part_bounds(row) for row in ordered]
    highs = [high for _, high in bounds if high is not None]
    high = sum(highs, Decimal(0)) if len(highs) == len(bounds) else None
    lows = [low for low, _ in bounds if low is not None]
    if not are_disjoint:
        # One part, or parts that may overlap: nothing says that they are all there is, so one part sets no upper end.
        return Whole(ordered, max(lows, default=None), high if len(ordered) > 1 else None)
    low = sum(lows, Decimal(0))
    return Whole(ordered, low, high, _total(ordered, definition, low, high), are_disjoint=True)


def part_bounds(row: Settled) -> tuple[Decimal | None, Decimal | None]:
    """A part's published number where it names one, else its low and high."""
    value = row.value
    if isinstance(value, Quantity) and not row.value_is_bound and value.number is not None:
        return value.number, value.number
    return row.low, row.high


def _total(
    rows: Sequence[Settled], definition: AttributeDefinition, low: Decimal, high: Decimal | None
) -> Quantity | None:
    """The checked sum, where every part names its number."""
    is_exact = all(row.has_value and not row.value_is_bound for row in rows)
    if not is_exact or low != high:
        return None
    return Quantity(definition.value_kind, Comparator.EXACT, low, low, low, definition.unit)


def shown_part(part: Settled) -> Quantity:
    """A part as it is said: its value, else its bounds, which of a measure need not be whole numbers."""
    if isinstance(part.value, Quantity):
        return part.value
    return Quantity(ValueKind.MEASURE, Comparator.RANGE, None, part.low, part.high)


def sureness(parts: Iterable[Settled]) -> float:
    """The probability that all of them are right, taken as independent; one whose value an editor ruled is."""
    return math.prod(float(part.confidence) for part in parts if part.confidence is not None)
