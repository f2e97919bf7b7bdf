"""Names of victims: behind their toll, in lists, with ranks, and no body's or town's name for one."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

KNOWLEDGE = shipped(SEEDS)
CASES = [
    # who is told as one victim is named by the same words, whatever the verb
    ("Ana Ruiz, 61, and her grandson Ivo, 9, died at the scene.", ["Ana Ruiz", "Ivo"]),
    ("Ana Ruiz, a 29-year-old teacher, was speared.", ["Ana Ruiz"]),
    ("The brothers Ali and Omar Roe were killed.", ["Ali", "Omar Roe"]),
    ("The blast killed Ana Ruiz, Ivo Dan and Pia Holm.", ["Ana Ruiz", "Ivo Dan", "Pia Holm"]),
    ("The blast killed Ana Ruiz, Ivo Dan said.", ["Ana Ruiz"]),
    # ranks part the names of a list, and a forename is no month behind one
    (
        "Police identified the fatalities as Cpl. Jun Roe and Privates Ivo Dan, Rey Tan and Al Pike.",
        ["Jun Roe", "Ivo Dan", "Rey Tan", "Al Pike"],
    ),
    # behind a relative, and not the town of an office
    ("Ana Ruiz, the mayor of Santa Roma, who had been abducted on June 28, was freed.", ["Ana Ruiz"]),
    # one person's name between commas, unless it is who speaks
    ("Gunmen killed a farmer, Ana Ruiz, in Varna.", ["Ana Ruiz"]),
    ("Gunmen killed a farmer, Mayor Ana Ruiz said.", []),
    ("Gunmen killed a farmer, Ana Ruiz, the mayor, said.", []),
    # whom somebody works for is no victim
    ("A journalist with the Varna Tribune was shot dead.", []),
    ("Ana Ruiz, a journalist with the Varna Tribune, was shot dead.", ["Ana Ruiz"]),
    # nor is a source
    ("According to Ardun Monitor, a research group, some 70 people have died.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:60] for case in CASES])
def test_names_of_victims(text: str, expected: list[str]) -> None:
    drafts = suggest(text, book=KNOWLEDGE.codebook).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "victim_name"] == expected


def test_a_source_is_no_toll_of_one() -> None:
    text = "According to Ardun Monitor, a research group, some 70 people have died."
    drafts = suggest(text, book=KNOWLEDGE.codebook).drafts
    assert [draft.value.text() for draft in drafts if draft.attribute == "killed"] == ["70"]


def test_a_forename_is_no_month() -> None:
    drafts = suggest("The dead man was Cpl. Jun Roe.", book=KNOWLEDGE.codebook).drafts
    assert not [draft for draft in drafts if draft.attribute == "event_date"]


def test_one_person_s_name_between_commas_in_french() -> None:
    text = "Deux hommes ont assassiné un conseiller municipal, Pedro Vanta, à Corva."
    drafts = suggest(text, "fr", book=KNOWLEDGE.codebook).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "victim_name"] == ["Pedro Vanta"]
