"""Parts of a toll told by who they were, tolls that are denied, and numbers told as a guess or by halves."""

import pytest

from claims.domain.codes import Polarity
from claims.domain.values import Quantity
from claims.extraction.drafts import Draft
from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

KNOWLEDGE = shipped(SEEDS)
PARTS = [
    # the part follows its whole, in its sentence or the one before
    ("Of the twelve killed, three were children.", [("12", ""), ("3", "children")]),
    ("Of the 12 killed three were children.", [("12", ""), ("3", "children")]),
    ("Three of the twelve killed were children.", [("3", "children"), ("12", "")]),
    ("Twelve people were killed. Three of them were nurses.", [("12", ""), ("3", "nurses")]),
    ("Twelve people were killed. Three were Danes.", [("12", ""), ("3", "Danes")]),
    # two tolls leave open of which it is a part, and no part is more than its whole
    ("Four people were killed and nine hurt. Three were nurses.", [("4", "")]),
    ("Two people were killed. Three were nurses.", [("2", "")]),
    # another paragraph speaks of others
    ("Twelve people were killed.\n\nThree were nurses.", [("12", "")]),
    # what they did or had is no part of the toll
    ("Twelve people were killed. Three were on a bus.", [("12", "")]),
]
DENIED = [
    ("en", "Ten soldiers were not killed, the army said.", True),
    ("en", "The rebels have never killed ten soldiers.", True),
    ("en", "The ten soldiers were not hit or killed.", True),
    ("en", "The blast not only killed ten soldiers.", False),
    ("en", "Ten soldiers were killed, not twelve.", False),
    ("fr", "Dix soldats n'ont pas été tués, dit l'armée.", True),
    ("fr", "L'explosion n'a tué que dix soldats.", False),
    ("fr", "L'explosion a non seulement tué dix soldats.", False),
]
NUMBERS = [
    ("en", "The blast killed two, maybe three people.", (2, 3)),
    ("en", "At least ten, if not twelve, people were killed.", (10, 12)),
    ("en", "The war killed one and a half million people.", (1_500_000, 1_500_000)),
    ("en", "The war killed half a million people.", (500_000, 500_000)),
    ("fr", "La guerre a tué un million et demi de civils.", (1_500_000, 1_500_000)),
]


def tolls(lang: str, text: str) -> list[Draft]:
    found = suggest(text, lang, book=KNOWLEDGE.codebook)
    return [draft for draft in found.drafts if draft.attribute in ("killed", "injured")]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_part_is_told_by_who_they_were(text: str, expected: list[tuple[str, str]]) -> None:
    drafts = [one for one in tolls("en", text) if one.attribute == "killed"]
    assert [(one.value.text(), one.scope_text) for one in drafts] == expected


@pytest.mark.parametrize(("lang", "text", "is_denied"), DENIED)
def test_a_denied_toll_is_no_toll(lang: str, text: str, is_denied: bool) -> None:
    (toll,) = [one for one in tolls(lang, text) if one.value.text() == "10"]
    assert (toll.polarity is Polarity.NEGATIVE) is is_denied


def test_who_was_not_killed_is_no_victim() -> None:
    found = suggest("Ten soldiers were not killed, the army said.", "en", book=KNOWLEDGE.codebook)
    assert not [one for one in found.drafts if one.attribute == "victim_profile"]


@pytest.mark.parametrize(("lang", "text", "expected"), NUMBERS)
def test_a_guess_is_a_range_and_halves_are_read(lang: str, text: str, expected: tuple[int, int]) -> None:
    (toll,) = tolls(lang, text)
    assert isinstance(toll.value, Quantity)
    assert (toll.value.lower, toll.value.upper) == expected
    assert toll.modality == "asserted"
