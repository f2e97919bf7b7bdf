"""Partial dates: what a text says of a day, kept as an EDTF string with its first and last possible day.

Outward: ``PartialDate`` and ``parse_date``. The accepted forms are a subset of EDTF (ISO 8601-2:2019):

    2020          a year                    2020-11-17      a day
    2020-07       a month                   2020-07-04/2020-07-05   one of, or through, these days
    2020-07~      approximately             ../2020-06-18   open start; 2020-06/.. open end

An approximate date has the bounds of its plain form, widened at each end by two days for a day, ten for a month,
ninety for a year (arbitrary but works: the language packs read "late December" and "mid-October" into explicit
intervals, so that "~" is left for "around").
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from claims.domain.errors import BadDate

ACCEPTED = "YYYY, YYYY-MM, YYYY-MM-DD, any of these with a final ~, or two of them joined by / (.. = open)"
_SINGLE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)", re.ASCII)
OPEN = ".."


class Granularity(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    INTERVAL = "interval"


APPROXIMATION_DAYS = {Granularity.YEAR: 90, Granularity.MONTH: 10, Granularity.DAY: 2}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to a year, a month, a day, or an interval of days.

    edtf: the canonical string. lower, upper: first and last possible day, inclusive; None = open.
    Build it with ``parse_date``, ``day``, ``month`` or ``between``: the fields are not checked against each
    other.
    """

    edtf: str
    granularity: Granularity
    lower: date | None
    upper: date | None

    def __str__(self) -> str:
        return self.edtf

    @property
    def is_day(self) -> bool:
        return self.granularity is Granularity.DAY and self.lower == self.upper

    def contains(self, other: "PartialDate") -> bool:
        """Whether every day that ``other`` allows is allowed here: "2020-11" contains "2020-11-17"."""
        starts = self.lower is None or (other.lower is not None and self.lower <= other.lower)
        ends = self.upper is None or (other.upper is not None and other.upper <= self.upper)
        return starts and ends

    def intersects(self, other: "PartialDate") -> bool:
        return _not_after(self.lower, other.upper) and _not_after(other.lower, self.upper)

    def days_apart(self, other: "PartialDate") -> int:
        """Days between the nearest possible days of the two, 0 where they intersect."""
        return max(_days_from(self.upper, other.lower), _days_from(other.upper, self.lower), 0)

    def shares_day_and_month(self, other: "PartialDate") -> bool:
        """Two days of different years with the same day and month: a possible misprint of the year."""
        if not (self.is_day and other.is_day and self.lower and other.lower):
            return False
        here, there = self.lower, other.lower
        return here.year != there.year and (here.month, here.day) == (there.month, there.day)


def parse_date(text: str) -> PartialDate:
    """Read an EDTF string of the accepted forms; an interval of equal ends is its end.

    Raises BadDate naming the value and what is accepted.
    """
    if "/" not in text:
        return _parse_single(text, text)
    first, _, last = text.partition("/")
    if first == last != OPEN:
        return _parse_single(first, text)
    if first == OPEN and last == OPEN:
        raise BadDate(
            'The date "%(date)s" is open on both sides. Accepted: %(accepted)s.', date=text, accepted=ACCEPTED
        )
    lower = None if first == OPEN else _parse_single(first, text).lower
    upper = None if last == OPEN else _parse_single(last, text).upper
    if lower is not None and upper is not None and lower > upper:
        raise BadDate(
            'The date "%(date)s" ends before it starts. Accepted: %(accepted)s.', date=text, accepted=ACCEPTED
        )
    return PartialDate(text, Granularity.INTERVAL, lower, upper)


def day(value: date) -> PartialDate:
    return PartialDate(value.isoformat(), Granularity.DAY, value, value)


def month(year: int, number: int) -> PartialDate:
    return parse_date(f"{year:04d}-{number:02d}")


def between(lower: date | None, upper: date | None) -> PartialDate:
    """The days from lower through upper, inclusive; None = open; one and the same day gives that day.

    Raises BadDate where both are None or lower is after upper.
    """
    if lower is not None and lower == upper:
        return day(lower)
    first, last = (OPEN if end is None else end.isoformat() for end in (lower, upper))
    return parse_date(f"{first}/{last}")


def _parse_single(part: str, whole: str) -> PartialDate:
    found = _SINGLE.fullmatch(part)
    if not found:
        raise BadDate(
            'The date "%(date)s" cannot be read. Accepted: %(accepted)s.', date=whole, accepted=ACCEPTED
        )
    year, month_number, day_number, about = found.groups()
    try:
        lower, upper = _bounds(int(year), month_number, day_number)
    except ValueError as error:
        raise BadDate(
            'The date "%(date)s" is not in the calendar. Accepted: %(accepted)s.',
            date=whole,
            accepted=ACCEPTED,
        ) from error
    granularity = Granularity.DAY if day_number else Granularity.MONTH if month_number else Granularity.YEAR
    if about:
        margin = timedelta(days=APPROXIMATION_DAYS[granularity])
        lower, upper = _shifted(lower, -margin), _shifted(upper, margin)
    return PartialDate(part, granularity, lower, upper)


def _bounds(year: int, month_text: str | None, day_text: str | None) -> tuple[date, date]:
    if month_text is None:
        return date(year, 1, 1), date(year, 12, 31)
    month_number = int(month_text)
    if day_text is not None:
        exact = date(year, month_number, int(day_text))
        return exact, exact
    first = date(year, month_number, 1)
    return first, first.replace(day=calendar.monthrange(year, month_number)[1])


def _shifted(value: date, by: timedelta) -> date:
    """The day moved by ``by``, held inside the calendar that Python knows (years 1 to 9999)."""
    try:
        return value + by
    except OverflowError:
        return date.min if by < timedelta(0) else date.max


def _days_from(end: date | None, start: date | None) -> int:
    """Days from the end of one span to the start of another; 0 where either is open."""
    return 0 if end is None or start is None else (start - end).days


def _not_after(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start <= end
