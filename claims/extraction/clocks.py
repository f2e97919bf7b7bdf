"""Times on the clock: "19:30", "19H30", "19 h 30", "7:30 p.m.", "at 7 p.m.", "19 heures", "onze heures".

Outward: ``clock_at``. Local time as written; a time zone beside it is left alone.
"""

import re

from claims.domain.codes import Comparator
from claims.extraction.lexicon import HEAD
from claims.extraction.number_words import number_at
from claims.extraction.reading import Reading, TimeMention
from claims.extraction.tokens import Hit, Kind

_CLOCK = re.compile(r"(\d{1,2})(?:[:h.](\d{2})?)", re.ASCII | re.IGNORECASE)
NOON, DAY_HOURS, HOUR_MINUTES = 12, 24, 60
AFTERNOON = "afternoon"
MINUTE_DIGITS = 2
LATE = (AFTERNOON, "evening")
# Digits of a clock as soldiers write it, and lexicon places of what may stand behind one.
MILITARY = 4
FOLLOWS = ("numbers.cardinal", "numbers.article", "nouns.people", "function.indefinite", "function.pronoun")
FREE = ("function.preposition", "function.conjunction", "time.relative", "time.weekday", "time.part")


def clock_at(reading: Reading, index: int) -> TimeMention | None:
    """The clock time that starts here, None where there is none."""
    if not reading.tokens[index].raw[0].isdigit():
        return _worded(reading, index) or _in_words(reading, index)
    return (
        _hour_of_part(reading, index, reading.tokens[index].raw)
        or _spelt(reading, index)
        or _figures(reading, index)
    )


def _in_words(reading: Reading, index: int) -> TimeMention | None:
    """ "at around | four in the morning |": an hour in words."""
    hit = reading.marks.at("numbers.cardinal", index)
    is_hour = hit is not None and hit.last == index + 1 and hit.entries[0].value <= NOON
    return _hour_of_part(reading, index, str(hit.entries[0].value)) if hit is not None and is_hour else None


def _hour_of_part(reading: Reading, index: int, raw: str) -> TimeMention | None:
    """An hour that a word brings and a part of the day follows: "at | 4 in the morning |"."""
    part = reading.marks.at("time.clock_part", index + 1)
    if part is None or not (raw.isascii() and raw.isdigit()) or not 0 < int(raw) <= NOON:
        return None
    if reading.marks.before("time.clock_before", index) is None:
        return None
    is_late = part.entries[0].text("part") in LATE
    return _mention(reading, index, part.last, int(raw) % NOON + (NOON if is_late else 0), 0)


def _figures(reading: Reading, index: int) -> TimeMention | None:
    """ "19:30", "19h30", "1840", "7 p.m."."""
    token = reading.tokens[index]
    found = _CLOCK.fullmatch(token.raw)
    after = reading.marks.at("time.clock_after", index + 1)
    if after is None and _is_military(reading, index):
        return _mention(reading, index, index + 1, int(token.raw[:2]), int(token.raw[2:]))
    if found is None and (after is None or token.kind is not Kind.NUMBER or not token.raw.isdigit()):
        return None
    if found is not None and token.kind is Kind.NUMBER and after is None and not _is_pointed(reading, index):
        return None
    hour, minute = (int(found.group(1)), int(found.group(2) or 0)) if found else _bare(token.raw)
    last = index + 1
    if after is not None:
        last = after.last
        if after.entries[0].text("part") == AFTERNOON and hour < NOON:
            hour += NOON
    if found is None and after is not None and not _is_time(reading, index):
        return None
    part = _part_after(reading, last)
    if part is not None:
        hour += NOON if part.entries[0].text("part") in LATE and hour < NOON else 0
        last = part.last
    if hour >= DAY_HOURS or minute >= HOUR_MINUTES:
        return None
    return _mention(reading, index, last, hour, minute)


def _spelt(reading: Reading, index: int) -> TimeMention | None:
    """ "vers 9 h 00", "à 20 heures 30", "à 9 h": the hour, its mark and the minutes, each a word of its own.

    Something before must say that it is a time: "a journey of 9 h 30" is a stretch.
    """
    raw, mark = reading.tokens[index].raw, reading.marks.at("time.clock_mark", index + 1)
    if mark is None or not (raw.isascii() and raw.isdigit()) or int(raw) >= DAY_HOURS:
        return None
    is_led = reading.marks.before("time.clock_before", index) is not None
    if _is_minutes(reading, mark.last) and (is_led or _stands_apart(reading, index)):
        return _mention(reading, index, mark.last + 1, int(raw), int(reading.tokens[mark.last].raw))
    # "7 hours" may be a stretch, and is asked further on.
    is_letter = len(reading.tokens[mark.first].raw) == 1
    return _mention(reading, index, mark.last, int(raw), 0) if is_led and is_letter else None


