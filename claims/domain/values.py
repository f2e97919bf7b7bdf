"""The values that a claim may state, one frozen class per shape, and their flat typed fields.

Outward: the classes, ``quantity`` (builds a number with its bounds), and ``value_from_fields``. Every value has

    kind        its ValueKind
    text()      the canonical export string ("7", "2020-11-17", "evening", "true"; "" where only bounds are known)
    fields()    the typed columns that hold it; ``value_from_fields(kind, fields)`` reads them back

A stated zero is ``Quantity`` with the comparator ``none``. "It is not known how many" is ``Unstated`` with the
state unknown; what nobody reported is the absence of a claim and has no value here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from claims.domain.codes import Comparator, ValueKind, ValueState
from claims.domain.dates import PartialDate, parse_date
from claims.domain.errors import BadValue
from claims.domain.intervals import Interval, bounds_for
from claims.domain.notation import folded, plain_number
from claims.domain.value_fields import ValueFields

PARTS_OF_DAY = ("morning", "midday", "afternoon", "evening", "night")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
NUMERIC_KINDS = (ValueKind.COUNT, ValueKind.MEASURE)
NAMED_KINDS = (ValueKind.PLACE, ValueKind.ACTOR)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count (whole, >= 0) or a measure, with the bounds of its comparator.

    number: None for a range or a vague quantity. lower, upper: inclusive, None = open; interval: both of them.
    Raises BadValue where the bounds cross, or a count is negative or not whole.
    """

    kind: ValueKind
    comparator: Comparator
    number: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    unit: str = ""
    interval: Interval = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.kind not in NUMERIC_KINDS:
            raise BadValue('A quantity is of kind count or measure; got "%(kind)s".', kind=self.kind)
        object.__setattr__(self, "interval", Interval(self.lower, self.upper))
        if self.kind is ValueKind.COUNT:
            for part in (self.number, self.lower, self.upper):
                _check_count(part)

    @property
    def is_stated_zero(self) -> bool:
        """Whether zero is all that it allows: "none", 0, or a count of at most 0."""
        return self.upper == 0 and (self.lower == 0 or self.kind is ValueKind.COUNT)

    @property
    def is_bound(self) -> bool:
        """Whether it is open on a side, vague or rounded: it says where the number lies, not which it is."""
        return self.comparator not in (Comparator.EXACT, Comparator.NONE)

    def text(self) -> str:
        return "" if self.number is None else plain_number(self.number)

    def fields(self) -> ValueFields:
        return ValueFields(
            comparator=self.comparator, number=self.number, lower=self.lower, upper=self.upper, unit=self.unit
        )


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as read, the words as written and, where the two differ on purpose, the reason (emendation).

    comparator: how the words bound the date ("before 18 June" is at_most); the days it allows are those of
    ``date`` ("../2020-06-17"), which alone is compared.
    """

    kind: ClassVar[ValueKind] = ValueKind.DATE

    date: PartialDate
    as_written: str = ""
    emendation: str = ""
    comparator: Comparator = Comparator.EXACT

    def text(self) -> str:
        return self.date.edtf

    def fields(self) -> ValueFields:
        return ValueFields(
            comparator=self.comparator,
            date_edtf=self.date.edtf,
            date_as_written=self.as_written,
            emendation=self.emendation,
        )


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time of day: "HH:MM" on the 24-hour clock, local to the event, or a part of the day.

    comparator: at_least "not before", at_most "not after", about. Raises BadValue for any other time.
    """

    kind: ClassVar[ValueKind] = ValueKind.TIME

    time: str
    comparator: Comparator = Comparator.EXACT

    def __post_init__(self) -> None:
        if self.time not in PARTS_OF_DAY and not _CLOCK.fullmatch(self.time):
            accepted = ", ".join(PARTS_OF_DAY)
            raise BadValue(
                'The time "%(time)s" cannot be read. Accepted: HH:MM (00:00 to 23:59), %(accepted)s.',
                time=self.time,
                accepted=accepted,
            )

    @property
    def is_clock(self) -> bool:
        return self.time not in PARTS_OF_DAY

    def text(self) -> str:
        return self.time

    def fields(self) -> ValueFields:
        return ValueFields(comparator=self.comparator, time_text=self.time)


@dataclass(frozen=True, slots=True)
class Named:
    """A place or an actor: the wording kept, and the register key where the name was resolved ("" = not).

    Raises BadValue for another kind, or where both wording and key are empty.
    """

    kind: ValueKind
    wording: str
    key: str = ""

    def __post_init__(self) -> None:
        if self.kind not in NAMED_KINDS:
            raise BadValue('A named value is of kind place or actor; got "%(kind)s".', kind=self.kind)
        if not self.wording.strip() and not self.key:
            raise BadValue("A %(what)s needs its wording or its register key; got neither.", what=self.kind)

    @property
    def identity(self) -> str:
        """What equality rests on: the register key, else the folded wording in quotes.

        The quotes keep a name that nobody resolved apart from a key that is spelled like it.
        """
        return self.key or f'"{folded(self.wording)}"'

    def text(self) -> str:
        return self.wording or self.key

    def fields(self) -> ValueFields:
        if self.kind is ValueKind.PLACE:
            return ValueFields(wording=self.wording, place_key=self.key)
        return ValueFields(wording=self.wording, actor_key=self.key)


