"""Measures: read off where sources repeat each other, a weighted middle where each estimates for itself.

Outward: ``settle_measures``. Sources differ by how far they lie from the others, and to which side. Where they repeat
one another's figures, as stations of one network do, the figure of most weight is taken, of equal ones that nearest
to the weighted median; where every figure is an estimate of its own, the weighted mean of what is left when each
source's usual lean is taken off. Reference: weights by inverse distance as in CRH (Li et al. 2014), in turns with the
middles.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 6
# A spread this small against the attribute's own is taken as this, so that no source gets all the weight.
LEAST_SPREAD = 0.1
PRIOR_ITEMS = 4.0
# From this share of figures that another source repeats, the attribute's commonest figure left out, an attribute is
# read off rather than estimated. Fitted on the public tables of weather (all five attributes at .39 or more) and of
# judged emotions (.28).
REPEATED_SHARE = 1 / 3


@dataclass(frozen=True)
class Middle:
    """value: the settled measure. near: weight, as a share, of the sources within the attribute's usual distance."""

    value: float
    near: float


def settle_measures(items: Sequence[Mapping[str, float]], known: Mapping[int, float]) -> list[Middle]:
    """items: of one attribute, each origin -> figure. known: position of an item -> its true value, to learn from."""
    is_read_off = _repeated_share(items) >= REPEATED_SHARE
    weights: dict[str, float] = defaultdict(lambda: 1.0)
    lean: dict[str, float] = defaultdict(float)
    scale = 1.0
    middles = [known.get(i, _median(item, weights)) for i, item in enumerate(items)]
    for _ in range(ROUNDS):
        scale = _usual_distance(items, middles)
        lean = defaultdict(float) if is_read_off else _leans(items, middles)
        weights = _weights(items, middles, lean, scale)
        middles = [
            known.get(i, _middle(item, weights, lean, is_read_off=is_read_off))
            for i, item in enumerate(items)
        ]
    return [
        Middle(_middle(item, weights, lean, is_read_off=is_read_off), _near(item, middles[i], weights, scale))
        for i, item in enumerate(items)
    ]


def _middle(
    item: Mapping[str, float], weights: Mapping[str, float], lean: Mapping[str, float], *, is_read_off: bool
) -> float:
    if is_read_off:
        return _commonest(item, weights)
    total = math.fsum(weights[origin] for origin in item)
    mean = math.fsum(weights[origin] * (figure - lean[origin]) for origin, figure in item.items()) / total
    return min(max(mean, min(item.values())), max(item.values()))


def _commonest(item: Mapping[str, float], weights: Mapping[str, float]) -> float:
    reached: defaultdict[float, float] = defaultdict(float)
    for origin in sorted(item):
        reached[item[origin]] += weights[origin]
    median = _median(item, weights)
    return min(reached, key=lambda figure: (-round(reached[figure], 9), abs(figure - median), figure))


def _median(item: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The figure at which half of the weight is reached; of two figures that halve it evenly, the lower."""
    ordered = sorted((figure, origin) for origin, figure in item.items())
    half = math.fsum(weights[origin] for _, origin in ordered) / 2
    reached = 0.0
    for figure, origin in ordered:
        reached += weights[origin]
        if reached >= half * (1 - 1e-9):
            return figure
    return ordered[-1][0]


def _repeated_share(items: Sequence[Mapping[str, float]]) -> float:
    """Without the commonest figure, which may only be the end of a scale."""
    everything = Counter(figure for item in items for figure in item.values())
    commonest = min(everything, key=lambda figure: (-everything[figure], figure), default=None)
    repeated = figures = 0
    for item in items:
        counts = Counter(figure for figure in item.values() if figure != commonest)
        figures += counts.total()
        repeated += sum(count for count in counts.values() if count > 1)
    return repeated / figures if figures else 1.0


def _usual_distance(items: Sequence[Mapping[str, float]], middles: Sequence[float]) -> float:
    gaps = [abs(figure - middles[i]) for i, item in enumerate(items) for figure in item.values()]
    mean = math.fsum(gaps) / len(gaps) if gaps else 0.0
    return mean or 1.0


def _leans(items: Sequence[Mapping[str, float]], middles: Sequence[float]) -> dict[str, float]:
    """By how much each origin usually lies above the middle, shrunk to none."""
    gaps: defaultdict[str, list[float]] = defaultdict(list)
    for i, item in enumerate(items):
        for origin, figure in item.items():
            gaps[origin].append(figure - middles[i])
    return {origin: math.fsum(found) / (len(found) + PRIOR_ITEMS) for origin, found in gaps.items()}


def _weights(
    items: Sequence[Mapping[str, float]], middles: Sequence[float], lean: Mapping[str, float], scale: float
) -> dict[str, float]:
    """One over the mean distance from the middle, in units of the usual distance; items with one voice teach none."""
    gaps: defaultdict[str, list[float]] = defaultdict(list)
    for i, item in enumerate(items):
        for origin, figure in item.items():
            gaps[origin] += [abs(figure - lean[origin] - middles[i]) / scale] if len(item) > 1 else []
    return {
        origin: 1 / max((math.fsum(found) + PRIOR_ITEMS) / (len(found) + PRIOR_ITEMS), LEAST_SPREAD)
        for origin, found in gaps.items()
    }


def _near(item: Mapping[str, float], middle: float, weights: Mapping[str, float], scale: float) -> float:
    total = math.fsum(weights[origin] for origin in item)
    near = math.fsum(weights[origin] for origin, figure in item.items() if abs(figure - middle) <= scale)
    return near / (total + 1.0)
