"""claims.extraction.noncounts and the pack's measures: what is written like a number of victims and is none."""

import pytest

from tests.claims.extraction.cast import counts

ENGLISH = [
    "On 3 May 2019 at 7:30 p.m. the mayor spoke of the dead.",  # a date and a time
    "At 1840 people fled and the dead were mourned at 0230.",  # clock times without a colon
    "The girl of 13 is among the dead.",  # an age
    "The judge, 58, spoke of the wounded.",
    "A 500 dollars reward and 20 euros were offered for the killed.",  # money
    "Article 34 and section 12 name those killed.",  # parts of a text
    "The third attack hit flight 714 on highway 66.",  # a rank, a flight, a road
    "An F-16, an M-16, an AK-47 and a C-130 were seen by the wounded.",  # models
    "In three days and two weeks nobody spoke of it.",  # periods
    "Some 12 percent of voters heard of those killed.",  # a share
    "The dead lay 90 kilometers away, 300 meters from the gate.",  # distances
    "They won 3-1 and the wounded cheered.",  # a score
    "An average of 12 deaths is feared.",  # a rate
    "At 8 the guards were wounded.",  # an hour, and a noun phrase of its own
    "Guards of Camp 9 were killed, and a Boeing 737 was hit.",  # what numbers a name
    "Half of the 40 guards died.",  # a part that nobody counted
    "Two thirds of the 30 guards were killed.",
    "Most of the 40 soldiers were hurt.",
]
# Who acts and has victims without a number is no victim.
DOERS = [
    "A 500-pound bomb killed civilians at the gate.",
    "A storm killed guards.",
    "An F-16 killed soldiers.",
    "A 10-hour battle killed soldiers and civilians.",
]
FRENCH = [
    "Le 3 mai 2019 à 19h30, le maire a parlé des morts.",
    "La fillette de 13 ans est parmi les morts.",
    "Une prime de 500 euros et 20 dollars est offerte.",
    "L'article 34 et la section 12 nomment les tués.",
    "La troisième attaque a touché la route 66.",
    "Un F-16, un M-16, un AK-47 et un C-130 ont été vus.",
    "En trois jours et deux semaines, rien ne fut dit des morts.",
    "Quelque 12 % des voix sont connues.",
    "Les morts gisaient à 90 kilomètres, à 300 mètres de la porte.",
    "Ils ont gagné 3-1.",
    "La moitié des 40 gardes ont été tués.",
    "Les deux tiers des 30 gardes sont morts.",
    "Aldo Soto, père de quatre enfants, a parlé des blessés.",
]


def people(text: str, lang: str) -> list[tuple[str, str]]:
    """(attribute, focus) of every count but stated zeros."""
    return [(found[0], found[3]) for found in counts(text, lang) if found[1] != "none"]


@pytest.mark.parametrize("text", ENGLISH)
def test_no_number_of_victims_in_english(text: str) -> None:
    assert people(text, "en") == []


@pytest.mark.parametrize("text", FRENCH)
def test_no_number_of_victims_in_french(text: str) -> None:
    assert people(text, "fr") == []


