"""Datelines: "VARNA, 3 JAN 90 --", "LUME, May 14 (Agency) -". They date the writing, not what is told.

Outward: ``is_dateline`` and ``anchor_day``.
"""

from claims.domain.dates import PartialDate
from claims.extraction.anchoring import Anchor
from claims.extraction.calendar_runs import calendar_at
from claims.extraction.reading import Reading, Sentence, TimeMention

# The most tokens before a dateline's date ("NO CITY (NORLAND),"), and the marks that close it.
LONGEST = 8
DASHES = "-\u2013\u2014"
OPENING = "(["
# Sentences in which an article's dateline is looked for: a headline and a byline may stand before it.
SENTENCES = 4


def is_dateline(reading: Reading, mention: TimeMention) -> bool:
    """A date that names at the start of a sentence stand before and a dash or a bracket behind."""
    if mention.rule != "calendar":
        return False
    sentence = reading.sentence(mention.first)
    if mention.first - sentence.first > LONGEST or mention.last >= len(reading.tokens):
        return False
    before = reading.tokens[sentence.first : mention.first]
    if any(token.is_word and not token.is_capital for token in before):
        return False
    after = reading.tokens[mention.last].raw
    return after in DASHES or (after in OPENING and (bool(before) or not mention.reason))


def anchor_day(reading: Reading) -> PartialDate | None:
    """The day that relative words count from: of publication, or of the dateline where that tells it closer."""
    published = reading.document.published
    if published is not None and published.is_day:
        return published
    for sentence in reading.sentences[:SENTENCES]:
        found = _date_of(reading, sentence)
        if found is not None and (published is None or published.contains(found)):
            return found
    return published


def _date_of(reading: Reading, sentence: Sentence) -> PartialDate | None:
    anchor = Anchor(reading.document.published)
    for index in range(sentence.first, min(sentence.last, sentence.first + LONGEST)):
        mention = calendar_at(reading, anchor, index)
        if mention is not None and mention.date is not None and mention.date.is_day:
            return mention.date if is_dateline(reading, mention) else None
    return None
