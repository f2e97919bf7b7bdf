"""What a settled row teaches: who has a vote, and which rows have none."""

from dataclasses import replace

from claims.consensus.context import Context
from claims.consensus.derive_event import derive_event
from claims.consensus.learning.lessons import Lesson, digest_of, lessons_of
from claims.domain.codes import Axis, Modality, Provenance, Reach
from claims.domain.statements import Statement
from tests.claims.consensus.cast import (
    AGENCY,
    ARMY,
    CONTEXT,
    HOSPITAL,
    MINISTRY,
    PAPER,
    RADIO,
    context,
    link,
    number,
    says,
)  # fmt: skip


def taught(*told: Statement, in_: Context = CONTEXT) -> list[Lesson]:
    return lessons_of(derive_event(told, context=in_, event="E1"), in_)


def votes(*told: Statement, in_: Context = CONTEXT) -> list[tuple[str, str]]:
    return [
        (vote.origin, figures(one)[one.values[vote.said]])
        for one in taught(*told, in_=in_)
        for vote in one.votes
    ]


def figures(lesson: Lesson) -> dict[int | None, str]:
    """Digest -> the figure that has it."""
    return {digest_of(lesson.item, number(str(figure))): str(figure) for figure in range(10)}


def test_two_voices_make_a_lesson() -> None:
    assert votes(says("A1.1", 2), says("A2.1", 3, on=RADIO)) == [(PAPER, "2"), (RADIO, "3")]


def test_one_voice_alone_teaches_nothing() -> None:
    assert taught(says("A1.1", 2)) == []
    assert taught(says("A1.1", 2), says("A2.1", 2)) == []


def test_ten_papers_with_one_wire_are_one_vote_of_the_agency() -> None:
    wires = [says(f"A{i}.1", 2, on=f"paper-{i}", channel=AGENCY) for i in range(10)]
    assert votes(*wires, says("B1.1", 3, on=RADIO)) == [(AGENCY, "2"), (RADIO, "3")]


def test_a_decided_copy_has_no_vote_of_its_own() -> None:
    told = (says("A1.1", 2), says("A2.1", 2, on=RADIO), says("A3.1", 3, by=HOSPITAL))
    copied = context([link("A1.1", "A2.1", Provenance.COPIES, Axis.PROVENANCE)])
    assert len(votes(*told)) == 3
    assert votes(*told, in_=copied) == [(HOSPITAL, "3"), (PAPER, "2")]


def test_a_bound_a_hedge_and_a_presumed_informant_are_no_votes() -> None:
    told = (
        says("A1.1", 2),
        says("A2.1", ">=1", on=RADIO),
        says("A3.1", 2, by=HOSPITAL, modality=Modality.HEDGED),
        says("A4.1", 2, by=MINISTRY, reach=Reach.PRESUMED),
    )
    assert taught(*told) == []


def test_a_figure_that_gave_way_is_no_vote() -> None:
    told = (
        says("A1.1", 2, by=HOSPITAL, day=1),
        says("A2.1", 4, by=HOSPITAL, day=3),
        says("A3.1", 4, by=MINISTRY, on=RADIO, day=3),
    )
    assert votes(*told) == [(HOSPITAL, "4"), (MINISTRY, "4")]


def test_an_article_against_itself_has_no_vote() -> None:
    assert taught(says("A1.1", 2), says("A1.2", 5), says("A2.1", 5, on=RADIO)) == []


def test_members_of_a_set_do_not_exclude_each_other_and_teach_nothing() -> None:
    assert taught(says("A1.1", ARMY, "claimed_by"), says("A2.1", "group", "claimed_by", on=RADIO)) == []


def test_the_order_of_the_claims_never_matters() -> None:
    told = [says("A1.1", 2), says("A2.1", 3, on=RADIO), says("A3.1", 2, by=HOSPITAL)]
    assert taught(*told) == taught(*reversed(told))


def test_a_lesson_names_no_value_but_a_ruled_one_is_found_again() -> None:
    [lesson] = taught(says("A1.1", 2), says("A2.1", 3, on=RADIO))
    assert digest_of(lesson.item, number("3")) in lesson.values
    assert digest_of(("E2", "killed", ""), number("3")) not in lesson.values
    assert digest_of(lesson.item, number(">=3")) is None


def test_what_the_voices_weigh_moves_no_lesson() -> None:
    told = (says("A1.1", 2), says("A2.1", 3, on=RADIO), says("A3.1", ">=2", by=HOSPITAL))
    assert taught(*told, in_=replace(CONTEXT, is_weighed=False)) == taught(*told)
