"""Tell whether two articles print one text: a wire story with small edits, or some of its paragraphs.

Outward functions: `fingerprint` for one text, `likeness` for two fingerprints, `copied_passages` to show the
words.

Method: word shingles, hashed; of each text the smallest hashes are kept (bottom-k sketch: A. Broder, "On the
resemblance and containment of documents", 1997; estimators as in E. Cohen and H. Kaplan, "Summarizing data
using bottom-k sketches", 2007). Texts of fewer than k shingles, which is nearly every news article, are
compared exactly. Case, accents, punctuation and the kind of apostrophe do not count. A translation shares no
words and is not found here.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

# Words per shingle. Measured on the 136 pairs of 17 articles and reports of the same few events, none a copy
# of another: the highest share of the shorter text is 0.27 with 3 words, 0.17 with 4, 0.09 with 5, in a pair
# that retells one dispatch in other words (the next pair: 0.16, 0.08, 0.05). Copies with every tenth word
# changed at random keep at least 0.69, 0.61, 0.54; with every fifth, 0.52, 0.40, 0.31. Four holds both apart
# best.
SHINGLE_WORDS = 4

# Hashes kept of one text. The articles measured have up to 560 shingles; beyond what is kept the estimate
# errs by some 0.01 to 0.03 (0.489 for 0.499 on a text of 6,000).
KEPT_HASHES = 1024

# Hashes by which a store finds candidates: two texts of similarity s share one of them with probability 1 -
# (1-s)^24: 0.92 at 0.1, 0.995 at 0.2.
CANDIDATE_KEYS = 24

# Share of the shorter text's shingles found in the longer. From the measure above: no distinct pair reaches
# 0.18; a text that opens with a third of another's paragraphs shares at least 0.22; a copy with every tenth
# word changed 0.61.
SHARED_FROM = 0.2
COPY_FROM = 0.5

# Words in a row that two writers do not share by chance: of the 136 pairs 10 share a run of 6, none a run of
# 8.
PASSAGE_WORDS = 10

# Places of one shingle that are followed up; more is a refrain. Arbitrary but works.
_PLACES_TRIED = 20

_WORD = re.compile(r"[^\W_]+")


class Overlap(StrEnum):
    """copy: one text, edited. shares_passages: paragraphs in common. apart: no more than chance and names."""

    COPY = "copy"
    SHARES_PASSAGES = "shares_passages"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """hashes: the smallest of the text's shingle hashes, ascending, 64 bits each. shingles: how many it has."""

    hashes: tuple[int, ...]
    shingles: int

    @property
    def is_whole(self) -> bool:
        """Every shingle is kept, so that comparison is exact."""
        return self.shingles == len(self.hashes)

    def candidate_keys(self) -> tuple[str, ...]:
        """Keys to index an article by: whoever shares none of them is hardly like it. 16 hexadecimal digits each."""
        return tuple(f"{value:016x}" for value in self.hashes[:CANDIDATE_KEYS])


@dataclass(frozen=True, slots=True)
class Likeness:
    """similarity: shared of all shingles. containment: shared of the shorter text's. Both in [0, 1]; 0 where
    a text
    is too short to have a shingle."""

    similarity: float
    containment: float
    overlap: Overlap
    detail: str


@dataclass(frozen=True, slots=True)
class Passage:
    """a[a_start:a_end] and b[b_start:b_end] are the same words. Code points, end exclusive."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int


def fingerprint(text: str, spans: Iterable[tuple[int, int]] | None = None) -> Fingerprint:
    """The fingerprint of a text, or of its spans (start, end) alone: leave furniture and posts out, which all
    articles
    of an outlet share. No shingle runs across two spans."""
    pieces = [text] if spans is None else [text[start:end] for start, end in spans]
    hashes = {_hash(shingle) for piece in pieces for shingle in _shingles(_words(piece))}
    return Fingerprint(tuple(sorted(hashes)[:KEPT_HASHES]), len(hashes))


def similarity(a: Fingerprint, b: Fingerprint) -> float:
    """Jaccard similarity of the two texts' shingles, in [0, 1]; symmetric; 1 for the same words."""
    return likeness(a, b).similarity


