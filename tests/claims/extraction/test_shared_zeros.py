"""claims.extraction.shared_zeros: one stated none of two nouns."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

BOOK = shipped(SEEDS).codebook
CASES = [
    ("en", "There was no damage or casualties.", [("casualties", "no damage or casualties")]),
    ("en", "No material damage or injuries were reported.", [("injured", "No material damage or injuries")]),
    (
        "en",
        "No deaths or injuries were reported.",
        [("killed", "No deaths"), ("injured", "No deaths or injuries")],
    ),
    (
        "en",
        "It caused no deaths, injuries or damage.",
        [("killed", "no deaths"), ("injured", "no deaths, injuries")],
    ),
    (
        "fr",
        "Le tir n'a pas fait de dégâts ou de victimes.",
        [("casualties", "pas fait de dégâts ou de victimes")],
    ),
    ("es", "El ataque no dejó daños o víctimas.", [("casualties", "no dejó daños o víctimas")]),
    # one zero of two groups, a number behind "and", and what is not known
    ("en", "No soldiers or civilians were killed.", [("killed", "No soldiers")]),
    ("en", "No deaths, and three injuries, were reported.", [("killed", "No deaths"), ("injured", "three")]),
    ("en", "There was no word on damage or casualties.", []),
    ("en", "No group claimed the attack or the casualties.", []),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_zeros_that_nouns_share(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    tolls = ("killed", "injured", "casualties")
    found = [draft for draft in suggest(text, lang, book=BOOK).drafts if draft.attribute in tolls]
    assert [(draft.attribute, draft.focus) for draft in found] == expected
