"""Parts of a toll, figures that took over from others, and what was aimed at, as agencies word them every day."""

import pytest

from claims.extraction.drafts import Draft
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import document

KNOWN = shipped(SEEDS)


def read(text: str, lang: str = "en") -> tuple[Draft, ...]:
    return extract(document(text, lang), KNOWN.codebook, load_pack(lang), KNOWN.gazetteer).drafts


def focuses(text: str, attribute: str) -> list[str]:
    return [draft.focus for draft in read(text) if draft.attribute == attribute]


PARTS = [
    (
        "Among the 14 wounded were three journalists and a paramedic.",
        [("injured", "14", ""), ("injured", "3", "journalists"), ("injured", "1", "paramedic")],
    ),
    (
        "Among the six dead in Sunday's blast in Ardun were two nurses.",
        [("killed", "6", ""), ("killed", "2", "nurses")],
    ),
    (
        "Three journalists and a paramedic were among the 14 people wounded, doctors said.",
        [("injured", "3", "journalists"), ("injured", "1", "paramedic"), ("injured", "14", "")],
    ),
    (
        "At least two members of the security forces were among the six dead.",
        [("killed", "2", "members of the security forces"), ("killed", "6", "")],
    ),
    (
        "Nine people, including a family of five, were killed.",
        [("killed", "9", ""), ("killed", "5", "a family")],
    ),
    ("Six of the dead were women.", [("killed", "6", "women")]),
    ("Nine of the injured are in critical condition.", [("injured", "9", "in critical condition")]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[case[0] for case in PARTS])
def test_a_part_is_told_apart_from_its_toll(text: str, expected: list[tuple[str, str, str]]) -> None:
    told = [draft for draft in read(text) if draft.attribute in ("killed", "injured")]
    assert [(draft.attribute, draft.value.text(), draft.scope_text) for draft in told] == expected


# focus, says that it rose, day it holds for (None = of publication)
REVISIONS = [
    ("The toll rose to 53, up from 30 on Monday.", [("53", True, None), ("30", False, "2020-11-16")]),
    (
        "Twenty people died, up from 12 reported on Sunday.",
        [("Twenty", True, None), ("12", False, "2020-11-15")],
    ),
    ("The toll rose from 16 to 24.", [("16", False, None), ("24", True, None)]),
    ("The toll from Tuesday's attack rose to 53.", [("53", True, None)]),
    ("As of Tuesday, the toll stood at 19.", [("19", False, "2020-11-17")]),
    ("Three bodies were found, bringing the death toll to 21.", [("Three", True, None), ("21", True, None)]),
]


@pytest.mark.parametrize(("text", "expected"), REVISIONS, ids=[case[0] for case in REVISIONS])
def test_the_figure_that_another_took_over_from_is_kept_with_its_day(
    text: str, expected: list[tuple[str, bool, str | None]]
) -> None:
    told = [draft for draft in read(text) if draft.attribute == "killed"]
    days = [None if draft.as_of is None else str(draft.as_of) for draft in told]
    assert [(draft.focus, draft.says_rose, day) for draft, day in zip(told, days, strict=True)] == expected


@pytest.mark.parametrize(
    ("text", "attribute", "expected"),
    [
        ("The toll of the attack on a military camp rose to 53.", "target", ["a military camp"]),
        ("Gunmen stormed a hotel popular with foreigners in Ardun.", "target", ["a hotel"]),
        ("A police station in Ardun came under mortar fire.", "target", ["A police station"]),
        ("Police opened fire on demonstrators in Ardun.", "target", ["demonstrators in Ardun"]),
        ("A man attacked passengers on a train with a knife.", "target", ["passengers"]),
        ("A man with a knife hurt passengers on a train.", "target", []),
        ("Armed men burned homes in central Mali, killing nine.", "place", ["central Mali"]),
        ("A car rammed into a crowd at a Christmas market.", "place", ["a Christmas market"]),
        ("A lorry drove into a crowd in Ardun.", "weapon", ["lorry drove into a crowd"]),
        ("A car packed with explosives was driven into the gate.", "weapon", ["car packed with explosives"]),
        ("Rebels fired a barrage of about 20 mortar shells.", "rockets_fired", ["about 20"]),
        ("The army said it had destroyed 14 of 17 drones.", "claimed_by", []),
        ("The front said it had destroyed a bridge.", "claimed_by", ["The front"]),
        (
            "Police have named the two victims as Anna Berg, 34, and Jonas Lind, 41.",
            "victim_name",
            ["Anna Berg", "Jonas Lind"],
        ),
    ],
)
def test_words_that_agencies_use_every_day(text: str, attribute: str, expected: list[str]) -> None:
    assert focuses(text, attribute) == expected


# attribute, value, part: who was told without a number beside others is one of several, not the toll
VICTIMS = [
    ("A mayor and his wife were shot dead.", [("killed", "1", "mayor"), ("killed", "1", "wife")]),
    (
        "A man, his wife and their two daughters were killed.",
        [("killed", "1", "man"), ("killed", "1", "wife"), ("killed", "2", "daughters")],
    ),
    (
        "The blast killed a mayor, his bodyguard and a passer-by, police said.",
        [("killed", "1", "mayor"), ("killed", "1", "bodyguard"), ("killed", "1", "passer-by")],
    ),
    (
        "Anna Berg, 34, and Jonas Lind, 41, died.",
        [("killed", "1", "Anna Berg"), ("killed", "1", "Jonas Lind")],
    ),
    # a comma alone says more of the same person
    ("His driver, Ivo Holm, was killed.", [("killed", "1", "")]),
    ("His wife, a teacher, was killed.", [("killed", "1", "")]),
    # an office or a body before a name, and whose man he was
    ("Gunmen killed opposition leader Boris Holm near Ardun.", [("killed", "1", "")]),
    ("Police officer Jean Roy died of his wounds.", [("killed", "1", "")]),
    ("The strike killed the group's deputy leader.", [("killed", "1", "")]),
    ("The strike killed an Islamic State planner.", [("killed", "1", "")]),
    # what qualifies the toll is none of it
    ("The blast caused 12 civilian deaths and 40 injuries.", [("killed", "12", ""), ("injured", "40", "")]),
    (
        "At least 18 people were hurt, three of them seriously, in a knife attack.",
        [("injured", "18", ""), ("injured", "3", "seriously")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), VICTIMS, ids=[case[0] for case in VICTIMS])
def test_each_victim_is_told_apart_and_once(text: str, expected: list[tuple[str, str, str]]) -> None:
    told = [draft for draft in read(text) if draft.attribute in ("killed", "injured")]
    assert [(draft.attribute, draft.value.text(), draft.scope_text) for draft in told] == expected


SPARED = [
    ("en", "The army said there were no civilian casualties.", [("casualties", "civilian")]),
    ("en", "No casualties were reported among peacekeepers.", [("casualties", "peacekeepers")]),
    ("en", "No civilian deaths were reported.", [("killed", "civilian")]),
    ("en", "There were no human casualties.", [("casualties", "")]),
    ("en", "Although no casualties were reported, one of the vehicles burned.", [("casualties", "")]),
    ("fr", "Aucune victime civile n'est à déplorer.", [("casualties", "civile")]),
    ("fr", "Aucun mort parmi les civils n'a été signalé.", [("killed", "civils")]),
    ("fr", "Aucune perte humaine n'a été enregistrée.", [("casualties", "")]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), SPARED, ids=[case[1] for case in SPARED])
def test_a_zero_of_some_is_none_of_all(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    told = [draft for draft in read(text, lang) if draft.attribute in ("killed", "injured", "casualties")]
    assert [(draft.attribute, draft.scope_text) for draft in told] == expected


APART = [
    ("Eight died in Ardun, five in Varna and one in Kessa.", ["Ardun", "Varna", "Kessa"]),
    ("Two people were killed in Ardun and two in Varna.", ["Ardun", "Varna"]),
    ("Eight died in Ardun and five were killed.", ["", ""]),
]


@pytest.mark.parametrize(("text", "expected"), APART, ids=[case[0] for case in APART])
def test_each_figure_before_its_own_place_is_of_that_place(text: str, expected: list[str]) -> None:
    assert [draft.scope_text for draft in read(text) if draft.attribute == "killed"] == expected


@pytest.mark.parametrize(
    ("text", "attribute", "expected"),
    [
        # who was seized did nothing
        ("The 39 pupils seized by gunmen are safe.", "perpetrator", []),
        ("Ten of the 39 pupils seized had been released earlier.", "attackers", []),
        ("Four gunmen seized a bus.", "attackers", ["Four"]),
        ("A US drone strike killed three people and wounded nine.", "perpetrator", ["US"]),
        ("The explosion in Tall Ardun killed two.", "victim_name", []),
        # the day of an arrest is none of the attack that it is about
        (
            "Two men were arrested on Tuesday in connection with the bombing that killed nine.",
            "event_date",
            [],
        ),
        ("Troops detained 20 suspects on Friday.", "event_date", ["Friday"]),
        ("A bomb killed 18 people at a funeral in Maiduguri.", "place", ["Maiduguri"]),
        ("Missiles hit an airport in southern Saudi Arabia.", "place", ["southern Saudi Arabia"]),
        (
            "Five of the injured are stable while the sixth, a boy, is in critical condition.",
            "injured",
            ["Five", "a boy"],
        ),
    ],
)
def test_no_word_does_what_another_did(text: str, attribute: str, expected: list[str]) -> None:
    assert focuses(text, attribute) == expected


TREATED = [
    ("en", "No one died but 17 people needed hospital treatment, three of them for gunshot wounds."),
    ("fr", "Dix-sept personnes ont été hospitalisées, dont trois pour des blessures par balle."),
]


@pytest.mark.parametrize(("lang", "text"), TREATED)
def test_a_part_without_a_noun_is_told_by_what_it_suffered(lang: str, text: str) -> None:
    told = [draft.scope_text for draft in read(text, lang) if draft.attribute == "injured"]
    assert told in (["", "gunshot wounds"], ["", "des blessures par balle"])


@pytest.mark.parametrize(
    ("text", "attribute", "expected"),
    [
        ("The strike flattened a building, burying at least 30 people.", "killed", []),
        (
            "Eleven bodies were found. Seven were soldiers and four were civilians.",
            "killed",
            ["Eleven", "Seven", "four"],
        ),
        ("Strikes killed 80 people, up from an earlier estimate of 60.", "killed", ["80", "60"]),
        ("Eight people were killed by a Russian bomb.", "perpetrator", ["Russian"]),
        ("One of two bombs planted outside the courthouse failed to explode.", "target", ["the courthouse"]),
    ],
)
def test_wordings_of_one_day_of_news(text: str, attribute: str, expected: list[str]) -> None:
    assert focuses(text, attribute) == expected


@pytest.mark.parametrize(
    ("text", "attribute", "expected"),
    [
        ("Nine dead in Quetta bombing", "place", ["Quetta"]),
        ("Two children among seven killed in strike", "killed", ["Two", "seven"]),
        ("Pirates boarded a tanker off the coast of Benin.", "target", ["a tanker"]),
    ],
)
def test_headlines_and_the_sea(text: str, attribute: str, expected: list[str]) -> None:
    assert focuses(text, attribute) == expected


def test_a_denial_ends_before_what_a_relative_adds() -> None:
    (draft,) = [
        d
        for d in read("The front denied any role in the blast, in which nine died.")
        if d.attribute == "killed"
    ]
    assert draft.modality == "asserted"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Twelve people died after they jumped from the windows."),
        ("fr", "Douze combattants, qui sont passés de Ardun à Varna, ont été tués."),
    ],
)
def test_who_moves_from_a_place_is_no_rising_toll(lang: str, text: str) -> None:
    told = [draft.says_rose for draft in read(text, lang) if draft.attribute == "killed"]
    assert told == [False]


def test_a_list_of_thousands_of_victims_is_read() -> None:
    assert read("The blast killed a mayor" + ", his driver" * 3000 + " and his son.")
