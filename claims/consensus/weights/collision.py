"""How often two wrong votes name the same value: the number of wrong values that a source in effect chooses among.

Outward: ``alternatives``. Where wrong votes scatter, as misprints do, two that agree are hardly both wrong; where
they collide, as clocks one minute apart do, agreement proves little. The textbook's fixed number of equally likely
false values (Dong, Berti-Equille and Srivastava 2009) is therefore learned per attribute, as one over the probability
of collision; the popularity of false values (Dong, Saha and Srivastava 2012) in one number that keeps every vote's
contribution positive.
"""

import numpy as np

from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import NO_CANDIDATE, Floats, Votes

# How many pairs of wrong votes the number assumed before anything is known weighs. Arbitrary but works.
PRIOR_PAIRS = 20.0
# More scattered than this only sharpens the odds.
MOST = 50.0


def alternatives(votes: Votes, chance: Floats, weight: Floats) -> Floats:
    """Per attribute, at least 1. chance: per candidate. weight: per vote how far it counts.

    Every candidate in turn is taken for the truth, as far as it is probable; the votes for others are then wrong.
    """
    named = np.flatnonzero(votes.candidate != NO_CANDIDATE)
    item = votes.item_of_candidate
    total = sums(weight[named], votes.candidate[named], votes.candidates)
    alone = sums(weight[named] ** 2, votes.candidate[named], votes.candidates)
    same = total**2 - alone
    per_item = [sums(values, item, votes.items) for values in (same, total, alone)]
    colliding = chance * (per_item[0][item] - same)
    pairs = chance * ((per_item[1][item] - total) ** 2 - (per_item[2][item] - alone))
    attribute, size = votes.attribute[item], votes.attributes
    assumed = sums(votes.alternatives, votes.attribute, size) / np.maximum(
        np.bincount(votes.attribute, minlength=size), 1
    )
    chance_of_collision = (sums(colliding, attribute, size) + PRIOR_PAIRS / np.maximum(assumed, 1.0)) / (
        sums(pairs, attribute, size) + PRIOR_PAIRS
    )
    return 1 / np.clip(chance_of_collision, 1 / MOST, 1.0)
