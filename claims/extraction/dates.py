"""Stage: days, months, intervals and times of day, anchored on the publication date, written form kept.

Outward: ``read_times``. The grammar is one for all languages: runs of weekday, day, month and year in any order, with
the joiners, edges ("late", "fin") and relative words of the pack. Worked example, published 18 November 2020:
"Tuesday evening" is the last Tuesday not after that day, 17 November 2020, and the part of the day "evening".
"""

from bisect import bisect_left
from dataclasses import replace

from claims.domain.dates import Granularity, PartialDate
from claims.extraction.anchoring import Anchor, approximately
from claims.extraction.announcements import opens_saying
from claims.extraction.calendar_days import parsed
from claims.extraction.calendar_runs import calendar_at
from claims.extraction.clocks import clock_at
from claims.extraction.datelines import anchor_day, is_dateline
from claims.extraction.day_spans import joined_days
from claims.extraction.nounphrases import is_shouted
from claims.extraction.reading import Reading, TimeMention, by_sentence
from claims.extraction.relative_days import distant, relative_at
from claims.extraction.tokens import Hit, Kind

MONTHS = 12
# Lexicon places of the words that dates and times are made of, and of those among them that never start one.
TIMES = "time."
NEVER_FIRST = frozenset(
    {
        *(
            "time.joiner",
            "time.range",
            "time.month_before",
            "time.day_before",
            "time.period",
            "time.span_open",
            "time.label",
        ),
        *("time.ahead", "time.clock_after", "time.clock_at", "time.clock_before"),
        "time.clock_near",
    }
)


def read_times(reading: Reading) -> Reading:
    anchor = Anchor(anchor_day(reading))
    mentions: list[TimeMention] = []
    index, starts = 0, _starts(reading)
    while index < len(reading.tokens):
        found = _mention_at(reading, anchor, index) if index in starts else None
        if found is None:
            index += 1
            continue
        if mentions and _is_apposed(reading, found, mentions[-1]):
            mentions[-1] = replace(mentions[-1], last=found.last)
        else:
            mentions.append(_with_period(reading, found))
        index = found.last
    settled = joined_days(reading, _with_offsets(reading, anchor, mentions))
    timed = {token: mention for mention in settled for token in range(mention.first, mention.last)}
    return replace(reading, times=tuple(settled), times_of=by_sentence(reading, settled), timed=timed)


def _starts(reading: Reading) -> set[int]:
    """The tokens at which a date or time can start at all: few, so that the grammar is not tried on every word."""
    known = reading.marks.starts
    places = (place for place in known if place.startswith(TIMES) and place not in NEVER_FIRST)
    starts = {index for place in places for index in known[place]}
    starts.update(known.get("numbers.cardinal", ()), known.get("numbers.article", ()))
    starts.update(
        index
        for index, token in enumerate(reading.tokens)
        if token.kind is Kind.NUMBER or token.raw[0].isdigit() or "-" in token.fold
    )
    return starts


