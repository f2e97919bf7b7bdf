"""An editor's ruling applied to what was derived.

Outward: ``apply_ruling``. The derived candidates, voices and grade stay as they are: a ruling decides what is
published, not what was said. A ruled value, bound or range sets value, low and high alike; what the voices alone
allowed stays in the explanation. A ruling is stale where the picture it was made on has moved; what it ruled stands
until an editor has looked again.
"""

from dataclasses import replace
from decimal import Decimal

from claims.consensus.bounds import as_published
from claims.consensus.explanation import Remark, remark
from claims.consensus.settled import Ruled, RulingKind, Settled
from claims.domain.codes import Comparator, Evidence, Ruling, ValueKind
from claims.domain.values import Quantity, Value

# Sentences that an editor's ruling answers, whatever it is, and those that a ruled value or range makes untrue.
_ANSWERED = frozenset({"contested", "contested_by_part"})
_UNTRUE = _ANSWERED | {"value_is_bound", "needs_proof", "zero_of_one_party"}


def apply_ruling(settled: Settled, ruled: Ruled | None) -> Settled:
    if ruled is None:
        return settled
    is_stale = bool(ruled.picture_sha256) and ruled.picture_sha256 != settled.picture_sha256
    # A ruling is no vote: how probable the voices alone make a value says nothing of what was ruled.
    decided = replace(
        _decided(settled, ruled), ruling=Ruling.STALE if is_stale else Ruling.RULED, confidence=None
    )
    return decided.with_remarks(remark("ruling_stale")) if is_stale else decided


def _decided(settled: Settled, ruled: Ruled) -> Settled:
    match ruled.kind:
        case RulingKind.CONTESTED:
            return _without_value(settled, Evidence.CONTESTED, remark("ruled_contested"))
        case RulingKind.INSUFFICIENT:
            return _without_value(settled, Evidence.INSUFFICIENT, remark("ruled_insufficient"))
        case RulingKind.RANGE:
            said = remark("ruled_range", value=ruled.value)
            low, high = _ends(ruled.value)
            return _published(
                replace(settled, value=None, value_is_bound=False, low=low, high=high), settled, said
            )
    return _with_value(settled, ruled.value)


def _without_value(settled: Settled, evidence: Evidence, said: Remark) -> Settled:
    without = replace(settled, evidence=evidence, value=None, value_is_bound=False)
    return _without_remarks(without, _ANSWERED).with_remarks(said)


def _with_value(settled: Settled, value: Value | None) -> Settled:
    """A number comes with its own bounds: 1 lies between 1 and 1, "at least 1" has the low 1 and no high."""
    said = remark("ruled_value", value=value)
    if not isinstance(value, Quantity):
        return _published(replace(settled, value=value, value_is_bound=False), settled, said)
    number = as_published(value)
    low, high = _ends(number)
    ruled = replace(settled, value=number, value_is_bound=number.is_bound, low=low, high=high)
    return _published(ruled, settled, said)


def _published(ruled: Settled, before: Settled, said: Remark) -> Settled:
    """The ruled row with what the voices alone allowed, where that was something else."""
    without = _without_remarks(ruled, _UNTRUE).with_remarks(said)
    bounds = (before.low, before.high)
    if bounds in ((ruled.low, ruled.high), (None, None)):
        return without
    return without.with_remarks(remark("ruled_over", value=_between(*bounds)))


def _between(low: Decimal | None, high: Decimal | None) -> Quantity:
    """Bounds as a value to be said, of a measure too; equal ones as the number that they are."""
    if low is not None and low == high:
        return Quantity(ValueKind.MEASURE, Comparator.EXACT, low, low, low)
    return Quantity(ValueKind.MEASURE, Comparator.RANGE, None, low, high)


def _without_remarks(settled: Settled, codes: frozenset[str]) -> Settled:
    return replace(settled, remarks=tuple(one for one in settled.remarks if one[0] not in codes))


def _ends(value: Value | None) -> tuple[Decimal | None, Decimal | None]:
    return (value.lower, value.upper) if isinstance(value, Quantity) else (None, None)
