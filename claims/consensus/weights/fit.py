"""Learn from a table of votes who is reliable, and what follows for each item: by turns, then frozen.

Outward: ``fit`` and ``apply``. A Fit is replayable: ``apply`` gives the same votes the same probabilities.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.weights import posterior, reliability
from claims.consensus.weights.votes import Floats, Votes

# The turns end when no reliability moves by more than this, or after so many rounds.
STILL = 1e-4
ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Fit:
    """trust: who is how reliable. rounds: how many turns it took."""

    trust: reliability.Trust
    rounds: int


@dataclass(frozen=True, slots=True)
class Settled:
    """contributed: per supported pair of vote and candidate its log-odds. score, chance: per candidate."""

    contributed: Floats
    score: Floats
    chance: Floats


def fit(votes: Votes) -> Fit:
    trust = reliability.untaught(votes)
    weight = np.ones(len(votes.item))
    for turn in range(ROUNDS):
        chance = posterior.anchored(votes, apply(votes, Fit(trust, turn)).chance)
        before, trust = trust, reliability.learned(votes, posterior.right(votes, chance), weight)
        if np.abs(trust.by_attribute - before.by_attribute).max(initial=0.0) < STILL:
            break
    return Fit(trust, turn + 1)


def apply(votes: Votes, fitted: Fit) -> Settled:
    """What the fit makes of these votes; anchors are not looked at."""
    contributed = posterior.contributions(votes, reliability.of_votes(votes, fitted.trust))
    score = posterior.scores(votes, contributed)
    return Settled(contributed, score, posterior.chances(votes, score))
