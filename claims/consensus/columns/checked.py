"""What is said of wholes, held against what their parts say, of many at once (DESIGN rule 6).

Outward: ``checked``. The same as ``parts.with_parts`` and ``lower_bounds.with_lower_bounds``, as far as low, high and
value go. Where two parts that only bound a whole are more than it, the place is ``unsure``.
"""

import numpy as np

from claims.consensus.columns.facts import Facts
from claims.consensus.columns.figures import Figures
from claims.consensus.columns.findings import Found
from claims.consensus.columns.numbering import Bools, Floats, Ints
from claims.consensus.columns.outgrown import Limits
from claims.consensus.columns.pairs import matching
from claims.consensus.columns.relations import Relations
from claims.consensus.columns.rows import Spoken
from claims.consensus.columns.testimonies import Testimonies
from claims.consensus.columns.wholes import Below, joined_pairs
from claims.consensus.policy import Succession


class Saying:
    """The testimonies in force on some places, and what is more than they allow."""

    def __init__(
        self, facts: Facts, told: Testimonies, said: Figures, limits: Limits, accumulates: Bools
    ) -> None:
        own = np.flatnonzero(told.is_heard & ~facts.rejects[told.entry])
        self._facts, self._accumulates = facts, accumulates
        self.entry = told.entry[own]
        self.place = facts.place[self.entry]
        self.figures = said.of(own)
        self.limit = limits.of(self.figures, self.place)
        self.is_level = limits.are(Succession.LATEST)

    def outdone(self, low: Floats, place: Ints) -> Bools:
        """Per row given whether anybody on its place allows for less; levels of different moments are no sum."""
        least = np.full(len(self.is_level), np.inf)
        np.minimum.at(least, self.place, self.limit)
        found: Bools = (low > least[place]) & ~self.is_level[place]
        return found

    def excluded(self, spoken: Spoken, testimony: Ints, place: Ints) -> Bools:
        """Per row given whether the testimony on a part and anybody on this whole cannot both hold."""
        facts = self._facts
        which, other = matching(place, self.place)
        part, own = spoken.entry[testimony[which]], self.entry[other]
        is_more = spoken.low[testimony[which]] > self.limit[other]
        is_of_one_time = (facts.lower[part] <= facts.upper[own]) & (facts.lower[own] <= facts.upper[part])
        has_changed = self.figures.is_zero[other] | ~self._accumulates[self.place[other]]
        has_changed |= facts.lower[part] > facts.upper[own]
        may_both = ~is_of_one_time & has_changed & self.is_level[self.place[other]]
        found = np.zeros(len(place), dtype=bool)
        found[which[is_more & ~may_both]] = True
        return found

    def allows(self, number: Floats) -> Bools:
        """Per place whether everybody on it allows its number."""
        found = np.ones(len(number), dtype=bool)
        asked = number[self.place]
        found[self.place[~((self.figures.lower <= asked) & (asked <= self.figures.upper))]] = False
        return found


def checked(found: Found, below: Below, saying: Saying, compared: Relations, own: Ints) -> Bools:
    """Writes the rows of these places; returns per place of all whether it is unsure."""
    rows, wholes = below.rows, below.wholes
    exceeds, by_bound = _exceeding(found, below, saying, compared)
    is_whole = wholes.parts > 0
    low, high = found.low.copy(), found.high.copy()
    number, has_value = found.number.copy(), found.has_value.copy()
    is_bound, is_zero = found.is_bound.copy(), found.is_zero.copy()
    contested, undisputed = found.is_contested | exceeds, found.is_undisputed & ~exceeds
    # What its parts make exact, where it names no number itself.
    is_sum = undisputed & ~np.isnan(wholes.total) & ~(has_value & ~is_bound) & saying.allows(wholes.total)
    high = np.where(is_sum, np.where(np.isinf(high), wholes.total, np.maximum(high, wholes.total)), high)
    # Nobody states it: it is read off its parts.
    alone = is_whole & ~found.is_said
    any_contested = np.zeros(len(alone), dtype=bool)
    any_contested[wholes.whole[rows.is_contested[wholes.part]]] = True
    low, high = np.where(alone, wholes.low, low), np.where(alone, wholes.high, high)
    is_sum |= alone & ~np.isnan(wholes.total)
    contested |= alone & ~is_sum & any_contested
    undisputed |= alone & is_sum
    number, has_value = np.where(is_sum, wholes.total, number), has_value | is_sum
    is_bound, is_zero = is_bound & ~is_sum, np.where(is_sum, wholes.total == 0, is_zero)
    least = np.where(np.isinf(low) | np.isinf(wholes.low), low, np.minimum(low, wholes.low))
    low, high = np.where(exceeds, least, low), np.where(exceeds, np.maximum(high, wholes.high), high)
    # A part that is not all of it says nothing of the upper end.
    exceeded = wholes.bounded[by_bound]
    bound = rows.low[wholes.bound[by_bound]]
    low[exceeded] = np.where(np.isinf(low[exceeded]), low[exceeded], np.minimum(low[exceeded], bound))
    high[exceeded] = np.inf
    contested[exceeded], undisputed[exceeded] = True, False
    has_value &= ~contested
    for column, made in (
        (rows.low, low), (rows.high, high), (rows.number, np.where(has_value, number, np.nan)),
        (rows.has_value, has_value), (rows.is_bound, is_bound & has_value), (rows.is_zero, is_zero & has_value),
        (rows.is_contested, contested), (rows.is_undisputed, undisputed),
    ):  # fmt: skip
        column[own] = made[own]
    unsure: Bools = np.bincount(exceeded, minlength=len(alone)) > 1
    return unsure


def _exceeding(found: Found, below: Below, saying: Saying, compared: Relations) -> tuple[Bools, Ints]:
    """Per place whether the parts that it is read off are more than it; the bounds that are."""
    rows, wholes, spoken = below.rows, below.wholes, below.spoken
    is_more = saying.outdone(rows.low[wholes.part], wholes.whole)
    is_more |= _excluded(wholes.part, wholes.whole, spoken, saying, compared)
    exceeds = np.zeros(len(found.is_said), dtype=bool)
    exceeds[wholes.whole[is_more]] = True
    every = np.arange(len(exceeds))
    exceeds |= wholes.are_disjoint & saying.outdone(wholes.low, every)
    bounds = saying.outdone(rows.low[wholes.bound], wholes.bounded)
    bounds |= _excluded(wholes.bound, wholes.bounded, spoken, saying, compared)
    return exceeds & found.is_said, np.flatnonzero(bounds & found.is_said[wholes.bounded])


def _excluded(part: Ints, whole: Ints, spoken: Spoken, saying: Saying, compared: Relations) -> Bools:
    """Per part whether any of those who stand for it excludes anybody on the whole."""
    pair, at = matching(part, spoken.row)
    testimony, place = spoken.testimony[at], whole[pair]
    known = joined_pairs(compared.part, compared.whole)
    is_compared = np.isin(joined_pairs(spoken.place[testimony], place), known)
    pair, testimony, place = pair[is_compared], testimony[is_compared], place[is_compared]
    found = np.zeros(len(part), dtype=bool)
    found[pair[saying.excluded(spoken, testimony, place)]] = True
    return found
