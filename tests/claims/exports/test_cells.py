"""Cells: empty is not zero, and no text runs in a spreadsheet."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.exports.cells import cell, defused, joined, restored


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),  # not applicable
        (0, "0"),  # zero is a value
        (Decimal("0.000000"), "0"),
        (Decimal("7.500000"), "7.5"),
        (Decimal("1E+3"), "1000"),  # no exponent reaches a file
        (True, "true"),
        (False, "false"),
        (date(2020, 11, 17), "2020-11-17"),
        (datetime(2020, 11, 17, 19, 30, tzinfo=UTC), "2020-11-17T19:30:00Z"),
    ],
)
def test_each_value_has_one_text(value: object, text: str) -> None:
    assert cell(value) == text


def test_empty_members_of_a_list_are_left_out() -> None:
    assert joined(["A1.1", "", None, "A1.2"]) == "A1.1; A1.2"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('=HYPERLINK("x")', '\'=HYPERLINK("x")'),
        ("@user said so", "'@user said so"),
        ("- a dash opens the line", "'- a dash opens the line"),
        ("-12.5", "-12.5"),  # a negative measure is no formula
        ("'tis said", "''tis said"),  # else the apostrophe would be lost on the way back
        ("seven", "seven"),
    ],
)
def test_text_that_would_run_gets_an_apostrophe(text: str, shown: str) -> None:
    assert defused(text) == shown


@given(st.text())
def test_defusing_loses_nothing(text: str) -> None:
    assert restored(defused(text)) == text
