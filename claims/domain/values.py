"""The values that a claim may state, one frozen class per shape, and their flat typed fields.

Outward: the classes, ``quantity`` (builds a number with its bounds), and ``value_from_fields``. Every value has

    kind        its ValueKind
    text()      the canonical export string ("7", "2020-11-17", "evening", "true"; "" where only bounds are known)
    fields()    the typed columns that hold it; ``value_from_fields(kind, fields)`` reads them back

A stated zero is ``Quantity`` with the comparator ``none``. "It is not known how many" is ``Unstated`` with the state
unknown; what nobody reported is the absence of a claim and has no value here.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from decimal import Decimal, InvalidOperation

from claims.domain.codes import Comparator, ValueKind, ValueState
from claims.domain.dates import PartialDate, parse_date
from claims.domain.errors import BadValue
from claims.domain.intervals import Interval, bounds_for

PARTS_OF_DAY = ("morning", "midday", "afternoon", "evening", "night")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
NUMERIC_KINDS = (ValueKind.COUNT, ValueKind.MEASURE)
NAMED_KINDS = (ValueKind.PLACE, ValueKind.ACTOR)


@dataclass(frozen=True, slots=True)
class ValueFields:
    """The typed columns of a value, the same on claims, consensus rows, candidates and resolutions.

    number, lower, upper: Decimal, bounds inclusive, None = open or not a number. date_edtf: "" or EDTF.
    place_key, actor_key: register keys, "" = not resolved. wording: the name or text as the source has it.
    boolean: None = not a boolean.
    """

    value_state: ValueState = ValueState.KNOWN
    comparator: Comparator = Comparator.EXACT
    number: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    date_edtf: str = ""
    date_as_written: str = ""
    emendation: str = ""
    time_text: str = ""
    place_key: str = ""
    actor_key: str = ""
    category: str = ""
    wording: str = ""
    boolean: bool | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count (whole, >= 0) or a measure, with the bounds of its comparator.

    number: None for a range or a vague quantity. lower, upper: inclusive, None = open.
    Raises BadValue where the bounds cross, or a count is negative or not whole.
    """

    kind: ValueKind
    comparator: Comparator
    number: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    unit: str = ""

    def __post_init__(self) -> None:
        if self.kind not in NUMERIC_KINDS:
            raise BadValue(f'A quantity is of kind count or measure; got "{self.kind}".')
        Interval(self.lower, self.upper)
        if self.kind is ValueKind.COUNT:
            for part in (self.number, self.lower, self.upper):
                _check_count(part)

    @property
    def interval(self) -> Interval:
        return Interval(self.lower, self.upper)

    @property
    def is_stated_zero(self) -> bool:
        return self.upper is not None and self.upper == 0

    @property
    def is_bound(self) -> bool:
        """Whether the value is open on a side, vague or rounded: it says where the number lies, not which it is."""
        return self.comparator not in (Comparator.EXACT, Comparator.NONE)

    def text(self) -> str:
        return "" if self.number is None else plain_number(self.number)

    def fields(self) -> ValueFields:
        return ValueFields(
            comparator=self.comparator, number=self.number, lower=self.lower, upper=self.upper, unit=self.unit
        )


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as read, with the words as written and, where the two differ on purpose, the reason (emendation)."""

    date: PartialDate
    as_written: str = ""
    emendation: str = ""
    comparator: Comparator = Comparator.EXACT
    kind: ValueKind = ValueKind.DATE

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

    Raises BadValue for anything else.
    """

    time: str
    comparator: Comparator = Comparator.EXACT
    kind: ValueKind = ValueKind.TIME

    def __post_init__(self) -> None:
        if self.time not in PARTS_OF_DAY and not _CLOCK.fullmatch(self.time):
            accepted = ", ".join(PARTS_OF_DAY)
            raise BadValue(f'The time "{self.time}" cannot be read. Accepted: HH:MM (00:00 to 23:59), {accepted}.')

    @property
    def is_clock(self) -> bool:
        return self.time not in PARTS_OF_DAY

    def text(self) -> str:
        return self.time

    def fields(self) -> ValueFields:
        return ValueFields(comparator=self.comparator, time_text=self.time)


