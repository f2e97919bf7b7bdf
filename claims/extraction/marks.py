"""Where the known words stand in one text: the hits of the trie, by place in the lexicon and by token.

Outward: ``Marks`` and ``marks_of``. A lexicon place is a string such as "numbers.cardinal", "trigger" or "actor".
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from claims.extraction.tokens import Hit, Phrases, Token

# Places lie in places, and so do their names.
NESTED = frozenset({"place"})
_NONE: Mapping[int, Hit] = {}


@dataclass(frozen=True, slots=True)
class Marks:
    """starts, ends, covers: lexicon place -> token index -> the hit that starts at, ends before, covers it.

    places_of: token index -> the lexicon places it lies in, the same as ``covers``, asked for most often.
    """

    starts: Mapping[str, Mapping[int, Hit]]
    ends: Mapping[str, Mapping[int, Hit]]
    covers: Mapping[str, Mapping[int, Hit]]
    places_of: Mapping[int, AbstractSet[str]] = field(default_factory=dict)

    def at(self, place: str, index: int) -> Hit | None:
        return self.starts.get(place, _NONE).get(index)

    def before(self, place: str, index: int) -> Hit | None:
        """The hit that ends right before token ``index``."""
        return self.ends.get(place, _NONE).get(index)

    def over(self, place: str, index: int) -> Hit | None:
        return self.covers.get(place, _NONE).get(index)

    def is_in(self, index: int, *places: str) -> bool:
        """Whether token ``index`` lies in a hit of any of these places."""
        found = self.places_of.get(index)
        return found is not None and not found.isdisjoint(places)

    def within(self, place: str, first: int, last: int) -> Iterator[Hit]:
        """The hits that start in first..last-1, in order."""
        found = self.starts.get(place, _NONE)
        if len(found) < last - first:
            return (hit for start, hit in found.items() if first <= start < last)
        return (found[index] for index in range(first, last) if index in found)

    def all(self, place: str) -> Iterator[Hit]:
        return iter(self.starts.get(place, _NONE).values())

    def without(self, firsts_of: Mapping[str, frozenset[int]]) -> "Marks":
        """These marks less, per lexicon place, the hits that start at the tokens given."""
        dropped = {place: firsts for place, firsts in firsts_of.items() if firsts}
        starts, ends, covers = (_less(found, dropped) for found in (self.starts, self.ends, self.covers))
        places_of = dict(self.places_of)
        for place in dropped:
            for index in self.covers.get(place, _NONE).keys() - covers.get(place, _NONE).keys():
                places_of[index] = places_of[index] - {place}
        return Marks(starts, ends, covers, places_of)


def _less(
    found: Mapping[str, Mapping[int, Hit]], dropped: Mapping[str, frozenset[int]]
) -> dict[str, Mapping[int, Hit]]:
    return {
        place: {index: hit for index, hit in hits.items() if hit.first not in dropped[place]}
        if place in dropped
        else hits
        for place, hits in found.items()
    }


def marks_of(tokens: Sequence[Token], phrases: Phrases) -> Marks:
    starts: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
    ends: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
    covers: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
    places_of: defaultdict[int, set[str]] = defaultdict(set)
    for hit in phrases.find(tokens, NESTED):
        place, first, last, _ = hit
        starts[place][first] = ends[place][last] = hit
        covered = covers[place]
        for index in range(first, last):
            covered[index] = hit
            places_of[index].add(place)
    return Marks(dict(starts), dict(ends), dict(covers), dict(places_of))
