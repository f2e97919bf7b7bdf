"""Stretches of sentences that speak of one event each: what ``events`` routes.

Outward: ``segments``, ``Segment``, ``named`` and ``compatible``. A sentence is cut where a clause brings a
day that the day before it cannot be, an act of another class, or the mention of another event ("the anniversary of").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.domain.dates import PartialDate
from claims.extraction.announcements import is_announcement
from claims.extraction.datelines import is_heading_day
from claims.extraction.governing import tells_of_harm
from claims.extraction.governors import tells_day
from claims.extraction.lasting import lasts
from claims.extraction.later_deaths import dates_a_death
from claims.extraction.one_or_several import counts_several, tells_single
from claims.extraction.placenames import WIDE, place_name_at
from claims.extraction.reading import Reading, Sentence, TimeMention
from claims.extraction.tokens import Hit
from claims.extraction.zones import SILENT

# Classes that one unbroken action may show together: gunmen who storm a village burn it, a bomb opens an ambush, a
# protest ends in a crackdown. A killing may be by any violent act. Rockets, air strikes and assaults stay apart: they
# answer each other.
FAMILIES = (
    frozenset(
        {"shooting", "ambush", "clash", "storming", "stabbing", "ramming", "arson", "looting", "kidnapping"}
    ),
    frozenset({"bombing", "ambush", "shooting", "ramming", "sabotage", "clash", "storming"}),
    frozenset({"rocket_fire", "shelling", "drone_strike"}),
    frozenset({"rocket_fire", "ambush", "clash", "shooting"}),
    frozenset({"air_strike", "drone_strike"}),
    frozenset({"shelling", "clash"}),
    frozenset({"riot", "clash", "kidnapping", "arson", "looting", "shooting", "stabbing", "crackdown"}),
    frozenset({"protest", "crackdown", "riot", "clash"}),
    frozenset({"piracy", "kidnapping", "shooting", "storming"}),
    *(frozenset({"chemical", other}) for other in ("air_strike", "shelling", "bombing", "rocket_fire")),
)
VIOLENT = frozenset().union(*FAMILIES, {"killing", "air_strike"}) - {"protest"}
# Classes of acts by what strikes from afar.
FROM_AFAR = frozenset({"rocket_fire", "shelling", "drone_strike", "air_strike"})
SERIES, SEQUEL = "series", "sequel"
# What opens a noun that was not told of yet.
UNTOLD = ("numbers.article", "function.indefinite", "numbers.cardinal", "numbers.vague", "numbers.about")
# Tokens before the place that a sentence opens with: "meanwhile, in the town of" (arbitrary but works).
OPENING = 7
MARKS = (
    *("generic", SERIES, "anaphora", "background", "return"),
    *("another", "separate", "apart", "earlier", "reference"),
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence about one event. dates: days or months told in it, periods and announcements aside.

    period: the months or years that it tells a total of, None = none. place_first: the place that its sentence opens
    with ("In Varna, ..."), where reports of several attacks turn to the next.
    """

    first: int
    last: int
    paragraph: int
    sentence: int
    dates: tuple[TimeMention, ...]
    acts: tuple[str, ...]
    marks: frozenset[str]
    places: frozenset[str]
    period: PartialDate | None = None
    place_first: str = ""


def segments(reading: Reading) -> list[Segment]:
    found: list[Segment] = []
    for sentence in reading.sentences:
        if sentence.zone in SILENT:
            continue
        start = sentence.first
        here: Segment | None = None
        days = _days_of(reading, sentence)
        for first, last in _clauses(reading, sentence, days):
            if here is not None and "reference" not in here.marks and _is_silent(reading, first, last):
                here = replace(here, last=last)
                continue
            clause = _segment(reading, first, last, sentence, days)
            if here is not None and _opens_event(here, clause):
                found.append(here)
                start, here = first, None
            here = clause if start == first else _segment(reading, start, last, sentence, days)
        if here is not None:
            found.append(here)
    return found


