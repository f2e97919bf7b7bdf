"""Days told from the day of publication: "yesterday", "last week", "three days ago", "a month earlier".

Outward: ``relative_at``. A distance is as exact as its unit: "five years ago" is a year, "two months earlier" a
month, "a week ago" a day, about. Distances from a day told before are settled by ``dates``, under
rules named "offset-7".
"""

from claims.domain.codes import Comparator
from claims.domain.dates import Granularity, PartialDate
from claims.extraction.anchoring import DAYS_A_MONTH, WEEK, YEAR, Anchor, approximately
from claims.extraction.reading import Reading, TimeMention
from claims.extraction.tokens import Hit, Kind

# Digits of a distance: "300 days ago" is told, larger numbers are no distances of news (arbitrary but works).
DIGITS = 3


def relative_at(reading: Reading, anchor: Anchor, index: int) -> TimeMention | None:
    """The relative day that starts here, None where there is none; without a date where nobody knows the publication
    day, so that the words are taken for no count and no name."""
    marks = reading.marks
    hit = marks.at("time.relative", index)
    if hit is not None:
        return _named(reading, anchor, hit)
    hit = marks.at("time.same_day", index) or marks.at("time.offset", index)
    if hit is not None and not _counts_from_another(reading, hit):
        days = hit.entries[0].number("days") or 0
        return TimeMention(index, hit.last, None, day_range=(index, hit.last), rule=f"offset{days:+d}")
    hit = marks.at("time.weekend", index)
    if hit is not None:
        date = anchor.weekend(weeks_before=hit.entries[0].number("days") or 0)
        return _whole(index, hit.last, date)
    return _unit(reading, anchor, index) or _distance(reading, anchor, index)


def _counts_from_another(reading: Reading, hit: Hit) -> bool:
    """ "Au lendemain | de l'élection |", "la veille | du scrutin |": a day told from what no day was told of.

    An act ("au lendemain de l'attaque") may be the one whose day was told.
    """
    joint = reading.marks.at("function.of", hit.last)
    if joint is None:
        return False
    noun = joint.last
    while reading.marks.is_in(noun, "function.definite", "function.demonstrative"):
        noun += 1
    return noun not in reading.timed and not reading.marks.is_in(noun, "acts.act", "acts.generic")


def _named(reading: Reading, anchor: Anchor, hit: Hit) -> TimeMention | None:
    """ "yesterday", and "last night", which names a part of the day as well; "overnight" is of two days."""
    entry = hit.entries[0]
    days = entry.number("days") or 0
    if entry.flag("two_days") and reading.marks.is_in(hit.last, "time.weekday"):
        return None  # "overnight | Monday to Tuesday"
    date = anchor.nights(days) if entry.flag("two_days") else anchor.day_at(days)
    part = next((p for i in range(hit.first, hit.last) if (p := reading.marks.over("time.part", i))), None)
    return TimeMention(
        hit.first,
        hit.last,
        date,
        part=part.entries[0].text("part") if part is not None else "",
        clock_range=(max(hit.first, part.first), min(hit.last, part.last)) if part is not None else None,
        day_range=(hit.first, hit.last),
        rule="relative",
    )


def _unit(reading: Reading, anchor: Anchor, index: int) -> TimeMention | None:
    """ "last week", "la semaine dernière", "this month", "cette année"."""
    marks = reading.marks
    for place, count in (("time.past", 1), ("time.present", 0)):
        before = marks.at(place, index)
        unit = marks.at("time.unit", before.last if before else index)
        after = marks.at(place, unit.last) if unit is not None and before is None else None
        if unit is None or (before is None and after is None):
            continue
        days = unit.entries[0].number("days") or 0
        last = after.last if after is not None else unit.last
        date = anchor.unit_before(days) if count else anchor.unit_of(days)
        if date is not None or anchor.published is None:
            return _whole(index, last, date)
    return _season(reading, anchor, index)


def _season(reading: Reading, anchor: Anchor, index: int) -> TimeMention | None:
    """ "last summer", "l'hiver dernier"."""
    before = reading.marks.at("time.past", index)
    hit = reading.marks.at("time.season", before.last if before else index)
    end = before if before is not None or hit is None else reading.marks.at("time.past", hit.last)
    if hit is None or end is None:
        return None
    date = anchor.season(hit.entries[0].value or 1)
    return _whole(index, max(hit.last, end.last), date)


def _whole(first: int, last: int, date: PartialDate | None) -> TimeMention:
    return TimeMention(
        first,
        last,
        date,
        day_range=(first, last),
        is_wide=date is not None and date.granularity is Granularity.YEAR,
        comparator=Comparator.ABOUT,
        rule="unit",
    )


def _distance(reading: Reading, anchor: Anchor, index: int) -> TimeMention | None:
    """ "three days ago", "il y a trois jours", "a month earlier"."""
    marks = reading.marks
    ago = marks.at("time.ago", index)
    if ago is not None and ago.entries[0].flag("from_event"):
        return None
    number, end = _small_number(reading, ago.last if ago else index)
    unit = marks.at("time.unit", end) if number is not None else None
    if number is None or unit is None:
        return None
    after = None if ago else marks.at("time.ago", unit.last)
    if ago is None and after is None:
        return None
    size = unit.entries[0].number("days") or 0
    last = unit.last if after is None else after.last
    if after is not None and after.entries[0].flag("from_event"):
        # Of the days a shift of months and years keeps its unit: -30 is a month, -365 a year.
        shift = number * size if after.entries[0].flag("forward") else -number * size
        return TimeMention(
            index,
            last,
            None,
            day_range=(index, last),
            comparator=Comparator.ABOUT,
            rule=f"offset{shift:+d}",
        )
    date = distant(anchor.published, number * size)
    is_wide = date is not None and date.granularity is Granularity.YEAR
    return TimeMention(
        index, last, date, day_range=(index, last), is_wide=is_wide, comparator=Comparator.ABOUT, rule="ago"
    )


def distant(base: PartialDate | None, days: int) -> PartialDate | None:
    """The day, month or year that lies ``days`` before a day, as exact as the distance is told."""
    date = Anchor(base).day_at(-days)
    if date is None or date.lower is None or not date.is_day:
        return date
    if days and days % YEAR == 0:
        return Anchor(date).whole(Granularity.YEAR)
    if days and days % DAYS_A_MONTH == 0:
        return Anchor(date).whole(Granularity.MONTH)
    return date if days < WEEK else approximately(date)


def _small_number(reading: Reading, index: int) -> tuple[int | None, int]:
    if index >= len(reading.tokens):
        return None, index
    token = reading.tokens[index]
    if token.kind is Kind.NUMBER and token.raw.isdigit() and len(token.raw) <= DIGITS:
        return int(token.raw), index + 1
    for kind in ("cardinal", "article"):
        hit = reading.marks.at(f"numbers.{kind}", index)
        if hit is not None:
            return (hit.entries[0].value if kind == "cardinal" else 1), hit.last
    return None, index
