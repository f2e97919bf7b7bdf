"""Pairs of the members of groups, as arrays, so many at a time that memory stays bounded.

Outward: ``pairs_within``, ``pairs_between``, ``matched``, ``matching`` and ``ranges``.
"""

from collections.abc import Iterator

import numpy as np

from claims.consensus.columns.numbering import Ints

# Pairs that are looked at together: some 100 MB of arrays. Arbitrary but works.
PAIRS_AT_ONCE = 500_000


def pairs_within(first: Ints, groups: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Every ordered pair of two different members of each of these groups, in parts.

    first: per group its first member, and the number of all members at the end. The pairs of one first member are
    never cut.
    """
    sizes = first[groups + 1] - first[groups]
    one = ranges(first[groups], sizes)
    for a, b in pairs_between(one, np.repeat(groups, sizes), first):
        is_another = a != b
        yield a[is_another], b[is_another]


def pairs_between(ones: Ints, groups: Ints, first: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Each of these with every member of its group, in parts. first: as above."""
    sizes = first[groups + 1] - first[groups]
    parts = (np.cumsum(sizes) - sizes) // PAIRS_AT_ONCE
    cuts = np.flatnonzero(np.diff(parts)) + 1
    for own in np.split(np.arange(len(ones)), cuts):
        if len(own):
            others = sizes[own]
            yield np.repeat(ones[own], others), ranges(first[groups[own]], others)


def ranges(start: Ints, size: Ints) -> Ints:
    """start[0], start[0] + 1, ... of every range, one after the other."""
    ends = np.cumsum(size)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(start - ends + size, size)


def matched(one: Ints, other: Ints) -> Iterator[tuple[Ints, Ints]]:
    """The same as ``matching``, in parts; all that one entry of the first matches are in one of them."""
    order = np.argsort(other, kind="stable")
    start = np.searchsorted(other[order], one, side="left")
    size = np.searchsorted(other[order], one, side="right") - start
    parts = (np.cumsum(size) - size) // PAIRS_AT_ONCE
    for own in np.split(np.arange(len(one)), np.flatnonzero(np.diff(parts)) + 1):
        if len(own):
            yield np.repeat(own, size[own]), order[ranges(start[own], size[own])]


def matching(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """The places of every entry of the first and every one of the second that are the same number."""
    found = [(np.zeros(0, dtype=np.int64),) * 2, *matched(one, other)]
    first, second = (np.concatenate(column) for column in zip(*found, strict=True))
    return first, second
