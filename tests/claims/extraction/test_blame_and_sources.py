"""Who is blamed, one by one, and who says it where a pronoun or a document stands for them."""

import pytest

from tests.claims.extraction.cast import suggest

BLAMED = [
    (
        "en",
        "Officials blamed the NLA, the Clan del Lisor and Ardun rebels for the attack.",
        ["the NLA", "the Clan del Lisor", "Ardun rebels"],
    ),
    ("en", "The state blamed the army and its militias for the attack.", ["the army and its militias"]),
    ("en", "Officials accused the rebels of the killings.", ["the rebels"]),
]
SAID = [
    # a pronoun leads back to who spoke last
    ("fr", "Le maire a évoqué neuf morts. Selon lui, dix gardes ont été blessés.", ["Le maire", "Le maire"]),
    # who made the figures, not the figures
    ("en", "Nine guards were killed, according to figures compiled by the ministry.", ["the ministry"]),
    ("fr", "Neuf gardes ont été tués, ont averti les secours.", ["les secours"]),
    # nobody there is nobody who reports
    ("en", "There were no officers inside and no guards were reported killed.", [""]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), BLAMED, ids=[case[1] for case in BLAMED])
def test_each_of_a_list_is_blamed(lang: str, text: str, expected: list[str]) -> None:
    drafts = suggest(text, lang).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "blamed_party"] == expected


@pytest.mark.parametrize(("lang", "text", "expected"), SAID, ids=[case[1] for case in SAID])
def test_who_says_it(lang: str, text: str, expected: list[str]) -> None:
    drafts = [draft for draft in suggest(text, lang).drafts if draft.attribute in ("killed", "injured")]
    assert [draft.attribution.informant for draft in drafts] == expected


def test_who_compiled_the_figures_did_not_do_it() -> None:
    drafts = suggest("Nine guards were killed, according to figures compiled by the army.").drafts
    assert not [draft for draft in drafts if draft.attribute == "perpetrator"]
