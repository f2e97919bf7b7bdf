"""Cut a text into blocks: the paragraphs and single lines that can each have one role.

Outward function: `blocks`. A line is a block, save in hard-wrapped text, where the lines of one paragraph are
one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# A sentence ends with one of these, behind any closing quotes and brackets.
_SENTENCE_END = re.compile(r"[.!?…؟。][\"'”’»)\]\s]*$")

# Characters: what editors wrap at (72 to 80) with room. From the width of terminals and mail.
_WRAP_WIDTH = 100
# Characters: narrower lines are verse, lists or furniture. Arbitrary but works.
_WRAP_LEAST = 40
# Share of the widest line under which a line is no wrapped line. Arbitrary but works.
_WRAP_FILL = 0.7


# Spaces of one character that look like the plain one and that French sets before its colons and marks.
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007", " "))


@dataclass(frozen=True, slots=True)
class Block:
    """The stretch from start to end, no outer white space. apart: a blank line, or the text's edge, stands above it.

    text: its characters, every space of a line a plain one, so that marks need to know no other.
    """

    start: int
    end: int
    text: str
    apart: bool

    @property
    def ends_a_sentence(self) -> bool:
        return _SENTENCE_END.search(self.text) is not None

    @property
    def length(self) -> int:
        return self.end - self.start

    def after(self, offset: int) -> "Block | None":
        """What is left behind the first offset characters, or None."""
        rest = self.text[offset:]
        if not rest.strip():
            return None
        start = self.start + offset + len(rest) - len(rest.lstrip())
        return Block(start, self.end, rest.strip(), apart=True)


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in order; together they hold every character that is not white space."""
    spaced = text.translate(_SPACES)
    return [block for paragraph in _paragraphs(spaced) for block in _unwrapped(spaced, paragraph)]


def _paragraphs(text: str) -> Iterator[list[Block]]:
    """Lines with text, in groups parted by blank lines."""
    group: list[Block] = []
    for line in _lines(text):
        if line.apart and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _lines(text: str) -> Iterator[Block]:
    """Linear in the text, white space of any length included."""
    offset, apart = 0, True
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = offset + len(line) - len(line.lstrip())
            yield Block(start, start + len(words), words, apart)
        apart = not words
        offset += len(line) + 1


def _unwrapped(text: str, lines: list[Block]) -> list[Block]:
    if not _is_wrapped(lines):
        return lines
    start, end = lines[0].start, lines[-1].end
    return [Block(start, end, text[start:end], lines[0].apart)]


def _is_wrapped(lines: list[Block]) -> bool:
    """Lines of even width that break inside sentences: one paragraph, cut by an editor."""
    if len(lines) == 1:
        return False
    widths = [line.length for line in lines[:-1]]
    widest = max(widths)
    runs_on = any(not above.ends_a_sentence and below.text[:1].islower() for above, below in pairwise(lines))
    return runs_on and widest <= _WRAP_WIDTH and min(widths) >= _WRAP_FILL * widest and widest >= _WRAP_LEAST
