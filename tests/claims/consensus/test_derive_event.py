"""A whole event: zeros that imply zeros, parts that add up, wholes read off their parts."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from claims.consensus.derive_event import derive_event
from claims.consensus.explanation import say
from claims.consensus.settled import Role, Ruled, RulingKind, Settled
from claims.domain.codes import Evidence, Grade, Ruling
from claims.domain.statements import Statement
from tests.claims.consensus.cast import CONTEXT, HOSPITAL, MINISTRY, RADIO, context, number, says

GREEN, ELSEWHERE = "place:green-zone", "place:elsewhere"


def rows(*statements: Statement) -> dict[str, Settled]:
    found = derive_event(statements, context=CONTEXT, event="E000001")
    return {f"{row.attribute} {row.scope.key}".strip(): row for row in found}


def text(row: Settled) -> str | None:
    return None if row.value is None else row.value.text()


def test_no_casualties_means_nobody_killed_and_nobody_injured() -> None:
    found = rows(says("A1.1", "none", "casualties"))
    assert {key: text(row) for key, row in found.items()} == {
        "casualties": "0",
        "injured": "0",
        "killed": "0",
    }
    assert "One statement says none of the whole, and so none of this part." in say(
        found["killed"].remarks, "en"
    )


def test_nobody_killed_does_not_mean_no_casualties() -> None:
    assert set(rows(says("A1.1", "none", "killed"))) == {"killed"}


def test_no_casualties_disputes_a_death_of_the_same_time() -> None:
    found = rows(says("A1.1", "none", "casualties"), says("A2.1", 1, "killed", on=RADIO))
    assert found["killed"].evidence is Evidence.CONTESTED
    assert found["casualties"].evidence is Evidence.CONTESTED


def test_a_zero_reaches_narrower_scopes_that_somebody_speaks_of() -> None:
    found = rows(
        says("A1.1", "none", "rockets_landed"), says("A2.1", 4, "rockets_landed", on=RADIO, scope=GREEN)
    )
    assert found[f"rockets_landed {GREEN}"].evidence is Evidence.CONTESTED


def test_disjoint_parts_add_up_to_a_checked_sum() -> None:
    found = rows(
        says("A1.1", 4, "rockets_landed", scope=GREEN), says("A1.2", 3, "rockets_landed", scope=ELSEWHERE)
    )
    whole = found["rockets_landed"]
    assert (text(whole), whole.low, whole.high) == ("7", 7, 7)
    assert whole.candidates[0].is_sum
    assert {one.role for one in whole.testified} == {Role.PART}
    assert say(whole.remarks, "en") == ["The parts that do not overlap, 3 and 4, add up to 7."]


def test_a_sum_is_graded_as_its_weakest_part() -> None:
    found = rows(
        says("A1.1", 4, "rockets_landed", by=MINISTRY, scope=GREEN),
        says("A2.1", 4, "rockets_landed", by=HOSPITAL, on=RADIO, scope=GREEN),
        says("A1.2", 3, "rockets_landed", scope=ELSEWHERE),
    )
    assert found["rockets_landed"].grade is Grade.SINGLE_VOICE


def test_who_died_of_wounds_may_be_among_the_injured() -> None:
    found = rows(
        says("A1.1", 2, "killed"),
        says("A1.2", 5, "injured"),
        says("A1.3", 1, "killed", scope="phase:died-of-wounds"),
    )
    whole = found["casualties"]
    assert (whole.evidence, whole.value, whole.low, whole.high) == (Evidence.INSUFFICIENT, None, 5, 7)
    assert say(whole.remarks, "en") == [
        "Parts that may overlap, 5 and 2, put the whole at between 5 and 7, without a best value.",
        "Who died of wounds may be among the injured too, and a person counts once: the parts do not simply add up.",
    ]


DIED = "phase:died-of-wounds"
# "Nine were injured. Rockets also injured five civilians, one of whom died": one sentence tells whose the dead is.
TOLD_OF_FIVE = context(
    moved={"E1": frozenset({(("injured", "group:civilians"), ("killed", DIED))})},
    apart={("E1", "killed"): frozenset({frozenset({DIED, "group:contractors"})})},
)


def test_who_died_of_wounds_is_counted_among_the_dead_and_no_longer_among_the_injured() -> None:
    said = [
        says("A1.1", 1, "killed", scope="group:contractors", day=22),
        says("A1.2", 9, "injured", scope="group:soldiers"),
        says("A1.3", 5, "injured", scope="group:civilians"),
        says("A1.4", 1, "killed", scope=DIED, day=22),
    ]
    found = {
        (row.attribute, row.scope.key): row for row in derive_event(said, context=TOLD_OF_FIVE, event="E1")
    }
    killed, injured = found["killed", ""], found["injured", ""]
    assert (text(killed), killed.evidence, killed.as_of) == (
        "2",
        Evidence.UNDISPUTED,
        datetime(2020, 11, 22, 12, tzinfo=UTC),
    )
    assert (injured.value, injured.low, injured.high) == (None, 9, 13)
    assert say(injured.remarks, "en")[0].startswith(
        "Parts that may overlap, 4 and 9, put the whole at between 9 and 13"
    )
    # What was said of the five stays as it was said.
    assert text(found["injured", "group:civilians"]) == "5"


def test_who_is_not_told_to_be_one_of_the_injured_is_not_taken_out_of_them() -> None:
    said = [
        says("A1.1", 1, "killed", scope="group:contractors"),
        says("A1.2", 9, "injured", scope="group:soldiers"),
        says("A1.3", 5, "injured", scope="group:civilians"),
        says("A1.4", 1, "killed", scope=DIED),
    ]
    found = rows(*said)
    assert (found["injured"].low, found["injured"].high) == (9, 14)
    assert (text(found["killed"]), found["killed"].low, found["killed"].high) == (None, 1, 2)


def test_a_part_that_is_not_the_whole_is_named_beside_it() -> None:
    found = rows(
        says("A1.1", 7, "rockets_fired"),
        says("A1.2", 4, "rockets_landed", scope=GREEN),
        says("A1.3", 3, "rockets_landed", scope=ELSEWHERE),
    )
    fired = found["rockets_fired"]
    assert (text(fired), fired.voices_max) == ("7", 1)
    assert say(fired.remarks, "en") == [
        "One voice says 7.",
        "A part of it is given as 7, the sum of 3 and 4; the whole is no less.",
    ]
    assert {one.claim: one.role for one in fired.testified} == {
        "A1.1": Role.SUPPORTS,
        "A1.2": Role.PART,
        "A1.3": Role.PART,
    }


def test_more_landed_than_were_fired_disputes_what_was_fired() -> None:
    found = rows(says("A1.1", 7, "rockets_fired"), says("A2.1", 9, "rockets_landed", on=RADIO))
    fired = found["rockets_fired"]
    assert (fired.evidence, fired.value, fired.low) == (Evidence.CONTESTED, None, 7)
    assert "A part says 9, more than the whole, 7." in say(fired.remarks, "en")


def test_fewer_landed_than_were_fired_agrees() -> None:
    found = rows(says("A1.1", 7, "rockets_fired"), says("A2.1", 3, "rockets_landed", on=RADIO))
    assert (
        say(found["rockets_fired"].remarks, "en")[-1] == "A part of it is given as 3; the whole is no less."
    )
    assert text(found["rockets_fired"]) == "7"


def test_nobody_who_died_of_wounds_leaves_the_sum() -> None:
    found = rows(
        says("A1.1", 2, "killed"),
        says("A1.2", 5, "injured"),
        says("A1.3", "none", "killed", scope="phase:died-of-wounds"),
    )
    assert text(found["casualties"]) == "7"


def test_parts_that_may_overlap_give_a_range_without_a_best_value() -> None:
    found = rows(says("A1.1", 3, scope="group:soldiers"), says("A1.2", 2, scope="group:civilians"))
    whole = found["killed"]
    assert (whole.value, whole.low, whole.high) == (None, 3, 5)
    assert whole.evidence is Evidence.INSUFFICIENT


SOLDIERS_AND_CIVILIANS = frozenset({frozenset({"group:soldiers", "group:civilians"})})


def test_scopes_that_a_sentence_tells_apart_add_up() -> None:
    told = context(apart={("E1", "killed"): SOLDIERS_AND_CIVILIANS})
    statements = [says("A1.1", 3, scope="group:soldiers"), says("A1.2", 2, scope="group:civilians")]
    [whole] = [row for row in derive_event(statements, context=told, event="E1") if row.scope.is_whole]
    assert text(whole) == "5"
    assert say(whole.remarks, "en") == [
        "The parts that do not overlap, 2 and 3, add up to 5.",
        "One sentence tells these parts apart; the register of scopes does not say how they stand.",
    ]


@pytest.mark.parametrize("place", [("E2", "killed"), ("E1", "injured")])
def test_what_a_sentence_tells_apart_holds_for_its_event_and_attribute_alone(place: tuple[str, str]) -> None:
    told = context(apart={place: SOLDIERS_AND_CIVILIANS})
    statements = [says("A1.1", 3, scope="group:soldiers"), says("A1.2", 2, scope="group:civilians")]
    [whole] = [row for row in derive_event(statements, context=told, event="E1") if row.scope.is_whole]
    assert whole.value is None


def test_one_part_alone_makes_no_row_of_the_whole() -> None:
    assert set(rows(says("A1.1", 4, "rockets_landed", scope=GREEN))) == {f"rockets_landed {GREEN}"}


def test_a_sum_makes_a_bound_of_the_whole_exact() -> None:
    found = rows(
        says("A2.1", ">=5", "rockets_landed", on=RADIO),
        says("A1.1", 4, "rockets_landed", scope=GREEN),
        says("A1.2", 3, "rockets_landed", scope=ELSEWHERE),
    )
    whole = found["rockets_landed"]
    assert (text(whole), whole.low, whole.high, whole.value_is_bound) == ("7", 5, 7, False)


def test_a_sum_that_agrees_is_said_to() -> None:
    found = rows(
        says("A1.1", 2, "killed"), says("A1.2", 5, "injured"), says("A2.1", 7, "casualties", on=RADIO)
    )
    assert say(found["casualties"].remarks, "en") == ["One voice says 7.", "The sum of the parts, 7, agrees."]


def test_a_sum_that_differs_is_said_to() -> None:
    found = rows(
        says("A1.1", 2, "killed"), says("A1.2", 4, "injured"), says("A2.1", 7, "casualties", on=RADIO)
    )
    assert text(found["casualties"]) == "7"
    assert "The sum of the parts, 6, differs from what is said of the whole." in say(
        found["casualties"].remarks, "en"
    )


def test_a_part_larger_than_the_whole_disputes_it() -> None:
    found = rows(says("A1.1", 9, "rockets_landed", scope=GREEN), says("A2.1", 7, "rockets_landed", on=RADIO))
    assert found["rockets_landed"].evidence is Evidence.CONTESTED
    assert "A part says 9, more than the whole, 7." in say(found["rockets_landed"].remarks, "en")


def test_a_whole_that_a_part_exceeds_lies_where_both_allow() -> None:
    found = rows(says("A1.1", "none", "casualties"), says("A2.1", ">=1", "injured", on=RADIO))
    whole = found["casualties"]
    assert (whole.evidence, whole.low, whole.high) == (Evidence.CONTESTED, 0, None)
    assert say(whole.remarks, "en") == [
        "One voice says none.",
        "A part says at least 1, more than the whole, none.",
        "A part excludes it, so no value is given until an editor rules.",
    ]


def test_disjoint_parts_that_exceed_the_whole_widen_it_to_their_sum() -> None:
    parts = [
        says("A1.1", 9, "rockets_landed", scope=GREEN),
        says("A1.2", 3, "rockets_landed", scope=ELSEWHERE),
    ]
    known = replace(
        CONTEXT, apart={("E000001", "rockets_landed"): frozenset({frozenset({GREEN, ELSEWHERE})})}
    )
    stated = says("A2.1", 7, "rockets_landed", on=RADIO)
    found = derive_event([*parts, stated], context=known, event="E000001")
    whole = next(row for row in found if not row.scope.key and row.attribute == "rockets_landed")
    assert (whole.evidence, whole.low, whole.high) == (Evidence.CONTESTED, 7, 12)


def test_a_missing_part_is_never_zero() -> None:
    assert set(rows(says("A1.1", 2, "killed"))) == {"killed"}


def test_what_nobody_reports_has_no_row() -> None:
    assert "casualties" not in rows(says("A1.1", 7, "rockets_fired"))


def test_rulings_reach_their_attribute_and_scope_only() -> None:
    statements = [
        says("A1.1", 9),
        says("A2.1", 13, on=RADIO),
        says("A1.2", 9, "injured"),
        says("A2.2", 13, "injured", on=RADIO),
    ]
    found = derive_event(
        statements, context=CONTEXT, rulings={("killed", ""): Ruled(RulingKind.VALUE, number("9"))}
    )
    assert {row.attribute: row.ruling for row in found} == {
        "casualties": Ruling.NONE,
        "injured": Ruling.NONE,
        "killed": Ruling.RULED,
    }


def test_no_statement_gives_no_row() -> None:
    assert derive_event([], context=CONTEXT) == ()


def test_parts_from_one_article_are_one_voice_of_the_whole() -> None:
    found = rows(
        says("A1.1", 4, "rockets_landed", scope=GREEN), says("A1.2", 3, "rockets_landed", scope=ELSEWHERE)
    )
    assert (found["rockets_landed"].voices_min, found["rockets_landed"].voices_max) == (1, 1)


def test_a_part_that_exceeds_the_whole_is_shown_with_it() -> None:
    found = rows(says("A1.1", 9, "rockets_landed", scope=GREEN), says("A2.1", 7, "rockets_landed", on=RADIO))
    assert {one.claim: one.role for one in found["rockets_landed"].testified} == {
        "A1.1": Role.PART,
        "A2.1": Role.OPPOSES,
    }


@pytest.mark.parametrize(("ruled", "evidence"), [(1, Evidence.CONTESTED), (0, Evidence.UNDISPUTED)])
def test_a_part_ruled_to_be_more_than_the_whole_disputes_it(ruled: int, evidence: Evidence) -> None:
    """Nobody hurt at all, says one; none or one, says an article of itself; the editor rules on the injured."""
    statements = [
        says("A1.1", "none", "casualties", by=MINISTRY),
        says("A2.1", 0, "injured", on=RADIO),
        says("A2.2", 1, "injured", on=RADIO),
    ]
    rulings = {("injured", ""): Ruled(RulingKind.VALUE, number(str(ruled)))}
    found = {
        (row.attribute, row.scope.key): row
        for row in derive_event(statements, context=context(), rulings=rulings)
    }
    whole = found["casualties", ""]
    assert (whole.evidence, whole.has_value) == (evidence, evidence is Evidence.UNDISPUTED)
