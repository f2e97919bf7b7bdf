"""Ranges: "10 to 15", "entre 10 et 15", "5-7", "at least nine and as many as twelve".

Outward: ``ranged`` and ``opens_range``.
"""

from claims.domain.codes import Comparator
from claims.extraction.number_words import number_at
from claims.extraction.reading import Amount, Reading
from claims.extraction.tokens import Hit

# What may close a range that a dash writes: "5-7", "5-7,".
ENDS = '.,;:)]\u00bb\u201d"'
# Bounds that open a range and those that close it.
LOWER, UPPER = (Comparator.AT_LEAST, Comparator.MORE_THAN), (Comparator.AT_MOST, Comparator.LESS_THAN)
# Tokens from "cut" to "from" in "cut its force from" (arbitrary but works).
CHANGE_REACH = 4


def opens_range(reading: Reading, core: Amount) -> bool:
    """ "5-7" alone is a range; "12-05-2020", "7-3" (a score) and "5-7/8" are none."""
    dash, end = core.core_last, core.core_last + 2
    if (
        core.origin != "digits"
        or end > len(reading.tokens)
        or reading.marks.at("numbers.range", dash) is None
    ):
        return False
    second = number_at(reading, dash + 1)
    is_apart = end == len(reading.tokens) or reading.tokens[end].start > reading.tokens[end - 1].end
    is_apart = is_apart or reading.tokens[end].raw in ENDS
    return is_apart and second is not None and core.number is not None and second[0] > core.number


def ranged(reading: Reading, core: Amount) -> Amount:
    """ "10 to 15", "entre 10 et 15", "two or three": one amount with two ends; the plain one where it is none."""
    joint = reading.marks.at("numbers.range", core.core_last)
    if joint is None or core.number is None or core.origin not in ("digits", "word"):
        return core
    opened = reading.marks.before("numbers.range_open", core.core_first)
    if opened is not None and _tells_a_change(reading, opened.first):
        return core
    limit = _limit(reading, core, joint.last)
    second = number_at(reading, joint.last if limit is None else limit.last)
    if second is None or second[0] <= core.number:
        return core
    opened = opened if limit is None else reading.marks.before("bounds.before", core.core_first)
    if reading.marks.at("numbers.joiner", core.core_last) and opened is None:
        return core
    return Amount(
        opened.first if opened is not None else core.first,
        second[1],
        core.core_first,
        second[1],
        core.origin,
        Comparator.RANGE,
        None,
        core.number,
        second[0],
    )


def _limit(reading: Reading, core: Amount, index: int) -> Hit | None:
    """The upper bound at a token, where the number has a lower one: "at least nine and as many as twelve"."""
    lower = reading.marks.before("bounds.before", core.core_first)
    upper = reading.marks.at("bounds.before", index)
    if lower is None or upper is None:
        return None
    is_range = lower.entries[0].text("comparator") in LOWER and upper.entries[0].text("comparator") in UPPER
    return upper if is_range else None


def _tells_a_change(reading: Reading, index: int) -> bool:
    """ "Rose from 16 to 24": two figures, one after the other, and no range."""
    before = range(max(reading.sentence(index).first, index - CHANGE_REACH), index)
    return any(reading.marks.is_in(place, "numbers.changing") for place in before)
