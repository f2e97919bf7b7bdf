"""claims.extraction.told_of_dead: how some of the dead died is a part of the dead."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

BOOK = shipped(SEEDS).codebook
TOLLS = ("killed", "injured", "casualties")
CASES = [
    ("en", "Of the dead, sixteen had been shot and six burned.", [("16", "had been shot"), ("6", "burned")]),
    ("en", "Of the 22 dead, sixteen had been shot.", [("22", ""), ("16", "had been shot")]),
    ("fr", "Parmi les morts, seize ont été touchés par balle.", [("16", "ont été touchés par balle")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_how_the_dead_died(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [draft for draft in suggest(text, lang, book=BOOK).drafts if draft.attribute in TOLLS]
    assert [(draft.attribute, draft.value.text(), draft.scope_text) for draft in found] == [
        ("killed", *case) for case in expected
    ]


def test_the_wounded_who_died_are_no_part_of_the_wounded() -> None:
    found = suggest("Of the wounded, three died.", "en", book=BOOK).drafts
    assert [(draft.attribute, draft.value.text()) for draft in found if draft.attribute in TOLLS] == [
        ("killed", "3")
    ]
