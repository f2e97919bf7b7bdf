"""Which origins repeat one another: learned from how they agree where the table is divided.

Outward: ``agreements``, ``learned`` and ``independence``. Two origins that know the same truth agree on it; two that
share a feed also agree where they are wrong, and never differ. Method: Dong, Berti-Equille and Srivastava 2009
(section 3), without the direction of copying and without an order among the origins: each pair is judged on the items
about which the table disagrees, since one on which all agree tells nothing. A vote then counts for one over the
number of votes for the same value that depend on it, so that a clique of copies is one voice, however large.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import NO_CANDIDATE, Floats, Integers, Votes

Numbers = NDArray[np.int64]
# How much of its items an origin takes over that copies, as in the paper.
COPIED_SHARE = 0.8
# How many others an origin is expected to depend on or be the source of, and how probable, before anything is known,
# that is for any two at most. Among thousands of origins millions of pairs are looked at, and some never differ by
# chance.
PARTNERS, MOST_PRIOR = 4.0, 0.1
# A learned dependence is never certain: a copy always adds something.
MOST = 0.95
# Who agrees on less than this share of divided items is no copy; the others alone are looked at closely.
LEAST_AGREEING = 0.6
# Up to this a pair counts as independent.
LEAST = 0.5
# Changes of a chance up to this change no result.
SAME = 0.01
# Reliability on divided items before anything is known, and how many items that weighs; kept from its ends.
PRIOR_RIGHT, PRIOR_ITEMS = 0.6, 4.0
# How reliable all are held to be while nothing is known, so that who differs on more than a tenth of the divided
# items is no suspect.
SUSPECTED_RIGHT = 0.9
LEAST_RIGHT, MOST_RIGHT = 0.05, 0.98
# An item with more voices is left out there: a crowd tells about each pair once, and has a square of pairs.
CROWD = 1000
# So many pairs of votes are looked at to learn from, in items taken at even steps where there are more.
PAIRS_LEARNED = 2_000_000
# So many pairs of votes are held in memory at a time.
PAIRS_AT_ONCE = 2_000_000
# Up to so many origins are kept as a square table of pairs.
SQUARE = 4096


@dataclass(frozen=True, slots=True)
class Agreements:
    """The pairs of origins that meet on divided items and mostly agree. pairs: key of each pair, ascending,
    first * origins + second. met, agreeing: how many items each pair shares, and on how many it agrees. vote: of two
    votes that agree, one; pair: which pair of origins they are of.
    """

    pairs: Numbers
    met: Numbers
    agreeing: Numbers
    vote: Integers
    pair: Integers


@dataclass(frozen=True, slots=True)
class Copying:
    """first < second: two origins. chance: the probability that one depends on the other, in (LEAST, MOST]."""

    first: Integers
    second: Integers
    chance: Floats


def none() -> Copying:
    return Copying(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32), np.zeros(0))


def agreements(votes: Votes) -> Agreements:
    """Found once: they do not depend on what is probable."""
    divided = np.flatnonzero(votes.is_divided & (votes.voices <= CROWD))
    voices = votes.voices.astype(np.int64)
    start = np.concatenate(([0], np.cumsum(voices)))[:-1]
    pairs = voices[divided] * (voices[divided] - 1) // 2
    step = -(-int(pairs.sum()) // PAIRS_LEARNED)
    divided = divided[:: max(step, 1)]
    found = [
        _met(votes, vote, other)
        for vote, other in _pairs(start[divided], voices[divided], np.arange(len(votes.item)))
    ]
    if not found:
        none_met, no_votes = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int32)
        return Agreements(none_met, none_met, none_met, no_votes, no_votes)
    key, vote, agrees = (np.concatenate(parts) for parts in zip(*found, strict=True))
    pairs, pair, met = _counted(key, votes.origins)
    agreeing = np.bincount(pair[agrees], minlength=len(pairs))
    possible = agreeing >= LEAST_AGREEING * met
    kept = agrees & possible[pair]
    number = np.cumsum(possible) - 1
    return Agreements(
        pairs[possible], met[possible], agreeing[possible], vote[kept], number[pair[kept]].astype(np.int32)
    )


def _met(votes: Votes, vote: Numbers, other: Numbers) -> tuple[Numbers, Integers, NDArray[np.bool_]]:
    """(key of the two origins, one of the votes, whether the two agree). Votes of an item stand in order of origin,
    so the first of two has the lower number.
    """
    key = votes.origin[vote].astype(np.int64) * votes.origins + votes.origin[other]
    named = votes.candidate[vote]
    return key, vote.astype(np.int32), (named == votes.candidate[other]) & (named != NO_CANDIDATE)


def _counted(key: Numbers, origins: int) -> tuple[Numbers, Numbers, Numbers]:
    """(keys that occur, which of them each is, how often each occurs)."""
    if origins > SQUARE:
        pairs, pair, met = np.unique(key, return_inverse=True, return_counts=True)
        return pairs, pair, met
    counts = np.bincount(key, minlength=origins * origins)
    pairs = np.flatnonzero(counts)
    place = np.zeros(len(counts), dtype=np.int64)
    place[pairs] = np.arange(len(pairs))
    return pairs, place[key], counts[pairs]


def _pairs(start: Numbers, count: Numbers, order: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Every two members of every run of ``order``, in chunks. start, count: the runs."""
    size = count * (count - 1) // 2
    chunk = np.cumsum(size) // PAIRS_AT_ONCE
    for number in np.unique(chunk):
        runs = np.flatnonzero((chunk == number) & (size > 0))
        if len(runs):
            place, left = _members(start[runs], count[runs])
            first = np.repeat(place, left)
            ahead = np.arange(len(first)) - np.repeat(np.cumsum(left) - left, left) + 1
            yield order[first], order[first + ahead]


