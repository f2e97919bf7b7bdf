"""Numbers that share the words of a number before them: "17 died in the capital and two in the port", "against six
in 2023".

Outward: ``with_gapped``, ``is_compared``, ``is_former`` and ``says_rose``. A compared figure takes what the first
number of its sentence takes: it is set against the main figure, whatever stands between.
"""

from dataclasses import replace
from itertools import pairwise

from claims.extraction.arguments import NUMBERS
from claims.extraction.coordination import Pair
from claims.extraction.gapped_voices import is_told_by_the_next
from claims.extraction.marks import OWN_STATEMENT
from claims.extraction.number_words import number_at
from claims.extraction.reading import Counted, Reading

# Taken off for a compared figure and for one that shares words (arbitrary but works).
COMPARED_COST, GAPPED_COST = 0.15, 0.12
APART = ("function.preposition", "triggers.period", "attribution.according")
QUOTES = '"\u201c\u201d\u00ab\u00bb'


def is_compared(reading: Reading, counted: Counted) -> bool:
    """Whether a number without a noun is set against another: "compared with nine in 2019"."""
    if not counted.is_elided or counted.amount.origin not in NUMBERS:
        return False
    return reading.marks.before("triggers.compared", counted.first) is not None or is_former(reading, counted)


def says_rose(reading: Reading, counted: Counted) -> bool:
    """Whether the words of a figure's sentence say that it rose; the figure that it rose from did not."""
    if is_compared(reading, counted):
        return False
    sentence = reading.sentence(counted.first)
    if reading.marks.holds("triggers.rose", sentence.first, sentence.last):
        return True
    earlier = reading.marks.within("triggers.rose_from", sentence.first, sentence.last)
    return any(_brings_number(reading, hit.last) for hit in earlier)


def _brings_number(reading: Reading, index: int) -> bool:
    """ "Up from | at least 30 |", and not "jumped from | the window |"."""
    bounds = reading.marks.at("bounds.before", index)
    return number_at(reading, index if bounds is None else bounds.last) is not None


def with_gapped(reading: Reading, pairs: list[Pair], listed: list[Counted]) -> list[Pair]:
    """The pairs of a sentence, and those that share a trigger with one of them."""
    if not pairs or len(pairs) == len(listed):
        return pairs
    found = {pair.counted.first: pair for pair in pairs}
    main = min(pairs, key=lambda pair: (pair.counted.amount.origin == "zero", pair.counted.first))
    latest: Pair | None = None
    for counted in sorted(listed, key=lambda counted: counted.first):
        pair = found.get(counted.first)
        if pair is None and latest is not None and counted.amount.origin in NUMBERS:
            pair = _shared(reading, counted, main, latest)
            if pair is not None:
                found[counted.first] = pair
        latest = pair if pair is not None else latest
    for earlier, later in pairwise(sorted(listed, key=lambda counted: counted.first)):
        pair = found.get(later.first)
        is_before = is_former(reading, earlier) and later.first <= earlier.amount.last + 1
        if pair is not None and earlier.first not in found and is_before:
            score = pair.score - COMPARED_COST
            found[earlier.first] = replace(pair, counted=earlier, side="compared", score=score)
    return sorted(found.values(), key=lambda pair: pair.counted.first)


def _shared(reading: Reading, counted: Counted, main: Pair, latest: Pair) -> Pair | None:
    is_after = main.counted.first < counted.first and main.counted.amount.origin != "zero"
    if is_after and is_compared(reading, counted) and not is_former(reading, counted):
        return replace(main, counted=counted, side="compared", score=main.score - COMPARED_COST)
    if _is_likewise(reading, latest, counted):
        return replace(latest, counted=counted, side="coordinated", score=latest.score - GAPPED_COST)
    if is_told_by_the_next(reading, counted) or (counted.is_elided and _shares(reading, latest, counted)):
        side = latest.side if latest.side == "subset" else "gapped"
        return replace(latest, counted=counted, side=side, score=latest.score - GAPPED_COST)
    if _is_verbless(reading, counted, latest):
        return replace(latest, counted=counted, side="gapped", score=latest.score - GAPPED_COST)
    return None


def _is_verbless(reading: Reading, counted: Counted, pair: Pair) -> bool:
    """ "36 men were shot in May; ten days earlier, | 28 passengers of a bus |.": a day and a number, and no verb."""
    sentence = reading.sentence(counted.first)
    start = next(
        (
            index + 1
            for index in range(counted.first - 1, pair.trigger.last - 1, -1)
            if reading.tokens[index].raw == ";"
        ),
        None,
    )
    if start is None or not (counted.is_elided or pair.attribute in counted.attributes):
        return False
    is_timed = any(index in reading.timed for index in range(start, counted.first))
    return is_timed and not any(
        reading.marks.is_in(index, *OWN_STATEMENT) for index in range(start, sentence.last)
    )


def _is_likewise(reading: Reading, pair: Pair, counted: Counted) -> bool:
    """ "31 died, | as did | 33 assailants"."""
    if reading.marks.before("triggers.likewise", counted.first) is None or pair.trigger.first > counted.first:
        return False
    return counted.is_elided or counted.is_loose or pair.attribute in counted.attributes


def _shares(reading: Reading, pair: Pair, counted: Counted) -> bool:
    """Whether only a place or a time tells a number from the one before: "died in the capital and | two | in"."""
    first = counted.first - 1 if reading.tokens[counted.first - 1].raw in QUOTES else counted.first
    joint = reading.marks.before("function.conjunction", first)
    is_joined = joint is not None or reading.tokens[first - 1].raw == ","
    if not is_joined or not _is_told_apart(reading, counted.last):
        return False
    start = max(pair.counted.last, pair.counted.noun_last)
    start = max(start, pair.trigger.last) if pair.trigger.first < counted.first else start
    end = joint.first if joint is not None else first - 1
    return start <= end and not any(
        reading.marks.is_in(index, *OWN_STATEMENT) and not reading.marks.is_in(index, "attribution.according")
        for index in range(start, end)
    )


def is_former(reading: Reading, counted: Counted) -> bool:
    """ "Rose from | 16 | to 24 dead": the figure before the change."""
    joint = reading.marks.at("numbers.range", counted.amount.last)
    opened = reading.marks.before("numbers.range_open", counted.amount.core_first)
    return counted.is_elided and joint is not None and opened is not None


def _is_told_apart(reading: Reading, last: int) -> bool:
    """Whether a place, a time or a source of its own follows a number."""
    while last < len(reading.tokens) and reading.tokens[last].raw in QUOTES:
        last += 1
    if last >= len(reading.tokens):
        return False
    return last in reading.timed or reading.marks.is_in(last, *APART)
