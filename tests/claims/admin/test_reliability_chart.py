"""claims.admin.reliability_chart: the points of the reliability curve."""

from decimal import Decimal

from claims.admin.reliability_chart import reliability_chart
from claims.selectors.learned import CurveBin


def one(items: int, confidence: str, right: str) -> CurveBin:
    return CurveBin(items, Decimal(confidence), Decimal(right))


def test_the_corners_are_where_both_shares_are_none_or_all() -> None:
    chart = reliability_chart([one(1, "0", "0"), one(1, "1", "1")])
    assert chart is not None
    assert chart.line == chart.ideal == "14,226 226,14"


def test_what_comes_true_more_seldom_lies_below_the_diagonal() -> None:
    chart = reliability_chart([one(5, "0.9", "0.5")])
    assert chart is not None
    assert chart.dots == [(204.8, 120.0, 10.0)]


def test_a_dot_is_as_large_as_its_share_of_the_items_and_never_vanishes() -> None:
    chart = reliability_chart([one(1, "0.5", "0.5"), one(50, "0.7", "0.7"), one(200, "0.9", "0.9")])
    assert chart is not None
    assert [radius for _, _, radius in chart.dots] == [3.0, 5.0, 10.0]


def test_nothing_ruled_draws_nothing() -> None:
    assert reliability_chart([]) is None
