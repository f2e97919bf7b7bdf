"""Simulated events: the same seed the same event, and everything occurs that makes a value hard to tell."""

import random

import hypothesis.strategies as st
import pytest
from hypothesis import given

from claims.consensus.simulation.events import Device, many_told, told
from claims.consensus.simulation.figures import mistaken, worded
from claims.consensus.simulation.happening import CASUALTIES, FIRED, FIRED_EAST, FIRED_WEST, INJURED, KILLED
from claims.domain.codes import Comparator, Stake
from claims.domain.values import Quantity

EVENTS = list(many_told(3, 40))
STATEMENTS = [(event, one) for event in EVENTS for one in event.statements]


def test_the_same_seed_gives_the_same_event_and_another_another() -> None:
    assert told(3, 7) == EVENTS[7]
    assert told(4, 7).statements != EVENTS[7].statements


@pytest.mark.parametrize("device", Device)
def test_every_device_occurs(device: Device) -> None:
    assert any(device in devices for event in EVENTS for devices in event.devices.values())


def test_bounds_of_every_kind_are_said() -> None:
    said = {one.value.comparator for _, one in STATEMENTS if isinstance(one.value, Quantity)}
    bounds = {Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.ABOUT, Comparator.SOME, Comparator.NONE}
    assert bounds <= said


@given(st.integers(0, 300), st.integers(0, 10_000))
def test_words_are_true_of_the_figure(figure: int, seed: int) -> None:
    assert worded(figure, "person", random.Random(seed)).interval.contains(figure)  # type: ignore[arg-type]


@given(st.integers(0, 300), st.lists(st.integers(0, 300), min_size=1), st.integers(0, 10_000))
def test_a_mistake_is_never_the_figure_itself(figure: int, others: list[int], seed: int) -> None:
    wrong = mistaken(figure, others, random.Random(seed))
    assert wrong != figure
    assert wrong >= 0


def test_tolls_grow_and_never_fall() -> None:
    for event in EVENTS:
        hours = [event.what.known(hour)[KILLED] for hour in (0, 6, 24, 48, 500)]
        assert hours == sorted(hours)
    assert any(event.what.known(0)[KILLED] < event.what.known(48)[KILLED] for event in EVENTS)


def test_parts_make_the_whole_at_every_moment() -> None:
    for event in EVENTS:
        for hour in (0, 10, 100):
            known = event.what.known(hour)
            assert known[KILLED] + known[INJURED] == known[CASUALTIES]
            assert known[FIRED_EAST] + known[FIRED_WEST] == known[FIRED]


def test_a_party_denies_what_others_count() -> None:
    zeros = [one for _, one in STATEMENTS if one.stake is Stake.PARTY and one.attribute == "killed"]
    assert zeros
    assert all(isinstance(one.value, Quantity) for one in zeros)
    assert sum(one.value.is_stated_zero for one in zeros if isinstance(one.value, Quantity)) > len(zeros) / 2


def test_several_outlets_print_one_dispatch_in_nearly_the_same_words() -> None:
    carriers: dict[str, set[str]] = {}
    for _, one in STATEMENTS:
        if one.fingerprint:
            carriers.setdefault(one.fingerprint, set()).add(one.outlet)
    assert carriers
    assert all(len(outlets) > 1 for outlets in carriers.values())


def test_what_nobody_misread_is_true_at_its_moment() -> None:
    for event, one in STATEMENTS:
        place = (one.attribute, one.scope.key)
        is_plain = not event.devices.get(place, frozenset()) & {Device.ERROR, Device.PARTY}
        if is_plain and isinstance(one.value, Quantity) and one.as_of.lower is not None:
            true = event.true_at(place, one.as_of.lower)
            assert one.value.interval.contains(int(true))  # type: ignore[arg-type]
