"""What the parts say of the whole (DESIGN rule 6).

Outward: ``whole_from_parts`` and ``with_parts``. Parts are settled rows: of the attributes that the definition calls
parts (killed and injured of casualties), or of the same attribute in narrower scopes. They add up to a checked sum
only where the codebook, the register, a sentence or a person says that they do not overlap; else the whole lies
between the largest part's low and the sum of the parts' highs, and has no best value. A whole is never shared out
over its parts, and a missing part is never zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import combinations

from claims.consensus.context import Context
from claims.consensus.explanation import Remark, remark
from claims.consensus.finding import Finding
from claims.consensus.gravest import somebody_moved, without_moved
from claims.consensus.settled import Candidate, Role, Settled
from claims.consensus.testimony import Testimony
from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparability, Comparator, Evidence, Grade, Ruling, ScopeRelation, ValueKind
from claims.domain.scopes import Scope
from claims.domain.values import Quantity

# From the strongest to the weakest: a sum is graded as the weakest of its parts.
_STRENGTH = (Grade.ESTABLISHED, Grade.CORROBORATED, Grade.SUPPORTED, Grade.SINGLE_VOICE)


@dataclass(frozen=True)
class Whole:
    """low, high: where the parts put the whole, inclusive. total: the checked sum, None where there is none.

    moved: somebody may be among two of the parts, the injured first and the dead later, or was taken out of a part
    because of it. as_of: the latest moment that a part holds for, None = none is known.
    """

    parts: tuple[Settled, ...]
    low: Decimal | None
    high: Decimal | None
    total: Quantity | None = None
    moved: bool = False

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


def _is_told(whole: Whole, context: Context) -> bool:
    """Whether the parts are known not to overlap by the words of a sentence, not by codebook and register alone."""
    scopes = {part.scope for part in whole.parts}
    return len(scopes) > 1 and not context.registers.scopes.are_disjoint(scopes)


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
    return Whole(ordered, low, high, _total(ordered, definition, low, high))


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


def with_parts(finding: Finding | None, whole: Whole, context: Context) -> Finding:
    """What is said of the whole, None = nothing, together with what its parts say."""
    return _from_parts_alone(whole, context) if finding is None else checked_by_part(finding, whole, context)


def _from_parts_alone(whole: Whole, context: Context) -> Finding:
    voices = _weakest_voices(whole)
    roles = part_roles(whole)
    if whole.total is None:
        parts = [shown_part(part) for part in whole.parts]
        code = "parts_range" if len(whole.parts) > 1 else "parts_lower_bound"
        remarks = (remark(code, parts=parts, value=whole.interval), *_moved_remarks(whole))
        is_contested = any(part.evidence is Evidence.CONTESTED for part in whole.parts)
        evidence = Evidence.CONTESTED if is_contested else Evidence.INSUFFICIENT
        return Finding(
            evidence,
            None,
            whole.low,
            whole.high,
            voices=voices,
            roles=roles,
            remarks=remarks,
            parts_as_of=whole.as_of,
        )
    return Finding(
        evidence=Evidence.UNDISPUTED,
        value=whole.total,
        low=whole.low,
        high=whole.high,
        candidates=(Candidate(whole.total, *voices, holds=True, is_sum=True),),
        voices=voices,
        grade=weakest_grade([part.grade for part in whole.parts]),
        roles=roles,
        remarks=_sum_remarks(whole, context),
        parts_as_of=whole.as_of,
    )


def checked_by_part(finding: Finding, whole: Whole, context: Context) -> Finding:
    """What is said of the whole stands; the parts may make it exact, agree with it, or exceed it."""
    exceeding = _exceeding(finding, whole, context)
    if exceeding is not None:
        return replace(
            finding,
            evidence=Evidence.CONTESTED,
            value=None,
            low=_lowest(finding, whole),
            high=None if finding.high is None or whole.high is None else max(finding.high, whole.high),
            value_is_bound=False,
            candidates=tuple(replace(candidate, holds=False) for candidate in finding.candidates),
            roles=(*finding.roles, *part_roles(whole)),
            remarks=(*finding.remarks, exceeding, remark("contested_by_part")),
        )
    if whole.total is None or finding.evidence is not Evidence.UNDISPUTED:
        return finding
    return _with_sum(finding, whole, whole.total, context)


def _lowest(finding: Finding, whole: Whole) -> Decimal | None:
    """The lesser of what is said of the whole and what its parts require; None = nobody states an end."""
    if finding.low is None or whole.low is None:
        return finding.low
    return min(finding.low, whole.low)


def _sum_remarks(whole: Whole, context: Context) -> tuple[Remark, ...]:
    parts = [shown_part(part) for part in whole.parts]
    added = remark("sum_of_parts", parts=parts, value=whole.total)
    told = (remark("told_apart"),) if _is_told(whole, context) else ()
    return (added, *told, *_moved_remarks(whole))


def _moved_remarks(whole: Whole) -> tuple[Remark, ...]:
    return (remark("gravest_outcome"),) if whole.moved else ()


def _with_sum(finding: Finding, whole: Whole, total: Quantity, context: Context) -> Finding:
    value = finding.value
    has_number = isinstance(value, Quantity) and not finding.value_is_bound
    if has_number and isinstance(value, Quantity):
        code = "sum_agrees" if value.number == total.number else "sum_differs"
        return replace(finding, remarks=(*finding.remarks, remark(code, value=total)))
    if not _allowed(total, finding):
        return replace(finding, remarks=(*finding.remarks, remark("sum_differs", value=total)))
    candidate = Candidate(total, *_weakest_voices(whole), holds=True, is_sum=True)
    high = finding.high if finding.high is None or total.upper is None else max(finding.high, total.upper)
    return replace(
        finding,
        value=total,
        value_is_bound=False,
        high=total.upper if high is None else high,
        candidates=(candidate, *finding.candidates),
        roles=(*finding.roles, *part_roles(whole)),
        remarks=(*finding.remarks, *_sum_remarks(whole, context)),
        parts_as_of=whole.as_of,
    )


def _allowed(total: Quantity, finding: Finding) -> bool:
    return all(
        isinstance(one.statement.value, Quantity) and one.statement.value.interval.intersects(total.interval)
        for one in finding.supporting
    )


def _exceeding(finding: Finding, whole: Whole, context: Context) -> tuple[str, dict[str, object]] | None:
    """The remark on a part that is more than the whole, as stated or as an editor ruled; None = there is none."""
    for ruled in whole.parts:
        if ruled.ruling is not Ruling.NONE and _is_more(ruled, finding):
            said = remark("part_exceeds_whole", part=shown_part(ruled), value=_said(finding))
            return said[0], dict(said[1])
    for part in whole.testimonies:
        for own in finding.supporting:
            comparison = context.standing.between_groups(part.statement, own.statement, part.ids, own.ids)
            if comparison.relation is Comparability.CONFLICT and _exceeds(part, own):
                said = remark("part_exceeds_whole", part=part.statement.value, value=own.statement.value)
                return said[0], dict(said[1])
    return None


def _exceeds(part: Testimony, own: Testimony) -> bool:
    """Whether the numbers themselves cannot both hold: a decision on one claim read in both places is no excess."""
    x, y = part.statement.value, own.statement.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity):
        return False
    return x.lower is not None and y.upper is not None and x.lower > y.upper


def _is_more(part: Settled, finding: Finding) -> bool:
    low, most = part_bounds(part)[0], _said(finding).upper
    return low is not None and most is not None and low > most


def _said(finding: Finding) -> Quantity:
    """The value of the whole, else its bounds."""
    if isinstance(finding.value, Quantity):
        return finding.value
    return Quantity(ValueKind.MEASURE, Comparator.RANGE, None, finding.low, finding.high)


def part_roles(whole: Whole) -> tuple[tuple[str, Role, str], ...]:
    claims = sorted({claim for testimony in whole.testimonies for claim in testimony.ids})
    return tuple((claim, Role.PART, "It is a part of the whole.") for claim in claims)


def shown_part(part: Settled) -> Quantity:
    """A part as it is said: its value, else its bounds."""
    if isinstance(part.value, Quantity):
        return part.value
    return Quantity(ValueKind.COUNT, Comparator.RANGE, None, part.low, part.high)


def _weakest_voices(whole: Whole) -> tuple[int, int]:
    return min(part.voices_min for part in whole.parts), min(part.voices_max for part in whole.parts)


def weakest_grade(grades: Sequence[Grade | None]) -> Grade | None:
    """The weakest of several grades; None where any of them is none of the four degrees of agreement."""
    if not grades or any(grade not in _STRENGTH for grade in grades):
        return None
    return max((grade for grade in grades if grade is not None), key=_STRENGTH.index)
