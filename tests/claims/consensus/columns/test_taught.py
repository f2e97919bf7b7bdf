"""Arrays find what the derivation finds, to the byte, and hand back what they cannot say."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest import mock

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from claims.consensus.columns import pairs, stands, taught
from claims.consensus.columns.spoken import Columns
from claims.consensus.columns.stands import Stands
from claims.consensus.links import Link, Links
from claims.consensus.simulation.events import many_told
from claims.domain.codebook import Codebook
from claims.domain.codes import Axis, Comparator, ValueKind, ValueRelation
from claims.domain.hierarchy import Hierarchy
from claims.domain.statements import AsOf, Statement
from claims.domain.values import Unstated, quantity
from tests.claims.consensus.cast import AGENCY, RADIO, says
from tests.claims.consensus.columns.finding import both
from tests.claims.consensus.columns.world import REGISTERS, World

# Reports that are kept of a simulated event: enough for tolls to outgrow an earlier total.
REPORTS = 8
GREEN_ZONE, BAGHDAD = "place:green-zone", "place:baghdad"


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_arrays_find_what_the_derivation_finds(seed: int) -> None:
    derived, by_arrays, _ = both(World(seed))
    assert by_arrays == derived


def simulated(events: int) -> World:
    world = World(0)
    world.links = []
    world.told = {}
    for one in many_told(3, events):
        first = sorted({said.article for said in one.statements})[:REPORTS]
        world.told[one.event] = [said for said in one.statements if said.article in first]
    return world


def test_arrays_find_nearly_all_that_simulated_events_teach() -> None:
    world = simulated(50)
    derived, by_arrays, untold = both(world)
    assert by_arrays == derived
    assert sum(len(content[0]) for content in derived.values()) > 100
    assert untold < sum(map(len, world.told.values())) * 0.02


def test_pairs_looked_at_in_many_parts_are_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    world = simulated(20)
    _, at_once, _ = both(world)
    monkeypatch.setattr(pairs, "PAIRS_AT_ONCE", 7)
    _, in_parts, _ = both(world)
    assert in_parts == at_once


def test_a_pattern_is_asked_once_however_many_say_it() -> None:
    told = {
        f"E{event}": [
            says(f"{event}A{n}.1", 3 + n, by=f"b{event}{n}", on=f"o{n}", day=1 + n) for n in range(3)
        ]
        for event in range(40)
    }
    known = Stands(REGISTERS)
    taught.taught(Columns.of(told), known)
    asked = dict(known._pairs)
    taught.taught(Columns.of({f"again {event}": said for event, said in told.items()}), known)
    assert known._pairs == asked
    assert 0 < len(asked) <= 3


def test_patterns_are_known_as_long_as_the_registers_stay() -> None:
    known = Stands(REGISTERS)
    again = replace(REGISTERS, codebook=Codebook(dict(REGISTERS.codebook.attributes)))
    assert known.under(again) is known
    without = replace(REGISTERS, places=Hierarchy({"iraq": None}))
    assert known.under(without) is not known
    assert known.under(without).registers is without


def test_patterns_are_forgotten_before_memory_grows_with_the_events(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Stands(REGISTERS)
    taught.taught(Columns.of({"E1": [says("A1.1", 3, day=1), says("A2.1", 4, on=RADIO, day=2)]}), known)
    monkeypatch.setattr(stands, "MOST_KNOWN", 1)
    assert known.under(REGISTERS) is not known


TWO = (says("A1.1", 3), says("A2.1", 4, on=RADIO))
DIED, ZERO = "phase:died-of-wounds", says("A9.1", "none", "casualties", on=AGENCY, day=1)
# What arrays know nothing of, each beside two reports that teach.
STRANGE: dict[str, Sequence[Statement]] = {
    "a value of another kind": (says("A3.1", Unstated(ValueKind.TEXT)),),
    "people who died later, where a whole is none": (ZERO, says("A3.1", 1, scope=DIED)),
    "two units, where a whole is none": (
        ZERO,
        *(says(f"A{n}.1", quantity(Comparator.EXACT, n, unit=unit)) for n, unit in ((4, "persons"), (5, "bodies"))),
    ),
    "a number that is too large to be added up, where a whole is none": (ZERO, says("A3.1", 2**40)),
    "scopes of which a sentence could tell that they do not overlap, where a whole is none": (
        ZERO, says("A3.1", 1, scope="group:soldiers"), says("A4.1", 1, scope="group:civilians")),
    "a part that only its whole makes known, and that has parts": (
        says("A3.1", "none", "casualties", on=AGENCY), says("A4.1", 3, "injured", scope=GREEN_ZONE)),
}  # fmt: skip
PLAIN: dict[str, Sequence[Statement]] = {
    "an article that says it twice": (says("A1.2", 3),),
    "an article that says it twice, once more vaguely": (says("A1.2", ">=2"),),
    "a zero of what has no parts": (says("A3.1", "none", on=AGENCY),),
    "a whole that holds its parts": (says("A3.1", 4, "casualties", on=AGENCY, day=1),),
    "a whole that is less than its parts at no earlier moment": (
        says("A3.1", 2, "casualties", on=AGENCY, day=1),
    ),
    "a whole that follows decisions alone": (
        says("A3.1", 2, "rockets_fired", on=AGENCY, day=1),
        says("A4.1", 5, "rockets_landed", day=2),
        says("A5.1", 5, "rockets_landed", on=RADIO, day=2),
    ),
    "what is not known": (says("A3.1", Unstated(ValueKind.COUNT)),),
    "another scope": (says("A3.1", 2, scope=BAGHDAD),),
}


def untold(*more: Statement) -> set[str]:
    columns = Columns.of({"E1": [*TWO, *more]})
    found = taught.taught(columns, Stands(REGISTERS))
    assert bool(found.lessons) != bool(found.untold)
    return {columns.id[claim] for claim in found.untold}


@pytest.mark.parametrize("more", STRANGE.values(), ids=STRANGE)
def test_what_arrays_cannot_say_is_handed_back(more: Sequence[Statement]) -> None:
    assert untold(*more) == {one.id for one in (*TWO, *more)}


@pytest.mark.parametrize("more", PLAIN.values(), ids=PLAIN)
def test_what_arrays_can_say_is_derived_by_nobody(more: Sequence[Statement]) -> None:
    assert untold(*more) == set()


def test_what_is_decided_of_claims_that_are_not_there_says_nothing() -> None:
    columns = Columns.of({"E1": TWO})
    alone = taught.taught(columns, Stands(REGISTERS))
    links = Links([Link("A1.1", "A9.1", Axis.VALUE, ValueRelation.CONFLICTS)])
    assert taught.taught(columns, Stands(REGISTERS), links) == alone


def test_other_attributes_of_the_event_are_not_handed_back_with_it() -> None:
    dates = [says(f"A{n}.9", "2020-11-17", "event_date", on=f"o{n}") for n in (1, 2)]
    columns = Columns.of({"E1": [*TWO, *STRANGE["a value of another kind"], *dates]})
    found = taught.taught(columns, Stands(REGISTERS))
    assert {columns.attribute[claim] for claim in found.untold} == {"killed"}
    assert found.lessons["E1"][0] == ["event_date"]


def test_one_origin_alone_teaches_nothing_and_is_not_derived() -> None:
    columns = Columns.of({"E1": [says(f"A{n}.1", 3 + n) for n in range(3)]})
    assert taught.taught(columns, Stands(REGISTERS)) == taught.Taught({}, [])


def crowd(claims: int, *attributes: str) -> World:
    """Three figures of one place each, repeated by an outlet of its own each, at any minute of three days."""
    dice, world = random.Random(claims), World(0)
    told = [
        says(
            f"A{n:04}.1", dice.choice((3, 4, 5)), dice.choice(attributes), on=f"o{n}", rank=dice.randint(1, 2)
        )
        for n in range(claims)
    ]
    moments = [datetime(2020, 11, 17, tzinfo=UTC) + timedelta(minutes=dice.randint(0, 4000)) for _ in told]
    told = [replace(one, as_of=AsOf(at, at)) for one, at in zip(told, moments, strict=True)]
    world.links, world.told = [], {"E1": told}
    return world


@pytest.mark.parametrize("attributes", [("killed",), ("killed", "injured", "casualties")], ids=len)
def test_a_place_of_many_claims_is_told_by_arrays(attributes: Sequence[str]) -> None:
    derived, by_arrays, untold = both(crowd(1200, *attributes))
    assert by_arrays == derived
    assert sum(derived["E1"][4]) > 1000
    assert untold == 0


def test_pairs_do_not_grow_with_those_who_say_the_same() -> None:
    def pairs_of(claims: int) -> int:
        known = Stands(REGISTERS)
        with mock.patch.object(known, "of_pairs", wraps=known.of_pairs) as asked:
            taught.taught(Columns.of(crowd(claims, "killed").told), known)
        return sum(len(call.args[1]) for call in asked.call_args_list)

    assert 0 < pairs_of(2000) <= pairs_of(200) <= 60


def test_no_claims_teach_nothing() -> None:
    assert taught.taught(Columns.of({}), Stands(REGISTERS)) == taught.Taught({}, [])
