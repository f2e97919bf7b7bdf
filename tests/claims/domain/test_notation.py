"""claims.domain.notation: plain numbers and folded names."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.errors import BadValue
from claims.domain.notation import folded, plain_number, read_number


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        # As a database column of six places gives it back.
        ("7.000000", "7"),
        ("0.50", "0.5"),
        ("1E+2", "100"),
        # The zeros before the point are digits.
        ("100", "100"),
        ("0.000000", "0"),
        ("-0.0", "0"),
        ("-2.50", "-2.5"),
        ("1E-6", "0.000001"),
    ],
)
def test_a_number_is_written_without_exponent_or_empty_zeros(number: str, expected: str) -> None:
    assert plain_number(Decimal(number)) == expected


@given(st.decimals(-(10**9), 10**9, places=6))
def test_a_plain_number_reads_back(number: Decimal) -> None:
    assert read_number(plain_number(number)) == number


@pytest.mark.parametrize("raw", ["seven", "", "NaN", "Infinity", "7 or 8", None, True])
def test_what_is_no_finite_number_is_refused(raw: object) -> None:
    with pytest.raises(BadValue) as refusal:
        read_number(raw)
    assert str(refusal.value) == f'"{raw}" is no number. Accepted: digits with an optional decimal point.'


def test_numbers_of_several_types_are_read() -> None:
    assert read_number(0) == read_number("0") == read_number(Decimal(0)) == 0
    # A float as it is written, not as it is stored.
    assert read_number(0.1) == Decimal("0.1")


def test_names_are_folded_by_case_space_and_accent() -> None:
    assert folded("  ZONE \n verte ") == "zone verte"
    # An accent as one code point and as two.
    assert folded("re\u0301gion") == folded("R\u00e9gion")
    # Letters stay letters: folding never joins two names.
    assert folded("Kataib Hezbollah") != folded("Hezbollah")


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
