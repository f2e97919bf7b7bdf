"""claims.extraction.single_victims: one victim told without a number, and what is no victim."""

import pytest

from tests.claims.extraction.cast import counts

ONE = ("exact", "1")

ENGLISH = [
    ("The mayor of Varna was killed.", [("killed", "The mayor")]),
    ("Aldo Venn was killed in Varna.", [("killed", "Aldo Venn")]),
    (
        "COLONEL JUAN PERALTA, HIS WIFE, AND TWO GUARDS WERE KILLED.",
        [("killed", "COLONEL JUAN PERALTA"), ("killed", "HIS WIFE")],
    ),
    ("Gunmen killed the judge and his driver.", [("killed", "the judge"), ("killed", "his driver")]),
    ("Nuru Achieng, 58, was wounded.", [("injured", "Nuru Achieng")]),  # the age is no count
    ("The teacher, who was wounded, is at home.", [("injured", "The teacher")]),
    ("Radio Varna reported the death of Mayor Bruno Holt.", [("killed", "Mayor Bruno Holt")]),
    ("Guard killed, officer wounded in Varna", [("killed", "Guard"), ("injured", "officer")]),  # a headline
    ("A police major was killed.", [("killed", "A police major")]),
    ("Gunmen wounded a night guard.", [("injured", "a night guard")]),  # a part of the day that dates nothing
    ("The mayor, Aldo Venn, was killed.", [("killed", "The mayor")]),  # one, whose name follows
    ("His wife, wounded in the head, is at home.", [("injured", "His wife")]),
    # none
    ("The anniversary of the death of Mayor Bruno Holt is near.", []),  # known already
    ("The family was killed.", []),  # one group, nobody's number
    ("The guards were killed.", []),
    ("An officer confirmed that the hall had been hit and the dog killed.", []),
    ("It was killed.", []),
    ("Officials working with the mission in Varna were wounded.", []),
    ("A police station was hit and a raid killed the truce.", []),
]
FRENCH = [
    ("Le maire de Varne a été tué.", [("killed", "Le maire")]),
    ("Une infirmière a été blessée.", [("injured", "Une infirmière")]),
    ("Aldo Venn a été tué à Varne.", [("killed", "Aldo Venn")]),
    ("Des hommes ont tué le juge et son chauffeur.", [("killed", "le juge"), ("killed", "son chauffeur")]),
    ("Un ingénieur qui travaillait avec la mission a été tué.", [("killed", "Un ingénieur")]),
    ("Son épouse, grièvement blessée, a été transférée.", [("injured", "Son épouse")]),
    ("Le chef de la police, Aldo Venn, 53 ans, a été tué.", [("killed", "Le chef")]),  # whose name follows
    # rien
    ("La famille a été tuée.", []),
    ("Les gardes ont été tués.", []),
    ("L'anniversaire de la mort du maire approche.", []),
    ("D'après la mission, deux gardes ont été tués.", []),
]


def singles(text: str, lang: str = "en") -> list[tuple[str, str]]:
    """(attribute, focus) of every count of exactly one."""
    return [(found[0], found[3]) for found in counts(text, lang) if found[1:3] == ONE]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[case[0] for case in ENGLISH])
def test_one_victim_in_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert singles(text) == expected


@pytest.mark.parametrize(("text", "expected"), FRENCH, ids=[case[0] for case in FRENCH])
def test_one_victim_in_french(text: str, expected: list[tuple[str, str]]) -> None:
    assert singles(text, "fr") == expected


def test_a_victim_beside_counted_ones_is_told_apart() -> None:
    found = counts("The mayor and two guards were killed.")
    assert [(number, focus) for _, _, number, focus in found] == [("1", "The mayor"), ("2", "two")]
