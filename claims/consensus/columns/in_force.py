"""Which statements give way to later ones (DESIGN rule 4), of all places at once.

Outward: ``gone``. The same as ``updates.superseded`` where nobody decided anything.
"""

import numpy as np

from claims.consensus.columns.facts import EVER, NEVER, Facts
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined
from claims.consensus.columns.pairs import pairs_within
from claims.consensus.columns.stands import FAILS_IF_REPEATED, UPDATES, Stands
from claims.consensus.policy import Succession, policy_named
from claims.domain.values import Quantity


def gone(facts: Facts, places: Ints, stands: Stands, is_heard: Bools | None = None) -> Bools:
    """Per entry whether it is superseded; asked of the entries of these places. is_heard: those of whom it is asked,
    None = all.
    """
    found = np.zeros(len(facts.row), dtype=bool)
    told = np.ones(len(found), dtype=bool) if is_heard is None else is_heard
    repeats = _Repeats(facts, stands, told)
    may_give_way, follows_moments = _by_attribute(facts, stands)
    is_zero = facts.of_values(lambda _, value: isinstance(value, Quantity) and value.is_stated_zero)
    for new, old in pairs_within(facts.first, places):
        attribute = facts.place_attribute[facts.place[new]]
        is_asked = facts.is_admissible[new] & facts.is_admissible[old] & ~facts.is_recap[new]
        is_asked &= told[new] & told[old]
        is_asked &= (facts.lower[new] > facts.upper[old]) | facts.says_rose[new]
        # Two that say the same give way to nobody but a later level, and under some policies nothing but a zero does.
        is_asked &= (facts.value[new] != facts.value[old]) | follows_moments[attribute]
        is_asked &= may_give_way[attribute] | is_zero[facts.value[old]]
        new, old = new[is_asked], old[is_asked]  # noqa: PLW2901  # those that are left
        if len(new):
            how = stands.of_pairs(facts, new, old)
            is_update = (how & UPDATES) > 0
            doubtful = np.flatnonzero(is_update & ((how & FAILS_IF_REPEATED) > 0))
            is_update[doubtful] = ~repeats.later(new[doubtful], old[doubtful])
            found[old[is_update]] = True
    return _but_for_circles(facts, found, told)


def _by_attribute(facts: Facts, stands: Stands) -> tuple[Bools, Bools]:
    """Per attribute whether figures give way to others than more than none; whether to whatever is later."""
    policies = [policy_named(stands.registers.codebook[key].policy) for key in facts.attributes]
    may = [policy.succession is not Succession.LINKED for policy in policies]
    latest = [policy.succession is Succession.LATEST for policy in policies]
    return np.array(may, dtype=bool), np.array(latest, dtype=bool)


def _but_for_circles(facts: Facts, found: Bools, told: Bools) -> Bools:
    """Where nothing is left standing nobody gives way."""
    size = facts.places
    counted = np.bincount(facts.place[told & ~facts.is_ignored], minlength=size)
    superseded = np.bincount(facts.place[found], minlength=size)
    return found & (superseded < counted)[facts.place]


class _Repeats:
    """Who says the older and not the newer figure after the newer one (rule 4 (c))."""

    def __init__(self, facts: Facts, stands: Stands, told: Bools) -> None:
        self._facts, self._stands = facts, stands
        telling = np.flatnonzero(told & facts.is_admissible & ~facts.is_recap & (facts.lower > NEVER))
        key = joined(facts.place[telling], facts.value[telling])
        first, which = distinct(key)
        # Of each place the values that anybody states of it, with the latest first moment of those who do.
        self._value = facts.value[telling[first]]
        self._latest = np.full(len(first), NEVER, dtype=np.int64)
        np.maximum.at(self._latest, which, facts.lower[telling])
        self._start = np.searchsorted(facts.place[telling[first]], np.arange(len(facts.first)))

    def later(self, new: Ints, old: Ints) -> Bools:
        facts = self._facts
        if not len(new):
            return np.zeros(0, dtype=bool)
        first, which = distinct(joined(facts.place[new], facts.value[new], facts.value[old]))
        until = self._until(facts.place[new[first]], facts.value[new[first]], facts.value[old[first]])
        return (until[which] > facts.upper[new]) & (facts.upper[new] < EVER)

    def _until(self, place: Ints, new: Ints, old: Ints) -> Ints:
        """The latest moment at which anybody says the older and not the newer thing; NEVER = nobody does."""
        start = self._start[place]
        size = self._start[place + 1] - start
        asked = np.repeat(np.arange(len(place)), size)
        told = np.arange(len(asked)) + np.repeat(start - np.cumsum(size) + size, size)
        said = self._value[told]
        repeats = self._stands.agree(self._facts, said, old[asked])
        repeats &= ~self._stands.agree(self._facts, said, new[asked])
        found = np.full(len(place), NEVER, dtype=np.int64)
        np.maximum.at(found, asked[repeats], self._latest[told[repeats]])
        return found
