"""Parts that are more than their whole: both cannot be published."""

from claims.consensus.explanation import say
from claims.domain.codes import Evidence
from tests.claims.consensus.cast import HOSPITAL, MINISTRY, RADIO, says
from tests.claims.consensus.test_derive_event import ELSEWHERE, GREEN, rows, text


def test_parts_that_do_not_overlap_and_are_more_than_the_whole_dispute_it() -> None:
    found = rows(
        says("A1.1", 3, "killed"), says("A1.2", 9, "injured"), says("A2.1", 10, "casualties", on=RADIO)
    )
    whole = found["casualties"]
    assert (whole.evidence, text(whole), whole.low, whole.high) == (Evidence.CONTESTED, None, 10, 12)
    assert say(whole.remarks, "en")[1] == (
        "The parts that do not overlap, 9 and 3, add up to 12, more than the whole, 10."
    )
    [question] = say(whole.weighing.questions, "en")
    assert question.startswith("Ask the informant of voice 1 whether 10 is meant of the whole")


def test_parts_that_are_at_least_more_than_the_whole_dispute_it() -> None:
    found = rows(
        says("A1.1", ">=3", "killed"),
        says("A1.2", ">=9", "injured"),
        says("A2.1", 10, "casualties", on=RADIO),
    )
    assert found["casualties"].evidence is Evidence.CONTESTED


def test_a_bound_of_the_whole_is_not_disputed_by_parts_that_are_more() -> None:
    found = rows(
        says("A1.1", 3, "killed"), says("A1.2", 9, "injured"), says("A2.1", ">=10", "casualties", on=RADIO)
    )
    assert (found["casualties"].evidence, text(found["casualties"])) == (Evidence.UNDISPUTED, "12")


def test_more_landed_later_than_were_fired_disputes_what_was_fired() -> None:
    found = rows(
        says("A1.1", 4, "rockets_fired", by=MINISTRY, day=17),
        says("A2.1", 7, "rockets_landed", by=MINISTRY, on=RADIO, day=18),
    )
    assert found["rockets_fired"].evidence is Evidence.CONTESTED


def test_a_level_of_yesterday_may_be_more_than_all_of_today() -> None:
    found = rows(
        says("A1.1", 2500, "troops_present", by=MINISTRY, day=18),
        says("A2.1", 3000, "troops_present", by=MINISTRY, on=RADIO, day=17, scope=GREEN),
    )
    assert text(found["troops_present"]) == "2500"


def test_a_sum_of_parts_that_is_more_than_a_whole_of_the_same_time_disputes_it() -> None:
    found = rows(
        says("A1.1", 2, "casualties", by=MINISTRY),
        says("A2.1", 2, "killed", by=HOSPITAL, on=RADIO, scope=GREEN),
        says("A2.2", 1, "killed", by=HOSPITAL, on=RADIO, scope=ELSEWHERE),
    )
    assert (found["casualties"].evidence, text(found["killed"])) == (Evidence.CONTESTED, "3")
    assert {one.claim for one in found["casualties"].testified} == {"A1.1", "A2.1", "A2.2"}
