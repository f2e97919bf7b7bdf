"""claims.domain.value_fields: the typed columns from a form's or a file's mapping."""

from decimal import Decimal

import pytest

from claims.domain.codes import Comparator, ValueState
from claims.domain.errors import BadValue
from claims.domain.value_fields import ValueFields, fields_from_mapping

COMPARATORS = "exact, at_least, more_than, at_most, less_than, range, about, nearly, some, none"


def test_columns_are_read_into_their_types() -> None:
    raw = {
        "number": "7",
        "lower": 7,
        "upper": None,
        "comparator": "at_least",
        "value_state": "known",
        "unit": "person",
    }
    assert fields_from_mapping(raw) == ValueFields(
        ValueState.KNOWN, Comparator.AT_LEAST, number=Decimal(7), lower=Decimal(7), unit="person"
    )


def test_zero_and_false_are_values() -> None:
    columns = fields_from_mapping({"number": 0, "boolean": False})
    assert columns.number == 0
    assert columns.boolean is False


def test_other_keys_and_empty_ones_are_passed_over() -> None:
    assert fields_from_mapping({"quote": "seven", "number": None}) == ValueFields()


@pytest.mark.parametrize(("raw", "expected"), [(True, True), ("true", True), ("false", False)])
def test_a_boolean_may_be_written_out(raw: object, expected: bool) -> None:
    assert fields_from_mapping({"boolean": raw}).boolean is expected


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"number": "seven"}, '"seven" is no number. Accepted: digits with an optional decimal point.'),
        ({"comparator": "over"}, f'"over" is no comparator. Accepted: {COMPARATORS}.'),
        ({"value_state": "missing"}, '"missing" is no value state. Accepted: known, unknown, withheld.'),
        ({"boolean": "no"}, '"no" is no boolean. Accepted: true, false.'),
        # 1 is a count, not a truth.
        ({"boolean": 1}, '"1" is no boolean. Accepted: true, false.'),
    ],
)
def test_what_a_column_does_not_accept_is_refused(raw: dict[str, object], message: str) -> None:
    with pytest.raises(BadValue) as refusal:
        fields_from_mapping(raw)
    assert str(refusal.value) == message