def _mention_at(reading: Reading, anchor: Anchor, index: int) -> TimeMention | None:
    return (
        _written_in_digits(reading, index)
        or clock_at(reading, index)
        or relative_at(reading, anchor, index)
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
    """Year first as ISO has it, or day first with a year of four digits at the end; "11/16/2020" is month first."""
    match [len(part) for part in parts]:
        case [4, 2, 2] | [4, 2]:
            return parsed("-".join(parts))
        case [1 | 2, 1 | 2, 4]:
            month, day = (parts[0], parts[1]) if int(parts[1]) > MONTHS else (parts[1], parts[0])
            return parsed(f"{parts[2]}-{int(month):02d}-{int(day):02d}")
    return None


def _part(reading: Reading, index: int) -> TimeMention | None:
    hit = reading.marks.at("time.part", index)
    if hit is None or _lasts(reading, index):
        return None
    if _ends_a_name(reading, index) or _names_somebody(reading, hit):
        return None
    return TimeMention(
        index, hit.last, part=hit.entries[0].text("part"), clock_range=(index, hit.last), rule="part"
    )


def _ends_a_name(reading: Reading, index: int) -> bool:
    """ "The Golden | Dawn |": a capital behind another one, in small letters around, is part of a name."""
    name = index - 1
    if name <= reading.sentence(index).first or is_shouted(reading, index) or name in reading.timed:
        return False
    is_name = (
        reading.tokens[index].is_capital and reading.tokens[name].is_capital and reading.tokens[name].is_word
    )
    return is_name and not any(place.startswith(TIMES) for place in reading.marks.places_of.get(name, ()))


def _names_somebody(reading: Reading, hit: Hit) -> bool:
    """ "Golden | Dawn | members", "le groupe | Aube | rouge": a capital inside a sentence, among small letters.

    "At Dawn", "Tuesday Evening" are written with one too, and headlines with nothing else.
    """
    first, last = hit.first, hit.last
    if not reading.tokens[first].is_capital or first == reading.sentence(first).first:
        return False
    before = reading.tokens[first - 1]
    if reading.marks.is_in(
        first - 1, "function.preposition", "function.definite", "time.weekday", "time.relative"
    ):
        return False
    after = reading.tokens[last] if last < len(reading.tokens) else None
    return before.is_word and any(
        one is not None and one.is_word and one.raw.islower() for one in (before, after)
    )


def _lasts(reading: Reading, index: int) -> bool:
    """ "searched | all | night", "jusqu'à l'aube": how long something lasted, not when it happened."""
    bare = index
    while bare > 0 and reading.marks.is_in(bare - 1, "function.definite"):
        bare -= 1
    return any(reading.marks.before("time.throughout", place) is not None for place in (bare, index))


def _with_period(reading: Reading, mention: TimeMention) -> TimeMention:
    """ "since September" starts a stretch, and a dateline dates the writing: neither is the day of an event."""
    if is_dateline(reading, mention):
        return replace(mention, is_period=True)
    index = mention.first
    while index > 0 and reading.marks.is_in(index - 1, "function.definite"):
        index -= 1
    hit = reading.marks.before("time.period", index) or reading.marks.before("time.period", mention.first)
    return replace(mention, is_period=True) if hit is not None else mention


def _is_apposed(reading: Reading, mention: TimeMention, before: TimeMention) -> bool:
    """ "le 20 mars 2016, | un dimanche |,": says of a day told in full which weekday it was."""
    if before.date is None or not before.date.is_day or mention.rule != "weekday":
        return False
    between = range(before.last, mention.first)
    return len(between) > 1 and all(
        reading.tokens[index].raw == ","
        or reading.marks.is_in(index, "numbers.article", "function.indefinite")
        for index in between
    )


def _with_offsets(reading: Reading, anchor: Anchor, mentions: list[TimeMention]) -> list[TimeMention]:
    """ "the same day" and "a month earlier" count from the day told before, else from the first day told.

    The day on which something was said is none to count from where another is told.
    """
    told = [
        m
        for m in mentions
        if m.date is not None and m.date.is_day and not m.is_period and not m.rule.startswith("offset")
    ]
    days = [day for day in told if not (_is_of_saying(reading, day) or opens_saying(reading, day))] or told
    days = days or [m for m in mentions if _rough_day(m.date) is not None and not m.is_period]
    firsts = [day.first for day in days]
    settled: list[TimeMention] = []
    for mention in mentions:
        if not mention.rule.startswith("offset"):
            settled.append(mention)
            continue
        before = bisect_left(firsts, mention.first)
        base = days[max(before - 1, 0)].date if days else anchor.published
        shift, rough = int(mention.rule.removeprefix("offset")), _rough_day(base)
        date = distant(base, -shift) if rough is None else approximately(distant(rough, -shift))
        if date is None or (not days and shift > 0):
            continue  # nothing was told that "three days later" could count from
        is_wide = date.granularity is Granularity.YEAR
        settled.append(
            replace(mention, date=date, is_wide=is_wide, rule="same_day" if shift == 0 else "offset")
        )
    return settled


def _rough_day(date: PartialDate | None) -> PartialDate | None:
    """The day in the middle of "about a week ago"; None of what is no such day."""
    if date is None or date.is_day or not date.edtf.endswith("~"):
        return None
    middle = parsed(date.edtf.removesuffix("~"))
    return middle if middle is not None and middle.is_day else None


def _is_of_saying(reading: Reading, day: TimeMention) -> bool:
    """ "announced | on Friday |", "a annoncé | vendredi |": a verb of saying right before the day."""
    index = day.first
    while index > 0 and reading.marks.is_in(index - 1, "function.preposition", "function.definite"):
        index -= 1
    return index > 0 and reading.marks.is_in(index - 1, "attribution.says")
