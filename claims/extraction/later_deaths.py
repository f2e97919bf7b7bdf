"""Days of dying of wounds: no day of the act that wounded.

Outward: ``dates_a_death``.
"""

from claims.extraction.modality import clause_around
from claims.extraction.reading import Reading, TimeMention

DYING = ("triggers.later_death", "triggers.dying")


def dates_a_death(reading: Reading, time: TimeMention) -> bool:
    """Whether it is the day of dying of wounds: "succumbed on Monday", "died on Monday in hospital"."""
    sentence = reading.sentence(time.first)
    if not reading.marks.has(sentence.first, sentence.last, *DYING):
        return False
    first, last = _clause(reading, time)
    if reading.marks.holds("triggers.later_death", first, last):
        return True
    dies = any(reading.marks.is_in(i, "triggers.dying") for i in range(first, last))
    return dies and reading.marks.holds("triggers.death_place", first, last)


def _clause(reading: Reading, time: TimeMention) -> tuple[int, int]:
    """The clause of a time, between commas, other days and words such as "after".

    Who "was wounded on Friday" may have "died on Sunday"; "died after a man attacked her on Friday" dates the attack.
    """
    first, last = clause_around(reading, time.first)
    start, end = time.first, time.last
    while start > first and reading.tokens[start - 1].raw != "," and _is_free(reading, time, start - 1):
        start -= 1
    while end < last and reading.tokens[end].raw != "," and _is_free(reading, time, end):
        end += 1
    return start, end


def _is_free(reading: Reading, time: TimeMention, index: int) -> bool:
    """Whether a token lies in no other day and opens no other clause."""
    if reading.marks.is_in(index, "function.subordinator", "actors.clausal"):
        return False
    other = reading.timed.get(index)
    return other is None or other is time or other.date is None
