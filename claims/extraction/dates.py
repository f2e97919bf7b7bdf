"""Stage: days, months, intervals and times of day, anchored on the publication date, written form kept.

Outward: ``read_times``. The grammar is one for all languages: runs of weekday, day, month and year in any order, with
the joiners, edges ("late", "fin") and relative words of the pack. Worked example, published 18 November 2020:
"Tuesday evening" is the last Tuesday not after that day, 17 November 2020, and the part of the day "evening".
"""

from dataclasses import replace

from claims.domain.codes import Comparator
from claims.domain.dates import Granularity, PartialDate
from claims.extraction.anchoring import Anchor, approximately, shifted
from claims.extraction.calendar_runs import calendar_at, parsed
from claims.extraction.clocks import clock_at
from claims.extraction.reading import Reading, TimeMention, by_sentence
from claims.extraction.tokens import Kind

WEEK = 7
# A dateline: the most words before its date, and the marks that close it.
DATELINE, DASHES = 6, "-\u2013\u2014(["
# "three hundred days ago" is told; larger numbers are no distances of news (arbitrary but works).
LARGEST = 1000


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
    return replace(reading, times=tuple(settled), times_of=by_sentence(reading, settled), timed=timed)


def _mention_at(reading: Reading, anchor: Anchor, index: int) -> TimeMention | None:
    return (
        _written_in_digits(reading, index)
        or clock_at(reading, index)
        or _relative(reading, anchor, index)
        or calendar_at(reading, anchor, index)
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
    return (
        TimeMention(index, last, date, day_range=(index, last), rule="digits") if date is not None else None
    )


def _from_digits(parts: list[str]) -> PartialDate | None:
    """Year first as ISO has it, or day first with a year of four digits at the end."""
    match [len(part) for part in parts]:
        case [4, 2, 2] | [4, 2]:
            return parsed("-".join(parts))
        case [1 | 2, 1 | 2, 4]:
            return parsed(f"{parts[2]}-{int(parts[1]):02d}-{int(parts[0]):02d}")
    return None


def _relative(reading: Reading, anchor: Anchor, index: int) -> TimeMention | None:
    marks = reading.marks
    hit = marks.at("time.relative", index)
    if hit is not None:
        date = anchor.day_at(hit.entries[0].number("days") or 0)
        return (
            TimeMention(index, hit.last, date, day_range=(index, hit.last), rule="relative") if date else None
        )
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
    date = anchor.day_at(-days) if days < WEEK else approximately(anchor.day_at(-days))
    is_told = after is not None and after.entries[0].flag("from_event")
    rule = f"offset-{days}" if is_told else "ago"
    return (
        TimeMention(index, last, date, day_range=(index, last), comparator=Comparator.ABOUT, rule=rule)
        if date or rule != "ago"
        else None
    )


def _whole_unit(anchor: Anchor, first: int, last: int, days: int) -> TimeMention | None:
    date = anchor.unit_before(days)
    if date is None:
        return None
    is_year = date.granularity is Granularity.YEAR
    return TimeMention(
        first,
        last,
        date,
        day_range=(first, last),
        is_period=is_year,
        comparator=Comparator.ABOUT,
        rule="unit",
    )


def _small_number(reading: Reading, index: int) -> tuple[int | None, int]:
    if index >= len(reading.tokens):
        return None, index
    token = reading.tokens[index]
    if token.kind is Kind.NUMBER and token.raw.isdigit() and int(token.raw) < LARGEST:
        return int(token.raw), index + 1
    for kind in ("cardinal", "article"):
        hit = reading.marks.at(f"numbers.{kind}", index)
        if hit is not None:
            return (hit.entries[0].value if kind == "cardinal" else 1), hit.last
    return None, index


def _part(reading: Reading, index: int) -> TimeMention | None:
    hit = reading.marks.at("time.part", index)
    if hit is None:
        return None
    return TimeMention(
        index, hit.last, part=hit.entries[0].text("part"), clock_range=(index, hit.last), rule="part"
    )


def _with_period(reading: Reading, mention: TimeMention) -> TimeMention:
    """ "since September" starts a stretch, and a dateline dates the writing: neither is the day of an event."""
    if _is_dateline(reading, mention):
        return replace(mention, is_period=True)
    index = mention.first
    while index > 0 and reading.marks.is_in(index - 1, "function.definite"):
        index -= 1
    hit = reading.marks.before("time.period", index) or reading.marks.before("time.period", mention.first)
    return replace(mention, is_period=True) if hit is not None else mention


def _is_dateline(reading: Reading, mention: TimeMention) -> bool:
    """ "VARNA, 3 JAN 90 --": a full date near the start of a sentence, closed by a dash or a bracket."""
    is_early = (
        mention.first - reading.sentence(mention.first).first <= DATELINE and mention.rule == "calendar"
    )
    after = reading.tokens[mention.last].raw if mention.last < len(reading.tokens) else ""
    has_year = not mention.reason
    return is_early and has_year and after != "" and after in DASHES


def _with_offsets(reading: Reading, anchor: Anchor, mentions: list[TimeMention]) -> list[TimeMention]:
    """ "the same day" and "a month earlier" count from the day told before, else from the first day told."""
    days = [
        m
        for m in mentions
        if m.date is not None and m.date.is_day and not m.is_period and not m.rule.startswith("offset")
    ]
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
        approximate = approximately(date) if shift <= -WEEK else date
        settled.append(replace(mention, date=approximate, rule="same_day" if shift == 0 else "offset"))
    return settled
