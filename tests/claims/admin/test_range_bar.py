"""claims.admin.range_bar: low, best and high of a row on one scale."""

from decimal import Decimal
from typing import Any

import pytest

from claims.admin.range_bar import MARGIN, WIDTH, range_bar
from claims.models import Consensus, ConsensusCandidate

INNER = WIDTH - 2 * MARGIN


def row(number: int | None, lower: int | None, upper: int | None, **fields: Any) -> Consensus:
    numbers = {"number": number, "lower": lower, "upper": upper}
    decimals = {name: None if value is None else Decimal(value) for name, value in numbers.items()}
    return Consensus(**{"value_kind": "count", "has_value": number is not None, **decimals, **fields})


def stated(*numbers: int) -> list[ConsensusCandidate]:
    return [ConsensusCandidate(value_kind="count", number=Decimal(number)) for number in numbers]


def test_line_runs_from_low_to_high_with_a_dot_at_the_value() -> None:
    bar = range_bar(row(5, 4, 10), stated(5, 10))
    assert bar is not None
    assert (bar.low, bar.best, bar.high) == (MARGIN + 0.4 * INNER, MARGIN + 0.5 * INNER, WIDTH - MARGIN)
    assert bar.stated == [MARGIN + 0.5 * INNER, WIDTH - MARGIN]
    assert not bar.is_open


def test_contested_row_has_no_dot_and_an_open_high_reaches_the_end() -> None:
    bar = range_bar(row(None, 4, None), stated(4, 8))
    assert bar is not None
    assert (bar.best, bar.high, bar.is_open) == (None, WIDTH, True)


@pytest.mark.parametrize(
    ("shown", "values"),
    [
        # One number that all say: the bar would repeat it.
        (row(7, 7, 7), stated(7)),
        # Nothing above zero has no scale.
        (row(0, 0, 0), stated(0)),
        (row(None, None, None), stated()),
        (row(7, 4, 9, value_kind="date"), stated()),
    ],
)
def test_no_bar_where_it_says_nothing(shown: Consensus, values: list[ConsensusCandidate]) -> None:
    assert range_bar(shown, values) is None
