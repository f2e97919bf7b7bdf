"""Figures that share or leave out their noun: compared, set side by side, told again, parts of a whole."""

import pytest

from tests.claims.extraction.cast import counts

CASES = [
    # set against the main figure, whatever stands between
    (
        "en",
        "12 people died in Varna this year, compared with nine in 2017.",
        [("killed", "12"), ("killed", "9")],
    ),
    ("en", "Last year there were 14 deaths, against six in 2017.", [("killed", "14"), ("killed", "6")]),
    ("fr", "Le port a compté 14 morts, contre six en 2017.", [("killed", "14"), ("killed", "6")]),
    # a place or a time alone tells it from the number before
    ("en", "Seventeen women died in Varna and two in Norland.", [("killed", "17"), ("killed", "2")]),
    (
        "fr",
        "Dix femmes ont été tuées, dont sept à Varne et trois à Lume.",
        [("killed", "10"), ("killed", "7"), ("killed", "3")],
    ),
    # the figure before a change and the one after
    ("en", "The toll rose from 16 to 24 dead.", [("killed", "16"), ("killed", "24")]),
    ("fr", "Le bilan est passé de seize à vingt-quatre morts.", [("killed", "16"), ("killed", "24")]),
    # told again without its noun
    ("en", "The governor put the toll at 15.", [("killed", "15")]),
    ("en", "The number of women killed in the fire at the port rose to 19.", [("killed", "19")]),
    ("en", "Three women died. The army corrected the figure to eight.", [("killed", "3"), ("killed", "8")]),
    ("en", "Nine guards were wounded. The army spoke of four.", [("injured", "9"), ("injured", "4")]),
    ("fr", "Neuf gardes ont été blessés ; l'armée en compte quatre.", [("injured", "9"), ("injured", "4")]),
    ("fr", "Le bilan provisoire est de 15.", [("killed", "15")]),
    # a verb with a subject of its own, and a noun that says itself what befell those it counts
    ("en", "Nine hundred people have fled and 40 houses have been burned.", []),
    ("en", "Two hundred people fled; nine were wounded.", [("injured", "9")]),
    # what "of" joins to a noun, and a number whose verb is no noun
    (
        "en",
        "Rebels killed nine members of the border guard and one driver.",
        [("killed", "9"), ("killed", "1")],
    ),
    (
        "fr",
        "Neuf membres de la garde et un chauffeur ont été blessés.",
        [("injured", "9"), ("injured", "1")],
    ),
    ("en", "Police killed nine robbers and two fled.", [("killed", "9")]),
    ("en", "Police killed nine robbers and two growers.", [("killed", "9"), ("killed", "2")]),
    # parts of a whole
    ("en", "Among the dead are nine sailors on leave and a girl.", [("killed", "9"), ("killed", "1")]),
    ("en", "The dead were a girl and two guards.", [("killed", "1"), ("killed", "2")]),
    ("fr", "Trois femmes figurent parmi les morts.", [("killed", "3")]),
    (
        "en",
        "Twelve people died: eight sailors, three boys who sold fish, and a girl.",
        [("killed", "12"), ("killed", "8"), ("killed", "3"), ("killed", "1")],
    ),
    ("en", "Two of them, Ana Ruiz, 38, and Jon Pike, 61, died at once.", [("killed", "2")]),
    # one number is the whole of which the other is a part
    ("en", "31 of 44 rockets fell.", [("rockets_landed", "31")]),
    # ages, not numbers of people
    ("en", "Brothers aged 20 and 22 were killed.", []),
    ("en", "Three soldiers aged 20, 22 and 31 were killed.", [("killed", "3")]),
    ("fr", "Deux gardes de 18 et 20 ans ont été tués.", [("killed", "2")]),
    # two bounds are a range
    ("en", "At least nine and as many as twelve people died.", [("killed", "")]),
    # an act counts itself
    ("en", "Nearly 20 attacks hit the city.", [("attacks", "20")]),
    ("fr", "Les vingt-six attaques ont semé la peur.", [("attacks", "26")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_figures_that_share_or_leave_out_their_noun(
    lang: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(key, number) for key, _, number, _ in counts(text, lang)] == expected


def test_two_bounds_are_the_ends_of_a_range() -> None:
    text = "At least nine and as many as twelve people died."
    assert counts(text) == [("killed", "range", "", "At least nine and as many as twelve")]


def test_a_figure_of_nothing_told_before_counts_nothing() -> None:
    assert counts("The army spoke of four.") == []
    assert counts("He brought the total to 19.") == []
