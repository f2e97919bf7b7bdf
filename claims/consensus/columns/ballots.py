"""One vote per voice on values of which only one can be true, of all places at once.

Outward: ``Ballots`` and ``ballots_of``. The same as the votes of ``learning.lessons``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from claims.consensus.columns.facts import Facts
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined, places_in_order
from claims.consensus.columns.pairs import pairs_within
from claims.consensus.columns.set_aside import is_emended
from claims.consensus.columns.stands import Stands
from claims.consensus.columns.testimonies import Testimonies
from claims.consensus.learning.lessons import FEWEST_VOTES
from claims.consensus.likelihood import Shape, shape_of
from claims.consensus.value_keys import value_key
from claims.domain.codes import ValueKind
from claims.domain.values import Unstated

# Kinds of which one value may be another one told more finely; of the rest no point contains another.
_NESTING = (ValueKind.PLACE, ValueKind.ACTOR, ValueKind.CATEGORY)


@dataclass(frozen=True)
class Ballots:
    """Per vote, by place and then by origin: place, origin (number in ``origins``),
    rank and key (number in ``keys``, which are in order)."""

    place: Ints
    origin: Ints
    rank: Ints
    key: Ints
    keys: list[str]
    origins: Sequence[str]

    def where(self, kept: Bools) -> "Ballots":
        columns = (self.place, self.origin, self.rank, self.key)
        place, origin, rank, key = (column[kept] for column in columns)
        return replace(self, place=place, origin=origin, rank=rank, key=key)


def ballots_of(facts: Facts, told: Testimonies, voices: Ints, is_named: Bools, stands: Stands) -> Ballots:
    """Of places on which two origins or more vote. voices: per testimony. is_named: what it says can be published."""
    written = ["" if isinstance(value, Unstated) else value_key(value) for _, value in facts.values]
    keys = sorted(set(written))
    key_of = places_in_order(written)
    is_point = facts.of_values(
        lambda _, value: shape_of(value) is Shape.POINT and not isinstance(value, Unstated)
    )
    is_marked = facts.of_values(lambda _, value: is_emended(value))[facts.value]
    # Whoever contradicts himself, or had to be corrected, raises no grade.
    is_standing = told.is_heard & ~facts.rejects[told.entry] & ~told.contradicts & ~told.any(is_marked)
    is_standing &= is_named
    entry, speaker, voice = told.entry[is_standing], told.speaker[is_standing], voices[is_standing]
    says = key_of[facts.value[entry]]
    is_vote = is_point[facts.value[entry]] & ~_contains_another(facts, entry, stands)
    is_vote &= ~facts.is_reserved[entry] & ~facts.is_presumed[speaker] & (facts.origin[speaker] > 0)
    speaker, voice, says = speaker[is_vote], voice[is_vote], says[is_vote]
    is_at_one = ~_divided(voice, says)
    speaker, voice, says = speaker[is_at_one], voice[is_at_one], says[is_at_one]
    chosen, rank = _spoken_for(facts, speaker, voice)
    return _of_each_origin(facts, speaker[chosen], rank, says[chosen], keys)


def _contains_another(facts: Facts, entry: Ints, stands: Stands) -> Bools:
    """Whether what it says is only a wider name for what somebody else says of the same place."""
    found = np.zeros(len(entry), dtype=bool)
    nests = np.array(
        [stands.registers.codebook[key].value_kind in _NESTING for key in facts.attributes], dtype=bool
    )
    own = np.flatnonzero(nests[facts.place_attribute[facts.place[entry]]])
    if not len(own):
        return found
    kinds, which = distinct(joined(facts.place[entry[own]], facts.value[entry[own]]))
    told = entry[own[kinds]]
    first = np.searchsorted(facts.place[told], np.arange(facts.places + 1))
    is_wide = np.zeros(len(kinds), dtype=bool)
    for a, b in pairs_within(first, np.flatnonzero(np.diff(first) > 1)):
        is_wide[a[stands.contain(facts, facts.value[told[a]], facts.value[told[b]])]] = True
    found[own] = is_wide[which]
    return found


def _divided(group: Ints, says: Ints) -> Bools:
    """Per entry whether its group says two things."""
    least = np.full(int(group.max(initial=-1)) + 1, np.iinfo(np.int64).max, dtype=np.int64)
    most = np.full(len(least), -1, dtype=np.int64)
    np.minimum.at(least, group, says)
    np.maximum.at(most, group, says)
    found: Bools = (least != most)[group]
    return found


def _spoken_for(facts: Facts, entry: Ints, voice: Ints) -> tuple[Ints, Ints]:
    """Per voice which entry has the origin that most of it has, then the strongest, then by key; and its rank."""
    in_order = places_in_order(facts.origins)
    first, which = distinct(joined(voice, facts.origin[entry]))
    count = np.bincount(which, minlength=len(first))
    rank = np.full(len(first), np.iinfo(np.int64).max, dtype=np.int64)
    np.minimum.at(rank, which, facts.rank[entry])
    order = np.lexsort((in_order[facts.origin[entry[first]]], rank, -count, voice[first]))
    best = order[distinct(voice[first][order])[0]]
    return first[best], rank[best]


def _of_each_origin(facts: Facts, entry: Ints, rank: Ints, key: Ints, keys: list[str]) -> Ballots:
    """Each origin once per place, those that say two things nowhere; places with fewer votes than two left out."""
    place = facts.place[entry]
    in_order = places_in_order(facts.origins)
    first, which = distinct(joined(place, in_order[facts.origin[entry]]))
    least = np.full(len(first), np.iinfo(np.int64).max, dtype=np.int64)
    np.minimum.at(least, which, rank)
    is_divided = np.zeros(len(first), dtype=bool)
    is_divided[which[_divided(which, key)]] = True
    kept = np.flatnonzero(~is_divided)
    votes = np.bincount(place[first[kept]], minlength=len(facts.first) - 1)
    kept = kept[votes[place[first[kept]]] >= FEWEST_VOTES]
    own = first[kept]
    return Ballots(place[own], facts.origin[entry[own]], least[kept], key[own], keys, facts.origins)
