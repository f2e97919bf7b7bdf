"""Sources told by a mark alone: "Army: 12 rebels killed", "Four dead - ministry", "six morts (gendarmerie)".

Outward: ``labelled``. Used by ``attribution`` where no verb of saying and no "according to" leads to a source.
"""

from collections.abc import Iterator

from claims.extraction.nounphrases import phrase_from
from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit

# Tokens of a source that only a mark sets off: "the interior ministry" (arbitrary but works).
LONGEST = 4
DASHES = "-\u2013\u2014"
SOURCES = ("attribution.source", "attribution.agency")


def labelled(reading: Reading, sentence: Sentence) -> Iterator[tuple[Hit, tuple[int, int]]]:
    """(mark, tokens of the source): one that opens a sentence before a colon, or ends it behind a dash or a colon."""
    opening = phrase_from(reading, sentence.first, sentence.first + LONGEST)
    colon = sentence.last if opening is None else opening[1]
    is_labelled = colon < sentence.last and reading.tokens[colon].raw == ":"
    if opening is not None and is_labelled and _is_source(reading, opening):
        yield Hit("label", colon, colon + 1, ()), opening
    end = sentence.last - (reading.tokens[sentence.last - 1].raw == ".")
    for index in range(max(sentence.first + 1, end - LONGEST - 1), end - 1):
        if reading.tokens[index].raw not in DASHES + ":":
            continue
        closing = phrase_from(reading, index + 1)
        if closing is not None and closing[1] == end and _is_source(reading, closing):
            yield Hit("label", index, index + 1, ()), closing


def _is_source(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether every word is of a source or qualifies one, its last a source: "police", not "police car"."""
    return reading.marks.is_in(span[1] - 1, *SOURCES) and not any(
        reading.marks.is_in(index, "trigger", "category", "attribution.says") for index in range(*span)
    )
