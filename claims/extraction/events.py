"""Stage: the events inside an article: the lead's and each background event its own key.

Outward: ``read_events``: which token speaks of which event. A segment of a sentence (``segments``) joins an event
whose day and act it can share; with neither it stays with what its paragraph speaks of; where nothing tells, it is
routed nowhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from claims.domain.codes import EventKind
from claims.domain.dates import PartialDate
from claims.extraction.announcements import KINDS
from claims.extraction.drafts import EventDraft
from claims.extraction.reading import Reading, TimeMention
from claims.extraction.segments import (
    FROM_AFAR,
    SEQUEL,
    SERIES,
    VIOLENT,
    Segment,
    compatible,
    named,
    segments,
)

# Sentences in which the lead's event may still get its day (arbitrary but works).
LEAD_SENTENCES = 5
# Days from the first to the last of a weekend and the night before it.
WEEKEND = 2
# Events told before that a segment may join, beside the main one: more than any report tells (arbitrary but works),
# so that a list of thousands costs no more per line than a report.
REMEMBERED = 100
# Tokens of a heading before its event: "San Pedro Ardoun. Deux morts dans un incendie" (arbitrary but works).
LONGEST_HEADING = 4


@dataclass(slots=True)
class Known:
    """An event as known so far while the article is read from its start.

    number: running, from 1. named: the places told of it, but for those of the stretches yet unread. is_plural: it
    was told as several acts ("three attacks over the weekend").
    """

    number: int
    acts: list[str] = field(default_factory=list)
    weekday: int | None = None
    places: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    unread: list[tuple[int, int]] = field(default_factory=list)
    date: PartialDate | None = None
    date_as_written: str = ""
    is_main: bool = False
    is_series: bool = False
    is_reference: bool = False
    is_stretch: bool = False
    is_plural: bool = False
    flags: set[str] = field(default_factory=set)
    paragraph: int = -1

    @property
    def key(self) -> str:
        return f"e{self.number}"


def read_events(reading: Reading) -> Reading:
    known: list[Known] = []
    event_of: dict[int, str | None] = {}
    current: Known | None = None
    main: Known | None = None
    heading: Segment | None = None
    for segment in segments(reading):
        near = _remembered(known, main)
        event = _event_for(reading, segment, near, current)
        if near and (not known or near[-1].number > known[-1].number):
            known.append(near[-1])
        main = event if event is not None and event.is_main else main
        for index in range(segment.first, segment.last):
            event_of[index] = event.key if event is not None else None
        if heading is not None and event is not None and heading.paragraph == segment.paragraph:
            event_of.update(dict.fromkeys(range(heading.first, heading.last), event.key))
        heading = segment if event is None and segment.last - segment.first <= LONGEST_HEADING else None
        # What is only mentioned is not what the article goes on to speak of.
        is_aside = event is not None and (event.is_reference or SEQUEL in segment.marks)
        current = current if is_aside else event
    ordered = sorted(known, key=lambda event: not event.is_main)
    events = tuple(_draft(event) for event in ordered)
    return replace(reading, event_of=event_of, events=events)


def _remembered(known: list[Known], main: Known | None) -> list[Known]:
    """The main event and the last ones told, in the order of the article: a list of its own."""
    last = known[-REMEMBERED:]
    return last if main is None or not last or main.number >= last[0].number else [main, *last]


def _event_for(reading: Reading, segment: Segment, known: list[Known], current: Known | None) -> Known | None:
    event = _chosen(reading, segment, known, current)
    if event is None:
        return None
    if segment.dates and event.date is None and not event.is_series:
        first = segment.dates[0]
        event.date, event.date_as_written = first.date, reading.words(first.first, first.last)
        event.weekday = first.weekday
        event.is_stretch = _is_stretch(first)
        event.flags.update(first.flags)
    event.is_plural = event.is_plural or (SERIES in segment.marks and event.is_main)
    event.acts.extend(act for act in segment.acts if act not in event.acts)
    event.places.update(segment.places)
    event.unread.append((segment.first, segment.last))
    event.paragraph = segment.paragraph
    return event


def _chosen(reading: Reading, segment: Segment, known: list[Known], current: Known | None) -> Known | None:
    acts = set(segment.acts)
    main = next((event for event in known if event.is_main), None)
    if "reference" in segment.marks:
        return _referred(known, acts)
    if SEQUEL in segment.marks and acts | (segment.marks & {"generic"}):
        return _new(known, acts)
    is_total = SERIES in segment.marks and not segment.dates
    if main is None and not (is_total and segment.period is not None):
        return _first(segment, known, current, acts)
    if is_total or main is None:
        return _series(segment, known, acts)
    if _goes_on(segment, current):
        return current
    if _is_apart(reading, segment, current):
        return _new(known, acts)
    if _turns_elsewhere(reading, segment, current):
        there = [
            e for e in known if segment.place_first in _named_of(reading, e) and compatible(acts, e.acts)
        ]
        return there[-1] if there else _new(known, acts)
    if segment.dates:
        return _by_date(segment, known, main, current)
    return _by_mark(segment, known, main, current) or _by_act(segment, known, main, current)


def _goes_on(segment: Segment, current: Known | None) -> bool:
    """Whether a total over a period is still spoken of: its paragraph goes on without a day or a pointer."""
    if current is None or not current.is_series or current.paragraph != segment.paragraph:
        return False
    return not segment.dates and not segment.marks & {"anaphora", "return", "another"}


def _is_apart(reading: Reading, segment: Segment, current: Known | None) -> bool:
    """Whether the words part an act from the one spoken of: by saying so, by place, by arm, by going back."""
    marks = segment.marks
    if "separate" in marks and (segment.acts or "generic" in marks):
        return True
    if marks & {"another", "apart"} and _is_elsewhere(reading, segment, current):
        return True
    return ("apart" in marks and _is_other_fire(segment, current)) or _goes_back(segment, current)


def _goes_back(segment: Segment, current: Known | None) -> bool:
    """ "Two hours earlier, a rocket had hit the airport" after a shooting: an act of another class, told afterwards.

    What came some hours later may be the same action going on ("two hours later they set fire to the school").
    """
    acts = set(segment.acts) & VIOLENT
    return "earlier" in segment.marks and current is not None and bool(acts) and not acts & set(current.acts)


def _is_elsewhere(reading: Reading, segment: Segment, current: Known | None) -> bool:
    """ "Later the same day a bomb went off in Varna": another act at a place where the event spoken of is not."""
    if current is None or not set(segment.acts) & VIOLENT:
        return False
    places, here = set(named(reading, segment.first, segment.last)), _named_of(reading, current)
    return bool(places) and bool(here) and not places & here


def _is_other_fire(segment: Segment, current: Known | None) -> bool:
    """ "Later in the day artillery hit a clinic" after a drone: two arms that strike from afar, hours apart."""
    fire = set(segment.acts) & FROM_AFAR
    before = set() if current is None else set(current.acts) & FROM_AFAR
    return bool(fire) and bool(before) and not fire & before


def _turns_elsewhere(reading: Reading, segment: Segment, current: Known | None) -> bool:
    """Whether a sentence opens with a place where the event spoken of is not, and tells an act of its own there."""
    if current is None or not segment.place_first or not set(segment.acts) & VIOLENT:
        return False
    places = _named_of(reading, current)
    return bool(places) and segment.place_first not in places and not segment.marks & {"anaphora", "return"}


def _named_of(reading: Reading, event: Known) -> set[str]:
    """The places that the event's segments name, looked up once each and only where asked for."""
    for first, last in event.unread:
        event.named.update(named(reading, first, last))
    event.unread.clear()
    return event.named


