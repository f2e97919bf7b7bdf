"""Stage: the events inside an article: the lead's and each background event its own key.

Outward: ``read_events`` (which token speaks of which event) and ``read_event_drafts`` (what is told of each).
A sentence is cut where a clause brings a day or a class of act of its own. A segment joins an event whose day and act
it can share; with neither it stays with what its paragraph speaks of; where nothing tells, it is routed nowhere.
"""

from dataclasses import dataclass, field, replace

from claims.domain.codes import EventKind
from claims.domain.dates import PartialDate
from claims.domain.values import DateValue, Named, folded
from claims.extraction.drafts import EventDraft
from claims.extraction.reading import Reading, TimeMention
from claims.extraction.zones import SILENT

VIOLENT = frozenset({"rocket_fire", "bombing", "air_strike", "shooting", "killing", "arson", "storming"})
KINDS = {"troop_level": EventKind.STATE, "truce": EventKind.STATEMENT, "talks": EventKind.STATEMENT}
SERIES = "series"
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


@dataclass(slots=True)
class Known:
    """An event as known so far while the article is read from its start."""

    key: str
    acts: set[str] = field(default_factory=set)
    date: PartialDate | None = None
    date_as_written: str = ""
    is_main: bool = False
    is_series: bool = False
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
    events = tuple(_draft(event) for event in known)
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
    cuts = [first, *(i for i in range(first + 1, last) if reading.clause_of[i] != reading.clause_of[i - 1]), last]
    return list(zip(cuts, cuts[1:], strict=False))


def _parts(here: Segment, clause: Segment) -> bool:
    """Whether a clause opens another event: a day beside one already told, or an act of another class."""
    if clause.dates and here.dates and not any(_agree(a, b) for a in here.dates for b in clause.dates):
        return True
    both = bool(clause.acts) and bool(here.acts)
    return both and not _compatible(set(clause.acts), set(here.acts))


def _agree(a: TimeMention, b: TimeMention) -> bool:
    return a.date is not None and b.date is not None and a.date.intersects(b.date)


def _segment(reading: Reading, first: int, last: int, sentence: int, paragraph: int) -> Segment:
    marks = reading.marks
    acts = [entry.text("act") for hit in marks.within("acts.act", first, last) for entry in hit.entries]
    kinds = ("generic", SERIES, "anaphora", "background", "return", "another")
    present = frozenset(kind for kind in kinds if any(True for _ in marks.within(f"acts.{kind}", first, last)))
    dates = tuple(
        time for time in reading.times
        if first <= time.first < last and time.date is not None and not time.is_period and not is_announcement(reading, time)
    )
    return Segment(first, last, paragraph, sentence, dates, tuple(dict.fromkeys(acts)), present)


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
        event.flags.update(first.flags)
    event.acts.update(segment.acts)
    event.paragraph = segment.paragraph
    return event


def _chosen(segment: Segment, known: list[Known], current: Known | None) -> Known | None:
    acts = set(segment.acts)
    main = known[0] if known else None
    if main is None:
        return _new(known, acts, is_main=True) if acts or "generic" in segment.marks else None
    if SERIES in segment.marks and not segment.dates:
        return next((event for event in known if event.is_series), None) or _new(known, acts, is_series=True)
    if segment.dates:
        return _by_date(segment, known, current, acts)
    if "another" in segment.marks:
        return _new(known, acts)
    if "return" in segment.marks and _compatible(acts, main.acts):
        return main
    if "anaphora" in segment.marks and current is not None and not current.is_series and _compatible(acts, current.acts):
        return current
    if acts:
        return _by_act(segment, known, current, acts)
    if current is not None and current.paragraph == segment.paragraph and not current.is_series:
        return current
    return main if "generic" in segment.marks or segment.sentence <= LEAD_SENTENCES else current


def _by_date(segment: Segment, known: list[Known], current: Known | None, acts: set[str]) -> Known:
    day = segment.dates[0].date
    assert day is not None
    same = [e for e in known if e.date is not None and e.date.intersects(day) and _compatible(acts, e.acts) and not e.is_series]
    if same:
        return min(same, key=lambda event: (not (acts & event.acts), event is not current))
    undated = [e for e in known if e.date is None and _compatible(acts, e.acts) and not e.is_series]
    main = known[0]
    if main in undated and segment.sentence <= LEAD_SENTENCES and "background" not in segment.marks:
        return main
    close = [event for event in undated if event is not main and acts & event.acts]
    return close[-1] if close else _new(known, acts)


def _by_act(segment: Segment, known: list[Known], current: Known | None, acts: set[str]) -> Known:
    main = known[0]
    is_recap = "background" in segment.marks
    if current is not None and not current.is_series and acts & current.acts and current.paragraph == segment.paragraph:
        return current
    if acts & main.acts and not is_recap:
        return main
    sharing = [event for event in known if acts & event.acts and event is not main and not event.is_series]
    if sharing:
        return sharing[-1]
    if current is not None and not current.is_series and _compatible(acts, current.acts) and not is_recap:
        return current
    if _compatible(acts, main.acts) and not is_recap:
        return main
    return _new(known, acts)


def _compatible(a: set[str], b: set[str]) -> bool:
    """Whether two mentions may be of one act: a class in common, one with none, or a killing by any violent act."""
    if not a or not b or a & b:
        return True
    return ("killing" in a and bool(b & VIOLENT)) or ("killing" in b and bool(a & VIOLENT))


def _new(known: list[Known], acts: set[str], *, is_main: bool = False, is_series: bool = False) -> Known:
    event = Known(f"e{len(known) + 1}", set(acts), is_main=is_main, is_series=is_series)
    known.append(event)
    return event


def _draft(event: Known) -> EventDraft:
    act = _act_of(event.acts)
    kind = EventKind.SERIES if event.is_series else KINDS.get(act, EventKind.OCCURRENCE)
    return EventDraft(
        event.key, kind, act, event.date, event.date_as_written, is_main=event.is_main, flags=tuple(sorted(event.flags))
    )


def _act_of(acts: set[str]) -> str:
    """The class that tells most: a killing says less than how it was done."""
    telling = sorted(acts - {"killing"}) or sorted(acts)
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


def _keys(found: list, attributes: tuple[str, ...]) -> tuple[str, ...]:  # type: ignore[type-arg]
    return tuple(dict.fromkeys(key for f in found if f.attribute in attributes for key in f.place_keys))


def _identity(value: Named) -> str:
    return value.identity
