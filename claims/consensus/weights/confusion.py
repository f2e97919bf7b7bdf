"""Closed labels: which label each origin gives when another is true, settled by turns with the labels themselves.

Outward: ``Labels``, ``fit``, ``apply`` and ``over``. Where there are few labels, origins err in a direction: one
calls every pair of goods the same, another everything suspicious. Method: the confusion matrices of Dawid and Skene
1979, each row shrunk to the origin's one coin (a single reliability, its errors spread as everybody's are), which is
shrunk to the mean: an origin with few votes has a coin, one with many has its habits. Labels that are used about
equally often are held to be equally frequent; otherwise their frequency is learned.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import NOT_KNOWN, NOT_NAMED, Floats, Integers, Votes

# With more labels than this most cells of a matrix stay empty, and the labels are treated as open values.
MOST_LABELS = 20
# The turns end when no probability moves by more than this, or after so many rounds.
STILL = 1e-4
ROUNDS = 60
# Reliability before anything is known; how many votes the mean weighs against an origin's own, and the origin's coin
# against a row of its matrix. The last fitted on the even half of the public tables, where .5 to 10 differ little.
PRIOR_RELIABILITY, PRIOR_VOTES, COIN_VOTES = 0.75, 4.0, 2.0
LEAST, MOST = 0.02, 0.98
LEAST_SAID = 1e-6
# How far the entropy of the labels must fall short of its greatest, as a share of it, for their frequency to be
# learned in full. Below it the frequencies are what the votes' own errors make them. Arbitrary but works.
UNEVEN = 0.1


@dataclass(frozen=True, slots=True)
class Labels:
    """of_candidate: per candidate the number of its label, the same in every item. count: how many there are."""

    of_candidate: Integers
    count: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """frequency: per label. said: origin x true label x label, the logarithm of the probability that it is said."""

    frequency: Floats
    said: NDArray[np.float64]
    rounds: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """chance: item x label, sums to 1. score: the same before it is scaled, as log-odds."""

    score: NDArray[np.float64]
    chance: NDArray[np.float64]

    def of_candidates(self, votes: Votes, labels: Labels) -> Floats:
        """Per candidate; what an item's candidates leave to 1 is "none of these"."""
        return np.asarray(self.chance[votes.item_of_candidate, labels.of_candidate])


def fit(votes: Votes, labels: Labels) -> Confusion:
    """Every vote names a candidate. Anchors in the votes are taken for certain."""
    said = labels.of_candidate[votes.candidate]
    evenness = _evenness(said, labels.count)
    chance = _anchored(votes, labels, _shares(votes, said, labels.count))
    for turn in range(ROUNDS):
        fitted = Confusion(_frequency(chance, evenness), _learned(votes, said, chance), turn + 1)
        before, chance = chance, _anchored(votes, labels, apply(votes, labels, fitted).chance)
        if np.abs(chance - before).max(initial=0.0) < STILL:
            break
    return fitted


def apply(votes: Votes, labels: Labels, fitted: Confusion) -> Labelled:
    """What the fit makes of these votes; anchors are not looked at."""
    said = labels.of_candidate[votes.candidate]
    score = np.empty((votes.items, labels.count))
    for true in range(labels.count):
        score[:, true] = np.log(fitted.frequency[true]) + sums(
            fitted.said[votes.origin, true, said], votes.item, votes.items
        )
    weight = np.exp(score - score.max(axis=1, keepdims=True))
    return Labelled(score, weight / weight.sum(axis=1, keepdims=True))


def over(
    fitted: Confusion,
    origin: Integers,
    said: Integers,
    label: NDArray[np.integer],
    rival: NDArray[np.integer],
) -> Floats:
    """Per vote, by its origin and the label it names, the log-odds that it adds to one label against another. With
    those of the two labels' frequency those of an item make the difference of the scores.
    """
    return np.asarray(fitted.said[origin, label, said] - fitted.said[origin, rival, said])


