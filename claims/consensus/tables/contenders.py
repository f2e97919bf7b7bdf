"""Which figures of an item are set against which votes: every vote against every figure that may be the true one.

Outward: ``Contender`` and ``contenders``.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.consensus.tables.figures import Figures
from claims.consensus.weights.votes import Floats, Integers

# Of an item with more figures, those that most sources state, then those nearest to the median: enough for any truth,
# and an item of thousands of voices takes no square of them.
MOST_CONTENDERS = 40


@dataclass(frozen=True, slots=True)
class Contender:
    """One row per vote and contending candidate of its item. gap: distance between the two figures.
    is_contender: per candidate.
    """

    vote: Integers
    candidate: Integers
    gap: Floats
    is_contender: NDArray[np.bool_]


def contenders(figures: Figures) -> Contender:
    votes = figures.votes
    item = votes.item_of_candidate
    off = np.abs(figures.figure - figures.median[item])
    ranked = np.lexsort((figures.figure, off, -figures.count, item))
    is_contender = np.zeros(votes.candidates, dtype=bool)
    is_contender[ranked] = np.arange(votes.candidates) - votes.first[item[ranked]] < MOST_CONTENDERS
    listed = np.flatnonzero(is_contender)
    size = np.bincount(item[listed], minlength=votes.items)
    start = np.cumsum(size) - size
    repeats = size[votes.item]
    vote = np.repeat(np.arange(len(votes.item), dtype=np.int32), repeats)
    within = np.arange(len(vote)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    candidate = listed[start[votes.item[vote]] + within].astype(np.int32)
    gap = np.abs(figures.figure[candidate] - figures.stated[vote])
    return Contender(vote, candidate, gap, is_contender)