def _series(segment: Segment, known: list[Known], acts: set[str]) -> Known:
    """The series of the period told, the last one told where none is; "since 2019" and "in 2023" are two."""
    told = [event for event in known if event.is_series]
    same = [event for event in told if segment.period is None or event.date in (None, segment.period)]
    event = same[-1] if same else _new(known, acts, is_series=True)
    event.date = segment.period if event.date is None else event.date
    return event


def _by_mark(segment: Segment, known: list[Known], main: Known, current: Known | None) -> Known | None:
    """What the words point to: another event, the one reported, the one just told; None where they point nowhere."""
    acts = set(segment.acts)
    if "another" in segment.marks:
        return _new(known, acts)
    if "return" in segment.marks and compatible(acts, main.acts):
        return main
    if "anaphora" not in segment.marks:
        return None
    there = _by_place(segment, known, current, acts)
    if there is not None:
        return there
    is_told = current is not None and not current.is_series and compatible(acts, current.acts)
    return current if is_told else None


def _first(segment: Segment, known: list[Known], current: Known | None, acts: set[str]) -> Known | None:
    """Before the main event is known: an attack becomes it, a truce or talks only an event beside."""
    if acts & VIOLENT or ("generic" in segment.marks and not acts & set(KINDS)):
        return _new(known, acts, is_main=True)
    if acts:
        return next((event for event in known if acts & set(event.acts)), None) or _new(known, acts)
    return current


