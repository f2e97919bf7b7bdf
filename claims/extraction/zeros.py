"""Zeros that state none: nobody badly hurt is not nobody hurt, no body found is not nobody dead, no further victims
are not no victims, what nobody knows is no zero, and who says "we killed nobody" denies.

Outward: ``is_no_zero``.
"""

from claims.domain.codes import Comparator
from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit

# Tokens from a verb back to who speaks of it: "we, the workers of the city, have never" (arbitrary but works).
SPEAKER_REACH = 14


def is_no_zero(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """Whether a zero beside a trigger says less than that there was none; never of another number."""
    if counted.amount.comparator is not Comparator.NONE:
        return False
    if counted.noun_last > counted.noun_first and reading.marks.is_in(counted.noun_last - 1, "nouns.corpse"):
        return True
    if _is_of_the_rest(reading, counted) or reading.marks.has(
        counted.amount.last, trigger.first, "numbers.unknown"
    ):
        return True
    return _is_of_the_worst(reading, trigger, counted) or _is_denied_by_doer(reading, trigger, counted)


def _is_of_the_worst(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "No one was | seriously | hurt", "no | serious | injuries", "aucun blessé | grave |": others may be hurt."""
    first = min(counted.first, trigger.first)
    last = max(counted.last, counted.noun_last, trigger.last)
    return reading.marks.has(first, last, "nouns.grave") or reading.marks.at("nouns.grave", last) is not None


def _is_of_the_rest(reading: Reading, counted: Counted) -> bool:
    """ "No | further | casualties", "aucun | autre | blessé": besides those who were told before."""
    first, last = counted.amount.core_first, max(counted.amount.core_last, counted.noun_last)
    return reading.marks.has(first, last, "nouns.further") or reading.marks.is_in(last, "nouns.further")


def _is_denied_by_doer(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "| We | have not killed anyone", "| our | men fired none": a party speaks of itself."""
    if counted.first < trigger.first and reading.marks.at("nouns.of_them", counted.first) is None:
        return False
    earliest = max(reading.sentence(trigger.first).first, trigger.first - SPEAKER_REACH)
    return reading.marks.has(earliest, trigger.first, "function.speaker", "function.speakers_own")
