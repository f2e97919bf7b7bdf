"""How often each origin is right, learned from how probable it is that what it names is true.

Outward: ``Trust``, ``lessons_of`` and ``learned``. One probability per origin and attribute, shrunk to the origin's
own over all attributes, which is shrunk to its class, which is shrunk to the mean of all. Method: the maximisation
step of the one-coin mixture (Dawid and Skene 1979); shrinkage by counts that the prior is worth (Morris 1983). Items
with one voice teach nothing about that voice, unless their truth is known.
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


@dataclass(frozen=True, slots=True)
class Lessons:
    """weight: per vote how much it teaches about its origin. of_cell: the same, summed per origin and attribute."""

    weight: Floats
    of_cell: Floats


def untaught(votes: Votes) -> Trust:
    return Trust(
        np.full(votes.origins, PRIOR_RELIABILITY),
        np.full((votes.origins, votes.attributes), PRIOR_RELIABILITY),
    )


def lessons_of(votes: Votes) -> Lessons:
    """Found once: they do not depend on what is probable."""
    weight = (np.where(votes.is_divided, 1.0, UNDIVIDED) * votes.teaches)[votes.item]
    return Lessons(weight, sums(weight, votes.cell, votes.origins * votes.attributes))


def learned(votes: Votes, lessons: Lessons, right: Floats) -> Trust:
    """right: per vote the probability that it is right."""
    size = votes.origins * votes.attributes
    shape = votes.origins, votes.attributes
    rights, totals = (
        sums(lessons.weight * right, votes.cell, size).reshape(shape),
        lessons.of_cell.reshape(shape),
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
