"""What each origin adds to the values of an item of a table, in log-odds, as its explanation says it.

Outward: ``Adding``, made by ``adding_of``. Figures have two decimals and are rounded before they are added: those
that are shown add up to the score that is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claims.consensus.weights.posterior import supports
from claims.consensus.weights.votes import Floats, Votes

# Origins named one by one; what the others add is one figure. Values named that were not chosen. Arbitrary but works:
# a cell that can be read.
MOST_ORIGINS = 5
MOST_VALUES = 3
_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Adding:
    """By candidate, what is added to it: first[i] to first[i + 1] of origin and hundredths, by origin."""

    names: Sequence[str]
    first: list[int]
    origin: list[int]
    hundredths: list[int]

    def score(self, candidate: int) -> int:
        """In hundredths."""
        return sum(self.hundredths[self.first[candidate] : self.first[candidate + 1]])

    def said(self, candidate: int) -> str:
        """ "a +2.04, b +1.63", the weightiest first; "" where nobody adds anything."""
        span = range(self.first[candidate], self.first[candidate + 1])
        ranked = sorted(span, key=lambda at: (-abs(self.hundredths[at]), self.origin[at]))
        told = [
            f"{self.names[self.origin[at]]} {signed(self.hundredths[at])}" for at in ranked[:MOST_ORIGINS]
        ]
        rest = ranked[MOST_ORIGINS:]
        if rest:
            told.append(f"{len(rest)} more {signed(sum(self.hundredths[at] for at in rest))}")
        return ", ".join(told)


def adding_of(votes: Votes, contributed: Floats, names: Sequence[str]) -> Adding:
    """contributed: log-odds per supported pair, see ``weights.posterior``. names: of the origins, by number."""
    vote, candidate, _ = supports(votes)
    order = np.lexsort((vote, candidate))
    order = order[candidate[order] >= 0]
    first = np.searchsorted(candidate[order], np.arange(votes.candidates + 1))
    hundredths = np.rint(contributed[order] * _HUNDREDTHS).astype(np.int64)
    return Adding(names, first.tolist(), votes.origin[vote[order]].tolist(), hundredths.tolist())


def signed(hundredths: int) -> str:
    """ "+2.04", "-1.73"."""
    sign = "-" if hundredths < 0 else "+"
    return f"{sign}{abs(hundredths) // _HUNDREDTHS}.{abs(hundredths) % _HUNDREDTHS:02d}"