def _referred(known: list[Known], acts: set[str]) -> Known:
    """ "the anniversary of the killing of X": an event of its own, the same at each mention."""
    same = [event for event in known if event.is_reference and compatible(acts, event.acts)]
    event = same[-1] if same else _new(known, acts)
    event.is_reference = True
    return event


def _by_place(segment: Segment, known: list[Known], current: Known | None, acts: set[str]) -> Known | None:
    """ "the attack in X": the event that is known to be there, where the current one is not."""
    if not segment.places or (current is not None and current.places & segment.places):
        return None
    there = [event for event in known if event.places & segment.places and compatible(acts, event.acts)]
    return there[-1] if there else None


def _by_date(segment: Segment, known: list[Known], main: Known, current: Known | None) -> Known:
    acts, time = set(segment.acts), segment.dates[0]
    same = [
        event
        for event in known
        if not event.is_series and _shares_day(event, time, acts) and compatible(acts, event.acts)
    ]
    if same:
        return min(same, key=lambda event: (not acts & set(event.acts), event is not current))
    undated = [
        event
        for event in known
        if event.date is None and not event.is_series and compatible(acts, event.acts)
    ]
    if main in undated and segment.sentence <= LEAD_SENTENCES and "background" not in segment.marks:
        return main
    near = [e for e in undated if e is not main and acts & set(e.acts) and e.paragraph == segment.paragraph]
    return near[-1] if near else _new(known, acts)


def _shares_day(event: Known, time: TimeMention, acts: set[str]) -> bool:
    """Whether a day told can be the event's: the weekdays agree, and "late December" is not yet the 29th."""
    if event.date is None or time.date is None or not event.date.intersects(time.date):
        return False
    if event.date != time.date and (event.is_stretch or _is_stretch(time)):
        return False
    if event.date != time.date and time.rule == "offset" and event.date.edtf.endswith("~"):
        return False  # "a week ago ... three days later": both are rough, and yet another day
    if event.is_plural and event.date.is_day != time.date.is_day:
        return False
    weekdays = {weekday for weekday in (event.weekday, time.weekday) if weekday is not None}
    weekdays |= {
        day.lower.weekday() for day in (event.date, time.date) if day.is_day and day.lower is not None
    }
    if len(weekdays) > 1:
        return False
    is_loose = event.date.is_day != time.date.is_day
    is_refined = event.is_main and time.date.is_day
    return not is_loose or is_refined or bool(acts & set(event.acts))


def _is_stretch(time: TimeMention) -> bool:
    """ "between 3 and 8 May": longer than a weekend, and no day told roughly ("late in May")."""
    if time.date is None or time.date.lower is None or time.date.upper is None:
        return False
    return (
        time.rule == "calendar"
        and "/" in time.date.edtf
        and (time.date.upper - time.date.lower).days > WEEKEND
    )


def _by_act(segment: Segment, known: list[Known], main: Known, current: Known | None) -> Known | None:
    """By class of act; without one, what the paragraph speaks of, or the main event while the lead goes on."""
    acts, is_recap = set(segment.acts), "background" in segment.marks
    told = None if current is None or current.is_series else current
    is_same_paragraph = told is not None and told.paragraph == segment.paragraph
    if not acts:
        goes_on = "generic" in segment.marks or segment.sentence <= LEAD_SENTENCES
        return told if is_same_paragraph else main if goes_on else current
    if told is not None and is_same_paragraph and acts & set(told.acts):
        return told
    if acts & set(main.acts) and not is_recap:
        return main
    sharing = [
        event for event in known if acts & set(event.acts) and not event.is_main and not event.is_series
    ]
    if sharing:
        return sharing[-1]
    if told is not None and compatible(acts, told.acts) and not is_recap:
        return told
    return main if compatible(acts, main.acts) and not is_recap else _new(known, acts)


def _new(known: list[Known], acts: Iterable[str], *, is_main: bool = False, is_series: bool = False) -> Known:
    number = known[-1].number + 1 if known else 1
    event = Known(number, sorted(acts), is_main=is_main, is_series=is_series)
    known.append(event)
    return event


def _draft(event: Known) -> EventDraft:
    act = _act_of(event.acts)
    kind = EventKind.SERIES if event.is_series else KINDS.get(act, EventKind.OCCURRENCE)
    return EventDraft(
        event.key,
        kind,
        act,
        event.date,
        event.date_as_written,
        is_main=event.is_main,
        flags=tuple(sorted(event.flags)),
    )


def _act_of(acts: list[str]) -> str:
    """The class told first; a killing says less than how it was done."""
    telling = [act for act in acts if act != "killing"] or acts
    return telling[0] if telling else ""
