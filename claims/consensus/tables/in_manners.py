"""Ballots of kinds whose sources err in manners of their own, ready for ``weights.manners``.

Outward: ``has_manners`` and ``in_manners``.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from claims.consensus.tables.ballots import Ballots
from claims.consensus.tables.kinds import TableKind
from claims.consensus.tables.names import NameTree
from claims.consensus.tables.place_manners import (
    OTHER_PLACES,
    PLACE_HABITS,
    PLACE_ITEMS,
    is_namesake,
    place_pairs,
)
from claims.consensus.tables.set_manners import SET_HABITS, SET_ITEMS, STRAY, set_pairs
from claims.consensus.weights.manners import Manners
from claims.consensus.weights.misreadings import Misreadable
from claims.consensus.weights.votes import Floats, Shares, Votes

Pair = tuple[int, int, tuple[float, ...]]


def has_manners(kind: TableKind, tree: NameTree) -> bool:
    return kind is TableKind.STRING or (kind in (TableKind.PLACE, TableKind.ACTOR) and not tree.is_empty)


def in_manners(ballots: Ballots, kind: TableKind, tree: NameTree) -> tuple[Votes, Manners]:
    """ballots: of items of one kind, for which ``has_manners``."""
    pairs = (
        (start + said, start + meant, chances)
        for start, candidates in zip(ballots.votes.first[:-1].tolist(), ballots.candidates, strict=True)
        for said, meant, chances in (
            set_pairs(candidates) if kind is TableKind.STRING else place_pairs(candidates, tree)
        )
    )
    shares, likelihood = _by_vote(ballots.votes, pairs)
    votes = replace(ballots.votes, shares=shares, alternatives=np.ones(ballots.votes.attributes))
    if kind is TableKind.STRING:
        return votes, Manners(likelihood, STRAY, np.array(SET_HABITS), SET_ITEMS)
    return votes, Manners(
        likelihood, 1 / OTHER_PLACES, np.array(PLACE_HABITS), PLACE_ITEMS, _misreadable(ballots)
    )


def _by_vote(votes: Votes, pairs: Iterable[Pair]) -> tuple[Shares, Floats]:
    """The pairs of candidates as pairs of a vote and a candidate, in order of candidate and vote."""
    listed = sorted(pairs)
    said = np.array([pair[0] for pair in listed], dtype=np.int64)
    meant = np.array([pair[1] for pair in listed], dtype=np.int32)
    likelihood = np.array([pair[2] for pair in listed], dtype=np.float64).reshape(len(listed), -1)
    start = np.searchsorted(said, votes.candidate)
    count = np.searchsorted(said, votes.candidate, side="right") - start
    vote = np.repeat(np.arange(len(votes.item), dtype=np.int32), count)
    row = np.arange(len(vote)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(start, count)
    order = np.lexsort((vote, meant[row]))
    vote, row = vote[order], row[order]
    return Shares(vote, meant[row], np.ones(len(vote))), likelihood[row]


def _misreadable(ballots: Ballots) -> Misreadable:
    keys = [candidate.key for found in ballots.candidates for candidate in found]
    number = {key: i for i, key in enumerate(sorted(set(keys)))}
    namesakes = [
        is_namesake(candidate, group[0].object)
        for group, found in zip(ballots.groups, ballots.candidates, strict=True)
        for candidate in found
    ]
    return Misreadable(np.array([number[key] for key in keys], dtype=np.int32), np.array(namesakes, bool))
