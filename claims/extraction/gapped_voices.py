"""Sources whose verb is left out: "the ministry speaks of three dead, | the rebels | of twenty".

Outward: ``gapped`` and ``is_told_by_the_next``. Only behind a verb that tells a figure: behind any other, whoever
stands before a number is who died ("the army lost nine men, the rebels twenty").
"""

from collections.abc import Iterator

from claims.extraction.nounphrases import phrase_around
from claims.extraction.reading import Counted, Reading, Sentence, Voiced
from claims.extraction.speakers import can_say
from claims.extraction.tokens import Hit

FIGURES = ("triggers.restates", "triggers.figure")
NUMBERS = frozenset({"digits", "word", "about", "vague"})
PARTING = ",;"
CONTRAST = ("function.conjunction", "function.subordinator")


def gapped(reading: Reading, sentence: Sentence, told: Hit) -> Iterator[tuple[tuple[int, int], int]]:
    """(tokens of the source, end of its figure) for each one that shares the verb ``told``."""
    if not reading.marks.has(told.first, told.last, *FIGURES):
        return
    for counted in reading.counted_of.get(sentence.number, ()):
        if counted.first <= told.last or not _stands_alone(reading, counted):
            continue
        end = _before_of(reading, counted)
        span = phrase_around(reading, end - 1, told.last)
        if span is None or span[1] != end or not _opens(reading, span[0]):
            continue
        if can_say(reading, span) and not reading.marks.has(*span, "trigger"):
            yield span, counted.last


def is_told_by_the_next(reading: Reading, counted: Counted) -> bool:
    """Whether nothing but its source stands before a figure, "of" aside."""
    end = _before_of(reading, counted)
    voices: tuple[Voiced, ...] = reading.voices_of.get(reading.sentence_of[counted.first], ())
    return counted.is_elided and any(
        voice.names_last == end and voice.first == voice.names_first and voice.last == counted.last
        for voice in voices
    )


def _stands_alone(reading: Reading, counted: Counted) -> bool:
    """Whether a number has no noun and ends its clause."""
    if not counted.is_elided or counted.amount.origin not in NUMBERS:
        return False
    return counted.last >= len(reading.tokens) or not reading.tokens[counted.last].is_word


def _before_of(reading: Reading, counted: Counted) -> int:
    joint = reading.marks.before("function.of", counted.first)
    return counted.first if joint is None else joint.first


def _opens(reading: Reading, index: int) -> bool:
    """Whether what stands before the source parts it from the figure before."""
    return reading.tokens[index - 1].raw in PARTING or reading.marks.is_in(index - 1, *CONTRAST)
