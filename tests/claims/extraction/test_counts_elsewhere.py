"""Counts in constructions of other countries' reports: parts of groups, quotation marks, zeros of several, bodies."""

import pytest

from tests.claims.extraction.cast import counts

CASES = [
    # others are of the kind of those told before, whatever befell these
    (
        "fr",
        "Sept femmes ont péri et neuf autres ont été blessées.",
        [("killed", "7"), ("injured", "9")],
    ),
    ("fr", "Trois gardes sont morts et quatre autres ont été blessés.", [("killed", "3"), ("injured", "4")]),
    ("fr", "Un garde est mort sur le coup et deux autres à l'hôpital.", [("killed", "1"), ("killed", "2")]),
    # who they were is not what befell them
    ("en", "Three of the wounded died overnight.", [("killed", "3")]),
    ("fr", "Trois des blessés sont morts.", [("killed", "3")]),
    # none of several is a zero, not their number
    ("en", "None of the 25 guards was hurt.", [("injured", "0")]),
    ("fr", "Aucun des 25 gardes n'a été blessé.", [("injured", "0")]),
    # how many is no number
    ("en", "It was not clear how many people had been killed.", []),
    ("fr", "Il ignore combien de gardes ont été tués.", []),
    # an article counts nothing before a thing that hurts, nor where a number follows it
    ("en", "A roadside bomb wounded three guards.", [("injured", "3")]),
    ("en", "A wounded guard was found.", [("injured", "1")]),
    ("en", "A further seven guards were wounded.", [("injured", "7")]),
    ("fr", "Neuf gardes, dont une majorité de femmes, ont été tués.", [("killed", "9")]),
    # the parts behind a colon, but not what another verb tells
    (
        "en",
        "Six were killed: four guards and two nuns.",
        [("killed", "6"), ("killed", "4"), ("killed", "2")],
    ),
    ("en", "Nine guards were killed, eight more fled and a truck was burned.", [("killed", "9")]),
    # a change told by a toll that was taken further
    ("en", "Bodies were found, taking the toll from three to five.", [("killed", "3"), ("killed", "5")]),
    # marks around a verb
    ("en", 'The army "neutralised" 62 guards.', [("killed", "62")]),
    ("fr", "Trente gardes ont été « tués ».", [("killed", "30")]),
    # what was lost are men only where they fight
    ("en", "The army lost four soldiers.", [("killed", "4")]),
    ("en", "The town lost 400 residents in ten years.", []),
    ("fr", "L'armée a perdu quatre soldats.", [("killed", "4")]),
    ("fr", "La ville a perdu 400 civils.", []),
    # bodies, and what is feared
    ("fr", "Les corps de cinq femmes ont été découverts.", [("killed", "5")]),
    ("en", "At least 30 people are feared dead.", [("killed", "30")]),
    ("fr", "Deux gardes l'ont payé de leur vie.", [("killed", "2")]),
    # ages of three
    ("fr", "Trois gardes de 16, 18 et 20 ans ont été tués.", [("killed", "3")]),
    # injuries by what was lost or received
    ("en", "A girl lost her left foot.", [("injured", "1")]),
    ("fr", "Deux gardes ont reçu des éclats d'obus.", [("injured", "2")]),
    ("fr", "Deux d'entre eux sont en urgence absolue.", [("injured", "2")]),
    # the gunman is a person as well as an act
    ("en", "The gunman was killed by guards.", [("killed", "1")]),
    # one of those attacks is none of its own
    ("en", "In one of those attacks three guards were killed.", [("killed", "3")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_counts_in_constructions_of_other_reports(
    lang: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(key, number) for key, _, number, _ in counts(text, lang)] == expected
