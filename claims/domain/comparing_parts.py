"""Comparing a part with its whole: of scope ("in the Green Zone") or of attribute (killed of casualties).

Outward: ``compare_part``. A part can never exceed its whole; a zero of the whole is a zero of each part, never the
reverse (DESIGN rules 3 and 6).
"""

from claims.domain.attributes import AttributeDefinition
from claims.domain.comparing_numbers import different_units, units_differ
from claims.domain.findings import Comparison, Direction, compatible, conflict, not_comparable, part_of, shown
from claims.domain.statements import Statement
from claims.domain.values import Quantity


def compare_part(
    part: Statement, whole: Statement, definition: AttributeDefinition, direction: Direction
) -> Comparison:
    """definition: of the whole's attribute. direction: the way from the claim compared first to the other."""
    if part.rejects or whole.rejects:
        return not_comparable("One rejects a value, which says nothing of a part or a whole.")
    if not isinstance(part.value, Quantity) or not isinstance(whole.value, Quantity):
        return part_of("One speaks of a part of what the other covers.", direction)
    x, y = part.value, whole.value
    if units_differ(x, y):
        return not_comparable(different_units(x, y))
    if not _exceeds(x, y, definition):
        return part_of(f"{shown(x)} is a part of {shown(y)}.", direction)
    if _may_both_hold(part, whole, y, definition):
        return compatible(f"A part of {shown(x)} is more than the whole of {shown(y)}, of another time.")
    return conflict(f"A part of {shown(x)} is more than the whole of {shown(y)}.")


def _exceeds(part: Quantity, whole: Quantity, definition: AttributeDefinition) -> bool:
    if part.lower is None or whole.upper is None:
        return False
    # No tolerance for a whole of zero: one victim is more than none.
    margin = 0 if whole.is_stated_zero else definition.tolerance
    return part.lower > whole.upper + margin


def _may_both_hold(
    part: Statement, whole: Statement, value: Quantity, definition: AttributeDefinition
) -> bool:
    """Whether the two speak of different times between which the whole may have changed.

    A growing whole that is stated later and is still less than its part is wrong, unless it is zero, which
    conflicts only at the same time.
    """
    if part.as_of.overlaps(whole.as_of):
        return False
    return value.is_stated_zero or not definition.accumulating or part.as_of.is_later_than(whole.as_of)
