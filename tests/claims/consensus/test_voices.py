"""Who is one voice: dependence, independence, and what nobody knows."""

import pytest

from claims.consensus.context import Context
from claims.consensus.explanation import say
from claims.consensus.links import Link
from claims.consensus.testimony import gather
from claims.consensus.voices import Independence, Voices, count_voices, judge
from claims.domain.codes import Axis, Grade, InformantKind, Reach
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
    says,
    settle,
    sources,
)


def voices(*statements: Statement, in_: Context = CONTEXT) -> Voices:
    return count_voices(gather(statements, in_.standing), in_)


def verdict(a: Statement, b: Statement, in_: Context = CONTEXT) -> Independence:
    one, other = gather([a, b], in_.standing)
    return judge(one, other, in_).independence


def test_ten_outlets_citing_one_agency_are_one_voice() -> None:
    found = voices(*(says(f"A{i}.1", 7, on=f"outlet-{i}", channel=AGENCY) for i in range(10)))
    assert (found.at_least, found.at_most) == (1, 1)


def test_one_agency_carrying_a_witness_and_a_ministry_is_two_informants_but_not_two_shown_voices() -> None:
    found = voices(
        says("A1.1", 7, by=MINISTRY, channel=AGENCY), says("A1.2", 7, by="witness", channel=AGENCY)
    )
    assert (found.at_least, found.at_most) == (1, 2)


def test_different_informants_through_different_channels_are_independent() -> None:
    found = voices(says("A1.1", 7, by=MINISTRY), says("A2.1", 7, by=HOSPITAL, on=RADIO))
    assert (found.at_least, found.at_most) == (2, 2)


@pytest.mark.parametrize(
    "other",
    [
        says("A2.1", 7, on=RADIO),  # names nobody
        says("A2.1", 7, on=RADIO, by="source", informant_kind=InformantKind.ANONYMOUS),  # who, nobody knows
        says("A2.1", 7, on=PAPER, by=HOSPITAL),  # the same outlet
        says("A2.1", 7, on=RADIO, by=HOSPITAL, reach=Reach.PRESUMED),  # the attribution is a guess
    ],
)
def test_what_cannot_be_shown_is_unknown(other: Statement) -> None:
    assert verdict(says("A1.1", 7, by=MINISTRY), other) is Independence.UNKNOWN


def test_outlets_of_one_owner_are_not_shown_to_be_independent() -> None:
    owned = context(sources=sources(owners={PAPER: "house", RADIO: "house"}))
    pair = says("A1.1", 7, by=MINISTRY), says("A2.1", 7, by=HOSPITAL, on=RADIO)
    assert verdict(*pair, in_=owned) is Independence.UNKNOWN


def test_owners_in_a_circle_end_somewhere() -> None:
    broken = context(sources=sources(owners={PAPER: RADIO, RADIO: PAPER}))
    pair = says("A1.1", 7, by=MINISTRY), says("A2.1", 7, by=HOSPITAL, on=RADIO)
    assert verdict(*pair, in_=broken) in Independence


def test_the_same_informant_is_dependent_whoever_carries_it() -> None:
    pair = says("A1.1", 7, by=MINISTRY), says("A2.1", 7, by=MINISTRY, on=RADIO)
    assert verdict(*pair) is Independence.DEPENDENT


def test_nearly_the_same_text_is_one_voice() -> None:
    pair = says("A1.1", 7, fingerprint="T1"), says("A2.1", 7, on=RADIO, fingerprint="T1")
    assert verdict(*pair) is Independence.DEPENDENT


def test_nearly_the_same_text_does_not_make_two_informants_one() -> None:
    statements = [
        says(f"A{i}.{j}", 7, by=by, on=f"outlet-{i}", fingerprint="T1")
        for i in (1, 2)
        for j, by in ((1, MINISTRY), (2, HOSPITAL))
    ]
    found = voices(*statements)
    assert (found.at_least, found.at_most) == (1, 2)


def test_a_decided_link_makes_two_one_voice() -> None:
    decided = context([link("A1.1", "A2.1", "relays", Axis.PROVENANCE, forward=True)])
    found = voices(says("A1.1", 7, by=MINISTRY), says("A2.1", 7, by=HOSPITAL, on=RADIO), in_=decided)
    assert (found.at_least, found.at_most) == (1, 1)


def test_a_decided_independent_cuts_what_the_attribution_joins() -> None:
    decided = context([link("A1.1", "A2.1", "independent", Axis.PROVENANCE)])
    found = voices(says("A1.1", 7, by=MINISTRY), says("A2.1", 7, by=MINISTRY, on=RADIO), in_=decided)
    assert (found.at_least, found.at_most) == (2, 2)


def test_a_decided_independent_holds_although_a_third_joins_both() -> None:
    decided = context(
        [
            link("A1.1", "A2.1", "independent", Axis.PROVENANCE),
            link("A1.1", "A3.1", "copies", Axis.PROVENANCE, forward=True),
            link("A2.1", "A3.1", "copies", Axis.PROVENANCE, forward=True),
        ]
    )
    found = voices(says("A1.1", 7), says("A2.1", 7, on=RADIO), says("A3.1", 7, on="web"), in_=decided)
    assert (found.at_least, found.at_most) == (2, 2)


def test_an_unknown_third_does_not_take_a_shown_voice_away() -> None:
    found = voices(
        says("A1.1", 7, by=MINISTRY), says("A2.1", 7, by=HOSPITAL, on=RADIO), says("A3.1", 7, on="web")
    )
    assert (found.at_least, found.at_most) == (2, 3)


def test_a_repeat_in_the_articles_own_words_takes_nothing_away() -> None:
    found = voices(
        says("A1.1", 7, by=MINISTRY),
        says("A1.2", 7),
        says("A2.1", 7, by=ARMY, on=RADIO),
        says("A2.2", 7, on=RADIO),
    )
    assert (found.at_least, found.at_most) == (2, 2)


def test_nobody_is_no_voice() -> None:
    assert count_voices([], CONTEXT) == Voices((), 0, 0)


def test_many_voices_are_counted_without_an_endless_search() -> None:
    found = voices(*(says(f"A{i:02}.1", 7, by=f"body-{i}", on=f"outlet-{i}") for i in range(30)))
    assert (found.at_least, found.at_most) == (30, 30)


@pytest.mark.parametrize(
    ("decided", "grade"),
    [
        (link("A1.1", "A2.1", "relays", Axis.PROVENANCE, forward=True), Grade.SINGLE_VOICE),
        (link("A1.1", "A2.1", "conflicts", Axis.VALUE), Grade.DISPUTED),
    ],
    ids=["provenance", "value"],
)
def test_a_decided_link_of_either_axis_overrides_what_is_computed_and_the_explanation_says_so(
    decided: Link, grade: Grade
) -> None:
    said = says("A1.1", 7, by=MINISTRY), says("A2.1", 7, by=HOSPITAL, on=RADIO)
    assert settle(*said).grade is Grade.CORROBORATED
    row = settle(*said, in_=context([decided]))
    assert row.grade is grade
    assert "One decision of a reviewer about these claims was followed." in say(row.remarks, "en")
    assert any("relecteur" in sentence for sentence in say(row.remarks, "fr"))