@dataclass(frozen=True, slots=True)
class Named:
    """A place or an actor: the wording kept, and the register key where the name was resolved ("" = not)."""

    kind: ValueKind
    wording: str
    key: str = ""

    def __post_init__(self) -> None:
        if self.kind not in NAMED_KINDS:
            raise BadValue(f'A named value is of kind place or actor; got "{self.kind}".')
        if not self.wording and not self.key:
            raise BadValue(f"A {self.kind} needs its wording or its register key; got neither.")

    @property
    def identity(self) -> str:
        """What equality rests on: the register key, else the wording without case and outer space."""
        return self.key or folded(self.wording)

    def text(self) -> str:
        return self.wording or self.key

    def fields(self) -> ValueFields:
        if self.kind is ValueKind.PLACE:
            return ValueFields(wording=self.wording, place_key=self.key)
        return ValueFields(wording=self.wording, actor_key=self.key)


@dataclass(frozen=True, slots=True)
class Category:
    """One of an attribute's categories, by key ("drone_strike"), the wording kept."""

    category: str
    wording: str = ""
    kind: ValueKind = ValueKind.CATEGORY

    def __post_init__(self) -> None:
        if not self.category:
            raise BadValue("A category needs its key; got none.")

    def text(self) -> str:
        return self.category

    def fields(self) -> ValueFields:
        return ValueFields(category=self.category, wording=self.wording)


@dataclass(frozen=True, slots=True)
class Truth:
    value: bool
    kind: ValueKind = ValueKind.BOOLEAN

    def text(self) -> str:
        return "true" if self.value else "false"

    def fields(self) -> ValueFields:
        return ValueFields(boolean=self.value)


@dataclass(frozen=True, slots=True)
class Wording:
    """Free text: what was damaged, why it was done; comparator ``none`` where the source says there was none."""

    wording: str
    comparator: Comparator = Comparator.EXACT
    kind: ValueKind = ValueKind.TEXT

    def __post_init__(self) -> None:
        if not self.wording and self.comparator is not Comparator.NONE:
            raise BadValue("A text value needs its words; got none.")

    def text(self) -> str:
        return self.wording

    def fields(self) -> ValueFields:
        return ValueFields(comparator=self.comparator, wording=self.wording)


@dataclass(frozen=True, slots=True)
class Unstated:
    """A source says that the value is not known, or that it withholds it. Adds nothing to a consensus."""

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
    match kind:
        case ValueKind.COUNT | ValueKind.MEASURE:
            return Quantity(
                kind, columns.comparator, columns.number, columns.lower, columns.upper, columns.unit
            )
        case ValueKind.DATE:
            return DateValue(
                parse_date(columns.date_edtf), columns.date_as_written, columns.emendation, columns.comparator
            )
        case ValueKind.TIME:
            return TimeValue(columns.time_text, columns.comparator)
        case ValueKind.PLACE:
            return Named(kind, columns.wording, columns.place_key)
        case ValueKind.ACTOR:
            return Named(kind, columns.wording, columns.actor_key)
        case ValueKind.CATEGORY:
            return Category(columns.category, columns.wording)
        case ValueKind.BOOLEAN:
            if columns.boolean is None:
                raise BadValue("A boolean needs true or false; got neither.")
            return Truth(columns.boolean)
        case ValueKind.TEXT:
            return Wording(columns.wording, columns.comparator)


def fields_from_mapping(raw: Mapping[str, object]) -> ValueFields:
    """ValueFields from a mapping that may hold more or fewer keys; numbers may be str, int or Decimal."""
    known = {field.name for field in fields(ValueFields)}
    columns = {key: value for key, value in raw.items() if key in known and value is not None}
    for name in ("number", "lower", "upper"):
        if name in columns:
            columns[name] = read_number(columns[name])
    if "value_state" in columns:
        columns["value_state"] = ValueState(str(columns["value_state"]))
    if "comparator" in columns:
        columns["comparator"] = Comparator(str(columns["comparator"]))
    return ValueFields(**columns)  # type: ignore[arg-type]


def fields_to_mapping(columns: ValueFields) -> dict[str, object]:
    return asdict(columns)


def read_number(raw: object) -> Decimal:
    """A Decimal from an int, Decimal or string. Raises BadValue for anything that is no finite number."""
    try:
        number = Decimal(str(raw))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise BadValue(f'"{raw}" is no number. Accepted: digits with an optional decimal point.')
    return number


def plain_number(number: Decimal) -> str:
    """Without exponent or trailing zeros: 7.000000 -> "7", 0.50 -> "0.5", 1E+2 -> "100"."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text


def folded(text: str) -> str:
    """For comparing names: case folded, runs of white space as one space, outer white space gone."""
    return " ".join(text.split()).casefold()


def _check_count(part: Decimal | None) -> None:
    if part is None:
        return
    if part < 0 or part != part.to_integral_value():
        raise BadValue(f"A count is a whole number from 0; got {plain_number(part)}.")
