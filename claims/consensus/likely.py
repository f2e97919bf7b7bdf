"""Where a count lies nine times in ten: the interval that belongs to the confidence of a row.

Outward: ``chances_of``, ``likely_range``, ``likely_remarks`` and ``share_within``. low and high of a row are what the
voices state (DESIGN rule 5): no learned weight moves them, and they say what was claimed, not how sure it is. This
interval follows from the probabilities of the candidates: each one's share lies on its number, or on those that its
bounds leave; the share of "none of these" lies around the most probable candidate, since whoever is wrong is mostly
wrong nearby.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from claims.consensus.explanation import Remark, remark
from claims.consensus.settled import Candidate
from claims.consensus.weighed import Weighing
from claims.domain.codes import Comparator, ValueKind
from claims.domain.values import Quantity, quantity

# What is cut off at either end of an interval that holds nine of ten.
TAIL = 0.05
# How far from a number the truth lies on average where it is another one: this share of it, at least one. Arbitrary
# but works: a tenth and a half give the same coverage on simulated events, to a hundredth.
REACH = 0.25
# Beyond this many times that distance hardly anything is left: where the spreading ends.
FURTHEST = 12
# Around how many numbers one remembers how it falls off. Arbitrary but works: most counts are small.
KNOWN_NUMBERS = 512

Chances = Mapping[int, float]


def chances_of(candidates: Sequence[Candidate], weighing: Weighing) -> Chances:
    """Whole number -> the probability that it is the true one. Empty where the candidates are no counts, or a set."""
    numbers = [
        (candidate.value, float(share))
        for candidate, share in zip(candidates, weighing.shares, strict=False)
        if share is not None and isinstance(candidate.value, Quantity)
    ]
    are_counts = all(value.kind is ValueKind.COUNT for value, _ in numbers)
    if not numbers or not are_counts or weighing.none_of_these is None:
        return {}
    chances: defaultdict[int, float] = defaultdict(float)
    for value, share in numbers:
        _add(chances, _spread(value), share)
    likeliest = max(numbers, key=lambda pair: pair[1])[0]
    _add(chances, _around(_middle(likeliest)), float(weighing.none_of_these))
    return chances


def likely_range(chances: Chances, tail: float = TAIL) -> tuple[Decimal, Decimal]:
    """(low, high), inclusive: the least interval with no more than the tail beyond either end. chances: not empty."""
    ordered = sorted(chances)
    low, high = _first(ordered, chances, tail), _first(reversed(ordered), chances, tail)
    return Decimal(min(low, high)), Decimal(max(low, high))


def likely_remarks(candidates: Sequence[Candidate], weighing: Weighing) -> tuple[Remark, ...]:
    """The interval in a sentence; none where there are no chances."""
    chances = chances_of(candidates, weighing)
    if not chances:
        return ()
    low, high = likely_range(chances)
    if low == high:
        return (remark("likely", value=quantity(Comparator.EXACT, low)),)
    return (remark("likely", value=quantity(Comparator.RANGE, None, low=low, high=high)),)


def share_within(chances: Chances, truth: int, tail: float = TAIL) -> float:
    """How much of the true number lies within the tails, in [0, 1]: over many rows its mean is 1 - 2 * tail, if the
    chances are right.

    Whole numbers are cut by the tails, and an interval that holds them whole covers more than its name says; here a
    number counts with the part of it that lies inside. Method: Czado, Gneiting, Held, "Predictive model assessment
    for count data" (2009), section 2, the non-randomised transform.
    """
    below = math.fsum(chance for number, chance in chances.items() if number < truth)
    here = chances.get(truth, 0.0)
    if here <= 0:
        return float(tail <= below <= 1 - tail)
    return max(0.0, min(below + here, 1 - tail) - max(below, tail)) / here


def _add(chances: defaultdict[int, float], shape: Chances, share: float) -> None:
    total = math.fsum(shape.values())
    for number, weight in shape.items():
        chances[number] += share * weight / total


def _spread(value: Quantity) -> Chances:
    """Over the numbers that a candidate allows: evenly within two ends, falling off from a single one."""
    low, high = value.lower, value.upper
    if low is not None and high is not None:
        return dict.fromkeys(range(int(low), int(high) + 1), 1.0)
    if low is not None:
        return _falling(int(low), 1)
    return _falling(int(high), -1) if high is not None else {0: 1.0}


@lru_cache(maxsize=KNOWN_NUMBERS)
def _around(number: int) -> Chances:
    sides = {**_falling(number, 1), **_falling(number, -1)}
    return {place: weight for place, weight in sides.items() if place != number}


@lru_cache(maxsize=KNOWN_NUMBERS)
def _falling(start: int, step: int) -> Chances:
    """From a number up or down, never below zero."""
    distance = max(REACH * start, 1.0)
    places = range(start, start + step * (int(distance * FURTHEST) + 1), step)
    return {place: math.exp(-abs(place - start) / distance) for place in places if place >= 0}


def _middle(value: Quantity) -> int:
    ends = [end for end in (value.lower, value.upper) if end is not None]
    if value.number is not None:
        return int(value.number)
    return int(sum(ends, Decimal(0)) / len(ends)) if ends else 0


def _first(numbers: Iterable[int], chances: Chances, tail: float) -> int:
    """The first number with which more than the tail is behind."""
    behind, number = 0.0, 0
    for number in numbers:
        behind += chances[number]
        if behind > tail:
            break
    return number
