"""Wholes and parts that change who is heard, and articles that testify twice: found as the derivation finds them."""

from collections.abc import Sequence
from typing import Any

import pytest

from claims.consensus.learning.packed import ATTRIBUTE, ORIGIN
from claims.domain.codes import Comparator, Modality, Stake, ValueKind
from claims.domain.dates import parse_date
from claims.domain.statements import Statement
from claims.domain.values import DateValue, quantity
from tests.claims.consensus.cast import AGENCY, ARMY, GROUP, HOSPITAL, MINISTRY, RADIO, number, says
from tests.claims.consensus.columns.finding import both
from tests.claims.consensus.columns.world import World

TWO = (says("A1.1", 3), says("A2.1", 4, on=RADIO))
GREEN_ZONE, ELSEWHERE, BAGHDAD = "place:green-zone", "place:elsewhere", "place:baghdad"
PARTY: Any = {"stake": Stake.PARTY, "day": 1}
DATES = tuple(says(f"A{n}.1", "2020-11-17", "event_date", on=f"o{n}") for n in (1, 2))
DEEP = tuple(says(f"A{n}.1", number(str(n), ValueKind.MEASURE), "depth", on=f"o{n}") for n in (1, 2))


def emended(day: str, claim: str = "A3.1") -> Statement:
    return says(claim, DateValue(parse_date(day), emendation="A misprint."), "event_date", on=AGENCY)


def measured(claim: str, unit: str, on: str) -> Statement:
    return says(
        claim, quantity(Comparator.EXACT, int(claim[1]), kind=ValueKind.MEASURE, unit=unit), "depth", on=on
    )


def total(claim: str, said: object, **fields: Any) -> Statement:
    return says(claim, said, "casualties", **fields)


def hurt(claim: str, said: object, **fields: Any) -> Statement:
    return says(claim, said, "injured", **fields)