@dataclass(frozen=True, slots=True)
class Category:
    """One of an attribute's categories, by key ("drone_strike"), the wording kept. Raises BadValue without one."""

    kind: ClassVar[ValueKind] = ValueKind.CATEGORY

    category: str
    wording: str = ""

    def __post_init__(self) -> None:
        if not self.category:
            raise BadValue("A category needs its key; got none.")

    def text(self) -> str:
        return self.category

    def fields(self) -> ValueFields:
        return ValueFields(category=self.category, wording=self.wording)


@dataclass(frozen=True, slots=True)
class Truth:
    """A boolean as stated."""

    kind: ClassVar[ValueKind] = ValueKind.BOOLEAN

    value: bool

    def text(self) -> str:
        return "true" if self.value else "false"

    def fields(self) -> ValueFields:
        return ValueFields(boolean=self.value)


@dataclass(frozen=True, slots=True)
class Wording:
    """Free text: what was damaged, why it was done.

    comparator: ``none`` where the source says that there was none. Raises BadValue where words are missing.
    """

    kind: ClassVar[ValueKind] = ValueKind.TEXT

    wording: str
    comparator: Comparator = Comparator.EXACT

    def __post_init__(self) -> None:
        if not self.wording.strip() and self.comparator is not Comparator.NONE:
            raise BadValue("A text value needs its words; got none.")

    def text(self) -> str:
        return self.wording

    def fields(self) -> ValueFields:
        return ValueFields(comparator=self.comparator, wording=self.wording)


@dataclass(frozen=True, slots=True)
class Unstated:
    """A source says that the value is not known, or that it withholds it. Adds nothing to a consensus.

    Raises BadValue for the state known.
    """

    kind: ValueKind
    state: ValueState = ValueState.UNKNOWN
    wording: str = ""

    def __post_init__(self) -> None:
        if self.state is ValueState.KNOWN:
            raise BadValue("An unstated value is unknown or withheld, not known.")

    def text(self) -> str:
        return ""

    def fields(self) -> ValueFields:
        return ValueFields(value_state=self.state, wording=self.wording)


Value = Quantity | DateValue | TimeValue | Named | Category | Truth | Wording | Unstated


def quantity(
    comparator: Comparator,
    number: Decimal | int | None,
    *,
    low: Decimal | int | None = None,
    high: Decimal | int | None = None,
    kind: ValueKind = ValueKind.COUNT,
    unit: str = "",
) -> Quantity:
    """A quantity with the bounds that its comparator gives it (``intervals.bounds_for``).

    Raises BadValue where number and ends do not fit the comparator.
    """
    if comparator is Comparator.NONE and number is None:
        number = 0
    exact = None if number is None else Decimal(number)
    bounds = bounds_for(
        comparator,
        exact,
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        is_whole=kind is ValueKind.COUNT,
    )
    return Quantity(kind, comparator, exact, bounds.lower, bounds.upper, unit)


def value_from_fields(kind: ValueKind, columns: ValueFields) -> Value:
    """The value that typed columns hold. Raises BadValue (or BadDate) where they do not fit the kind."""
    if columns.value_state is not ValueState.KNOWN:
        return Unstated(kind, columns.value_state, columns.wording)
    return _READERS[kind](columns)


def _quantity_reader(kind: ValueKind) -> Callable[[ValueFields], Value]:
    def read(columns: ValueFields) -> Quantity:
        return Quantity(kind, columns.comparator, columns.number, columns.lower, columns.upper, columns.unit)

    return read


def _read_date(columns: ValueFields) -> DateValue:
    date = parse_date(columns.date_edtf)
    return DateValue(date, columns.date_as_written, columns.emendation, columns.comparator)


def _read_truth(columns: ValueFields) -> Truth:
    if columns.boolean is None:
        raise BadValue("A boolean needs true or false; got neither.")
    return Truth(columns.boolean)


_READERS: dict[ValueKind, Callable[[ValueFields], Value]] = {
    ValueKind.COUNT: _quantity_reader(ValueKind.COUNT),
    ValueKind.MEASURE: _quantity_reader(ValueKind.MEASURE),
    ValueKind.DATE: _read_date,
    ValueKind.TIME: lambda columns: TimeValue(columns.time_text, columns.comparator),
    ValueKind.PLACE: lambda columns: Named(ValueKind.PLACE, columns.wording, columns.place_key),
    ValueKind.ACTOR: lambda columns: Named(ValueKind.ACTOR, columns.wording, columns.actor_key),
    ValueKind.CATEGORY: lambda columns: Category(columns.category, columns.wording),
    ValueKind.BOOLEAN: _read_truth,
    ValueKind.TEXT: lambda columns: Wording(columns.wording, columns.comparator),
}


def _check_count(part: Decimal | None) -> None:
    if part is None:
        return
    if part < 0 or part != part.to_integral_value():
        raise BadValue("A count is a whole number from 0; got %(value)s.", value=plain_number(part))
