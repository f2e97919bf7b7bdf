"""A trie of phrases that is small in memory and quick to walk.

Outward: ``Trie``, ``Node`` and ``Meaning``. Packs file a hundred thousand forms of a few thousand things: forms that
stand for the same share one ``Meaning``, and those that no longer phrase goes on with share one ``Node``. A trie of
plain dicts had twice the objects, all of them walked by every full collection of garbage.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any


class Meaning:
    """What a phrase stands for. entries: by section. sections: their names."""

    __slots__ = ("entries", "sections")

    def __init__(self, entries: Mapping[str, tuple[Any, ...]]) -> None:
        self.entries = entries
        self.sections: AbstractSet[str] = frozenset(entries)


class Node:
    """A word of a phrase. meaning: of the phrase up to here, without entries where it is none. following: by word."""

    __slots__ = ("following", "meaning")

    def __init__(self, meaning: Meaning) -> None:
        self.meaning = meaning
        self.following: dict[str, Node] = _NO_WORDS


# Of every leaf, never written to: a leaf that a longer phrase goes on with is replaced.
_NO_WORDS: dict[str, Node] = {}
_NOTHING = Meaning({})


class Trie:
    """root: by first word."""

    __slots__ = ("_leaves", "root")

    def __init__(self) -> None:
        self.root: dict[str, Node] = {}
        self._leaves: dict[tuple[int, str, int], Node] = {}

    def add(self, words: Sequence[str], section: str, entry: Any) -> None:
        """File ``entry`` under a phrase of one word at least."""
        following = self.root
        for word in words[:-1]:
            node = following.get(word)
            if node is None or not node.following:
                node = following[word] = Node(_NOTHING if node is None else node.meaning)
                node.following = {}
            following = node.following
        held = following.get(words[-1])
        meaning = _NOTHING if held is None else held.meaning
        if entry in meaning.entries.get(section, ()):
            return
        leaf = self._leaf(meaning, section, entry)
        if held is None or not held.following:
            following[words[-1]] = leaf
        else:
            held.meaning = leaf.meaning

    def ends(self, words: Sequence[str], first: int) -> list[tuple[int, Meaning]]:
        """The phrases that start at a word, short before long: how many words each has, and its meaning."""
        found: list[tuple[int, Meaning]] = []
        following = self.root
        for place in range(first, len(words)):
            node = following.get(words[place])
            if node is None:
                break
            if node.meaning is not _NOTHING:
                found.append((place + 1 - first, node.meaning))
            following = node.following
        return found

    def _leaf(self, meaning: Meaning, section: str, entry: Any) -> Node:
        """The end of phrases that stand for one entry more than ``meaning``: one node for all that came by the same.

        It holds the entry, and the meaning is held by another or is nothing: no later object has their numbers.
        """
        key = (id(meaning), section, id(entry))
        if key not in self._leaves:
            entries = (*meaning.entries.get(section, ()), entry)
            self._leaves[key] = Node(Meaning({**meaning.entries, section: entries}))
        return self._leaves[key]
