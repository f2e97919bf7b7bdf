"""What would settle a value: the one question, to whom, and what the answer would change."""

from claims.consensus.derive_event import derive_event
from claims.consensus.explanation import say
from claims.consensus.settled import Settled
from claims.domain.codes import Modality, Stake
from claims.domain.statements import Statement
from tests.claims.consensus.cast import ARMY, HOSPITAL, MINISTRY, RADIO, context, link, says, settle


def asked(settled: Settled) -> list[str]:
    return say(settled.weighing.questions, "en")


def whole(*statements: Statement) -> Settled:
    rows = derive_event(statements, context=context())
    return next(row for row in rows if row.attribute == "casualties")


def test_of_two_who_exclude_each_other_one_is_asked_and_the_change_is_told() -> None:
    [question] = asked(settle(says("A1.1", 7, by=MINISTRY), says("A2.1", 5, by=HOSPITAL, on=RADIO)))
    assert question.startswith(
        "Ask the informant of voice 1 whether it is 5 or 7: were the answer the other one, "
    )


def test_who_gave_both_figures_is_asked_which_holds_and_the_answer_changes_something() -> None:
    [question] = asked(
        settle(says("A1.1", 7, by=MINISTRY, day=1), says("A2.1", 5, by=MINISTRY, on=RADIO, day=2))
    )
    assert question.startswith(
        "Ask the informant of voice 1, who gave both, whether it is 5 or 7: were the answer 5, it would go from 31 "
    )
    assert not question.endswith("from 31 to 31 in 100.")


def test_where_only_a_part_is_against_it_the_question_is_what_is_meant() -> None:
    [question] = asked(whole(says("A1.1", 2, "casualties"), says("A2.1", 3, "killed", on=RADIO)))
    assert question.startswith("Ask the informant of voice 1 whether 2 is meant of the whole")


def test_who_denies_their_own_figure_is_not_asked_about_parts() -> None:
    denied = says("A2.1", 3, by=MINISTRY, on=RADIO, day=4, modality=Modality.DENIED)
    assert asked(settle(says("A1.1", 3, by=MINISTRY, day=1), denied)) == []


def test_a_zero_of_one_party_is_asked_of_somebody_else() -> None:
    [question] = asked(settle(says("A1.1", "none", by=ARMY, stake=Stake.PARTY)))
    assert question.startswith("Ask somebody who is no party to the event whether it is none")


def test_figures_that_do_not_compare_are_no_matter_of_parties() -> None:
    decided = context([link("A1.1", "A2.1", "not_comparable")])
    [question] = asked(
        settle(says("A1.1", 7, by=MINISTRY), says("A2.1", 5, by=HOSPITAL, on=RADIO), in_=decided)
    )
    assert (
        question == "Ask the informant of voice 1 what 7 counts: until the scopes say it, no value is given."
    )
