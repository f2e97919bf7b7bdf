"""Figures that a person called not comparable to what is published, of all places at once.

Outward: ``named_of`` and ``Named``. The same as ``incomparable.comparable``; where it takes more than counting voices
to tell which figure is published, or where others than the figures themselves decide, the place is ``unsure``.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.between import Between, of_values
from claims.consensus.columns.decided import CONFLICT, NOT_COMPARABLE
from claims.consensus.columns.facts import Facts
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined, places_in_order
from claims.consensus.columns.pairs import pairs_within
from claims.consensus.columns.relations import INSIDE, Relations
from claims.consensus.columns.stands import Stands
from claims.consensus.columns.testimonies import Testimonies
from claims.consensus.columns.voices import voices_of
from claims.consensus.value_keys import value_key
from claims.domain.values import Quantity


@dataclass(frozen=True)
class Named:
    """is_named: per testimony, whether what it says can be published. unsure: per place."""

    is_named: Bools
    unsure: Bools


def named_of(facts: Facts, told: Testimonies, related: Relations, stands: Stands) -> Named:
    """told: of the places in question, aside ones too. related: of which places others are parts."""
    decided = of_values(facts, told)
    place, rejects = facts.place[told.entry], facts.rejects[told.entry]
    is_number = facts.of_values(lambda _, value: isinstance(value, Quantity))[facts.value[told.entry]]
    strange = decided.where(decided.code == NOT_COMPARABLE)
    strange = strange.where(is_number[strange.one] & ~rejects[strange.one] & ~rejects[strange.other])
    is_asked = np.zeros(facts.places, dtype=bool)
    is_asked[place[strange.one]] = True
    unsure = np.zeros(facts.places, dtype=bool)
    unsure[place[told.is_heard & (told.contradicts | rejects)]] = True
    inside = related.by(INSIDE)
    unsure[inside.whole[inside.part != inside.whole]] = True
    unsure &= is_asked
    is_asked &= ~unsure & ~_contested(facts, told, decided, is_asked, stands)
    strange = strange.where(is_asked[place[strange.one]])
    is_named = np.ones(len(place), dtype=bool)
    if len(strange.one):
        says = _says(facts, told)
        is_known, is_open = _more_often_told(facts, told, says, strange)
        unsure |= is_open
        others = says[strange.one] != says[strange.other]
        for one, other in ((strange.one, strange.other), (strange.other, strange.one)):
            is_named[np.isin(says, says[other[others & is_known[one]]])] = False
    return Named(is_named, unsure)


def _contested(facts: Facts, told: Testimonies, decided: Between, asked: Bools, stands: Stands) -> Bools:
    """Per place asked for whether two of it exclude each other; all of them affirm and say one thing."""
    place, value = facts.place[told.entry], facts.value[told.entry]
    found = np.zeros(facts.places, dtype=bool)
    found[place[decided.one[decided.code == CONFLICT]]] = True
    apart = decided.apart(len(place))
    own = np.flatnonzero(told.is_heard & asked[place])
    own = own[distinct(joined(place[own], value[own], apart[own]))[0]] if len(own) else own
    first = np.searchsorted(place[own], np.arange(facts.places + 1))
    for a, b in pairs_within(first, np.flatnonzero(np.diff(first) > 1)):
        one, other = own[a], own[b]
        is_free = ~decided.knows(one, other)
        one, other = one[is_free], other[is_free]
        found[place[one[stands.exclude(facts, value[one], value[other])]]] = True
    return found


def _says(facts: Facts, told: Testimonies) -> Ints:
    """Per testimony the number of its place and of what it says."""
    keys = [value_key(value) if isinstance(value, Quantity) else "" for _, value in facts.values]
    said = places_in_order(keys)[facts.value[told.entry]]
    return distinct(joined(facts.place[told.entry], said))[1]


def _more_often_told(facts: Facts, told: Testimonies, says: Ints, strange: Between) -> tuple[Bools, Bools]:
    """Of what does not compare: per testimony whether several voices say what it says, and one voice each the rest;
    per place whether several voices say several things.
    """
    own = told.is_heard & np.isin(says, says[np.append(strange.one, strange.other)])
    asked = told.where(own)
    group = says[own]
    voices = distinct(joined(group, voices_of(facts, asked, group)))[0]
    is_often = np.bincount(group[voices], minlength=int(says.max()) + 1) > 1
    place = facts.place[told.entry]
    often = distinct(joined(place[own], group))[0]
    often = np.flatnonzero(own)[often]
    often = often[is_often[says[often]]]
    number = np.bincount(place[often], minlength=facts.places)
    return own & is_often[says] & (number == 1)[place], number > 1
