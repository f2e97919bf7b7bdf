"""Stage: days and times become claims, as the day of the event, of a death, or of an announcement.

Outward: ``read_whens``. A stretch ("since September") states no day of an event, nor does a bare year.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.dates import PartialDate
from claims.domain.values import DateValue, TimeValue
from claims.extraction.announcements import dates_the_announced, is_announcement
from claims.extraction.governors import dates_an_act, governs
from claims.extraction.modality import clause_around
from claims.extraction.reading import Finding, Reading, TimeMention

EVENT_DATE, DEATH_DATE, ANNOUNCED, EVENT_TIME = "event_date", "death_date", "announcement_date", "event_time"
# Trust per rule (arbitrary but works).
TRUST = {
    "digits": 0.7,
    "relative": 0.85,
    "weekday": 0.9,
    "calendar": 0.92,
    "edge": 0.85,
    "same_day": 0.75,
    "offset": 0.65,
    "ago": 0.7,
    "unit": 0.65,
    "clock": 0.85,
    "part": 0.75,
}
MISPRINT_DOUBT = 0.2


def read_whens(reading: Reading) -> Reading:
    findings: list[Finding] = []
    for time in reading.times:
        findings.extend(
            finding for finding in _findings(reading, time) if finding.attribute in reading.lexicon.codebook
        )
    return replace(reading, findings=(*reading.findings, *findings))


def _findings(reading: Reading, time: TimeMention) -> Iterator[Finding]:
    is_saying = is_announcement(reading, time)
    if not (is_saying and _tells_act(reading, time)) and not _dates_event(reading, time):
        return
    is_death = not is_saying and _is_of_a_death(reading, time)
    if time.date is not None and time.day_range is not None and not time.is_period and not time.is_wide:
        attribute = ANNOUNCED if is_saying else DEATH_DATE if is_death else EVENT_DATE
        yield _day(reading, time, time.date, time.day_range, attribute)
    clock = time.clock or time.part
    if clock and time.clock_range is not None and not is_saying and not is_death:
        rule = f"{reading.lexicon.pack.code}.{EVENT_TIME}.{time.rule}"
        reason = f'"{reading.words(*time.clock_range)}" is {clock}.'
        yield Finding(
            EVENT_TIME, TimeValue(clock, time.comparator), *time.clock_range, rule, TRUST[time.rule], reason
        )


def _dates_event(reading: Reading, time: TimeMention) -> bool:
    return dates_an_act(reading, time) or dates_the_announced(reading, time)


def _tells_act(reading: Reading, time: TimeMention) -> bool:
    """Whether its sentence tells of an act at all: the day on which a visit was announced is of no use."""
    sentence = reading.sentence(time.first)
    return any(governs(reading, index) for index in range(sentence.first, sentence.last))


def _day(
    reading: Reading, time: TimeMention, date: PartialDate, focus: tuple[int, int], attribute: str
) -> Finding:
    written = reading.words(*focus)
    flags = f" Doubtful: {', '.join(time.flags).replace('_', ' ')}." if time.flags else ""
    published = reading.document.published or "not known"
    reason = f'"{written}", the day of publication being {published}, is {date.edtf}.{flags}'
    score = TRUST[time.rule] - (MISPRINT_DOUBT if time.flags else 0.0)
    value = DateValue(date, as_written=written, comparator=time.comparator)
    return Finding(
        attribute,
        value,
        *focus,
        f"{reading.lexicon.pack.code}.{attribute}.{time.rule}",
        round(score, 3),
        reason,
    )


def _is_of_a_death(reading: Reading, time: TimeMention) -> bool:
    """Whether it is the day of dying of wounds: "succumbed on Monday", "died on Monday in hospital"."""
    first, last = _clause(reading, time)
    if any(True for _ in reading.marks.within("triggers.later_death", first, last)):
        return True
    dies = any(reading.marks.is_in(i, "triggers.dying") for i in range(first, last))
    return dies and any(True for _ in reading.marks.within("triggers.death_place", first, last))


def _clause(reading: Reading, time: TimeMention) -> tuple[int, int]:
    """The clause of a time, between commas and other days: who "was wounded on Friday" may have "died on Sunday"."""
    first, last = clause_around(reading, time.first)
    start, end = time.first, time.last
    while start > first and reading.tokens[start - 1].raw != "," and _is_free(reading, time, start - 1):
        start -= 1
    while end < last and reading.tokens[end].raw != "," and _is_free(reading, time, end):
        end += 1
    return start, end


def _is_free(reading: Reading, time: TimeMention, index: int) -> bool:
    """Whether a token lies in no other day."""
    other = reading.timed.get(index)
    return other is None or other is time or other.date is None
