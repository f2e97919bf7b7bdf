"""Whether figures in force exclude each other, of many places at once (DESIGN rule 5).

Outward: ``contested``. The same as ``evidence.exclude_each_other`` of numbers that floats hold and of one unit.
"""

import numpy as np

from claims.consensus.columns.between import Between
from claims.consensus.columns.decided import CONFLICT
from claims.consensus.columns.facts import Facts
from claims.consensus.columns.figures import Figures
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined
from claims.consensus.columns.outgrown import Limits
from claims.consensus.columns.pairs import matched, pairs_within
from claims.consensus.columns.testimonies import Testimonies


def contested(facts: Facts, told: Testimonies, said: Figures, limits: Limits, decided: Between) -> Bools:
    """Per place. said: per testimony. decided: of testimonies in force, on values."""
    place = facts.place[told.entry]
    affirms = told.is_heard & ~facts.rejects[told.entry]
    found = _apart(place[affirms], said.of(np.flatnonzero(affirms)), limits, facts.places)
    found |= _denied(facts, told, said)
    found[place[decided.one]] = False
    found[place[_free_pairs(facts, told, said, limits, decided)]] = True
    found[place[decided.one[decided.code == CONFLICT]]] = True
    is_said = np.zeros(facts.places, dtype=bool)
    is_said[place[affirms]] = True
    return found & is_said


def _apart(place: Ints, figures: Figures, limits: Limits, size: int) -> Bools:
    """Where two that affirm cannot both hold; none and one are never the same, whatever is tolerated."""
    rest = ~figures.is_zero
    lower, upper = np.full(size, -np.inf), np.full(size, np.inf)
    np.maximum.at(lower, place[rest], figures.lower[rest])
    np.minimum.at(upper, place[rest], figures.upper[rest])
    found: Bools = lower > upper + limits.tolerance
    found[place[figures.is_zero & (lower[place] > 0)]] = True
    return found


def _denied(facts: Facts, told: Testimonies, said: Figures) -> Bools:
    """Where somebody rejects all that another allows."""
    found = np.zeros(facts.places, dtype=bool)
    kinds = _kinds(facts, told, told.is_heard, np.zeros(len(told.entry), dtype=np.int64))
    rejects = facts.rejects[told.entry[kinds]]
    denials, stated = kinds[rejects], kinds[~rejects]
    for one, other in matched(facts.place[told.entry[denials]], facts.place[told.entry[stated]]):
        is_denied = _rejects(said, denials[one], stated[other])
        found[facts.place[told.entry[denials[one[is_denied]]]]] = True
    return found


def _free_pairs(facts: Facts, told: Testimonies, said: Figures, limits: Limits, decided: Between) -> Ints:
    """On places where anything was decided, who excludes one of whom nobody decided how the two stand."""
    asked = np.zeros(facts.places, dtype=bool)
    asked[facts.place[told.entry[decided.one]]] = True
    own = _kinds(facts, told, told.is_heard & asked[facts.place[told.entry]], decided.apart(len(told.entry)))
    place = facts.place[told.entry[own]]
    first = np.searchsorted(place, np.arange(facts.places + 1))
    found = [np.zeros(0, dtype=np.int64)]
    for a, b in pairs_within(first, np.flatnonzero(np.diff(first) > 1)):
        one, other = own[a], own[b]
        rejects, is_rejected = facts.rejects[told.entry[one]], facts.rejects[told.entry[other]]
        is_zero = said.is_zero[one] | said.is_zero[other]
        tolerance = np.where(is_zero, 0.0, limits.tolerance[place[a]])
        excludes = ~rejects & ~is_rejected & (said.lower[one] > said.upper[other] + tolerance)
        excludes |= rejects & ~is_rejected & _rejects(said, one, other)
        excludes &= ~decided.knows(one, other)
        found.append(one[excludes])
    return np.concatenate(found)


def _rejects(said: Figures, denied: Ints, stated: Ints) -> Bools:
    is_bounded = np.isfinite(said.lower[denied]) | np.isfinite(said.upper[denied])
    encloses = (said.lower[denied] <= said.lower[stated]) & (said.upper[stated] <= said.upper[denied])
    found: Bools = is_bounded & encloses
    return found


def _kinds(facts: Facts, told: Testimonies, asked: Bools, apart: Ints) -> Ints:
    """Of the testimonies that say the same of one place one, by place; those that stand apart all."""
    own = np.flatnonzero(asked)
    number = np.where(told.contradicts, np.arange(1, len(told.entry) + 1), apart)
    entry = told.entry[own]
    columns = (facts.place[entry], facts.value[entry], facts.rejects[entry].astype(np.int64), number[own])
    found: Ints = own[distinct(joined(*columns))[0]] if len(own) else own
    return found
