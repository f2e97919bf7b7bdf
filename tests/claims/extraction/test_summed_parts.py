"""claims.extraction.summed_parts: numbers that add up to the toll before them are parts of it."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

BOOK = shipped(SEEDS).codebook
CASES = [
    ("en", "Six people were killed, four in Ardun and two in Corva.", ["6", "4 Ardun", "2 Corva"]),
    ("en", "Six people died: four at the scene, two in hospital.", ["6", "4 the scene", "2 hospital"]),
    (
        "en",
        "Five were killed, three of them at the mill and two by gunfire.",
        ["5", "3 the mill", "2 gunfire"],
    ),
    ("fr", "Six personnes ont été tuées, quatre à Ardun et deux à Corva.", ["6", "4 Ardun", "2 Corva"]),
    ("fr", "Huit soldats ont été tués : cinq à Ardun, trois à Corva.", ["8", "5 Ardun", "3 Corva"]),
    # no sum: whoever died elsewhere is no part of those who died here, and each figure is of its place
    ("en", "Nine people were killed in Ardun and two in Corva.", ["9 Ardun", "2 Corva"]),
    ("en", "Four people were killed and four were hurt in Ardun.", ["4", "4"]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_numbers_that_add_up_to_a_toll_are_its_parts(lang: str, text: str, expected: list[str]) -> None:
    tolls = [
        draft for draft in suggest(text, lang, book=BOOK).drafts if draft.attribute in ("killed", "injured")
    ]
    assert [f"{draft.value.text()} {draft.scope_text}".strip() for draft in tolls] == expected


def test_a_part_is_of_the_toll_that_it_adds_up_to() -> None:
    drafts = suggest("Six people died: four at the scene, two in hospital.", book=BOOK).drafts
    assert {draft.attribute for draft in drafts if draft.value.text() in "642"} == {"killed"}