def _is_silent(reading: Reading, first: int, last: int) -> bool:
    """Whether a stretch holds no known word and no time: it goes on with what it stands in."""
    known, timed = reading.marks.places_of, reading.timed
    return not any(index in known or index in timed for index in range(first, last))


@dataclass(frozen=True, slots=True)
class _Days:
    """The times of a sentence. told: days and months of acts; years: those of acts; headings: above the report."""

    told: tuple[TimeMention, ...]
    years: tuple[TimeMention, ...]
    headings: tuple[TimeMention, ...]


NO_DAYS = _Days((), (), ())


def _days_of(reading: Reading, sentence: Sentence) -> _Days:
    """What the times of a sentence date, found once for all its segments."""
    times = reading.times_of.get(sentence.number, ())
    if not times:
        return NO_DAYS
    headings = tuple(time for time in times if is_heading_day(reading, time))
    told = tuple(time for time in times if time in headings or _is_day_of_event(reading, time))
    wide = (time for time in times if time.is_wide and not time.is_period)
    return _Days(told, tuple(time for time in wide if tells_day(reading, time)), headings)


def _clauses(reading: Reading, sentence: Sentence, days: _Days) -> list[tuple[int, int]]:
    inside = range(sentence.first + 1, sentence.last)
    inner = {i for i in inside if reading.clause_of[i] != reading.clause_of[i - 1]}
    inner |= set(_second_days(reading, days)) & set(inside)
    inner |= {
        hit.last
        for hit in reading.marks.within("acts.sequel", *_ends(sentence))
        if _is_told_after(reading, hit)
    }
    inner |= set(_recalled(reading, sentence))
    cuts = [sentence.first, *sorted(inner), sentence.last]
    return list(pairwise(cuts))


def _recalled(reading: Reading, sentence: Sentence) -> Iterator[int]:
    """ "None as deadly since June, | when the front killed 12": where what began a period is told."""
    for time in reading.times_of.get(sentence.number, ()):
        end = time.last
        while end < sentence.last and (end in reading.timed or reading.tokens[end].raw == ","):
            end += 1
        if time.is_period and reading.marks.at("time.when", end) is not None:
            yield end


def _ends(sentence: Sentence) -> tuple[int, int]:
    return sentence.first, sentence.last - 1


def _is_told_after(reading: Reading, hit: Hit) -> bool:
    """ "A month | after | four rockets hit the airport": another act, some time before the one of the sentence.

    What stands behind with "the" may be the very act that the article reports ("a day after the attack").
    """
    is_apart = reading.marks.before("time.unit", hit.first) is not None
    is_clause = hit.entries[0].flag("clause")
    return is_apart and (is_clause or reading.marks.is_in(hit.last, *UNTOLD))


def _second_days(reading: Reading, days: _Days) -> Iterator[int]:
    """Where a sentence names a day that its earlier day cannot be: the words that lead to it open a segment."""
    before: TimeMention | None = None
    for time in days.told:
        if before is not None and not _agree(before, time):
            start = time.first
            while start > before.last and reading.marks.is_in(
                start - 1, "function.definite", "function.preposition"
            ):
                start -= 1
            yield start
        before = time


def _opens_event(here: Segment, clause: Segment) -> bool:
    """Whether a clause opens another event: a day beside one already told, an act of another class, a reference."""
    if "reference" in here.marks or "reference" in clause.marks or SEQUEL in clause.marks:
        return True
    if clause.dates and here.dates and not any(_agree(a, b) for a in here.dates for b in clause.dates):
        return True
    both = bool(clause.acts) and bool(here.acts)
    return both and not compatible(set(clause.acts), set(here.acts))


def _agree(a: TimeMention, b: TimeMention) -> bool:
    return a.date is not None and b.date is not None and a.date.intersects(b.date)


