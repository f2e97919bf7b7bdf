"""The words that may govern a time: its clause, cut where another verb or another day begins.

Outward: ``stretch`` and ``leading_to``.
"""

from claims.extraction.governing import RELATIVE, governs, is_said
from claims.extraction.reading import Reading, Sentence, TimeMention

# What ends the words that may govern a time; where they tell nothing, "when a bomb exploded" is looked at too.
# Verbs of saying end them too.
INNER_BORDERS = (RELATIVE, "attribution.that")
BORDERS = (*INNER_BORDERS, "function.subordinator")
MARKS = ";:\u2014\u2013"
OPENING, CLOSING = "([", ")]"
# Tokens of an aside in brackets (arbitrary but works).
ASIDE = 25
# Words that lead to a time and stand between it and nothing: "on", "the".
LEADING = ("function.preposition", "function.definite", "function.demonstrative")


def stretch(reading: Reading, time: TimeMention, borders: tuple[str, ...]) -> tuple[int, int]:
    """The tokens that may govern the time: its sentence, cut at clauses of another verb and at days of their own.

    A relative clause ends at its comma, and the clause that it stands in goes on behind it; so do brackets. A time
    that opens its clause ("said that on Monday, two men ...") is parted from it by the comma and no more.
    """
    sentence = reading.sentence(time.first)
    brackets = _brackets_around(reading, time, sentence)
    if brackets is not None:
        return brackets
    first, has_comma, is_relative, start = (
        time.first,
        False,
        False,
        leading_to(reading, time, sentence.first),
    )
    while first > sentence.first:
        before = first - 1
        if reading.tokens[before].raw in CLOSING:
            first = max(sentence.first, _opening_of(reading, before, sentence.first))
            continue
        if reading.marks.is_in(before, RELATIVE) and has_comma:
            first -= 1
            continue
        if (
            _is_border(reading, before, borders)
            or _opens_main(reading, first)
            or _is_other_day(reading, time, before)
        ):
            is_relative = reading.marks.is_in(before, RELATIVE) and first < start
            first -= is_said(reading, before)
            break
        has_comma = has_comma or reading.tokens[before].raw == ","
        first -= 1
    last = time.last
    while last < sentence.last:
        if (
            _is_border(reading, last, borders)
            or _opens_main(reading, last)
            or _is_other_day(reading, time, last)
        ):
            last += is_said(reading, last)
            break
        if is_relative and reading.tokens[last].raw == ",":
            break
        last += 1
    return first, last


def _brackets_around(reading: Reading, time: TimeMention, sentence: Sentence) -> tuple[int, int] | None:
    """The bracketed words that a time stands in: nothing outside them governs it."""
    first = time.first - 1
    while (
        first >= max(sentence.first, time.first - ASIDE)
        and reading.tokens[first].raw not in OPENING + CLOSING
    ):
        first -= 1
    if first < max(sentence.first, time.first - ASIDE) or reading.tokens[first].raw not in OPENING:
        return None
    last = time.last
    while last < sentence.last and reading.tokens[last].raw not in CLOSING:
        last += 1
    return first + 1, last


def _opening_of(reading: Reading, closing: int, earliest: int) -> int:
    """The bracket that a closing one belongs to, or the closing one where none is near."""
    for index in range(closing - 1, max(earliest, closing - ASIDE) - 1, -1):
        if reading.tokens[index].raw in OPENING:
            return index
    return closing


def _is_border(reading: Reading, index: int, borders: tuple[str, ...]) -> bool:
    if reading.tokens[index].raw in MARKS and borders is BORDERS:
        return True
    return reading.marks.is_in(index, *borders) or is_said(reading, index)


def _opens_main(reading: Reading, index: int) -> bool:
    """Whether another main clause starts here: ", and" before what is not a second verb of the same subject."""
    joint = reading.marks.at("function.conjunction", index)
    if joint is None or index == 0 or reading.tokens[index - 1].raw != ",":
        return False
    return joint.last < len(reading.tokens) and not governs(reading, joint.last)


def _is_other_day(reading: Reading, time: TimeMention, index: int) -> bool:
    other = reading.timed.get(index)
    if other is None or other is time or other.date is None or time.date is None:
        return False
    return not other.date.intersects(time.date)


def leading_to(reading: Reading, time: TimeMention, earliest: int) -> int:
    """The first token of the words that lead to a time: "at", "the night of"."""
    start = time.first
    while start > earliest and (start - 1 in reading.timed or reading.marks.is_in(start - 1, *LEADING)):
        start -= 1
    return start
