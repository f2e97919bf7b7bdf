"""How often each origin is right, learned from how probable it is that what it names is true.

Outward: ``Trust``, ``learned`` and ``of_votes``. One probability per origin and attribute, shrunk to the origin's own
over all attributes, which is shrunk to its class, which is shrunk to the mean of all. Method: the maximisation step
of the one-coin mixture (Dawid and Skene 1979); shrinkage by counts that the prior is worth (Morris 1983). Items with
one voice teach nothing about that voice, unless their truth is known.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import Floats, Votes

# Reliability before anything is known, and how many items that belief weighs. Arbitrary but works.
PRIOR_RELIABILITY = 0.75
PRIOR_ITEMS = 4.0
# How many items the origin's reliability over all attributes weighs against those of one attribute. So many that one
# attribute hardly tells: sources that repeat one feed about an attribute would raise each other.
PRIOR_ITEMS_OF_ATTRIBUTE = 1000.0
# What an item teaches on which all agree, against one that divides them: easy questions do not tell the careful from
# the careless. Fitted on the even half of the public tables, where anything from .1 to .5 does.
UNDIVIDED = 0.3


@dataclass(frozen=True, slots=True)
class Trust:
    """by_origin: origin -> probability of being right. by_attribute: origin x attribute -> the same."""

    by_origin: Floats
    by_attribute: Floats


def untaught(votes: Votes) -> Trust:
    return Trust(
        np.full(votes.origins, PRIOR_RELIABILITY),
        np.full((votes.origins, votes.attributes), PRIOR_RELIABILITY),
    )


def learned(votes: Votes, right: Floats) -> Trust:
    """right: per vote the probability that it is right."""
    lesson = np.where(np.diff(votes.first) > 1, 1.0, UNDIVIDED) * votes.teaches
    counts = lesson[votes.item]
    cell = votes.origin.astype(np.int64) * votes.attributes + votes.attribute[votes.item]
    size = votes.origins * votes.attributes
    shape = votes.origins, votes.attributes
    rights, totals = (
        sums(counts * right, cell, size).reshape(shape),
        sums(counts, cell, size).reshape(shape),
    )
    of_origin, all_of_origin = rights.sum(axis=1), totals.sum(axis=1)
    mean = _shrunk(of_origin.sum(), all_of_origin.sum(), PRIOR_RELIABILITY, PRIOR_ITEMS)
    classes = int(votes.classes.max(initial=-1)) + 1
    by_class = _shrunk(
        sums(of_origin, votes.classes, classes),
        sums(all_of_origin, votes.classes, classes),
        mean,
        PRIOR_ITEMS,
    )
    by_origin = _shrunk(of_origin, all_of_origin, by_class[votes.classes], PRIOR_ITEMS)
    if votes.attributes <= 1:
        return Trust(by_origin, by_origin.reshape(shape))
    return Trust(by_origin, _shrunk(rights, totals, by_origin[:, None], PRIOR_ITEMS_OF_ATTRIBUTE))


def _shrunk(right: Floats, total: Floats, prior: Floats | float, weight: float) -> Floats:
    return np.asarray((right + prior * weight) / (total + weight))


def of_votes(votes: Votes, trust: Trust) -> Floats:
    """Per vote, the probability that its origin is right about such an item."""
    return trust.by_attribute[votes.origin, votes.attribute[votes.item]]
