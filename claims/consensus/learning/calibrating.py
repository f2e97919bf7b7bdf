"""What the engine believed against what was ruled: a curve from raw to calibrated, and how well it holds.

Outward: ``Belief``, ``points``, ``held_out``, ``bins`` and ``basis_of``. Method: log-odds of what is right to believe
as a line in the log-odds of what was believed (Platt 1999), held near "as it is" by a Gaussian prior, so that few
rulings move it little and more belief never means less. Where there is a curve of simulated events, "as it is" means
as that curve has it: one ruling moves it a little, hundreds take its place. How well it holds is told on events that
were left out of the learning.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.consensus.reliability import FrozenFit
from claims.domain.codes import ConfidenceBasis

# How far constant and slope usually lie from 0 and 1. Arbitrary but works: of three rulings one that goes against the
# engine moves .9 to about .85, three hundred of six hundred decide alone.
SPREADS = (0.5, 0.3)
# Probabilities nearer to 0 or 1 are taken for this.
EDGE = 1e-6
NEWTON_STEPS, STILL = 50, 1e-10
# Where the curve is written down; between them it runs straight. The ends are 0 and 1 themselves.
GRID = (
    0.01,
    0.03,
    0.05,
    0.1,
    0.2,
    0.3,
    0.4,
    0.5,
    0.6,
    0.7,
    0.8,
    0.85,
    0.9,
    0.93,
    0.95,
    0.97,
    0.98,
    0.99,
    0.995,
)
# In how many parts the ruled events are dealt, each judged by what the others teach.
FOLDS = 5
BINS = 10
PLACES = 6
# From how many ruled items on the curve is theirs and no longer the simulator's. A ruling on an item believed at .9
# tells .09 about the constant, of which the prior holds 4 (one over .5 squared): about here both weigh the same.
LEAST_RULED_ITEMS = 40

Curve = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Belief:
    """sure: what the engine believed of its leading value, in [0, 1]. is_right: whether the ruling says the same."""

    event: str
    sure: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Ruled items whose confidence lies in one tenth: how many, their mean confidence, the share that is right."""

    items: int
    confidence: float
    right: float


def fold_of(event: str) -> int:
    """In [0, FOLDS): by the event's name alone, so that it stays in its part."""
    return int(hashlib.sha256(event.encode()).hexdigest()[:8], 16) % FOLDS


def basis_of(ruled: int, *, is_simulated: bool) -> ConfidenceBasis:
    """What a curve of so many ruled items rests on. is_simulated: whether it starts from one of simulated events.

    Fewer rulings than ``LEAST_RULED_ITEMS`` only move the simulator's curve. Where there is none, rulings are all
    that it rests on, however few: their number stands beside the word wherever a confidence is shown.
    """
    if ruled and (ruled >= LEAST_RULED_ITEMS or not is_simulated):
        return ConfidenceBasis.RULED
    return ConfidenceBasis.SIMULATOR if is_simulated else ConfidenceBasis.NONE


def points(beliefs: Sequence[Belief], start: Curve = ()) -> tuple[tuple[float, float], ...]:
    """The (raw, calibrated) probabilities of the curve, both rising.

    start: the curve that stands where nothing was ruled, () = what was believed.
    """
    if not beliefs:
        return tuple(start)
    line = _line(_from(start, beliefs))
    before = FrozenFit(curve=tuple(start)).calibrated
    return tuple((raw, round(_moved(before(raw), line), PLACES)) for raw in GRID)


def held_out(beliefs: Sequence[Belief], start: Curve = ()) -> list[Belief]:
    """The same, each as the curve learned from the other folds would have it."""
    beliefs, found = _from(start, beliefs), []
    for fold in range(FOLDS):
        line = _line([one for one in beliefs if fold_of(one.event) != fold])
        own = [one for one in beliefs if fold_of(one.event) == fold]
        found += [Belief(one.event, _moved(one.sure, line), one.is_right) for one in own]
    return found


def bins(beliefs: Sequence[Belief]) -> tuple[Bin, ...]:
    """By tenths of confidence, those that occur."""
    tenths: dict[int, list[Belief]] = {}
    for one in beliefs:
        tenths.setdefault(min(int(one.sure * BINS), BINS - 1), []).append(one)
    return tuple(
        Bin(
            len(own),
            round(math.fsum(one.sure for one in own) / len(own), PLACES),
            round(sum(one.is_right for one in own) / len(own), PLACES),
        )
        for _, own in sorted(tenths.items())
    )


def _from(start: Curve, beliefs: Sequence[Belief]) -> Sequence[Belief]:
    before = FrozenFit(curve=tuple(start)).calibrated
    return [replace(one, sure=before(one.sure)) for one in beliefs] if start else beliefs


def _line(beliefs: Sequence[Belief]) -> tuple[float, float]:
    """(constant, slope) by Newton's method; the slope is never below 0."""
    signs = sorted((_log_odds(one.sure), float(one.is_right)) for one in beliefs)
    constant, slope = 0.0, 1.0
    weights = tuple(1 / spread**2 for spread in SPREADS)
    for _ in range(NEWTON_STEPS):
        up = [-weights[0] * constant, -weights[1] * (slope - 1)]
        bend = [weights[0], 0.0, weights[1]]
        for sign, right in signs:
            expected = _logistic(constant + slope * sign)
            spread = expected * (1 - expected)
            up[0] += right - expected
            up[1] += (right - expected) * sign
            bend[0] += spread
            bend[1] += spread * sign
            bend[2] += spread * sign * sign
        determinant = bend[0] * bend[2] - bend[1] ** 2
        steps = (
            (bend[2] * up[0] - bend[1] * up[1]) / determinant,
            (bend[0] * up[1] - bend[1] * up[0]) / determinant,
        )
        largest = max(map(abs, steps))
        constant += steps[0] / max(largest, 1.0)
        slope += steps[1] / max(largest, 1.0)
        if largest < STILL:
            break
    return constant, max(slope, 0.0)


def _moved(sure: float, line: tuple[float, float]) -> float:
    return _logistic(line[0] + line[1] * _log_odds(sure))


def _log_odds(sure: float) -> float:
    kept = min(max(sure, EDGE), 1 - EDGE)
    return math.log(kept / (1 - kept))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-min(max(value, -30.0), 30.0)))
