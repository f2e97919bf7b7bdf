"""Stage: days and times become claims, as the day of the event, of a death, or of an announcement.

Outward: ``read_whens``. A stretch ("since September") states no day of an event, nor does a bare year.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.dates import PartialDate
from claims.domain.values import DateValue, TimeValue
from claims.extraction.announcements import is_announcement
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
    if not _tells_event(reading, time):
        return
    if time.date is not None and time.day_range is not None and not time.is_period:
        yield _day(reading, time, time.date, time.day_range)
    clock = time.clock or time.part
    if clock and time.clock_range is not None and not is_announcement(reading, time):
        rule = f"{reading.lexicon.pack.code}.{EVENT_TIME}.{time.rule}"
        reason = f'"{reading.words(*time.clock_range)}" is {clock}.'
        yield Finding(
            EVENT_TIME, TimeValue(clock, time.comparator), *time.clock_range, rule, TRUST[time.rule], reason
        )


def _tells_event(reading: Reading, time: TimeMention) -> bool:
    """Whether its sentence tells of an act at all: the day of a photograph is no event's."""
    sentence = reading.sentence(time.first)
    places = ("trigger", "cue", "acts.act", "acts.generic")
    return any(True for place in places for _ in reading.marks.within(place, sentence.first, sentence.last))


def _day(reading: Reading, time: TimeMention, date: PartialDate, focus: tuple[int, int]) -> Finding:
    attribute = _attribute(reading, time)
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


def _attribute(reading: Reading, time: TimeMention) -> str:
    if is_announcement(reading, time):
        return ANNOUNCED
    first, last = clause_around(reading, time.first)
    is_death = any(True for _ in reading.marks.within("triggers.later_death", first, last))
    return DEATH_DATE if is_death else EVENT_DATE
