"""The publication date as the anchor of relative days.

Outward: ``Anchor``, ``edge_of_month``, ``shifted`` and ``approximately``. Days are counted back from the last day
that the publication date allows; where it is known only to the month, a weekday stays that month.
"""

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from claims.domain.dates import Granularity, PartialDate, between, day, month, parse_date

# First and last day of the parts of a month; the ends of "late" are the month's own.
EDGES = {"early": (1, 10), "middle": (10, 20), "late": (21, 31)}
WEEK, YEAR = 7, 365
DAYS_A_MONTH = 30
SATURDAY, SUNDAY, SEASON_MONTHS = 5, 6, 3


@dataclass(frozen=True, slots=True)
class Anchor:
    """published: None = not known; then only dates with a year can be read."""

    published: PartialDate | None

    @property
    def text(self) -> str:
        return self.published.edtf if self.published is not None else "on a day not known"

    @property
    def last(self) -> date | None:
        return self.published.upper if self.published is not None else None

    @property
    def is_day(self) -> bool:
        return self.published is not None and self.published.is_day

    def day_at(self, days: int) -> PartialDate | None:
        """The publication day moved by ``days``; its month or year where it is not known to the day."""
        return shifted(self.published, days)

    def weekday(
        self, weekday: int, *, is_past: bool, is_coming: bool
    ) -> tuple[PartialDate | None, tuple[str, ...]]:
        """The last such day not after publication ("last Monday" is before it, "next Monday" after)."""
        if self.published is None or self.last is None:
            return None, ()
        if not self.is_day:
            return self.published, ("weekday_unresolved",)
        back = (self.last.weekday() - weekday) % WEEK
        if is_past and back == 0:
            back = WEEK
        moved = WEEK - back if is_coming else -back
        return shifted(self.published, moved), ()

    def year_of(self, month_number: int, day_number: int | None, *, is_ahead: bool = False) -> int | None:
        """The year of a day or month named without one: the last that is not after publication.

        is_ahead: the words tell of what is to come, and the first that is not before publication is meant.
        """
        if self.last is None:
            return None
        here = (self.last.month, self.last.day if day_number is not None else 0)
        there = (month_number, day_number if day_number is not None else 0)
        if is_ahead:
            return self.last.year + (there < here)
        return self.last.year - (there > here)

    def is_after(self, other: PartialDate | None) -> bool:
        return (
            other is not None
            and other.lower is not None
            and self.last is not None
            and other.lower > self.last
        )

    def unit_before(self, days: int) -> PartialDate | None:
        """The calendar week, month or year before that of publication.

        Said on a Sunday, "last week" may be the one that ends that day: then it runs to the day before.
        """
        if self.last is None or self.published is None:
            return None
        if days >= YEAR:
            return _safely(f"{self.last.year - 1:04d}")
        if days >= DAYS_A_MONTH:
            return _by_months(self.last, -1, is_whole=True)
        if days < WEEK or not self.is_day:
            return None
        monday = _moved(self.last, -self.last.weekday() - WEEK)
        if monday is None:
            return None
        is_sunday = self.last.weekday() == SUNDAY
        sunday = self.last - timedelta(days=1) if is_sunday else monday + timedelta(days=WEEK - 1)
        return between(monday, sunday)

    def unit_of(self, days: int) -> PartialDate | None:
        """The calendar week (to its last day told of), month or year of publication."""
        if self.last is None:
            return None
        if days >= DAYS_A_MONTH:
            return self.whole(Granularity.YEAR if days >= YEAR else Granularity.MONTH)
        if days < WEEK or not self.is_day:
            return None
        return between(self.last - timedelta(days=self.last.weekday()), self.last)

    def whole(self, granularity: Granularity) -> PartialDate | None:
        """The month or year that the anchor lies in."""
        if self.last is None:
            return None
        is_year = granularity is Granularity.YEAR
        return _safely(f"{self.last.year:04d}") if is_year else month(self.last.year, self.last.month)

    def nights(self, days: int) -> PartialDate | None:
        """The two days of a night that ends ``days + 1`` days from publication."""
        first, last = self.day_at(days), self.day_at(days + 1)
        if first is None or last is None or not (first.is_day and last.is_day):
            return first
        return between(first.lower, last.upper)

    def weekend(self, weeks_before: int) -> PartialDate | None:
        """The last Saturday and Sunday that began by the day of publication, or those ``weeks_before``."""
        if not self.is_day or self.last is None:
            return self.published
        back = (self.last.weekday() - SATURDAY) % WEEK + weeks_before * WEEK
        saturday, sunday = _moved(self.last, -back), _moved(self.last, 1 - back)
        return between(saturday, sunday) if saturday is not None and sunday is not None else None

    def season(self, first_month: int) -> PartialDate | None:
        """The last three months from ``first_month`` on that had ended by publication (northern seasons)."""
        if self.last is None:
            return None
        for year in range(self.last.year, max(self.last.year - 3, MINYEAR - 1), -1):
            closing_year, closing = divmod(year * 12 + first_month - 1 + SEASON_MONTHS - 1, 12)
            if closing_year > MAXYEAR:
                continue
            last = date(closing_year, closing + 1, calendar.monthrange(closing_year, closing + 1)[1])
            if last <= self.last:
                return between(date(year, first_month, 1), last)
        return None


def shifted(base: PartialDate | None, days: int) -> PartialDate | None:
    """A day moved by whole days; a month or year stays itself; None where the calendar ends."""
    if base is None or not base.is_day or base.lower is None:
        return base
    if days and days % DAYS_A_MONTH == 0 and abs(days) < YEAR:
        return _by_months(base.lower, days // DAYS_A_MONTH)
    moved = _moved(base.lower, days)
    return day(moved) if moved is not None else None


def _moved(base: date, days: int) -> date | None:
    """None where the calendar ends."""
    try:
        return base + timedelta(days=days)
    except OverflowError:
        return None


def approximately(date_: PartialDate | None) -> PartialDate | None:
    if date_ is None or "/" in date_.edtf or date_.edtf.endswith("~"):
        return date_
    return parse_date(f"{date_.edtf}~")


def edge_of_month(year: int, month_number: int, edge: str) -> PartialDate | None:
    """None where the calendar has no such year: the one before the first."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    first, last = EDGES[edge]
    longest = calendar.monthrange(year, month_number)[1]
    return between(date(year, month_number, first), date(year, month_number, min(last, longest)))


def _by_months(base: date, months: int, *, is_whole: bool = False) -> PartialDate | None:
    """The day some months away, or where ``is_whole`` its month; None where the calendar ends."""
    years, index = divmod(base.year * 12 + base.month - 1 + months, 12)
    if not MINYEAR <= years <= MAXYEAR:
        return None
    if is_whole:
        return month(years, index + 1)
    longest = calendar.monthrange(years, index + 1)[1]
    return day(date(years, index + 1, min(base.day, longest)))


def _safely(edtf: str) -> PartialDate | None:
    try:
        return parse_date(edtf)
    except ValueError:
        return None
