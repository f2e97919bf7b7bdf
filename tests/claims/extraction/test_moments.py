"""claims.extraction.moments: the moment that a figure holds for, where the words say it."""

import pytest

from tests.claims.extraction.cast import suggest


def as_of(text: str, lang: str = "en") -> list[str | None]:
    """The moment of each count, None = that of publication."""
    drafts = suggest(text, lang).drafts
    return [draft.as_of.edtf if draft.as_of else None for draft in drafts if draft.value.kind == "count"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As of Tuesday evening, 12 people had died.", ["2020-11-17"]),
        ("As of 3 May 12 people had died in Varna.", ["2020-05-03"]),
        ("By nightfall 12 people were dead.", ["2020-11-18"]),  # of the day of publication
        ("A bomb went off on Monday and by nightfall 12 people were dead.", ["2020-11-16"]),
        ("The death toll stood at 12 people killed on Tuesday.", ["2020-11-17"]),
        ("12 people were killed on Tuesday.", [None]),  # the day of the act
        ("12 people were killed.", [None]),
    ],
)
def test_english_moments(text: str, expected: list[str | None]) -> None:
    assert as_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Douze personnes ont été tuées, selon un dernier bilan mardi.", ["2020-11-17"]),
        ("Le bilan arrêté au 3 mai est de douze morts.", ["2020-05-03"]),
        ("Le bilan était de douze morts à 18 heures.", ["2020-11-18"]),
        ("Douze personnes ont été tuées mardi.", [None]),
    ],
)
def test_french_moments(text: str, expected: list[str | None]) -> None:
    assert as_of(text, "fr") == expected


def test_a_moment_is_no_day_of_the_event() -> None:
    dates = [
        d for d in suggest("As of Tuesday evening, 12 people had died.").drafts if d.attribute == "event_date"
    ]
    assert dates == []
