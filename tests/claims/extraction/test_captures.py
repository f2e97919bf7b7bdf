"""claims.extraction.captures: whose capture is an arrest."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

BOOK = shipped(SEEDS).codebook
CASES = [
    ("en", "The army said it had captured eight rebels.", [("arrested", "8")]),
    ("en", "Troops killed ten rebels and captured eight.", [("arrested", "8")]),
    ("fr", "L'armée a capturé huit insurgés.", [("arrested", "8")]),
    ("fr", "Les gendarmes capturent deux bandits.", [("arrested", "2")]),
    ("en", "Rebels captured eight soldiers.", [("missing", "8")]),
    ("fr", "Les rebelles ont capturé huit soldats.", [("missing", "8")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_whose_capture_is_an_arrest(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = suggest(text, lang, book=BOOK).drafts
    told = [(draft.attribute, draft.value.text()) for draft in found]
    assert [one for one in told if one[0] in ("arrested", "missing")] == expected
