"""Reliability and probability, settled by turns."""

import pytest

from claims.consensus.tables.reliability import PRIOR_RELIABILITY, Ballot, posterior, weigh


def test_one_voice_alone_is_believed_as_far_as_it_is_reliable() -> None:
    [chance] = posterior(Ballot([("s", [1.0])], 1, 20.0), {"s": PRIOR_RELIABILITY})
    assert chance == pytest.approx(PRIOR_RELIABILITY, abs=0.01)


def test_probabilities_and_none_of_these_sum_to_one() -> None:
    chances = posterior(Ballot([("s", [1.0, 0.0]), ("t", [0.0, 1.0])], 2, 20.0), {"s": 0.9, "t": 0.6})
    assert sum(chances) < 1
    assert chances[0] > chances[1]


def test_items_of_one_voice_teach_nothing_about_it() -> None:
    _, reliability = weigh([Ballot([("s", [1.0])], 1, 20.0)] * 50)
    assert reliability == {"s": PRIOR_RELIABILITY}


def test_a_known_truth_is_certain_and_teaches() -> None:
    known = [Ballot([("s", [1.0, 0.0]), ("t", [0.0, 1.0])], 2, 20.0, truth=0)] * 20
    posteriors, reliability = weigh(known)
    assert posteriors[0] == [1.0, 0.0]
    assert reliability["s"] > PRIOR_RELIABILITY > reliability["t"]
