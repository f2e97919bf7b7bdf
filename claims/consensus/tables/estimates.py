"""Measures that every source estimates for itself: a weighted middle, each source's usual lean taken off.

Outward: ``estimate``. Method: weights by inverse distance as in CRH (Li et al. 2014), in turns with the middles, per
origin and attribute. Three refinements were tried on judged emotions and left out, none better than chance on both
halves of the known truths: a gain per source beside the lean (factor analysis), heavier tails, shrinking towards
the attribute's mean.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.tables.figures import Figures
from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import Floats

ROUNDS = 6
# A spread this small against the attribute's own is taken as this, so that no source gets all the weight.
LEAST_SPREAD = 0.1
PRIOR_ITEMS = 4.0


@dataclass(frozen=True, slots=True)
class Estimated:
    """middle, near: per item, and the weight, as a share, of the sources within the attribute's usual distance of it.

    added: per vote, what it adds to the middle of its item, in log-odds against any figure of the attribute's range
    alike. The middle is the one figure to which all together add most: weighted squares are least there, as for
    normal errors of which the weight is the precision.
    """

    middle: Floats
    near: Floats
    added: Floats


def estimate(figures: Figures) -> Estimated:
    weight, scale = np.ones(len(figures.stated)), np.ones(figures.votes.attributes)
    found = learnt = np.where(figures.is_known, figures.known, figures.median)
    for _ in range(ROUNDS):
        gap = figures.stated - learnt[figures.votes.item]
        scale = _usual_distance(figures, gap)
        lean = _of_cell(figures, gap, np.ones(len(gap)), prior=0.0)
        off = np.abs(gap - lean) / scale[figures.attribute]
        spread = _of_cell(figures, off, figures.teaches, prior=PRIOR_ITEMS)
        weight = 1 / np.maximum(spread, LEAST_SPREAD)
        found = _middle(figures, weight, lean)
        learnt = np.where(figures.is_known, figures.known, found)
    is_near = np.abs(figures.stated - found[figures.votes.item]) <= scale[figures.attribute]
    near, total = (_of_item(figures, part) for part in (weight * is_near, weight))
    off = np.abs(figures.stated - lean - found[figures.votes.item])
    return Estimated(found, near / (total + 1.0), _added(figures, off, weight, scale))


def _added(figures: Figures, off: Floats, weight: Floats, scale: Floats) -> Floats:
    """off, weight: per vote. scale: per attribute the mean distance of a source of weight 1, of which the standard
    deviation of normal errors is sqrt(pi / 2).
    """
    deviation = scale[figures.attribute] * np.sqrt(np.pi / 2 / weight)
    range_of_all = figures.reach[figures.attribute]
    return np.asarray(np.log(range_of_all / deviation) - np.log(2 * np.pi) / 2 - (off / deviation) ** 2 / 2)


def _of_item(figures: Figures, values: Floats) -> Floats:
    return sums(values, figures.votes.item, figures.votes.items)


def _usual_distance(figures: Figures, gap: Floats) -> Floats:
    """Per attribute the mean distance from the middle; 1 where all agree."""
    total = figures.by_attribute(np.abs(gap), figures.attribute)
    count = figures.by_attribute(np.ones(len(gap)), figures.attribute)
    mean = total / np.maximum(count, 1.0)
    return np.where(mean > 0, mean, 1.0)


def _of_cell(figures: Figures, values: Floats, weight: Floats, *, prior: float) -> Floats:
    """Per vote, the mean of its origin on its attribute; as if PRIOR_ITEMS items had added up to ``prior``."""
    votes, size = figures.votes, figures.votes.origins * figures.votes.attributes
    total, count = sums(values * weight, votes.cell, size), sums(weight, votes.cell, size)
    return ((total + prior) / (count + PRIOR_ITEMS))[votes.cell]


def _middle(figures: Figures, weight: Floats, lean: Floats) -> Floats:
    mean = _of_item(figures, weight * (figures.stated - lean)) / _of_item(figures, weight)
    return np.clip(mean, figures.lowest, figures.highest)
