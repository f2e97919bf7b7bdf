"""Stage 3: days, months, intervals and times of day, anchored on the publication date, as written kept beside as read.

Outward: ``read_times``. The grammar is one for all languages: runs of weekday, day, month and year in any order, with
the joiners, edges ("late", "fin") and relative words of the pack. Worked example, published 18 November 2020:
"Tuesday evening" is the last Tuesday not after that day, 17 November 2020, and the part of the day "evening".
"""

from dataclasses import dataclass, replace

from claims.domain.codes import Comparator
from claims.domain.dates import Granularity, PartialDate, parse_date
from claims.extraction.anchoring import Anchor, approximately, edge_of_month, shifted
from claims.extraction.clocks import clock_at
from claims.extraction.reading import Reading, TimeMention
from claims.extraction.tokens import Kind

DAYS = range(1, 32)
YEARS = range(1000, 2200)
# Two-digit years of wires: "3 JAN 90" is 1990, "3 JAN 15" is 2015 (the usual pivot).
PIVOT = 50
LONGEST = 9


@dataclass(slots=True)
class Run:
    """What a run of date words has named so far."""

    weekday: int | None = None
    day: int | None = None
    last_day: int | None = None
    month: int | None = None
    year: int | None = None
    edge: str = ""
    past: bool = False
    coming: bool = False
    end: int = 0
    ambiguous: bool = False


def read_times(reading: Reading) -> Reading:
    anchor = Anchor(reading.document.published)
    mentions: list[TimeMention] = []
    index = 0
    while index < len(reading.tokens):
        found = _mention_at(reading, anchor, index)
        if found is None:
            index += 1
            continue
        mentions.append(_with_period(reading, found))
        index = found.last
    settled = _with_offsets(reading, anchor, mentions)
    timed = {token: mention for mention in settled for token in range(mention.first, mention.last)}
    return replace(reading, times=tuple(settled), timed=timed)


def _mention_at(reading: Reading, anchor: Anchor, index: int) -> TimeMention | None:
    return (
        _written_in_digits(reading, index)
        or clock_at(reading, index)
        or _relative(reading, anchor, index)
        or _calendar(reading, anchor, index)
        or _part(reading, index)
    )


def _written_in_digits(reading: Reading, index: int) -> TimeMention | None:
    """2020-11-17, 17/11/2020, 17-11-2020; a month such as 2020-11."""
    parts: list[str] = []
    last = index
    for place in range(index, min(index + 5, len(reading.tokens))):
        token = reading.tokens[place]
        if place > index and token.start != reading.tokens[place - 1].end:
            break
        if (place - index) % 2 == 0 and token.kind is Kind.NUMBER and token.raw.isdigit():
            parts.append(token.raw)
            last = place + 1
        elif (place - index) % 2 == 0 or token.raw not in "-/":
            break
    date = _from_digits(parts)
    return TimeMention(index, last, date, day_range=(index, last), rule="digits") if date is not None else None


def _from_digits(parts: list[str]) -> PartialDate | None:
    lengths = [len(part) for part in parts]
    if lengths in ([4, 2, 2], [4, 2]):
        return _parsed("-".join(parts))
    if len(parts) == 3 and lengths[2] == 4 and max(lengths[:2]) <= 2:
        return _parsed(f"{parts[2]}-{int(parts[1]):02d}-{int(parts[0]):02d}")
    return None


def _parsed(edtf: str) -> PartialDate | None:
    try:
        return parse_date(edtf)
    except ValueError:
        return None


def _relative(reading: Reading, anchor: Anchor, index: int) -> TimeMention | None:
    marks = reading.marks
    hit = marks.at("time.relative", index)
    if hit is not None:
        date = anchor.day_at(hit.entries[0].number("days") or 0)
        return TimeMention(index, hit.last, date, day_range=(index, hit.last), rule="relative") if date else None
    hit = marks.at("time.same_day", index) or marks.at("time.offset", index)
    if hit is not None:
        days = hit.entries[0].number("days") or 0
        return TimeMention(index, hit.last, None, day_range=(index, hit.last), rule=f"offset{days:+d}")
    return _stretch(reading, anchor, index)


def _stretch(reading: Reading, anchor: Anchor, index: int) -> TimeMention | None:
    """ "last week", "la semaine dernière", "three days ago", "il y a trois jours", "a month earlier"."""
    marks = reading.marks
    past = marks.at("time.past", index)
    unit = marks.at("time.unit", past.last if past else index)
    if past is not None and unit is not None:
        return _whole_unit(anchor, index, unit.last, unit.entries[0].number("days") or 1)
    if unit is not None and past is None and (after := marks.at("time.past", unit.last)) is not None:
        return _whole_unit(anchor, index, after.last, unit.entries[0].number("days") or 1)
    ago = marks.at("time.ago", index)
    start = ago.last if ago else index
    number, end = _small_number(reading, start)
    unit = marks.at("time.unit", end) if number is not None else None
    if number is None or unit is None:
        return None
    after = None if ago else marks.at("time.ago", unit.last)
    if ago is None and after is None:
        return None
    days = number * (unit.entries[0].number("days") or 1)
    last = unit.last if after is None else after.last
    date = anchor.day_at(-days) if days < 7 else approximately(anchor.day_at(-days))
    is_told = after is not None and after.entries[0].flag("from_event")
    rule = f"offset-{days}" if is_told else "ago"
    return TimeMention(index, last, date, day_range=(index, last), comparator=Comparator.ABOUT, rule=rule) if date or rule != "ago" else None


