"""What would settle a whole that only its parts tell of: which part, of whom, and what its number would change."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest

from claims.consensus.context import Context
from claims.consensus.derive_event import derive_event
from claims.consensus.explanation import say
from claims.consensus.settled import Role, Ruled, RulingKind, Settled
from claims.consensus.wholes import part_bounds
from claims.domain.codes import Evidence, Stake
from claims.domain.statements import Statement
from tests.claims.consensus.cast import ARMY, HOSPITAL, MINISTRY, RADIO, context, number, says
from tests.claims.consensus.worlds import random_world

WORLDS = 400
# What a whole that nobody states is said to be by its parts, where they are no sum.
FROM_PARTS = {"parts_range", "parts_apart_range", "parts_lower_bound"}
ZONE, SOLDIERS = "place:green-zone", "group:soldiers"


def whole(*statements: Statement, attribute: str = "casualties", **rulings: Ruled) -> Settled:
    by_place = {(part, ""): ruled for part, ruled in rulings.items()}
    rows = derive_event(statements, context=context(), rulings=by_place)
    [row] = [row for row in rows if row.attribute == attribute and not row.scope.key]
    return row


def asked(*statements: Statement, attribute: str = "casualties", language: str = "en") -> str:
    [question] = say(whole(*statements, attribute=attribute).weighing.questions, language)
    return question


KILLED = says("A1.1", ">=2", by=MINISTRY)
INJURED = says("A2.1", 3, "injured", by=HOSPITAL, on=RADIO)


def test_the_one_part_without_a_number_is_asked_for_and_makes_a_sum() -> None:
    assert asked(KILLED, INJURED) == (
        "Ask the informant of voice 1 for the number of the part given as at least 2: nothing else keeps the parts "
        "from adding up, and the whole, now 5 or more, would be one number."
    )


def test_parts_that_do_not_overlap_are_not_said_to() -> None:
    """The codebook tells killed and injured apart; only their numbers are open."""
    [said] = say(whole(KILLED, INJURED).remarks, "en")
    assert said == (
        "The parts that do not overlap, 3 and at least 2, put the whole at 5 or more, without a best value: not each "
        "of them has its number."
    )
    [said] = say(whole(says("A1.1", "2-3"), INJURED).remarks, "fr")
    assert said == (
        "Les parts qui ne se recouvrent pas, 3 et entre 2 et 3, donnent pour l'ensemble entre 5 et 6, sans meilleure "
        "valeur : toutes n'ont pas leur nombre."
    )


def test_it_is_said_in_french() -> None:
    assert asked(KILLED, INJURED, language="fr") == (
        "Demander à l'informateur de la voix 1 le nombre de la part donnée comme au moins 2 : rien d'autre "
        "n'empêche d'additionner les parts, et l'ensemble, pour l'instant 5 ou plus, serait un seul nombre."
    )


def test_parts_that_add_up_need_no_number() -> None:
    assert whole(says("A1.1", 2, by=MINISTRY), INJURED).weighing.questions == ()


def test_of_several_the_part_that_leaves_most_open_is_asked_for() -> None:
    assert asked(says("A1.1", "2-3"), says("A2.1", "3-9", "injured", on=RADIO)) == (
        "Ask the informant of voice 2 for the number of the part given as between 3 and 9: no other leaves more "
        "open, and the ends of the whole, now between 5 and 12, would be 1 apart instead of 7."
    )


def test_a_part_without_an_upper_end_comes_first() -> None:
    assert asked(says("A1.1", ">=2"), says("A2.1", "3-99", "injured", on=RADIO)) == (
        "Ask the informant of voice 1 for the number of the part given as at least 2: no other is without an upper "
        "end, and the whole, now 5 or more, would have one."
    )
    assert asked(says("A1.1", ">=2"), says("A2.1", ">=3", "injured", on=RADIO)) == (
        "Ask the informant of voice 2 for the number of the part given as at least 3: the whole, now 5 or more, has "
        "no upper end as long as a part has none, and 1 more would be left."
    )


def test_of_those_who_tell_the_part_whoever_is_most_often_right_is_asked() -> None:
    row = whole(says("A3.1", ">=2", on="web", rank=8), says("A4.1", ">=2", by=MINISTRY, rank=0), INJURED)
    told = {one.claim: one.voice for one in row.testified}
    [(_, question)] = row.weighing.questions
    assert question["voice"] == told["A4.1"] != told["A3.1"]


def test_a_contested_part_is_asked_for_too() -> None:
    said = (says("A1.1", 2, by=MINISTRY), says("A4.1", 5, by=ARMY, on="web"), INJURED)
    assert whole(*said).evidence is Evidence.CONTESTED
    assert "the part given as between 2 and 5: nothing else" in asked(*said)


def test_a_zero_of_one_party_is_asked_of_somebody_else() -> None:
    assert asked(says("A1.1", "none", by=ARMY, stake=Stake.PARTY), INJURED) == (
        "Ask somebody who is no party to the event whether the part given as none is so: a party's word alone "
        "publishes neither it nor a sum of the parts, which are now 3 or more."
    )


def test_what_an_editor_ruled_is_not_asked_again() -> None:
    """A ruled range leaves the whole a range, and nobody has to say more."""
    row = whole(KILLED, INJURED, killed=Ruled(RulingKind.RANGE, number("2-4")))
    assert (row.low, row.high, row.weighing.questions) == (5, 7, ())


def test_where_parts_may_overlap_that_is_the_question_of_whoever_tells_most_of_them() -> None:
    said = (
        says("A1.1", 4, by=MINISTRY, scope=ZONE, rank=0),
        says("A2.1", 4, by=HOSPITAL, on=RADIO, scope=ZONE),
        says("A2.2", 9, by=HOSPITAL, on=RADIO, scope=SOLDIERS),
    )
    told = {one.claim: one.voice for one in whole(*said, attribute="killed").testified}
    assert told["A2.1"] == told["A2.2"]
    assert asked(*said, attribute="killed") == (
        f"Ask the informant of voice {told['A2.1']} whether the parts, 9 and 4, count anything twice: if they do "
        "not, the whole, now between 9 and 13, is 13."
    )


def test_where_neither_a_part_nor_their_overlap_tells_it_the_whole_is_asked_for() -> None:
    said = (says("A1.1", 4, by=MINISTRY, scope=ZONE), says("A2.1", ">=0", on=RADIO, scope=SOLDIERS))
    assert asked(*said, attribute="killed") == (
        "Ask the informant of voice 1 for the number of the whole: only parts of it are told, at least 0 and 4, and "
        "a number of the whole would be its first value, of a single voice."
    )


@pytest.mark.parametrize("start", range(0, WORLDS, WORLDS // 4))
def test_every_whole_that_its_parts_leave_open_has_one_question(start: int) -> None:
    found = [row for seed in range(start, start + WORLDS // 4) for row in left_open(*random_world(seed))]
    assert found
    assert [row for row in found if len(row.weighing.questions) != 1] == []


def left_open(said: list[Statement], context: Context) -> Iterator[Settled]:
    for row in derive_event(said, context=context):
        if not FROM_PARTS.isdisjoint(code for code, _ in row.remarks):
            assert row.value is None
            yield row


@pytest.mark.parametrize("start", range(0, WORLDS, WORLDS // 4))
def test_an_answer_changes_the_whole_as_the_question_says(start: int) -> None:
    """The answer is played by a ruling on the part, the least number that it may be.

    Where somebody spoke of the whole and gave way to its parts, another number of a part may bring them back.
    """
    tried = 0
    for seed in range(start, start + WORLDS // 4):
        said, context = random_world(seed)
        rows = derive_event(said, context=context)
        for row in rows:
            is_of_parts_alone = all(one.role is Role.PART for one in row.testified)
            for code, told in row.weighing.questions if is_of_parts_alone else ():
                if code in PROMISED:
                    tried += 1
                    parts = [part for part in rows if is_asked_for(part, row, told)]
                    assert any(PROMISED[code](answered(row, part, said, context), told) for part in parts), (
                        seed
                    )
    assert tried


def is_asked_for(part: Settled, row: Settled, told: Mapping[str, Any]) -> bool:
    """Whether the question can mean the part: one that its voice tells of and that has no number yet."""
    claims = {one.claim for one in row.testified if one.voice == told["voice"] and one.role is Role.PART}
    is_open = not part.has_value or part.value_is_bound
    return part is not row and is_open and any(one.claim in claims for one in part.testified)


def answered(row: Settled, part: Settled, said: list[Statement], context: Context) -> Settled:
    low, _ = part_bounds(part)
    rulings = {(part.attribute, part.scope.key): Ruled(RulingKind.VALUE, number(str(low or 0)))}
    rows = derive_event(said, context=context.afresh(), rulings=rulings)
    return next(one for one in rows if (one.attribute, one.scope) == (row.attribute, row.scope))


def ends_apart(row: Settled) -> Decimal | None:
    return None if row.high is None else row.high - (row.low or 0)


PROMISED = {
    "ask_part_sum": lambda row, _: (
        row.value is not None and "sum_of_parts" in {code for code, _ in row.remarks}
    ),
    "ask_part_narrows": lambda row, told: ends_apart(row) == Decimal(told["then"]),
    "ask_part_end": lambda row, _: row.high is not None,
}