def _worded(reading: Reading, index: int) -> TimeMention | None:
    """ "vers onze heures", "à neuf heures du soir": words before say that it is a time, and no stretch follows."""
    mark = reading.marks.at("time.clock_mark", index + 1)
    if mark is None or reading.marks.before("time.clock_before", index) is None:
        return None
    number, part = number_at(reading, index), _part_after(reading, mark.last)
    if number is None or number[1] != mark.first or number[0] >= DAY_HOURS:
        return None
    if part is None and reading.marks.at("function.of", mark.last) is not None:
        return None  # "à onze heures de route"
    is_late = part is not None and part.entries[0].text("part") in LATE and number[0] < NOON
    last = mark.last if part is None else part.last
    return _mention(reading, index, last, number[0] + (NOON if is_late else 0), 0)


def _is_minutes(reading: Reading, index: int) -> bool:
    """Whether two digits stand here that an hour has, and that count nothing ("à 9 h 30 hommes")."""
    if index >= len(reading.tokens):
        return False
    raw = reading.tokens[index].raw
    is_minute = len(raw) == MINUTE_DIGITS and raw.isascii() and raw.isdigit() and int(raw) < HOUR_MINUTES
    counts = any(reading.marks.at(section, index + 1) for section in (HEAD, "measures.unit", "nouns.people"))
    return is_minute and not counts


def _stands_apart(reading: Reading, index: int) -> bool:
    """ "mardi 9 h 05", "mardi, 9 h 05"."""
    return index == 0 or (
        reading.tokens[index - 1].kind is Kind.MARK
        or reading.marks.is_in(index - 1, "time.weekday", "time.relative")
    )


def _part_after(reading: Reading, last: int) -> Hit | None:
    """The part of the day that "of" joins to a clock: "5 heures | du matin |"."""
    joint = reading.marks.at("function.of", last)
    return reading.marks.at("time.part", joint.last) if joint is not None else None


def _mention(reading: Reading, index: int, last: int, hour: int, minute: int) -> TimeMention:
    about = reading.marks.before("bounds.before", index)
    near = reading.marks.before("time.clock_near", index)
    is_about = near is not None or (
        about is not None and about.entries[0].text("comparator") == Comparator.ABOUT
    )
    return TimeMention(
        index,
        last,
        clock=f"{hour:02d}:{minute:02d}",
        clock_range=(index if near is None else near.first, last),
        comparator=Comparator.ABOUT if is_about else Comparator.EXACT,
        rule="clock",
    )


def _is_military(reading: Reading, index: int) -> bool:
    """ "at 1840 near the bridge": four bare digits right after "at", with nothing behind that they could count."""
    raw = reading.tokens[index].raw
    if len(raw) != MILITARY or not (raw.isascii() and raw.isdigit()):
        return False
    if int(raw[:2]) >= DAY_HOURS or int(raw[2:]) >= HOUR_MINUTES:
        return False
    if reading.marks.before("time.clock_at", index) is None or index + 1 >= len(reading.tokens):
        return False
    after = reading.tokens[index + 1]
    is_free = after.kind is Kind.MARK or reading.marks.is_in(index + 1, *FREE)
    return is_free and reading.marks.at("measures.unit", index + 1) is None


def _is_pointed(reading: Reading, index: int) -> bool:
    """ "at 14.52 on Monday": hour and minutes of two digits right after "at", with nothing behind to measure."""
    hour, _, minute = reading.tokens[index].raw.partition(".")
    if (
        len(minute) != MINUTE_DIGITS
        or not hour.isdigit()
        or reading.marks.before("time.clock_at", index) is None
    ):
        return False
    if index + 1 >= len(reading.tokens):
        return True
    is_free = reading.tokens[index + 1].kind is Kind.MARK or reading.marks.is_in(
        index + 1, *FREE, "function.definite"
    )
    is_followed = is_free or not reading.tokens[index + 1].is_word or reading.marks.is_in(index + 1, *FOLLOWS)
    return is_followed and reading.marks.at("measures.unit", index + 1) is None


def _bare(raw: str) -> tuple[int, int]:
    """ "1930" hours or "7"; longer digits are no hour of a day."""
    if len(raw) > MILITARY:
        return DAY_HOURS, 0
    return (int(raw[:-2]), int(raw[-2:])) if len(raw) in (3, 4) else (int(raw), 0)


def _is_time(reading: Reading, index: int) -> bool:
    """ "at 7 hours" is a time, "7 hours" and "about 7 hours ago" are stretches.

    A bare number with its unit needs a word before that says so.
    """
    is_unit = (
        reading.marks.at("time.unit", index + 1) is not None
        or reading.marks.at("measures.unit", index + 1) is not None
    )
    if not is_unit:
        return True
    is_stretch = reading.marks.at("time.ago", index + 2) is not None
    return not is_stretch and reading.marks.before("time.clock_before", index) is not None
