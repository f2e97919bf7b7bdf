"""Who says an older figure again after a newer one was told (DESIGN rule 4 (c)), of all places at once.

Outward: ``Repeats``. The same as ``consensus.repeats``.
"""

import numpy as np

from claims.consensus.columns.decided import AGREE
from claims.consensus.columns.facts import EVER, NEVER, Facts
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined
from claims.consensus.columns.pairs import pairs_between
from claims.consensus.columns.stands import Stands


class Repeats:
    """own: the entries in question. apart: entry by entry a number where a person decided how it stands, else 0."""

    def __init__(self, facts: Facts, own: Ints, apart: Ints, stands: Stands) -> None:
        self._facts, self._stands, self._apart = facts, stands, apart
        telling = own[~facts.is_recap[own] & (facts.lower[own] > NEVER)]
        first, which = distinct(joined(facts.place[telling], facts.value[telling], apart[telling]))
        # Of each place the values that anybody states of it, with the latest first moment of those who do.
        self._says = telling[first]
        self._latest = np.full(len(first), NEVER, dtype=np.int64)
        np.maximum.at(self._latest, which, facts.lower[telling])
        self._start = np.searchsorted(facts.place[self._says], np.arange(facts.places + 1))

    def later(self, new: Ints, old: Ints) -> Bools:
        """Per pair whether anybody repeats the older after the newer one."""
        facts, apart = self._facts, self._apart
        columns = (facts.place[new], facts.value[new], facts.value[old], apart[new], apart[old])
        first, which = distinct(joined(*columns))
        until = self._until(new[first], old[first])
        return (until[which] > facts.upper[new]) & (facts.upper[new] < EVER)

    def _until(self, new: Ints, old: Ints) -> Ints:
        """The latest moment at which anybody says the older and not the newer thing; NEVER = nobody does."""
        found = np.full(len(new), NEVER, dtype=np.int64)
        for asked, said in pairs_between(np.arange(len(new)), self._facts.place[new], self._start):
            repeats = self._agree(said, old[asked]) & ~self._agree(said, new[asked])
            np.maximum.at(found, asked[repeats], self._latest[said[repeats]])
        return found

    def _agree(self, said: Ints, other: Ints) -> Bools:
        facts, one = self._facts, self._says[said]
        found = self._stands.agree(facts, facts.value[one], facts.value[other])
        both = np.flatnonzero((self._apart[one] > 0) & (self._apart[other] > 0))
        decided = facts.decided.value.of(facts.row[one[both]], facts.row[other[both]])
        found[both[decided > 0]] = decided[decided > 0] == AGREE
        return found
