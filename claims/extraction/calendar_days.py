"""What a run of date words means: its day, month or year, by the day of publication.

Outward: ``Run``, ``resolved`` and ``parsed``. Used by ``calendar_runs``, which reads the words.
"""

from calendar import monthrange
from dataclasses import dataclass

from claims.domain.dates import PartialDate, parse_date
from claims.domain.errors import BadDate
from claims.extraction.anchoring import Anchor, edge_of_month

# Any year whose February has 29 days.
LEAP = 2000


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


def resolved(anchor: Anchor, run: Run, *, is_ahead: bool) -> tuple[PartialDate | None, tuple[str, ...]]:
    """The day, days, month or year that a run names, and what speaks against it as written; None where nothing tells.

    is_ahead: the words tell of what is to come.
    """
    if run.month is None:
        if run.weekday is not None:
            return anchor.weekday(run.weekday, is_past=run.past, is_coming=run.coming)
        return (parsed(f"{run.year:04d}"), ()) if run.year is not None else (None, ())
    year = run.year if run.year is not None else anchor.year_of(run.month, run.day, is_ahead=is_ahead)
    if run.day is not None and not _is_in_month(run.day, run.month, year):
        year = year if year is not None else anchor.year_of(run.month, None, is_ahead=is_ahead)
        return (parsed(f"{year:04d}-{run.month:02d}") if year is not None else None), ("impossible_day",)
    if year is None:
        return None, ()
    if run.day is None:
        plain = parsed(f"{year:04d}-{run.month:02d}")
        return (edge_of_month(year, run.month, run.edge) if run.edge else plain), ()
    first = parsed(f"{year:04d}-{run.month:02d}-{run.day:02d}")
    if run.last_day is not None and first is not None:
        return parsed(f"{first.edtf}/{year:04d}-{run.month:02d}-{run.last_day:02d}") or first, ()
    return first, _doubts(anchor, run, first)


def _is_in_month(day: int, month: int, year: int | None) -> bool:
    """Whether a month has a day; of a year that is not known, whether it ever has: no 31 February."""
    return day <= monthrange(LEAP if year is None else year, month)[1]


def _doubts(anchor: Anchor, run: Run, date: PartialDate | None) -> tuple[str, ...]:
    """What speaks against a day as written: a year after publication, a weekday that the day is not."""
    if run.year is not None and anchor.is_after(date):
        return ("impossible_year",)
    if date is None or date.lower is None or run.weekday in (None, date.lower.weekday()):
        return ()
    return ("other_weekday",)


def parsed(edtf: str) -> PartialDate | None:
    try:
        return parse_date(edtf)
    except BadDate:
        return None
