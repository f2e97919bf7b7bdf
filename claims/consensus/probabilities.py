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
    raw = _calibrated(raw, [number for number in rivals if holds[number]], fit, is_one_of_two=possible == 1)
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


def _calibrated(
    raw: dict[int, float], held: Sequence[int], fit: FrozenFit, *, is_one_of_two: bool
) -> dict[int, float]:
    """Each value as the curve has it, those that are published together; all together as it has their sum at most.

    More evidence for a value never lowers it: the curve rises, and what the value may have grows as the others fall.
    """
    if not fit.curve:
        return raw
    if is_one_of_two:
        return {number: _one_of_two(share, fit) for number, share in raw.items()}
    together = sum(raw[number] for number in held)
    up = fit.calibrated(together) / together if together > 0 else 0.0
    wanted = {
        number: share * up if number in held else fit.calibrated(share) for number, share in raw.items()
    }
    most, total = fit.calibrated(min(sum(raw.values()), 1.0)), math.fsum(wanted.values())
    return {number: share * most / total for number, share in wanted.items()} if total > most else wanted


def _one_of_two(share: float, fit: FrozenFit) -> float:
    """Of two values the curve speaks of the more probable one, which has at least half; the other has the rest."""
    return max(fit.calibrated(share), 0.5) if share >= 0.5 else 1 - max(fit.calibrated(1 - share), 0.5)  # noqa: PLR2004


def _rounded(share: float) -> Decimal:
    return Decimal(repr(share)).quantize(SIX_PLACES)