def _segment(reading: Reading, first: int, last: int, sentence: Sentence, days: _Days) -> Segment:
    marks = reading.marks
    acts = [
        entry.text("act")
        for hit in marks.within("acts.act", first, last)
        if hit.first not in reading.timed and not lasts(reading, hit.first)
        for entry in hit.entries
        if entry.text("act")
    ]
    present = frozenset(kind for kind in MARKS if marks.holds(f"acts.{kind}", first, last))
    if counts_several(reading, sentence, first, last):
        present |= {SERIES}
    sequel = marks.before("acts.sequel", first)
    is_recalled = first > sentence.first and first in _recalled(reading, sentence)
    if is_recalled or (sequel is not None and _is_told_after(reading, sequel)):
        present |= {SEQUEL}
    told = [time for time in reading.times_of.get(sentence.number, ()) if first <= time.first < last]
    is_heading = any(time in days.headings for time in told)
    if is_heading or any(tells_of_harm(reading, hit) for hit in marks.within("trigger", first, last)):
        present |= {"generic"}
    is_single = SERIES not in present and tells_single(reading, first, last)
    periods = (time for time in told if time.is_period or not is_single)
    period = next((time.date for time in periods if _is_period(time, is_series=SERIES in present)), None)
    if period is not None and present & {"generic", SERIES}:
        present |= {SERIES}
    speaks = (
        bool(acts)
        or bool(present & {"generic", SERIES})
        or any(True for _ in marks.within("trigger", first, last))
    )
    dated = days.told if SERIES in present else (*days.told, *days.years)
    dates = tuple(time for time in told if time in dated) if speaks else ()
    kinds = reading.lexicon.gazetteer.place_kinds
    places = frozenset(
        str(hit.entries[0])
        for hit in marks.within("place", first, last)
        if kinds.get(str(hit.entries[0])) not in WIDE
    )
    return Segment(
        first,
        last,
        sentence.paragraph,
        sentence.number,
        dates,
        tuple(dict.fromkeys(acts)),
        present,
        places,
        period,
        _opening_place(reading, first, sentence),
    )


def _opening_place(reading: Reading, first: int, sentence: Sentence) -> str:
    """The place behind the preposition that a sentence opens with, an adverb stepped over; "" = none."""
    if first != sentence.first:
        return ""
    for index in range(first, min(first + OPENING, sentence.last - 1)):
        if reading.marks.is_in(index, "function.preposition"):
            return next(_named_behind(reading, index + 1, sentence.last), "")
    return ""


def named(reading: Reading, first: int, last: int) -> Iterator[str]:
    """The names of places behind the prepositions of a stretch, as written but for case and accents."""
    for index in range(first, last - 1):
        if reading.marks.is_in(index, "function.preposition", "function.of"):
            yield from _named_behind(reading, index + 1, last)


def _named_behind(reading: Reading, index: int, end: int) -> Iterator[str]:
    """ "in Varna, Norland": the name at a token and those that a comma joins to it."""
    name = place_name_at(reading, index, end)
    while name is not None:
        if not name.is_wide:
            yield " ".join(token.fold for token in reading.tokens[name.first : name.last])
        is_joined = name.last + 1 < end and reading.tokens[name.last].raw == ","
        name = place_name_at(reading, name.last + 1, end) if is_joined else None


def _is_day_of_event(reading: Reading, time: TimeMention) -> bool:
    if time.date is None or time.is_period or time.is_wide or is_announcement(reading, time):
        return False
    return not dates_a_death(reading, time) and tells_day(reading, time)


def _is_period(time: TimeMention, *, is_series: bool) -> bool:
    """ "since June", "so far this year": what is told of months or a year is no single event's.

    "in 2019" is one only beside words of a series: a single attack is dated by its year too.
    """
    if time.date is None or (
        time.is_wide and time.rule == "calendar" and not time.is_period and not is_series
    ):
        return False
    return time.is_wide or (time.is_period and not time.date.is_day)


def compatible(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two mentions may be of one act: a class in common, two of a family, one with none, or a killing by any
    violent act.

    A mention without a class is of some violence: it is no truce and no withdrawal, but may be an attack on a march.
    """
    one, other = set(a), set(b)
    if not one or not other:
        return one == other or bool((one | other) & VIOLENT)
    if one & other or any(family & one and family & other for family in FAMILIES):
        return True
    return ("killing" in one and bool(other & VIOLENT)) or ("killing" in other and bool(one & VIOLENT))
