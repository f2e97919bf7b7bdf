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
    # two parties are two; what one owns is one phrase with it, and so are a state and what bears its name
    ("en", "Officials blamed the Red Front and the Black Army.", ["the Red Front", "the Black Army"]),
    ("en", "The raid was blamed on the NLA and the PDF.", ["the NLA", "the PDF"]),
    ("en", "Police accused two men and a woman of the murder.", ["two men", "a woman"]),
    ("en", "Officials blamed Oman and Omani-backed militias.", ["Oman and Omani-backed militias"]),
    ("en", "Jon Roe and Ana Pike were charged with the murder.", ["Jon Roe", "Ana Pike"]),
    ("fr", "Le maire a accusé le Front rouge et l'Armée noire.", ["le Front rouge", "l'Armée noire"]),
    ("fr", "Le maire a accusé l'armée et ses milices.", ["l'armée et ses milices"]),
    ("en", "A bomb exploded. The military suspected the Red Front.", ["the Red Front"]),
    ("en", "The military suspected a gas leak.", []),
    ("fr", "« Nous attribuons cette attaque au Front rouge », a dit le général.", ["Front rouge"]),
]
ACTED = [
    ("en", "The army and the police attacked a village.", ["The army", "the police"]),
    ("en", "On Monday soldiers and police attacked a village.", ["soldiers", "police"]),
    ("en", "Nine guards were killed by soldiers and militiamen.", ["soldiers", "militiamen"]),
    ("en", "The state and its militias attacked a village.", ["The state and its militias"]),
    # the object of another verb is no subject, nor who speaks
    ("en", "The rebels attacked the police and the army killed nine rebels.", ["The rebels", "the army"]),
    ("en", "Rebels attacked a bus, the police and the army said.", ["Rebels"]),
    # a subject of its own verb is no agent of the other
    ("en", "Nine guards were killed by rebels and the police said nothing.", ["rebels"]),
]
SAID = [
    # a pronoun leads back to who spoke last
    ("fr", "Le maire a évoqué neuf morts. Selon lui, dix gardes ont été blessés.", ["Le maire", "Le maire"]),
    # who made the figures, not the figures
    ("en", "Nine guards were killed, according to figures compiled by the ministry.", ["the ministry"]),
    ("fr", "Neuf gardes ont été tués, ont averti les secours.", ["les secours"]),
    # two sources of one sentence, each behind its figure
    (
        "en",
        "Two guards died according to the army, five according to the rebels.",
        ["the army", "the rebels"],
    ),
    ("fr", "Deux gardes sont morts selon l'armée, cinq selon les rebelles.", ["l'armée", "les rebelles"]),
    ("en", "Two guards died according to the army and according to medics.", ["the army"]),
    # a pronoun is nobody, whatever its verb has become
    ("fr", "\u00ab Deux gardes ont été tués \u00bb, a-t-il dit.", [""]),
    # who spoke blames too, not those whose death was told
    ("en", "The governor said nine guards were killed and blamed the rebels.", ["The governor"]),
    # nobody there is nobody who reports
    ("en", "There were no officers inside and no guards were reported killed.", [""]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), BLAMED, ids=[case[1] for case in BLAMED])
def test_each_of_a_list_is_blamed(lang: str, text: str, expected: list[str]) -> None:
    drafts = suggest(text, lang).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "blamed_party"] == expected


@pytest.mark.parametrize(("lang", "text", "expected"), ACTED, ids=[case[1] for case in ACTED])
def test_each_of_several_acted(lang: str, text: str, expected: list[str]) -> None:
    drafts = suggest(text, lang).drafts
    assert [draft.focus for draft in drafts if draft.attribute == "perpetrator"] == expected


def test_each_of_several_claims() -> None:
    drafts = suggest("The Red Front and the Black Army claimed responsibility for the attack.").drafts
    found = [draft.focus for draft in drafts if draft.attribute == "claimed_by"]
    assert found == ["The Red Front", "the Black Army"]


@pytest.mark.parametrize(("lang", "text", "expected"), SAID, ids=[case[1] for case in SAID])
def test_who_says_it(lang: str, text: str, expected: list[str]) -> None:
    drafts = [draft for draft in suggest(text, lang).drafts if draft.attribute in ("killed", "injured")]
    assert [draft.attribution.informant for draft in drafts] == expected


def test_who_compiled_the_figures_did_not_do_it() -> None:
    drafts = suggest("Nine guards were killed, according to figures compiled by the army.").drafts
    assert not [draft for draft in drafts if draft.attribute == "perpetrator"]
