"""Which words govern a time: adjectives made of verbs of saying part nothing, and joined times share their act."""

import pytest

from tests.claims.extraction.cast import values


@pytest.mark.parametrize(("text", "days"), [
    ("Officials said that on 10 November alleged rebels killed four guards.", ["2020-11-10"]),
    ("The opposition alleged that two guards were killed on 9 November.", ["2020-11-09"]),
    ("Two guards were killed in attacks late on Monday and early on Tuesday.", ["2020-11-16", "2020-11-17"]),
    ("Two guards were killed on Monday, and on Tuesday the minister visited the village.", ["2020-11-16"]),
])  # fmt: skip
def test_days_of_an_act(text: str, days: list[str]) -> None:
    assert values("event_date", text) == days
