"""What people decided about two testimonies: a decision about any two of their claims holds for both.

Outward: ``of_values``, ``of_parts`` and ``of_provenance``, and ``Between``.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.decided import JOINED, Pairs
from claims.consensus.columns.facts import Facts
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined
from claims.consensus.columns.pairs import matching
from claims.consensus.columns.rows import Spoken
from claims.consensus.columns.testimonies import NOBODY, Testimonies


@dataclass(frozen=True)
class Between:
    """Testimonies two by two, the one that is asked first in ``one``; each two once. code: as in ``decided``."""

    one: Ints
    other: Ints
    code: Ints

    def knows(self, one: Ints, other: Ints) -> Bools:
        """Per pair, in either order, whether anything was decided of it."""
        known = np.append(_paired(self.one, self.other), _paired(self.other, self.one))
        return np.isin(_paired(one, other), known)

    def apart(self, size: int) -> Ints:
        """Per number below size one of its own where anything was decided of it, else 0."""
        found = np.zeros(size, dtype=np.int64)
        for column in (self.one, self.other):
            found[column] = column + 1
        return found

    def where(self, kept: Bools) -> "Between":
        return Between(self.one[kept], self.other[kept], self.code[kept])


def of_values(facts: Facts, told: Testimonies) -> Between:
    """Of those in force on one place, who affirms before who rejects. Of several decisions the first by claims."""
    found = _between(facts, told, facts.decided.value)
    found = found.where(told.is_heard[found.one] & told.is_heard[found.other])
    rejects = facts.rejects[told.entry].astype(np.int64)
    rank = rejects * (len(facts.row) + 1) + told.first
    found = found.where(rank[found.one] < rank[found.other])
    return _first_of_each(found)


def of_provenance(facts: Facts, told: Testimonies) -> Between:
    """Of all on one place, the first by claims before the other. Of several decisions one that joins, else the first
    by claims.
    """
    found = _between(facts, told, facts.decided.provenance)
    found = found.where(told.first[found.one] < told.first[found.other])
    order = np.argsort(found.code != JOINED, kind="stable")
    return _first_of_each(Between(found.one[order], found.other[order], found.code[order]))


def of_parts(facts: Facts, told: Testimonies, spoken: Spoken) -> Between:
    """one: who stands for parts, numbered as there. other: those told. Of several decisions the first by claims."""
    pairs = facts.decided.value
    first, second = np.divmod(pairs.key, max(pairs.claims, 1))
    which, one = matching(first, facts.row[spoken.member])
    pair, other = matching(second[which], facts.row[told.entries])
    which, one = which[pair], one[pair]
    order = np.lexsort((other, spoken.member[one]))
    found = Between(spoken.member_of[one], told.of[other], pairs.code[which])
    return _first_of_each(Between(found.one[order], found.other[order], found.code[order]))


def _between(facts: Facts, told: Testimonies, pairs: Pairs) -> Between:
    """Decision by decision, in both orders, by claims."""
    one, other, code = pairs.among(facts.place, facts.row)
    of = told.by_entry(len(facts.row))
    found = Between(of[one], of[other], code)
    return found.where((found.one != NOBODY) & (found.other != NOBODY) & (found.one != found.other))


def _paired(one: Ints, other: Ints) -> Ints:
    return (one << 31) | other


def _first_of_each(found: Between) -> Between:
    first = distinct(joined(found.one, found.other))[0] if len(found.one) else found.one
    return Between(found.one[first], found.other[first], found.code[first])
