"""Targets, places, actors, victims and hours in the constructions of newsrooms."""

import pytest

from tests.claims.extraction.cast import suggest

CASES = [
    # a headline's verb ends the phrase before it
    ("target", "Drone strike on market in western Ardun kills 37.", ["market in western Ardun"]),
    # to enter a building by force is to aim at it
    ("target", "Gunmen walked into the Lisor school and opened fire.", ["the Lisor school"]),
    ("target", "Nine died when their minibus ran over a landmine.", ["their minibus"]),
    # a district is where it happened, not what was hit
    ("impact_site", "Two rockets fell in the Lisor district.", []),
    ("place", "Two rockets fell in the Lisor district.", ["the Lisor district"]),
    # a day and a message between the claim and who makes it
    ("claimed_by", "The attack was claimed on Monday by the Lisor Front.", ["the Lisor Front"]),
    ("blamed_party", "In other cases the evidence points to the rebels.", ["the rebels"]),
    ("blamed_party", "The suspects then fled.", []),
    # the name stands behind the title, not in it
    ("victim_name", "Gunmen shot dead the mayor of Santa Lisor, Rosa Mendel, on Monday.", ["Rosa Mendel"]),
    ("victim_name", "Her driver, Ivo Lund, took a bullet and died.", ["Ivo Lund"]),
    # whose they were is no description
    ("victim_profile", "Three of its own guards were killed.", ["guards"]),
    # the hour with a point; the hour of an entry of a live page is none of the event
    ("event_time", "Two guards were killed at 14.52 on Monday.", ["14.52"]),
    ("event_time", "17:05 Governor says two guards were killed.", []),
    ("event_time", "17:05, two guards were killed.", ["17:05"]),
]


@pytest.mark.parametrize(("key", "text", "expected"), CASES, ids=[f"{case[0]}: {case[1]}" for case in CASES])
def test_roles_as_newsrooms_write_them(key: str, text: str, expected: list[str]) -> None:
    assert [draft.focus for draft in suggest(text).drafts if draft.attribute == key] == expected
