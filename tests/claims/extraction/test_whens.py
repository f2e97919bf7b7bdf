"""claims.extraction.whens: times of day that are the event's, and those that are of something else."""

import pytest

from tests.claims.extraction.cast import suggest


def told(text: str, lang: str, *attributes: str) -> list[tuple[str, str]]:
    """(attribute, value) of the claims of some attributes."""
    drafts = suggest(text, lang).drafts
    return [(draft.attribute, draft.value.text()) for draft in drafts if draft.attribute in attributes]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Two of the wounded were out of danger by Tuesday morning."),
        ("en", "One of the wounded died in hospital on Tuesday evening."),
        ("fr", "L'un des blessés est mort de ses blessures mardi soir."),
        ("fr", "Aucun groupe n'avait revendiqué l'attentat mardi en fin de matinée."),
        ("fr", "Le front a revendiqué le tir dans la soirée."),
    ],
)
def test_a_part_of_the_day_goes_with_its_day_and_its_verb(lang: str, text: str) -> None:
    lead = {
        "en": "A bomb killed nine people in Varna on Monday.",
        "fr": "Une bombe a tué neuf personnes à Varna lundi.",
    }
    found = told(f"{lead[lang]}\n\n{text}", lang, "event_time", "event_date")
    assert found == [("event_date", "2020-11-16")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A bomb killed nine people in Varna at 8 p.m. on Monday."),
        ("fr", "Une bombe a tué neuf personnes à Varna lundi vers 20 heures."),
        ("fr", "Une bombe a tué neuf personnes à Varna. L'attaque a eu lieu lundi peu après 20 heures."),
    ],
)
def test_a_clock_beside_the_day_of_the_event_is_the_event_s(lang: str, text: str) -> None:
    assert sorted(told(text, lang, "event_time", "event_date")) == [
        ("event_date", "2020-11-16"),
        ("event_time", "20:00"),
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A bomb killed nine people in Varna on Monday, said April Verdane, a doctor."),
        ("en", "A bomb killed nine people in Varna on Monday, April Verdane, a doctor, said."),
        (
            "fr",
            "Une bombe a tué neuf personnes à Varna lundi, a dit à la presse Janvier Moreno, du syndicat.",
        ),
    ],
)
def test_a_forename_that_is_a_month_too_dates_nothing(lang: str, text: str) -> None:
    found = told(text, lang, "event_date", "announcement_date")
    assert found == [("event_date", "2020-11-16")]


def test_a_month_before_a_title_is_still_a_month() -> None:
    text = "In April Governor Aldo Soto fled when a bomb killed nine people in Varna."
    assert told(text, "en", "event_date") == [("event_date", "2020-04")]
