"""The lessons of many events as arrays: what ``learn`` works on.

Outward: ``Gathered``, which takes packed lessons event by event or batch by batch, ``LessonTable``, and ``table_of``
for lessons that are at hand. The columns of a batch are joined at once: no loop runs per vote.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.consensus.learning import packed as columns
from claims.consensus.learning.lessons import Item, Lesson
from claims.consensus.learning.packed import Packed, packed
from claims.consensus.weights.votes import NOT_KNOWN, NOT_NAMED, Integers
from claims.domain.codes import ValueKind


@dataclass(frozen=True)
class LessonTable:
    """events: that teach anything, sorted. first: per event its first item, and the number of items at the end.

    attributes, scopes, origins: sorted keys. Per item: attribute, scope (numbers in these), others, value_count and
    digest_first (its values' digests start there). Per vote, in order of the items: item, origin, said (which of the
    item's values). ranks: per origin the strongest of its classes. kinds: per attribute.
    """

    events: Sequence[str]
    first: NDArray[np.int64]
    attributes: Sequence[str]
    scopes: Sequence[str]
    origins: Sequence[str]
    kinds: Sequence[ValueKind]
    attribute: Integers
    scope: Integers
    others: Integers
    digest_first: NDArray[np.int64]
    digests: NDArray[np.int64]
    item: Integers
    origin: Integers
    said: Integers
    ranks: Integers

    @property
    def items(self) -> int:
        return len(self.attribute)

    def name_of(self, item: int) -> Item:
        event = int(np.searchsorted(self.first, item, side="right")) - 1
        return self.events[event], self.attributes[self.attribute[item]], self.scopes[self.scope[item]]

    def known(self, truths: Mapping[Item, int | None]) -> NDArray[np.int64]:
        """Per item which of its values is the true one, NOT_NAMED or NOT_KNOWN.

        truths: item -> the digest of its true value, None = the truth is nothing that a vote could name; items that
        teach nothing are passed over.
        """
        found = np.full(self.items, NOT_KNOWN, dtype=np.int64)
        for name, digest in truths.items():
            item = self._place_of(name)
            if item is not None and digest is not None:
                own = self.digests[self.digest_first[item] : self.digest_first[item + 1]]
                named = np.flatnonzero(own == digest)
                found[item] = named[0] if len(named) else NOT_NAMED
        return found

    def _place_of(self, name: Item) -> int | None:
        event = bisect_left(self.events, name[0])
        if event == len(self.events) or self.events[event] != name[0]:
            return None
        for item in range(int(self.first[event]), int(self.first[event + 1])):
            if (self.attributes[self.attribute[item]], self.scopes[self.scope[item]]) == name[1:]:
                return item
        return None


class _Numbers(dict[str, int]):
    """Keys to numbers, in the order in which they are first met."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


@dataclass
class Gathered:
    """Packed lessons as they come, the events in order of their ids."""

    _events: list[str] = field(default_factory=list)
    _counts: list[int] = field(default_factory=list)
    _keys: tuple[_Numbers, _Numbers, _Numbers] = field(
        default_factory=lambda: (_Numbers(), _Numbers(), _Numbers())
    )
    _kinds: dict[str, str] = field(default_factory=dict)
    _parts: defaultdict[int, list[NDArray[np.int64]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, events: Sequence[str], contents: Sequence[Packed]) -> None:
        """events: ids, sorted and after those added before. contents: of each its lessons."""
        told = [(event, content) for event, content in zip(events, contents, strict=True) if content[0]]
        self._events += [event for event, _ in told]
        self._counts += [len(content[0]) for _, content in told]
        joined = [
            list(chain.from_iterable(content[place] for _, content in told))
            for place in range(columns.COLUMNS)
        ]
        self._kinds.update(zip(joined[columns.ATTRIBUTE], joined[columns.KIND], strict=True))  # type: ignore[arg-type]
        for place, numbers in zip(_KEYED, self._keys, strict=True):
            joined[place] = list(map(numbers.__getitem__, joined[place]))  # type: ignore[arg-type]
        for place, column in enumerate(joined):
            if place != columns.KIND:
                self._parts[place].append(np.array(column, dtype=np.int64))

    def table(self) -> LessonTable:
        parts = {place: _whole(self._parts[place]) for place in range(columns.COLUMNS)}
        attributes, scopes, origins = (sorted(numbers) for numbers in self._keys)
        attribute, scope, origin = (
            _sorted_numbers(numbers)[parts[place]] for numbers, place in zip(self._keys, _KEYED, strict=True)
        )
        ranks = np.full(len(origins), np.iinfo(np.int32).max, dtype=np.int32)
        np.minimum.at(ranks, origin, parts[columns.RANK].astype(np.int32))
        votes = parts[columns.VOTES]
        return LessonTable(
            events=self._events,
            first=_ends(np.array(self._counts, dtype=np.int64)),
            attributes=attributes,
            scopes=scopes,
            origins=origins,
            kinds=[ValueKind(self._kinds[key]) for key in attributes],
            attribute=attribute,
            scope=scope,
            others=parts[columns.OTHERS].astype(np.int32),
            digest_first=_ends(parts[columns.VALUES]),
            digests=parts[columns.DIGEST],
            item=np.repeat(np.arange(len(votes), dtype=np.int32), votes),
            origin=origin,
            said=parts[columns.SAID].astype(np.int32),
            ranks=ranks,
        )


_KEYED = (columns.ATTRIBUTE, columns.SCOPE, columns.ORIGIN)


def table_of(lessons: Iterable[Lesson]) -> LessonTable:
    """lessons: in any order, each item once."""
    by_event: defaultdict[str, list[Lesson]] = defaultdict(list)
    for lesson in lessons:
        by_event[lesson.item[0]].append(lesson)
    gathered = Gathered()
    gathered.add(sorted(by_event), [packed(by_event[event]) for event in sorted(by_event)])
    return gathered.table()


def _whole(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _ends(counts: NDArray[Any]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(counts)))


def _sorted_numbers(numbers: Mapping[str, int]) -> Integers:
    """Per number as it was met, its place among the sorted keys."""
    found = np.zeros(len(numbers), dtype=np.int32)
    for place, key in enumerate(sorted(numbers)):
        found[numbers[key]] = place
    return found
