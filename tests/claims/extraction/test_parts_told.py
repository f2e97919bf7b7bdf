"""claims.extraction.parts_told: numbers that are of one toll, by their own words."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

BOOK = shipped(SEEDS).codebook
CASES = [
    ("en", "Four of the injured were in serious condition.", [("injured", "4", "in serious condition")]),
    ("en", "Three of the dead are children.", [("killed", "3", "children")]),
    (
        "fr",
        "Trois des blessés se trouvaient en urgence absolue.",
        [("injured", "3", "en urgence absolue")],
    ),
    ("en", "Of the wounded, five had gone home.", [("injured", "5", "had gone home")]),
    # the dead of the wounded are all the dead told, and a toll without its whole is one
    ("en", "Three of the wounded died.", [("killed", "3", "")]),
    ("en", "Four people were injured.", [("injured", "4", "")]),
    ("fr", "Une dizaine de blessés ont été recensés.", [("injured", "10", "")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_a_number_of_one_toll_is_a_part(lang: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [
        draft for draft in suggest(text, lang, book=BOOK).drafts if draft.attribute in ("killed", "injured")
    ]
    assert [(draft.attribute, draft.value.text(), draft.scope_text) for draft in found] == expected
