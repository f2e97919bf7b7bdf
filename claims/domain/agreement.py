"""How far coders agree, beyond what chance would give.

Outward: ``cohen_kappa``, ``krippendorff_alpha`` with the distances ``nominal`` and ``interval``, and ``f1``. None
stands for "nothing can be said": too little data, or no variation that chance could be reckoned from. It is never 0.

Methods: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960);
K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import permutations
from typing import Any

Distance = Callable[[Any, Any], float]


def nominal(one: Hashable, other: Hashable) -> float:
    """0 for the same code, 1 for another."""
    return float(one != other)


def interval(one: float, other: float) -> float:
    """The squared difference of two numbers."""
    return (one - other) ** 2


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Agreement of two coders on nominal codes, at most 1; 0 = what chance gives, below it less.

    pairs: one per unit, the code of the first coder and that of the second. None without units, and where both use
    one and the same code throughout: chance would agree as often.
    """
    total = len(pairs)
    if total == 0:
        return None
    agreed = sum(one == other for one, other in pairs) / total
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(first[code] * second[code] for code in first) / total**2
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def krippendorff_alpha(units: Iterable[Sequence[Any]], distance: Distance) -> float | None:
    """Agreement of any number of coders, at most 1; 0 = what chance gives.

    units: the values that the coders gave each unit, missing ones left out; a unit with fewer than two says nothing.
    distance: ``nominal`` for codes, ``interval`` for numbers. None where no unit has two values, or all are alike.
    """
    paired = [list(values) for values in units if len(values) > 1]
    counts: Counter[Hashable] = Counter(value for values in paired for value in values)
    total = counts.total()
    observed = sum(
        distance(one, other) / (len(values) - 1)
        for values in paired
        for one, other in permutations(values, 2)
    )
    expected = sum(
        counts[one] * counts[other] * distance(one, other) for one, other in permutations(counts, 2)
    )
    return None if expected == 0 else 1 - (total - 1) * observed / expected


def f1(matched: int, first: int, second: int) -> float | None:
    """Of what two coders found, how much both did, in [0, 1]: symmetrical. None where neither found anything."""
    return None if first + second == 0 else 2 * matched / (first + second)
