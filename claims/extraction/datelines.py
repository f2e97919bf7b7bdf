"""Datelines: "VARNA, 3 JAN 90 --", "LUME, May 14 (Agency) -". They date the writing, not what is told.

Outward: ``is_dateline``, ``is_heading_day`` and ``anchor_day``. A day with its year in a headline, or behind a label
("Date: 3 May 2019"), is the other way round what an assessment of one event is about.
"""

from claims.domain.dates import PartialDate
from claims.extraction.anchoring import Anchor
from claims.extraction.calendar_runs import calendar_at
from claims.extraction.reading import Reading, Sentence, TimeMention

# The most tokens before a dateline's date ("NO CITY (NORLAND),"), and the marks that close it.
LONGEST = 8
DASHES = "-\u2013\u2014"
OPENING = "(["
# Lexicon places of words that no dateline holds.
SMALL = ("function.definite", "function.preposition", "function.auxiliary", "acts.act", "acts.generic")
HEADLINE = "headline"
# Sentences in which an article's dateline is looked for: a headline and a byline may stand before it.
SENTENCES = 4


def is_dateline(reading: Reading, mention: TimeMention) -> bool:
    """A date that names at the start of a sentence stand before and a dash or a bracket behind."""
    if mention.rule != "calendar":
        return False
    sentence = reading.sentence(mention.first)
    if mention.first - sentence.first > LONGEST or mention.last >= len(reading.tokens):
        return False
    last = mention.first
    while last > sentence.first + 1 and reading.marks.is_in(last - 1, "function.definite"):
        last -= 1  # "VARNE, le 3 mai"
    before = range(sentence.first, last)
    if not all(_names_a_place(reading, index) for index in before):
        return False
    after = reading.tokens[mention.last].raw
    return after in DASHES or (after in OPENING and (bool(before) or not mention.reason))


def is_heading_day(reading: Reading, mention: TimeMention) -> bool:
    """Whether a day stands behind a label, or with its year in a headline; that of publication is a by-line's."""
    if mention.date is None or not mention.date.is_day or mention.is_period:
        return False
    if mention.date == reading.document.published:
        return False
    if reading.marks.before("time.label", mention.first) is not None:
        return True
    has_year = mention.rule in ("calendar", "digits") and not mention.reason
    return has_year and reading.sentence(mention.first).zone == HEADLINE


def _names_a_place(reading: Reading, index: int) -> bool:
    """Whether a token may be part of a dateline's place: a name or a mark. In upper case small words tell."""
    token = reading.tokens[index]
    return not token.is_word or (token.is_capital and not reading.marks.is_in(index, *SMALL))


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
