"""Amounts as people write them into a cell."""

from decimal import Decimal

import pytest

from claims.domain.codes import Comparator, ValueState
from claims.domain.errors import BadValue
from claims.domain.written_amounts import Amount, read_amount


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("7", Amount(Comparator.EXACT, Decimal(7))),
        (" 7 ", Amount(Comparator.EXACT, Decimal(7))),
        (">= 3", Amount(Comparator.AT_LEAST, Decimal(3))),
        ("≥3", Amount(Comparator.AT_LEAST, Decimal(3))),
        ("> 14", Amount(Comparator.MORE_THAN, Decimal(14))),
        ("<=9", Amount(Comparator.AT_MOST, Decimal(9))),
        ("< 5", Amount(Comparator.LESS_THAN, Decimal(5))),
        ("~5200", Amount(Comparator.ABOUT, Decimal(5200))),
        ("≈ 5,200", Amount(Comparator.ABOUT, Decimal(5200))),
        ("<~90", Amount(Comparator.NEARLY, Decimal(90))),
        ("≲ 90", Amount(Comparator.NEARLY, Decimal(90))),
        ("2-4", Amount(Comparator.RANGE, low=Decimal(2), high=Decimal(4))),
        ("2–4", Amount(Comparator.RANGE, low=Decimal(2), high=Decimal(4))),
        ("1\u202f200", Amount(Comparator.EXACT, Decimal(1200))),  # as French sheets part thousands
        ("0.5", Amount(Comparator.EXACT, Decimal("0.5"))),
        ("0", Amount(Comparator.NONE, Decimal(0))),  # a stated zero
        (">= 0", Amount(Comparator.AT_LEAST, Decimal(0))),  # a bound is no stated zero
        ("?", Amount(Comparator.EXACT, state=ValueState.UNKNOWN)),
    ],
)
def test_the_notation_of_the_screens_is_read(written: str, amount: Amount) -> None:
    assert read_amount(written) == amount


@pytest.mark.parametrize(
    "written", ["", "seven", "-3", "1,5", "3 or 4", ">=", "2-", "7 killed", "1,00,000", "٧"]
)
def test_what_is_no_amount_is_refused_with_what_is(written: str) -> None:
    with pytest.raises(BadValue, match=r"is no amount\. Accepted: 7, >= 3"):
        read_amount(written)
