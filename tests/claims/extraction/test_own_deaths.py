"""claims.extraction.own_deaths, and the scope of assailants who died: dead, and none of the victims."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

BOOK = shipped(SEEDS).codebook
CASES = [
    (
        "en",
        "A gunman killed four nurses before taking his own life.",
        [("4", "four", ""), ("1", "taking his own life", "gunman")],
    ),
    ("en", "He then killed himself.", [("1", "killed himself", "killed himself")]),
    ("fr", "Le tireur s'est donné la mort.", [("1", "s'est donné la mort", "tireur")]),
    (
        "fr",
        "L'assaillant a tué trois infirmières avant de se suicider.",
        [("3", "trois", ""), ("1", "avant de se suicider", "assaillant")],
    ),
    ("es", "El tirador se quitó la vida.", [("1", "se quitó la vida", "tirador")]),
    # told by the noun of who died already
    ("en", "The attacker took his own life.", [("1", "The attacker", "attacker")]),
    ("en", "The gunman was shot dead by guards.", [("1", "The gunman", "gunman")]),
    ("fr", "Le tireur a été abattu par les gardes.", [("1", "Le tireur", "tireur")]),
    ("en", "The nurse was shot dead.", [("1", "The nurse", "")]),
    # nobody died, or nobody knows how many
    ("en", "The gunman threatened to kill himself.", []),
    ("fr", "Les assaillants ont fui avant de se suicider.", []),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_who_killed_themselves(lang: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [draft for draft in suggest(text, lang, book=BOOK).drafts if draft.attribute == "killed"]
    assert [(draft.value.text(), draft.focus, draft.scope_text) for draft in found] == expected
