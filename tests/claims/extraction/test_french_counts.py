"""Figures as French-speaking newsrooms of many countries write them."""

import pytest

from tests.claims.extraction.french_news import told

CASES = [
    # anybody may be missing, whatever noun an editor listed
    ("missing", "Une vingtaine de gendarmes sont toujours portés disparus.", ["~20"]),
    ("missing", "Le gang a enlevé dix-sept missionnaires, dont cinq enfants.", ["17", "5"]),
    ("missing", "Douze mineurs sont toujours retenus en otage.", ["12"]),
    ("missing", "Douze mineurs sont toujours employés à la mine.", []),
    # the "of" of an amount makes no part of a whole, "of the" does
    ("killed", "L'attaque a fait une quinzaine de morts et des dizaines de blessés.", ["~15"]),
    ("injured", "L'attaque a fait une quinzaine de morts et des dizaines de blessés.", ["some"]),
    ("killed", "Une quinzaine des blessés sont morts.", ["~15"]),
    ("killed", "Une demi-douzaine de bergers ont été tués.", ["~6"]),
    # "of them" goes back to what was named last
    ("killed", "Cinq hommes ont fui. Trois d'entre eux ont été abattus.", ["3"]),
    ("killed", "Cinq drones ont décollé. Trois d'entre eux ont été abattus.", []),
    # a participle after its noun is no past tense
    ("killed", "Deux assaillants abattus près du pont.", ["2"]),
    ("killed", "L'armée parle de quatre « terroristes neutralisés ».", ["4"]),
    ("killed", "La riposte a permis d'abattre quatre rebelles.", ["4"]),
    ("killed", "La riposte a permis d'abattre quatre arbres.", []),
    # how many they were is no toll
    ("casualties", "Aucune victime. Les voleurs, au nombre de quatre, sont partis.", ["0"]),
    ("attackers", "Aucune victime. Les malfaiteurs, au nombre de quatre, ont fui.", ["4"]),
    # the state that somebody is in is nobody
    ("missing", "Huit femmes restent dans un état critique et six autres ont été enlevées.", ["6"]),
    # a doubt between commas is of what stands there
    ("killed", "L'incendie, sans doute d'origine criminelle, a fait 16 morts.", ["16"]),
    ("killed", "L'incendie aurait fait 16 morts.", ["16?"]),
]


@pytest.mark.parametrize(("key", "text", "expected"), CASES, ids=[f"{key}: {text}" for key, text, _ in CASES])
def test_french_figures(key: str, text: str, expected: list[str]) -> None:
    assert told(key, text) == expected
