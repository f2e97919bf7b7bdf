"""Stage: the events inside an article: the lead's and each background event its own key.

Outward: ``read_events`` (which token speaks of which event) and ``read_event_drafts`` (what is told of each).
A sentence is cut where a clause brings a day or a class of act of its own. A segment joins an event whose day and act
it can share; with neither it stays with what its paragraph speaks of; where nothing tells, it is routed nowhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from claims.domain.codes import EventKind
from claims.domain.dates import PartialDate
from claims.domain.values import DateValue, Named, folded
from claims.extraction.drafts import EventDraft
from claims.extraction.places import WIDE
from claims.extraction.reading import Finding, Reading, TimeMention
from claims.extraction.zones import SILENT

VIOLENT = frozenset({"rocket_fire", "bombing", "air_strike", "shooting", "killing", "arson", "storming"})
KINDS = {"troop_level": EventKind.STATE, "truce": EventKind.STATEMENT, "talks": EventKind.STATEMENT}
SERIES = "series"
MARKS = ("generic", SERIES, "anaphora", "background", "return", "another", "reference")
# Sentences in which the lead's event may still get its day (arbitrary but works).
LEAD_SENTENCES = 5


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence about one event. dates: days or months told in it, periods and announcements aside."""

    first: int
    last: int
    paragraph: int
    sentence: int
    dates: tuple[TimeMention, ...]
    acts: tuple[str, ...]
    marks: frozenset[str]
    places: frozenset[str]


@dataclass(slots=True)
class Known:
    """An event as known so far while the article is read from its start."""

    key: str
    acts: list[str] = field(default_factory=list)
    weekday: int | None = None
    places: set[str] = field(default_factory=set)
    date: PartialDate | None = None
    date_as_written: str = ""
    is_main: bool = False
    is_series: bool = False
    is_reference: bool = False
    flags: set[str] = field(default_factory=set)
    paragraph: int = -1


def read_events(reading: Reading) -> Reading:
    known: list[Known] = []
    event_of: dict[int, str | None] = {}
    current: Known | None = None
    for segment in segments(reading):
        current = _event_for(reading, segment, known, current)
        for index in range(segment.first, segment.last):
            event_of[index] = current.key if current is not None else None
    ordered = sorted(known, key=lambda event: not event.is_main)
    events = tuple(_draft(event) for event in ordered)
    return replace(reading, event_of=event_of, events=events)


def segments(reading: Reading) -> list[Segment]:
    found: list[Segment] = []
    for sentence in reading.sentences:
        if sentence.zone in SILENT:
            continue
        start = sentence.first
        here: Segment | None = None
        for first, last in _clauses(reading, sentence.first, sentence.last):
            clause = _segment(reading, first, last, sentence.number, sentence.paragraph)
            if here is not None and _parts(here, clause):
                found.append(here)
                start, here = first, None
            here = _segment(reading, start, last, sentence.number, sentence.paragraph)
        if here is not None:
            found.append(here)
    return found


def _clauses(reading: Reading, first: int, last: int) -> list[tuple[int, int]]:
    inner = {i for i in range(first + 1, last) if reading.clause_of[i] != reading.clause_of[i - 1]}
    inner |= set(_second_days(reading, first, last))
    cuts = [first, *sorted(inner), last]
    return list(zip(cuts, cuts[1:], strict=False))


def _second_days(reading: Reading, first: int, last: int) -> Iterator[int]:
    """Where a sentence names a day that its earlier day cannot be: the words that lead to it open a segment."""
    before: TimeMention | None = None
    for time in reading.times:
        if not first <= time.first < last or time.date is None or time.is_period or is_announcement(reading, time):
            continue
        if before is not None and not _agree(before, time):
            start = time.first
            while start > before.last and reading.marks.is_in(start - 1, "function.definite", "function.preposition"):
                start -= 1
            yield start
        before = time


def _parts(here: Segment, clause: Segment) -> bool:
    """Whether a clause opens another event: a day beside one already told, an act of another class, a reference."""
    if "reference" in here.marks or "reference" in clause.marks:
        return True
    if clause.dates and here.dates and not any(_agree(a, b) for a in here.dates for b in clause.dates):
        return True
    both = bool(clause.acts) and bool(here.acts)
    return both and not _compatible(set(clause.acts), set(here.acts))


