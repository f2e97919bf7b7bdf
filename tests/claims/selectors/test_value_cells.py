"""One value in one cell, with its bounds, in ASCII."""

from decimal import Decimal

import pytest

from claims.domain.codes import Comparator, ValueKind, ValueState
from claims.domain.dates import parse_date
from claims.domain.values import DateValue, Quantity, TimeValue, Value, quantity
from claims.models import Claim, Place
from claims.selectors.value_cells import settled_cell, settled_cells, stated_cell


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


def named(place: Place, wording: str) -> Claim:
    return Claim(value_kind=ValueKind.PLACE, value_state=ValueState.KNOWN, place=place, wording=wording)


def test_what_several_say_of_one_place_is_called_by_its_name_in_the_register() -> None:
    zone = Place(pk=1, key="green-zone", name="Green Zone")
    assert settled_cells(named(zone, "la zone verte"), ["la zone verte"] * 2) == ("Green Zone", None, None)
    assert settled_cell(named(zone, "la zone verte")) == "Green Zone"
    assert stated_cell(named(zone, "la zone verte")) == "la zone verte"


def test_what_no_editor_has_named_is_called_as_most_call_it() -> None:
    depot = Place(pk=1, key="p-1", name="a depot", is_provisional=True)
    assert (
        settled_cell(named(depot, "a depot"), ["the fuel depot", "a depot", "the fuel depot"])
        == "the fuel depot"
    )
    assert settled_cell(named(depot, "a depot"), ["the depot", "a depot"]) == "a depot"
    assert settled_cell(named(depot, "a depot")) == "a depot"


def test_mere_words_and_numbers_are_as_stated() -> None:
    words = Claim(value_kind=ValueKind.PLACE, value_state=ValueState.KNOWN, wording="near the river")
    assert settled_cells(words, ["by the river"]) == ("near the river", None, None)
    assert settled_cell(claim(quantity(Comparator.AT_LEAST, 1))) == ">=1"
    unknown = Claim(value_kind=ValueKind.PLACE, value_state=ValueState.UNKNOWN)
    assert settled_cell(unknown) == "unknown"
