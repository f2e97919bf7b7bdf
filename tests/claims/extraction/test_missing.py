"""Counts of people whose fate is not known: abducted, held, missing."""

import pytest

from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from tests.claims.extraction.cast import REGISTER, attribute, codebook, document, words

TAKEN = ["missing", "kidnapped", "abducted", "captured", "hostage"]
BOOK = codebook(
    attribute(
        "missing",
        "count",
        unit="person",
        policy="stock",
        lexicon={
            "en": words(TAKEN, ["people", "person"]),
            "fr": words(["enlevé", "enlevés", "enlevées"], ["personnes"]),
        },
    )
)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # a teacher is a person, whichever nouns an editor listed
        ("en", "Two teachers were abducted.", ["2"]),
        ("en", "Gunmen kidnapped nine nurses.", ["9"]),
        ("en", "A priest was kidnapped.", ["1"]),
        ("en", "Gunmen took 12 pupils hostage.", ["12"]),
        ("fr", "Deux enseignants ont été enlevés.", ["2"]),
        # things are not, and who was taken by the law is not missing
        ("en", "Two trucks were captured.", []),
        ("en", "The army captured eight rebels.", []),
        ("en", "Two teachers marched.", []),
    ],
)
def test_people_taken_are_counted(lang: str, text: str, expected: list[str]) -> None:
    drafts = extract(document(text, lang), BOOK, load_pack(lang), REGISTER).drafts
    assert [draft.value.text() for draft in drafts if draft.attribute == "missing"] == expected
