"""From what the model believes to what it is right to believe: confidence that comes true as often as it says.

Outward: ``signs_of``, ``learned``, ``USUAL`` and ``confidence``; ``curve`` shows how well it holds. Votes about one
item are less independent than any model of them, so posteriors run to certainty too fast: their log-odds count only
by their logarithm, beside the plain share of votes for the value. Method: logistic calibration (Platt 1999) on
anchors, with a Gaussian prior at what is usual, so that few anchors move it little.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import NO_CANDIDATE, Floats, Votes

# Constant, slope of the compressed log-odds, slope of the log-odds of the share of votes: as they usually are, and
# how far from that a table may lie. Fitted on the even half of the public tables, five draws of anchors each, the
# distances settled on all of them; plain log-odds, whatever their slope, stayed .1 above the floor on one.
USUAL_MEAN, USUAL_SPREAD = (0.3, 0.7, 0.5), (2.0, 0.3, 0.3)
# Probabilities nearer to 0 or 1 are taken for this.
EDGE = 1e-9
# Half a vote each way, so that one voice alone is no unanimity.
HALF = 0.5
NEWTON_STEPS, STILL = 60, 1e-9
CURVE_BINS = 10

Signs = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Calibration:
    """weights: of the three signs. anchors: how many known truths they were learned from; 0 = only what is usual."""

    weights: tuple[float, float, float]
    anchors: int


USUAL = Calibration(USUAL_MEAN, 0)


@dataclass(frozen=True, slots=True)
class CurveBin:
    """Items whose confidence lies in one tenth: their mean confidence, and the share of them that are right."""

    items: int
    confidence: float
    right: float


def best(votes: Votes, chance: Floats) -> NDArray[np.int64]:
    """Per item its most probable candidate, of equal ones the first; NO_CANDIDATE where it has none."""
    found = np.full(votes.items, NO_CANDIDATE, dtype=np.int64)
    order = np.lexsort((-np.arange(votes.candidates), np.round(chance, 12), votes.item_of_candidate))
    found[votes.item_of_candidate[order]] = order
    return found


def signs_of(votes: Votes, chance: Floats) -> Signs:
    """Item x sign, of each item's most probable candidate. chance: per candidate, without what anchors tell."""
    chosen = best(votes, chance)
    named = chosen != NO_CANDIDATE
    believed = np.zeros(votes.items)
    believed[named] = chance[chosen[named]]
    believed = np.clip(believed, EDGE, 1 - EDGE)
    odds = np.log(believed / (1 - believed))
    agreeing = sums((votes.candidate == chosen[votes.item]).astype(np.float64), votes.item, votes.items)
    share = (agreeing + HALF) / (votes.voices + 2 * HALF)
    compressed = np.sign(odds) * np.log1p(np.abs(odds))
    return np.stack([np.ones(votes.items), compressed, np.log(share / (1 - share))], axis=1)


def learned(signs: Signs, right: NDArray[np.bool_]) -> Calibration:
    """signs, right: of the items whose truth is known. More belief never means less confidence."""
    usual, precision = np.array(USUAL_MEAN), np.diag(1 / np.array(USUAL_SPREAD) ** 2)
    weights = usual.copy()
    for _ in range(NEWTON_STEPS):
        expected = _logistic(signs @ weights)
        slope = signs.T @ (right - expected) - precision @ (weights - usual)
        bend = (signs * (expected * (1 - expected))[:, None]).T @ signs + precision
        step = np.linalg.solve(bend, slope)
        weights += step / max(float(np.abs(step).max()), 1.0)
        if np.abs(step).max() < STILL:
            break
    constant, belief, share = (float(weight) for weight in weights)
    return Calibration((constant, max(belief, 0.0), max(share, 0.0)), len(right))


def confidence(signs: Signs, calibration: Calibration) -> Floats:
    """Per item the probability that its most probable candidate is the truth, in (0, 1)."""
    return _logistic(signs @ np.array(calibration.weights))


def curve(sure: Floats, right: NDArray[np.bool_]) -> list[CurveBin]:
    """By tenths of confidence, those that occur. sure: in [0, 1]."""
    tenth = np.minimum((sure * CURVE_BINS).astype(np.int64), CURVE_BINS - 1)
    return [
        CurveBin(int(held.sum()), float(sure[held].mean()), float(right[held].mean()))
        for held in (tenth == number for number in np.unique(tenth))
    ]


def _logistic(value: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(value, -30, 30))))
