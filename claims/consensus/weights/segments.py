"""Sums and maxima by group, in one fixed order of addition, so that equal input gives equal bytes.

Outward: ``sums`` and ``maxima``.
"""

import numpy as np
from numpy.typing import NDArray

from claims.consensus.weights.votes import Floats


def sums(values: Floats, group: NDArray[np.integer], size: int) -> Floats:
    """Per group the sum of its values, added in the order of the array; an empty group has 0."""
    return np.bincount(group, weights=values, minlength=size).astype(np.float64, copy=False)


def maxima(values: Floats, first: NDArray[np.int64]) -> Floats:
    """Per run of values its largest; 0 for a run without values. Run i is first[i] to first[i + 1], end exclusive."""
    found = np.zeros(len(first) - 1)
    filled = np.flatnonzero(first[:-1] < first[1:])
    if len(filled):
        found[filled] = np.maximum.reduceat(values, first[filled])
    return found
