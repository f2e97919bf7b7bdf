"""Numbers, heads, frames: which counts a sentence states. The case tables of the three stages together."""

import pytest

from tests.claims.extraction.cast import counts, suggest

ENGLISH = [
    ("Seven rockets were fired.", [("rockets_fired", "exact", "7", "Seven")]),
    ("At least 25 guards were killed.", [("killed", "at_least", "25", "At least 25")]),
    ("More than fourteen people died.", [("killed", "more_than", "14", "More than fourteen")]),
    ("Nearly 90 people were wounded.", [("injured", "nearly", "90", "Nearly 90")]),
    ("Some 2,500 people were wounded.", [("injured", "about", "2500", "Some 2,500")]),
    ("Up to 12 people died.", [("killed", "at_most", "12", "Up to 12")]),
    ("Between 10 and 15 soldiers died.", [("killed", "range", "", "Between 10 and 15")]),
    ("Two or three people died.", [("killed", "range", "", "Two or three")]),
    ("A dozen soldiers were wounded.", [("injured", "exact", "12", "A dozen")]),
    ("Dozens of people were killed.", [("killed", "some", "", "Dozens")]),
    ("One hundred and five people were killed.", [("killed", "exact", "105", "One hundred and five")]),
    ("The blast killed a girl.", [("killed", "exact", "1", "a girl")]),
    ("Gunmen killed three guards.", [("killed", "exact", "3", "three")]),
    ("Six were hurt.", [("injured", "exact", "6", "Six")]),  # a left-out noun
    ("One guard dead, two hurt.", [("killed", "exact", "1", "One"), ("injured", "exact", "2", "two")]),
    ("No casualties were recorded.", [("casualties", "none", "0", "No casualties")]),
    ("Nobody was killed or wounded.", [("casualties", "none", "0", "Nobody")]),
    (
        "Two guards and a passer-by perished.",
        [("killed", "exact", "2", "Two"), ("killed", "exact", "1", "a passer-by")],
    ),
    (
        "A toll of one guard killed and five civilians wounded.",
        [("killed", "exact", "1", "one"), ("injured", "exact", "5", "five")],
    ),
    (
        "Seven rockets were fired. Four fell on the town while three others struck houses.",
        [
            ("rockets_fired", "exact", "7", "Seven"),
            ("rockets_landed", "exact", "4", "Four"),
            ("rockets_landed", "exact", "3", "three"),
        ],
    ),
    ("Since May there have been more than ten attacks.", [("attacks", "more_than", "10", "more than ten")]),
    ("TWO SOLDIERS WERE KILLED.", [("killed", "exact", "2", "TWO")]),  # a wire in capitals
    ("There have been a series of attacks since May.", [("attacks", "some", "", "a series of")]),
    ("Sixty workers were evacuated and two divers injured.", [("injured", "exact", "2", "two")]),
    ("Sixty guards evacuated and two soldiers injured.", [("injured", "exact", "2", "two")]),
    ("12+ people were killed.", [("killed", "at_least", "12", "12+")]),
    ("A pair of guards were killed.", [("killed", "exact", "2", "A pair of")]),
    ("1.200 people were wounded.", [("injured", "exact", "1200", "1.200")]),  # people come whole
    # never a count
    ("A series of shots rang out since Sunday.", []),
    ("On 3 May 12 people were killed.", [("killed", "exact", "12", "12")]),
    ("A man aged 34 was killed at 7 p.m. in 2019.", [("killed", "exact", "1", "A man")]),
    ("The third attack, by an F-16, cost 500 dollars.", []),
    ("Rockets fell 90 kilometers away.", []),
    ("The embassy was hit.", []),
]
FRENCH = [
    ("Sept roquettes ont été tirées.", [("rockets_fired", "exact", "7", "Sept")]),
    ("Au moins 25 gardes ont été tués.", [("killed", "at_least", "25", "Au moins 25")]),
    ("Quatre-vingt-quatre gardes ont été tués.", [("killed", "exact", "84", "Quatre-vingt-quatre")]),
    (
        "Cent quatre-vingt-dix-sept personnes ont été tuées.",
        [("killed", "exact", "197", "Cent quatre-vingt-dix-sept")],
    ),
    ("Le raid a fait 2 000 morts et 1,5 million de déplacés.", [("killed", "exact", "2000", "2 000")]),
    ("1,5 million de personnes ont été tuées.", [("killed", "exact", "1500000", "1,5 million")]),
    ("Il parle de quatre \u00abgardes\u00bb tués.", [("killed", "exact", "4", "quatre")]),
    (
        "L'attaque a tué 19 personnes selon la police, au moins 30 selon la mission.",
        [("killed", "exact", "19", "19"), ("killed", "at_least", "30", "au moins 30")],
    ),
    (
        "Un soldat de 25 ans et un garde de 34 ans ont été tués.",
        [("killed", "exact", "1", "Un soldat"), ("killed", "exact", "1", "un garde")],
    ),
    ("Près de 90 personnes ont été blessées.", [("injured", "nearly", "90", "Près de 90")]),
    (
        "Trois roquettes au moins sont tombées.",
        [("rockets_landed", "at_least", "3", "Trois roquettes au moins")],
    ),
    ("Une vingtaine de personnes ont été blessées.", [("injured", "about", "20", "Une vingtaine")]),
    ("Des dizaines de personnes ont été tuées.", [("killed", "some", "", "Des dizaines")]),
    ("Cent vingt-deux personnes ont été tuées.", [("killed", "exact", "122", "Cent vingt-deux")]),
    ("L'attaque a fait 1\u202f200 morts.", [("killed", "exact", "1200", "1\u202f200")]),
    ("L'attaque a fait 1.200 morts.", [("killed", "exact", "1200", "1.200")]),
    ("Trente-et-un gardes ont été tués.", [("killed", "exact", "31", "Trente-et-un")]),
    ("Quatre-vingt-un gardes ont été tués.", [("killed", "exact", "81", "Quatre-vingt-un")]),
    ("L'attaque a fait 1,200 morts.", [("killed", "exact", "1200", "1,200")]),
    ("\u00ab Au moins 12 \u00bb ont été tués.", [("killed", "at_least", "12", "Au moins 12")]),
    ("Un des gardes a été tué.", [("killed", "exact", "1", "Un")]),
    ("Une fillette a été tuée.", [("killed", "exact", "1", "Une fillette")]),
    ("Un mort et cinq blessés.", [("killed", "exact", "1", "Un mort"), ("injured", "exact", "5", "cinq")]),
    (
        "Deux soldats et un passant ont péri.",
        [("killed", "exact", "2", "Deux"), ("killed", "exact", "1", "un passant")],
    ),
    (
        "Six blessés, dont un garde.",
        [("injured", "exact", "6", "Six"), ("injured", "exact", "1", "un garde")],
    ),
    ("Aucune victime n'est à déplorer.", [("casualties", "none", "0", "Aucune victime")]),
    ("L'attaque n'a fait ni victime ni dégât.", [("casualties", "none", "0", "ni victime")]),
    (
        "Sept roquettes ont été tirées. Deux autres ont touché la ville.",
        [("rockets_fired", "exact", "7", "Sept"), ("rockets_landed", "exact", "2", "Deux")],
    ),
    ("Depuis dimanche, une série de tirs a retenti.", []),
    ("La roquette a été tirée il y a 3 jours.", []),
    ("La troisième attaque, à 90 kilomètres.", []),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[case[0] for case in ENGLISH])
def test_english_counts(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(("text", "expected"), FRENCH, ids=[case[0] for case in FRENCH])
def test_french_counts(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert counts(text, "fr") == expected


def test_every_suggestion_carries_rule_score_and_reason() -> None:
    (draft,) = [d for d in suggest("Seven rockets were fired.").drafts if d.attribute == "rockets_fired"]
    assert draft.rule == "en.rockets_fired.passive"
    assert 0 < draft.score <= 1
    assert draft.reason == '"Seven" is the passive argument of "fired".'


def test_a_vague_quantity_has_the_bounds_of_the_pack() -> None:
    (draft,) = suggest("Dozens of people were killed.").drafts
    fields = draft.value.fields()
    assert (fields.number, fields.lower, fields.upper) == (None, 20, None)


def test_a_toll_that_rose_says_so() -> None:
    drafts = suggest("The toll rose to nine dead.").drafts
    assert [draft.says_rose for draft in drafts if draft.attribute == "killed"] == [True]
