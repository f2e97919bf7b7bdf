"""Closed labels: origins have habits, and a table shows them."""

from dataclasses import replace

import numpy as np
import pytest

from claims.consensus.weights.confusion import Labels, apply, fit
from claims.consensus.weights.votes import NOT_NAMED, Votes, arrange

ITEMS = 300


def table(*, share_of_ones: float = 0.5, seed: int = 0) -> tuple[Votes, Labels, np.ndarray]:
    """Two careful origins, and three that say 1 of every 1 and of most 0."""
    dice = np.random.default_rng(seed)
    truth = (dice.random(ITEMS) < share_of_ones).astype(int)
    careful = np.where(dice.random((ITEMS, 2)) < 0.9, truth[:, None], 1 - truth[:, None])
    lavish = np.where((truth[:, None] == 1) | (dice.random((ITEMS, 3)) < 0.7), 1, 0)
    values = np.concatenate([careful, lavish], axis=1)
    items, origins = np.indices(values.shape)
    votes = arrange(items.ravel(), origins.ravel(), values.ravel())
    said = np.zeros(votes.candidates, dtype=np.int32)
    said[votes.candidate] = values.ravel()
    return votes, Labels(said, 2), truth


def test_habits_are_seen_through() -> None:
    votes, labels, truth = table()
    found = apply(votes, labels, fit(votes, labels)).chance.argmax(axis=1)
    majority = np.bincount(votes.item, weights=labels.of_candidate[votes.candidate]) > 2.5
    assert (found == truth).mean() > 0.9 > (majority == truth).mean()


def test_probabilities_of_the_labels_sum_to_one() -> None:
    votes, labels, _ = table()
    assert apply(votes, labels, fit(votes, labels)).chance.sum(axis=1) == pytest.approx(1.0)


def test_a_vote_never_speaks_more_for_another_label_than_for_its_own() -> None:
    votes, labels, _ = table()
    said = fit(votes, labels).said
    assert (said <= said.diagonal(axis1=1, axis2=2)[:, None, :] + 1e-12).all()


def test_labels_used_equally_often_are_held_equally_frequent() -> None:
    votes = arrange(np.repeat(np.arange(40), 2), np.tile([0, 1], 40), np.repeat(np.tile([0, 1], 20), 2))
    labels = Labels(np.tile([0, 1], 20).astype(np.int32), 2)
    assert fit(votes, labels).frequency.tolist() == [0.5, 0.5]


def test_uneven_labels_have_their_frequency_learned() -> None:
    votes = arrange(np.repeat(np.arange(40), 2), np.tile([0, 1], 40), np.repeat(np.arange(40) < 4, 2))
    labels = Labels((np.arange(40) < 4).astype(np.int32), 2)
    assert fit(votes, labels).frequency[1] < 0.2


def test_known_truths_teach_who_confuses_what() -> None:
    votes = arrange(np.repeat(np.arange(30), 2), np.tile([0, 1], 30), np.tile([0, 1], 30))
    labels = Labels(np.tile([0, 1], 30).astype(np.int32), 2)
    known = replace(votes, anchor=np.where(np.arange(30) < 20, votes.first[:-1], votes.anchor))
    chance = apply(votes, labels, fit(known, labels)).chance
    assert chance[29, 0] > chance[29, 1]


def test_a_known_truth_that_nobody_names_leaves_the_other_labels() -> None:
    votes = arrange([0, 0, 1, 2], [0, 1, 0, 1], [0, 0, 1, 2])
    labels = Labels(np.array([0, 1, 2], dtype=np.int32), 3)
    known = replace(votes, anchor=np.array([NOT_NAMED, -2, -2]))
    trusted = fit(votes, labels).said[0, 0, 0]
    assert fit(known, labels).said[0, 0, 0] < trusted
