"""What is said of a whole, together with what its parts say (DESIGN rule 6).

Outward: ``with_parts`` and ``checked_by_part``. Parts that do not overlap enter as one derived statement, the checked
sum. A whole is never shared out over its parts, and a missing part is never zero.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims.consensus.context import Context
from claims.consensus.exceeding import exceeding
from claims.consensus.explanation import Remark, remark
from claims.consensus.finding import Finding
from claims.consensus.settled import Candidate, Role, Settled
from claims.consensus.wholes import Whole, shown_part
from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Evidence, Grade, Ruling
from claims.domain.values import Quantity

# From the strongest to the weakest: a sum is graded as the weakest of its parts.
_STRENGTH = (Grade.ESTABLISHED, Grade.CORROBORATED, Grade.SUPPORTED, Grade.SINGLE_VOICE)


def with_parts(
    finding: Finding | None, whole: Whole, definition: AttributeDefinition, context: Context
) -> Finding:
    """What is said of the whole, None = nothing, together with what its parts say."""
    if finding is None:
        return _from_parts_alone(whole, context)
    return checked_by_part(finding, whole, definition, context)


def _from_parts_alone(whole: Whole, context: Context) -> Finding:
    voices = _weakest_voices(whole)
    roles = part_roles(whole)
    if whole.total is None:
        parts = [shown_part(part) for part in whole.parts]
        remarks = (remark(_code_of(whole), parts=parts, value=whole.interval), *_moved_remarks(whole))
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
        rests_on_ungraded=any(map(_is_ungraded, whole.parts)),
    )


def _code_of(whole: Whole) -> str:
    """What is said of parts that make no sum."""
    if whole.are_disjoint:
        return "parts_apart_range"
    return "parts_range" if len(whole.parts) > 1 else "parts_lower_bound"


def _is_ungraded(part: Settled) -> bool:
    """Whether only articles speak of it that raise no grade."""
    return part.evidence is Evidence.UNDISPUTED and part.ruling is Ruling.NONE and part.grade is None


def checked_by_part(
    finding: Finding, whole: Whole, definition: AttributeDefinition, context: Context
) -> Finding:
    """What is said of the whole stands; the parts may make it exact, agree with it, or exceed it."""
    more = exceeding(finding, whole, definition, context)
    if more is not None:
        return replace(
            finding,
            evidence=Evidence.CONTESTED,
            value=None,
            low=_lowest(finding, whole),
            high=None if finding.high is None or whole.high is None else max(finding.high, whole.high),
            value_is_bound=False,
            candidates=tuple(replace(candidate, holds=False) for candidate in finding.candidates),
            roles=(*finding.roles, *part_roles(whole)),
            remarks=(*finding.remarks, more, remark("contested_by_part")),
        )
    if whole.total is None or finding.evidence is not Evidence.UNDISPUTED:
        return finding
    return _with_sum(finding, whole, whole.total, context)


def _lowest(finding: Finding, whole: Whole) -> Decimal | None:
    """The lesser of what is said of the whole and what its parts require; None = nobody states an end."""
    if finding.low is None or whole.low is None:
        return finding.low
    return min(finding.low, whole.low)


def _is_told(whole: Whole, context: Context) -> bool:
    """Whether the parts are known not to overlap by the words of a sentence, not by codebook and register alone."""
    scopes = {part.scope for part in whole.parts}
    return len(scopes) > 1 and not context.registers.scopes.are_disjoint(scopes)


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
    is_graded = any(one.raises_grade for one in finding.supporting)
    candidate = Candidate(total, *_weakest_voices(whole), holds=True, is_sum=True)
    high = finding.high if finding.high is None or total.upper is None else max(finding.high, total.upper)
    return replace(
        finding,
        value=total,
        value_is_bound=False,
        grade=finding.grade if is_graded else weakest_grade([part.grade for part in whole.parts]),
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


def part_roles(whole: Whole) -> tuple[tuple[str, Role, str], ...]:
    claims = sorted({claim for testimony in whole.testimonies for claim in testimony.ids})
    return tuple((claim, Role.PART, "It is a part of the whole.") for claim in claims)


def _weakest_voices(whole: Whole) -> tuple[int, int]:
    return min(part.voices_min for part in whole.parts), min(part.voices_max for part in whole.parts)


def weakest_grade(grades: Sequence[Grade | None]) -> Grade | None:
    """The weakest of several grades; None where any of them is none of the four degrees of agreement."""
    if not grades or any(grade not in _STRENGTH for grade in grades):
        return None
    return max((grade for grade in grades if grade is not None), key=_STRENGTH.index)
