"""Confidence that comes true as often as it says."""

import numpy as np
import pytest

from claims.consensus.weights.calibration import (
    USUAL,
    USUAL_MEAN,
    best,
    confidence,
    curve,
    learned,
    signs_of,
)
from claims.consensus.weights.votes import arrange

NO_SIGNS = np.zeros((0, 3))


def signs(odds: np.ndarray) -> np.ndarray:
    compressed = np.sign(odds) * np.log1p(np.abs(odds))
    return np.stack([np.ones(len(odds)), compressed, np.zeros(len(odds))], axis=1)


def test_without_anchors_it_is_as_usual() -> None:
    assert learned(NO_SIGNS, np.zeros(0, dtype=bool)) == USUAL
    assert USUAL.weights == USUAL_MEAN


def test_anchors_take_down_what_is_too_sure() -> None:
    believed = np.full(400, 9.0)
    right = np.arange(400) % 10 < 7
    found = confidence(signs(believed), learned(signs(believed), right))
    assert found == pytest.approx(0.7, abs=0.02)
    assert confidence(signs(believed), USUAL).min() > 0.85


def test_few_anchors_move_it_little() -> None:
    believed = np.full(4, 3.0)
    usual = confidence(signs(believed), USUAL)[0]
    found = confidence(signs(believed), learned(signs(believed), np.arange(4) < 2))[0]
    assert 0.5 < found < usual


def test_more_belief_never_means_less_confidence() -> None:
    believed = np.linspace(-5, 20, 200)
    perverse = believed < 5
    found = confidence(signs(believed), learned(signs(believed), perverse))
    assert (np.diff(found) >= 0).all()


def test_the_most_probable_candidate_is_the_first_of_equals() -> None:
    votes = arrange([0, 0, 1, 1], [0, 1, 0, 1], [3, 4, 5, 6])
    assert best(votes, np.array([0.4, 0.4, 0.1, 0.7])).tolist() == [0, 3]


def test_signs_tell_a_vote_alone_from_many() -> None:
    votes = arrange([0, 1, 1, 1, 1], [0, 0, 1, 2, 3], [7, 7, 7, 7, 7])
    alone, together = signs_of(votes, np.array([0.75, 0.75]))
    assert alone[1] == together[1]
    assert alone[2] < together[2]


def test_the_curve_counts_by_tenths() -> None:
    found = curve(np.array([0.05, 0.75, 0.78, 1.0]), np.array([False, True, False, True]))
    assert [(one.items, one.right) for one in found] == [(1, 0.0), (2, 0.5), (1, 1.0)]
    assert found[1].confidence == pytest.approx(0.765)
