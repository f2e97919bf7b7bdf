"""Parts that are more than their whole: both cannot be published (DESIGN rules 3 and 6).

Outward: ``exceeding`` and ``more_than``. A part may be more by itself, and parts that do not overlap together. Who
told of a growing whole before, and by rule 4 gives way to its parts, is not among those asked here (``outgrown``).
"""

from collections.abc import Sequence
from decimal import Decimal

from claims.consensus.context import Context
from claims.consensus.explanation import Remark, remark
from claims.consensus.finding import Finding
from claims.consensus.policy import Succession, policy_named
from claims.consensus.settled import Settled
from claims.consensus.testimony import Testimony
from claims.consensus.wholes import Whole, part_bounds, shown_part
from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparability, Comparator, Ruling, ValueKind
from claims.domain.statements import Statement
from claims.domain.values import Quantity


def exceeding(
    finding: Finding, whole: Whole, definition: AttributeDefinition, context: Context
) -> Remark | None:
    """The remark on what is more than the whole, as stated or as an editor ruled; None = nothing is."""
    for row in whole.parts:
        if row.ruling is not Ruling.NONE and _is_more(row, finding):
            return remark("part_exceeds_whole", part=shown_part(row), value=_said(finding))
    for part in whole.testimonies:
        for own in finding.supporting:
            if _exclude(part, own, definition, context):
                return remark("part_exceeds_whole", part=part.statement.value, value=own.statement.value)
    for row in whole.parts:
        outdone = _outdone(finding, row.low, row.current, definition, context)
        if outdone is not None:
            return remark("part_exceeds_whole", part=shown_part(row), value=outdone.statement.value)
    return _together(finding, whole, definition, context)


def more_than(low: Decimal | None, statement: Statement, definition: AttributeDefinition) -> bool:
    """Whether so many, at least, are more than the statement on the whole allows.

    No tolerance for a whole of zero: one victim is more than none.
    """
    value = statement.value
    if low is None or not isinstance(value, Quantity) or value.upper is None:
        return False
    return low > value.upper + (0 if value.is_stated_zero else definition.tolerance)


def _together(
    finding: Finding, whole: Whole, definition: AttributeDefinition, context: Context
) -> Remark | None:
    """The same of parts that do not overlap."""
    if not whole.are_disjoint:
        return None
    own = _outdone(finding, whole.low, whole.testimonies, definition, context)
    if own is None:
        return None
    parts = [shown_part(part) for part in whole.parts]
    added = whole.total or Quantity(ValueKind.COUNT, Comparator.RANGE, None, whole.low, whole.high)
    return remark("parts_exceed_whole", parts=parts, part=added, value=own.statement.value)


def _outdone(
    finding: Finding,
    low: Decimal | None,
    told: Sequence[Testimony],
    definition: AttributeDefinition,
    context: Context,
) -> Testimony | None:
    """The first on the whole that allows for less; None = nobody does, or a person decided how they stand.

    told: who tell of so many, at least. Levels of different moments are no sum.
    """
    if _is_level(definition):
        return None
    ids = [claim for one in told for claim in one.ids]
    less = (own for own in finding.supporting if more_than(low, own.statement, definition))
    return next((own for own in less if not context.standing.is_decided(own.ids, ids)), None)


def _exclude(part: Testimony, own: Testimony, definition: AttributeDefinition, context: Context) -> bool:
    """Whether the numbers themselves cannot both hold: a decision on one claim read in both places is no excess.

    What was said of another time holds no more than what is said now, but for a level, which may have fallen since.
    """
    x, y = part.statement.value, own.statement.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity):
        return False
    if x.lower is None or y.upper is None or x.lower <= y.upper:
        return False
    found = context.standing.between_groups(part.statement, own.statement, part.ids, own.ids)
    if found.relation is Comparability.CONFLICT:
        return True
    is_of_another_time = found.relation is Comparability.COMPATIBLE and not _is_level(definition)
    return is_of_another_time and not context.standing.is_decided(part.ids, own.ids)


def _is_level(definition: AttributeDefinition) -> bool:
    return policy_named(definition.policy).succession is Succession.LATEST


def _is_more(part: Settled, finding: Finding) -> bool:
    low, most = part_bounds(part)[0], _said(finding).upper
    return low is not None and most is not None and low > most


def _said(finding: Finding) -> Quantity:
    """The value of the whole, else its bounds."""
    if isinstance(finding.value, Quantity):
        return finding.value
    return Quantity(ValueKind.MEASURE, Comparator.RANGE, None, finding.low, finding.high)
