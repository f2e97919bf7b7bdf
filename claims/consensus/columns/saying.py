"""Who is in force on some places, and what of their parts is more than they allow (DESIGN rule 6).

Outward: ``Saying``. The same as ``exceeding``, where no editor ruled.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.between import Between, of_parts
from claims.consensus.columns.decided import CONFLICT
from claims.consensus.columns.facts import Facts
from claims.consensus.columns.figures import Figures
from claims.consensus.columns.numbering import Bools, Floats, Ints
from claims.consensus.columns.outgrown import Limits
from claims.consensus.columns.pairs import matched, matching
from claims.consensus.columns.relations import Relations
from claims.consensus.columns.rows import Spoken
from claims.consensus.columns.testimonies import Testimonies
from claims.consensus.columns.wholes import joined_pairs
from claims.consensus.policy import Succession


@dataclass(frozen=True)
class Exempt:
    """row: of the parts given, each with its whole. own: a testimony on the whole of which a person decided how it
    stands to one on the part. is_more: this one is more than it, and they were said to conflict.
    """

    row: Ints
    own: Ints
    is_more: Bools

    def of(self, group: Ints) -> "Exempt":
        """The same of groups of rows."""
        return Exempt(group[self.row], self.own, self.is_more)


class Saying:
    """spoken: who stands for the rows settled so far."""

    def __init__(
        self, facts: Facts, told: Testimonies, said: Figures, limits: Limits, spoken: Spoken
    ) -> None:
        own = np.flatnonzero(told.is_heard & ~facts.rejects[told.entry])
        self._facts, self._spoken, self._accumulates = facts, spoken, limits.accumulates
        self._entry = told.entry[own]
        self._place = facts.place[self._entry]
        self._figures = said.of(own)
        self._limit = limits.of(self._figures, self._place)
        self._is_level = limits.are(Succession.LATEST)
        self._decided = _of(own, of_parts(facts, told, spoken), len(told.entry))

    def exempt(self, part: Ints, whole: Ints) -> Exempt:
        pair, at = matching(part, self._spoken.row)
        one, which = matching(self._spoken.testimony[at], self._decided.one)
        row, own = pair[one], self._decided.other[which]
        is_more = self._decided.code[which] == CONFLICT
        is_more &= self._spoken.low[self._decided.one[which]] > self._figures.upper[own]
        kept = self._place[own] == whole[row]
        return Exempt(row[kept], own[kept], is_more[kept])

    def outdone(self, low: Floats, place: Ints, exempt: Exempt) -> Bools:
        """Per row given whether anybody on its place allows for less; levels of different moments are no sum."""
        least = np.full(len(self._is_level), np.inf)
        np.minimum.at(least, self._place, self._limit)
        found: Bools = (low > least[place]) & ~self._is_level[place]
        again = np.unique(exempt.row[found[exempt.row]])
        which, own = matching(place[again], self._place)
        is_free = ~np.isin(joined_pairs(again[which], own), joined_pairs(exempt.row, exempt.own))
        is_less = low[again[which]] > self._limit[own]
        found[again] = False
        found[again[which[is_free & is_less]]] = True
        return found

    def excluded(self, part: Ints, whole: Ints, compared: Relations, exempt: Exempt) -> Bools:
        """Per part whether any of those who stand for it excludes anybody on the whole.

        compared: of which two places the comparison takes one for a part of the other; people may of any.
        """
        spoken = self._spoken
        found = np.zeros(len(part), dtype=bool)
        found[exempt.row[exempt.is_more]] = True
        pair, at = matching(part, spoken.row)
        testimony, place = spoken.testimony[at], whole[pair]
        known = joined_pairs(compared.part, compared.whole)
        is_compared = np.isin(joined_pairs(spoken.place[testimony], place), known)
        pair, testimony, place = pair[is_compared], testimony[is_compared], place[is_compared]
        decided = joined_pairs(self._decided.one, self._decided.other)
        for which, own in matched(place, self._place):
            one = testimony[which]
            excludes = (spoken.low[one] > self._limit[own]) & ~self._may_both(spoken.entry[one], own)
            excludes &= ~np.isin(joined_pairs(one, own), decided)
            found[pair[which[excludes]]] = True
        return found

    def _may_both(self, part: Ints, own: Ints) -> Bools:
        """Whether the whole, a level, may have changed between the two."""
        facts, entry = self._facts, self._entry[own]
        is_of_one_time = (facts.lower[part] <= facts.upper[entry]) & (facts.lower[entry] <= facts.upper[part])
        has_changed = self._figures.is_zero[own] | ~self._accumulates[self._place[own]]
        has_changed |= facts.lower[part] > facts.upper[entry]
        found: Bools = ~is_of_one_time & has_changed & self._is_level[self._place[own]]
        return found

    def allows(self, number: Floats) -> Bools:
        """Per place whether everybody on it allows its number."""
        found = np.ones(len(number), dtype=bool)
        asked = number[self._place]
        found[self._place[~((self._figures.lower <= asked) & (asked <= self._figures.upper))]] = False
        return found


def _of(own: Ints, decided: Between, size: int) -> Between:
    """With the places of the second among these; size: of all."""
    number = np.full(size, -1, dtype=np.int64)
    number[own] = np.arange(len(own))
    found = Between(decided.one, number[decided.other], decided.code)
    return found.where(found.other >= 0)
