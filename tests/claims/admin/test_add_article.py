"""Adding an article: paste or upload, suggestions at once, every fault said in words and nothing stored."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim
from sources.models import Article, Source
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import AttributeFactory

pytestmark = pytest.mark.django_db

TEXT = "Rockets on a base\n\nThree soldiers were killed on Tuesday, the army said.\n"


@pytest.fixture
def reviewer() -> Client:
    adopted(AttributeFactory(definition__lexicon={"en": {"triggers": ("killed",), "heads": ("soldiers",)}}))
    return logged_in("reviewer")


def send(client: Client, **data: Any) -> Any:
    """Where no outlet is named, it is said to be unknown."""
    unknown = {} if "outlet" in data else {"outlet_unknown": "on"}
    return client.post(reverse("admin:sources_article_add"), {**unknown, **data})


def test_a_pasted_text_is_stored_with_its_outlet_and_leads_to_its_page(reviewer: Client) -> None:
    response = send(reviewer, text=TEXT, outlet="The Herald", published="2020-11-18", lang="en")
    article = Article.objects.get()
    assert response.headers["Location"] == reverse("admin:article_page", args=[article.public_id])
    assert (article.title, article.published, article.language) == ("Rockets on a base", "2020-11-18", "en")
    assert article.source == Source.objects.get(name="The Herald")
    assert Claim.objects.filter(article=article).exists()
    assert "suggestion" in Page(reviewer.get(response.headers["Location"])).text


def test_line_ends_of_a_browser_become_those_of_the_text(reviewer: Client) -> None:
    send(reviewer, text=TEXT.replace("\n", "\r\n"), lang="en")
    assert Article.objects.get().text == TEXT


def test_a_file_is_read_as_any_that_comes_in(reviewer: Client) -> None:
    send(reviewer, file=SimpleUploadedFile("a.txt", b"\xef\xbb\xbf" + TEXT.encode()), lang="en")
    article = Article.objects.get()
    assert (article.text, article.had_bom) == (TEXT, True)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"caf\xe9 society", "Byte 3 (0xe9) is not UTF-8"),
        ("a.txt", b"", "The submitted file is empty."),
        ("a.txt", b"   \n ", "The text holds no visible character"),
        ("a.txt", b"words\x00words", "A NUL byte stands at byte 5"),
        ("a.txt", b"%PDF-1.7 ...", "The bytes are those of a PDF file"),
        ("a.docx", b"words", "The kind .docx is not read here; accepted: .txt, .html, .htm."),
        ("a.txt", b"a" * 10_000_000, "accepted: less than 10,000,000 bytes"),
    ],
)
def test_what_a_file_cannot_be_is_said_and_nothing_is_stored(
    reviewer: Client, name: str, content: bytes, said: str
) -> None:
    response = send(reviewer, file=SimpleUploadedFile(name, content))
    assert response.status_code == 422
    assert said in Page(response).text
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Paste the text of the article, or choose its file."),
        ({"text": TEXT, "published": "18/11/2020"}, "The date '18/11/2020' cannot be read; accepted: YYYY"),
        (
            {"text": TEXT, "published": "2020-13"},
            "The date '2020-13' is in no calendar; accepted: YYYY, YYYY-MM, YYYY-MM-DD, or leave empty where it is",
        ),
        ({"text": TEXT, "published": "2999-01-02"}, "2999-01-02 lies in the future: today is 2"),
        ({"text": TEXT, "published": "2999"}, "2999 lies in the future: today is 2"),
        ({"text": TEXT, "outlet": " "}, "Name the outlet, or say below that it is not known."),
        (
            {"text": TEXT, "outlet": "The Herald", "outlet_unknown": "on"},
            "Name the outlet, or say that it is not known: not both.",
        ),
        (
            {"text": TEXT, "url": "javascript:alert(1)"},
            "is no web address; accepted: http://... or https://...",
        ),
        ({"text": "words\x00"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(
    reviewer: Client, data: dict[str, str], said: str
) -> None:
    response = send(reviewer, **data)
    assert response.status_code == 422
    assert said in Page(response).text
    assert not Article.objects.exists()


def test_a_text_that_is_here_already_leads_to_its_article(reviewer: Client) -> None:
    send(reviewer, text=TEXT, outlet="The Herald", lang="en")
    response = send(reviewer, text=TEXT, outlet="The Herald", lang="en")
    article = Article.objects.get()
    assert "The outlet's very text is here already" in Page(response).text
    assert reverse("admin:article_page", args=[article.public_id]) in response.content.decode()


def test_without_a_codebook_the_article_is_stored_and_the_reason_said() -> None:
    client = logged_in("reviewer")
    assert "There is no codebook yet" in Page(client.get(reverse("admin:sources_article_add"))).text
    response = client.post(
        reverse("admin:sources_article_add"),
        {"text": TEXT, "lang": "en", "outlet_unknown": "on"},
        follow=True,
    )
    assert Article.objects.count() == 1
    assert "It has no suggestions: No codebook was adopted yet" in Page(response).text


def test_a_reader_may_not_add() -> None:
    client = logged_in("reader")
    assert client.get(reverse("admin:sources_article_add")).status_code == 403
    assert send(client, text=TEXT).status_code == 403
    assert not Article.objects.exists()


def test_today_and_its_month_and_year_are_no_future(reviewer: Client) -> None:
    today = timezone.localdate().isoformat()
    for number, published in enumerate((today, today[:7], today[:4])):
        assert send(reviewer, text=f"{TEXT}{number}", lang="en", published=published).status_code == 302


def test_a_text_without_a_headline_is_named_by_its_first_words(reviewer: Client) -> None:
    send(reviewer, text="Three soldiers were killed on Tuesday, the army said.\n", lang="en")
    assert Article.objects.get().title == "Three soldiers were killed on Tuesday, the army said."
