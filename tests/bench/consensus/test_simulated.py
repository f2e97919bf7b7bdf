"""The measure of `make bench-consensus` without TRUTH, on fewer events: what it must show at least."""

import pytest

from tests.bench.consensus.simulated import Line, majority, measured
from tests.claims.consensus.cast import REGISTERS, says


@pytest.fixture(scope="module")
def lines() -> dict[str, Line]:
    return measured(REGISTERS, seeds=range(2), events_per_seed=45)


def test_the_engine_is_better_than_the_majority_in_every_stratum(lines: dict[str, Line]) -> None:
    assert all(line.ours > line.vote for line in lines.values())


def test_nine_true_numbers_of_ten_lie_within_their_interval(lines: dict[str, Line]) -> None:
    line = lines["all"]
    assert 0.88 <= line.within / line.counts <= 0.93


def test_hardly_a_wrong_value_is_published_undisputed(lines: dict[str, Line]) -> None:
    assert lines["all"].wrong / lines["all"].values < 0.01


def test_every_stratum_holds_values(lines: dict[str, Line]) -> None:
    assert all(line.values >= 20 for line in lines.values())


def test_the_majority_counts_the_latest_word_of_each_outlet() -> None:
    earlier = [says("A1.1", 3, day=1), says("A2.1", 3, day=1, on="radio")]
    assert majority(earlier) == "3"
    assert majority([*earlier, says("A3.1", 7, day=2), says("A4.1", 7, day=2, on="radio")]) == "7"
    assert majority([says("A1.1", "some")]) is None
