"""Which figures give way to later ones (rule 4)."""

from claims.consensus.policy import policy_named
from claims.consensus.updates import superseded
from claims.domain.statements import Statement
from tests.claims.consensus.cast import CONTEXT, HOSPITAL, MINISTRY, RADIO, context, link, says

TOLL, TALLY, STOCK = policy_named("toll"), policy_named("tally"), policy_named("stock")


def gone(*statements: Statement) -> set[str]:
    return set(superseded(statements, CONTEXT.standing, TOLL))


def test_a_later_higher_figure_of_the_same_origin_supersedes() -> None:
    assert gone(says("A1.1", 3, by=MINISTRY, day=1), says("A2.1", 7, by=MINISTRY, day=2)) == {"A1.1"}


def test_words_that_say_the_toll_rose_supersede() -> None:
    assert gone(says("A1.1", 3), says("A2.1", 7, on=RADIO, says_rose=True)) == {"A1.1"}


def test_another_informant_of_no_weaker_class_supersedes() -> None:
    assert gone(says("A1.1", 3, by=MINISTRY, day=1), says("A2.1", 7, by=HOSPITAL, on=RADIO, day=2)) == {
        "A1.1"
    }


def test_another_informant_does_not_supersede_where_somebody_repeats_the_lower_figure_later() -> None:
    first = says("A1.1", 3, by=MINISTRY, day=1)
    second = says("A2.1", 7, by=HOSPITAL, on=RADIO, day=2)
    third = says("A3.1", 3, by="army", on="web", day=3)
    assert gone(first, second, third) == set()


def test_a_weaker_informant_does_not_supersede() -> None:
    first = says("A1.1", 3, by=MINISTRY, day=1, rank=1)
    assert gone(first, says("A2.1", 7, by=HOSPITAL, on=RADIO, day=2, rank=5)) == set()


def test_a_recap_never_supersedes() -> None:
    first = says("A1.1", 3, by=MINISTRY, day=1)
    assert gone(first, says("A2.1", 7, by=MINISTRY, day=2, is_recap=True)) == set()


def test_what_was_none_at_first_gives_way_to_later_more() -> None:
    assert gone(says("A1.1", "none", day=1), says("A2.1", 2, on=RADIO, day=2)) == {"A1.1"}


def test_what_stronger_voices_call_none_does_not_give_way_to_a_weaker_one() -> None:
    zero = says("A1.1", "none", by=MINISTRY, day=1, rank=1)
    assert gone(zero, says("A2.1", 1, on=RADIO, day=15, rank=4)) == set()


def test_moments_decide_only_whose_statement_is_later() -> None:
    first = says("A1.1", 3, by=MINISTRY, day=1)
    rest = [says(f"A{day}.1", 7, by=f"body-{day}", on=f"outlet-{day}", day=day) for day in range(2, 9)]
    assert gone(first, *rest) == {"A1.1"}
    assert gone(first, *rest, says("A9.1", 3, by=HOSPITAL, on="web", day=9)) == set()


def test_a_decided_update_supersedes_where_nothing_else_says_so() -> None:
    decided = context([link("A2.1", "A1.1", "updates", forward=True)])
    statements = [says("A1.1", 3), says("A2.1", 7, on=RADIO)]
    assert set(superseded(statements, decided.standing, TALLY)) == {"A1.1"}


def test_a_decided_correction_takes_the_wrong_figure_out() -> None:
    decided = context([link("A2.1", "A1.1", "corrects", forward=True)])
    found = superseded([says("A1.1", 7), says("A2.1", 3, on=RADIO)], decided.standing, TALLY)
    assert found["A1.1"].detail == "Decided by a reviewer: corrects."


def test_a_tally_is_not_updated_without_a_decided_link() -> None:
    statements = [
        says("A1.1", 3, "rockets_fired", by=MINISTRY, day=1),
        says("A2.1", 7, "rockets_fired", by=MINISTRY, day=2),
    ]
    assert superseded(statements, CONTEXT.standing, TALLY) == {}


def test_of_a_level_the_latest_moment_counts() -> None:
    statements = [
        says("A1.1", 5200, "troops_present", day=1),
        says("A2.1", 3000, "troops_present", on=RADIO, day=9),
    ]
    assert set(superseded(statements, CONTEXT.standing, STOCK)) == {"A1.1"}


def test_decisions_in_a_circle_leave_everything_standing() -> None:
    decided = context(
        [
            link("A1.1", "A2.1", "updates", forward=True),
            link("A2.1", "A3.1", "updates", forward=True),
            link("A3.1", "A1.1", "updates", forward=True),
        ]
    )
    statements = [says("A1.1", 1), says("A2.1", 2, on=RADIO), says("A3.1", 3, on="web")]
    assert superseded(statements, decided.standing, TOLL) == {}
