"""What each origin adds to the values of an item of a table, in log-odds, as its explanation says it.

Outward: ``Adding``, made by ``adding_of`` from votes for candidates, by ``added`` from the pairs of another model.
Figures have two decimals and are rounded before they are added: those that are shown add
up to the score that is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.consensus.explanation import Remark, remark
from claims.consensus.weights.posterior import supports
from claims.consensus.weights.votes import NO_CANDIDATE, Floats, Integers, Votes

# Origins named one by one; what the others add is one figure. Values named that were not chosen. Arbitrary but works:
# a cell that can be read.
MOST_ORIGINS = 5
MOST_VALUES = 3
_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Over:
    """rival: the label that the chosen one is held against. usual: hundredths of log-odds that the chosen one is the
    true one more often, before anybody speaks.
    """

    rival: str
    usual: int


@dataclass(frozen=True, slots=True)
class Other:
    """A candidate that was not chosen."""

    candidate: int
    text: str


@dataclass(frozen=True, slots=True)
class Adding:
    """By candidate, what is added to it: first[i] to first[i + 1] of origin and hundredths, by origin.

    over: of candidates held against a rival, of an item all or none; all others against "none of these".
    """

    names: Sequence[str]
    first: list[int]
    origin: list[int]
    hundredths: list[int]
    over: Mapping[int, Over]

    def score(self, candidate: int) -> int:
        """In hundredths."""
        usual = self.over[candidate].usual if candidate in self.over else 0
        return usual + sum(self.hundredths[self.first[candidate] : self.first[candidate + 1]])

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

    def remarks(self, chosen: int, others: Sequence[Other], left: int = 0) -> list[Remark]:
        """What is added to the chosen candidate, and what speaks for the others, the most probable first. left: how
        many more of them there are.
        """
        told = []
        if adds := self.said(chosen):
            told.append(self._adds(chosen, adds))
        named = others[:MOST_VALUES]
        told += self._rejected(named)
        left += len(others) - len(named)
        return [*told, remark("table_rejected_more", count=left)] if left > 0 else told

    def _rejected(self, others: Sequence[Other]) -> list[Remark]:
        if any(other.candidate in self.over for other in others):
            return [self._rejected_over(other) for other in others]
        texts = [f"{other.text} ({self.said(other.candidate) or signed(0)})" for other in others]
        return [remark("table_rejected", values="; ".join(texts))] if texts else []

    def _rejected_over(self, other: Other) -> Remark:
        held, score = self.over[other.candidate], signed(self.score(other.candidate))
        said = {"value": other.text, "rival": held.rival, "adds": self.said(other.candidate), "score": score}
        if not held.usual:
            return remark("table_rejected_over", **said)
        return remark("table_rejected_over_usual", **said, usual=signed(held.usual))

    def _adds(self, chosen: int, adds: str) -> Remark:
        score, held = signed(self.score(chosen)), self.over.get(chosen)
        if held is None:
            return remark("table_adds", adds=adds, score=score)
        if not held.usual:
            return remark("table_adds_over", rival=held.rival, adds=adds, score=score)
        usual = signed(held.usual)
        return remark("table_adds_over_usual", rival=held.rival, adds=adds, usual=usual, score=score)


def adding_of(votes: Votes, contributed: Floats, names: Sequence[str]) -> Adding:
    """contributed: log-odds per supported pair, see ``weights.posterior``. names: of the origins, by number."""
    vote, candidate, _ = supports(votes)
    return added(votes.origin[vote], candidate, contributed, names=names, candidates=votes.candidates)


def added(
    origin: Integers,
    candidate: Integers | NDArray[np.int64],
    contributed: Floats,
    *,
    names: Sequence[str],
    candidates: int,
    over: Mapping[int, Over] | None = None,
) -> Adding:
    """From pairs of an origin and a candidate, in any order; those of NO_CANDIDATE are left out. candidates: how many
    there are.
    """
    order = np.lexsort((origin, candidate))
    order = order[candidate[order] != NO_CANDIDATE]
    first = np.searchsorted(candidate[order], np.arange(candidates + 1))
    hundredths = hundredths_of(contributed[order])
    return Adding(names, first.tolist(), origin[order].tolist(), hundredths.tolist(), over or {})


def hundredths_of(contributed: Floats) -> NDArray[np.int64]:
    """Log-odds as they are printed."""
    return np.rint(contributed * _HUNDREDTHS).astype(np.int64)


def signed(hundredths: int) -> str:
    """ "+2.04", "-1.73"."""
    sign = "-" if hundredths < 0 else "+"
    return f"{sign}{abs(hundredths) // _HUNDREDTHS}.{abs(hundredths) % _HUNDREDTHS:02d}"
