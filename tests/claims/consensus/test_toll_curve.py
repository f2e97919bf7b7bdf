"""claims.consensus.toll_curve: how a figure that grows was told, who moved it, who was behind."""

from itertools import permutations

from claims.consensus.toll_curve import Curve, toll_curves
from claims.domain.codes import Evidence
from claims.domain.statements import Statement
from tests.claims.consensus.cast import AGENCY, CONTEXT, HOSPITAL, MINISTRY, PAPER, RADIO, says


def curve(*statements: Statement, attribute: str = "killed") -> Curve:
    return next(one for one in toll_curves(statements, CONTEXT) if one.attribute == attribute)


def told(found: Curve) -> list[tuple[str, str, str]]:
    """low, value, high of every step; "-" where there is none."""
    steps = [(step.low, step.value, step.high) for step in found.steps]
    return [tuple("-" if each is None else str(each) for each in step) for step in steps]  # type: ignore[misc]


# The hospital's count rises from 2 to 5; the paper repeats the 2 on the third day.
RISING = (
    says("A1.1", "2", by=HOSPITAL, on=PAPER, day=1),
    says("A2.1", "5", by=HOSPITAL, on=RADIO, day=2, says_rose=True),
    says("A3.1", "2", by=HOSPITAL, on=AGENCY, day=3, is_recap=True),
)


def test_the_figure_rises_with_the_statements_that_moved_it() -> None:
    found = curve(*RISING)
    assert told(found)[:2] == [("2", "2", "2"), ("5", "5", "5")]
    assert [step.moved_by for step in found.steps[:2]] == [("A1.1",), ("A2.1",)]


def test_who_still_repeats_the_old_figure_is_named() -> None:
    assert curve(*RISING).steps[-1].repeated_by == ("A3.1",)
    assert all(step.repeated_by == () for step in curve(*RISING).steps[:-1])


def test_the_parts_of_a_whole_repeat_no_older_figure_of_it() -> None:
    found = curve(
        says("A1.1", "1", by=HOSPITAL, day=1),
        says("A1.2", "9", "injured", by=HOSPITAL, day=1),
        says("A2.1", "1", by=MINISTRY, on=RADIO, day=2),
        says("A2.2", "9", "injured", by=MINISTRY, on=RADIO, day=2),
        attribute="casualties",
    )
    assert told(found)[-1] == ("10", "10", "10")
    assert all(step.repeated_by == () for step in found.steps)


def test_a_step_rests_on_what_held_by_then_alone() -> None:
    assert told(curve(*RISING))[0] == told(curve(RISING[0]))[0]


def test_somebody_independent_who_says_less_later_disputes_the_figure() -> None:
    found = curve(
        says("A1.1", "2", by=HOSPITAL, on=PAPER, day=1, rank=2),
        says("A2.1", "5", by=MINISTRY, on=RADIO, day=2, rank=1),
        says("A3.1", "2", by=HOSPITAL, on=AGENCY, day=3, rank=2),
    )
    assert told(found)[-1] == ("2", "-", "5")
    assert found.steps[-1].evidence is Evidence.CONTESTED
    assert found.steps[-1].repeated_by == ("A3.1",)


def test_a_bound_that_agrees_is_behind_nobody() -> None:
    found = curve(says("A1.1", "5", by=HOSPITAL, day=1), says("A2.1", ">=3", by=MINISTRY, on=RADIO, day=2))
    assert found.steps[-1].repeated_by == ()


def test_a_statement_without_a_moment_is_in_no_step() -> None:
    found = curve(says("A1.1", "2", day=1), says("A2.1", "9", on=RADIO))
    assert told(found) == [("2", "2", "2")]
    assert found.undated == ("A2.1",)


def test_a_sum_of_parts_has_a_curve_of_its_own() -> None:
    found = curve(
        says("A1.1", "2", by=HOSPITAL, day=1),
        says("A1.2", "3", "injured", by=HOSPITAL, day=1),
        says("A2.1", "4", "injured", by=HOSPITAL, on=RADIO, day=2, says_rose=True),
        attribute="casualties",
    )
    assert [value for _, value, _ in told(found)] == ["5", "6"]


def test_what_does_not_grow_has_no_curve() -> None:
    assert toll_curves([says("A1.1", "7", "rockets_fired", day=1)], CONTEXT) == ()


def test_the_order_of_the_claims_never_matters() -> None:
    curves = {curve(*order) for order in permutations(RISING)}
    assert len(curves) == 1
