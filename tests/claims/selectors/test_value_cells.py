"""One value in one cell, with its bounds, in ASCII."""

from decimal import Decimal

import pytest

from claims.domain.codes import Comparator, ValueKind, ValueState
from claims.domain.dates import parse_date
from claims.domain.values import DateValue, Quantity, TimeValue, Value, quantity
from claims.models import Claim
from claims.selectors.value_cells import stated_cell


def claim(value: Value) -> Claim:
    row = Claim()
    row.set_value(value)
    return row


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (quantity(Comparator.EXACT, 7), "7"),
        (quantity(Comparator.NONE, None), "0"),
        (quantity(Comparator.AT_LEAST, 1), ">=1"),
        (quantity(Comparator.MORE_THAN, 14), ">14"),
        (quantity(Comparator.AT_MOST, 9), "<=9"),
        (quantity(Comparator.LESS_THAN, 20), "<20"),
        (quantity(Comparator.ABOUT, 5200), "~5200"),
        (quantity(Comparator.NEARLY, 90), "<~90"),
        (quantity(Comparator.RANGE, None, low=2, high=4), "2-4"),
        (quantity(Comparator.RANGE, None, low=1, high=1), "1"),
        (quantity(Comparator.SOME, None, low=24), ">=24"),
        (Quantity(ValueKind.COUNT, Comparator.RANGE, None, None, Decimal(24)), "<=24"),
        (quantity(Comparator.SOME, None), "some"),
        (TimeValue("20:30", Comparator.ABOUT), "~20:30"),
        (TimeValue("evening"), "evening"),
        (DateValue(parse_date("2020-11-17")), "2020-11-17"),
    ],
)
def test_a_cell_keeps_the_bounds(value: Value, cell: str) -> None:
    assert stated_cell(claim(value)) == cell
    assert cell.isascii()


def test_what_is_not_known_is_said_in_words() -> None:
    row = Claim(value_kind=ValueKind.COUNT, value_state=ValueState.UNKNOWN)
    assert stated_cell(row) == "unknown"
