"""What the numbers that are in force say by themselves, of many places at once (DESIGN rule 5).

Outward: ``found_of`` and ``Found``. The same as ``bounds.settle_numbers``; where only voices decide which of several
figures is published, the place is ``unsure``.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.columns import contesting
from claims.consensus.columns.between import Between, of_values
from claims.consensus.columns.decided import NOT_COMPARABLE, REFINE
from claims.consensus.columns.facts import Facts
from claims.consensus.columns.figures import Figures
from claims.consensus.columns.numbering import Bools, Floats, Ints, distinct, joined, numbered
from claims.consensus.columns.outgrown import Limits
from claims.consensus.columns.parties import of_one_party
from claims.consensus.columns.testimonies import Testimonies
from claims.consensus.context import Context


@dataclass(frozen=True)
class Found:
    """Per place; is_said: anything is in force. number: nan = none, or the value is a bound."""

    is_said: Bools
    low: Floats
    high: Floats
    number: Floats
    has_value: Bools
    is_bound: Bools
    is_zero: Bools
    is_contested: Bools
    is_undisputed: Bools
    unsure: Bools


def found_of(facts: Facts, told: Testimonies, said: Figures, limits: Limits, context: Context) -> Found:
    """told: of the places asked for, aside ones too. said: per testimony."""
    size = facts.places
    own = np.flatnonzero(told.is_heard & ~facts.rejects[told.entry])
    place, figures = facts.place[told.entry[own]], said.of(own)
    most = _most(size, place, figures.lower)
    low, high = _low_and_high(size, place, figures)
    decided = of_values(facts, told)
    contested = contesting.contested(facts, told, said, limits, decided)
    zero = np.flatnonzero(figures.is_zero)
    speaker = told.speaker[own[zero]]
    is_of_one = of_one_party(facts, speaker, context)
    is_of_one[place[zero[~facts.is_party[speaker]]]] = False
    is_of_one &= ~contested
    rest = np.flatnonzero(~figures.is_zero)
    high = np.where(is_of_one, _low_and_high(size, place[rest], figures.of(rest))[1], high)
    best, unsure = _best(facts, told, own, figures, (most, _least(size, place, figures.upper)))
    is_said = np.bincount(place, minlength=size) > 0
    decides = is_said & ~contested & ~is_of_one
    unsure &= decides
    unsure |= _of_several_things(facts, told, decided) & ~contested
    best = best[decides[place[best]]]
    has_value, is_bound, is_zero = (np.zeros(size, dtype=bool) for _ in range(3))
    number = np.full(size, np.nan)
    has_value[place[best]] = True
    is_bound[place[best]], is_zero[place[best]] = figures.is_bound[best], figures.is_zero[best]
    number[place[best]] = np.where(figures.is_bound[best], np.nan, figures.number[best])
    return Found(is_said, low, high, number, has_value, is_bound, is_zero, contested, decides, unsure)


def _of_several_things(facts: Facts, told: Testimonies, decided: Between) -> Bools:
    """Where a person called two figures not comparable."""
    rejects = facts.rejects[told.entry]
    own = (decided.code == NOT_COMPARABLE) & ~rejects[decided.one] & ~rejects[decided.other]
    found = np.zeros(facts.places, dtype=bool)
    found[facts.place[told.entry[decided.one[own]]]] = True
    return found


def _least(size: int, place: Ints, column: Floats) -> Floats:
    found = np.full(size, np.inf)
    np.minimum.at(found, place, column)
    return found


def _most(size: int, place: Ints, column: Floats) -> Floats:
    found = np.full(size, -np.inf)
    np.maximum.at(found, place, column)
    return found


def _low_and_high(size: int, place: Ints, figures: Figures) -> tuple[Floats, Floats]:
    """Infinite = open: nobody states an end, or a value without one lies beyond all the ends that are stated."""
    has_low, has_high = np.isfinite(figures.lower), np.isfinite(figures.upper)
    low, high = (
        _least(size, place[has_low], figures.lower[has_low]),
        _most(size, place[has_high], figures.upper[has_high]),
    )
    is_below = ~has_low & has_high & (figures.upper < low[place])
    is_above = ~has_high & has_low & (figures.lower > high[place])
    nobody, nothing = np.isinf(low), np.isinf(high)
    nobody[place[is_below & ~nobody[place]]] = True
    nothing[place[is_above & ~nothing[place]]] = True
    return np.where(nobody, -np.inf, low), np.where(nothing, np.inf, high)


def _best(
    facts: Facts, told: Testimonies, heard: Ints, figures: Figures, common: tuple[Floats, Floats]
) -> tuple[Ints, Bools]:
    """Which of those heard state the number to publish, the narrowest that all allow, but for those of which a person
    decided that another one is the finer; places where voices decide which.

    common: per place what all allow, from and to; where there is nothing they agree within a tolerance.
    """
    place = facts.place[told.entry[heard]]
    low, high = (end[place] for end in common)
    is_named = ~np.isnan(figures.number)
    is_allowed = np.where(low > high, ~figures.is_bound, (low <= figures.number) & (figures.number <= high))
    own = np.flatnonzero(is_named & is_allowed)
    own = own[~_refined(facts, told, heard[own])]
    narrowest = _least(facts.places, place[own], figures.width[own])
    own = own[figures.width[own] == narrowest[place[own]]]
    says = np.where(figures.is_bound[own], -1.0, figures.number[own])
    kinds = distinct(
        joined(place[own], (says + 1).astype(np.int64), figures.is_bound[own], figures.is_zero[own])
    )[0]
    return own[kinds], np.bincount(place[own[kinds]], minlength=facts.places) > 1


def _refined(facts: Facts, told: Testimonies, own: Ints) -> Bools:
    """Per testimony given whether another of these is the finer of what it says."""
    fine, coarse, code = facts.decided.value.among(facts.place, facts.row)
    of = told.by_entry(len(facts.row))
    fine, coarse = of[fine[code == REFINE]], of[coarse[code == REFINE]]
    is_asked = np.isin(fine, own) & np.isin(coarse, own)
    fine, coarse = fine[is_asked], coarse[is_asked]
    if not len(fine):
        return np.zeros(len(own), dtype=bool)
    value = numbered(value for _, value in facts.values)[0]
    entry = told.entry
    says = distinct(joined(facts.place[entry], value[facts.value[entry]], facts.wording[entry]))[1]
    return np.isin(says[own], says[coarse[says[fine] != says[coarse]]])
