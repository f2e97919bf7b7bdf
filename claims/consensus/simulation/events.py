"""Invented events as their reports tell them, with their truth: for measuring and calibrating the engine.

Outward: ``told`` and ``Told``. Every event draws from a stream of its own, named by the seed and its number. What is
drawn: bounds, tolls that grow, outlets on one agency, a party that denies, plain errors, parts and wholes.
"""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from claims.consensus.context import Apart
from claims.consensus.simulation.figures import mistaken, worded
from claims.consensus.simulation.happening import (
    CASUALTIES,
    DATED,
    FIRED,
    FIRED_EAST,
    FIRED_WEST,
    INJURED,
    KILLED,
    ZONES,
    Happening,
    Place,
    happening,
)
from claims.consensus.simulation.newsroom import Carrier, Dispatch, Speaker, dispatches
from claims.domain.dates import parse_date
from claims.domain.scopes import parse_scope
from claims.domain.statements import AsOf, Statement
from claims.domain.values import DateValue, Quantity, Value

PERSONS, PROJECTILES = "person", "projectile"
# How often speakers are wrong, each as often as it is drawn to be for the whole world, and how often whoever prints
# them misreads. Arbitrary: one figure in twelve of retold reports is not what the others make of it.
LEAST_WRONG, MOST_WRONG, MISREAD = 0.02, 0.08, 0.02
# What a report tells; arbitrary: most give the dead, a third the total, half the salvo, as a whole or by zone.
TOLD = {KILLED: 0.9, INJURED: 0.8, CASUALTIES: 0.5, DATED: 0.6}
FIRED_SHARE, BY_ZONE_SHARE = 0.8, 0.5


class Device(StrEnum):
    """What makes a value hard to tell, where it occurs in what is said of it."""

    BOUND = "bounds"
    GROWTH = "growth"
    WIRE = "wires"
    PARTY = "parties"
    ERROR = "errors"
    PART = "parts"


@dataclass(frozen=True)
class Told:
    """One event. truth: place -> the final figure or day. statements: in the order of their reports.

    devices: place -> what occurs in the statements on it. apart: the zones are told apart in a sentence.
    """

    event: str
    truth: Mapping[Place, str]
    statements: tuple[Statement, ...]
    devices: Mapping[Place, frozenset[Device]]
    apart: Apart
    what: Happening

    def true_at(self, place: Place, moment: datetime) -> str:
        """What was true of a place at a moment."""
        if place == DATED:
            return self.truth[place]
        hours = (moment - self.what.at).total_seconds() / 3600
        return str(self.what.known(hours)[place])


def told(seed: int, number: int) -> Told:
    """seed, number: the same two give the same event, whatever else is drawn."""
    event = f"S{seed}-{number:06d}"
    what = happening(_dice(seed, number, "event"))
    telling = _Telling(seed, number, event, what)
    for dispatch in dispatches(_dice(seed, number, "newsroom")):
        telling.carry(dispatch)
    truth = {
        place: str(what.known(hours)[place]) for place, hours in telling.latest.items() if place != DATED
    }
    truth[DATED] = what.at.date().isoformat()
    devices = {place: frozenset(found) for place, found in telling.devices.items()}
    apart = {(event, FIRED[0]): frozenset({frozenset(ZONES)})}
    return Told(event, truth, tuple(telling.statements), devices, apart, what)


def many_told(seed: int, events: int) -> Iterator[Told]:
    """The first so many events of a seed."""
    return (told(seed, number) for number in range(events))


def wrong_share(seed: int, speaker: str) -> float:
    """How often a speaker of this world is wrong."""
    return _dice(seed, "speaker", speaker).uniform(LEAST_WRONG, MOST_WRONG)


