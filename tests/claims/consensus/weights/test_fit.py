"""Votes as arrays: reliability and probability, settled by turns."""

from dataclasses import replace

import numpy as np
import pytest

from claims.consensus.weights.fit import apply, fit
from claims.consensus.weights.posterior import anchored, chances, contributions, scores
from claims.consensus.weights.reliability import PRIOR_RELIABILITY, untaught
from claims.consensus.weights.votes import NOT_NAMED, Votes, arrange

# Twelve items on which three agree and two go their own ways, and one on which the first of both disagree.
GOOD, BAD = 0, 3
ITEM = [*[i for i in range(12) for _ in range(5)], 12, 12]
ORIGIN = [*[0, 1, 2, 3, 4] * 12, GOOD, BAD]
VALUE = [*[value for i in range(12) for value in (1, 1, 1, 2 + i, 20 + i)], 7, 9]


def chance_of(votes: Votes) -> np.ndarray:
    return apply(votes, fit(votes)).chance


def test_candidates_of_an_item_stand_together_and_equal_values_are_one() -> None:
    votes = arrange([1, 0, 0, 1, 0], [0, 2, 1, 1, 0], [5, 3, 4, 5, 3])
    assert votes.first.tolist() == [0, 2, 3]
    assert votes.candidate.tolist() == [0, 1, 0, 2, 2]
    assert votes.voices.tolist() == [3, 2]


def test_one_voice_alone_is_believed_as_far_as_it_is_reliable() -> None:
    assert chance_of(arrange([0], [0], [1])) == pytest.approx([PRIOR_RELIABILITY], abs=0.01)


def test_items_of_one_voice_teach_nothing_about_it() -> None:
    votes = arrange(np.arange(50), np.zeros(50), np.ones(50))
    assert fit(votes).trust.by_origin.tolist() == [PRIOR_RELIABILITY]


def test_an_origin_that_was_right_elsewhere_weighs_more() -> None:
    votes = arrange(ITEM, ORIGIN, VALUE)
    seven, nine = chance_of(votes)[-2:]
    assert seven > nine


def test_a_known_truth_is_certain_and_teaches() -> None:
    votes = arrange(np.repeat(np.arange(20), 2), np.tile([0, 1], 20), np.tile([4, 6], 20))
    known = replace(votes, anchor=votes.first[:-1])
    fitted = fit(known)
    assert anchored(known, apply(known, fitted).chance)[:2].tolist() == [1.0, 0.0]
    assert fitted.trust.by_origin[0] > PRIOR_RELIABILITY > fitted.trust.by_origin[1]


def test_a_known_truth_that_nobody_names_makes_all_of_them_wrong() -> None:
    votes = arrange(np.repeat(np.arange(20), 2), np.tile([0, 1], 20), np.tile([4, 4], 20))
    known = replace(votes, anchor=np.full(20, NOT_NAMED))
    assert fit(known).trust.by_origin.max() < PRIOR_RELIABILITY


def test_what_votes_contribute_adds_up_to_the_score() -> None:
    votes = arrange(ITEM, ORIGIN, VALUE)
    settled = apply(votes, fit(votes))
    for candidate in range(votes.candidates):
        assert settled.score[candidate] == settled.contributed[votes.candidate == candidate].sum()


def test_probabilities_and_none_of_these_sum_to_one() -> None:
    votes = arrange([0, 0], [0, 1], [3, 4], alternatives=1.0)
    trust = np.full((2, 1), 0.6)
    chance = chances(votes, scores(votes, contributions(votes, trust, np.ones(2))))
    assert 0.9 < chance.sum() < 1


def test_nothing_is_made_of_no_votes() -> None:
    votes = arrange([], [], [])
    assert apply(votes, fit(votes)).chance.tolist() == []


def test_nothing_is_learned_before_the_first_turn() -> None:
    assert set(untaught(arrange([0], [0], [1])).by_origin) == {PRIOR_RELIABILITY}
