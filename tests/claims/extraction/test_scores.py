"""claims.extraction.scores: the main event's whole figure is the highest-scored suggestion of its attribute."""

import pytest

from tests.claims.extraction.cast import suggest


def best(attribute: str, text: str, lang: str = "en") -> str:
    """The canonical value of the highest-scored count of an attribute."""
    found = [draft for draft in suggest(text, lang).drafts if draft.attribute == attribute]
    return max(found, key=lambda draft: draft.score).value.text()


@pytest.mark.parametrize(
    ("text", "lang", "whole"),
    [
        ("Six people, including two soldiers, were killed.", "en", "6"),
        ("Nine people were killed. An officer said four people may have been killed.", "en", "9"),
        ("Three people died. In 2009 the army killed 40 people in Norland.", "en", "3"),
        ("Aldo Venn was killed in Varna. Four people were killed.", "en", "4"),  # one victim of several
        ("The army will kill ten people. Two people were killed.", "en", "2"),  # a plan is no toll
        ("Six personnes, dont deux soldats, ont été tuées.", "fr", "6"),
        ("Neuf personnes ont été tuées. Le groupe menace de tuer 40 personnes.", "fr", "9"),
    ],
)
def test_the_whole_of_what_happened_comes_first(text: str, lang: str, whole: str) -> None:
    assert best("killed", text, lang) == whole


def test_a_figure_told_twice_is_trusted_more_than_one_told_once() -> None:
    text = "Five people were killed. Four people were killed. Later the guards said five people were killed."
    assert best("killed", text) == "5"


def test_every_score_lies_between_nothing_and_certainty() -> None:
    text = (
        "The toll rose to nine dead. Nine people died. Nine people were killed, one of them a girl who died."
    )
    assert all(0 < draft.score <= 1 for draft in suggest(text).drafts)