def _members(start: Numbers, count: Numbers) -> tuple[Numbers, Numbers]:
    """(place of each member, how many of its run come after it)."""
    within = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
    return np.repeat(start, count) + within, np.repeat(count, count) - within - 1


def learned(votes: Votes, agreed: Agreements, chance: Floats, right: Floats | None) -> Copying:
    """chance: per candidate. right: per vote the probability that it is right; None while nothing is known of that,
    when all who hardly ever differ are suspect: a clique that is believed at first would clear itself.
    """
    if not len(agreed.pairs):
        return none()
    sure = np.full(votes.origins, SUSPECTED_RIGHT) if right is None else _right_where_divided(votes, right)
    first, second = np.divmod(agreed.pairs, votes.origins)
    true = chance[votes.candidate[agreed.vote]]
    false_share = _named_share(votes)[votes.candidate[agreed.vote]]
    one, two = sure[first][agreed.pair], sure[second][agreed.pair]
    both = true * one * two + (1 - true) * (1 - one) * (1 - two) * false_share**2
    either = true * (one + two) / 2 + (1 - true) * (1 - (one + two) / 2) * false_share
    evidence = sums(np.log(COPIED_SHARE * either / both + 1 - COPIED_SHARE), agreed.pair, len(agreed.pairs))
    prior = min(MOST_PRIOR, PARTNERS / votes.origins)
    evidence += (agreed.met - agreed.agreeing) * np.log(1 - COPIED_SHARE) + np.log(prior / (1 - prior))
    depends = np.minimum(1 / (1 + np.exp(-np.clip(evidence, -50, 50))), MOST)
    kept = depends > LEAST
    return Copying(first[kept].astype(np.int32), second[kept].astype(np.int32), depends[kept])


def differ(one: Copying, other: Copying) -> bool:
    """Not the same pairs, or one of them much surer."""
    if not (np.array_equal(one.first, other.first) and np.array_equal(one.second, other.second)):
        return True
    return bool(np.abs(one.chance - other.chance).max(initial=0.0) > SAME)


def _right_where_divided(votes: Votes, right: Floats) -> Floats:
    divided = votes.is_divided[votes.item] & (votes.candidate != NO_CANDIDATE)
    rights = sums(right[divided], votes.origin[divided], votes.origins)
    counts = sums(np.ones(int(divided.sum())), votes.origin[divided], votes.origins)
    return np.clip((rights + PRIOR_RIGHT * PRIOR_ITEMS) / (counts + PRIOR_ITEMS), LEAST_RIGHT, MOST_RIGHT)


def _named_share(votes: Votes) -> Floats:
    """Per candidate the share of its item's votes that name it: how probable it is as a false value."""
    named = votes.candidate[votes.candidate != NO_CANDIDATE]
    share = np.bincount(named, minlength=votes.candidates) / votes.voices[votes.item_of_candidate]
    least = 1 / (votes.alternatives + 1)
    return np.maximum(share, least[votes.attribute][votes.item_of_candidate])


def independence(votes: Votes, copying: Copying) -> Floats:
    """Per vote how far it counts, in (0, 1]: one over itself and the votes for the same value it depends on."""
    size = len(votes.item)
    if not len(copying.first):
        return np.ones(size)
    group = _groups(copying, votes.origins)
    shared = np.bincount(group)[group] > 1
    order = np.flatnonzero(shared[votes.origin] & (votes.candidate != NO_CANDIDATE))
    # Only votes for one value and of one group can depend on each other; within a run they stay in order of origin.
    key = votes.candidate[order].astype(np.int64) * votes.origins + group[votes.origin[order]]
    ranks = np.argsort(key, kind="stable")
    order, key = order[ranks], key[ranks]
    runs = np.flatnonzero(np.diff(key, prepend=-1))
    count = np.diff(np.append(runs, len(order)))
    dependent = np.zeros(size)
    lookup = _Lookup(copying, votes.origins)
    for vote, other in _pairs(runs, count, order):
        depends = lookup(votes.origin[vote], votes.origin[other])
        dependent += sums(depends, vote, size) + sums(depends, other, size)
    return 1 / (1 + dependent)


def _groups(copying: Copying, origins: int) -> Numbers:
    """Per origin the lowest number among those it hangs together with through any chain of dependences."""
    group = np.arange(origins)
    while True:
        lowest = np.minimum(group[copying.first], group[copying.second])
        if (lowest == group[copying.first]).all() and (lowest == group[copying.second]).all():
            return group
        np.minimum.at(group, copying.first, lowest)
        np.minimum.at(group, copying.second, lowest)
        group = group[group]


class _Lookup:
    """The learned dependence of two origins, the first of lower number; 0 for a pair that is not held."""

    def __init__(self, copying: Copying, origins: int) -> None:
        self._origins = origins
        self._keys = copying.first.astype(np.int64) * origins + copying.second
        self._chance = copying.chance
        self._square = np.zeros((origins, origins), dtype=np.float32) if origins <= SQUARE else None
        if self._square is not None:
            self._square[copying.first, copying.second] = copying.chance

    def __call__(self, first: Integers, second: Integers) -> Floats:
        if self._square is not None:
            return self._square[first, second].astype(np.float64)
        key = first.astype(np.int64) * self._origins + second
        place = np.minimum(np.searchsorted(self._keys, key), len(self._keys) - 1)
        return np.where(self._keys[place] == key, self._chance[place], 0.0)
