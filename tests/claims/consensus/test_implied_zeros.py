"""Zeros of parts that follow from a zero of their whole, and what is left where that one does not stand."""

from claims.consensus.derive_event import derive_event
from claims.consensus.explanation import say
from claims.consensus.settled import Ruled, RulingKind
from claims.domain.codes import Evidence, Modality, Ruling
from tests.claims.consensus.cast import AGENCY, CONTEXT, HOSPITAL, MINISTRY, RADIO, number, says
from tests.claims.consensus.test_derive_event import GREEN, rows, text
from tests.claims.consensus.worlds import random_world


def test_a_zero_that_follows_from_a_contested_zero_is_not_published() -> None:
    found = rows(says("A1.1", "none", "casualties"), says("A2.1", ">=1", "injured", on=RADIO))
    part = found["killed"]
    assert (part.evidence, part.value, part.low, part.high, part.grade) == (
        Evidence.INSUFFICIENT,
        None,
        0,
        None,
        None,
    )
    assert [(one.value.text(), one.holds) for one in part.candidates] == [("0", False)]
    assert say(part.remarks, "en")[-1] == (
        "One statement says none of the whole, but that zero does not stand and says nothing of this part."
    )


def test_a_stated_zero_of_a_part_stands_without_the_contested_one_of_its_whole() -> None:
    found = rows(
        says("A1.1", "none", "casualties"),
        says("A2.1", ">=1", "injured", on=RADIO),
        says("A2.2", "none", "killed", on=RADIO),
    )
    part = found["killed"]
    assert (part.evidence, text(part), part.voices_max) == (Evidence.UNDISPUTED, "0", 1)


def test_a_zero_that_was_given_up_leaves_no_zero_of_its_parts() -> None:
    found = rows(
        says("A1.1", "none", "casualties", day=17),
        says("A2.1", 6, "casualties", day=18, on=RADIO),
    )
    assert (text(found["casualties"]), text(found["killed"])) == ("6", None)


def test_a_zero_of_the_whole_that_an_editor_ruled_holds_for_its_parts() -> None:
    statements = [says("A1.1", "none", "casualties"), says("A2.1", ">=1", "injured", on=RADIO)]
    rulings = {("casualties", ""): Ruled(RulingKind.VALUE, number("none"))}
    found = {row.attribute: row for row in derive_event(statements, context=CONTEXT, rulings=rulings)}
    assert text(found["killed"]) == "0"


def test_a_figure_that_gave_way_to_a_zero_does_not_stand_once_the_zero_fell() -> None:
    """The ministry gave its three up for a none of the whole, which is disputed: neither of the two is public."""
    found = rows(
        says("A1.1", 3, "troops_present", by=MINISTRY, day=1, scope=GREEN),
        says("A2.1", "none", "troops_present", by=MINISTRY, day=3),
        says("A3.1", 9, "troops_present", by=HOSPITAL, on=RADIO, day=3),
    )
    part = found[f"troops_present {GREEN}"]
    assert (part.evidence, part.value, part.high) == (Evidence.INSUFFICIENT, None, None)
    assert "What was said otherwise had given way to that zero" in say(part.remarks, "en")[-1]


def test_a_figure_beside_a_zero_of_the_whole_in_one_article_contests_the_whole() -> None:
    """Nobody was harmed, it says, and one was hurt: the one stands, and the zero waits for an editor."""
    found = rows(says("A1.1", "none", "casualties", by=MINISTRY), says("A1.2", 1, "injured", by=MINISTRY))
    assert found["casualties"].evidence is Evidence.CONTESTED
    assert (text(found["injured"]), text(found["killed"])) == ("1", None)


def test_wholes_are_settled_on_what_their_parts_say_without_fallen_zeros() -> None:
    """Else a sum of two zeros that do not stand would be published beside parts that may be four each."""
    found = rows(
        says("A1.1", "none", "casualties"),
        says("A2.1", 5, "injured", on=RADIO),
        says("A3.1", "<=4", "killed", on=AGENCY, scope=GREEN),
        says("A3.2", "<=4", "injured", on=AGENCY, scope=GREEN),
        says("A4.1", ">=3", "casualties", on="web", scope=GREEN, modality=Modality.DENIED),
    )
    part, whole = found[f"killed {GREEN}"], found[f"casualties {GREEN}"]
    assert (part.value_is_bound, part.high) == (True, 4)
    assert (whole.evidence, whole.value) == (Evidence.INSUFFICIENT, None)


def test_no_ruling_moves_the_picture_that_it_was_made_on() -> None:
    """What an editor rules of a whole may fell its zeros, and move what is settled of its parts: it is not stale."""
    ruled = []
    # Among them events whose zeros fall with the ruling.
    for seed in (*range(40, 80), 182, 260, 285):
        said, context = random_world(seed)
        for row in derive_event(said, context=context):
            place = (row.attribute, row.scope.key)
            ruling = Ruled(RulingKind.CONTESTED, None, row.picture_sha256)
            again = derive_event(said, context=context, rulings={place: ruling})
            ruled += [one.ruling for one in again if (one.attribute, one.scope.key) == place]
    assert len(ruled) > 100
    assert set(ruled) == {Ruling.RULED}