def _agree(a: TimeMention, b: TimeMention) -> bool:
    return a.date is not None and b.date is not None and a.date.intersects(b.date)


def _segment(reading: Reading, first: int, last: int, sentence: int, paragraph: int) -> Segment:
    marks = reading.marks
    acts = [entry.text("act") for hit in marks.within("acts.act", first, last) for entry in hit.entries]
    present = frozenset(kind for kind in MARKS if any(True for _ in marks.within(f"acts.{kind}", first, last)))
    speaks = bool(acts) or bool(present & {"generic", SERIES}) or any(True for _ in marks.within("trigger", first, last))
    dates = tuple(
        time for time in reading.times
        if first <= time.first < last and time.date is not None and not time.is_period and not is_announcement(reading, time)
    ) if speaks else ()
    kinds = reading.lexicon.gazetteer.place_kinds
    places = frozenset(
        str(hit.entries[0]) for hit in marks.within("place", first, last) if kinds.get(str(hit.entries[0])) not in WIDE
    )
    return Segment(first, last, paragraph, sentence, dates, tuple(dict.fromkeys(acts)), present, places)


def is_announcement(reading: Reading, time: TimeMention) -> bool:
    """Whether a day is that of a statement: it stands right beside the words that announce it."""
    for voice in reading.voices:
        if not voice.announces or not voice.first <= time.first < voice.last:
            continue
        if 0 <= time.first - voice.names_last <= 2:
            return True
    return False


def _event_for(reading: Reading, segment: Segment, known: list[Known], current: Known | None) -> Known | None:
    event = _chosen(segment, known, current)
    if event is None:
        return None
    if segment.dates and event.date is None and not event.is_series:
        first = segment.dates[0]
        event.date, event.date_as_written = first.date, reading.words(first.first, first.last)
        event.weekday = first.weekday
        event.flags.update(first.flags)
    event.acts.extend(act for act in segment.acts if act not in event.acts)
    event.places.update(segment.places)
    event.paragraph = segment.paragraph
    return event


def _chosen(segment: Segment, known: list[Known], current: Known | None) -> Known | None:
    acts = set(segment.acts)
    if "reference" in segment.marks:
        return _referred(segment, known, acts)
    main = next((event for event in known if event.is_main), None)
    if main is None:
        return _first(segment, known, current, acts)
    if SERIES in segment.marks and not segment.dates:
        return next((event for event in known if event.is_series), None) or _new(known, acts, is_series=True)
    if segment.dates:
        return _by_date(segment, known, main, current)
    if "another" in segment.marks:
        return _new(known, acts)
    if "return" in segment.marks and _compatible(acts, main.acts):
        return main
    if "anaphora" in segment.marks and (event := _by_place(segment, known, current, acts)) is not None:
        return event
    if "anaphora" in segment.marks and current is not None and not current.is_series and _compatible(acts, current.acts):
        return current
    if acts:
        return _by_act(segment, known, main, current)
    if current is not None and current.paragraph == segment.paragraph and not current.is_series:
        return current
    return main if "generic" in segment.marks or segment.sentence <= LEAD_SENTENCES else current


def _first(segment: Segment, known: list[Known], current: Known | None, acts: set[str]) -> Known | None:
    """Before the main event is known: an attack becomes it, a truce or talks only an event beside."""
    if acts & VIOLENT or (not acts and "generic" in segment.marks):
        return _new(known, acts, is_main=True)
    if acts:
        return next((event for event in known if acts & set(event.acts)), None) or _new(known, acts)
    return current


def _referred(segment: Segment, known: list[Known], acts: set[str]) -> Known:
    """ "the anniversary of the killing of X": an event of its own, the same at each mention."""
    same = [event for event in known if event.is_reference and _compatible(acts, event.acts)]
    event = same[-1] if same else _new(known, acts)
    event.is_reference = True
    return event


def _by_place(segment: Segment, known: list[Known], current: Known | None, acts: set[str]) -> Known | None:
    """ "the attack in X": the event that is known to be there, where the current one is not."""
    if not segment.places or (current is not None and current.places & segment.places):
        return None
    there = [event for event in known if event.places & segment.places and _compatible(acts, event.acts)]
    return there[-1] if there else None


