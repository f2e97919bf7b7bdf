"""A whole gives way to what its parts say later, as rule 4 has it, or is disputed by them."""

import pytest

from claims.consensus.explanation import say
from claims.consensus.settled import Role
from claims.domain.codes import Evidence
from claims.domain.statements import Statement
from tests.claims.consensus.cast import HOSPITAL, MINISTRY, RADIO, says
from tests.claims.consensus.test_derive_event import ELSEWHERE, GREEN, rows, text


def test_a_zero_of_the_whole_gives_way_to_what_a_part_says_later() -> None:
    found = rows(
        says("A1.1", "none", "casualties", by=MINISTRY, day=17),
        says("A2.1", 1, "killed", by=MINISTRY, on=RADIO, day=18),
    )
    whole = found["casualties"]
    assert (whole.evidence, text(whole), whole.low, whole.high) == (Evidence.INSUFFICIENT, None, 1, None)
    assert (text(found["killed"]), found["injured"].value) == ("1", None)
    assert {one.claim: one.role for one in whole.testified}["A1.1"] is Role.SUPERSEDED


def test_a_zero_of_a_stronger_class_is_disputed_by_what_a_part_says_later() -> None:
    found = rows(
        says("A1.1", "none", "casualties", by=MINISTRY, day=17, rank=1),
        says("A2.1", 1, "killed", on=RADIO, day=18, rank=4),
    )
    assert (found["casualties"].evidence, text(found["casualties"])) == (Evidence.CONTESTED, None)


def test_a_whole_gives_way_to_parts_told_later_as_to_any_higher_figure() -> None:
    told = (says("A2.1", 3, "killed", by=HOSPITAL, on=RADIO, day=18),)
    told += (says("A2.2", 9, "injured", by=HOSPITAL, on=RADIO, day=18),)
    whole = rows(says("A1.1", 10, "casualties", by=MINISTRY, day=17), *told)["casualties"]
    assert (whole.evidence, text(whole), whole.as_of) == (Evidence.UNDISPUTED, "12", told[0].as_of.upper)
    assert "One earlier statement, 10, gave way to a later one." in say(whole.remarks, "en")


@pytest.mark.parametrize(
    "whole",
    [
        [says("A1.1", 10, "casualties", by=MINISTRY, day=19)],  # told after the parts, and less
        [says("A1.1", 10, "casualties", by=MINISTRY, day=17, rank=0)],  # of a stronger class
        # somebody repeats it after the parts were told
        [
            says("A1.1", 10, "casualties", by=MINISTRY, day=17),
            says("A3.1", 10, "casualties", on="web", day=19),
        ],
    ],
)
def test_a_whole_that_need_not_give_way_to_its_parts_is_disputed(whole: list[Statement]) -> None:
    parts = [
        says(f"A2.{n}", 6, key, by=HOSPITAL, on=RADIO, day=18)
        for n, key in enumerate(("killed", "injured"), 1)
    ]
    assert rows(*whole, *parts)["casualties"].evidence is Evidence.CONTESTED


def test_a_fallen_zero_of_the_whole_leaves_what_the_parts_say() -> None:
    found = rows(
        says("A1.1", "none", "casualties", by=MINISTRY, day=17),
        says("A2.1", 2, "killed", by=HOSPITAL, on=RADIO, day=18, scope=GREEN),
        says("A2.2", 1, "killed", by=HOSPITAL, on=RADIO, day=18, scope=ELSEWHERE),
    )
    assert (found["casualties"].value, found["casualties"].low) == (None, 3)
    assert (text(found["killed"]), text(found["injured"])) == ("3", None)
