"""Numbers that are joined to each other, directly or through others.

Outward: ``connected``.
"""

from collections.abc import Sequence

import numpy as np

from claims.consensus.columns.numbering import Ints


def connected(size: int, ties: Sequence[tuple[Ints, Ints]]) -> Ints:
    """Per number below size the least of those that it is joined to.

    ties: numbers, and per number a key: those of one key are joined.
    """
    found = np.arange(size)
    while True:
        before = found
        for own, key in ties:
            least = np.full(int(key.max(initial=-1)) + 1, size, dtype=np.int64)
            np.minimum.at(least, key, found[own])
            found = found.copy()
            np.minimum.at(found, own, least[key])
        if np.array_equal(found, before):
            return found
