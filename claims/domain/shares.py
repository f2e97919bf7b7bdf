"""Shares and their differences with 95 % intervals, for small numbers.

Outward: ``wilson``, ``newcombe`` and ``difference_of_means``. Methods: E. B. Wilson, Probable Inference, the Law of
Succession, and Statistical Inference, JASA 22 (1927); R. G. Newcombe, Interval Estimation for the Difference Between
Independent Proportions, Statistics in Medicine 17 (1998), method 10. What is counted is taken as independent.
"""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, variance

# Standard normal quantile of a two-sided 95 % interval.
Z = 1.96
# Values of which a spread can be reckoned.
LEAST = 2

Interval = tuple[float, float]


def wilson(part: int, total: int) -> Interval | None:
    """The interval of part of total, inclusive ends in [0, 1]; None where total is 0."""
    if not total:
        return None
    share, spread = part / total, Z * Z / total
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / total + spread / total / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def newcombe(one: tuple[int, int], other: tuple[int, int]) -> Interval | None:
    """The interval of one share less another, ends in [-1, 1]. Each (part, total); None where a total is 0."""
    first, second = wilson(*one), wilson(*other)
    if first is None or second is None:
        return None
    share, against = one[0] / one[1], other[0] / other[1]
    below = sqrt((share - first[0]) ** 2 + (second[1] - against) ** 2)
    above = sqrt((first[1] - share) ** 2 + (against - second[0]) ** 2)
    return share - against - below, share - against + above


def difference_of_means(one: Sequence[float], other: Sequence[float]) -> Interval | None:
    """The interval of one mean less another, by the normal approximation with a variance of each.

    Too narrow for a handful of values. None where a side has fewer than two.
    """
    if min(len(one), len(other)) < LEAST:
        return None
    half = Z * sqrt(variance(one) / len(one) + variance(other) / len(other))
    middle = fmean(one) - fmean(other)
    return middle - half, middle + half
