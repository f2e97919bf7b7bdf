"""What given words state of an attribute, by its kind of value.

Outward: ``stated_value``. Numbers, dates, times and categories are those that earlier stages read inside the words;
a place, an actor or a text is the words themselves.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparator, ValueKind
from claims.domain.values import (
    Category,
    DateValue,
    Named,
    Quantity,
    TimeValue,
    Truth,
    Value,
    Wording,
    quantity,
)
from claims.extraction.gazetteer import ACTOR, PLACE
from claims.extraction.lexicon import CATEGORY, REFUSAL
from claims.extraction.measured import measured_at
from claims.extraction.reading import Amount, Reading, TimeMention

DENIALS = ("function.negator", "numbers.zero", "numbers.zero_pronoun", REFUSAL)


@dataclass(frozen=True, slots=True)
class Stated:
    """Tokens first..last-1 state the value."""

    value: Value
    first: int
    last: int


def stated_value(reading: Reading, definition: AttributeDefinition, first: int, last: int) -> Stated | None:
    """The value that tokens first..last-1 state; None where they state none of the attribute's kind."""
    match definition.value_kind:
        case ValueKind.COUNT:
            return _count(reading, definition, first, last)
        case ValueKind.MEASURE:
            found = (measured_at(reading, definition, index) for index in range(first, last))
            measured = next((each for each in found if each is not None), None)
            return None if measured is None else Stated(measured.value, measured.first, measured.last)
        case ValueKind.DATE:
            return next(filter(None, (date_of(reading, time) for time in _times(reading, first, last))), None)
        case ValueKind.TIME:
            return next(filter(None, (time_of(time) for time in _times(reading, first, last))), None)
        case ValueKind.CATEGORY:
            return _category(reading, definition, first, last)
        case ValueKind.BOOLEAN:
            is_denied = any(reading.marks.is_in(index, *DENIALS) for index in range(first, last))
            return Stated(Truth(not is_denied), first, last)
        case ValueKind.PLACE | ValueKind.ACTOR:
            return Stated(named(reading, definition.value_kind, first, last), first, last)
        case _:
            return Stated(Wording(reading.words(first, last)), first, last)


def named(reading: Reading, kind: ValueKind, first: int, last: int) -> Named:
    """The words as a name, with the register key where they are one of its names and the text bears it out."""
    wording = reading.words(first, last)
    hit = reading.marks.at(PLACE if kind is ValueKind.PLACE else ACTOR, first)
    key = str(hit.entries[0]) if hit is not None and hit.last == last else ""
    return Named(kind, wording, key)


def date_of(reading: Reading, time: TimeMention) -> Stated | None:
    if time.date is None or time.day_range is None:
        return None
    value = DateValue(time.date, as_written=reading.words(*time.day_range), comparator=time.comparator)
    return Stated(value, *time.day_range)


def time_of(time: TimeMention) -> Stated | None:
    clock = time.clock or time.part
    return (
        None
        if not clock or time.clock_range is None
        else Stated(TimeValue(clock, time.comparator), *time.clock_range)
    )


def _times(reading: Reading, first: int, last: int) -> Iterator[TimeMention]:
    """The dates and times that the words touch, in order."""
    touched = {
        time.first: time for index in range(first, last) if (time := reading.timed.get(index)) is not None
    }
    return iter(touched.values())


def _count(reading: Reading, definition: AttributeDefinition, first: int, last: int) -> Stated | None:
    amount = _amount(reading, first, last)
    if amount is None:
        return None
    is_open = amount.comparator in (Comparator.SOME, Comparator.RANGE)
    if amount.number is None and not is_open:
        return None
    value: Quantity = (
        quantity(amount.comparator, None, low=amount.low, high=amount.high, unit=definition.unit)
        if is_open
        else quantity(amount.comparator, amount.number, unit=definition.unit)
    )
    return Stated(value, amount.first, amount.last)


def _amount(reading: Reading, first: int, last: int) -> Amount | None:
    """The first amount whose number lies in the words, its bound words with it wherever they stand."""
    place = bisect_left(reading.amounts, first, key=lambda amount: amount.core_first)
    for amount in reading.amounts[place : place + last - first]:
        if amount.core_first < last:
            return amount
    return None


def _category(reading: Reading, definition: AttributeDefinition, first: int, last: int) -> Stated | None:
    for hit in reading.marks.within(CATEGORY, first, last):
        for word in hit.entries:
            if word.attribute == definition.key:
                value = Category(word.category, reading.words(hit.first, hit.last))
                return Stated(value, hit.first, hit.last)
    return None