def _shares(votes: Votes, said: Integers, count: int) -> NDArray[np.float64]:
    shares = sums(np.ones(len(said)), votes.item.astype(np.int64) * count + said, votes.items * count)
    return shares.reshape(votes.items, count) / np.maximum(votes.voices, 1)[:, None]


def _evenness(said: Integers, count: int) -> float:
    """1 where the labels are used equally often, 0 where their frequency is to be learned in full."""
    share = np.bincount(said, minlength=count) / max(len(said), 1)
    entropy = -float((share * np.log(np.maximum(share, 1e-12))).sum())
    return max(1 - (1 - entropy / np.log(count)) / UNEVEN, 0.0) if count > 1 else 1.0


def _frequency(chance: NDArray[np.float64], evenness: float) -> Floats:
    count = chance.shape[1]
    learned = (chance.sum(axis=0) + 1) / (len(chance) + count)
    levelled = learned ** (1 - evenness)
    return np.asarray(levelled / levelled.sum())


def _learned(votes: Votes, said: Integers, chance: NDArray[np.float64]) -> NDArray[np.float64]:
    count = chance.shape[1]
    size, diagonal = votes.origins * count, np.arange(count)
    cell = votes.origin.astype(np.int64) * count + said
    told = np.empty((votes.origins, count, count))
    for true in range(count):
        told[:, true] = sums((chance[:, true] * votes.teaches)[votes.item], cell, size).reshape(-1, count)
    coin, pooled = _coins(told), told.sum(axis=0) + 1 / count
    pooled /= pooled.sum(axis=1, keepdims=True)
    prior = np.repeat(pooled[None], votes.origins, axis=0)
    prior[:, diagonal, diagonal] = 0.0
    prior *= ((1 - coin) / np.maximum(prior.sum(axis=2), 1e-12))[:, :, None]
    prior[:, diagonal, diagonal] = coin
    share = (told + COIN_VOTES * prior) / (told.sum(axis=2, keepdims=True) + COIN_VOTES)
    # A vote never speaks more for another label than for its own, whatever the origin's habits.
    share = np.minimum(share, share.diagonal(axis1=1, axis2=2)[:, None, :])
    return np.asarray(np.log(np.maximum(share, LEAST_SAID)))


def _coins(told: NDArray[np.float64]) -> NDArray[np.float64]:
    """Per origin and true label the probability of saying it: what all reach on the label, moved by as much in
    log-odds as the origin is better or worse than all."""
    right = told.trace(axis1=1, axis2=2)
    total = told.sum(axis=(1, 2))
    mean = (right.sum() + PRIOR_RELIABILITY * PRIOR_VOTES) / (total.sum() + PRIOR_VOTES)
    own = _log_odds((right + mean * PRIOR_VOTES) / (total + PRIOR_VOTES)) - _log_odds(mean)
    pooled = told.sum(axis=0)
    on_label = (pooled.diagonal() + mean * PRIOR_VOTES) / (pooled.sum(axis=1) + PRIOR_VOTES)
    return np.asarray(np.clip(1 / (1 + np.exp(-(own[:, None] + _log_odds(on_label)[None, :]))), LEAST, MOST))


def _log_odds(chance: Floats) -> Floats:
    sure = np.clip(chance, LEAST, MOST)
    return np.asarray(np.log(sure / (1 - sure)))


def _anchored(votes: Votes, labels: Labels, chance: NDArray[np.float64]) -> NDArray[np.float64]:
    known = votes.anchor != NOT_KNOWN
    if not known.any():
        return chance
    told = chance.copy()
    told[votes.anchor >= 0] = 0.0
    true = votes.anchor[votes.anchor >= 0]
    told[votes.item_of_candidate[true], labels.of_candidate[true]] = 1.0
    wrong = votes.anchor[votes.item_of_candidate] == NOT_NAMED
    told[votes.item_of_candidate[wrong], labels.of_candidate[wrong]] = 0.0
    left = told.sum(axis=1, keepdims=True)
    return np.where(left > 0, told / np.maximum(left, 1e-300), 1 / labels.count)
