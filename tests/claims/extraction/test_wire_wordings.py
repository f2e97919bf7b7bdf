"""Wordings that news agencies print every day, each of which was once read wrongly: no number lost, none misnamed."""

import pytest

from claims.extraction.drafts import Draft
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import document

KNOWN = shipped(SEEDS)
TOLLS = ("killed", "injured", "troops_remaining", "arrested", "attackers")


def read(lang: str, text: str) -> tuple[Draft, ...]:
    return extract(document(text, lang), KNOWN.codebook, load_pack(lang), KNOWN.gazetteer).drafts


NUMBERS = [
    # "left" says what was done to them, not how many stay
    ("en", "The blast left five soldiers dead and 12 others injured.", ["killed 5", "injured 12"]),
    ("en", "It tore through a bus, leaving two soldiers and a child dead.", ["killed 2", "killed 1"]),
    ("en", "The withdrawal will leave 2,500 troops in the country.", ["troops_remaining 2500"]),
    ("fr", "L'explosion, laissant trois soldats morts, a secoué le port.", ["killed 3"]),
    # a name before the number that shares its verb
    ("en", "The strike killed General Omar Saleh and nine others.", ["killed 1", "killed 9"]),
    # "others" are of the people counted, whatever words stand between
    ("fr", "Dix personnes sont mortes sur place et deux autres ont succombé.", ["killed 10", "killed 2"]),
    # a death told of the hurt
    ("fr", "Le bilan est monté à neuf morts après le décès de deux blessés.", ["killed 9", "killed 2"]),
    # suicide bombers are people, bombers may be aircraft
    ("en", "Two suicide bombers blew themselves up at a checkpoint.", ["attackers 2"]),
    ("en", "Two suicide bombers detonated their vests at a checkpoint.", ["attackers 2"]),
    ("en", "Two bombers attacked a checkpoint.", []),
]


@pytest.mark.parametrize(("lang", "text", "expected"), NUMBERS, ids=[case[1] for case in NUMBERS])
def test_a_number_is_of_what_its_sentence_counts(lang: str, text: str, expected: list[str]) -> None:
    told = [draft for draft in read(lang, text) if draft.attribute in TOLLS]
    assert [f"{draft.attribute} {draft.value.text()}" for draft in told] == expected


ON_THE_SPOT, LATER = "phase:on-the-spot", "phase:died-of-wounds"
MOMENTS = [
    ("en", "Two died on the spot and a third died of his wounds.", [("2", ON_THE_SPOT), ("1", LATER)]),
    (
        "en",
        "Ten people died at the scene and two died later in hospital.",
        [("10", ON_THE_SPOT), ("2", LATER)],
    ),
    ("en", "The toll rose to 87 after three of the injured died.", [("87", ""), ("3", LATER)]),
    ("en", "The toll rose to 87 after the deaths of three of the injured.", [("87", ""), ("3", LATER)]),
    ("fr", "Dix personnes sont mortes sur place et deux ont succombé.", [("10", ON_THE_SPOT), ("2", LATER)]),
    ("fr", "Le bilan est monté à neuf morts après le décès de deux blessés.", [("9", ""), ("2", LATER)]),
    # alone they are all the dead told
    ("en", "Three of the injured died.", [("3", "")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), MOMENTS, ids=[case[1] for case in MOMENTS])
def test_each_figure_of_the_dead_has_the_moment_of_its_own_words(
    lang: str, text: str, expected: list[tuple[str, str]]
) -> None:
    told = [draft for draft in read(lang, text) if draft.attribute == "killed"]
    assert [(draft.value.text(), draft.scope.key) for draft in told] == expected


def test_dying_of_wounds_dates_no_attack_and_the_attack_no_death() -> None:
    text = "Le bilan de l'attentat de samedi s'est alourdi à 87 morts après le décès de trois blessés."
    assert "event_date" in [draft.attribute for draft in read("fr", text)]
    text = "The toll of Saturday's bombing rose to 87 after three of the injured died on Monday."
    days = {draft.focus: draft.attribute for draft in read("en", text) if draft.attribute.endswith("_date")}
    assert days == {"Saturday": "event_date", "Monday": "death_date"}


MOODS = [
    (
        "The rebels denied carrying out the attack and blamed the army.",
        "blamed_party",
        "asserted",
        "happened",
    ),
    (
        "The army denied it hit the school and said it had killed nine rebels.",
        "killed",
        "asserted",
        "happened",
    ),
    ("The army denied that its planes had killed ten civilians.", "killed", "denied", "happened"),
    ("Police foiled an attack on a church, arresting three suspects.", "arrested", "asserted", "happened"),
    ("Police foiled an attack on a church, arresting three suspects.", "target", "asserted", "foiled"),
]


@pytest.mark.parametrize(("text", "attribute", "modality", "actuality"), MOODS)
def test_a_mood_ends_with_what_it_is_said_of(
    text: str, attribute: str, modality: str, actuality: str
) -> None:
    (draft,) = [draft for draft in read("en", text) if draft.attribute == attribute]
    assert (draft.modality, draft.actuality) == (modality, actuality)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The air strike hit a market in the northern town of Ardun.", "a market"),
        ("Gunmen attacked a school in the eastern province of Kessa.", "a school"),
    ],
)
def test_a_target_ends_before_the_place_that_a_quarter_of_the_sky_opens(text: str, target: str) -> None:
    assert [draft.focus for draft in read("en", text) if draft.attribute == "target"] == [target]


def test_an_elected_man_is_no_election() -> None:
    drafts = read("fr", "Des inconnus ont tué un élu local mardi.")
    assert "event_date" in [draft.attribute for draft in drafts]
