"""How often two wrong votes name the same value: the number of wrong values that a source in effect chooses among.

Outward: ``counted`` and ``alternatives``. Where wrong votes scatter, as misprints do, two that agree are hardly both
wrong; where they collide, as clocks one minute apart do, agreement proves little. The textbook's fixed number of
equally likely false values (Dong, Berti-Equille and Srivastava 2009) is therefore learned per attribute, as one over
the probability of collision; the popularity of false values (Dong, Saha and Srivastava 2012) in one number that keeps
every vote's contribution positive.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import NO_CANDIDATE, Floats, Votes

# How many pairs of wrong votes the number assumed before anything is known weighs. Arbitrary but works.
PRIOR_PAIRS = 20.0
# More scattered than this only sharpens the odds.
MOST = 50.0


@dataclass(frozen=True, slots=True)
class Collisions:
    """If a candidate is the truth: how many pairs of votes for others are the same, and how many pairs there are."""

    same: Floats
    pairs: Floats


def counted(votes: Votes, weight: Floats) -> Collisions:
    """weight: per vote how far it counts."""
    named = np.flatnonzero(votes.candidate != NO_CANDIDATE)
    candidate, item = votes.candidate[named], votes.item_of_candidate
    total = sums(weight[named], candidate, votes.candidates)
    alone = sums(weight[named] ** 2, candidate, votes.candidates)
    same = total**2 - alone
    others_same, others, others_alone = (
        sums(values, item, votes.items)[item] - values for values in (same, total, alone)
    )
    return Collisions(others_same, others**2 - others_alone)


def alternatives(votes: Votes, collisions: Collisions, chance: Floats) -> Floats:
    """Per attribute, at least 1. chance: per candidate.

    Every candidate in turn is taken for the truth, as far as it is probable; the votes for others are then wrong.
    """
    attribute, size = votes.attribute[votes.item_of_candidate], votes.attributes
    same, pairs = (sums(chance * counts, attribute, size) for counts in (collisions.same, collisions.pairs))
    collide = (same + PRIOR_PAIRS / votes.alternatives) / (pairs + PRIOR_PAIRS)
    return 1 / np.clip(collide, 1 / MOST, 1.0)
