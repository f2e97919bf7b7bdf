"""claims.extraction.ordinals: a rank counts only within a period, which is its scope."""

import pytest

from tests.claims.extraction.cast import suggest


def ranked(text: str, lang: str = "en") -> list[tuple[str, str, str]]:
    """(number, focus, scope) of every count of attacks."""
    found = [draft for draft in suggest(text, lang).drafts if draft.attribute == "attacks"]
    return [(draft.value.text(), draft.focus, draft.scope_text) for draft in found]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("It was the third such attack in under a week.", "en", ("3", "third", "in under a week")),
        ("This was the 31st attack since May.", "en", ("31", "31st", "since May")),
        ("C'est la troisième attaque en une semaine.", "fr", ("3", "troisième", "en une semaine")),
        ("Il s'agit de la deuxième en quinze jours.", "fr", ("2", "deuxième", "en quinze jours")),
    ],
)
def test_the_rank_of_an_attack_within_a_period(text: str, lang: str, expected: tuple[str, str, str]) -> None:
    assert ranked(text, lang) == [expected]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The third attack hit the town.", "en"),
        ("The second floor was hit.", "en"),
        ("La troisième attaque a touché la ville.", "fr"),
        ("La troisième attaque depuis que les soldats sont partis.", "fr"),
    ],
)
def test_a_bare_ordinal_is_no_count(text: str, lang: str) -> None:
    assert ranked(text, lang) == []
