"""What the parts say that do not make up the whole: of the rockets fired some landed, and never more.

Outward: ``with_lower_bounds``; ``wholes_of``, whatever settled rows say of a whole. Such a part (``part_of`` in the
codebook, not among ``parts``) proves that the whole is at least as much; more than what is said of the whole disputes
it. It is named beside the whole, with its own parts, and adds no voice to it.
"""

from collections.abc import Sequence
from dataclasses import replace

from claims.consensus.context import Context
from claims.consensus.explanation import remark
from claims.consensus.finding import Finding
from claims.consensus.parts import checked_by_part, part_roles
from claims.consensus.settled import Settled
from claims.consensus.wholes import Whole, shown_part, whole_from_parts
from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Cardinality
from claims.domain.scopes import Scope
from claims.domain.values import NUMERIC_KINDS, Quantity


def with_lower_bounds(
    finding: Finding,
    definition: AttributeDefinition,
    scope: Scope,
    settled: Sequence[Settled],
    context: Context,
) -> Finding:
    """settled: the rows of the event settled already. Without such a part the finding comes back as it is."""
    for row in _lower_bounds(definition, scope, settled, context):
        found = checked_by_part(finding, Whole((row,), row.low, None), definition, context)
        if found is not finding:
            return found
        finding = _named(finding, row, settled, context)
    return finding


def wholes_of(
    definition: AttributeDefinition, scope: Scope, settled: Sequence[Settled], context: Context
) -> list[Whole]:
    """What the parts say together, and what each that only bounds the whole does. None of numbers without parts."""
    if definition.value_kind not in NUMERIC_KINDS or definition.cardinality is Cardinality.MANY:
        return []
    whole = whole_from_parts(definition, scope, settled, context)
    found = [] if whole is None else [whole]
    rows = _lower_bounds(definition, scope, settled, context)
    return [*found, *(Whole((row,), row.low, None) for row in rows)]


def _lower_bounds(
    definition: AttributeDefinition, scope: Scope, settled: Sequence[Settled], context: Context
) -> list[Settled]:
    """The rows that prove the whole to be at least as much."""
    return [row for row in settled if row.scope == scope and _is_lower_bound(row, definition, context)]


def _is_lower_bound(row: Settled, definition: AttributeDefinition, context: Context) -> bool:
    whole = context.registers.codebook[row.attribute].part_of
    return whole == definition.key and row.attribute not in definition.parts and row.low is not None


def _named(finding: Finding, row: Settled, settled: Sequence[Settled], context: Context) -> Finding:
    if not isinstance(row.value, Quantity) or not isinstance(finding.value, Quantity):
        return finding
    own = whole_from_parts(context.registers.codebook[row.attribute], row.scope, settled, context)
    is_sum = own is not None and own.total is not None and own.total.number == row.value.number
    whole = own if own is not None and is_sum else Whole((row,), row.low, row.high)
    parts = [shown_part(part) for part in whole.parts]
    code = "parts_named" if len(parts) > 1 else "part_named"
    said = remark(code, parts=parts, part=row.value)
    return replace(finding, roles=(*finding.roles, *part_roles(whole)), remarks=(*finding.remarks, said))
