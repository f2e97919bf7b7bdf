"""A table of votes as arrays: who names which candidate of which item.

Outward: ``Votes`` and ``arrange``. Items, origins, candidates, attributes and classes are numbered from 0; whoever
builds the arrays keeps the names. Candidates of an item are contiguous: item i has ``first[i]`` to ``first[i + 1]``,
end exclusive.
"""

import math
from copy import copy
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

Integers = NDArray[np.int32]
Floats = NDArray[np.float64]

# What an item's ``anchor`` says instead of a candidate: the truth is known and nobody names it, or it is not known.
NOT_NAMED, NOT_KNOWN = -1, -2
# A vote that names no candidate: a bound, a wider name, a set that only resembles others.
NO_CANDIDATE = -1


@dataclass(frozen=True, slots=True)
class Shares:
    """Where votes speak for candidates in part: one row per vote and candidate that it supports.

    share: in (0, 1], the probability that a source which knows that the candidate is true says what it said.
    """

    vote: Integers
    candidate: Integers
    share: Floats


@dataclass(frozen=True)
class Votes:
    """item, origin, candidate: per vote, the votes in order of item, origin, candidate. candidate: NO_CANDIDATE, or
    the number of the one that is named. first: per item, its first candidate, and the number of all at the end.
    attribute, anchor: per item; anchor: the candidate known to be true, NOT_NAMED or NOT_KNOWN. alternatives: per
    attribute, how many wrong values a source could name, at least 1. classes: per origin. shares: None where every
    vote supports what it names and nothing else.
    """

    item: Integers
    origin: Integers
    candidate: Integers
    first: NDArray[np.int64]
    attribute: Integers
    alternatives: Floats
    anchor: NDArray[np.int64]
    classes: Integers
    shares: Shares | None = None

    @property
    def items(self) -> int:
        return len(self.attribute)

    @property
    def origins(self) -> int:
        return len(self.classes)

    @property
    def candidates(self) -> int:
        return int(self.first[-1])

    @property
    def attributes(self) -> int:
        return len(self.alternatives)

    @cached_property
    def cell(self) -> Integers:
        """Per vote, the number of its origin and attribute together."""
        return self.origin * np.int32(self.attributes) + self.attribute[self.item]

    @cached_property
    def voices(self) -> Integers:
        """Per item, how many votes it has."""
        return np.bincount(self.item, minlength=self.items).astype(np.int32)

    @cached_property
    def item_of_candidate(self) -> Integers:
        return np.repeat(np.arange(self.items, dtype=np.int32), np.diff(self.first))

    @cached_property
    def is_divided(self) -> NDArray[np.bool_]:
        """Per item: its votes name more than one candidate."""
        return np.asarray(np.diff(self.first) > 1)

    @cached_property
    def teaches(self) -> NDArray[np.bool_]:
        """Per item: more than one voice, or a known truth. One voice alone says nothing about itself."""
        is_heard_twice: NDArray[np.bool_] = self.voices > 1
        is_known: NDArray[np.bool_] = self.anchor != NOT_KNOWN
        return is_heard_twice | is_known

    def with_alternatives(self, alternatives: Floats) -> "Votes":
        """The same votes; what was counted of them is kept."""
        changed = copy(self)
        object.__setattr__(changed, "alternatives", alternatives)
        return changed


def arrange(
    item: ArrayLike,
    origin: ArrayLike,
    value: ArrayLike,
    *,
    attribute: ArrayLike | None = None,
    alternatives: ArrayLike = 20.0,
    classes: ArrayLike | None = None,
) -> Votes:
    """Votes from plain arrays: one row per vote, in any order, each naming a value by a number of its own.

    item, origin: numbers from 0. value: any integers; equal ones of one item are one candidate. attribute: per item,
    all one where None. alternatives: per attribute, or one for all. classes: per origin, all one where None. Linear
    but for one sort.
    """
    items, origins, values = (np.asarray(array) for array in (item, origin, value))
    order = _order(items, origins, values)
    items, origins, values = items[order].astype(np.int32), origins[order].astype(np.int32), values[order]
    size = int(items[-1]) + 1 if len(items) else 0
    candidate, first = _numbered(items, values, size)
    of_item = _per(attribute, size)
    attributes = int(of_item.max(initial=-1)) + 1
    many = int(origins.max(initial=-1)) + 1 if classes is None else len(np.asarray(classes))
    return Votes(
        item=items,
        origin=origins,
        candidate=candidate,
        first=first,
        attribute=of_item,
        alternatives=np.broadcast_to(np.asarray(alternatives, dtype=np.float64), (attributes,)),
        anchor=np.full(size, NOT_KNOWN, dtype=np.int64),
        classes=_per(classes, many),
    )


def _order(*keys: NDArray[np.integer]) -> NDArray[np.int64]:
    """The places of the rows in order of the keys, the first key foremost; equal rows keep their order."""
    spans = [int(key.max()) - int(key.min()) + 1 for key in keys] if len(keys[0]) else [1] * len(keys)
    if math.prod(spans) >= np.iinfo(np.int64).max:
        return np.lexsort(keys[::-1])
    # One key sorts several times faster than three, and rows that come in order need no sorting.
    whole = np.zeros(len(keys[0]), dtype=np.int64)
    for key, span in zip(keys, spans, strict=True):
        whole *= span
        whole += key.astype(np.int64) - (int(key.min()) if len(key) else 0)
    if (whole[1:] >= whole[:-1]).all():
        return np.arange(len(whole))
    return np.argsort(whole, kind="stable")


def _per(numbers: ArrayLike | None, size: int) -> Integers:
    return np.zeros(size, dtype=np.int32) if numbers is None else np.asarray(numbers, dtype=np.int32)


def _numbered(items: Integers, values: NDArray[np.integer], size: int) -> tuple[Integers, NDArray[np.int64]]:
    """(candidate of each vote, first candidate of each item): candidates in order of item and value."""
    order = _order(items, values)
    is_new = np.ones(len(items), dtype=bool)
    is_new[1:] = (np.diff(items[order]) != 0) | (np.diff(values[order]) != 0)
    candidate = np.empty(len(items), dtype=np.int32)
    candidate[order] = np.cumsum(is_new) - 1
    counts = np.bincount(items[order][is_new], minlength=size)
    return candidate, np.concatenate(([0], np.cumsum(counts)))
