"""Texts and truths of the seeds' codebook: damage, motive, who the victims were, what was set off."""

import pytest

from claims.domain.codebook import Codebook, load_codebook
from claims.domain.dates import parse_date
from claims.extraction.document import Document
from claims.extraction.drafts import Draft
from claims.extraction.pack import load_pack
from claims.extraction.pipeline import extract
from tests.seeds.material import SEEDS


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook(SEEDS / "codebook")


def told(book: Codebook, attribute: str, text: str, lang: str = "en") -> list[Draft]:
    drafts = extract(Document("one", lang, parse_date("2020-11-18"), text), book, load_pack(lang)).drafts
    return [draft for draft in drafts if draft.attribute == attribute]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The warehouse had been very badly damaged.", "en", ["The warehouse had been very badly damaged"]),
        ("Two barns caught fire.", "en", ["Two barns caught fire"]),
        ("Thirty shops were destroyed or damaged.", "en", ["Thirty shops were destroyed or damaged"]),
        ("A shell hit the mill, with minor damage.", "en", ["minor damage"]),
        ("A girl was burned.", "en", []),  # harm to people is never damage
        ("Quatre hangars ont été incendiés.", "fr", ["Quatre hangars ont été incendiés"]),
        ("Trois voitures détruites, dit la police.", "fr", ["Trois voitures détruites"]),
    ],
)
def test_what_was_broken(book: Codebook, text: str, lang: str, expected: list[str]) -> None:
    assert [draft.focus for draft in told(book, "damage", text, lang)] == expected


@pytest.mark.parametrize(
    ("text", "lang", "focus"),
    [
        ("Two shells fell without causing any damage.", "en", "without causing any damage"),
        ("There was no material damage.", "en", "no material damage"),
        ("Un obus est tombé sans provoquer de dégâts.", "fr", "sans provoquer de dégâts"),
    ],
)
def test_damage_may_be_denied(book: Codebook, text: str, lang: str, focus: str) -> None:
    (draft,) = told(book, "damage", text, lang)
    assert (draft.focus, draft.value.fields().comparator) == (focus, "none")


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("They fired at the port in support of the strikers.", "en", ["in support of the strikers"]),
        (
            'The raid was meant "to teach them" in retaliation for the ambush.',
            "en",
            ["in retaliation for the ambush"],
        ),
        ("She stayed at home because of the rain.", "en", []),  # no act
        (
            "L'attaque avait pour but de « semer la peur », dit-il.",
            "fr",
            ["avait pour but de « semer la peur"],
        ),
        ("Ils ont attaqué la prison pour venger leur chef.", "fr", ["pour venger leur chef"]),
    ],
)
def test_why_it_was_done(book: Codebook, text: str, lang: str, expected: list[str]) -> None:
    assert [draft.focus for draft in told(book, "motive", text, lang)] == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("A 27-year-old plumber was killed.", "en", ["27-year-old plumber"]),
        ("A nun of 61 was killed.", "en", ["nun of 61"]),
        ("A schoolgirl aged 13 was injured.", "en", ["schoolgirl aged 13"]),
        (
            "At least 12 fighters from the Northern Front were killed.",
            "en",
            ["fighters from the Northern Front"],
        ),
        ("Five residents were killed.", "en", []),  # no more than the toll says
        ("One person was killed.", "en", []),
        ("Six bakers were killed on Monday.", "en", ["bakers"]),
        ("A blast killed nine, most of them bakers.", "en", ["bakers"]),
        ("A blast killed nine, many of them residents.", "en", []),  # anybody
        ("A blast killed nine, many of them by falling glass.", "en", []),
        ("A blast killed nine, most of them women and children.", "en", ["women and children"]),
        ("Five other civilians were injured.", "en", []),  # told apart from others, and anybody
        ("Two more soldiers were injured.", "en", ["soldiers"]),
        ("Two soldiers in Varna were killed.", "en", ["soldiers"]),  # where is no part of who
        ("A blast killed an engineer working on the dam.", "en", ["engineer"]),
        ("Deux soldats à Varne ont été tués.", "fr", ["soldats"]),
        ("Une femme de 37 ans a été tuée.", "fr", ["femme de 37 ans"]),
        ("Trois soldats nigériens ont été tués.", "fr", ["soldats nigériens"]),
        ("Cinq habitants ont été tués.", "fr", []),
        ("Cinq infirmières ont été tuées.", "fr", ["infirmières"]),
    ],
)
def test_who_the_victims_were(book: Codebook, text: str, lang: str, expected: list[str]) -> None:
    assert [draft.focus for draft in told(book, "victim_profile", text, lang)] == expected


def test_a_victim_described_twice_is_told_twice(book: Codebook) -> None:
    text = "A girl was killed on Tuesday by a shell. The shell killed a girl and injured two men."
    assert [draft.focus for draft in told(book, "victim_profile", text)] == ["girl", "girl"]


@pytest.mark.parametrize(
    ("attribute", "text", "expected"),
    [
        ("defence_system_activated", "The base's C-RAM opened fire.", ["true"]),
        ("defence_system_activated", "A boy opened fire in the hall.", []),  # no defence
        ("defence_system_activated", "Three bombs went off.", []),
        ("first_of_kind", "For the first time, shells hit the port.", ["true"]),
        ("first_of_kind", "A first version of this report was wrong.", []),  # another first
    ],
)
def test_a_truth_needs_what_it_speaks_of(
    book: Codebook, attribute: str, text: str, expected: list[str]
) -> None:
    assert [draft.value.text() for draft in told(book, attribute, text)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "focus"),
    [
        (
            "fr",
            "Le raid n'avait toujours pas été revendiqué vendredi.",
            "n'avait toujours pas été revendiqué",
        ),
        ("fr", "L'attaque n'a, à cette heure, pas été revendiquée.", "pas été revendiquée"),
        ("fr", "Le front n'a pas revendiqué l'attaque.", "n'a pas revendiqué"),
        (
            "fr",
            "Aucun groupe n'a, pour l'heure, revendiqué le raid.",
            "Aucun groupe n'a, pour l'heure, revendiqué",
        ),
        ("en", "The attack had not yet been claimed on Friday.", "not yet been claimed"),
        ("en", "The raid hasn't been claimed.", "hasn't been claimed"),
        ("en", "No group, however, has claimed responsibility.", "No group, however, has claimed"),
        ("en", "The attack was claimed by no group.", "was claimed by no group"),
        ("en", "No cartel claimed the attack.", "No cartel claimed the attack"),
    ],
)
def test_what_is_negated_is_false(book: Codebook, lang: str, text: str, focus: str) -> None:
    found = told(book, "responsibility_claimed", text, lang)
    assert [(draft.value.text(), draft.focus) for draft in found] == [("false", focus)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le raid, qui n'a fait aucun mort, a été revendiqué par le front."),
        ("fr", "Le raid n'a fait aucun blessé et a été revendiqué par le front."),
        ("fr", "Aucune victime n'est à déplorer dans ce raid revendiqué par le front."),
        ("fr", "Le raid a été revendiqué par le front et n'a fait aucun mort."),
        ("en", "The attack, in which nobody was hurt, was claimed by the front."),
        ("en", "No casualties were reported in the attack, claimed by the front."),
        ("en", "The attack was claimed by the front and no one was hurt."),
    ],
)
def test_what_denies_something_else_leaves_it_true(book: Codebook, lang: str, text: str) -> None:
    found = told(book, "responsibility_claimed", text, lang)
    assert [draft.value.text() for draft in found] == ["true"]
