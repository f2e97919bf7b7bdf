"""Hand-coded claims in bulk: each row is checked against its article; nothing is stored before it was seen."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from claims.domain.codes import ClaimStatus, Comparator, Producer, Verification
from claims.models import Attribute, Claim
from factcheck.audit.models import Act
from sources.codes import Sensitivity
from sources.models import Article
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db

TEXT = "At least three men were killed at the depot. 🚀 Three men were named. The depot burned on 4 May 2021."
HEADER = "article,quote,attribute,value"


@pytest.fixture
def killed() -> Attribute:
    found: Attribute = AttributeFactory(key="killed")
    adopted(found)
    return found


@pytest.fixture
def article(killed: Attribute) -> Article:
    found: Article = ArticleFactory(text=TEXT)
    return found


def send(rows: str, act: str = "check", role: str = "reviewer") -> Any:
    client = logged_in(role, username=f"{role}-{act}-{Act.objects.count()}")
    return client.post(reverse("admin:import_claims"), {"rows": rows, "act": act})


def sheet(article: Article, *rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *(f"{article.public_id},{row}" for row in rows)]) + "\n"


def said(response: Any) -> list[str]:
    return [outcome.error for outcome in response.context["outcomes"]]


def test_the_first_look_stores_nothing(article: Article) -> None:
    response = send(sheet(article, "At least three men were killed,killed,>= 3"))
    page = Page(response)
    assert response.status_code == 200
    assert page.refused == []
    assert "1 row can be stored. Nothing is stored yet." in page.text
    assert not Claim.objects.exists()


def test_the_second_look_stores_what_was_seen(article: Article) -> None:
    event = EventFactory()
    header = f"{HEADER},focus,event"
    rows = sheet(
        article,
        f"At least three men were killed at the depot.,killed,>= 3,At least three,{event.public_id}",
        "Three men were named.,killed,7 killed,,",
        header=header,
    )
    checked = send(rows)
    response = send(checked.context["again"], "store")
    claim = Claim.objects.get()
    assert (claim.status, claim.verification) == (ClaimStatus.ACCEPTED, Verification.ONE_REVIEWER)
    assert (claim.producer, claim.comparator, claim.lower, claim.upper) == (
        Producer.PERSON, Comparator.AT_LEAST, 3, None,
    )  # fmt: skip
    assert (claim.start, claim.quote) == (0, "At least three men were killed at the depot.")
    assert (claim.focus, claim.event) == ("At least three", event)
    assert said(response)[0] == ""
    assert '"7 killed" is no amount' in said(response)[1]
    assert Act.objects.filter(verb="claim.add").count() == 1


def test_offsets_after_an_emoji_are_code_points(article: Article) -> None:
    send(sheet(article, "Three men were named.,killed,3"), "store")
    claim = Claim.objects.get()
    assert TEXT[claim.start : claim.end] == "Three men were named."


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Four men were killed,killed,4", "These words do not stand in the text"),
        ("men were,killed,3", "stand in the text 2 times: fill start with one of 15, 53"),
        ("Three men were named.,wounded,3", "“wounded” is no attribute. Accepted: killed."),
        ("Three men were named.,killed,", "Empty: value."),
        ("Three men were named.,killed,1.5", "whole"),
        (",killed,3", "Empty: quote."),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_why(article: Article, row: str, why: str) -> None:
    response = send(sheet(article, row), "store")
    assert why in said(response)[0]
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"modality": "surely"}, "surely"),
        ({"event": "E999999"}, "There is no event E999999."),
        ({"scope": "colour:red"}, "colour"),
        ({"informant": "Nobody in particular"}, "No source is named"),
        ({"start": "3"}, "The quote does not start at 3. Accepted: 47."),
        ({"focus": "Four"}, "do not stand in the quote"),
    ],
)
def test_a_cell_that_cannot_be_names_itself(article: Article, cells: dict[str, str], why: str) -> None:
    [(name, value)] = cells.items()
    response = send(
        sheet(article, f"Three men were named.,killed,3,{value}", header=f"{HEADER},{name}"), "store"
    )
    assert why in said(response)[0]
    assert not Claim.objects.exists()


def test_what_is_here_already_is_not_stored_twice(article: Article) -> None:
    rows = sheet(article, "Three men were named.,killed,3")
    send(rows, "store")
    again = send(rows, "store")
    assert Claim.objects.count() == 1
    assert again.context["known"] == 1
    assert "here already" in Page(again).text


def test_a_row_that_stands_twice_is_told(article: Article) -> None:
    response = send(sheet(article, *["Three men were named.,killed,3"] * 2))
    assert said(response) == ["", "Row 2 says the same."]


def test_a_suggestion_that_says_the_same_is_accepted(killed: Attribute) -> None:
    suggestion = ClaimFactory(attribute=killed, attribute_version=killed.current)
    response = send(sheet(suggestion.article, f"{suggestion.quote},killed,1"), "store")
    suggestion.refresh_from_db()
    assert Claim.objects.count() == 1
    assert suggestion.status == ClaimStatus.ACCEPTED
    assert response.context["taken"] == 1


def test_an_article_is_named_by_its_address_too(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(url="https://example.org/depot")
    send(f"{HEADER}\nhttps://example.org/depot,Three men were named.,killed,3\n", "store")
    assert Claim.objects.get().article == article


def test_a_hidden_article_is_no_article(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(sensitivity=Sensitivity.CONFIDENTIAL)
    response = send(sheet(article, "Three men were named.,killed,3"), "store")
    assert said(response) == [f"There is no article {article.public_id}."]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("article,quote\nA1,x\n", "Columns that are missing: attribute, value."),
        (f"{HEADER},colour\n", "Unknown columns: colour."),
        (f"{HEADER},value\n", "Columns that stand twice: value."),
        (f"{HEADER}\n", "The sheet has no row below its header."),
        (f'{HEADER}\nA1,"left open,killed,3\n', "cannot be read as a table"),
        (f"{HEADER}\nA1,x,killed,3,4\n", "Row 2 has 5 cells, the header 4"),
        ("  ", "Choose a file or paste rows"),
    ],
)
def test_a_sheet_that_cannot_be_read_says_why(killed: Attribute, rows: str, why: str) -> None:
    response = send(rows)
    assert response.status_code == 422
    assert why in Page(response).text


def test_a_file_with_semicolons_and_a_mark_of_order_is_read(article: Article) -> None:
    raw = f"\ufeff{HEADER};focus\n{article.public_id};Three men were named.;killed;3;Three\n".replace(
        ",", ";"
    )
    client = logged_in("reviewer")
    upload = SimpleUploadedFile("coded.csv", raw.encode(), content_type="text/csv")
    response = client.post(reverse("admin:import_claims"), {"file": upload, "act": "store"})
    assert said(response) == [""]
    assert Claim.objects.get().focus == "Three"


def test_whoever_decides_no_claims_imports_none(article: Article) -> None:
    reader = logged_in("reader")
    assert reader.get(reverse("admin:import_claims")).status_code == 403
    assert reader.get(reverse("admin:sheet_template")).status_code == 403


def test_the_empty_sheet_is_one_that_is_read(article: Article) -> None:
    header = logged_in("reviewer").get(reverse("admin:sheet_template")).content.decode().strip()
    columns = header.split(",")
    cells = {
        "article": article.public_id,
        "quote": "Three men were named.",
        "attribute": "killed",
        "value": "3",
    }
    response = send(f"{header}\n{','.join(cells.get(name, '') for name in columns)}\n")
    assert said(response) == [""]
