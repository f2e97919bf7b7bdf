"""sources.services.titles: a text without a headline is named by its first words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.services import add_article
from sources.services.titles import TITLE_CHARACTERS, title_from
from tests.sources.services.cast import incoming

LONG = "Seven rockets were fired at the harbour district on Tuesday evening, the port authority said."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rockets hit the harbour.\nA wall fell.", "Rockets hit the harbour."),
        ("\n  Rockets   hit\tit.", "Rockets hit it."),
        # Cut after a word, without the comma before the cut.
        (LONG, "Seven rockets were fired at the harbour district on Tuesday evening, the port…"),
        # One word longer than a title may be.
        ("w" * 200, "w" * 79 + "…"),
        # What an archive wrote above the text is not its words.
        ("date 2020-07\n\nRockets hit the harbour.", "Rockets hit the harbour."),
        # What somebody else posted is not the outlet's voice; where nothing else stands it names the text.
        ("Smoke over the pier!! pic.twitter.com/abc\n\nRockets hit the harbour.", "Rockets hit the harbour."),
        ("Smoke over the pier!! pic.twitter.com/abc", "Smoke over the pier!! pic.twitter.com/abc"),
    ],
)
def test_a_title_is_the_first_words(text: str, title: str) -> None:
    assert title_from(text) == title


@given(st.text())
def test_no_title_is_longer_than_a_line(text: str) -> None:
    assert len(title_from(text)) <= TITLE_CHARACTERS


@pytest.mark.django_db
def test_an_article_without_a_headline_gets_a_title_and_one_with_keeps_its_own() -> None:
    assert add_article(incoming(LONG, title=""), by=None).article.title == title_from(LONG)
    assert add_article(incoming(title="Its own"), by=None).article.title == "Its own"
