"""Which statements give way to later ones (DESIGN rule 4), of all places at once.

Outward: ``gone``. The same as ``updates.superseded``. Who says the same in the same way, of whatever moment, is one
kind, and kinds are set against each other; whoever a person decided about is a kind alone.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.decided import UPDATE
from claims.consensus.columns.facts import EVER, NEVER, Facts
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined
from claims.consensus.columns.pairs import pairs_between
from claims.consensus.columns.repeats import Repeats
from claims.consensus.columns.stands import FAILS_IF_REPEATED, UPDATES, Stands
from claims.consensus.policy import Succession, policy_named
from claims.domain.values import Quantity


def gone(facts: Facts, places: Ints, stands: Stands, is_heard: Bools | None = None) -> Bools:
    """Per entry whether it is superseded; asked of the entries of these places. is_heard: those of whom it is asked,
    None = all.
    """
    is_own = np.zeros(facts.places, dtype=bool)
    is_own[places] = True
    told = is_own[facts.place] & ~facts.is_ignored
    if is_heard is not None:
        told &= is_heard
    one, other, code = facts.decided.value.among(facts.place, facts.row)
    kept = told[one] & told[other]
    one, other, code = one[kept], other[kept], code[kept]
    apart = np.zeros(len(told), dtype=np.int64)
    apart[one] = one + 1
    found = _by_what_they_say(facts, np.flatnonzero(told & facts.is_admissible), apart, stands)
    found[other[code == UPDATE]] = True
    return _but_for_circles(facts, found, told)


@dataclass(frozen=True)
class _Kinds:
    """Of entries those that nothing tells apart but their moment: kind, per entry; old, per kind one of them.

    new: entries of which one is later than whatever any of their kind is later than; and of which kind they are.
    start: per place its first kind, and the number of all.
    """

    kind: Ints
    old: Ints
    new: Ints
    new_kind: Ints
    start: Ints


def _by_what_they_say(facts: Facts, own: Ints, apart: Ints, stands: Stands) -> Bools:
    """own: who may supersede or be superseded. apart: per entry a number of its own where a person decided."""
    kinds = _kinds(facts, own, apart)
    size = len(kinds.old)
    until, risen = np.full(size, NEVER, dtype=np.int64), np.full(size, NEVER - 1, dtype=np.int64)
    first = np.full(size, EVER, dtype=np.int64)
    np.minimum.at(first, kinds.kind, facts.upper[own])
    repeats = Repeats(facts, own, apart, stands)
    may_give_way, follows_moments = _by_attribute(facts, stands)
    is_zero = facts.of_values(lambda _, value: isinstance(value, Quantity) and value.is_stated_zero)
    for position, kind in pairs_between(np.arange(len(kinds.new)), facts.place[kinds.new], kinds.start):
        new, old = kinds.new[position], kinds.old[kind]
        attribute = facts.place_attribute[facts.place[new]]
        # Two that say the same give way to nobody but a later level, and under some policies nothing but a zero does.
        is_asked = (facts.value[new] != facts.value[old]) | follows_moments[attribute]
        is_asked &= may_give_way[attribute] | is_zero[facts.value[old]]
        is_asked &= (facts.lower[new] > first[kind]) | facts.says_rose[new]
        is_asked &= facts.decided.value.of(facts.row[new], facts.row[old]) == 0
        new, old, kind = new[is_asked], old[is_asked], kind[is_asked]  # noqa: PLW2901  # those that are left
        for later, reached, moment in ((1, until, facts.lower), (0, risen, facts.upper)):
            asked = np.arange(len(new)) if later else np.flatnonzero(facts.says_rose[new])
            how = stands.of_pairs(facts, new[asked], old[asked], np.full(len(asked), later))
            is_update = (how & UPDATES) > 0
            doubtful = np.flatnonzero(is_update & ((how & FAILS_IF_REPEATED) > 0))
            is_update[doubtful] = ~repeats.later(new[asked[doubtful]], old[asked[doubtful]])
            which = asked[is_update]
            np.maximum.at(reached, kind[which], moment[new[which]])
    found = np.zeros(len(facts.row), dtype=bool)
    found[own] = (facts.upper[own] < until[kinds.kind]) | (facts.lower[own] <= risen[kinds.kind])
    return found


def _kinds(facts: Facts, own: Ints, apart: Ints) -> _Kinds:
    place = facts.place[own]
    columns = (
        facts.value,
        facts.rank,
        facts.says_rose.astype(np.int64),
        facts.is_recap.astype(np.int64),
        apart,
    )
    sources = (_but_for_strangers(place, key[own]) for key in (facts.origin, facts.informant))
    head, kind = distinct(joined(place, *(column[own] for column in columns), *sources))
    new = _latest(facts, own, kind)
    new = new[~facts.is_recap[own[new]]]
    start = np.searchsorted(place[head], np.arange(facts.places + 1))
    return _Kinds(kind, own[head], own[new], kind[new], start)


def _but_for_strangers(place: Ints, key: Ints) -> Ints:
    """Per entry its source, of those of whom nobody else on the place speaks the same number. 0 = none."""
    which = distinct(joined(place, key))[1]
    is_stranger = np.bincount(which)[which] == 1 if len(which) else np.zeros(0, dtype=bool)
    found: Ints = np.where(key == 0, 0, np.where(is_stranger, 1, key + 1))
    return found


def _latest(facts: Facts, own: Ints, kind: Ints) -> Ints:
    """Of each kind those that nobody of it outlasts: later at both ends."""
    order = np.lexsort((-facts.upper[own], -facts.lower[own], kind))
    last = np.unique(facts.upper[own], return_inverse=True)[1].reshape(-1)
    reached = (kind * (len(own) + 1) + last)[order]
    is_kept = np.ones(len(own), dtype=bool)
    is_kept[1:] = reached[1:] > np.maximum.accumulate(reached)[:-1]
    found: Ints = order[is_kept]
    return found


def _by_attribute(facts: Facts, stands: Stands) -> tuple[Bools, Bools]:
    """Per attribute whether figures give way to others than more than none; whether to whatever is later."""
    policies = [policy_named(stands.registers.codebook[key].policy) for key in facts.attributes]
    may = [policy.succession is not Succession.LINKED for policy in policies]
    latest = [policy.succession is Succession.LATEST for policy in policies]
    return np.array(may, dtype=bool), np.array(latest, dtype=bool)


def _but_for_circles(facts: Facts, found: Bools, told: Bools) -> Bools:
    """Where nothing is left standing nobody gives way."""
    size = facts.places
    counted = np.bincount(facts.place[told], minlength=size)
    superseded = np.bincount(facts.place[found], minlength=size)
    return found & (superseded < counted)[facts.place]
