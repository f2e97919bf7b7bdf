"""The kinds of value that a table may hold, and how a cell of each is read.

Outward: ``TableKind`` and ``read_value``. The kinds are the product's, with ``label`` for category and ``string`` for
a set of names joined by ";". A cell keeps its text, which is what is given out; its key makes two cells equal.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.consensus.errors import BadRow, BadTable
from claims.domain.codes import Comparator
from claims.domain.dates import parse_date
from claims.domain.errors import BadValue
from claims.domain.intervals import Interval, bounds_for
from claims.domain.notation import folded, plain_number, read_number
from claims.domain.values import PARTS_OF_DAY

_CLOCK = re.compile(r"(?:(\d{4}-\d\d-\d\d)[T ])?([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?", re.ASCII)
_TRUTHS = {"true": "true", "yes": "true", "1": "true", "false": "false", "no": "false", "0": "false"}
_SET_SEPARATOR = ";"


_OPEN = Interval()


class TableKind(StrEnum):
    COUNT = "count"
    MEASURE = "measure"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    ACTOR = "actor"
    CATEGORY = "category"
    BOOLEAN = "boolean"
    TEXT = "text"
    LABEL = "label"
    STRING = "string"

    @property
    def is_numeric(self) -> bool:
        return self in (TableKind.COUNT, TableKind.MEASURE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as read.

    text: as in the table. key: what equality rests on. number, interval: numbers only; the interval inclusive, None =
    open. names: the members of a set. is_bound: it says where the value lies, not which it is, and is no candidate.
    """

    text: str
    key: str
    number: Decimal | None = None
    interval: Interval = _OPEN
    names: frozenset[str] = frozenset()
    is_bound: bool = False


def kind_named(name: str) -> TableKind:
    """Raises BadTable naming what is accepted."""
    if name not in list(TableKind):
        raise BadTable(f'There is no kind "{name}". Accepted: {", ".join(TableKind)}.')
    return TableKind(name)


def read_value(
    kind: TableKind, text: str, *, comparator: str = "", lower: str = "", upper: str = ""
) -> Reading:
    """A cell with its bounds. Raises BadRow or BadValue naming the cell and what is accepted."""
    if kind.is_numeric:
        return _read_number(kind, text, comparator, lower, upper)
    if not text.strip():
        raise BadRow("The column value is empty.")
    match kind:
        case TableKind.TIME:
            return Reading(text, _time_key(text))
        case TableKind.DATE:
            date = parse_date(text.strip())
            return Reading(text, f"{date.lower}/{date.upper}")
        case TableKind.BOOLEAN:
            return Reading(text, _truth_key(text))
        case TableKind.STRING:
            names = frozenset(folded(name) for name in text.split(_SET_SEPARATOR) if name.strip())
            return Reading(text, _SET_SEPARATOR.join(sorted(names)), names=names)
    return Reading(text, folded(text))


def _read_number(kind: TableKind, text: str, comparator: str, lower: str, upper: str) -> Reading:
    if comparator and comparator not in list(Comparator):
        raise BadRow(f'"{comparator}" is no comparator. Accepted: {", ".join(Comparator)}.')
    given = Comparator(comparator) if comparator else None
    low, high = (read_number(end) if end.strip() else None for end in (lower, upper))
    number = read_number(text.strip()) if text.strip() else None
    if number is None and low is None and high is None and given is not Comparator.NONE:
        raise BadRow("The columns value, lower and upper are empty.")
    for part in (number, low, high):
        _check(kind, part)
    interval = _interval(kind, given, number, low, high)
    key = "" if number is None else plain_number(number)
    is_bound = number is None or (interval.lower != number or interval.upper != number)
    if given is Comparator.NONE:
        number, key, is_bound = Decimal(0), "0", not text.strip()
    return Reading(text, key, number, interval, is_bound=is_bound)


def _interval(
    kind: TableKind,
    given: Comparator | None,
    number: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
) -> Interval:
    """The ends that are given, else those that the comparator gives the number, else the number itself."""
    if low is not None or high is not None:
        return Interval(low, high)
    is_whole = kind is TableKind.COUNT
    return bounds_for(given or Comparator.EXACT, number, is_whole=is_whole)


def _check(kind: TableKind, number: Decimal | None) -> None:
    if (
        kind is TableKind.COUNT
        and number is not None
        and (number < 0 or number != number.to_integral_value())
    ):
        raise BadValue(f"A count is a whole number from 0; got {plain_number(number)}.")


def _time_key(text: str) -> str:
    if text.strip().casefold() in PARTS_OF_DAY:
        return text.strip().casefold()
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        accepted = f"HH:MM, a day and HH:MM, {', '.join(PARTS_OF_DAY)}"
        raise BadRow(f'The time "{text}" cannot be read. Accepted: {accepted}.')
    day, hours, minutes = found.groups()
    return f"{f'{day} ' if day else ''}{int(hours):02}:{minutes}"


def _truth_key(text: str) -> str:
    key = text.strip().casefold()
    if key not in _TRUTHS:
        raise BadRow(f'"{text}" is no boolean. Accepted: {", ".join(_TRUTHS)}.')
    return _TRUTHS[key]
