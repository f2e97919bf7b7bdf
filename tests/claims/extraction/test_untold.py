"""What is written like a count and states none: shares, what is called untrue, the number of a decree, a rank in
capitals."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import counts, suggest

SHARES = [
    ("en", "One in four passengers was hurt."),
    ("en", "1 in 10 people was wounded there."),
    ("en", "One in ten was killed."),
    ("fr", "Un passager sur quatre a été blessé."),
    ("fr", "Un sur dix a été tué."),
]
NO_SHARES = [
    ("en", "One guard died in Varna, and two in Lume.", ["1", "2"]),
    ("en", "Rebels killed one in two attacks.", ["1", "2"]),
    ("fr", "La bombe a tué un passant sur deux ponts.", ["1"]),
]
UNTRUE = [
    ("en", "It is not true that two guards were killed."),
    ("en", "Reports that two guards were killed are false."),
    ("en", "The claim that two guards had died was untrue, the mayor said."),
    ("fr", "Il est faux que deux gardes ont été tués."),
    ("fr", "Il n'est pas vrai que deux gardes sont morts."),
    ("fr", "Les rumeurs selon lesquelles deux gardes ont été tués sont infondées."),
]


@pytest.mark.parametrize(("lang", "text"), SHARES, ids=[case[1] for case in SHARES])
def test_a_share_counts_nobody(lang: str, text: str) -> None:
    assert counts(text, lang) == []


@pytest.mark.parametrize(("lang", "text", "expected"), NO_SHARES, ids=[case[1] for case in NO_SHARES])
def test_what_a_preposition_joins_is_no_share(lang: str, text: str, expected: list[str]) -> None:
    assert [number for _, _, number, _ in counts(text, lang)] == expected


@pytest.mark.parametrize(("lang", "text"), UNTRUE, ids=[case[1] for case in UNTRUE])
def test_what_is_called_untrue_is_denied(lang: str, text: str) -> None:
    (killed,) = [draft for draft in suggest(text, lang).drafts if draft.attribute == "killed"]
    assert killed.modality == "denied"


@pytest.mark.parametrize(("lang", "raw"), [("en", "12.000"), ("fr", "12,000")])
def test_people_come_in_whole_numbers_so_that_a_decimal_mark_before_three_digits_parts_thousands(
    lang: str, raw: str
) -> None:
    text = {"en": f"Some {raw} people were wounded.", "fr": f"Environ {raw} personnes ont été blessées."}[
        lang
    ]
    assert [found[1:3] for found in counts(text, lang)] == [("about", "12000")]


def test_a_verb_spelled_like_a_decree_numbers_nothing() -> None:
    text = "L'arrêté 5 interdit les armes. Des gardes ont arrêté cinq hommes, dont deux étrangers."
    drafts = suggest(text, "fr", book=shipped(SEEDS).codebook).drafts
    assert [draft.value.text() for draft in drafts if draft.attribute == "arrested"] == ["5", "2"]


def test_a_rank_before_a_noun_in_capitals_is_no_one() -> None:
    assert counts("LA TROISIEME ATTAQUE A TUE DEUX GARDES.", "fr") == [("killed", "exact", "2", "DEUX")]


def test_who_is_believed_to_have_been_killed_is_blamed_for_nothing() -> None:
    drafts = suggest("Two men are believed to have been killed.").drafts
    assert [draft.attribute for draft in drafts] == ["killed"]
