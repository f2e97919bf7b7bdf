"""Places in other words: towns that bear their noun, clipped names, where a suspect was held."""

import pytest

from claims.selectors.stored_or_shipped import SEEDS, shipped
from tests.claims.extraction.cast import suggest

PLACES = ("place", "impact_site", "launch_site", "target")
SPOTS = [
    (
        "en",
        "A bomb exploded at a terminal in Corva City on Monday, wounding seven people.",
        {("target", "a terminal"), ("place", "Corva City")},
    ),
    (
        "en",
        "Gunmen set fire to a bus in M'ranga, killing four people.",
        {("target", "a bus"), ("place", "M'ranga")},
    ),
    (
        "fr",
        "Une bombe a explosé lundi à M'ranga, tuant neuf personnes.",
        {("place", "M'ranga")},
    ),
    ("en", "Bomb on bus in southern Corva wounds seven", {("place", "Corva")}),
    (
        "en",
        "A drone struck as the bus stopped at a crossing in the Dravsky district, killing two people.",
        {("place", "a crossing"), ("place", "Dravsky district")},
    ),
    (
        "fr",
        "Un kamikaze a fait détoner sa charge au marché au bétail de Corva, tuant neuf personnes.",
        {("target", "marché au bétail de Corva"), ("place", "Corva")},
    ),
    (
        "fr",
        "Neuf personnes sont mortes dans le bombardement d'une école du village de Let Hoka.",
        {("target", "une école du village de Let Hoka"), ("place", "Let Hoka")},
    ),
    # who was caught and what was left behind were elsewhere
    ("en", "A bomb killed nine people. A man was picked up at a checkpoint in Corva.", set()),
    ("en", "A bomb killed nine people. Their car was found burnt in Corva.", set()),
    ("fr", "Une bombe a tué neuf personnes. Un homme a été interpellé à Corva.", set()),
    ("fr", "Une bombe a tué neuf personnes. Leur scooter a été retrouvé brûlé à Corva.", set()),
    # a convoy and a part are launched from nowhere
    ("fr", "Un convoi, parti de Corva, a sauté sur une bombe, tuant deux gardes.", {("target", "Un convoi")}),
    (
        "fr",
        "Le front, qui tient la majeure partie de la côte, a tiré une roquette sur un bar.",
        {("target", "un bar")},
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), SPOTS)
def test_a_place_is_told_with_its_noun_and_where_it_happened(
    lang: str, text: str, expected: set[tuple[str, str]]
) -> None:
    drafts = suggest(text, lang, book=shipped(SEEDS).codebook).drafts
    assert {(draft.attribute, draft.focus) for draft in drafts if draft.attribute in PLACES} == expected


def test_what_is_said_behind_a_semicolon_is_no_boast() -> None:
    text = "Le porte-parole du front a affirmé que le navire était vide ; ils auraient aussi lancé trois roquettes."
    assert "claimed_by" not in {draft.attribute for draft in suggest(text, "fr").drafts}


def test_a_town_s_apposition_is_no_target() -> None:
    text = "Corva, a trading town on the coast, has been hit before. A bomb killed nine people there."
    assert "target" not in {draft.attribute for draft in suggest(text).drafts}


def test_a_day_beside_what_went_up_is_the_event_s_and_that_of_a_pullout_is_not() -> None:
    text = (
        "Quatre soldats sont morts quand l'engin a sauté, mardi à 10h15, a précisé le général. L'armée est seule "
        "depuis le départ des alliés, achevé en août 2019."
    )
    dates = [draft for draft in suggest(text, "fr").drafts if draft.attribute in ("event_date", "event_time")]
    assert [draft.focus for draft in dates] == ["mardi", "10h15"]


def test_harm_to_people_is_no_damage_and_fire_has_its_author() -> None:
    text = (
        "Un garde a été tué et deux de ses camarades brûlés à bord d'un bus pris sous le feu d'hommes armés."
    )
    drafts = suggest(text, "fr", book=shipped(SEEDS).codebook).drafts
    told = {draft.attribute: draft.focus for draft in drafts}
    assert "damage" not in told
    assert told["perpetrator"] == "hommes armés"
