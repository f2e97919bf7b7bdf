"""Stage: days and times become claims, as the day of the event, of a death, or of an announcement.

Outward: ``read_whens``. A stretch ("in recent months") states no day of an event, nor does a bare year, nor the day
since which a toll is counted, on which nothing need have happened.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from claims.domain.dates import PartialDate
from claims.domain.values import DateValue, TimeValue
from claims.extraction.announcements import is_announcement
from claims.extraction.datelines import is_heading_day
from claims.extraction.day_scores import TRUST, score_of_day
from claims.extraction.drafts import EventDraft
from claims.extraction.governing import governs
from claims.extraction.governors import tells_day
from claims.extraction.later_deaths import dates_a_death
from claims.extraction.reading import Finding, Reading, TimeMention

# Tokens between a time of day and its day: "mercredi | vers la mi- | journée" (arbitrary but works).
BESIDE = 6
# Words between the two.
LEADING = (
    "function.preposition",
    "function.definite",
    "function.of",
    "time.edge",
    "time.clock_near",
    "time.joiner",
)
EVENT_DATE, DEATH_DATE, ANNOUNCED, EVENT_TIME = "event_date", "death_date", "announcement_date", "event_time"


def read_whens(reading: Reading) -> Reading:
    findings: list[Finding] = []
    events = {event.key: event for event in reading.events}
    for time in reading.times:
        findings.extend(
            finding
            for finding in _findings(reading, time, events)
            if finding.attribute in reading.lexicon.codebook
        )
    return replace(reading, findings=(*reading.findings, *findings))


def _findings(reading: Reading, time: TimeMention, events: Mapping[str, EventDraft]) -> Iterator[Finding]:
    is_saying = is_announcement(reading, time)
    if not (is_saying and _tells_act(reading, time)) and not _dates_event(reading, time):
        return
    is_death = not is_saying and dates_a_death(reading, time)
    if time.date is not None and time.day_range is not None and not time.is_period and not time.is_wide:
        attribute = ANNOUNCED if is_saying else DEATH_DATE if is_death else EVENT_DATE
        score = score_of_day(reading, time, events)
        yield _day(reading, time, time.date, attribute, score)
    clock = time.clock or time.part
    if (
        clock
        and not _is_stamp(reading, time)
        and time.clock_range is not None
        and not is_saying
        and not is_death
        and _is_of_event(reading, _day_beside(reading, time))
    ):
        rule = f"{reading.lexicon.pack.code}.{EVENT_TIME}.{time.rule}"
        reason = f'"{reading.words(*time.clock_range)}" is {clock}.'
        yield Finding(
            EVENT_TIME, TimeValue(clock, time.comparator), *time.clock_range, rule, TRUST[time.rule], reason
        )


def _is_of_event(reading: Reading, day: TimeMention | None) -> bool:
    """Whether a day is that of the event, so that the time of day beside it is the event's too."""
    if day is None:
        return True
    if day.is_period or is_announcement(reading, day) or dates_a_death(reading, day):
        return False
    return _dates_event(reading, day)


def _day_beside(reading: Reading, time: TimeMention) -> TimeMention | None:
    """The day that a part of the day or a clock stands beside: "| mardi | soir", "at 8 p.m. on | Sunday |"."""
    if time.date is not None:
        return None
    for step, edge in ((-1, time.first - 1), (1, time.last)):
        index, end = edge, edge + step * BESIDE
        while index != end and 0 <= index < len(reading.tokens):
            other = reading.timed.get(index)
            if other is not None and other.date is not None:
                return other
            if other is None and not reading.marks.is_in(index, *LEADING):
                break
            index += step
    return None


def _is_stamp(reading: Reading, time: TimeMention) -> bool:
    """ "17:05 Air force: ...": a clock that opens a paragraph is that of the entry, as live pages write."""
    first, last = time.first, time.last
    if not time.clock or first != reading.sentence(first).first or last >= len(reading.tokens):
        return False
    opens = first == 0 or reading.sentence(first - 1).paragraph != reading.sentence(first).paragraph
    follows = reading.tokens[last]
    return opens and follows.raw != "," and (follows.is_capital or not follows.is_word)


def _dates_event(reading: Reading, time: TimeMention) -> bool:
    return tells_day(reading, time) or is_heading_day(reading, time)


def _tells_act(reading: Reading, time: TimeMention) -> bool:
    """Whether its sentence tells of an act at all: the day on which a visit was announced is of no use."""
    sentence = reading.sentence(time.first)
    return any(governs(reading, index) for index in range(sentence.first, sentence.last))


def _day(reading: Reading, time: TimeMention, date: PartialDate, attribute: str, score: float) -> Finding:
    focus = time.day_range if time.day_range is not None else (time.first, time.last)
    written = reading.words(*focus)
    flags = f" Doubtful: {', '.join(time.flags).replace('_', ' ')}." if time.flags else ""
    published = reading.document.published or "not known"
    reason = f'"{written}", the day of publication being {published}, is {date.edtf}.{flags}'
    value = DateValue(date, as_written=written, comparator=time.comparator)
    return Finding(
        attribute,
        value,
        *focus,
        f"{reading.lexicon.pack.code}.{attribute}.{time.rule}",
        score,
        reason,
    )
