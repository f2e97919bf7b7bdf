"""Tolls as later, unseen reports told them: parts on the spot, asides between a victim and the verb, own dead."""

import pytest

from tests.claims.extraction.french_news import told

KILLED = [
    ("en", '"Eleven are dead," said Tomas Ilves.', ["11"]),
    ("en", "Of the nine killed, five were guards.", ["9", "5"]),
    # an aside with a verb of its own
    ("en", "The gunman, who was carrying three grenades, was shot dead by police.", ["1"]),
    ("en", "A teacher, who was wounded in the leg, was killed as she fled.", ["1"]),
    # what somebody has with them is nobody
    ("en", "A man armed with a rifle was shot dead.", ["1"]),
    # one named and told again between commas
    ("en", "Karim Adou, 41, a teacher, was shot dead.", ["1"]),
    ("en", "Karim Adou, a teacher, and his wife were shot dead.", ["1", "1"]),
    # own deaths, told by a pronoun alone
    ("en", "A man killed four relatives and then himself.", ["4", "1"]),
    ("en", "The guard wounded two men before turning the gun on himself.", ["1"]),
    ("en", "Seven farmers had their throats slit.", ["7"]),
    ("fr", "Deux bergers ont eu la gorge tranchée.", ["2"]),
    # "sur place" is where, not what was counted
    ("fr", "Quarante soldats ont péri, dont quatre sur place.", ["40", "4"]),
    ("fr", "Quarante soldats ont perdu la vie, dont quatre à l'hôpital.", ["40", "4"]),
    ("fr", "Trois d'entre eux y ont succombé.", ["3"]),
    ("fr", "« Nous avons perdu douze membres de notre association », dit-elle.", ["12"]),
    ("fr", "La ville a perdu 400 habitants.", []),
    ("fr", "Un kamikaze s'est fait exploser, entraînant dans la mort neuf fidèles.", ["9"]),
    ("fr", "Les habitants disent avoir enterré 31 personnes.", ["31"]),
    ("fr", "Des inconnus ont abattu le journaliste Paulo Reis.", ["1"]),
    ("fr", "Côté ami, sept militaires sont tombés.", ["7"]),
]
INJURED = [
    ("en", "A boy with a kite was wounded.", ["1"]),
    ("en", "Rockets hit the American Embassy.", []),
    ("fr", "Cinq autres personnes ont été touchées, dont deux grièvement.", ["5", "2"]),
]
DOERS = [
    ("en", "The attack was carried out by two gunmen.", ["2"]),
    ("fr", "L'attentat a été commis par deux kamikazes.", ["2"]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), KILLED, ids=[case[1] for case in KILLED])
def test_the_dead_of_later_reports(lang: str, text: str, expected: list[str]) -> None:
    assert told("killed", text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), INJURED, ids=[case[1] for case in INJURED])
def test_the_hurt_of_later_reports(lang: str, text: str, expected: list[str]) -> None:
    assert told("injured", text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), DOERS, ids=[case[1] for case in DOERS])
def test_doers_behind_what_was_carried_out(lang: str, text: str, expected: list[str]) -> None:
    assert told("attackers", text, lang) == expected


@pytest.mark.parametrize("key", ["perpetrator", "target", "sites_struck", "place"])
def test_a_search_by_police_is_no_attack(key: str) -> None:
    assert told(key, "Police raided four houses and found two rifles.", "en") == []
    expected = {"perpetrator": ["Gunmen"], "target": ["four houses"], "sites_struck": ["4"], "place": []}
    assert told(key, "Gunmen raided four houses.", "en") == expected[key]
