"""What no two statements show by themselves: repeats, circles, wider names, voices, articles that say it twice."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from claims.consensus.learning.packed import ORIGIN
from claims.domain.codes import ValueKind
from claims.domain.statements import AsOf, Statement
from claims.domain.values import Named, Value
from tests.claims.consensus.cast import AGENCY, HOSPITAL, MINISTRY, RADIO, number, says
from tests.claims.consensus.columns.finding import both
from tests.claims.consensus.columns.world import World


def town(key: str) -> Named:
    return Named(ValueKind.PLACE, key, key)


def deep(metres: int) -> Value:
    return number(str(metres), ValueKind.MEASURE)


def since(said: Statement) -> Statement:
    """From its day on, without an end."""
    return replace(said, as_of=AsOf(said.as_of.lower))


# One object, as rows read in bulk share it.
SEVEN = number("7")
NAMED: Any = {"by": HOSPITAL, "on": RADIO, "rank": 1}
# What only the whole shows, each with how many votes are left.
WHOLES: dict[str, tuple[Sequence[Statement], int]] = {
    "a newer figure by another body": (
        (says("A1.1", 3, day=1), says("A2.1", 5, day=2, **NAMED), says("A3.1", 5, on=AGENCY, day=2)), 2),
    "the older figure is repeated later": (
        (says("A1.1", 3, day=1), says("A2.1", 5, day=2, **NAMED), says("A3.1", 3, on=AGENCY, day=3)), 3),
    "it is only repeated at the same time": (
        (says("A1.1", 3, day=1), says("A2.1", 5, day=2, **NAMED), says("A3.1", 3, on=AGENCY, day=2)), 2),
    "a recap repeats nothing": (
        (says("A1.1", 3, day=1), says("A2.1", 5, day=2, **NAMED), says("A3.1", 5, on=AGENCY, day=2),
         says("A4.1", 3, on="web", day=3, is_recap=True)), 3),
    "who says both repeats neither": (
        (says("A1.1", 3, day=1), says("A2.1", 5, day=2, **NAMED), says("A3.1", "3-5", on=AGENCY, day=3),
         says("A4.1", 5, on="web", day=2)), 2),
    "a later level takes the place of the same one": (
        (says("A1.1", SEVEN, "troops_present", day=1), says("A2.1", SEVEN, "troops_present", on=RADIO, day=2)), 0),
    "all of a circle stand": (
        (since(says("A1.1", deep(7), "depth", on=RADIO, says_rose=True, day=1)),
         since(says("A2.1", deep(5), "depth", day=2)), says("A3.1", deep(9), "depth", says_rose=True, day=1),
         says("A4.1", deep(3), "depth", on=AGENCY, day=1)), 2),
    "a wider name is no vote where a finer one stands": (
        (says("A1.1", town("baghdad"), "town"), says("A2.1", town("green-zone"), "town", on=RADIO),
         says("A3.1", town("erbil"), "town", on=AGENCY)), 2),
    "one text on two outlets is one voice": (
        (says("A1.1", 3, fingerprint="x"), says("A2.1", 3, on=RADIO, fingerprint="x"),
         says("A3.1", 4, on=AGENCY)), 2),
    "one text that names two bodies is two voices": (
        (says("A1.1", 3, by=MINISTRY, fingerprint="x"), says("A2.1", 3, by=HOSPITAL, on=RADIO, fingerprint="x"),
         says("A3.1", 4, on=AGENCY)), 3),
    "a voice that says two things has none": (
        (says("A1.1", 3), says("A2.1", 4), says("A3.1", 4, on=AGENCY), says("A4.1", 3, on=RADIO)), 2),
    "the narrowest of an article's mentions speaks": (
        (says("A1.1", ">=2"), says("A1.2", 3), says("A2.1", 4, on=RADIO)), 2),
    "a headline is a vote of whom its article quotes": (
        (says("A1.1", 3), says("A1.2", "2-4", by=MINISTRY), says("A2.1", 4), says("A2.2", "3-5", by=HOSPITAL)), 2),
    "an article's own words rest on whom it quotes": (
        (says("A1.1", 3), says("A1.2", 3, by=HOSPITAL), says("A2.1", 3, by=HOSPITAL, on=RADIO), says("A3.1", 4)), 2),
}  # fmt: skip


@pytest.mark.parametrize(("said", "votes"), WHOLES.values(), ids=WHOLES)
def test_what_only_the_whole_shows_is_found_too(said: Sequence[Statement], votes: int) -> None:
    world = World(0)
    world.links, world.told = [], {"E1": list(said)}
    derived, by_arrays, untold = both(world)
    assert by_arrays == derived
    assert untold == 0
    assert len(derived["E1"][ORIGIN]) == votes