@dataclass
class _Telling:
    """The reports of one event as they are written, one after the other."""

    seed: int
    number: int
    event: str
    what: Happening
    statements: list[Statement] = field(default_factory=list)
    devices: dict[Place, set[Device]] = field(default_factory=dict)
    latest: dict[Place, int] = field(default_factory=dict)
    reports: int = 0

    def carry(self, dispatch: Dispatch) -> None:
        dice = _dice(self.seed, self.number, "dispatch", dispatch.number)
        said = self._said(dispatch, dice)
        for carrier in dispatch.carriers:
            self._print(dispatch, carrier, said, dice)

    def _said(self, dispatch: Dispatch, dice: random.Random) -> dict[Place, Value]:
        """What the speaker says, by place, each figure right at its moment unless the speaker is wrong."""
        figures = dict(self.what.known(dispatch.hours))
        said: dict[Place, Value] = {}
        for place in self._places(dice):
            if dispatch.speaker is Speaker.PARTY and place in (KILLED, INJURED, CASUALTIES):
                said[place] = worded(0, PERSONS, dice)
                self._mark(place, Device.PARTY)
                continue
            is_wrong = dice.random() < wrong_share(self.seed, dispatch.origin.split("-")[0])
            if place == DATED:
                said[place] = self._day(is_wrong=is_wrong)
            else:
                figure = (
                    mistaken(figures[place], self._others(figures, dice), dice)
                    if is_wrong
                    else figures[place]
                )
                said[place] = worded(figure, _unit(place), dice)
            if is_wrong:
                self._mark(place, Device.ERROR)
        return said

    def _places(self, dice: random.Random) -> list[Place]:
        places = [place for place, share in TOLD.items() if dice.random() < share]
        if dice.random() < FIRED_SHARE:
            places += [FIRED_EAST, FIRED_WEST] if dice.random() < BY_ZONE_SHARE else [FIRED]
        return places

    def _others(self, figures: Mapping[Place, int], dice: random.Random) -> list[int]:
        """Figures that one may take for the right one: those of the same text, and one of another event."""
        elsewhere = happening(_dice(self.seed, dice.randrange(1000), "event")).killed
        return [*figures.values(), elsewhere]

    def _day(self, *, is_wrong: bool) -> DateValue:
        """The day, or the one of the next morning's paper."""
        day = self.what.at.date() + timedelta(days=1 if is_wrong else 0)
        return DateValue(parse_date(day.isoformat()))

    def _print(
        self, dispatch: Dispatch, carrier: Carrier, said: Mapping[Place, Value], dice: random.Random
    ) -> None:
        self.reports += 1
        article = f"{self.event}.{self.reports:02}"
        for place, meant in said.items():
            value = self._misread(place, meant, said, dice)
            self._note(place, value, dispatch)
            self.statements.append(self._statement(article, place, value, dispatch, carrier))

    def _misread(self, place: Place, value: Value, said: Mapping[Place, Value], dice: random.Random) -> Value:
        """What is printed where something else may have been said."""
        if not isinstance(value, Quantity) or value.number is None or dice.random() >= MISREAD:
            return value
        self._mark(place, Device.ERROR)
        return worded(mistaken(int(value.number), _numbers(said.values()), dice), _unit(place), dice)

    def _statement(
        self, article: str, place: Place, value: Value, dispatch: Dispatch, carrier: Carrier
    ) -> Statement:
        moment = self.what.at + timedelta(hours=dispatch.hours)
        is_copy = len(dispatch.carriers) > 1
        return Statement(
            id=f"{article}.{place[0]}{place[1]}",
            attribute=place[0],
            value=value,
            event=self.event,
            scope=parse_scope(place[1]),
            as_of=AsOf(moment, moment),
            informant=dispatch.informant,
            informant_kind=dispatch.informant_kind,
            channel=dispatch.agency if carrier.names_agency else "",
            stake=dispatch.stake,
            outlet=carrier.outlet,
            article=article,
            source_rank=dispatch.rank,
            is_recap=dispatch.is_recap,
            fingerprint=f"{self.event}.{dispatch.number}" if is_copy else "",
        )

    def _note(self, place: Place, value: Value, dispatch: Dispatch) -> None:
        if isinstance(value, Quantity) and value.is_bound:
            self._mark(place, Device.BOUND)
        if place in (KILLED, INJURED, CASUALTIES):
            before, now = (
                self.what.known(hours)[place]
                for hours in (self.latest.get(place, dispatch.hours), dispatch.hours)
            )
            if before != now:
                self._mark(place, Device.GROWTH)
        self.latest[place] = dispatch.hours
        if len(dispatch.carriers) > 1:
            self._mark(place, Device.WIRE)
        if place in (FIRED_EAST, FIRED_WEST, FIRED):
            self._mark(place, Device.PART)

    def _mark(self, place: Place, device: Device) -> None:
        self.devices.setdefault(place, set()).add(device)


def _numbers(values: Iterable[Value]) -> list[int]:
    return [int(one.number) for one in values if isinstance(one, Quantity) and one.number is not None]


def _unit(place: Place) -> str:
    return PROJECTILES if place[0] == FIRED[0] else PERSONS


def _dice(*name: object) -> random.Random:
    return random.Random(":".join(map(str, name)))  # noqa: S311  # a simulation, no secret
