"""From what the engine believed to what it was right to believe."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.consensus.learning.calibrating import (
    FOLDS,
    LEAST_RULED_ITEMS,
    SPREADS,
    Belief,
    basis_of,
    bins,
    fold_of,
    held_out,
    points,
)
from claims.consensus.reliability import FrozenFit

BELIEFS = st.lists(
    st.builds(Belief, st.text(max_size=3), st.floats(0, 1), st.booleans()), min_size=1, max_size=30
)


def too_sure(items: int, seed: int = 4) -> list[Belief]:
    """Believed .95 and right three times in four; believed .6 and right so often."""
    dice = random.Random(seed)
    pairs = ((0.95, 0.75), (0.6, 0.6))
    drawn = [(i, *dice.choice(pairs)) for i in range(items)]
    return [Belief(f"E{i}", sure, dice.random() < right) for i, sure, right in drawn]


def test_nothing_ruled_calibrates_nothing() -> None:
    assert points([]) == ()
    assert held_out([]) == []
    assert bins([]) == ()


def test_who_is_too_sure_becomes_less_sure() -> None:
    curve = FrozenFit(curve=points(too_sure(600)))
    assert curve.calibrated(0.95) == pytest.approx(0.75, abs=0.06)
    assert curve.calibrated(0.6) == pytest.approx(0.6, abs=0.1)


def test_three_rulings_hardly_move_anything() -> None:
    beliefs = [Belief(f"E{i}", 0.9, is_right=i > 0) for i in range(3)]
    curve = FrozenFit(curve=points(beliefs))
    assert 0.8 < curve.calibrated(0.9) < 0.9


@given(BELIEFS)
def test_more_belief_never_means_less(beliefs: list[Belief]) -> None:
    curve = points(beliefs)
    assert list(curve) == sorted(curve)
    assert [calibrated for _, calibrated in curve] == sorted(calibrated for _, calibrated in curve)
    assert all(0 <= calibrated <= 1 for _, calibrated in curve)


@given(BELIEFS, st.randoms(use_true_random=False))
def test_the_order_of_the_rulings_never_matters(beliefs: list[Belief], dice: random.Random) -> None:
    shuffled = list(beliefs)
    dice.shuffle(shuffled)
    assert points(shuffled) == points(beliefs)


def test_each_event_is_judged_by_what_the_others_teach() -> None:
    right = [Belief(f"E{i}", 0.9, is_right=True) for i in range(200)]
    alone = [one for one in right if fold_of(one.event) == 0]
    wrong = [Belief(one.event, one.sure, is_right=fold_of(one.event) != 0) for one in right]
    told = held_out(wrong)
    assert sorted(one.event for one in told) == sorted(one.event for one in right)
    in_fold = [one.sure for one in told if fold_of(one.event) == 0]
    assert len(in_fold) == len(alone)
    assert min(in_fold) > 0.95


def test_bins_hold_every_item_once() -> None:
    beliefs = too_sure(300)
    found = bins(beliefs)
    assert sum(one.items for one in found) == 300
    assert [round(one.confidence, 2) for one in found] == [0.6, 0.95]
    assert found[1].right == pytest.approx(0.75, abs=0.08)


def test_certainty_is_in_the_last_bin() -> None:
    assert bins([Belief("E1", 1.0, is_right=True)])[0].confidence == 1.0


SIMULATED = ((0.2, 0.1), (0.5, 0.3), (0.9, 0.6), (0.99, 0.8))


def test_where_nothing_is_ruled_the_simulators_curve_stands() -> None:
    assert points([], SIMULATED) == SIMULATED
    assert held_out([], SIMULATED) == []


def test_one_ruling_hardly_moves_the_simulators_curve() -> None:
    start = FrozenFit(curve=SIMULATED)
    for is_right in (False, True):
        curve = FrozenFit(curve=points([Belief("E1", 0.9, is_right)], SIMULATED))
        for raw in (0.2, 0.5, 0.9, 0.99):
            assert curve.calibrated(raw) == pytest.approx(start.calibrated(raw), abs=0.05)


def test_hundreds_of_rulings_take_the_place_of_the_simulators_curve() -> None:
    alone, both = (FrozenFit(curve=points(too_sure(600), start)) for start in ((), SIMULATED))
    assert both.calibrated(0.95) == pytest.approx(alone.calibrated(0.95), abs=0.04)
    assert both.calibrated(0.6) == pytest.approx(alone.calibrated(0.6), abs=0.08)


def test_what_stood_at_the_simulators_word_is_judged_by_the_rulings_of_other_events() -> None:
    told = held_out(too_sure(600), SIMULATED)
    sure = [one.sure for one in told if one.sure > 0.7]
    assert sum(sure) / len(sure) == pytest.approx(0.75, abs=0.06)


@pytest.mark.parametrize(
    ("ruled", "is_simulated", "basis"),
    [
        (0, False, "none"),
        (0, True, "simulator"),
        (1, True, "simulator"),  # it only moves the simulator's curve
        (LEAST_RULED_ITEMS - 1, True, "simulator"),
        (LEAST_RULED_ITEMS, True, "ruled"),
        (1, False, "ruled"),  # it is all there is, and its number is shown
    ],
)
def test_the_basis_is_what_weighs_most(ruled: int, basis: str, *, is_simulated: bool) -> None:
    assert basis_of(ruled, is_simulated=is_simulated) == basis


def test_rulings_at_the_threshold_weigh_about_as_much_as_the_prior() -> None:
    told = LEAST_RULED_ITEMS * 0.9 * 0.1
    assert told == pytest.approx(1 / SPREADS[0] ** 2, rel=0.15)


@given(BELIEFS)
def test_more_belief_never_means_less_over_the_simulators_curve(beliefs: list[Belief]) -> None:
    curve = points(beliefs, SIMULATED)
    assert [calibrated for _, calibrated in curve] == sorted(calibrated for _, calibrated in curve)


def test_folds_are_all_used() -> None:
    assert {fold_of(f"E{i:06d}") for i in range(100)} == set(range(FOLDS))
