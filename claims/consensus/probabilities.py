"""From scores to probabilities that sum to 1.

Outward: ``of_one_value`` and ``of_members``. Scores are natural log-odds against a value that nobody names; the
probabilities have six decimals and sum to 1 exactly, what is left over by rounding being "none of these".
"""

import math
from collections.abc import Sequence
from decimal import Decimal

from claims.consensus.reliability import FrozenFit

SIX_PLACES = Decimal("0.000001")
ONE = Decimal(1)
Shares = tuple[Decimal | None, ...]


def of_one_value(
    scores: Sequence[Decimal],
    others: Sequence[int],
    holds: Sequence[bool],
    is_rival: Sequence[bool],
    fit: FrozenFit,
) -> tuple[Shares, Decimal, Decimal | None]:
    """Shares of candidates of which one is true, of none of them, and the confidence in those that hold.

    others: how many other values there are beside each. is_rival: False for a candidate that only contains another.
    """
    rivals = [number for number, counts in enumerate(is_rival) if counts]
    named = len(rivals)
    possible = max(others[number] for number in rivals)
    unnamed = max(possible + 1 - named, 0 if possible == 1 and named > 1 else 1)
    top = max(0.0, *(float(scores[number]) for number in rivals))
    weights = {number: math.exp(float(scores[number]) - top) for number in rivals}
    none = unnamed * math.exp(-top)
    total = math.fsum([*weights.values(), none])
    raw = {number: weight / total for number, weight in weights.items()}
    # What the calibration speaks of: the published value, else the most probable one.
    lead = [number for number in rivals if holds[number]] or [max(rivals, key=lambda number: raw[number])]
    raw = _calibrated(raw, lead, fit)
    shares = {number: _rounded(share) for number, share in raw.items()}
    left = ONE - sum(shares.values())
    if left < 0 or unnamed == 0:
        largest = max(rivals, key=lambda number: shares[number])
        shares[largest] += left
        left = Decimal(0).quantize(SIX_PLACES)
    holding = [shares[number] for number in rivals if holds[number]]
    confidence = sum(holding, Decimal(0)) if holding else None
    return tuple(shares.get(number) for number in range(len(scores))), left, confidence


def of_members(
    scores: Sequence[Decimal], others: Sequence[int], holds: Sequence[bool], fit: FrozenFit
) -> tuple[Shares, Decimal | None]:
    """Of a set: for each member the probability that it belongs there. A set is as sure as its least sure member."""
    raw = [_logistic(float(score) - math.log(other)) for score, other in zip(scores, others, strict=True)]
    shares = [_rounded(fit.calibrated(share)) for share in raw]
    holding = [share for share, held in zip(shares, holds, strict=True) if held]
    return tuple(shares), min(holding, default=None)


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-score)) if score > 0 else math.exp(score) / (1 + math.exp(score))


def _calibrated(raw: dict[int, float], lead: Sequence[int], fit: FrozenFit) -> dict[int, float]:
    """The lead as the curve has it, the rest in their proportions; but no rival overtakes the lead by it."""
    if not fit.curve:
        return raw
    before = sum(raw[number] for number in lead)
    next_best = max((share for number, share in raw.items() if number not in lead), default=0.0)
    after = fit.calibrated(before)
    if before >= next_best:
        # Where the two are then equally probable.
        after = max(after, next_best / (1 - before + next_best)) if next_best else after
    up = after / before if before > 0 else 1.0
    down = (1 - after) / (1 - before) if before < 1 else 1.0
    return {number: share * (up if number in lead else down) for number, share in raw.items()}


def _rounded(share: float) -> Decimal:
    return Decimal(repr(share)).quantize(SIX_PLACES)
