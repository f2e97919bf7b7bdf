"""Random worlds of statements and decided links, by seed: for laws that need many of them and none in particular.

Outward: ``random_world``: the same seed gives the same world. ``test_plain.a_world`` is its like for hypothesis,
which finds the smallest world that breaks a law and takes twenty times as long.
"""

import random

from claims.consensus.context import Context, Sources
from claims.consensus.links import Link, Links
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
from claims.domain.findings import Direction
from claims.domain.statements import Statement
from tests.claims.consensus.cast import REGISTERS, says

KEYS = ("ministry", "hospital", "army", "group", "paper", "radio", "web", "agency")
COUNTS = ("0", "none", "1", "2", "3", "5", "7", "7", "9", ">=3", ">1", "<=4", "<8", "3-6", "~50", "some")
SAID: dict[str, tuple[object, ...]] = {
    **dict.fromkeys(
        ("killed", "injured", "casualties", "rockets_fired", "rockets_landed", "troops_present"), COUNTS
    ),
    "participants": ("100", "103", "110", "none"),
    "event_date": ("2020-11-17", "2020-11-18", "2020-11", "2019-11-17"),
    "event_time": ("19:30", "19:40", "evening", "03:00"),
    "place": ("iraq", "baghdad", "green-zone", "erbil"),
    "perpetrator": ("group", "army"),
    "weapon": ("rocket", "drone"),
    "damage": ("none", "a wall fell", "a car burnt"),
    "responsibility_claimed": (True, False),
}
WHOLES = (("killed", "injured", "casualties"), ("rockets_fired", "rockets_landed"))
SCOPES = (
    ("", "", "", "place:green-zone"),
    ("place:green-zone", "place:elsewhere"),
    ("", "group:soldiers", "group:civilians", "place:green-zone", "phase:died-of-wounds"),
)
# What a sentence tells apart in some of the worlds, though the register leaves it open.
APART = {
    ("", attribute): frozenset({frozenset({"place:green-zone", "place:elsewhere"})})
    for attribute in ("killed", "injured", "rockets_fired")
}


def random_world(seed: int) -> tuple[list[Statement], Context]:
    """At most ten statements on one attribute, or on wholes and their parts, and at most four decided links."""
    dice = random.Random(seed)
    attributes = dice.choice(WHOLES) if dice.random() < 0.5 else (dice.choice(sorted(SAID)),)
    scopes = dice.choice(SCOPES)
    said = [_statement(dice, number, attributes, scopes) for number in range(dice.randint(1, 10))]
    ids = sorted({one.id for one in said})
    links = [_link(dice, ids) for _ in range(dice.choice((0, 0, 0, 1, 2, 4)) if len(ids) > 1 else 0)]
    sources = Sources(
        owners={dice.choice(KEYS[:4]): dice.choice(("agency", "state")) for _ in range(dice.randint(0, 2))},
        documents=frozenset(dice.sample(KEYS[:4], dice.randint(0, 1))),
        speaks_for={"ministry": frozenset({"army"}), "army": frozenset({"army"})},
    )
    apart = APART if dice.random() < 0.4 else {}
    return said, Context(REGISTERS, links=Links(links), sources=sources, apart=apart)


def _statement(
    dice: random.Random, number: int, attributes: tuple[str, ...], scopes: tuple[str, ...]
) -> Statement:
    attribute = dice.choice(attributes)
    informant = dice.choice(("", "", *KEYS[:5]))
    kind = dice.choice((InformantKind.NAMED, InformantKind.NAMED, InformantKind.ANONYMOUS))
    return says(
        f"A{dice.randint(1, 9)}.{number:02}",
        dice.choice(SAID[attribute]),
        attribute,
        by=informant,
        informant_kind=kind if informant else None,
        on=dice.choice(("", *KEYS[4:])),
        channel=dice.choice(("", "", "agency", "web")),
        scope=dice.choice(scopes),
        day=dice.choice((None, 1, 2, 3)),
        stake=dice.choice(tuple(Stake)),
        modality=dice.choice((*[Modality.ASSERTED] * 4, Modality.HEDGED, Modality.DENIED)),
        polarity=dice.choice((*[Polarity.POSITIVE] * 4, Polarity.NEGATIVE)),
        reach=dice.choice((Reach.CERTAIN, Reach.CERTAIN, Reach.PRESUMED)),
        fingerprint=dice.choice(("", "", "x", "y")),
        rank=dice.choice((1, 2)),
        is_recap=dice.random() < 0.2,
        says_rose=dice.random() < 0.2,
    )


def _link(dice: random.Random, ids: list[str]) -> Link:
    first, second = dice.sample(ids, 2)
    axis = dice.choice(tuple(Axis))
    relation = dice.choice(tuple(ValueRelation if axis is Axis.VALUE else Provenance))
    return Link(first, second, axis, relation, dice.choice((Direction.FORWARD, Direction.BACKWARD)))
