"""Confidence calibrated on simulated events: learned on even seeds, checked on odd ones."""

from itertools import pairwise

import pytest

from claims.consensus.simulation.calibration import (
    ITEMS_PER_POINT,
    Pairs,
    calibration_error,
    curve_of,
    simulated_pairs,
    simulator_fit,
)
from claims.domain.codes import ConfidenceBasis
from tests.claims.consensus.cast import REGISTERS


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    return simulated_pairs(REGISTERS, seeds=(0, 1), events_per_seed=25)


def test_pairs_are_confidences_with_whether_they_were_right(pairs: Pairs) -> None:
    both = (*pairs.learned, *pairs.held_out)
    assert all(0 <= sure <= 1 for sure, _ in both)
    assert 0 < sum(is_right for _, is_right in both) < len(both)


def test_the_halves_are_of_different_seeds(pairs: Pairs) -> None:
    even = simulated_pairs(REGISTERS, seeds=(0,), events_per_seed=25)
    assert (even.learned, even.held_out) == (pairs.learned, ())


def test_a_curve_rises_and_is_never_certain(pairs: Pairs) -> None:
    curve = curve_of(pairs.learned)
    assert len(curve) > 1
    assert all(left[0] < right[0] and left[1] < right[1] for left, right in pairwise(curve))
    assert all(0 < share < 1 for _, share in curve)


def test_too_few_pairs_make_no_curve(pairs: Pairs) -> None:
    assert curve_of(pairs.learned[: ITEMS_PER_POINT - 1]) == ()


def test_a_curve_mends_what_is_always_too_sure() -> None:
    too_sure = [(0.95, number % 2 == 0) for number in range(200)]
    fit = simulator_fit(curve_of(too_sure))
    assert calibration_error(too_sure) == pytest.approx(0.45)
    assert calibration_error([(fit.calibrated(sure), right) for sure, right in too_sure]) < 0.01


def test_the_basis_is_said() -> None:
    assert simulator_fit(()).basis is ConfidenceBasis.SIMULATOR
    assert simulator_fit(()).ruled_items == 0
