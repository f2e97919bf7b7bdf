"""Intervals of shares and of their differences, against the figures of the papers that give the methods."""

import pytest

from claims.domain.shares import difference_of_means, newcombe, wilson


def test_wilson_against_newcombes_examples() -> None:
    # Newcombe, Two-sided confidence intervals for the single proportion (1998), table I, method 3.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=1e-4)
    assert wilson(0, 0) is None


def test_newcombe_against_his_own_examples() -> None:
    # Newcombe, Interval Estimation for the Difference (1998), table II, method 10, contrasts (a), (b) and (h).
    assert newcombe((56, 70), (48, 80)) == pytest.approx((0.0524, 0.3339), abs=1e-4)
    assert newcombe((9, 10), (3, 10)) == pytest.approx((0.1705, 0.8090), abs=1e-4)
    assert newcombe((10, 10), (0, 10)) == pytest.approx((0.6075, 1.0), abs=1e-4)
    assert newcombe((0, 0), (3, 10)) is None


def test_means_are_compared_only_where_each_side_varies_over_two() -> None:
    assert difference_of_means([1], [1, 2]) is None
    low, high = difference_of_means([2, 4, 6], [1, 3, 5]) or (0.0, 0.0)
    assert (low + high) / 2 == pytest.approx(1)
    assert high - low == pytest.approx(2 * 1.96 * (8 / 3) ** 0.5)
