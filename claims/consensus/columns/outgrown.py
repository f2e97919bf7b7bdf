"""Statements on wholes that their parts have outgrown since, of many places at once (DESIGN rules 3, 4 and 6).

Outward: ``outgrown``. The same as ``outgrown.without_outgrown`` where all is said in one unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.facts import EVER, NEVER, Facts
from claims.consensus.columns.figures import Figures
from claims.consensus.columns.numbering import Bools, Floats, Ints, distinct, joined
from claims.consensus.columns.pairs import matched, matching
from claims.consensus.columns.wholes import Below
from claims.consensus.policy import Succession


@dataclass(frozen=True)
class Limits:
    """Per place what rules say of its attribute. tolerance: of figures but none. accumulates: it never falls."""

    succession: Sequence[Succession]
    tolerance: Floats
    accumulates: Bools

    def are(self, succession: Succession) -> Bools:
        return np.array([one is succession for one in self.succession], dtype=bool)

    def of(self, figures: Figures, place: Ints) -> Floats:
        """What is more than this is more than these figures on these places allow."""
        found: Floats = figures.upper + np.where(figures.is_zero, 0.0, self.tolerance[place])
        return found


@dataclass(frozen=True)
class _Told:
    """What is at least so many, and who tells: row by row a whole, a mention, the group of those who tell it
    together, and how many they tell of.
    """

    whole: Ints
    mention: Ints
    group: Ints
    low: Floats


def outgrown(facts: Facts, own: Ints, below: Below, figures: Figures, limits: Limits) -> Ints:
    """The entries that give way. own: those in force on the places that are settled now."""
    told = _told(below, limits)
    said = figures.of(facts.value[own])
    limit = limits.of(said, facts.place[own])
    most = np.full(facts.places, -np.inf)
    np.maximum.at(most, told.whole, told.low)
    asked = np.flatnonzero(
        (most[facts.place[own]] > limit) & ~limits.are(Succession.LINKED)[facts.place[own]]
    )
    until = _repeated_until(facts, own, asked, said)
    found = [np.zeros(0, dtype=np.int64)]
    for which, other in matched(facts.place[own[asked]], told.whole):
        is_more = told.low[other] > limit[asked[which]]
        which, other = which[is_more], other[is_more]  # noqa: PLW2901  # those that are left
        old, new = own[asked[which]], told.mention[other]
        is_later = facts.lower[new] > facts.upper[old]
        may = _may(facts, (new, old), until[which], said.is_zero[asked[which]], limits)
        # Nor may what a person decided how it stands.
        is_decided = facts.decided.value.of(facts.row[new], facts.row[old]) > 0
        first, group = distinct(joined(which, told.group[other])) if len(which) else (which, which)
        refused = np.bincount(group[is_decided | is_later & ~may], minlength=len(first))
        is_outgrown = (refused == 0) & (np.bincount(group[is_later], minlength=len(first)) > 0)
        found.append(old[first[is_outgrown]])
    return np.unique(np.concatenate(found))


def _told(below: Below, limits: Limits) -> _Told:
    """Each testimony by itself, each part, and all that do not overlap together.

    Levels of different moments are no sum.
    """
    rows, spoken, wholes = below.rows, below.spoken, below.wholes
    part = np.append(wholes.part, wholes.bound)
    whole = np.append(wholes.whole, wholes.bounded)
    pair, at = matching(part, spoken.row)
    testimony = spoken.testimony[at]
    one, mention = matching(testimony, spoken.member_of)
    pair, testimony, member = pair[one], testimony[one], spoken.member[mention]
    size, testimonies = len(part), len(spoken.place)
    is_sum = ~limits.are(Succession.LATEST)[whole[pair]]
    is_together = is_sum & wholes.are_disjoint[whole[pair]] & (pair < len(wholes.part))
    groups = (
        (np.ones(len(pair), dtype=bool), pair * testimonies + testimony, spoken.low[testimony]),
        (is_sum, size * testimonies + pair, rows.low[part[pair]]),
        (is_together, size * (testimonies + 1) + whole[pair], wholes.low[whole[pair]]),
    )
    columns = [
        (whole[pair[is_told]], member[is_told], group[is_told], low[is_told])
        for is_told, group, low in groups
    ]
    return _Told(*(np.concatenate(column) for column in zip(*columns, strict=True)))


def _repeated_until(facts: Facts, own: Ints, asked: Ints, said: Figures) -> Ints:
    """Per entry asked the latest moment at which anybody says as little; NEVER = nobody does."""
    head, which = distinct(joined(facts.place[own[asked]], facts.value[own[asked]]))
    found = np.full(len(head), NEVER, dtype=np.int64)
    telling = np.flatnonzero(~facts.is_recap[own])
    first, kind = distinct(joined(facts.place[own[telling]], facts.value[own[telling]]))
    latest = np.full(len(first), NEVER, dtype=np.int64)
    np.maximum.at(latest, kind, facts.lower[own[telling]])
    first = telling[first]
    for one, other in matched(facts.place[own[asked[head]]], facts.place[own[first]]):
        old, again = asked[head[one]], first[other]
        says = (said.lower[again] <= said.upper[old]) & (said.lower[old] <= said.upper[again])
        np.maximum.at(found, one[says], latest[other[says]])
    return found[which]


def _may(facts: Facts, pair: tuple[Ints, Ints], until: Ints, is_zero: Bools, limits: Limits) -> Bools:
    """Whether the later may supersede by rule 4, a zero by a class that is no weaker. pair: the later, the older."""
    new, old = pair
    is_no_weaker = facts.rank[new] <= facts.rank[old]
    is_one_origin = (facts.origin[new] > 0) & (facts.origin[new] == facts.origin[old])
    is_another = (facts.informant[new] > 0) & (facts.informant[new] != facts.informant[old])
    is_repeated = (until > facts.upper[new]) & (facts.upper[new] < EVER)
    by_class = is_no_weaker & (is_zero | is_another & ~is_repeated)
    is_level = limits.are(Succession.LATEST)[facts.place[old]]
    found: Bools = ~facts.is_recap[new] & (is_level | facts.says_rose[new] | is_one_origin | by_class)
    return found
