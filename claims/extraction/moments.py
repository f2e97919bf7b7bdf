"""The moment that a figure holds for, where the words say it: "as of Tuesday", "selon un dernier bilan mardi".

Outward: ``as_of_at``. A preposition of holding ("by", "as of") takes the time right behind it, a word for a toll the
time nearest in its clause. A part of the day or a clock alone is of the day told last before it, else of the day of
publication. Where nothing says it, the figure holds for the moment of publication, which is None here.
"""

from claims.domain.dates import PartialDate
from claims.domain.values import Quantity
from claims.extraction.datelines import anchor_day
from claims.extraction.modality import clause_around
from claims.extraction.placespots import GENITIVES
from claims.extraction.reading import Finding, Reading, TimeMention
from claims.extraction.tokens import Hit

# Tokens between "as of" and its time: "as of late Tuesday". Between a toll and its time. From "up from" to the time
# of the figure that it brings: "up from at least 30 dead on Monday" (arbitrary but works).
DIRECT, NEAR, COMPARED = 2, 8, 8
ACTS = ("acts.act", "acts.generic")


def as_of_at(reading: Reading, finding: Finding) -> PartialDate | None:
    """The day or span of days that a count holds for; None = the moment of publication. Looks at its sentence."""
    if not isinstance(finding.value, Quantity):
        return None
    sentence = reading.sentence(finding.focus_first)
    times = reading.times_of.get(sentence.number, ())
    if not times:
        return None
    earlier: dict[TimeMention, int] = {}
    if next(reading.marks.within("triggers.compared", sentence.first, sentence.last), None) is not None:
        brought = ((time, _taken_over(reading, sentence.first, time)) for time in times)
        earlier = {time: hit.last for time, hit in brought if hit is not None}
    own = next((time for time, first in earlier.items() if finding.focus_first == first), None)
    if own is not None:
        return own.date
    times = tuple(time for time in times if time not in earlier)
    for hit in reading.marks.within("time.as_of", sentence.first, sentence.last):
        held = next((time for time in times if 0 <= time.first - hit.last <= DIRECT), None)
        held = held or next((time for time in times if time.first < hit.last <= time.last), None)
        if held is not None and (day := _day(reading, held)) is not None:
            return day
    for hit in reading.marks.within("time.toll", sentence.first, sentence.last):
        near = _nearest(reading, hit, times)
        if near is not None and (day := _day(reading, near)) is not None:
            return day
    return None


def _names_an_act(reading: Reading, time: TimeMention) -> bool:
    """ "The toll of | Monday's | raid", "le bilan de l'attentat de | samedi |": which act, and not as of when."""
    joint = reading.marks.before("function.of", time.first)
    if joint is not None and reading.marks.is_in(joint.first - 1, *ACTS):
        return True
    end = reading.sentence(time.first).last
    behind = time.last + (time.last < end and reading.tokens[time.last].fold in GENITIVES)
    return behind < end and reading.marks.is_in(behind, *ACTS)


def _taken_over(reading: Reading, first: int, time: TimeMention) -> Hit | None:
    """What brings the figure that another took over from, where a day is that figure's: "up from 30 | on Monday"."""
    if not _is_told_day(time):
        return None
    before = reading.marks.within("triggers.compared", max(first, time.first - COMPARED), time.first)
    return max(before, key=lambda hit: hit.last, default=None)


def _nearest(reading: Reading, hit: Hit, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """The time in the clause of a toll that stands nearest to it."""
    first, last = clause_around(reading, hit.first)
    inside = [time for time in times if first <= time.first < last and _gap(hit, time) <= NEAR]
    inside = [time for time in inside if not _names_an_act(reading, time)]
    return min(inside, key=lambda time: (_gap(hit, time), time.first), default=None)


def _gap(hit: Hit, time: TimeMention) -> int:
    return time.first - hit.last if time.first >= hit.last else max(0, hit.first - time.last)


def _day(reading: Reading, time: TimeMention) -> PartialDate | None:
    if time.date is not None:
        return time.date
    if not (time.clock or time.part):
        return None
    sentence = reading.sentence(time.first)
    beside = [other.date for other in reading.times_of.get(sentence.number, ()) if _is_told_day(other)]
    return beside[-1] if beside else anchor_day(reading)


def _is_told_day(time: TimeMention) -> bool:
    return time.date is not None and time.date.is_day
