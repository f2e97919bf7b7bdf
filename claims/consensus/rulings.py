"""An editor's ruling applied to what was derived.

Outward: ``apply_ruling``. The derived candidates, voices and grade stay as they are: a ruling decides what is
published, not what was said. It is stale where the picture it was made on has moved; what it ruled stands until an
editor has looked again.
"""

from dataclasses import replace
from decimal import Decimal

from claims.consensus.explanation import remark
from claims.consensus.settled import Ruled, RulingKind, Settled
from claims.domain.codes import Evidence, Ruling
from claims.domain.values import Quantity, Value


def apply_ruling(settled: Settled, ruled: Ruled | None) -> Settled:
    if ruled is None:
        return settled
    is_stale = bool(ruled.picture_sha256) and ruled.picture_sha256 != settled.picture_sha256
    decided = replace(_decided(settled, ruled), ruling=Ruling.STALE if is_stale else Ruling.RULED)
    return decided.with_remarks(remark("ruling_stale")) if is_stale else decided


def _decided(settled: Settled, ruled: Ruled) -> Settled:
    match ruled.kind:
        case RulingKind.CONTESTED:
            without = replace(settled, evidence=Evidence.CONTESTED, value=None, value_is_bound=False)
            return without.with_remarks(remark("ruled_contested"))
        case RulingKind.INSUFFICIENT:
            without = replace(settled, evidence=Evidence.INSUFFICIENT, value=None, value_is_bound=False)
            return without.with_remarks(remark("ruled_insufficient"))
        case RulingKind.RANGE:
            low, high = _ends(ruled.value)
            ranged = replace(settled, value=None, value_is_bound=False, low=low, high=high)
            return ranged.with_remarks(remark("ruled_range", value=ruled.value))
    return _with_value(settled, ruled.value)


def _with_value(settled: Settled, value: Value | None) -> Settled:
    """low and high move only as far as the ruled value needs."""
    low, high = settled.low, settled.high
    if isinstance(value, Quantity) and value.number is not None:
        low = value.number if low is None else min(low, value.number)
        high = value.number if high is None and not value.is_bound else high
        high = None if high is None else max(high, value.number)
    is_bound = isinstance(value, Quantity) and value.is_bound
    ruled = replace(settled, value=value, value_is_bound=is_bound, low=low, high=high)
    return ruled.with_remarks(remark("ruled_value", value=value))


def _ends(value: Value | None) -> tuple[Decimal | None, Decimal | None]:
    return (value.lower, value.upper) if isinstance(value, Quantity) else (None, None)
