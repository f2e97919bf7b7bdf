"""The engine finds by kinds of pairs and shared keys what looking at every pair finds (hypothesis)."""

import json

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from claims.consensus.context import Context, Sources
from claims.consensus.derive_event import derive_event
from claims.consensus.links import Link, Links
from claims.consensus.settled import content
from claims.consensus.testimony import gather
from claims.consensus.voices import count_voices
from claims.domain.codes import (
    Axis,
    InformantKind,
    Modality,
    Polarity,
    Provenance,
    Reach,
    Stake,
    ValueRelation,
)
from claims.domain.comparison import Registers, compare
from claims.domain.findings import Comparison, Direction
from claims.domain.statements import Statement
from tests.claims.consensus import plain
from tests.claims.consensus.cast import REGISTERS, says, settle

KEYS = ("ministry", "hospital", "army", "group", "paper", "radio", "web", "agency")
COUNTS = ("0", "none", "3", "5", "7", "7", ">=3", "<=4", "3-6", "~50", "some")
SAID = {
    "killed": COUNTS,
    "injured": COUNTS,
    "casualties": COUNTS,
    "participants": ("100", "103", "110", "none"),
    "troops_present": ("5", "7", "none"),
    "rockets_fired": COUNTS,
    "event_date": ("2020-11-17", "2020-11", "2019-11-17"),
    "event_time": ("19:30", "19:40", "evening", "03:00"),
    "place": ("iraq", "baghdad", "green-zone", "erbil"),
    "perpetrator": ("group", "army"),
    "weapon": ("rocket", "drone"),
    "damage": ("none", "a wall fell", "a car burnt"),
    "responsibility_claimed": (True, False),
}


@st.composite
def statement(draw: st.DrawFn, number: int, attributes: tuple[str, ...]) -> Statement:
    attribute = draw(st.sampled_from(attributes))
    kind = draw(st.sampled_from([InformantKind.NAMED, InformantKind.NAMED, InformantKind.ANONYMOUS]))
    informant = draw(st.sampled_from(["", "", *KEYS[:5]]))
    return says(
        f"A{draw(st.integers(1, 9))}.{number:02}",
        draw(st.sampled_from(SAID[attribute])),
        attribute,
        by=informant,
        informant_kind=kind if informant else None,
        on=draw(st.sampled_from(["", *KEYS[4:]])),
        channel=draw(st.sampled_from(["", "", "agency", "web"])),
        scope=draw(st.sampled_from(["", "", "", "place:green-zone"])),
        day=draw(st.one_of(st.none(), st.integers(1, 3))),
        stake=draw(st.sampled_from(Stake)),
        modality=draw(st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, Modality.DENIED])),
        polarity=draw(st.sampled_from([Polarity.POSITIVE, Polarity.POSITIVE, Polarity.NEGATIVE])),
        reach=draw(st.sampled_from([Reach.CERTAIN, Reach.CERTAIN, Reach.PRESUMED])),
        fingerprint=draw(st.sampled_from(["", "", "x", "y"])),
        rank=draw(st.integers(1, 2)),
        is_recap=draw(st.booleans()),
        says_rose=draw(st.booleans()),
    )


@st.composite
def a_world(draw: st.DrawFn) -> tuple[list[Statement], Context]:
    whole = ("killed", "injured", "casualties")
    attributes = draw(st.one_of(st.just(whole), st.sampled_from(sorted(SAID)).map(lambda key: (key,))))
    said = [draw(statement(number, attributes)) for number in range(draw(st.integers(1, 10)))]
    ids = sorted(one.id for one in said)
    links = [draw(a_link(ids)) for _ in range(draw(st.integers(0, 4)))] if len(ids) > 1 else []
    owners = draw(
        st.dictionaries(st.sampled_from(KEYS[:4]), st.sampled_from(("agency", "state")), max_size=3)
    )
    sources = Sources(
        owners=owners,
        documents=frozenset(draw(st.sets(st.sampled_from(KEYS[:4]), max_size=2))),
        speaks_for={"ministry": frozenset({"army"}), "army": frozenset({"army"})},
    )
    return said, Context(REGISTERS, links=Links(links), sources=sources)


@st.composite
def a_link(draw: st.DrawFn, ids: list[str]) -> Link:
    first, second = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    axis = draw(st.sampled_from(Axis))
    relations = ValueRelation if axis is Axis.VALUE else Provenance
    direction = draw(st.sampled_from([Direction.FORWARD, Direction.BACKWARD]))
    return Link(first, second, axis, draw(st.sampled_from(relations)), direction)


@settings(max_examples=300, deadline=None)
@given(a_world())
def test_what_is_settled_is_what_every_pair_says(world: tuple[list[Statement], Context]) -> None:
    said, context = world
    quick = derive_event(said, context=context)
    with plain.plainly():
        slow = derive_event(said, context=context.afresh())
    assert json.dumps([content(row) for row in quick]) == json.dumps([content(row) for row in slow])


@settings(max_examples=300, deadline=None)
@given(a_world())
def test_voices_found_by_shared_keys_are_those_of_every_pair(world: tuple[list[Statement], Context]) -> None:
    said, context = world
    testimonies = gather(said, context.standing)
    assert count_voices(testimonies, context) == plain.count_voices(testimonies, context)


def test_many_voices_are_counted_the_same_way_beyond_the_exact_search() -> None:
    said = [
        says(f"A{i:02}.1", 7, by=f"body-{i // 2}", on=f"outlet-{i % 13}", fingerprint=f"text-{i % 11}")
        for i in range(60)
    ]
    testimonies = gather(said, Context(REGISTERS).standing)
    context = Context(REGISTERS)
    assert count_voices(testimonies, context) == plain.count_voices(testimonies, context)


def test_fifty_reports_of_two_values_need_a_handful_of_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def counted(a: Statement, b: Statement, registers: Registers) -> Comparison:
        compared.append((a.id, b.id))
        return compare(a, b, registers)

    monkeypatch.setattr("claims.consensus.context.compare", counted)
    settle(*(says(f"A{i:02}.1", 5 + i % 2, on=f"outlet-{i}") for i in range(50)), in_=Context(REGISTERS))
    assert len(compared) <= 4
