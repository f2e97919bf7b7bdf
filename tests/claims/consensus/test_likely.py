"""Where a count lies nine times in ten, by the probabilities of the candidates."""

import pytest

from claims.consensus.explanation import say
from claims.consensus.likely import chances_of, likely_range, share_within
from claims.consensus.settled import Settled
from tests.claims.consensus.cast import HOSPITAL, MINISTRY, RADIO, says, settle


def likely(row: Settled) -> tuple[int, int]:
    low, high = likely_range(chances_of(row.candidates, row.weighing))
    return int(low), int(high)


def test_chances_sum_to_one() -> None:
    row = settle(says("A1.1", 5), says("A2.1", ">=3", on=RADIO), says("A3.1", 9, by=MINISTRY, on="web"))
    assert sum(chances_of(row.candidates, row.weighing).values()) == pytest.approx(1, abs=1e-5)


def test_two_who_agree_leave_one_number() -> None:
    row = settle(says("A1.1", 5, by=MINISTRY), says("A2.1", 5, by=HOSPITAL, on=RADIO))
    assert likely(row) == (5, 5)
    assert say(row.weighing.likely, "en") == [
        "Nine times in ten the number is 5, as far as these weights go."
    ]


def test_one_voice_alone_leaves_its_neighbours() -> None:
    low, high = likely(settle(says("A1.1", 20)))
    assert low < 20 < high


def test_who_exclude_each_other_are_both_inside() -> None:
    row = settle(says("A1.1", 5, by=MINISTRY), says("A2.1", 9, by=HOSPITAL, on=RADIO))
    low, high = likely(row)
    assert low <= 5
    assert high >= 9
    assert say(row.weighing.likely, "fr")[0].startswith("Neuf fois sur dix, le nombre est entre")


def test_a_bound_opens_the_side_that_it_leaves() -> None:
    low, high = likely(settle(says("A1.1", ">=20", by=MINISTRY), says("A2.1", ">=20", by=HOSPITAL, on=RADIO)))
    assert low == 20
    assert high > 20


def test_what_is_no_count_has_none() -> None:
    row = settle(says("A1.1", "2020-11-17", "event_date"))
    assert chances_of(row.candidates, row.weighing) == {}
    assert row.weighing.likely == ()


@pytest.mark.parametrize(("truth", "share"), [
    (7, 0.9),     # the only possible number: the tails cut a tenth off it
    (8, 0.0),     # impossible, and beyond all that is behind
])  # fmt: skip
def test_a_certain_number_counts_with_what_the_tails_leave(truth: int, share: float) -> None:
    assert share_within({7: 1.0}, truth) == pytest.approx(share)


def test_right_chances_cover_what_they_say() -> None:
    chances = dict.fromkeys(range(10), 0.1)
    assert sum(chance * share_within(chances, number) for number, chance in chances.items()) == pytest.approx(
        0.9
    )
