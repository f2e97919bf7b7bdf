"""Comparing two quantities of one attribute, event and scope (DESIGN rules 3 and 4).

Outward: ``compare_quantities``. Values whose intervals meet never conflict: "at least 3" and 7 agree. A stated
zero conflicts with a positive number only where the two may speak of the same time. A figure updates another where
rule 4 (a), (b) or the pairwise part of (c) holds; that nobody repeats the lower figure later is seen only by the
consensus, which holds all the claims.
"""

from claims.domain.attributes import AttributeDefinition
from claims.domain.findings import (
    Comparison,
    Direction,
    agree,
    compatible,
    conflict,
    not_comparable,
    shown,
    shown_pair,
    update,
)
from claims.domain.statements import Statement
from claims.domain.values import Quantity

# The codebook's policy of a level at a moment (troops present), which differs from one moment to another without
# any conflict.
LEVEL_POLICY = "stock"


def compare_quantities(
    a: Statement, b: Statement, x: Quantity, y: Quantity, definition: AttributeDefinition
) -> Comparison:
    """x, y: the values of a and b. The finding is symmetric but for its direction."""
    if units_differ(x, y):
        return not_comparable(different_units(x, y))
    if x.interval.is_unbounded or y.interval.is_unbounded:
        first, second = shown_pair(x, y)
        return compatible(f"{first} and {second} cannot contradict: one has no bounds.")
    if x.interval.intersects(y.interval):
        return _meeting(x, y)
    # A tolerance is for figures rounded or miscounted; none and one are never the same.
    is_tolerable = definition.tolerance and not (x.is_stated_zero or y.is_stated_zero)
    if is_tolerable and x.interval.widened(definition.tolerance).intersects(y.interval):
        first, second = shown_pair(x, y)
        return agree(f"{first} and {second} agree within the attribute's tolerance.")
    return _apart(a, b, x, y, definition)


def units_differ(x: Quantity, y: Quantity) -> bool:
    """Whether both name a unit, and not the same."""
    return bool(x.unit and y.unit) and x.unit != y.unit


def different_units(x: Quantity, y: Quantity) -> str:
    first, second = sorted((x.unit, y.unit))
    return f'Their units differ: "{first}" and "{second}".'


def _meeting(x: Quantity, y: Quantity) -> Comparison:
    if x.interval == y.interval:
        return agree(f"Both say {shown(x)}.")
    for bound, point in ((x, y), (y, x)):
        if point.interval.is_point:
            return agree(f"{shown(bound)} agrees with {shown(point)}: the number lies within the bound.")
    first, second = shown_pair(x, y)
    return compatible(f"{first} and {second} can both be true.")


def _apart(
    a: Statement, b: Statement, x: Quantity, y: Quantity, definition: AttributeDefinition
) -> Comparison:
    for late, early, new, old, direction in (
        (a, b, x, y, Direction.FORWARD),
        (b, a, y, x, Direction.BACKWARD),
    ):
        reason = _reason_to_supersede(late, early, new, old, definition)
        if reason is not None:
            return update(f"{shown(new)} updates {shown(old)}: {reason}.", direction)
    first, second = shown_pair(x, y)
    pair = f"{first} and {second} exclude each other"
    if a.as_of.overlaps(b.as_of):
        return conflict(f"{pair}, and may speak of the same time.")
    if x.is_stated_zero or y.is_stated_zero or definition.policy == LEVEL_POLICY:
        return compatible(f"{pair}, but speak of different times.")
    new, old = (x, y) if a.as_of.is_later_than(b.as_of) else (y, x)
    if definition.accumulating and not _is_higher(new, old):
        return conflict(f"{pair}, and a growing figure does not fall: the later says {shown(new)}.")
    return conflict(f"{pair}; the later is a recap, or of another, weaker or unsaid origin.")


def _is_higher(new: Quantity, old: Quantity) -> bool:
    return new.lower is not None and old.upper is not None and new.lower > old.upper


def _reason_to_supersede(
    late: Statement, early: Statement, new: Quantity, old: Quantity, definition: AttributeDefinition
) -> str | None:
    """Which part of rule 4 lets one statement, perhaps the later, supersede the other; None = none does."""
    rises = _is_higher(new, old)
    if late.is_recap or early.as_of.is_later_than(late.as_of) or (definition.accumulating and not rises):
        return None
    # 4 (b) asks for no later moment: "rose to 7" and "5" of the same day are an update.
    if late.says_rose and rises:
        return "its words say that the figure rose"
    return _reason_of_time(late, early, definition) if late.as_of.is_later_than(early.as_of) else None


def _reason_of_time(late: Statement, early: Statement, definition: AttributeDefinition) -> str | None:
    if late.origin and late.origin == early.origin:
        return "the same origin, later"
    if late.informant and late.informant != early.informant and late.source_rank <= early.source_rank:
        return "a later informant of no weaker class"
    return "the level at a later moment" if definition.policy == LEVEL_POLICY else None
