"""What stands around words that a person selected: their sentence, and the number they state.

Outward: ``passage_at(document, start, end, lexicon)``. Method: the first stages of the pipeline.
"""

from dataclasses import dataclass

from claims.extraction.dates import read_times
from claims.extraction.document import Document
from claims.extraction.lexicon import Lexicon
from claims.extraction.numbers import read_numbers
from claims.extraction.reading import Amount, Reading
from claims.extraction.sentences import read_sentences

# Origins of amounts that are no figure of anything: a bare year, and a number that the text says is not known.
NO_FIGURE = ("year", "unknown")


@dataclass(frozen=True, slots=True)
class Passage:
    """start, end: the sentence in code points, end exclusive. amount: None = no number is stated, or several."""

    start: int
    end: int
    amount: Amount | None = None


def passage_at(document: Document, start: int, end: int, lexicon: Lexicon) -> Passage:
    """The sentence or sentences that the words start..end (exclusive) touch. Linear in the text."""
    reading = Reading(document, lexicon)
    for stage in (read_sentences, read_times, read_numbers):
        reading = stage(reading)
    spans = [
        (reading.tokens[each.first].start, reading.tokens[each.last - 1].end) for each in reading.sentences
    ]
    touched = [span for span in spans if span[0] < end and start < span[1]]
    first = min([start, *(span[0] for span in touched)])
    last = max([end, *(span[1] for span in touched)])
    return Passage(first, last, _only_amount(reading, start, end))


def _only_amount(reading: Reading, start: int, end: int) -> Amount | None:
    tokens = reading.tokens
    inside = [
        amount
        for amount in reading.amounts
        if start <= tokens[amount.core_first].start
        and tokens[amount.core_last - 1].end <= end
        and amount.origin not in NO_FIGURE
    ]
    return inside[0] if len(inside) == 1 else None
