"""The words that tell a place: more than its name, where more of them tell it."""

import pytest

from claims.domain.codebook import load_codebook
from claims.domain.dates import parse_date
from claims.extraction.document import Document
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from tests.claims.extraction.cast import suggest
from tests.seeds.material import SEEDS


def told(attribute: str, text: str) -> list[tuple[str, str]]:
    """(value, focus) of each place."""
    return [(d.value.text(), d.focus) for d in suggest(text).drafts if d.attribute == attribute]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two people were killed in the northern port of Nambira on Monday.",
            [("Nambira", "port of Nambira")],
        ),
        (
            "Two people were killed in Nambira, Olvek province, on Monday.",
            [("Nambira", "Nambira, Olvek province"), ("Olvek province", "Olvek province")],
        ),
        (
            "Two people were killed in Nambira district of Olvek.",
            [("Nambira district", "Nambira district of Olvek")],
        ),
        ("Two people were killed in Nambira on Monday.", [("Nambira", "Nambira")]),
        ("A shell fell in the city centre.", [("the city centre", "the city centre")]),
        (
            "A shell fell in the southeastern part of the country.",
            [("the southeastern part of the country",) * 2],
        ),
    ],
)
def test_a_place_is_told_by_all_its_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert told("place", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mombasa has seen nine killings this year.", ["Mombasa"]),
        ("Nine killings were seen on film.", []),
        ("A blast shook the centre of the Kenyan capital.", ["the centre of the Kenyan capital"]),
        ("A blast shook the kitchen.", []),
        ("Raiders struck a Shia mosque on Monday.", []),
        ("Raiders raided the village of Lisor on Monday.", ["Lisor"]),
        ("The Mombasa bombing killed nine people.", ["Mombasa"]),
        ("The Mombasa police said nothing of a bombing.", []),  # whose police
        ("Police in Mombasa said that two men had been shot dead.", ["Mombasa"]),
        ("Diplomats in Mombasa said that two men had been shot dead.", []),  # they hear of it anywhere
        (
            "Two men were shot dead on the road between Mombasa and Nairobi.",
            ["the road between Mombasa and Nairobi"],
        ),
    ],
)
def test_a_place_is_told_by_signs_of_its_own(text: str, expected: list[str]) -> None:
    assert [value for value, _ in told("place", text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four rockets were launched from a banana grove on Monday.", ["a banana grove"]),
        ("Four rockets were launched from a helicopter on Monday.", []),  # a craft
    ],
)
def test_rockets_start_anywhere(text: str, expected: list[str]) -> None:
    assert [value for value, _ in told("launch_site", text)] == expected


def test_one_of_many_is_told_without_its_town() -> None:
    text = "Raiders attacked a chapel in Nambira on Monday."
    assert told("target", text) == [("a chapel in Nambira", "a chapel")]


def test_the_only_one_keeps_its_town() -> None:
    text = "Raiders attacked the chapel in Nambira on Monday."
    assert told("target", text) == [("the chapel in Nambira", "the chapel in Nambira")]


def test_what_a_weapon_did_is_no_spot() -> None:
    assert told("impact_site", "A bus was blown up by a mine on Monday.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A taxi laden with dynamite was blown up at a chapel.", ["a chapel"]),  # it was the bomb
        ("A taxi carrying pilgrims was blown up by a mine.", ["A taxi"]),
        ("The soldiers seized a grenade launcher and two rifles.", []),  # arms that were taken
        ("The gunmen seized a radio station.", ["a radio station"]),
    ],
)
def test_a_weapon_is_no_target(text: str, expected: list[str]) -> None:
    document = Document("one", "en", parse_date("2020-11-18"), text)
    drafts = extract(document, load_codebook(SEEDS / "codebook"), load_pack("en")).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "target"] == expected
