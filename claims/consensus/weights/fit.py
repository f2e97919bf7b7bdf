"""Learn from a table of votes who is reliable, who copies whom, and what follows: by turns, then frozen.

Outward: ``fit`` and ``apply``. A Fit is replayable: ``apply`` gives the same votes the same probabilities.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from claims.consensus.weights import collision, copying, posterior, reliability
from claims.consensus.weights.votes import Floats, Votes

# The turns end when no reliability moves by more than this and who copies whom stands still, or after so many rounds.
STILL = 1e-3
ROUNDS = 40
# Copying is learned anew after these turns, and once nothing else moves.
COPYING_TURNS = (2, 5, 10, 20)
# Where suspicion would leave this share of the votes as it is, there is but one story to tell.
ALL_BUT_TRUSTED = 0.99


@dataclass(frozen=True, slots=True)
class Model:
    """What is learned besides reliability. collides: per attribute, whether the number of wrong values is learned."""

    learns_copying: bool = True
    collides: NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """trust: who is how reliable. copying: who depends on whom. alternatives: per attribute the learned number of
    wrong values, NaN where the votes' own holds. rounds: how many turns it took.
    """

    trust: reliability.Trust
    copying: copying.Copying
    alternatives: Floats
    rounds: int


@dataclass(frozen=True, slots=True)
class Settled:
    """contributed: per supported pair of vote and candidate its log-odds. independence: per vote how far it counts,
    already in what it contributed. score, chance: per candidate.
    """

    contributed: Floats
    independence: Floats
    score: Floats
    chance: Floats


def fit(votes: Votes, model: Model | None = None) -> Fit:
    """Anchors in the votes are taken for certain.

    Who copies whom and who is right hang on each other, and two stories may each hold together: "they are many and
    agree, so they are right" and "they never differ, so they are one". The turns are therefore begun from both ends,
    from trust and from suspicion, and the story that makes the table more probable is kept.
    """
    model = model or Model()
    agreed = copying.agreements(votes) if model.learns_copying else None
    trusting, independence = _by_turns(votes, model, agreed, copying.none())
    if agreed is None:
        return trusting
    untaught = posterior.anchored(votes, _settled(votes, _start(votes), np.ones(len(votes.item))).chance)
    suspects = copying.learned(votes, agreed, untaught, None)
    if copying.independence(votes, suspects).sum() >= ALL_BUT_TRUSTED * len(votes.item):
        return trusting
    suspicious, other_independence = _by_turns(votes, model, agreed, suspects)
    if _log_likelihood(votes, suspicious, other_independence) > _log_likelihood(
        votes, trusting, independence
    ):
        return suspicious
    return trusting


def _start(votes: Votes) -> Fit:
    return Fit(reliability.untaught(votes), copying.none(), np.full(votes.attributes, np.nan), 0)


def _by_turns(
    votes: Votes, model: Model, agreed: copying.Agreements | None, copies: copying.Copying
) -> tuple[Fit, Floats]:
    """(the fit, the independence of each vote that follows from it)."""
    state = replace(_start(votes), copying=copies)
    lessons = reliability.lessons_of(votes)
    independence = copying.independence(votes, copies)
    collides = np.zeros(votes.attributes, dtype=bool) if model.collides is None else model.collides
    collisions = collision.counted(votes, independence) if collides.any() else None
    for turn in range(ROUNDS):
        chance = posterior.anchored(votes, _settled(votes, state, independence).chance)
        right = posterior.right(votes, chance)
        trust = reliability.learned(votes, lessons, right)
        moved = np.abs(trust.by_attribute - state.trust.by_attribute).max(initial=0.0)
        state = replace(state, trust=trust, rounds=turn + 1)
        if agreed is not None and (turn in COPYING_TURNS or moved < STILL):
            copies = copying.learned(votes, agreed, chance, right)
            if copying.differ(copies, state.copying):
                state, moved = replace(state, copying=copies), 1.0
                independence = copying.independence(votes, copies)
                collisions = collisions and collision.counted(votes, independence)
        if collisions is not None:
            found = collision.alternatives(votes, collisions, chance)
            state = replace(state, alternatives=np.where(collides, found, np.nan))
        if moved < STILL:
            break
    return state, independence


def _log_likelihood(votes: Votes, fitted: Fit, independence: Floats) -> float:
    """Of the table under the fit: independent votes by the posterior's model, what is copied by its share."""
    settled = _settled(votes, fitted, independence)
    votes = _with_alternatives(votes, fitted)
    wrong = 1 - np.clip(fitted.trust.by_attribute, posterior.LEAST, posterior.MOST)
    if_all_are_wrong = settled.independence * np.log(wrong / votes.alternatives).ravel()[votes.cell]
    copied = (1 - settled.independence) * np.log(copying.COPIED_SHARE)
    per_item = posterior.log_totals(votes, settled.score) - np.log(votes.alternatives + 1)[votes.attribute]
    return round(float(per_item.sum() + if_all_are_wrong.sum() + copied.sum()), 6)


def apply(votes: Votes, fitted: Fit) -> Settled:
    """What the fit makes of these votes; anchors are not looked at."""
    return _settled(votes, fitted, copying.independence(votes, fitted.copying))


def _with_alternatives(votes: Votes, fitted: Fit) -> Votes:
    learned = fitted.alternatives
    return votes.with_alternatives(np.where(np.isnan(learned), votes.alternatives, learned))


def _settled(votes: Votes, fitted: Fit, independence: Floats) -> Settled:
    votes = _with_alternatives(votes, fitted)
    contributed = posterior.contributions(votes, fitted.trust.by_attribute, independence)
    score = posterior.scores(votes, contributed)
    return Settled(contributed, independence, score, posterior.chances(votes, score))
