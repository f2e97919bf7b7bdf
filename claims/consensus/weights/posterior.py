"""The probability of every candidate from what each vote contributes, with an explicit "none of these".

Outward: ``contributions``, ``scores`` and ``chances``. A vote adds log-odds to the candidates it supports; they
add up exactly to the score that is shown. Method: the log-odds vote of Dong, Berti-Equille and Srivastava 2009
(ACCU), with a share of likeness instead of equality.
"""

import numpy as np

from claims.consensus.weights.segments import maxima, sums
from claims.consensus.weights.votes import NOT_KNOWN, Floats, Integers, Votes

# No origin counts as less or more reliable than this, whatever was learned. Arbitrary but works.
LEAST, MOST = 0.05, 0.98
# Weight of "none of these" where every alternative is named by somebody, in candidates that nobody speaks for.
# Arbitrary but works.
LEAST_NONE = 0.1


def supports(votes: Votes) -> tuple[Integers, Integers, Floats | None]:
    """(vote, candidate, share) of every pair where a vote speaks for a candidate; share None = all 1."""
    if votes.shares is not None:
        return votes.shares.vote, votes.shares.candidate, votes.shares.share
    return np.arange(len(votes.item), dtype=np.int32), votes.candidate, None


def contributions(votes: Votes, trust: Floats, independence: Floats) -> Floats:
    """Per supported pair, the log-odds it adds. trust: origin x attribute, the probability of being right.
    independence: per vote, how far it counts, in (0, 1].
    """
    sure = np.clip(trust, LEAST, MOST)
    odds = (sure * votes.alternatives / (1 - sure)).ravel()
    vote, _, share = supports(votes)
    if share is None:
        return independence * np.log1p(odds)[votes.cell]
    return independence[vote] * np.log1p(odds[votes.cell[vote]] * share)


def scores(votes: Votes, contributed: Floats) -> Floats:
    """Per candidate the sum of what is contributed to it."""
    _, candidate, _ = supports(votes)
    return sums(contributed, candidate, votes.candidates)


def chances(votes: Votes, score: Floats) -> Floats:
    """Per candidate its probability; what an item's candidates leave to 1 is "none of these".

    Every value that nobody names weighs as much as a candidate that nobody speaks for, so that one voice alone is
    believed as far as it is reliable.
    """
    total = log_totals(votes, score)
    chance: Floats = np.exp(score - total[votes.item_of_candidate])
    return chance


def log_totals(votes: Votes, score: Floats) -> Floats:
    """Per item the logarithm of the weight of all its candidates and of "none of these" together."""
    top = np.maximum(maxima(score, votes.first), 0.0)
    weight = sums(np.exp(score - top[votes.item_of_candidate]), votes.item_of_candidate, votes.items)
    unnamed = np.maximum(votes.alternatives[votes.attribute] + 1 - np.diff(votes.first), LEAST_NONE)
    return np.asarray(top + np.log(weight + unnamed * np.exp(-top)))


def anchored(votes: Votes, chance: Floats) -> Floats:
    """The same with what is known: certain for the true candidate, 0 for every other of its item."""
    known = votes.anchor != NOT_KNOWN
    if not known.any():
        return chance
    told = np.where(known[votes.item_of_candidate], 0.0, chance)
    told[votes.anchor[votes.anchor >= 0]] = 1.0
    return told


def right(votes: Votes, chance: Floats) -> Floats:
    """Per vote the probability that it is right: of all the candidates that it supports together."""
    vote, candidate, share = supports(votes)
    if share is None:
        return chance[candidate]
    return np.minimum(sums(chance[candidate], vote, len(votes.item)), 1.0)
