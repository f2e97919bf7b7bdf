"""A release at a glance, read from its own frozen files: events over time, how settled it is, its largest figures.

Outward: ``release_picture``. It shows what the files say, whatever the tables of the workbench say by now.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from claims.domain.codes import Evidence
from claims.exports.cells import restored
from claims.exports.errors import BadRelease
from claims.models import DatasetRelease
from claims.services.release import stored_files

# Bytes of a table that are read while a page waits: about 20,000 rows. Arbitrary but works.
MOST_BYTES = 10_000_000
# Attributes whose figures are drawn, and figures of each: what fits on a screen.
MOST_ATTRIBUTES, MOST_FIGURES = 3, 8
# Rows of changes shown; the file has all.
MOST_CHANGES = 50
# Above so many months the events are counted by year.
MOST_MONTHS = 36
YEAR_LENGTH, MONTH_LENGTH = 4, 7


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of one whole event. low, high: inclusive, None = open. value: None = none is published."""

    event: str
    title: str
    date: str
    low: Decimal | None
    value: Decimal | None
    high: Decimal | None
    evidence: str


@dataclass(frozen=True, slots=True)
class ReleasePicture:
    """periods: (month or year, events), from the first to the last without gaps. shares: rows by evidence.

    figures: by attribute key, those told of most events first, each in the order of the events. changes: rows of
    changes.csv, at most MOST_CHANGES of ``changed``.
    """

    periods: list[tuple[str, int]]
    undated: int
    shares: list[tuple[Evidence, int]]
    figures: list[tuple[str, list[Figure]]]
    changes: list[dict[str, str]]
    changed: int


def release_picture(release: DatasetRelease) -> ReleasePicture | None:
    """None where a table is larger than MOST_BYTES, or is not the one that was frozen."""
    paths = ("events.csv", "attributes.csv", "changes.csv")
    sizes = dict(release.files.filter(path__in=paths).values_list("path", "size_bytes"))
    if set(sizes) != set(paths) or max(sizes.values()) > MOST_BYTES:
        return None
    try:
        events, rows, changes = (list(_rows(release, path)) for path in paths)
    except BadRelease:
        return None
    periods = _periods([event["date"] for event in events])
    evidence = Counter(row["evidence"] for row in rows)
    return ReleasePicture(
        periods=periods,
        undated=len(events) - sum(number for _period, number in periods),
        shares=[(code, evidence[code]) for code in Evidence if evidence[code]],
        figures=_figures(rows, {event["event"]: event for event in events}),
        changes=changes[:MOST_CHANGES],
        changed=len(changes),
    )


def _rows(release: DatasetRelease, path: str) -> Iterator[dict[str, str]]:
    for _path, content in stored_files(release, path=path):
        for row in csv.DictReader(io.StringIO(content.decode(), newline="")):
            yield {name: restored(text or "") for name, text in row.items() if name}


def _periods(dates: list[str]) -> list[tuple[str, int]]:
    """By the first day that a date allows; dates without a month count in none where months are counted."""
    begun = [date.partition("/")[0] for date in dates]
    months = Counter(date[:MONTH_LENGTH] for date in begun if _is_month(date))
    every = _between(min(months), max(months)) if months else []
    if len(every) <= MOST_MONTHS:
        return [(month, months[month]) for month in every]
    years = Counter(date[:YEAR_LENGTH] for date in begun if date[:YEAR_LENGTH].isdecimal())
    return [(str(year), years[str(year)]) for year in range(int(min(years)), int(max(years)) + 1)]


def _is_month(date: str) -> bool:
    year, month = date[:YEAR_LENGTH], date[YEAR_LENGTH + 1 : MONTH_LENGTH]
    return year.isdecimal() and month.isdecimal() and len(date) >= MONTH_LENGTH


def _between(first: str, last: str) -> list[str]:
    """Every month, both included."""
    start, end = (
        int(month[:YEAR_LENGTH]) * 12 + int(month[YEAR_LENGTH + 1 :]) - 1 for month in (first, last)
    )
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(start, end + 1)]


def _figures(rows: list[dict[str, str]], events: dict[str, dict[str, str]]) -> list[tuple[str, list[Figure]]]:
    """Of whole events. Only numbers have a bound that reads as one: those of dates are days, others have none."""
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for row in rows:
        low, value, high = (_number(row[name]) for name in ("low", "value", "high"))
        if row["scope"] or (low is None and high is None):
            continue
        event = events.get(row["event"], {})
        title, date = event.get("title", ""), event.get("date", "")
        found[row["attribute"]].append(
            Figure(row["event"], title or row["event"], date, low, value, high, row["evidence"])
        )
    most_told = sorted(found, key=lambda key: (-len(found[key]), key))[:MOST_ATTRIBUTES]
    return [(key, _largest(found[key])) for key in most_told]


def _largest(figures: list[Figure]) -> list[Figure]:
    kept = sorted(
        figures, key=lambda each: max(filter(None, (each.low, each.value, each.high)), default=Decimal(0))
    )
    return sorted(kept[-MOST_FIGURES:], key=lambda each: (each.date, each.event))


def _number(cell: str) -> Decimal | None:
    try:
        return Decimal(cell) if cell else None
    except InvalidOperation:
        return None
