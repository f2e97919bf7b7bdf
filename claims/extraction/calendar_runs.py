"""Dates named by weekday, day, month and year, in any order and language: "Sunday, Dec. 20", "le 3 janvier 2020".

Outward: ``calendar_at``. A run takes one date word after the other, with the pack's joiners between them; a number is
a day only beside a month, two digits a year only after both. What such words mean is told by ``calendar_days``.
"""

from claims.domain.codes import Comparator
from claims.extraction.anchoring import Anchor
from claims.extraction.calendar_days import Run, resolved
from claims.extraction.days_ahead import is_ahead_at
from claims.extraction.nounphrases import is_shouted
from claims.extraction.reading import Reading, TimeMention
from claims.extraction.tokens import Hit, Kind

DAYS = range(1, 32)
YEARS = range(1000, 2200)
# Two-digit years of wires: "3 JAN 90" is 1990, "3 JAN 15" is 2015 (the usual pivot).
PIVOT = 50
# Tokens of a date, joiners and all (arbitrary but works).
LONGEST = 9
# Digits of a day or a short year, and of a full year.
SHORT, LONG = 2, 4


def calendar_at(reading: Reading, anchor: Anchor, index: int) -> TimeMention | None:
    run = _run(reading, index)
    if run is None:
        return None
    date, flags = resolved(anchor, run, is_ahead=run.year is None and is_ahead_at(reading, index, run.end))
    is_told = run.month is not None and run.day is not None and run.year is not None
    if date is None and not is_told and anchor.published is not None:
        return None  # of an undated article "Tuesday" is a time still, though nobody knows which
    comparator = Comparator.ABOUT if run.edge else Comparator.EXACT
    is_year = run.month is None and run.weekday is None
    return TimeMention(
        index,
        run.end,
        date,
        day_range=(index, run.end),
        comparator=comparator,
        flags=flags,
        is_wide=is_year,
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
    if (
        run.month is not None
        and run.ambiguous
        and run.day is None
        and run.year is None
        and not _in_month(reading, index)
    ):
        return None
    named = run.month is not None or run.weekday is not None or run.year is not None
    return run if named and run.end > index else None


def _is_forename(reading: Reading, index: int) -> bool:
    """ "Cpl | Jun | Abella", "said | April | Verdane": a month alone before a capital that only a name can be.

    A rank tells it before any capital; else the word behind is known for nothing, and no "in" and no article leads.
    """
    after = reading.tokens[index + 1] if index + 1 < len(reading.tokens) else None
    if after is None or not (after.is_word and after.is_capital):
        return False
    if reading.marks.before("actors.rank", index) is not None:
        return True
    is_name = reading.tokens[index].is_capital and not reading.marks.places_of.get(index + 1)
    is_led = _in_month(reading, index) or reading.marks.before("function.definite", index) is not None
    return is_name and not is_led and not is_shouted(reading, index)


def _in_month(reading: Reading, index: int) -> bool:
    return reading.marks.before("time.month_before", index) is not None


def _step(reading: Reading, run: Run, place: int, start: int) -> int | None:
    """Take one date word into the run; the place after it, None where this word does not go on with it."""
    marks, token = reading.marks, reading.tokens[place]
    is_bare = run.month is None and run.weekday is None and not run.edge
    if is_bare and (hit := marks.at("time.past", place)) and marks.at("time.weekday", hit.last):
        run.past = True
        return hit.last
    if is_bare and (hit := marks.at("time.edge", place)) and _names_month(reading, hit.last):
        run.edge = hit.entries[0].text("part")
        return hit.last
    if (
        run.weekday is None
        and run.month is None
        and (hit := marks.at("time.weekday", place))
        and not _is_in_name(reading, place)
    ):
        run.weekday = hit.entries[0].value
        return hit.last
    if run.weekday is not None and run.day is None and run.month is None:
        for kind in ("past", "coming"):
            if hit := marks.at(f"time.{kind}", place):
                setattr(run, kind, True)
                return hit.last
    return (
        _month_step(reading, run, place)
        or _day_step(reading, run, place, start)
        or _year_step(reading, run, place, start, token.raw)
    )


def _is_in_name(reading: Reading, place: int) -> bool:
    """ "the Easter Sunday", "the Bloody Friday": a weekday that a name between it and its article takes in."""
    name, article = (reading.tokens[max(0, place - back)] for back in (1, 2))
    is_name = name.is_word and name.is_capital and article.raw.islower()
    return is_name and reading.marks.is_in(place - 2, "function.definite")


def _names_month(reading: Reading, place: int) -> bool:
    joiner = reading.marks.at("time.joiner", place)
    place = joiner.last if joiner else place
    return reading.marks.at("time.month", place) is not None


def _month_step(reading: Reading, run: Run, place: int) -> int | None:
    if run.month is not None:
        return None
    hit = reading.marks.at("time.month", place)
    if hit is not None and run.day is None and hit.last == place + 1 and _is_forename(reading, place):
        return None
    if hit is not None:
        run.month, run.ambiguous = hit.entries[0].value, hit.entries[0].flag("ambiguous")
        return hit.last
    edge, _, month = reading.tokens[place].fold.partition("-")
    known = reading.lexicon.time_words
    if edge in known.edges and month in known.months:
        run.edge, run.month = known.edges[edge], known.months[month]
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
        if joint is not None and joint.last < len(reading.tokens):
            second = reading.tokens[joint.last].raw
            is_day = _is_plain(second) and int(second) in DAYS and int(second) > number
            if is_day and (
                _month_behind(reading, joint.last + 1) if run.month is None else _is_closed(reading, joint)
            ):
                run.last_day = int(second)
                return joint.last + 1
        return last
    return None


def _is_closed(reading: Reading, joint: Hit) -> bool:
    """ "May 3-5": a mark without spaces joins two days of the month before; "May 3 and 12 people" does not."""
    before, mark, after = (reading.tokens[place] for place in (joint.first - 1, joint.first, joint.last))
    return before.end == mark.start and mark.end == after.start


def _is_plain(raw: str) -> bool:
    return raw.isascii() and raw.isdigit() and len(raw) <= SHORT


def _belongs_to_month(reading: Reading, run: Run, after: int, start: int) -> bool:
    """A number is a day only beside a month: "26 January", "January 26", "4 to 5 July".

    Before what can be counted only where it cannot be a count: "the May 12 raids", "on May 12 rebels", but "in May 12
    rebels".
    """
    if run.month is not None:
        leads = (reading.marks.before(place, start) for place in ("function.definite", "time.day_before"))
        is_day = any(lead is not None for lead in leads)
        return (is_day or reading.marks.at("head", after) is None) and reading.marks.at(
            "measures.unit", after
        ) is None
    joint = reading.marks.at("time.range", after)
    if joint is not None:
        after = joint.last + 1
    return _month_behind(reading, after) is not None


def _month_behind(reading: Reading, index: int) -> Hit | None:
    """The month at a token, past "of" or "de" but no comma."""
    joiner = reading.marks.at("time.joiner", index)
    is_joined = joiner is not None and reading.tokens[index].raw != ","
    return reading.marks.at("time.month", joiner.last if joiner is not None and is_joined else index)


def _year_step(reading: Reading, run: Run, place: int, start: int, raw: str) -> int | None:
    if run.year is not None or not (raw.isascii() and raw.isdigit()):
        return None
    is_year = len(raw) == LONG and (int(raw) in YEARS or _is_impossible_year(reading, run, place))
    if is_year:
        is_of_act = place == start and _is_of_an_act(reading, place)
        if run.month is None and not (is_of_act or (place == start and _in_month(reading, start))):
            return None
        if run.month is None and not is_of_act and reading.marks.at("head", place + 1) is not None:
            return None
        run.year = int(raw)
        return place + 1
    after = reading.tokens[place + 1] if place + 1 < len(reading.tokens) else None
    if (
        len(raw) == SHORT
        and run.day is not None
        and run.month is not None
        and (after is None or after.kind is Kind.MARK)
    ):
        run.year = int(raw) + (1900 if int(raw) >= PIVOT else 2000)
        return place + 1
    return None


def _is_of_an_act(reading: Reading, place: int) -> bool:
    """ "The | 2011 | massacre": a year between an article and an act, where qualifiers come first."""
    if not reading.lexicon.pack.setting("adjectives_first") or place == 0 or place + 1 >= len(reading.tokens):
        return False
    is_led = reading.marks.is_in(place - 1, "function.definite", "function.possessive", "function.indefinite")
    return is_led and reading.marks.is_in(place + 1, "acts.act", "acts.generic")


def _is_impossible_year(reading: Reading, run: Run, place: int) -> bool:
    """ "12 March | 3020 |, killing": four digits behind a day and its month that count nothing are a misprint."""
    if run.day is None or run.month is None or reading.tokens[place].raw.startswith("0"):
        return False
    after = place + 1
    if after >= len(reading.tokens) or reading.tokens[after].kind is Kind.MARK:
        return True
    return reading.marks.is_in(after, "function.preposition", "function.conjunction", "function.relative")