# Each with the lessons that are found, and their votes.
FOUND: dict[str, tuple[Sequence[Statement], Sequence[str], int]] = {
    "a zero of a whole is one of its parts": (
        [total(f"A{n}.1", "none", on=f"o{n}") for n in (1, 2)], ("casualties", "injured", "killed"), 6),
    "a zero of a wider scope is one of a narrower that somebody speaks of": (
        [says("A1.1", "none"), says("A2.1", 1, scope=GREEN_ZONE, on=RADIO), says("A3.1", 2, on=AGENCY)],
        ("killed", "killed"), 4),
    "a zero of a part falls with the zero of its whole": (
        [says("A1.1", "none", day=1), says("A1.2", "none", day=1, on=AGENCY, article="A9"),
         total("A3.1", "none", on=RADIO, day=1), total("A4.1", 2, on="web", day=1)], ("casualties", "killed"), 4),
    "what a zero that falls had superseded does not stand either": (
        [*(says(f"A{n}.1", 5, "troops_present", on=f"o{n}", scope=GREEN_ZONE, day=1) for n in (1, 2)),
         says("A3.1", "none", "troops_present", day=3), says("A4.1", 9, "troops_present", on=RADIO, day=3)],
        ("troops_present",), 2),
    "a zero of the whole says nothing of a part of which its own article has a figure": (
        [total("A1.1", "none", by=MINISTRY), hurt("A1.2", 1, by=MINISTRY), hurt("A2.1", 1, on=RADIO),
         hurt("A3.1", 2, by=HOSPITAL)], ("injured",), 3),
    "a whole that its parts outgrew": (
        [total("A1.1", 2, day=1), total("A2.1", 2, on=RADIO, day=1), says("A3.1", 3, by=HOSPITAL, day=2)], (), 0),
    "a whole that its parts outgrew together": (
        [total("A1.1", 4, day=1), total("A2.1", 4, on=RADIO, day=1), says("A3.1", 3, by=HOSPITAL, day=2),
         hurt("A4.1", 3, by=MINISTRY, day=2)], (), 0),
    "a whole that is repeated after its parts": (
        [total("A1.1", 2, day=1), total("A2.1", 2, on=RADIO, day=3), says("A3.1", 3, by=HOSPITAL, day=2)],
        ("casualties",), 2),
    "a whole of a stronger class": (
        [total("A1.1", 2, day=1), total("A2.1", 2, on=RADIO, day=1), says("A3.1", 3, by=HOSPITAL, day=2, rank=2)],
        ("casualties",), 2),
    "a whole that parts of a part outgrew": (
        [total("A1.1", 2, day=1), total("A2.1", 2, on=RADIO, day=1),
         says("A3.1", 2, by=HOSPITAL, day=2, scope=GREEN_ZONE),
         says("A4.1", 2, by=HOSPITAL, day=2, scope=ELSEWHERE)], (), 0),
    "a level of an earlier day than its parts": (
        [says(f"A{n}.1", 2, "troops_present", on=f"o{n}", day=1) for n in (1, 2)]
        + [says("A3.1", 3, "troops_present", day=2, scope=BAGHDAD)], (), 0),
    "a zero of one party is no zero of the whole": (
        [total("A1.1", "none", by=ARMY, **PARTY), says("A2.1", "none", on=RADIO), says("A3.1", "none", on=AGENCY)],
        ("killed",), 2),
    "a zero that one body states with and without a stake is": (
        [total("A1.1", "none", by=ARMY, **PARTY), total("A2.1", "none", by=ARMY, on="web", day=1),
         says("A3.1", "none", on=RADIO), says("A4.1", "none", on=AGENCY)], ("killed",), 3),
    "zeros of two parties are": (
        [total("A1.1", "none", by=ARMY, **PARTY), total("A2.1", "none", by=GROUP, on="web", **PARTY),
         says("A3.1", "none", on=RADIO), says("A4.1", "none", on=AGENCY)], ("casualties", "injured", "killed"), 8),
    "zeros of two bodies of one state are one party's": (
        [total("A1.1", "none", by=ARMY, **PARTY), total("A2.1", "none", by=MINISTRY, on="web", **PARTY),
         says("A3.1", "none", on=RADIO), says("A4.1", "none", on=AGENCY)], ("casualties", "injured", "killed"), 6),
    "an article that contradicts itself has no vote": ([*TWO, says("A1.2", 9)], (), 0),
    "an article that says it for and against has one": (
        [*TWO, says("A1.0", 3, modality=Modality.DENIED)], ("killed",), 2),
    "an article that quotes two has two": (
        [*TWO, says("A3.1", 3, by=MINISTRY), says("A3.2", 4, by=HOSPITAL)], ("killed",), 4),
    "what it says itself joins the first that it does not contradict": (
        [*TWO, says("A3.1", 3, by=MINISTRY), says("A3.2", 4, by=HOSPITAL), says("A3.3", 4, by="")], ("killed",), 4),
    "what contradicts both stands alone": (
        [*TWO, says("A3.1", 3, by=MINISTRY), says("A3.2", 4, by=HOSPITAL), says("A3.3", 9, on="web")],
        ("killed",), 5),
    "an emended date has no vote": ([*DATES, emended("2020-11-17")], ("event_date",), 2),
    "a misprint is set aside": ([*DATES, emended("2019-11-17", "A1.2")], ("event_date",), 2),
    "what is in another unit is set aside": (
        [measured(claim, unit, on) for claim, unit, on in (
            ("A1.1", "m", "o1"), ("A2.1", "m", "o2"), ("A3.1", "ft", "o3"), ("A4.1", "", "o4"))], ("depth",), 3),
}  # fmt: skip


@pytest.mark.parametrize(("said", "attributes", "votes"), FOUND.values(), ids=FOUND)
def test_what_wholes_and_articles_change_is_found_by_arrays(
    said: Sequence[Statement], attributes: Sequence[str], votes: int
) -> None:
    world = World(0)
    world.links, world.told = [], {"E1": list(said)}
    derived, by_arrays, untold = both(world)
    assert by_arrays == derived
    assert untold == 0
    assert (derived["E1"][ATTRIBUTE], len(derived["E1"][ORIGIN])) == (list(attributes), votes)
