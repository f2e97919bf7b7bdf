"""Numbers that count nothing: units of measure, clock times, ages, codes, scores, parts of names and of dates.

Outward: ``is_no_count``. What is known by a word is in the pack's ``measures``; here is what is known by shape.
"""

from claims.extraction.ages import AFTER_AGE, is_of_ages
from claims.extraction.reading import Amount, Reading
from claims.extraction.shares import is_of_a_share

HOURS, MINUTES, CLOCK_DIGITS = 24, 60, 4
# Digits of the number of an item of a list, and what parts it from the item (arbitrary but works).
ITEM_DIGITS, ITEM_MARKS = 2, ".)"
# Years; a framed number after a name beyond it is no age.
OLDEST = 110
# Marks that make digits a part of something else, before and after them.
GLUE_BEFORE, GLUE_AFTER = "-/.,:'\u2019+", "-/:'\u2019+\u2013"


def is_no_count(reading: Reading, core: Amount, *, opens_range: bool = False) -> bool:
    """Whether an amount is no number of people or things. opens_range: a glued dash after it makes it a range."""
    marks = reading.marks
    if marks.at("measures.unit", core.core_last) or marks.before("measures.mark", core.core_first):
        return core.origin not in ("zero", "zero_pronoun")
    if is_of_a_share(reading, core):
        return True
    if core.origin in ("digits", "word") and is_of_ages(reading, core.core_first, core.core_last):
        return True
    if core.origin != "digits":
        return False
    if _numbers_an_item(reading, core) or _has_fraction(reading, core):
        return True
    if _is_bare_clock(reading, core) or _labels_a_name(reading, core):
        return True
    if _is_clock_or_code(reading, core) or _is_age_of(reading, core) or _is_framed_age(reading, core):
        return True
    return _is_glued(reading, core, opens_range=opens_range)


def _is_glued(reading: Reading, core: Amount, *, opens_range: bool) -> bool:
    """ "M-16", "3/7", "12-05-2020"."""
    tokens, first, last = reading.tokens, core.core_first, core.core_last
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if before is not None and before.end == tokens[first].start and before.raw in GLUE_BEFORE:
        return True
    is_glued = after is not None and after.start == tokens[last - 1].end and after.raw in GLUE_AFTER
    if is_glued and reading.marks.at("bounds.after", last) is not None:
        is_glued = (
            last + 1 < len(tokens)
            and tokens[last + 1].start == tokens[last].end
            and tokens[last + 1].raw[0].isalnum()
        )
    return is_glued and not opens_range


def _numbers_an_item(reading: Reading, core: Amount) -> bool:
    """ "2. The following died": a short number with a point that opens its sentence."""
    first = core.core_first
    if first != reading.sentence(first).first or len(reading.tokens[first].raw) > ITEM_DIGITS:
        return False
    return first + 1 < len(reading.tokens) and reading.tokens[first + 1].raw in ITEM_MARKS


def _has_fraction(reading: Reading, core: Amount) -> bool:
    """ "1 1/2 years": a number before a fraction."""
    tokens, last = reading.tokens, core.core_last
    return last + 1 < len(tokens) and tokens[last].raw[0].isdigit() and tokens[last + 1].raw == "/"


def _is_clock_or_code(reading: Reading, core: Amount) -> bool:
    """ "0230", "at 1840": digits that start with a nought, and four after a word that brings a clock time."""
    raw = reading.tokens[core.core_first].raw
    if not raw.isdigit() or len(raw) == 1:
        return False
    if raw.startswith("0"):
        return True
    is_clock = len(raw) == CLOCK_DIGITS and int(raw[:2]) < HOURS and int(raw[2:]) < MINUTES
    return is_clock and reading.marks.before("time.clock_before", core.core_first) is not None


def _is_bare_clock(reading: Reading, core: Amount) -> bool:
    """ "At 8 the guards": an hour after a word that brings a clock time, before another noun phrase, which is no toll
    that the number is given to ("portant à | 14 | le nombre de morts", "porte à | 14 | le bilan").
    """
    raw, last = reading.tokens[core.core_first].raw, core.core_last
    if not raw.isdigit() or int(raw[:CLOCK_DIGITS]) > HOURS or last >= len(reading.tokens):
        return False
    is_brought = reading.marks.before("time.clock_before", core.core_first) is not None
    if any(reading.marks.is_in(index, "triggers.number_of", "triggers.figure") for index in (last, last + 1)):
        return False
    return is_brought and reading.marks.is_in(
        last, "function.definite", "numbers.article", "function.pronoun"
    )


def _labels_a_name(reading: Reading, core: Amount) -> bool:
    """ "Camp | 9 | was hit", "the daily Ardun | 24 |, was": digits behind a capital that no preposition brought."""
    first, last, tokens = core.core_first, core.core_last, reading.tokens
    if last + 1 < len(tokens) and tokens[last].raw == ",":
        last += 1
    if first == 0 or last >= len(tokens) or not tokens[last].raw.islower():
        return False
    if not reading.marks.is_in(last, "function.passive", "function.auxiliary"):
        return False
    name = first - 1
    is_name = tokens[name].is_word and tokens[name].is_capital and not tokens[name].raw.isupper()
    if not is_name or name in reading.timed or name == reading.sentence(name).first:
        return False
    return not reading.marks.is_in(name - 1, "function.preposition")


def _is_age_of(reading: Reading, core: Amount) -> bool:
    """ "a girl of 13 was": a number after "of" and the noun of one person, before no noun of its own."""
    joint, last = reading.marks.before("function.of", core.core_first), core.core_last
    if joint is None or not reading.marks.is_in(joint.first - 1, "nouns.person"):
        return False
    if last == len(reading.tokens) or last in reading.timed:
        return True
    if reading.marks.at("numbers.partitive", last) is not None:
        return False
    return not reading.tokens[last].is_word or reading.marks.is_in(last, *AFTER_AGE)


def _is_framed_age(reading: Reading, core: Amount) -> bool:
    """ "Nuru Achieng, 58, ": a number between a name and a comma, or in brackets after a name."""
    index, tokens = core.core_first, reading.tokens
    name = index - 2
    if name < 0 or core.core_last >= len(tokens) or core.core_last - index > 1:
        return False
    opens, closes = tokens[index - 1].raw, tokens[core.core_last].raw
    is_framed = (opens == "," and closes in ",.;)") or (opens == "(" and closes == ")")
    is_old = core.number is not None and 0 < core.number <= OLDEST and tokens[index].raw.isdigit()
    is_person = tokens[name].is_capital or reading.marks.is_in(name, "nouns.person")
    return is_framed and is_old and tokens[name].is_word and is_person
