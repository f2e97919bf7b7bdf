"""The panel at selected words: offsets and quotes are held against the text, nothing that judges is chosen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from sources.models import Article
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ArticleFactory, AttributeFactory

pytestmark = pytest.mark.django_db
TEXT = "🚀 Two fell.\nThe army said at least three guards were hurt. Later, two guards were hurt."


@pytest.fixture
def article() -> Article:
    adopted(
        AttributeFactory(
            key="injured", definition__lexicon={"en": {"triggers": ("hurt",), "heads": ("guards",)}}
        ),
        AttributeFactory(key="place", family="place", definition__value_kind="place"),
    )
    found: Article = ArticleFactory(text=TEXT)
    return found


@pytest.fixture
def reviewer() -> Client:
    return logged_in("reviewer")


def words(client: Client, article: Article, **query: Any) -> Any:
    address = reverse("admin:claim_words", args=[article.public_id])
    return client.get(address, query, headers={"HX-Request": "true"})


def span(words_: str) -> dict[str, int]:
    start = TEXT.index(words_)
    return {"start": start, "end": start + len(words_)}


def test_attributes_are_offered_the_likely_first_and_none_chosen(reviewer: Client, article: Article) -> None:
    page = Page(words(reviewer, article, **span("at least three")))
    assert "at least three</q>" in page.html
    assert page.html.index('data-key="injured"') < page.html.index('data-key="place"')
    assert 'aria-selected="true"' not in page.html
    assert "The number of injured." in page.text


def test_fields_are_read_from_the_words_and_the_event_is_left_open(
    reviewer: Client, article: Article
) -> None:
    page = Page(words(reviewer, article, attribute="injured", **span("at least three")))
    assert 'name="number" value="3"' in page.html
    assert "The army said at least three guards were hurt.</textarea>" in page.html
    assert not [choice for choice in page.selected if choice.startswith(("event=", "certainty="))]
    assert page.refused == []


def test_a_typed_quote_is_found_once_asked_about_or_refused(reviewer: Client, article: Article) -> None:
    assert 'data-start="2"' in words(reviewer, article, quote="Two  fell").content.decode()
    assert (
        words(reviewer, article, quote="guards were hurt").content.decode().count('button-quiet" data-start')
        == 2
    )
    refused = words(reviewer, article, quote="six people")
    assert refused.status_code == 422
    assert "These words do not stand in the text. Copy them exactly as they are there." in Page(refused).text


def test_offsets_beyond_the_text_are_refused_with_its_length(reviewer: Client, article: Article) -> None:
    response = words(reviewer, article, start=900, end=910)
    assert response.status_code == 422
    assert f"No words stand there: the text has {len(TEXT)} characters." in Page(response).text


def posted(**changed: Any) -> dict[str, Any]:
    quote = "The army said at least three guards were hurt."
    start = TEXT.index(quote)
    at = TEXT.index("three")
    return {
        "act": "add", "attribute": "injured", "quote": quote, "start": start, "end": start + len(quote),
        "focus": "three", "focus_start": at, "comparator": "at_least", "number": "3", "modality": "asserted",
        "actuality": "happened", "polarity": "positive", "event": "", **changed,
    }  # fmt: skip


def add(client: Client, article: Article, **changed: Any) -> Any:
    address = reverse("admin:claim_add", args=[article.public_id])
    return client.post(address, posted(**changed), headers={"HX-Request": "true"})


def test_a_saved_claim_brings_back_cards_and_marks(reviewer: Client, article: Article) -> None:
    response = add(reviewer, article)
    claim = Claim.objects.get()
    assert article.text[claim.start : claim.end] == claim.quote
    assert (claim.focus, claim.lower) == ("three", 3)
    markup = response.content.decode()
    assert f'id="came-up" data-current="{claim.ordinal}"' in markup
    assert f'data-claim="{claim.ordinal}"' in markup
    assert "1 of 1 decided" in Page(response).text


def test_a_quote_that_is_not_at_its_offsets_is_refused_and_nothing_is_lost(
    reviewer: Client, article: Article
) -> None:
    start = posted()["start"] - 1  # as a page that counts the rocket twice, or not, would send it
    response = add(reviewer, article, start=start, end=start + 46)
    assert response.status_code == 422
    assert f"These words do not stand at {start} to {start + 46} of the text." in Page(response).text
    assert 'name="number" value="3"' in response.content.decode()
    assert not Claim.objects.exists()


def test_the_words_meant_are_those_selected_where_the_sentence_has_them_twice(reviewer: Client) -> None:
    adopted(AttributeFactory())
    article = ArticleFactory(text="Two men and two women died, two later.")
    at = article.text.rindex("two")
    quote = article.text
    add(
        reviewer, article, attribute="killed", quote=quote, start=0, end=len(quote), focus="two", focus_start=at,
        number="2", comparator="exact",
    )  # fmt: skip
    assert Claim.objects.get().focus_start == at


def test_a_reader_is_not_told_whether_words_stand_in_a_text(article: Article) -> None:
    assert words(logged_in("reader"), article, quote="Two fell").status_code == 403


def test_without_a_script_the_plain_form_takes_the_words(reviewer: Client, article: Article) -> None:
    address = reverse("admin:claim_words", args=[article.public_id])
    response = reviewer.get(address, {"quote": "Two fell"})
    page = reverse("admin:article_page", args=[article.public_id])
    assert response.headers["Location"] == f"{page}?quote=Two+fell&attribute=#add-claim"
