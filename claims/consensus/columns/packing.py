"""Votes as the packed lessons of each event.

Outward: ``packed_by_event``. The same columns as ``learning.packed``, made for all events at once and cut event by
event.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from claims.consensus.columns.ballots import Ballots
from claims.consensus.columns.facts import Facts
from claims.consensus.columns.numbering import Ints, distinct, joined, places_in_order
from claims.consensus.learning import packed as columns
from claims.consensus.learning.lessons import digest_of_key
from claims.consensus.learning.packed import Packed
from claims.consensus.likelihood import alternatives_of_points
from claims.domain.codebook import Codebook


def packed_by_event(facts: Facts, ballots: Ballots, codebook: Codebook) -> dict[str, Packed]:
    """Of the events that teach anything."""
    if not len(ballots.place):
        return {}
    places, lesson = _in_order(facts, ballots.place)
    order = np.lexsort((places_in_order(ballots.origins)[ballots.origin], lesson))
    lesson, key = lesson[order], ballots.key[order]
    named, which = distinct(joined(lesson, key))
    first = np.searchsorted(lesson[named], np.arange(len(places)))
    attributes = _named(facts.attributes, facts.place_attribute[places])
    scopes = _named(facts.scopes, facts.place_scope[places])
    items = list(zip(_named(facts.events, facts.place_event[places]), attributes, scopes, strict=True))
    values = zip(_named(items, lesson[named]), _named(ballots.keys, key[named]), strict=True)
    made: dict[int, list[Any]] = {
        columns.ATTRIBUTE: attributes,
        columns.SCOPE: scopes,
        columns.KIND: [codebook[each].value_kind.value for each in attributes],
        columns.OTHERS: [alternatives_of_points(codebook[each]) for each in attributes],
        columns.VOTES: np.bincount(lesson, minlength=len(places)).tolist(),
        columns.VALUES: np.bincount(lesson[named], minlength=len(places)).tolist(),
        columns.ORIGIN: _named(ballots.origins, ballots.origin[order]),
        columns.RANK: ballots.rank[order].tolist(),
        columns.SAID: (which - first[lesson]).tolist(),
        columns.DIGEST: [digest_of_key(item, said) for item, said in values],
    }
    event = facts.place_event[places]
    cuts = (_cuts(event), _cuts(event[lesson]), _cuts(event[lesson[named]]))
    told = _named(facts.events, event[cuts[0][:-1]])
    return dict(zip(told, _cut(made, cuts), strict=True))


def _in_order(facts: Facts, place: Ints) -> tuple[Ints, Ints]:
    """The places by event, attribute and scope; and per vote which of them it is on."""
    known, which = np.unique(place, return_inverse=True)
    attribute = places_in_order(facts.attributes)[facts.place_attribute[known]]
    scope = places_in_order(facts.scopes)[facts.place_scope[known]]
    order = np.lexsort((scope, attribute, facts.place_event[known]))
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.arange(len(order))
    return known[order], number[which]


def _named(keys: Sequence[Any], numbers: Ints) -> list[Any]:
    return list(map(keys.__getitem__, numbers.tolist()))


def _cuts(event: Ints) -> list[int]:
    """Where each event begins, and the number of all entries."""
    return [0, *(np.flatnonzero(np.diff(event)) + 1).tolist(), len(event)]


def _cut(made: dict[int, list[Any]], cuts: Sequence[list[int]]) -> Iterator[Packed]:
    """cuts: of the lessons, the votes and the values. Each event has some of all three."""
    of_column = [cuts[0]] * columns.ORIGIN + [cuts[1]] * (columns.DIGEST - columns.ORIGIN) + [cuts[2]]
    spans = zip(*(pairwise(own) for own in of_column), strict=True)
    for ends in spans:
        yield [made[column][start:end] for column, (start, end) in enumerate(ends)]