def _by_date(segment: Segment, known: list[Known], main: Known, current: Known | None) -> Known:
    acts, time = set(segment.acts), segment.dates[0]
    same = [event for event in known if not event.is_series and _shares_day(event, time, acts) and _compatible(acts, event.acts)]
    if same:
        return min(same, key=lambda event: (not acts & set(event.acts), event is not current))
    undated = [event for event in known if event.date is None and not event.is_series and _compatible(acts, event.acts)]
    if main in undated and segment.sentence <= LEAD_SENTENCES and "background" not in segment.marks:
        return main
    near = [e for e in undated if e is not main and acts & set(e.acts) and e.paragraph == segment.paragraph]
    return near[-1] if near else _new(known, acts)


def _shares_day(event: Known, time: TimeMention, acts: set[str]) -> bool:
    """Whether a day told can be the event's: the weekdays agree, and "late December" is not yet the 29th."""
    if event.date is None or time.date is None or not event.date.intersects(time.date):
        return False
    weekdays = {weekday for weekday in (event.weekday, time.weekday) if weekday is not None}
    weekdays |= {day.lower.weekday() for day in (event.date, time.date) if day.is_day and day.lower is not None}
    if len(weekdays) > 1:
        return False
    is_loose = event.date.is_day != time.date.is_day
    return not is_loose or bool(acts & set(event.acts)) or not (acts and event.acts)


def _by_act(segment: Segment, known: list[Known], main: Known, current: Known | None) -> Known:
    acts, is_recap = set(segment.acts), "background" in segment.marks
    if current is not None and not current.is_series and acts & set(current.acts) and current.paragraph == segment.paragraph:
        return current
    if acts & set(main.acts) and not is_recap:
        return main
    sharing = [event for event in known if acts & set(event.acts) and not event.is_main and not event.is_series]
    if sharing:
        return sharing[-1]
    if current is not None and not current.is_series and _compatible(acts, current.acts) and not is_recap:
        return current
    return main if _compatible(acts, main.acts) and not is_recap else _new(known, acts)


def _compatible(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two mentions may be of one act: a class in common, one with none, or a killing by any violent act.

    A mention without a class is of some violence: it is no truce and no withdrawal.
    """
    one, other = set(a), set(b)
    if not one or not other:
        return (one | other) <= VIOLENT
    return bool(one & other) or ("killing" in one and bool(other & VIOLENT)) or ("killing" in other and bool(one & VIOLENT))


def _new(known: list[Known], acts: Iterable[str], *, is_main: bool = False, is_series: bool = False) -> Known:
    event = Known(f"e{len(known) + 1}", sorted(acts), is_main=is_main, is_series=is_series)
    known.append(event)
    return event


def _draft(event: Known) -> EventDraft:
    act = _act_of(event.acts)
    kind = EventKind.SERIES if event.is_series else KINDS.get(act, EventKind.OCCURRENCE)
    return EventDraft(
        event.key, kind, act, event.date, event.date_as_written, is_main=event.is_main, flags=tuple(sorted(event.flags))
    )


def _act_of(acts: list[str]) -> str:
    """The class told first; a killing says less than how it was done."""
    telling = [act for act in acts if act != "killing"] or acts
    return telling[0] if telling else ""


def read_event_drafts(reading: Reading) -> Reading:
    """Add to each event what the claims on it say: day, places, targets, victims, title."""
    return replace(reading, events=tuple(_filled(reading, event) for event in reading.events))


def _filled(reading: Reading, event: EventDraft) -> EventDraft:
    found = [f for f in reading.findings if reading.event_of.get(f.focus_first) == event.key]
    places = _keys(found, ("place", "impact_site", "launch_site", "target"))
    targets = tuple(dict.fromkeys(_identity(f.value) for f in found if f.attribute == "target" and isinstance(f.value, Named)))
    victims = tuple(dict.fromkeys(folded(f.value.wording) for f in found if f.attribute == "victim_name" and isinstance(f.value, Named)))
    date = event.date
    if date is None:
        date = next((f.value.date for f in found if f.attribute == "event_date" and isinstance(f.value, DateValue)), None)
    title = " ".join(filter(None, (event.act.replace("_", " "), places[0] if places else "", date.edtf if date else "")))
    return replace(event, date=date, places=places, targets=targets, victims=victims, title=title)


def _keys(found: list[Finding], attributes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for f in found if f.attribute in attributes for key in f.place_keys))


def _identity(value: Named) -> str:
    return value.identity
