"""The entries of a table as arrays of votes: which candidates each item has, and who speaks for which how far.

Outward: ``Ballots`` and ``cast_ballots``. Names are numbered in sorted order, so the order of the rows is forgotten.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from claims.consensus.tables.entries import EVERY, Entry, Item
from claims.consensus.tables.kinds import Reading, TableKind, read_value
from claims.consensus.tables.likeness import Likeness, likeness_of
from claims.consensus.tables.names import NameTree
from claims.consensus.weights.confusion import MOST_LABELS, Labels
from claims.consensus.weights.fit import Model
from claims.consensus.weights.votes import NO_CANDIDATE, NOT_KNOWN, NOT_NAMED, Floats, Integers, Shares, Votes
from claims.domain.intervals import Interval

# How many wrong values a source could name instead. For labels and booleans it is counted from the table; for the
# others this stands for "many": more only sharpens the odds. Arbitrary but works.
MANY_ALTERNATIVES = 20.0
CLOSED = (TableKind.LABEL, TableKind.CATEGORY, TableKind.BOOLEAN)
# Kinds of which a value is simply another value, so that the table tells how often two wrong ones are the same. Of
# nested names and sets of names a wrong value is often half right, and repeated for that.
COLLIDING = (TableKind.COUNT, TableKind.TIME, TableKind.DATE, TableKind.TEXT)

Groups = Sequence[Sequence[Entry]]


@dataclass(frozen=True, slots=True)
class Ballots:
    """groups: per item its entries, one per origin, in order of origin. candidates: per item its candidates, the
    first of them numbered ``votes.first[i]``. model: what is to be learned. likeness: per item, its model of error.
    names: of the origins, by number.
    """

    votes: Votes
    model: Model
    groups: Groups
    candidates: Sequence[Sequence[Reading]]
    likeness: Sequence[Likeness]
    names: Sequence[str]


def cast_ballots(
    groups: Groups,
    kinds: Mapping[str, TableKind],
    tree: NameTree,
    anchors: Mapping[Item, str],
) -> Ballots:
    """groups: the entries of each item, one per origin, in order of origin; items in any fixed order."""
    of_kind = [kinds.get(group[0].attribute) or kinds[EVERY] for group in groups]
    likeness = [likeness_of(kind, tree) for kind in of_kind]
    candidates = [_candidates(group) for group in groups]
    first = np.concatenate(([0], np.cumsum([len(found) for found in candidates], dtype=np.int64)))
    names = sorted({entry.origin for group in groups for entry in group})
    origins = {name: i for i, name in enumerate(names)}
    attributes = {name: i for i, name in enumerate(sorted({group[0].attribute for group in groups}))}
    votes = Votes(
        item=np.repeat(np.arange(len(groups), dtype=np.int32), [len(group) for group in groups]),
        origin=_numbers(origins[entry.origin] for group in groups for entry in group),
        candidate=_named(groups, candidates, first),
        first=first,
        attribute=_numbers(attributes[group[0].attribute] for group in groups),
        alternatives=_alternatives(groups, of_kind, attributes),
        anchor=_anchor(groups, candidates, of_kind, first, anchors),
        classes=_activity(groups, origins),
    )
    shares = _shares(groups, candidates, likeness, votes)
    kind_of = {attributes[group[0].attribute]: kind for group, kind in zip(groups, of_kind, strict=True)}
    model = Model(collides=np.array([kind_of[i] in COLLIDING for i in range(len(attributes))], dtype=bool))
    return Ballots(replace(votes, shares=shares), model, groups, candidates, likeness, names)


def closed_labels(ballots: Ballots) -> Labels | None:
    """The labels that all items choose among, where they are few and each vote speaks for its own and no other."""
    keys = sorted({reading.key for found in ballots.candidates for reading in found})
    if ballots.votes.shares is not None or len(keys) > MOST_LABELS:
        return None
    number = {key: i for i, key in enumerate(keys)}
    return Labels(
        _numbers(number[reading.key] for found in ballots.candidates for reading in found), len(keys)
    )


def _candidates(group: Sequence[Entry]) -> list[Reading]:
    """One reading per distinct value, its text the one most often used; bounds only where nothing else is stated."""
    texts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    readings: dict[tuple[str, str], Reading] = {}
    points = [entry.reading for entry in group if not entry.reading.is_bound]
    for reading in points or [entry.reading for entry in group if entry.reading.number is not None]:
        texts[reading.key][reading.text] += 1
        readings[reading.key, reading.text] = reading
    best = {key: min(counts, key=lambda text: (-counts[text], text)) for key, counts in texts.items()}
    return [readings[key, best[key]] for key in sorted(best)]


def _named(groups: Groups, candidates: Sequence[Sequence[Reading]], first: NDArray[np.int64]) -> Integers:
    """Per vote the candidate of its own words. A bound names the number in it only where nothing else is stated."""
    found: list[int] = []
    for group, readings, start in zip(groups, candidates, first[:-1].tolist(), strict=True):
        number = {reading.key: start + i for i, reading in enumerate(readings)}
        is_bound = all(entry.reading.is_bound for entry in group)
        found += [
            number.get(entry.reading.key, NO_CANDIDATE)
            if is_bound or not entry.reading.is_bound
            else NO_CANDIDATE
            for entry in group
        ]
    return np.array(found, dtype=np.int32)


def _alternatives(groups: Groups, of_kind: Sequence[TableKind], attributes: Mapping[str, int]) -> Floats:
    """Per attribute."""
    labels: defaultdict[str, set[str]] = defaultdict(set)
    closed: set[str] = set()
    for group, kind in zip(groups, of_kind, strict=True):
        labels[group[0].attribute] |= {entry.reading.key for entry in group}
        closed |= {group[0].attribute} if kind in CLOSED else set()
    return np.array(
        [max(len(labels[name]) - 1.0, 1.0) if name in closed else MANY_ALTERNATIVES for name in attributes]
    )


def _anchor(
    groups: Groups,
    candidates: Sequence[Sequence[Reading]],
    of_kind: Sequence[TableKind],
    first: NDArray[np.int64],
    anchors: Mapping[Item, str],
) -> NDArray[np.int64]:
    found = np.full(len(groups), NOT_KNOWN, dtype=np.int64)
    for i, group in enumerate(groups):
        truth = anchors.get(group[0].item)
        if truth is not None:
            key = read_value(of_kind[i], truth).key
            keys = [reading.key for reading in candidates[i]]
            found[i] = first[i] + keys.index(key) if key in keys else NOT_NAMED
    return found


def _activity(groups: Groups, origins: Mapping[str, int]) -> Integers:
    """Per origin its class: who spoke once, twice, four times and so on. A table says nothing else about who they
    are; passers-by are right less often than the busy, specialists more often, and the table tells which.
    """
    spoken = np.bincount(
        [origins[entry.origin] for group in groups for entry in group], minlength=len(origins)
    )
    return np.log2(np.maximum(spoken, 1)).astype(np.int32)


def _shares(
    groups: Groups,
    candidates: Sequence[Sequence[Reading]],
    likeness: Sequence[Likeness],
    votes: Votes,
) -> Shares | None:
    """None where every vote supports fully what it names and nothing else."""
    vote: list[int] = []
    candidate: list[int] = []
    share: list[float] = []
    number = 0
    for i, group in enumerate(groups):
        known: dict[tuple[str, Interval, bool], list[tuple[int, float]]] = {}
        start = int(votes.first[i])
        for entry in group:
            reading = entry.reading
            said = reading.key, reading.interval, reading.is_bound
            if said not in known:
                known[said] = _supported(reading, candidates[i], likeness[i], start)
            for supported, how_far in known[said]:
                vote.append(number)
                candidate.append(supported)
                share.append(how_far)
            number += 1
    is_plain = len(vote) == len(votes.item) and candidate == votes.candidate.tolist()
    if is_plain and all(how_far == 1.0 for how_far in share):
        return None
    order = np.lexsort((np.array(vote), np.array(candidate)))
    return Shares(
        np.array(vote, dtype=np.int32)[order],
        np.array(candidate, dtype=np.int32)[order],
        np.array(share, dtype=np.float64)[order],
    )


def _supported(
    reading: Reading, candidates: Sequence[Reading], likeness: Likeness, start: int
) -> list[tuple[int, float]]:
    found = ((start + i, likeness(reading, candidate)) for i, candidate in enumerate(candidates))
    return [(candidate, share) for candidate, share in found if share > 0]


def _numbers(numbers: Iterable[int]) -> Integers:
    return np.fromiter(numbers, dtype=np.int32)
