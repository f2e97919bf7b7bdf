"""Random events for which arrays and the derivation have to find the same lessons.

Outward: ``World``. More is drawn than any newsroom prints: every kind of value, several units, emended dates, plans,
conditions, denials, articles that say a thing twice or contradict themselves, one body under several names.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from claims.consensus.context import Context, Sources
from claims.consensus.links import Link, Links
from claims.domain.attributes import AttributeDefinition, CategoryDefinition
from claims.domain.codebook import Codebook
from claims.domain.codes import (
    Actuality,
    Axis,
    Comparator,
    Family,
    InformantKind,
    Modality,
    Polarity,
    Provenance,
    Reach,
    Stake,
    ValueKind,
    ValueRelation,
)
from claims.domain.comparison import Registers
from claims.domain.dates import parse_date
from claims.domain.findings import Direction
from claims.domain.statements import Statement
from claims.domain.values import Category, DateValue, Named, Quantity, TimeValue, Unstated, Value
from tests.claims.consensus.cast import CODEBOOK, PLACES, SCOPES, number, says, value_of

_WEAPONS = tuple(
    CategoryDefinition(key, {"en": key}, parent=parent)
    for key, parent in (("weapon", ""), ("rocket", "weapon"), ("drone", "weapon"))
)


def _attribute(key: str, kind: ValueKind, policy: str, **fields: Any) -> AttributeDefinition:
    return AttributeDefinition(key, Family.OTHER, kind, {"en": key}, {"en": key}, policy=policy, **fields)


_SINGLE = (
    _attribute("town", ValueKind.PLACE, "place"),
    _attribute("arm", ValueKind.CATEGORY, "plain", categories=_WEAPONS),
    _attribute("depth", ValueKind.MEASURE, "plain"),
    _attribute("motive", ValueKind.TEXT, "plain"),
)
BOOK = Codebook({**CODEBOOK.attributes, **{one.key: one for one in _SINGLE}})
REGISTERS = Registers(BOOK, places=PLACES, scopes=SCOPES)
COUNTS = (
    "0",
    "none",
    "1",
    "2",
    "3",
    "3",
    "5",
    "7",
    "7",
    "9",
    ">=3",
    "<=4",
    ">2",
    "<5",
    "3-6",
    "~50",
    "some",
    "<=0",
)
SAID: Mapping[str, tuple[object, ...]] = {
    "killed": COUNTS,
    "injured": COUNTS,
    "casualties": (*COUNTS, "10", "12", "16"),
    "participants": ("100", "103", "110", "none"),
    "troops_present": ("5", "7", "none"),
    "rockets_fired": COUNTS,
    "rockets_landed": COUNTS,
    "event_date": ("2020-11-17", "2020-11-17", "2020-11", "2019-11-17", "2020-11-18"),
    "event_time": ("19:30", "19:40", "evening", "03:00"),
    "place": ("iraq", "baghdad"),
    "town": ("iraq", "baghdad", "green-zone", "erbil", Named(ValueKind.PLACE, "the old quay")),
    "weapon": ("rocket", "drone"),
    "arm": (*map(Category, ("weapon", "rocket", "drone")),),
    "depth": tuple(number(text, ValueKind.MEASURE) for text in ("0", "2", "2.0", "3", ">=2", "none")),
    "motive": ("none", "a wall fell", "A wall  fell", "a car burnt"),
    "responsibility_claimed": (True, False),
}  # fmt: skip
GROUPS = (
    ("killed", "injured", "casualties"), ("killed",), ("rockets_fired", "rockets_landed"), ("troops_present",),
    ("participants",), ("event_date",), ("event_time",), ("town", "place"), ("arm", "weapon"), ("depth",),
    ("motive",), ("responsibility_claimed",),
)  # fmt: skip
BODIES, OUTLETS = ("ministry", "hospital", "army", "group"), ("paper", "radio", "web", "herald", "courier")
MOSTLY = 0.8
CHANNELS = ("", "", "", "agency", "web")
# Two bodies of one state, and two outlets of one house.
SOURCES = Sources(
    owners={"radio": "house", "web": "house"},
    speaks_for={"ministry": frozenset({"state"}), "army": frozenset({"state"})},
)


class World:
    """told: by event. richness: how much out of the ordinary is drawn, from 0. links: decided ones."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.richness = self.dice.choice((0.0, 0.03, 0.15))
        self.told = {f"E{number}": self._event(number) for number in range(self.dice.randint(1, 4))}
        self.links = [link for told in self.told.values() if len(told) > 1 for link in self._decided(told)]

    @property
    def context(self) -> Context:
        return Context(REGISTERS, links=Links(self.links), sources=SOURCES, is_weighed=False)

    def _event(self, event: int) -> list[Statement]:
        dice = self.dice
        attributes = [key for group in dice.sample(GROUPS, dice.randint(1, 3)) for key in group]
        scopes = dice.choice(
            (("",), ("",), ("", "place:green-zone"), ("", "group:soldiers", "place:elsewhere"))
        )
        articles = dice.randint(2, 14)
        return [
            self._statement(
                f"A{event}{dice.randint(1, articles):02}.{number:03}",
                dice.choice(attributes),
                dice.choice(scopes),
            )
            for number in range(dice.randint(2, 22))
        ]

    def _statement(self, claim: str, attribute: str, scope: str) -> Statement:
        dice = self.dice
        informant = dice.choice(("", "", *BODIES))
        unnamed = dice.choice((InformantKind.ANONYMOUS, InformantKind.UNCLEAR))
        article = claim.split(".", maxsplit=1)[0]
        said = says(
            claim,
            self._value(attribute),
            attribute,
            by=informant,
            informant_kind=(unnamed if self._rarely() else InformantKind.NAMED) if informant else None,
            on="" if self._rarely() else random.Random(article).choice(OUTLETS),
            channel=dice.choice(CHANNELS),
            scope=scope,
            day=dice.choice((None, 1, 1, 2, 3)),
            stake=dice.choice(list(Stake)),
            fingerprint=dice.choice(("", "", "", "x", "y")),
            rank=dice.randint(1, 3),
            is_recap=self._rarely(),
            says_rose=self._rarely(),
        )
        return self._odd(said) if self._rarely() else said

    def _value(self, attribute: str) -> Value:
        dice = self.dice
        value = value_of(attribute, dice.choice(SAID[attribute])) if attribute in CODEBOOK else None
        if value is None:
            drawn = dice.choice(SAID[attribute])
            value = drawn if not isinstance(drawn, str) else _plain(attribute, drawn)
        if isinstance(value, Quantity) and self._rarely():
            value = replace(value, unit=dice.choice(("persons", "persons", "bodies")))
        if isinstance(value, DateValue) and self._rarely():
            value = DateValue(value.date, emendation="A misprint.")
        if isinstance(value, DateValue) and self._rarely():
            value = DateValue(parse_date("../2020-11-17"), comparator=Comparator.AT_MOST)
        if isinstance(value, TimeValue) and self._rarely():
            value = TimeValue(value.time, Comparator.AT_LEAST)
        return Unstated(BOOK[attribute].value_kind) if self._rarely() else value

    def _odd(self, said: Statement) -> Statement:
        dice = self.dice
        return dice.choice(
            (
                replace(said, actuality=dice.choice(list(Actuality))),
                replace(said, modality=dice.choice(list(Modality))),
                replace(said, polarity=Polarity.NEGATIVE),
                replace(said, reach=Reach.PRESUMED),
                replace(said, as_of=replace(said.as_of, lower=None)),
                replace(said, as_of=replace(said.as_of, upper=None)),
            )
        )

    def _decided(self, told: list[Statement]) -> Iterator[Link]:
        """Of every other event, mostly of two claims on one place; all that people can decide, circles and all."""
        dice = self.dice
        relations = dice.choice((tuple(ValueRelation), tuple(Provenance), (*ValueRelation, *Provenance)))
        for _ in range(dice.choice((0, 0, 0, 1, 2, 4, 12))):
            first = dice.choice(told)
            near = [one for one in told if _place(one) == _place(first) and one is not first]
            second = dice.choice(near if near and dice.random() < MOSTLY else told)
            relation = dice.choice(relations)
            axis = Axis.VALUE if isinstance(relation, ValueRelation) else Axis.PROVENANCE
            is_across = _place(first) != _place(second)
            if first is not second:
                direction = dice.choice((*Direction, Direction.FORWARD))
                yield Link(first.id, second.id, axis, relation, direction, is_across)

    def _rarely(self) -> bool:
        return self.dice.random() < self.richness


def _place(one: Statement) -> tuple[str, str]:
    return one.attribute, one.scope.key


def _plain(attribute: str, said: str) -> Value:
    kind = BOOK[attribute].value_kind
    return Named(kind, said, said) if kind is ValueKind.PLACE else value_of("damage", said)
