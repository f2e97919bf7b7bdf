"""claims.extraction.day_scores: the highest-scored event date of a document is the main event's."""

import pytest

from tests.claims.extraction.cast import suggest

LEAD = "Two guards were killed by a bomb in Varna on Tuesday."


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n\nOn 3 January 2020, rebels killed ten soldiers.",
        f"{LEAD}\n\nSince May 2018 there have been 90 attacks.",
        "Six years after the raid of 3 May 2014, rebels struck again. " + LEAD,
        f"{LEAD} Last week gunmen had shot a guard.",
        "Date: 17 November 2020.\n\nA bomb killed two guards in Varna.\n\nOn 3 May 2019, a bomb killed ten soldiers.",
    ],
)
def test_the_main_event_s_day_comes_first(text: str) -> None:
    dates = [draft for draft in suggest(text).drafts if draft.attribute == "event_date"]
    assert max(dates, key=lambda draft: draft.score).value.text() == "2020-11-17"


def test_the_day_of_a_by_line_is_no_day_of_an_event() -> None:
    text = "Date: 18 November 2020.\n\nA bomb killed two guards in Varna."
    assert [draft for draft in suggest(text).drafts if draft.attribute == "event_date"] == []
