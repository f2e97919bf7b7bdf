"""The stress test: every unknown provenance taken as dependent, and the grades that fall by it."""

from dataclasses import replace

import pytest

from claims.consensus.derive_event import derive_event
from claims.consensus.differences import Difference, differences, falls
from claims.domain.codes import Grade
from claims.domain.statements import Statement
from tests.claims.consensus.cast import AGENCY, CONTEXT, HOSPITAL, MINISTRY, PAPER, RADIO, says

UNNAMED = (says("A1.1", "2", on=PAPER), says("A2.1", "2", on=RADIO))
NAMED = (says("A1.1", "2", by=HOSPITAL, on=PAPER), says("A2.1", "2", by=MINISTRY, on=RADIO))


def stressed(*statements: Statement) -> tuple[Difference, ...]:
    doubting = replace(CONTEXT, doubts_unknown=True)
    return falls(derive_event(statements, context=CONTEXT), derive_event(statements, context=doubting))


def test_a_grade_that_rests_on_voices_nobody_can_tell_apart_falls() -> None:
    (fall,) = stressed(*UNNAMED)
    assert fall.before is not None
    assert fall.after is not None
    assert (fall.before.grade, fall.after.grade) == (Grade.SUPPORTED, Grade.SINGLE_VOICE)
    assert (fall.after.voices_min, fall.after.voices_max) == (1, 1)


@pytest.mark.parametrize(
    "statements",
    [
        NAMED,  # two informants and two channels: shown to be independent
        (says("A1.1", "2", on=PAPER),),  # one voice has nothing to lose
        (says("A1.1", "2", on=PAPER), says("A2.1", "9", on=RADIO)),  # contested: no degree of agreement
    ],
)
def test_what_is_shown_to_be_independent_stands(statements: tuple[Statement, ...]) -> None:
    assert stressed(*statements) == ()


def test_a_third_voice_of_unknown_provenance_takes_nothing_from_two_that_are_shown() -> None:
    assert stressed(*NAMED, says("A3.1", "2", on=AGENCY)) == ()


def test_a_sum_falls_with_its_weakest_part() -> None:
    found = stressed(*UNNAMED, says("A1.2", "3", "injured", on=PAPER), says("A2.2", "3", "injured", on=RADIO))
    assert [fall.attribute for fall in found] == ["casualties", "injured", "killed"]


def test_the_value_is_never_touched() -> None:
    doubting = replace(CONTEXT, doubts_unknown=True)
    before = derive_event(UNNAMED, context=CONTEXT)
    after = derive_event(UNNAMED, context=doubting)
    assert all("value" not in one.changed for one in differences(before, after))


def test_rows_that_only_one_derivation_has_are_differences() -> None:
    (one,) = differences(derive_event(NAMED, context=CONTEXT), ())
    assert (one.attribute, one.after, one.changed) == ("killed", None, ("value", "evidence", "grade"))
    assert differences((), ()) == ()
