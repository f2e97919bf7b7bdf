"""Comparing two quantities of one attribute, event and scope (DESIGN rules 3 and 4).

Outward: ``compare_quantities``. Values whose intervals meet never conflict: "at least 3" and 7 agree. A stated zero
conflicts with a positive number only where the two speak of the same time. A higher figure of a growing toll is an
update where rule 4 (a), (b) or the pairwise part of (c) holds; that nobody repeats the lower figure later is seen
only by the consensus, which holds all the claims.
"""

from claims.domain.codebook import AttributeDefinition
from claims.domain.findings import (
    Comparison,
    Direction,
    agree,
    compatible,
    conflict,
    not_comparable,
    shown,
    update,
)
from claims.domain.statements import Statement
from claims.domain.values import Quantity


def compare_quantities(
    a: Statement, b: Statement, x: Quantity, y: Quantity, definition: AttributeDefinition
) -> Comparison:
    """x, y: the values of a and b. The finding is symmetric but for its direction."""
    if x.unit and y.unit and x.unit != y.unit:
        return not_comparable(f'Their units differ: "{x.unit}" and "{y.unit}".')
    if x.interval.is_unbounded or y.interval.is_unbounded:
        return compatible(f"{shown(x)} and {shown(y)} cannot contradict: one has no bounds.")
    if x.interval.widened(definition.tolerance).intersects(y.interval):
        return _meeting(x, y)
    if x.is_stated_zero or y.is_stated_zero:
        return _zero_against_number(a, b, x, y)
    return _apart(a, b, x, y, definition)


def _meeting(x: Quantity, y: Quantity) -> Comparison:
    if x.interval == y.interval:
        return agree(f"Both say {shown(x)}.")
    if x.interval.is_point and y.interval.is_point:
        return agree(f"{shown(x)} and {shown(y)} agree within the attribute's tolerance.")
    for bound, point in ((x, y), (y, x)):
        if point.interval.is_point:
            return agree(f"{shown(bound)} agrees with {shown(point)}: the number lies within the bound.")
    return compatible(f"{shown(x)} and {shown(y)} can both be true.")


def _zero_against_number(a: Statement, b: Statement, x: Quantity, y: Quantity) -> Comparison:
    number = y if x.is_stated_zero else x
    if a.as_of.overlaps(b.as_of):
        return conflict(f"A stated zero contradicts {shown(number)}: both speak of the same time.")
    zero_statement, other, forward = (a, b, Direction.BACKWARD) if x.is_stated_zero else (b, a, Direction.FORWARD)
    if other.as_of.is_later_than(zero_statement.as_of):
        return update(f"The zero was stated earlier; {shown(number)} is the later figure.", forward)
    return compatible(f"The zero and {shown(number)} speak of different times.")


def _apart(
    a: Statement, b: Statement, x: Quantity, y: Quantity, definition: AttributeDefinition
) -> Comparison:
    pair = f"{shown(x)} and {shown(y)} exclude each other"
    a_is_later, b_is_later = a.as_of.is_later_than(b.as_of), b.as_of.is_later_than(a.as_of)
    if not a_is_later and not b_is_later:
        return conflict(f"{pair} for the same time.")
    late, early, new, old, direction = (
        (a, b, x, y, Direction.FORWARD) if a_is_later else (b, a, y, x, Direction.BACKWARD)
    )
    if definition.accumulating and not _is_higher(new, old):
        return conflict(f"{pair}, and a growing figure does not fall: the later says {shown(new)}.")
    reason = _reason_to_supersede(late, early)
    if reason is None:
        return conflict(f"{pair}; the later one comes from another, weaker or unsaid origin.")
    return update(f"{shown(new)} updates {shown(old)}: {reason}.", direction)


def _is_higher(new: Quantity, old: Quantity) -> bool:
    return new.lower is not None and old.upper is not None and new.lower > old.upper


def _reason_to_supersede(late: Statement, early: Statement) -> str | None:
    """Which part of rule 4 lets the later statement supersede the earlier one; None = none does."""
    if late.is_recap:
        return None
    if late.origin and late.origin == early.origin:
        return "the same origin, later"
    if late.says_rose:
        return "its words say that the figure rose"
    if late.informant and late.informant != early.informant and late.source_rank <= early.source_rank:
        return "a later informant of no weaker class"
    return None
