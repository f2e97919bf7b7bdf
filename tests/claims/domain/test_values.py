"""claims.domain.values: what a claim may state, and its flat columns."""

from collections.abc import Callable
from dataclasses import asdict
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.codes import Comparator, ValueKind, ValueState
from claims.domain.dates import parse_date
from claims.domain.errors import BadDate, BadValue
from claims.domain.intervals import Interval, bounds_for
from claims.domain.value_fields import ValueFields, fields_from_mapping
from claims.domain.values import (
    Category,
    DateValue,
    Named,
    Quantity,
    TimeValue,
    Truth,
    Unstated,
    Value,
    Wording,
    quantity,
    value_from_fields,
)
from tests.claims.domain.strategies import WITH_A_NUMBER, numbers, quantities, values

any_value = st.sampled_from(list(ValueKind)).flatmap(values)


@given(any_value)
def test_a_value_reads_back_from_its_columns(value: Value) -> None:
    assert value_from_fields(value.kind, value.fields()) == value


@given(any_value)
def test_columns_read_back_from_a_mapping(value: Value) -> None:
    assert fields_from_mapping(asdict(value.fields())) == value.fields()


@given(st.sampled_from(WITH_A_NUMBER), numbers.filter(lambda drawn: drawn > 0))
def test_a_quantity_has_the_bounds_of_its_comparator(comparator: Comparator, number: Decimal) -> None:
    assert quantity(comparator, number).interval == bounds_for(comparator, number)


@given(quantities())
def test_a_count_has_no_bound_below_zero(drawn: Quantity) -> None:
    assert drawn.lower is None or drawn.lower >= 0
    assert drawn.upper is None or drawn.upper >= 0


def test_a_stated_zero_is_a_value_and_not_an_unknown() -> None:
    zero = quantity(Comparator.NONE, None)
    assert zero.number == 0
    assert zero.interval == Interval(Decimal(0), Decimal(0))
    assert zero.text() == "0"
    assert zero.fields() != Unstated(ValueKind.COUNT).fields()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (quantity(Comparator.NONE, None), True),
        (quantity(Comparator.EXACT, 0), True),
        # No count lies below zero, so "at most none" and "fewer than one" are none.
        (quantity(Comparator.AT_MOST, 0), True),
        (quantity(Comparator.LESS_THAN, 1), True),
        # Zero is possible, not stated.
        (quantity(Comparator.AT_MOST, 3), False),
        (quantity(Comparator.AT_LEAST, 0), False),
        (quantity(Comparator.SOME, None), False),
        # A measure may lie below zero.
        (quantity(Comparator.AT_MOST, 0, kind=ValueKind.MEASURE), False),
        (quantity(Comparator.EXACT, 0, kind=ValueKind.MEASURE), True),
    ],
)
def test_what_counts_as_a_stated_zero(value: Quantity, expected: bool) -> None:
    assert value.is_stated_zero is expected


def test_only_exact_and_none_say_which_number_it_is() -> None:
    assert not quantity(Comparator.EXACT, 7).is_bound
    assert not quantity(Comparator.NONE, None).is_bound
    assert quantity(Comparator.ABOUT, 7).is_bound
    assert quantity(Comparator.AT_LEAST, 7).is_bound
    assert quantity(Comparator.RANGE, None, low=2, high=4).is_bound


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        # As a column of six decimal places gives it back.
        (quantity(Comparator.EXACT, Decimal("7.000000")), "7"),
        # Only bounds are known: no value to show.
        (quantity(Comparator.RANGE, None, low=2, high=4), ""),
        (quantity(Comparator.AT_LEAST, 7), "7"),
        (DateValue(parse_date("2020-11")), "2020-11"),
        (TimeValue("19:30"), "19:30"),
        # The wording as the source has it; the key where nothing else is at hand.
        (Named(ValueKind.PLACE, "zone verte", "green-zone"), "zone verte"),
        (Named(ValueKind.ACTOR, "", "hezbollah"), "hezbollah"),
        (Category("car_bomb", "a booby-trapped car"), "car_bomb"),
        (Truth(value=True), "true"),
        (Truth(value=False), "false"),
        (Wording("windows broken"), "windows broken"),
        (Unstated(ValueKind.COUNT), ""),
    ],
)
def test_each_value_has_its_export_string(value: Value, expected: str) -> None:
    assert value.text() == expected


def test_an_unresolved_name_is_never_a_key() -> None:
    assert Named(ValueKind.ACTOR, "Hezbollah").identity == '"hezbollah"'
    assert Named(ValueKind.ACTOR, "Hezbollah", "hezbollah").identity == "hezbollah"
    assert Named(ValueKind.ACTOR, "the Party", "hezbollah").identity == "hezbollah"


def test_only_clock_times_are_clock_times() -> None:
    assert TimeValue("00:00").is_clock
    assert not TimeValue("night").is_clock


TIMES = "HH:MM (00:00 to 23:59), morning, midday, afternoon, evening, night"
REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: quantity(Comparator.EXACT, -1), "A count is a whole number from 0; got -1."),
    (lambda: quantity(Comparator.EXACT, Decimal("2.50")), "A count is a whole number from 0; got 2.5."),
    # Fewer than none: the bound, not the number, is below zero.
    (lambda: quantity(Comparator.LESS_THAN, 0), "A count is a whole number from 0; got -1."),
    (
        lambda: Quantity(ValueKind.COUNT, Comparator.RANGE, None, Decimal(4), Decimal(2)),
        "The lower bound 4 is above the upper bound 2.",
    ),
    (
        lambda: Quantity(ValueKind.DATE, Comparator.EXACT, None, None, None),
        'A quantity is of kind count or measure; got "date".',
    ),
    # Midnight is 00:00.
    (
        lambda: TimeValue("24:00"),
        f'The time "24:00" cannot be read. Accepted: {TIMES}.',
    ),
    (
        lambda: TimeValue("7:30"),
        f'The time "7:30" cannot be read. Accepted: {TIMES}.',
    ),
    (lambda: Named(ValueKind.PLACE, " "), "A place needs its wording or its register key; got neither."),
    (lambda: Named(ValueKind.TEXT, "x"), 'A named value is of kind place or actor; got "text".'),
    (lambda: Category(""), "A category needs its key; got none."),
    (lambda: Wording("\n"), "A text value needs its words; got none."),
    (
        lambda: Unstated(ValueKind.COUNT, ValueState.KNOWN),
        "An unstated value is unknown or withheld, not known.",
    ),
    (
        lambda: value_from_fields(ValueKind.BOOLEAN, ValueFields()),
        "A boolean needs true or false; got neither.",
    ),
]


@pytest.mark.parametrize(("build", "message"), REFUSED)
def test_a_value_that_does_not_hold_together_is_refused(build: Callable[[], object], message: str) -> None:
    with pytest.raises(BadValue) as refusal:
        build()
    assert str(refusal.value) == message


def test_columns_without_their_date_are_refused() -> None:
    with pytest.raises(BadDate):
        value_from_fields(ValueKind.DATE, ValueFields(number=Decimal(7)))


def test_a_text_may_say_that_there_was_none() -> None:
    assert Wording("", Comparator.NONE).text() == ""