def _whole_unit(anchor: Anchor, first: int, last: int, days: int) -> TimeMention | None:
    date = anchor.unit_before(days)
    if date is None:
        return None
    is_year = date.granularity is Granularity.YEAR
    return TimeMention(
        first, last, date, day_range=(first, last), is_period=is_year, comparator=Comparator.ABOUT, rule="unit"
    )


def _small_number(reading: Reading, index: int) -> tuple[int | None, int]:
    if index >= len(reading.tokens):
        return None, index
    token = reading.tokens[index]
    if token.kind is Kind.NUMBER and token.raw.isdigit() and len(token.raw) <= 3:
        return int(token.raw), index + 1
    for kind in ("cardinal", "article"):
        hit = reading.marks.at(f"numbers.{kind}", index)
        if hit is not None:
            return (hit.entries[0].value if kind == "cardinal" else 1), hit.last
    return None, index


def _calendar(reading: Reading, anchor: Anchor, index: int) -> TimeMention | None:
    run = _run(reading, index)
    if run is None:
        return None
    date, flags = _resolved(anchor, run)
    if date is None:
        return None
    comparator = Comparator.ABOUT if run.edge else Comparator.EXACT
    is_year = run.month is None and run.weekday is None
    return TimeMention(
        index, run.end, date, day_range=(index, run.end), comparator=comparator, flags=flags, is_period=is_year,
        weekday=run.weekday,
        rule="weekday" if run.month is None and not is_year else "edge" if run.edge else "calendar",
        reason=f"published {anchor.text}" if run.year is None else "",
    )


def _run(reading: Reading, index: int) -> Run | None:
    """The longest run of date words from here; None where they name no month, weekday or year."""
    run, place = Run(end=index), index
    while place < min(index + LONGEST, len(reading.tokens)):
        step = _step(reading, run, place, index)
        if step is not None:
            place = run.end = step
            continue
        joiner = reading.marks.at("time.joiner", place)
        if joiner is None or place == index or (run.year is not None):
            break
        place = joiner.last
    if run.month is None and run.day is not None and run.weekday is None:
        return None
    if run.month is not None and run.ambiguous and run.day is None and run.year is None and not _in_month(reading, index):
        return None
    named = run.month is not None or run.weekday is not None or run.year is not None
    return run if named and run.end > index else None


def _in_month(reading: Reading, index: int) -> bool:
    return reading.marks.before("time.month_before", index) is not None


def _step(reading: Reading, run: Run, place: int, start: int) -> int | None:
    """Take one date word into the run; the place after it, None where this word does not go on with it."""
    marks, token = reading.marks, reading.tokens[place]
    if run.month is None and run.weekday is None and not run.edge and (hit := marks.at("time.edge", place)):
        if _names_month(reading, hit.last):
            run.edge = hit.entries[0].text("part")
            return hit.last
    if run.weekday is None and run.month is None and (hit := marks.at("time.weekday", place)):
        run.weekday = hit.entries[0].value
        return hit.last
    if run.weekday is not None and run.day is None and run.month is None:
        for kind in ("past", "coming"):
            if hit := marks.at(f"time.{kind}", place):
                setattr(run, kind, True)
                return hit.last
    return _month_step(reading, run, place) or _day_step(reading, run, place, start) or _year_step(reading, run, place, start, token.raw)


def _names_month(reading: Reading, place: int) -> bool:
    joiner = reading.marks.at("time.joiner", place)
    place = joiner.last if joiner else place
    return reading.marks.at("time.month", place) is not None


def _month_step(reading: Reading, run: Run, place: int) -> int | None:
    if run.month is not None:
        return None
    hit = reading.marks.at("time.month", place)
    if hit is not None:
        run.month, run.ambiguous = hit.entries[0].value, hit.entries[0].flag("ambiguous")
        return hit.last
    parts = reading.tokens[place].fold.split("-")
    known = reading.lexicon.time_words
    if len(parts) == 2 and parts[0] in known.edges and parts[1] in known.months:
        run.edge, run.month = known.edges[parts[0]], known.months[parts[1]]
        return place + 1
    return None


