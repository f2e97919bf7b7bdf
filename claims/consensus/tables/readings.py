"""Measures that sources read off and print: which of the stated figures is the one, and how probable that is.

Outward: ``weigh``. A source prints the true figure, or one near it, or a stray one. How often it prints the very
figure hangs on the source and on the attribute, as ability and difficulty do in a test (Rasch 1960): a source that is
exact about one attribute is believed about another where few repeat each other. How far off it is otherwise is
learned per source and attribute, a distance that falls off as Laplace's. By turns with the chances (Dempster,
Laird and Rubin 1977). Who repeats whom is learned as for votes (``weights.copying``), from suspicion on.
"""

from dataclasses import dataclass, replace

import numpy as np

from claims.consensus.tables.contenders import Contender, contenders
from claims.consensus.tables.figures import Figures
from claims.consensus.weights import copying
from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import Floats, Integers

# The turns end when no chance moves by more than this on average, or after so many.
STILL, ROUNDS = 1e-4, 15
COPYING_TURNS = (2, 5, 10)
# Share of figures that have nothing to do with the truth: slips, another unit, another place. Fitted on objects with
# an even sha256 of the public table of weather; three times as much costs .003 of its exact figures.
STRAY = 0.02
# How often the very figure is printed before anything is known, and the ends beyond which nobody is believed.
# Where the turns start does not change where they end.
PRIOR_EXACT, LEAST_EXACT, MOST_EXACT = 0.4, 0.01, 0.97
# What a source's own ability weighs less than its figures, in units of its logarithmic odds; how many votes the
# attribute's usual distance weighs, and how many known truths what was learned without them. Arbitrary but work.
ABILITY_PRIOR, DISTANCE_VOTES, LEARNED_TRUTHS = 1.0, 30.0, 20.0
NEWTON_STEPS = 10


@dataclass(frozen=True, slots=True)
class Habits:
    """exact, distance: origin x attribute: how often it prints the very figure, and how far off it is otherwise.
    ability: per origin, ease: per attribute, logarithmic odds. independence: per vote how far it counts.
    """

    exact: Floats
    distance: Floats
    ability: Floats
    ease: Floats
    independence: Floats


@dataclass(frozen=True, slots=True)
class Weighed:
    """chance: per candidate the probability that it is the true figure, if one of the item's is. added: per pair of a
    vote and a figure that may be the true one, what it adds to that figure, in log-odds against a stray one: most for
    its own, less the further off, never below 0.
    """

    chance: Floats
    pairs: Contender
    added: Floats


@dataclass(frozen=True, slots=True)
class _Believed:
    """said: per pair how probable the vote is if the figure is true, a logarithm, as far as it counts."""

    chance: Floats
    said: Floats


def weigh(figures: Figures) -> Weighed:
    """Known truths are learned from and not told."""
    pairs = contenders(figures)
    agreed = copying.agreements(figures.votes)
    untaught = figures.count / figures.votes.voices[figures.votes.item_of_candidate]
    suspects = copying.learned(figures.votes, agreed, untaught, None)
    habits = _untaught(figures, pairs, copying.independence(figures.votes, suspects))
    believed = _believed(figures, pairs, habits)
    for turn in range(ROUNDS):
        habits = _learned(figures, pairs, habits, _told(figures, believed.chance))
        if turn in COPYING_TURNS and len(agreed.pairs):
            told = _told(figures, believed.chance)
            copies = copying.learned(figures.votes, agreed, told, told[figures.votes.candidate])
            habits = replace(habits, independence=copying.independence(figures.votes, copies))
        before, believed = believed, _believed(figures, pairs, habits)
        if np.abs(believed.chance - before.chance).mean() < STILL:
            break
    stray = habits.independence * _stray(figures, habits)
    return Weighed(believed.chance, pairs, believed.said - stray[pairs.vote])


def _stray(figures: Figures, habits: Habits) -> Floats:
    """Per vote the logarithm of how probable it is if it has nothing to do with the true figure."""
    exact = np.clip(habits.exact, LEAST_EXACT, MOST_EXACT).ravel()[figures.votes.cell]
    return np.asarray(np.log1p(-exact) + np.log(STRAY * figures.grain / figures.reach)[figures.attribute])


