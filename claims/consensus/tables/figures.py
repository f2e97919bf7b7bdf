"""The figures of measures as arrays: who states which figure of which item.

Outward: ``Figures`` and ``arrange_figures``. The equal figures of an item are one candidate; an item's
candidates stand in ascending order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import Floats, Integers, Votes, arrange

Items = Sequence[Mapping[str, float]]
# Of gaps between figures, digits further behind the attribute's largest figure are noise of binary fractions.
GAP_DIGITS = 10


@dataclass(frozen=True)
class Figures:
    """votes: whose candidates are figures. figure: per candidate. known: per item its true value, else NaN. names: of
    the origins, by number.

    ``votes.anchor`` is not used: a true value need not be one that somebody states.
    """

    votes: Votes
    figure: Floats
    known: Floats
    names: Sequence[str]

    @cached_property
    def stated(self) -> Floats:
        """Per vote."""
        return self.figure[self.votes.candidate]

    @cached_property
    def attribute(self) -> Integers:
        """Per vote."""
        return self.votes.attribute[self.votes.item]

    @cached_property
    def is_known(self) -> NDArray[np.bool_]:
        """Per item."""
        return ~np.isnan(self.known)

    @cached_property
    def teaches(self) -> Floats:
        """Per vote 1 or 0: one voice alone says nothing about itself, unless the true value is known."""
        return ((self.votes.voices > 1) | self.is_known)[self.votes.item].astype(np.float64)

    @cached_property
    def count(self) -> Floats:
        """Per candidate, how many state it."""
        return np.bincount(self.votes.candidate, minlength=self.votes.candidates).astype(np.float64)

    @cached_property
    def lowest(self) -> Floats:
        """Per item."""
        return self.figure[self.votes.first[:-1]]

    @cached_property
    def highest(self) -> Floats:
        """Per item."""
        return self.figure[self.votes.first[1:] - 1]

    @cached_property
    def median(self) -> Floats:
        """Per item the figure at which half of the votes is reached; of two that halve them evenly, the lower."""
        votes, reached = self.votes, np.cumsum(self.count)
        before = reached[votes.first[:-1]] - self.count[votes.first[:-1]]
        return self.figure[np.searchsorted(reached, before + votes.voices / 2)]

    @cached_property
    def grain(self) -> Floats:
        """Per attribute its unit of print: the commonest gap between neighbouring figures of an item, of equal ones
        the least; 1 where no item is divided.
        """
        found = np.ones(self.votes.attributes)
        attribute = self._attribute_of_candidate
        neighbours = np.diff(self.votes.item_of_candidate) == 0
        gap, of_gap = np.diff(self.figure)[neighbours], attribute[1:][neighbours]
        for number in np.unique(of_gap):
            largest = np.abs(self.figure[attribute == number]).max()
            digit = 10.0 ** (np.floor(np.log10(largest)) - GAP_DIGITS)
            sizes, counts = np.unique(np.round(gap[of_gap == number] / digit), return_counts=True)
            found[number] = max(sizes[counts.argmax()], 1.0) * digit
        return found

    @cached_property
    def reach(self) -> Floats:
        """Per attribute how far apart its figures lie at most, a grain at least."""
        low, high = np.full(self.votes.attributes, np.inf), np.full(self.votes.attributes, -np.inf)
        np.minimum.at(low, self._attribute_of_candidate, self.figure)
        np.maximum.at(high, self._attribute_of_candidate, self.figure)
        return np.asarray(np.maximum(high - low, self.grain))

    @property
    def _attribute_of_candidate(self) -> Integers:
        return self.votes.attribute[self.votes.item_of_candidate]

    def by_attribute(self, values: Floats, attribute: Integers) -> Floats:
        return sums(values, attribute, self.votes.attributes)


def arrange_figures(items: Items, attribute: Sequence[int], known: Mapping[int, float]) -> Figures:
    """items: each origin -> figure, at least one. attribute: per item, from 0. known: position -> true value."""
    names = sorted({origin for item in items for origin in item})
    number = {name: i for i, name in enumerate(names)}
    sizes = np.array([len(item) for item in items], dtype=np.int64)
    origin = np.array([number[name] for item in items for name in item], dtype=np.int64)
    values = np.array([value for item in items for value in item.values()], dtype=np.float64)
    figures, code = np.unique(values, return_inverse=True)
    item = np.repeat(np.arange(len(items)), sizes)
    votes = arrange(item, origin, code, attribute=np.asarray(attribute, dtype=np.int32))
    figure = figures[np.unique(item * len(figures) + code) % max(len(figures), 1)]
    truths = np.array([known.get(i, np.nan) for i in range(len(items))], dtype=np.float64)
    return Figures(votes, figure, truths, names)
