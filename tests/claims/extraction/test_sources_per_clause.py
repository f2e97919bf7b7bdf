"""Who says it where two speak in one sentence, where a mark alone tells a source, and by verbs of later reports."""

import pytest

from tests.claims.extraction.french_news import drafts

EACH = [
    # whoever opens a clause speaks from there on
    (
        "en",
        "Villagers counted nine dead, but the provincial governor said four people had died.",
        {"9": "Villagers", "4": "the provincial governor"},
    ),
    (
        "en",
        "The rebels said that six guards had died and the army confirmed the loss of 14 soldiers.",
        {"6": "The rebels", "14": "the army"},
    ),
    (
        "fr",
        "Les habitants parlent de 31 morts, tandis que le gouvernement ne reconnaît que douze décès.",
        {"31": "Les habitants", "12": "le gouvernement"},
    ),
    ("en", "Two people were killed but authorities did not say how.", {"2": ""}),
    ("en", "Nobody said it was an accident, but officials spoke of nine dead.", {"9": "officials"}),
    # a mark before or behind the toll
    ("en", "Army: 12 rebels killed in Tessit", {"12": "Army"}),
    ("en", "Nine killed in Ardun blast - police", {"9": "police"}),
    ("en", "Ardun: nine killed in blast", {"9": ""}),
    ("fr", "Ministère : neuf morts à Ardoun", {"9": "Ministère"}),
    # who is behind the figures
    (
        "en",
        "The toll, according to figures released late on Tuesday by the civil defence agency, is nine dead.",
        {"9": "the civil defence agency"},
    ),
    ("fr", "Neuf morts, c'est le bilan communiqué par la préfecture.", {"9": "la préfecture"}),
    # other verbs
    ("en", "Nine rebels died, the army claims, a figure the rebels dismiss.", {"9": "the army"}),
    ("en", "The mayor put the dead at nine.", {"9": "The mayor"}),
    ("en", "Prosecutors allege that the bomb killed nine people.", {"9": "Prosecutors"}),
    ("en", "The blast claimed nine lives.", {"9": ""}),
    ("fr", "L'armée, elle, s'en tient à neuf tués.", {"9": "L'armée"}),
    ("fr", "Neuf hommes sont morts, concède l'état-major.", {"9": "l'état-major"}),
    ("fr", "Le syndicat dénonce le meurtre de deux gardes.", {"2": "Le syndicat"}),
    ("fr", "Deux gardes ont été tués, a dénoncé le maire.", {"2": "le maire"}),
    ("fr", "Un médecin, sous couvert d'anonymat, avance le chiffre de quinze morts.", {"15": "Un médecin"}),
    (
        "fr",
        "L'armée a parlé de six morts. Neuf de ses hommes sont morts, admet-elle.",
        {"6": "L'armée", "9": "L'armée"},
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), EACH, ids=[case[1] for case in EACH])
def test_each_source_speaks_for_its_own_figure(lang: str, text: str, expected: dict[str, str]) -> None:
    tolls = [draft for draft in drafts(text, lang=lang) if draft.attribute == "killed"]
    assert {
        draft.value.text(): draft.attribution.informant or draft.attribution.channel for draft in tolls
    } == expected
