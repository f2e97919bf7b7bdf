"""The sentences on the value itself: who says it, who agrees, who excludes whom.

Outward: ``value_remarks``. Written so that an editor can read them aloud: "3 of 4 voices say 7; one says at least 4,
which agrees."
"""

from collections.abc import Sequence

from claims.consensus.bounds import is_zero_of_one_party
from claims.consensus.context import Context
from claims.consensus.evidence import by_key, exclusions, voices_behind, written_values
from claims.consensus.explanation import Remark, remark
from claims.consensus.finding import Finding
from claims.consensus.testimony import Testimony
from claims.consensus.value_keys import reading_order, value_key, written
from claims.domain.codes import Comparator, Evidence, ValueKind
from claims.domain.values import Quantity, Value


def value_remarks(
    finding: Finding, current: Sequence[Testimony], denials: Sequence[Testimony], context: Context
) -> list[Remark]:
    """What is said of the value, of denials, and of what cannot be compared with it."""
    if finding.evidence is Evidence.CONTESTED:
        return _contested(finding, current, denials, context)
    remarks = [] if not finding.supporting else _undisputed(finding, context)
    if finding.evidence is Evidence.INSUFFICIENT and _is_party_zero(finding, context):
        remarks.append(remark("zero_of_one_party"))
    supporting = {one.ids for one in finding.supporting}
    remarks += _denied(denials, context)
    left = [one for one in current if one.ids not in supporting]
    if left:
        remarks.append(remark("not_compared", count=len(left), value=_values(left)))
    return remarks


def _is_party_zero(finding: Finding, context: Context) -> bool:
    are_numbers = all(isinstance(one.statement.value, Quantity) for one in finding.supporting)
    return bool(finding.supporting) and are_numbers and is_zero_of_one_party(finding.supporting, context)


def _undisputed(finding: Finding, context: Context) -> list[Remark]:
    value = finding.value
    groups = _grouped(finding.supporting, context)
    total = voices_behind(finding.supporting, context)[1]
    if value is None:
        return _without_value(finding, groups)
    says = groups.pop(value_key(value), None)
    if says is None:
        # Published as "at least 15" where the voice says "more than 14".
        remarks = [remark("says", count=count, value=stated) for stated, count in groups.values()]
        return [*remarks, remark("value_is_bound")] if finding.value_is_bound else remarks
    also = [
        ["also_agrees", {"count": count, "value": remark("", value=stated)[1]["value"]}]
        for stated, count in groups.values()
    ]
    _, count = says
    if total <= 1 and not also:
        remarks = [remark("only_voice", value=value)]
    elif count >= total:
        remarks = [remark("agreement", count=count, value=value, also=also)]
    else:
        remarks = [remark("majority", count=count, of=total, value=value, also=also)]
    return [*remarks, remark("value_is_bound")] if finding.value_is_bound else remarks


def _without_value(finding: Finding, groups: dict[str, tuple[Value, int]]) -> list[Remark]:
    remarks = [remark("says", count=count, value=value) for value, count in groups.values()]
    if finding.evidence is Evidence.UNDISPUTED and len(groups) > 1:
        allowed = Quantity(ValueKind.MEASURE, Comparator.RANGE, None, finding.low, finding.high)
        remarks.append(remark("only_bounds", value=allowed))
    return remarks


def _contested(
    finding: Finding, current: Sequence[Testimony], denials: Sequence[Testimony], context: Context
) -> list[Remark]:
    groups = _grouped(current, context)
    remarks = [remark("says", count=count, value=value) for value, count in groups.values()]
    remarks += _denied(denials, context)
    pairs: list[Remark] = []
    for one, other in exclusions(current, context):
        values = sorted((one.statement.value, other.statement.value), key=reading_order)
        said = remark("excludes", first=values[0], second=values[1])
        if said not in pairs:
            pairs.append(said)
    # Where only a part excludes the whole, the remark on that part says so.
    return [*remarks, *pairs, remark("contested")] if pairs or denials else remarks


def _denied(denials: Sequence[Testimony], context: Context) -> list[Remark]:
    return [
        remark("denied", count=count, value=value) for value, count in _grouped(denials, context).values()
    ]


def _grouped(testimonies: Sequence[Testimony], context: Context) -> dict[str, tuple[Value, int]]:
    """Value -> how many voices, at most, state it; numbers from the lowest."""
    groups = by_key(testimonies)
    said = {key: min(written_values(group), key=written) for key, group in groups.items()}
    return {
        key: (said[key], max(voices_behind(groups[key], context)[1], 1))
        for key in sorted(said, key=lambda key: reading_order(said[key]))
    }


def _values(testimonies: Sequence[Testimony]) -> list[Value]:
    by_key = {value_key(one.statement.value): one.statement.value for one in testimonies}
    return [by_key[key] for key in sorted(by_key)]
