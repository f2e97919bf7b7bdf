"""Tolls that French reports tell beside other things: in pairs of verbs, on rolls, behind "ainsi que", of couples."""

import pytest

from tests.claims.extraction.french_news import told

CASES = [
    # two verbs that "and" joins tell two things of the same people
    ("killed", "Un instituteur enlevé et tué près de Varne.", ["1"]),
    ("missing", "Un instituteur enlevé et tué près de Varne.", ["1"]),
    ("killed", "Six bergers ont été kidnappés mardi puis exécutés.", ["6"]),
    ("missing", "Un juge et deux gardes ont été enlevés et assassinés.", ["1", "2"]),
    ("killed", "Un juge et deux gardes ont été enlevés et assassinés.", ["1", "2"]),
    ("arrested", "Deux hommes ont été blessés et arrêtés.", ["2"]),
    ("missing", "Deux hommes ont enlevé et tué trois gardes.", []),
    ("killed", "Six gardes ont été enlevés et le maire a été tué.", ["1"]),
    ("killed", "Deux suspects ont été arrêtés et ont tué un garde.", ["1"]),
    # the killed and the injured are never the same people
    ("injured", "Neuf gardes tués et blessés.", []),
    # a roll of the dead: numbers behind names, and whoever has none
    ("killed", "Parmi les morts figurent le maire, Jean Dupré, et trois de ses conseillers.", ["1", "3"]),
    ("killed", "Parmi les tués figurent trois conseillers et le chauffeur du maire.", ["3", "1"]),
    ("injured", "Parmi les blessés se trouve la directrice de l'école.", ["1"]),
    ("killed", "Parmi les morts, le maire a reconnu deux voisins.", []),
    # "as well as" between commas joins
    ("injured", "Cinq clients, ainsi qu'un vigile, ont été blessés.", ["5", "1"]),
    ("killed", "Neuf gardes, ainsi que le chef du poste, ont été tués.", ["9", "1"]),
    ("killed", "Le maire, ainsi que son chauffeur, a été tué.", ["1", "1"]),
    ("killed", "Le maire, qui sortait de chez lui, a été tué.", ["1"]),
    (
        "injured",
        "Trois hommes sont morts. Six autres, ainsi que deux gendarmes, sont hospitalisés.",
        ["6", "2"],
    ),
    # a couple is two, and what led to it leads to whom "and" joins
    ("killed", "L'incendie a coûté la vie à un couple et à leur bébé.", ["2", "1"]),
    ("killed", "L'effondrement a coûté la vie à trois ouvriers et à leur contremaître.", ["3", "1"]),
    ("killed", "L'attaque a causé la mort de deux gardes et de leur chef.", ["2", "1"]),
    ("killed", "Un couple de retraités a été tué.", ["2"]),
    ("killed", "Le couple a été tué.", []),
    # somebody's children are nobody's toll
    ("killed", "Une vendeuse, mère de trois enfants, est morte dans l'explosion.", ["1"]),
    ("killed", "Un boucher de 40 ans, père de cinq enfants, a été tué.", ["1"]),
    ("killed", "La mère et ses trois enfants ont été tués.", ["1", "3"]),
    # a name between commas is the speaker's, and what is spoken of speaks of nothing
    ("killed", "Le porte-parole, Jean Kala, fait état d'un seul mort.", ["1"]),
    ("killed", "Le maire, Jean Kala, annonce un mort et deux blessés.", ["1"]),
    ("injured", "Le maire, Jean Kala, annonce un mort et deux blessés.", ["2"]),
    ("killed", "Une vendeuse, Adèle Kouma, mère de trois enfants, est morte.", ["1"]),
    # captured assailants are arrested, captured soldiers missing
    ("arrested", "Six malfaiteurs ont été tués et quatre ont été capturés.", ["4"]),
    ("missing", "Six malfaiteurs ont été tués et quatre ont été capturés.", []),
    ("arrested", "Deux soldats ont été capturés par les rebelles.", []),
    ("missing", "Deux soldats ont été capturés par les rebelles.", ["2"]),
    # whose relative somebody is did not suffer it; whose body was found did
    ("arrested", "Un homme de 30 ans, ancien mari d'une voisine, a été interpellé.", ["1"]),
    ("killed", "L'épouse d'un policier a été tuée.", ["1"]),
    ("killed", "Le cadavre d'un homme a été retrouvé.", ["1"]),
    # who was hurt and has died is dead
    ("killed", "Un homme de 70 ans blessé mardi est mort à l'hôpital.", ["1"]),
    ("injured", "Un homme de 70 ans blessé mardi est mort à l'hôpital.", []),
    ("injured", "Deux hommes blessés lundi ont succombé.", []),
    ("injured", "Deux hommes ont été blessés et un garde est mort.", ["2"]),
    # how many they were who did it, beside whoever they are
    ("attackers", "Des cavaliers, une quarantaine selon le maire, ont ouvert le feu.", ["~40"]),
    ("attackers", "Les assaillants étaient au nombre de six.", ["6"]),
    ("attackers", "Des bergers, une vingtaine selon le maire, ont été tués.", []),
    ("victim_profile", "Six assaillants ont été abattus.", []),
    # forces that a body has
    ("troops_present", "La mission compte 1 500 soldats.", ["1500"]),
    ("troops_present", "Le pays maintient 900 soldats dans la région.", ["900"]),
    ("troops_present", "Une patrouille de 40 casques bleus a été déployée.", ["40"]),
    ("troops_present", "On compte neuf soldats tués.", []),
    ("killed", "L'armée compte neuf soldats tués.", ["9"]),
    # other words for dying
    ("killed", "Six bandits sont restés sur le carreau.", ["6"]),
    ("killed", "Six bandits sont restés sur la place.", []),
]


@pytest.mark.parametrize(("key", "text", "expected"), CASES, ids=[f"{key}: {text}" for key, text, _ in CASES])
def test_french_fates(key: str, text: str, expected: list[str]) -> None:
    assert told(key, text) == expected