def _untaught(figures: Figures, pairs: Contender, independence: Floats) -> Habits:
    votes = figures.votes
    usual = np.ones(votes.attributes)
    attribute = figures.attribute[pairs.vote]
    for number in np.unique(attribute):
        off = pairs.gap[(attribute == number) & (pairs.gap > 0)]
        usual[number] = np.median(off) if len(off) else 1.0
    shape = votes.origins, votes.attributes
    return Habits(
        np.full(shape, PRIOR_EXACT),
        np.broadcast_to(usual, shape),
        np.zeros(votes.origins),
        np.zeros(votes.attributes),
        independence,
    )


def _told(figures: Figures, chance: Floats) -> Floats:
    """The chances with what is known; nothing is believed of an item whose true value nobody states."""
    item = figures.votes.item_of_candidate
    return np.where(figures.is_known[item], figures.figure == figures.known[item], chance)


def _believed(figures: Figures, pairs: Contender, habits: Habits) -> _Believed:
    votes = figures.votes
    exact = np.clip(habits.exact, LEAST_EXACT, MOST_EXACT).ravel()[votes.cell]
    distance = np.maximum(habits.distance, figures.grain / 2).ravel()[votes.cell]
    grain, reach = figures.grain[figures.attribute], figures.reach[figures.attribute]
    missed = np.log1p(-exact)

    def likely(gap: Floats, at: slice | Integers) -> Floats:
        beyond = np.maximum(gap - grain[at], 0.0) / distance[at]
        near = (1 - STRAY) / 2 * np.exp(-beyond) * -np.expm1(-grain[at] / distance[at])
        return np.asarray(missed[at] + np.log(near + STRAY * grain[at] / reach[at]))

    everyone = slice(None)
    # A figure never speaks against itself, however seldom its source is exact.
    agreeing = np.maximum(np.log(exact), likely(np.zeros_like(grain), everyone))
    said = np.where(pairs.gap == 0, agreeing[pairs.vote], likely(pairs.gap, pairs.vote))
    said *= habits.independence[pairs.vote]
    score = np.where(pairs.is_contender, sums(said, pairs.candidate, votes.candidates), -np.inf)
    top = np.maximum.reduceat(score, votes.first[:-1])
    weight: Floats = np.exp(score - top[votes.item_of_candidate])
    total = sums(weight, votes.item_of_candidate, votes.items)
    return _Believed(weight / total[votes.item_of_candidate], said)


def _learned(figures: Figures, pairs: Contender, habits: Habits, told: Floats) -> Habits:
    votes = figures.votes
    shape = votes.origins, votes.attributes

    def by_cell(values: Floats, cell: Integers) -> Floats:
        return sums(values, cell, votes.origins * votes.attributes).reshape(shape)

    right = told[votes.candidate]
    rights, count = by_cell(right * figures.teaches, votes.cell), by_cell(figures.teaches, votes.cell)
    ability, ease = _rasch(rights, count, habits.ability, habits.ease)
    exact = _logistic(ability[:, None] + ease)
    known = figures.is_known[votes.item].astype(np.float64)
    truths = by_cell(known, votes.cell)
    exact = (by_cell(right * known, votes.cell) + LEARNED_TRUTHS * exact) / (truths + LEARNED_TRUTHS)
    off = told[pairs.candidate] * (pairs.gap > 0) * figures.teaches[pairs.vote]
    gap = np.minimum(pairs.gap, figures.reach[figures.attribute[pairs.vote]] / 4)
    cell = votes.cell[pairs.vote]
    gaps, misses = by_cell(off * gap, cell), by_cell(off, cell)
    usual = gaps.sum(axis=0) / np.maximum(misses.sum(axis=0), 1.0)
    distance = (gaps + DISTANCE_VOTES * usual) / (misses + DISTANCE_VOTES)
    return replace(habits, exact=exact, distance=distance, ability=ability, ease=ease)


def _rasch(rights: Floats, count: Floats, ability: Floats, ease: Floats) -> tuple[Floats, Floats]:
    """One ability per origin and one ease per attribute, so that as many figures are exact as were found to be."""
    for _ in range(NEWTON_STEPS):
        ability = ability + _step(rights, count, ability, ease, axis=1, pull=-ABILITY_PRIOR * ability)
        ease = ease + _step(rights, count, ability, ease, axis=0, pull=np.zeros_like(ease))
    return ability, ease


def _step(rights: Floats, count: Floats, ability: Floats, ease: Floats, *, axis: int, pull: Floats) -> Floats:
    expected = _logistic(ability[:, None] + ease)
    slope = (rights - count * expected).sum(axis=axis) + pull
    bend = (count * expected * (1 - expected)).sum(axis=axis) + ABILITY_PRIOR
    return np.asarray(np.clip(slope / bend, -1.0, 1.0))


def _logistic(value: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-value)))