def _day_step(reading: Reading, run: Run, place: int, start: int) -> int | None:
    """A day of the month; a second one after a range word makes it a stretch of days."""
    ordinal = reading.marks.at("time.first", place)
    token = reading.tokens[place]
    number = ordinal.entries[0].value if ordinal else int(token.raw) if _is_plain(token.raw) else None
    if number is None or number not in DAYS or run.year is not None:
        return None
    last = ordinal.last if ordinal else place + 1
    if run.month is not None and reading.marks.at("time.month", last) is not None:
        return None
    if run.day is None and _belongs_to_month(reading, run, last, start):
        run.day = number
        joint = reading.marks.at("time.range", last)
        if joint is not None and run.month is None and joint.last < len(reading.tokens):
            second = reading.tokens[joint.last].raw
            if _is_plain(second) and int(second) in DAYS and int(second) > number and reading.marks.at("time.month", joint.last + 1):
                run.last_day = int(second)
                return joint.last + 1
        return last
    return None


def _is_plain(raw: str) -> bool:
    return raw.isascii() and raw.isdigit() and len(raw) <= 2


def _belongs_to_month(reading: Reading, run: Run, after: int, start: int) -> bool:
    """A number is a day only beside a month: "26 January", "January 26", "4 to 5 July"."""
    if run.month is not None:
        is_modifier = reading.marks.before("function.definite", start) is not None
        return (is_modifier or reading.marks.at("head", after) is None) and reading.marks.at("measures.unit", after) is None
    if reading.marks.at("time.range", after) is not None:
        after += 2
    joiner = reading.marks.at("time.joiner", after)
    after = joiner.last if joiner and reading.tokens[after].raw != "," else after
    return reading.marks.at("time.month", after) is not None


def _year_step(reading: Reading, run: Run, place: int, start: int, raw: str) -> int | None:
    if run.year is not None or not (raw.isascii() and raw.isdigit()):
        return None
    if len(raw) == 4 and int(raw) in YEARS:
        if run.month is None and not (place == start and _in_month(reading, start)):
            return None
        if reading.marks.at("head", place + 1) is not None:
            return None
        run.year = int(raw)
        return place + 1
    after = reading.tokens[place + 1] if place + 1 < len(reading.tokens) else None
    if len(raw) == 2 and run.day is not None and run.month is not None and (after is None or after.kind is Kind.MARK):
        run.year = int(raw) + (1900 if int(raw) >= PIVOT else 2000)
        return place + 1
    return None


def _resolved(anchor: Anchor, run: Run) -> tuple[PartialDate | None, tuple[str, ...]]:
    if run.month is None:
        if run.weekday is not None:
            return anchor.weekday(run.weekday, is_past=run.past, is_coming=run.coming)
        return (_parsed(f"{run.year:04d}"), ()) if run.year is not None else (None, ())
    year = run.year if run.year is not None else anchor.year_of(run.month, run.day)
    if year is None:
        return None, ()
    if run.day is None:
        plain = _parsed(f"{year:04d}-{run.month:02d}")
        return (edge_of_month(year, run.month, run.edge) if run.edge else plain), ()
    first = _parsed(f"{year:04d}-{run.month:02d}-{run.day:02d}")
    if run.last_day is not None and first is not None:
        return _parsed(f"{first.edtf}/{year:04d}-{run.month:02d}-{run.last_day:02d}") or first, ()
    is_late = run.year is not None and anchor.is_after(first)
    return first, ("impossible_year",) if is_late else ()


def _part(reading: Reading, index: int) -> TimeMention | None:
    hit = reading.marks.at("time.part", index)
    if hit is None:
        return None
    return TimeMention(
        index, hit.last, part=hit.entries[0].text("part"), clock_range=(index, hit.last), rule="part"
    )


def _with_period(reading: Reading, mention: TimeMention) -> TimeMention:
    """ "since September" names the start of a stretch, not the day of an event."""
    index = mention.first
    while index > 0 and reading.marks.is_in(index - 1, "function.definite"):
        index -= 1
    hit = reading.marks.before("time.period", index) or reading.marks.before("time.period", mention.first)
    return replace(mention, is_period=True) if hit is not None else mention


def _with_offsets(reading: Reading, anchor: Anchor, mentions: list[TimeMention]) -> list[TimeMention]:
    """ "the same day" and "a month earlier" count from the day told before, else from the first day told."""
    days = [m for m in mentions if m.date is not None and m.date.is_day and not m.is_period and not m.rule.startswith("offset")]
    settled: list[TimeMention] = []
    for mention in mentions:
        if not mention.rule.startswith("offset"):
            settled.append(mention)
            continue
        before = [day for day in days if day.first < mention.first]
        base = before[-1].date if before else days[0].date if days else anchor.published
        shift = int(mention.rule.removeprefix("offset"))
        date = shifted(base, shift)
        if date is None:
            continue
        approximate = approximately(date) if shift < -6 else date
        settled.append(replace(mention, date=approximate, rule="same_day" if shift == 0 else "offset"))
    return settled
