"""claims.extraction.events: acts that one report tells beside its own, and words that part nothing."""

import pytest

from tests.claims.extraction.cast import suggest

LEAD = {
    "en": "A drone strike on a school in the city of Varna killed nine people on Monday.",
    "fr": "Une frappe de drone sur une école de la ville de Varna a tué neuf personnes lundi.",
}


def events_of(lang: str, text: str) -> dict[str, str | None]:
    """focus -> event key of the counts behind the lead."""
    drafts = suggest(f"{LEAD[lang]}\n\n{text}", lang).drafts
    counts = [draft for draft in drafts if draft.value.kind == "count"]
    return {draft.focus: draft.event for draft in counts}


@pytest.mark.parametrize(
    ("lang", "text", "focus"),
    [
        ("en", "In a separate incident on the same day, shelling wounded five guards.", "five"),
        (
            "en",
            "Later in the day artillery fire hit a clinic in the same district, wounding five guards.",
            "five",
        ),
        ("fr", "Dans un incident distinct, des tirs d'artillerie ont blessé cinq gardes.", "cinq"),
        ("fr", "En début de soirée, deux roquettes ont été tirées vers la localité de Corva.", "deux"),
        ("fr", "Le même jour, des hommes armés ont tué cinq gardes à Corva.", "cinq"),
    ],
)
def test_another_act_of_the_day_is_an_event_of_its_own(lang: str, text: str, focus: str) -> None:
    assert events_of(lang, text)[focus] == "e2"


@pytest.mark.parametrize(
    ("lang", "text", "focus"),
    [
        (
            "en",
            "The army blamed the front, which has besieged the town for months. It said five died.",
            "five",
        ),
        ("fr", "Par ailleurs, cinq personnes blessées ont pu gagner la côte.", "cinq"),
        ("fr", "L'homme souffrait de troubles psychiatriques. Cinq gardes ont été blessés.", "Cinq"),
        ("fr", "Le bombardement a aussi blessé cinq gardes.", "cinq"),
    ],
)
def test_what_only_goes_on_stays_with_the_event(lang: str, text: str, focus: str) -> None:
    assert events_of(lang, text)[focus] == "e1"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "fr",
            "Un kamikaze a tué neuf personnes lundi au marché.\n\nL'attaque a eu lieu lundi vers 9h20.",
        ),
        (
            "fr",
            "Trois morts dans une frappe malgré la trêve\n\nTrois personnes sont mortes lundi dans la frappe.",
        ),
        ("en", "Three dead in strike despite truce\n\nThree people died on Monday in the strike on Varna."),
        (
            "en",
            "A bomb wounded seven on Monday.\n\nMade from a mortar shell, it went off at 11:47 a.m., killing a man.",
        ),
    ],
)
def test_one_event_is_told_in_several_words(lang: str, text: str) -> None:
    extraction = suggest(text, lang)
    assert {draft.event for draft in extraction.drafts} == {"e1"}


def test_a_relative_clause_of_long_standing_tells_no_part_of_the_event() -> None:
    text = f"{LEAD['en']} The army blamed the Northern Front, which has besieged the town for months."
    told = {(draft.attribute, draft.focus) for draft in suggest(text).drafts}
    assert ("blamed_party", "the Northern Front") in told
    assert not {attribute for attribute, focus in told if focus == "the town"}
    assert ("perpetrator", "the Northern Front") not in told