@pytest.mark.parametrize(
    ("text", "lang", "comparator", "number"),
    [
        ("1,200 people were killed.", "en", "exact", "1200"),
        ("1 200 personnes ont été tuées.", "fr", "exact", "1200"),  # a plain space
        ("1\u00a0200 personnes ont été tuées.", "fr", "exact", "1200"),  # a no-break space
        ("1\u202f200 personnes ont été tuées.", "fr", "exact", "1200"),  # a narrow one
        ("1'200 personnes ont été tuées.", "fr", "exact", "1200"),  # an apostrophe
        ("Vingt et une personnes ont été tuées.", "fr", "exact", "21"),
        ("5-7 people were killed.", "en", "range", ""),
        ("5\u20137 people were killed.", "en", "range", ""),
        ("5 to 7 people were killed.", "en", "range", ""),
        ("5 à 7 personnes ont été tuées.", "fr", "range", ""),
        ("People killed: 5-7", "en", "range", ""),  # a table
        ("More than a dozen people were killed.", "en", "more_than", "12"),
        ("Plus d'une vingtaine de personnes ont été tuées.", "fr", "more_than", "20"),
        ("De l'ordre de trente personnes ont été tuées.", "fr", "about", "30"),
        ("Jusqu'à 12 personnes ont été tuées.", "fr", "at_most", "12"),
        ("Presque 90 personnes ont été tuées.", "fr", "nearly", "90"),
        ("The number of the dead rose to 34.", "en", "exact", "34"),
        ("Le nombre de morts est passé à 34.", "fr", "exact", "34"),
        ("DEUX PERSONNES ONT ETE TUEES.", "fr", "exact", "2"),  # capitals without accents
    ],
)
def test_how_a_number_is_written(text: str, lang: str, comparator: str, number: str) -> None:
    found = [(kind, value) for attribute, kind, value, _ in counts(text, lang) if attribute == "killed"]
    assert found == [(comparator, number)]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Three guards and a passer-by died.", "en", [("killed", "3"), ("killed", "1")]),
        ("Trois gardes et un passant ont péri.", "fr", [("killed", "3"), ("killed", "1")]),
        ("Eight were hurt, three of whom died.", "en", [("injured", "8"), ("killed", "3")]),
        ("Neuf personnes, dont deux soldats, ont péri.", "fr", [("killed", "9"), ("killed", "2")]),
        ("Nine people, among them two soldiers, died.", "en", [("killed", "9"), ("killed", "2")]),
        (
            "Five soldiers, three Greeks and two Danes, died.",
            "en",
            [("killed", "5"), ("killed", "3"), ("killed", "2")],
        ),
        ("Six were hurt and three more died.", "en", [("injured", "6"), ("killed", "3")]),
        ("Two soldiers, one of them critically, were hurt.", "en", [("injured", "2"), ("injured", "1")]),
        ("Deux ont péri.", "fr", [("killed", "2")]),
    ],
)
def test_wholes_members_and_joined_numbers(text: str, lang: str, expected: list[tuple[str, str]]) -> None:
    assert [(attribute, value) for attribute, _, value, _ in counts(text, lang)] == expected


@pytest.mark.parametrize(
    ("text", "lang", "attribute", "focus"),
    [
        ("The attack caused no casualties.", "en", "casualties", "no casualties"),
        ("No civilian casualties were reported.", "en", "casualties", "No civilian casualties"),
        ("There was neither damage nor casualties.", "en", "casualties", "nor casualties"),
        ("Rockets fell without injuring anyone.", "en", "injured", "anyone"),
        ("Nobody was hurt.", "en", "injured", "Nobody"),
        ("Les tirs n'ont blessé personne.", "fr", "injured", "personne"),
        ("Des tirs ont eu lieu sans faire de blessé.", "fr", "injured", "sans faire de blessé"),
        ("Aucun blessé n'est à déplorer.", "fr", "injured", "Aucun blessé"),
    ],
)
def test_a_stated_zero(text: str, lang: str, attribute: str, focus: str) -> None:
    zeros = [(found[0], found[3]) for found in counts(text, lang) if found[1] == "none"]
    assert zeros == [(attribute, focus)]


def test_two_zeros_side_by_side_are_two() -> None:
    zeros = [
        (found[0], found[2], found[3]) for found in counts("L'attaque n'a fait ni mort ni blessé.", "fr")
    ]
    assert zeros == [("killed", "0", "ni mort"), ("injured", "0", "ni blessé")]


@pytest.mark.parametrize("text", DOERS)
def test_a_thing_that_kills_is_not_killed(text: str) -> None:
    assert people(text, "en") == []


def test_a_man_who_looks_on_is_no_attacker() -> None:
    assert counts("A boy saw the blast that killed two soldiers.") == [("killed", "exact", "2", "two")]