def likeness(a: Fingerprint, b: Fingerprint) -> Likeness:
    """How far two texts are one text. Symmetric. Exact where both are whole, else an estimate."""
    within_a, within_b = _comparable(a, b)
    shared = len(within_a & within_b)
    shorter = min(len(within_a), len(within_b))
    if shorter == 0:
        return Likeness(0.0, 0.0, Overlap.APART, "one of the texts is too short to compare")
    containment = shared / shorter
    overlap = _overlap(containment)
    detail = (
        f"{round(100 * containment)}% of the shorter text's runs of {SHINGLE_WORDS} words stand in the other"
    )
    return Likeness(shared / len(within_a | within_b), containment, overlap, detail)


def copied_passages(a: str, b: str, least_words: int = PASSAGE_WORDS) -> list[Passage]:
    """Runs of at least least_words words that stand in both texts, the longest first found, in the order of
    a.

    Case, accents and punctuation do not count. A run of a is given once, with its longest counterpart in b.
    """
    words_a, words_b = list(_placed_words(a)), list(_placed_words(b))
    places = _places([word for word, _, _ in words_b], least_words)
    passages = []
    position = 0
    while position + least_words <= len(words_a):
        run, start = _longest_run(words_a, words_b, position, places, least_words)
        if run == 0:
            position += 1
            continue
        first, last = words_a[position], words_a[position + run - 1]
        passages.append(Passage(first[1], last[2], words_b[start][1], words_b[start + run - 1][2], run))
        position += run
    return passages


def _comparable(a: Fingerprint, b: Fingerprint) -> tuple[set[int], set[int]]:
    """The hashes of both up to where both sketches are complete: a fair sample of their union."""
    limits = [side.hashes[-1] for side in (a, b) if not side.is_whole]
    if not limits:
        return set(a.hashes), set(b.hashes)
    limit = min(limits)
    return {value for value in a.hashes if value <= limit}, {value for value in b.hashes if value <= limit}


def _overlap(containment: float) -> Overlap:
    if containment >= COPY_FROM:
        return Overlap.COPY
    return Overlap.SHARES_PASSAGES if containment >= SHARED_FROM else Overlap.APART


def _placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """(plain form, start, end) of each word."""
    for match in _WORD.finditer(text):
        yield _plain(match.group()), match.start(), match.end()


def _words(text: str) -> list[str]:
    return [word for word, _, _ in _placed_words(text)]


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    """Case and accents folded: one outlet prints États-Unis, another Etats-Unis."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _shingles(words: Sequence[str]) -> Iterator[str]:
    for position in range(len(words) - SHINGLE_WORDS + 1):
        yield " ".join(words[position : position + SHINGLE_WORDS])


def _hash(shingle: str) -> int:
    # Python's own hash changes from run to run; fingerprints are stored.
    return int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest(), "big")


def _places(words: Sequence[str], length: int) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position in range(len(words) - length + 1):
        places[tuple(words[position : position + length])].append(position)
    return places


def _longest_run(
    words_a: Sequence[tuple[str, int, int]],
    words_b: Sequence[tuple[str, int, int]],
    position: int,
    places: dict[tuple[str, ...], list[int]],
    least_words: int,
) -> tuple[int, int]:
    """(words, place in b) of the longest run that begins at this word of a; (0, 0) if there is none."""
    opening = tuple(word for word, _, _ in words_a[position : position + least_words])
    runs = [
        (_run_length(words_a, words_b, position, start), start)
        for start in islice(places.get(opening, ()), _PLACES_TRIED)
    ]
    return max(runs, key=lambda run: run[0], default=(0, 0))


def _run_length(
    words_a: Sequence[tuple[str, int, int]], words_b: Sequence[tuple[str, int, int]], in_a: int, in_b: int
) -> int:
    length = 0
    while in_a + length < len(words_a) and in_b + length < len(words_b):
        if words_a[in_a + length][0] != words_b[in_b + length][0]:
            break
        length += 1
    return length
