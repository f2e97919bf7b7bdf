"""One party is one stake, through however many of its bodies it speaks."""

from dataclasses import replace
from typing import Any

import pytest

from claims.consensus.context import Context
from claims.consensus.explanation import say
from claims.consensus.parties import are_one_party, count_parties
from claims.domain.codes import Evidence, Grade, Stake
from claims.domain.hierarchy import Hierarchy
from claims.domain.statements import Statement
from tests.claims.consensus.cast import (
    AGENCY,
    ARMY,
    GROUP,
    MINISTRY,
    PAPER,
    RADIO,
    REGISTERS,
    context,
    says,
    settle,
    sources,
)

ACTORS = Hierarchy({"state": None, "state-army": "state", "state-ministry": "state", "faction": None})
ONE_TREE = Context(
    replace(REGISTERS, actors=ACTORS),
    sources=sources(
        speaks_for={
            ARMY: frozenset({"state-army"}),
            MINISTRY: frozenset({"state-ministry"}),
            GROUP: frozenset({"faction"}),
        }
    ),
)
ONE_OWNER = context(sources=sources(owners={ARMY: "state", MINISTRY: "council", "council": "state"}))
ONLY_ONE_PARTY = (
    "Only one party to the event says that there was none, which is not enough to publish a zero."
)


def party(claim: str, value: object, by: str = "", on: str = PAPER, **fields: Any) -> Statement:
    return says(claim, value, by=by, on=on, stake=Stake.PARTY, **fields)


@pytest.mark.parametrize("known", [ONE_OWNER, ONE_TREE], ids=["one owner", "one tree of actors"])
def test_a_zero_of_two_bodies_of_one_party_is_not_published(known: Context) -> None:
    settled = settle(party("A1.1", "none", ARMY), party("A2.1", 0, MINISTRY, RADIO), in_=known)
    assert (settled.evidence, settled.value, settled.low, settled.high) == (
        Evidence.INSUFFICIENT,
        None,
        0,
        None,
    )
    assert ONLY_ONE_PARTY in say(settled.remarks, "en")


def test_a_zero_of_two_parties_is_published() -> None:
    settled = settle(party("A1.1", "none", ARMY), party("A2.1", "none", GROUP, RADIO), in_=ONE_TREE)
    assert settled.value is not None
    assert settled.value.text() == "0"


def test_a_vague_voice_does_not_publish_the_zero_of_a_party() -> None:
    settled = settle(party("A1.1", "none", ARMY), says("A2.1", "<=3", on=RADIO))
    assert (settled.evidence, settled.value, settled.low, settled.high) == (
        Evidence.INSUFFICIENT,
        None,
        0,
        3,
    )
    assert ONLY_ONE_PARTY in say(settled.remarks, "en")


def test_a_zero_that_somebody_without_a_stake_repeats_is_published() -> None:
    settled = settle(party("A1.1", "none", ARMY), says("A2.1", "none", by="hospital", on=RADIO))
    assert settled.value is not None
    assert settled.grade is Grade.CORROBORATED


def test_two_bodies_of_one_party_are_not_shown_to_be_independent() -> None:
    spoken = (party("A1.1", 7, ARMY), party("A2.1", 7, MINISTRY, RADIO), says("A3.1", 7, on="weekly"))
    assert (settle(*spoken, in_=ONE_TREE).voices_min, settle(*spoken, in_=ONE_TREE).grade) == (
        1,
        Grade.SUPPORTED,
    )
    assert settle(*spoken).voices_min == 2


def test_an_unnamed_official_is_of_the_party_that_carries_the_word() -> None:
    one = party("A1.1", 0, on=ARMY, informant_kind=None)
    other = party("A2.1", 0, by=MINISTRY, on=AGENCY)
    assert are_one_party(one, other, ONE_TREE)
    assert count_parties([one, other], ONE_TREE) == 1


def test_parties_are_joined_through_a_third() -> None:
    known = context(
        sources=sources(
            speaks_for={"a": frozenset({"x"}), "b": frozenset({"y"}), "c": frozenset({"x", "y"})},
        )
    )
    statements = [party(f"A{i}.1", 0, key) for i, key in enumerate(("a", "b", "c"))]
    assert count_parties(statements[:2], known) == 2
    assert count_parties(statements, known) == 1


def test_a_stake_that_nobody_stated_joins_no_parties() -> None:
    assert not are_one_party(says("A1.1", 7, by=ARMY), says("A2.1", 7, by=MINISTRY), ONE_TREE)


def test_owners_in_a_circle_are_one_owner() -> None:
    known = sources(owners={"a": "b", "b": "a", "c": "a"})
    assert known.have_one_owner("a", "b")
    assert known.have_one_owner("c", "b")
    assert not known.have_one_owner("c", "d")
