"""What the codebook's own words count: sentences of all kinds of acts, with every number that counts."""

from functools import cache

import pytest

from claims.domain.codebook import Codebook, codebook_from_dict
from claims.domain.dates import parse_date
from claims.extraction.document import Document
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from tests.seeds.material import attributes

Count = tuple[str, str, str]
CASES: list[tuple[str, str, list[Count]]] = [
    # doers: the subject of a violent verb, beside the subject, and what is none
    ("en", "A group of about 40 rebels entered the village.", [("attackers", "40", "about 40")]),
    ("en", "Six men pulled over in two vans and opened fire.", [("attackers", "6", "Six")]),
    ("en", "The raiders, numbering eight, fled.", [("attackers", "8", "eight")]),
    ("fr", "Les ravisseurs, une quinzaine, portaient des treillis.", [("attackers", "15", "une quinzaine")]),
    ("fr", "Les pirates, au nombre de huit, ont fui.", [("attackers", "8", "huit")]),
    ("fr", "Un ancien élève a ouvert le feu.", [("attackers", "1", "Un ancien élève")]),
    ("en", "The trial of 25 men goes on; the court seized their houses.", []),
    (
        "en",
        "Two masked men shot Inspector Paul Doe.",
        [("attackers", "2", "Two"), ("casualties", "1", "Inspector Paul Doe")],
    ),
    # killed by other words
    ("en", "He stabbed two students to death.", [("killed", "2", "two")]),
    ("en", "At least 98 soldiers fell in the battle.", [("killed", "98", "At least 98")]),
    ("en", "Nine workers fell ill.", []),
    ("en", "Troops eliminated 20 insurgents.", [("killed", "20", "20")]),
    ("en", "Some 3,500 lost their lives.", [("killed", "3500", "Some 3,500")]),
    ("en", "He was sentenced to death in 2012.", []),
    ("fr", "L'opération a éliminé onze combattants.", [("killed", "11", "onze")]),
    ("fr", "Quarante assaillants ont été mis hors d'état de nuire.", [("killed", "40", "Quarante")]),
    ("fr", "Onze marins ont trouvé la mort.", [("killed", "11", "Onze")]),
    ("en", "31 passengers died, as did 33 assailants.", [("killed", "31", "31"), ("killed", "33", "33")]),
    (
        "en",
        "One lieutenant, two sergeants, and four soldiers were killed.",
        [("killed", "1", "One"), ("killed", "2", "two"), ("killed", "4", "four")],
    ),
    (
        "fr",
        "Sept femmes et trois garçons comptent parmi les morts.",
        [("killed", "7", "Sept"), ("killed", "3", "trois")],
    ),
    # one victim told twice is counted once
    ("en", "The driver, a man of 60, was killed.", [("killed", "1", "The driver")]),
    ("en", "A nurse was killed. The victim was killed at home.", [("killed", "1", "A nurse")]),
    # hurt, by state
    ("en", "A schoolgirl was grazed by a bullet.", [("injured", "1", "A schoolgirl")]),
    ("en", "At least 3 nurses with injuries were flown out.", [("injured", "3", "At least 3")]),
    ("en", "Two guards received bullet wounds.", [("injured", "2", "Two")]),
    ("en", "A station employee lost an eye.", [("injured", "1", "A station employee")]),
    (
        "fr",
        "Onze ouvriers, dont six Pakistanais, ont été brûlés.",
        [("injured", "11", "Onze"), ("injured", "6", "six")],
    ),
    # sites and vehicles: what was hit, not what was ridden or only burned down
    ("en", "27 chapels were bombed.", [("sites_struck", "27", "27")]),
    ("en", "Rebels sabotaged 3 pylons.", [("sites_struck", "3", "3")]),
    ("en", "Jihadists set fire to 40 tankers.", [("vehicles_targeted", "40", "40")]),
    (
        "fr",
        "Trois roquettes ont atteint quatorze sites.",
        [("rockets_landed", "3", "Trois"), ("sites_struck", "14", "quatorze")],
    ),
    ("fr", "Deux hommes à bord d'une voiture et de deux motos ont ouvert le feu.", [("attackers", "2", "Deux")]),
    # acts count themselves
    ("en", "Since June nearly 20 drone and rocket attacks were noted.", [("attacks", "20", "nearly 20")]),
    ("en", "The north was worst hit (295 attacks, 511 dead).", [("attacks", "295", "295"), ("killed", "511", "511")]),
    ("fr", "L'ambassade a été la cible de quatre attaques.", [("attacks", "4", "quatre")]),
    # taken away
    (
        "en",
        "Five women were taken hostage and seven led away.",
        [("missing", "5", "Five"), ("missing", "7", "seven")],
    ),
]  # fmt: skip


@cache
def codebook() -> Codebook:
    return codebook_from_dict({"attributes": list(attributes().values())})


def found(text: str, lang: str) -> list[Count]:
    document = Document("doc", lang, parse_date("2020-11-18"), text, ())
    drafts = extract(document, codebook(), load_pack(lang)).drafts
    return [(d.attribute, d.value.text(), d.focus) for d in drafts if d.value.kind == "count"]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_a_sentence_counts_what_it_counts_and_nothing_else(
    lang: str, text: str, expected: list[Count]
) -> None:
    assert found(text, lang) == expected
