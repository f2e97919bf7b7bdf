"""Targets, places, names, days, hours, weapons and claims of responsibility in constructions of any report."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

KNOWLEDGE = shipped(SEEDS)
CASES = [
    # what is struck by somebody, or from afar, is aimed at; a projectile comes down where it may
    ("en", "target", "The air force struck a training camp.", ["a training camp"]),
    ("en", "target", "A drone strike on a minibus killed six.", ["a minibus"]),
    ("en", "impact_site", "A drone strike on a minibus killed six.", []),
    ("en", "impact_site", "A rocket hit a house in Varna.", ["a house"]),
    ("en", "target", "A rocket hit a house in Varna.", []),
    ("en", "target", "Two rockets hit a bus in Varna.", ["a bus"]),
    ("fr", "impact_site", "Une roquette a frappé une maison.", ["une maison"]),
    # who is blamed for a raid is not its target
    ("en", "target", "Police blamed the raid on a feud between two clans.", []),
    ("en", "target", "Police blamed the raid on the depot on rebels.", ["the depot"]),
    # what is between two parties is no place
    ("en", "place", "Nine died in a feud between Los Lobos and the Lisor Clan in Varna.", ["Varna"]),
    ("fr", "place", "Neuf morts dans une rivalité entre Lisor et Ardoun.", []),
    (
        "en",
        "place",
        "Nine were killed on the road between Ardun and Varna.",
        ["the road between Ardun and Varna"],
    ),
    # who shoots is no place
    ("en", "place", "Police bullets kill two students.", []),
    # names behind "named by ... as", "gave the names of"
    ("en", "victim_name", "The dead woman was named by her family this morning as Ana Lund.", ["Ana Lund"]),
    (
        "en",
        "victim_name",
        "The mayor gave the names of the dead as Ivo Keller, a law student, and Ana Lund, 19.",
        ["Ivo Keller", "Ana Lund"],
    ),
    ("en", "victim_name", "Doctors said Ana Lund, 34, had severe burns.", ["Ana Lund"]),
    ("en", "victim_name", "The street was named by the council as Ana Lund Road.", []),
    # the day of a naming, of a dismissal or of a state of health is none of the attack
    ("en", "event_date", "The dead woman was named by her family on Monday as Ana Lund.", []),
    ("en", "event_date", "He had been fired in August.", []),
    ("en", "event_date", "Shots were fired at the bus in August.", ["2020-08"]),
    # a death told with the attack that led to it
    (
        "en",
        "event_date",
        "A woman has died and two are in hospital after a man attacked them on Monday.",
        ["2020-11-16"],
    ),
    ("en", "death_date", "One of the wounded died in hospital on Monday.", ["2020-11-16"]),
    # hours with their zone
    ("en", "event_time", "The tanker was attacked at 0310 UTC on 8 March.", ["03:10"]),
    ("en", "event_time", "The tanker was attacked at 2145 hours GMT on 8 March.", ["21:45"]),
    ("en", "event_time", "The firm of 2145 employees was attacked on 8 March.", []),
    # claims of responsibility in words of their own; a boast of a toll is none
    ("en", "responsibility_claimed", "The Lisor Front said it was behind the bombing.", ["true"]),
    ("en", "responsibility_claimed", "The Lisor Front said it had attacked the depot.", ["true"]),
    ("en", "responsibility_claimed", "The army said it had killed 19 fighters.", []),
    ("en", "responsibility_claimed", "Police said they had arrested two men.", []),
    ("fr", "responsibility_claimed", "L'armée affirme avoir abattu sept drones.", []),
    # weapons that are turned on somebody, and words of names
    ("en", "weapon", "The suspect then turned the gun on himself.", ["firearm"]),
    ("en", "weapon", "According to the Acid Survivors' Network, 71 were injured.", []),
]


@pytest.mark.parametrize(
    ("lang", "key", "text", "expected"), CASES, ids=[f"{case[1]}: {case[2][:60]}" for case in CASES]
)
def test_roles_in_other_words(lang: str, key: str, text: str, expected: list[str]) -> None:
    drafts = [
        draft for draft in suggest(text, lang, book=KNOWLEDGE.codebook).drafts if draft.attribute == key
    ]
    kinds = {"place", "actor"}
    found = [draft.focus if draft.value.kind in kinds else draft.value.text() for draft in drafts]
    assert found == expected
