"""Where the known words stand in one text: the hits of the trie, by place in the lexicon and by token.

Outward: ``Marks``, ``marks_of`` and ``OWN_STATEMENT``. A lexicon place is a string such as "numbers.cardinal",
"trigger" or "actor".
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from claims.extraction.tokens import Hit, Phrases, Token, hit_of

# Words that another statement has of its own: a verb, or what opens a clause.
OWN_STATEMENT = (
    "trigger",
    "function.passive",
    "function.auxiliary",
    "function.relative",
    "function.subordinator",
    "function.verb",
    "attribution.says",
)
# Places lie in places, and so do their names.
NESTED = frozenset({"place"})
_NONE: Mapping[int, Hit] = {}
# Exhausted from the start, so that it may be handed out again and again.
_NO_HITS: Iterator[Hit] = iter(())


@dataclass(frozen=True, slots=True)
class Marks:
    """starts: lexicon place -> token index -> the hit that starts at it, in the order of the text.

    places_of: token index -> the lexicon places it lies in. ends, covers: as ``starts``, for the hit that ends before
    the token, and that covers it; lists: the tokens and the hits of ``starts``, to be halved. All three are made per
    place when first asked for.
    """

    starts: Mapping[str, Mapping[int, Hit]]
    places_of: Mapping[int, AbstractSet[str]] = field(default_factory=dict)
    ends: dict[str, Mapping[int, Hit]] = field(default_factory=dict, compare=False, repr=False)
    covers: dict[str, Mapping[int, Hit]] = field(default_factory=dict, compare=False, repr=False)
    lists: dict[str, tuple[list[int], list[Hit]]] = field(default_factory=dict, compare=False, repr=False)

    def at(self, place: str, index: int) -> Hit | None:
        return self.starts.get(place, _NONE).get(index)

    def before(self, place: str, index: int) -> Hit | None:
        """The hit that ends right before token ``index``."""
        ends = self.ends.get(place)
        if ends is None:
            ends = self.ends[place] = {hit.last: hit for hit in self.all(place)}
        return ends.get(index)

    def over(self, place: str, index: int) -> Hit | None:
        covers = self.covers.get(place)
        return (self.covered_by(place) if covers is None else covers).get(index)

    def covered_by(self, place: str) -> Mapping[int, Hit]:
        """Token index -> the hit of a place that covers it."""
        covers = self.covers.get(place)
        if covers is None:
            covers = {index: hit for hit in self.all(place) for index in range(hit.first, hit.last)}
            self.covers[place] = covers
        return covers

    def firsts(self, *places: str) -> set[int]:
        """The tokens at which a hit of any of these places starts: where a stage has to look at all."""
        return {index for place in places for index in self.starts.get(place, ())}

    def is_in(self, index: int, *places: str) -> bool:
        """Whether token ``index`` lies in a hit of any of these places."""
        found = self.places_of.get(index)
        return found is not None and not found.isdisjoint(places)

    def has(self, first: int, last: int, *places: str) -> bool:
        """Whether any of the tokens first..last-1 lies in a hit of any of these places."""
        known = self.places_of
        for index in range(first, last):
            found = known.get(index)
            if found is not None and not found.isdisjoint(places):
                return True
        return False

    def within(self, place: str, first: int, last: int) -> Iterator[Hit]:
        """The hits that start in first..last-1, in order."""
        if place not in self.starts:
            return _NO_HITS
        firsts, hits = self.lists.get(place) or self._listed(place)
        start = bisect_left(firsts, first)
        if start == len(firsts) or firsts[start] >= last:
            return _NO_HITS
        return iter(hits[start : bisect_left(firsts, last, start)])

    def holds(self, place: str, first: int, last: int) -> bool:
        """Whether any hit of a place starts in first..last-1."""
        if place not in self.starts:
            return False
        firsts, _ = self.lists.get(place) or self._listed(place)
        start = bisect_left(firsts, first)
        return start < len(firsts) and firsts[start] < last

    def _listed(self, place: str) -> tuple[list[int], list[Hit]]:
        found = self.starts[place]
        listed = self.lists[place] = list(found), list(found.values())
        return listed

    def all(self, place: str) -> Iterator[Hit]:
        return iter(self.starts.get(place, _NONE).values())

    def without(self, firsts_of: Mapping[str, frozenset[int]]) -> "Marks":
        """These marks less, per lexicon place, the hits that start at the tokens given."""
        dropped = {place: firsts for place, firsts in firsts_of.items() if firsts}
        if not dropped:
            return self
        starts, places_of = dict(self.starts), dict(self.places_of)
        for place, firsts in dropped.items():
            held = self.starts.get(place, _NONE)
            starts[place] = {index: hit for index, hit in held.items() if index not in firsts}
            for index in firsts & held.keys():
                for covered in range(index, held[index].last):
                    places_of[covered] = places_of[covered] - {place}
        return Marks(starts, places_of)


def marks_of(tokens: Sequence[Token], phrases: Phrases) -> Marks:
    starts: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
    places_of: dict[int, AbstractSet[str]] = {}
    for first, last, meaning in phrases.spans(tokens, NESTED):
        for place, entries in meaning.entries.items():
            starts[place][first] = hit_of((place, first, last, entries))
        for index in range(first, last):
            held = places_of.get(index)
            places_of[index] = meaning.sections if held is None else held | meaning.sections
    return Marks(dict(starts), places_of)
