"""Two versions of one text, word by word: what stayed, what went, what came, and where a stretch stands now.

Outward: ``Alignment``, with ``pieces`` to show and ``place`` and ``nearest`` for a stretch of the old text. Offsets
are code points, ends exclusive. Pure. Method: the longest common runs of words (Ratcliff and Obershelp, as
``difflib.SequenceMatcher`` has it), each run then widened to the characters that agree around it.

    old "Seven rockets fell."   new "Nine rockets fell."
    pieces  gone "Seven ", new "Nine ", same "rockets fell."
    place(6, 13) -> 5
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A word with its accents and the white space behind it, a run of signs beyond ASCII (an emoji is several code
# points), or any other sign by itself.
_WORD = re.compile(r"(?:[\w\u0300-\u036f\u064b-\u065f]+|[^\w\s\x00-\x7f]+|[^\w\s])\s*|\s+")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# Words of either text, ends in common left out, up to which words are compared; beyond, lines are. Arbitrary but
# works: a tenth of a second at the limit where little changed, some seconds where everything did.
MOST_WORDS = 6_000


class Change(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the old text (gone), of the new one (new), or of both (same)."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters that both texts have: they start at old and at new."""

    old: int
    new: int
    length: int


class Alignment:
    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._runs = list(_widened(list(_runs(old, new)), old, new))

    def place(self, start: int, end: int) -> int | None:
        """Where the very stretch [start, end) of the old text starts in the new one; None = it was changed."""
        for run in self._runs:
            if run.old <= start and end <= run.old + run.length:
                return run.new + start - run.old
        return None

    def nearest(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the new text between what stands before and after [start, end): what came in its place.

        Empty where nothing did.
        """
        first, last = 0, len(self.new)
        for run in self._runs:
            run_end = run.old + run.length
            if run.old <= start:
                first = run.new + min(start - run.old, run.length)
            if run_end >= end:
                last = run.new + max(end - run.old, 0)
                break
        return first, max(first, last)

    def pieces(self) -> list[Piece]:
        """All of both texts in order, what went before what came. The same and the gone are the old text."""
        found: list[Piece] = []
        old = new = 0
        for run in [*self._runs, _Run(len(self.old), len(self.new), 0)]:
            found += [Piece(Change.GONE, self.old[old : run.old]), Piece(Change.NEW, self.new[new : run.new])]
            found.append(Piece(Change.SAME, self.old[run.old : run.old + run.length]))
            old, new = run.old + run.length, run.new + run.length
        return [piece for piece in found if piece.text]


def _runs(old: str, new: str) -> Iterator[_Run]:
    words = _WORD.findall(old), _WORD.findall(new)
    head = _shared(*words)
    tail = _shared(words[0][head:][::-1], words[1][head:][::-1])
    middles = [each[head : len(each) - tail] for each in words]
    if max(map(len, middles)) > MOST_WORDS:
        middles = [_LINE.findall("".join(each)) for each in middles]
    before, after = len("".join(words[0][:head])), len("".join(words[0][len(words[0]) - tail :]))
    yield _Run(0, 0, before)
    yield from _matches(middles[0], middles[1], before)
    yield _Run(len(old) - after, len(new) - after, after)


def _matches(old: list[str], new: list[str], offset: int) -> Iterator[_Run]:
    """Words are the same whatever white space follows them; that is compared afterwards."""
    starts = [_starts(old, offset), _starts(new, offset)]
    words = [[part.rstrip() or part for part in parts] for parts in (old, new)]
    for match in SequenceMatcher(None, words[0], words[1], autojunk=False).get_matching_blocks():
        for one, other in zip(
            range(match.a, match.a + match.size), range(match.b, match.b + match.size), strict=True
        ):
            is_same = old[one] == new[other]
            yield _Run(starts[0][one], starts[1][other], len(old[one] if is_same else words[0][one]))


def _starts(parts: list[str], offset: int) -> list[int]:
    found = [offset]
    for part in parts:
        found.append(found[-1] + len(part))
    return found


def _shared(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    number = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        number += 1
    return number


def _widened(runs: list[_Run], old: str, new: str) -> Iterator[_Run]:
    """Each run with the white space that agrees behind it; runs that meet in both texts are one."""
    held: _Run | None = None
    for run in [each for each in runs if each.length]:
        if held is not None:
            held = _spread(held, run.old, run.new, old, new)
            if (held.old + held.length, held.new + held.length) == (run.old, run.new):
                held = _Run(held.old, held.new, held.length + run.length)
                continue
            yield held
        held = run
    if held is not None:
        yield _spread(held, len(old), len(new), old, new)


def _spread(run: _Run, old_end: int, new_end: int, old: str, new: str) -> _Run:
    length = run.length
    while (
        run.old + length < old_end
        and run.new + length < new_end
        and old[run.old + length] == new[run.new + length]
        and old[run.old + length].isspace()
    ):
        length += 1
    return _Run(run.old, run.new, length)
