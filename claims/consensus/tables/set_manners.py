"""How a source speaks of a set of names: all of them, the first one only, or jumbled, with each other's first names.

Outward: ``set_pairs`` and ``SET_HABITS``. What is compared are words: a name is a set of words, one letter shortens
a word. Method: omission is cheap and invention dear (Zhao, Rubinstein, Gemmell and Han 2012), each manner at its own
price; the prices were chosen on the fitted half of one table of authors, and most may double or halve unnoticed.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from claims.consensus.tables.kinds import Reading

# Shares of the manners before anything is learned: complete, first only, jumbled, anything at all.
SET_HABITS = (0.55, 0.30, 0.10, 0.05)
SET_ITEMS = 10.0
STRAY = 0.02


class Alike(IntEnum):
    """How a stated name stands to the true one, from the best to the worst."""

    SAME = 0
    SHORTER = 1  # "knuth" or "d knuth" for "donald knuth"
    LONGER = 2
    SWAPPED = 3  # "hopper a" where the others are "hopper g" and "lovelace a"
    OTHER = 4  # "hopper b", of which nobody knows whence the b
    GARBLED = 5  # "hoper g"


@dataclass(frozen=True, slots=True)
class Prices:
    """Probabilities. alike: of each way to write a name that is listed. omitted: of not listing a name. added: of a
    name that is none of the true ones; fragment: of one that is a piece of them.
    """

    alike: tuple[float, ...]
    omitted: float
    added: float
    fragment: float


CLEAN = Prices((0.92, 0.05, 0.005, 0.01, 0.005, 0.01), omitted=0.03, added=0.01, fragment=0.01)
JUMBLED = Prices((0.25, 0.20, 0.02, 0.45, 0.03, 0.05), omitted=0.3, added=0.05, fragment=0.25)
# From so many letters on two words that differ by a letter, or by a piece at one end, may be one name.
LETTERS = 4

Name = frozenset[str]


@dataclass(frozen=True, slots=True)
class Aligned:
    """The names of a statement against the true ones. alike: counts by ``Alike``."""

    alike: tuple[int, ...]
    added: int
    fragments: int
    omitted: int


def set_pairs(candidates: Sequence[Reading]) -> Iterator[tuple[int, int, tuple[float, float, float]]]:
    """(said, meant, probability in each manner) of all candidates of an item that have a name in common."""
    names = [[words_of(name) for name in sorted(candidate.names)] for candidate in candidates]
    words = [frozenset(word for name in known for word in name if len(word) > 1) for known in names]
    near = _near(frozenset().union(*words))
    reached = [frozenset().union(*(near[word] for word in known)) for known in words]
    for said, stated in enumerate(names):
        for meant, true in enumerate(names):
            if said == meant or not reached[meant].isdisjoint(words[said]):
                yield said, meant, _manners(align(stated, true), len(stated), len(true))


def _near(words: frozenset[str]) -> dict[str, frozenset[str]]:
    """Each word with those that resemble it."""
    long = sorted(word for word in words if len(word) >= LETTERS)
    return {
        word: frozenset([word, *(other for other in long if len(word) >= LETTERS and _resemble(word, other))])
        for word in words
    }


def words_of(name: str) -> Name:
    return frozenset("".join(c if c.isalnum() else " " for c in name).split())


def _manners(aligned: Aligned, stated: int, true: int) -> tuple[float, float, float]:
    complete = _probability(aligned, CLEAN)
    if true == 1:
        return complete, complete, complete
    first = _probability(aligned, CLEAN, is_first=True) / true if stated == 1 else 0.0
    return complete, first, _probability(aligned, JUMBLED)


def _probability(aligned: Aligned, prices: Prices, *, is_first: bool = False) -> float:
    chance = math.prod(price**count for price, count in zip(prices.alike, aligned.alike, strict=True))
    chance *= prices.added**aligned.added * prices.fragment**aligned.fragments
    if is_first:
        return chance
    return chance * prices.omitted**aligned.omitted * (1 - prices.omitted) ** sum(aligned.alike)


def align(stated: Sequence[Name], true: Sequence[Name]) -> Aligned:
    """Each stated name beside the true one that it is most like, each true one used once: equal names first, then
    those of one family, then garbled ones.
    """
    alike = [0] * len(Alike)
    rest = [name for name in stated if name not in true]
    left = [name for name in true if name not in stated]
    alike[Alike.SAME] = len(stated) - len(rest)
    words = frozenset().union(*true)
    letters = {word[0] for word in words}
    initials = {word for word in words if len(word) == 1}
    for is_family in (True, False):
        unmatched = []
        for name in rest:
            found = [(kin, i) for i, kin in _kin(name, left) if (kin is not Alike.GARBLED) is is_family]
            if not found:
                unmatched.append(name)
                continue
            kin, i = min(found)
            other = left.pop(i)
            alike[Alike.SWAPPED if kin is Alike.OTHER and name - other <= words else kin] += 1
        rest = unmatched
    fragments = sum(
        1
        for name in rest
        if not name.isdisjoint(words) or any(word in letters or word[0] in initials for word in name)
    )
    return Aligned(tuple(alike), len(rest) - fragments, fragments, len(left))


def _kin(name: Name, others: Sequence[Name]) -> list[tuple[int, Alike]]:
    found = ((i, _kinship(name, other)) for i, other in enumerate(others))
    return [(i, kin) for i, kin in found if kin is not None]


# Every pair of statements about an item is compared, and they repeat the same few names.
@lru_cache(maxsize=1 << 16)
def _kinship(name: Name, other: Name) -> Alike | None:
    """How two different names stand to each other; None where they are two people's. Whose the initials are that
    differ is not looked at.
    """
    if any(len(word) > 1 for word in name & other):
        said, meant = name - other, other - name
        if all(any(_shortens(word, whole) for whole in meant) for word in said):
            return Alike.SHORTER
        if all(any(_shortens(word, whole) for whole in said) for word in meant):
            return Alike.LONGER
        return Alike.OTHER
    if any(_resemble(a, b) for a in name if len(a) >= LETTERS for b in other if len(b) >= LETTERS):
        return Alike.GARBLED
    return None


def _shortens(word: str, other: str) -> bool:
    """Whether one of the two is the first letter of the other, or both are the same."""
    return word == other or (min(len(word), len(other)) == 1 and word[0] == other[0])


def _resemble(word: str, other: str) -> bool:
    """Whether one ends or begins with the other, or they differ by one letter. Both have ``LETTERS`` at least."""
    # Whatever differs in one place agrees at one end; nearly all pairs are done with here.
    if word[:2] != other[:2] and word[-2:] != other[-2:]:
        return False
    shorter, longer = sorted((word, other), key=len)
    if longer.startswith(shorter) or longer.endswith(shorter):
        return True
    start = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    left, right = shorter[start:], longer[start:]
    return len(longer) - len(shorter) <= 1 and left[len(shorter) == len(longer) :] == right[1:]
