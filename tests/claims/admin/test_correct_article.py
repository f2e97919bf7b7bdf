"""The page of a corrected text: what it shows beforehand, what it stores, what it refuses."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.domain.codes import ClaimStatus
from claims.models import Claim
from claims.services.consensus import derive_event
from claims.services.versions import correct_text
from sources.models import Article, Notice
from tests.claims.admin.cast import Page, adopted, logged_in, person
from tests.claims.services.cast import add
from tests.factories import AttributeFactory, ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db

TEXT = "Seven rockets were fired at the base on Tuesday.\nOne girl was killed and five people were hurt."
CORRECTED = "Eight rockets were fired at the base on Tuesday.\nOne girl was killed and five people were hurt."
REASON = "The outlet counted again."


@pytest.fixture
def article(db: Any) -> Article:
    return add(TEXT, "Harbour Gazette")


@pytest.fixture
def claims(article: Article) -> tuple[Claim, Claim]:
    """One claim keeps its words, the words of the other are corrected; their event is derived."""
    killed, fired = AttributeFactory(key="killed"), AttributeFactory(key="rockets_fired")
    adopted(killed, fired)
    event = EventFactory(title="Rockets on the base")
    kept = ClaimFactory(article=article, event=event, attribute=killed, ordinal=1, accepted=True)
    gone = ClaimFactory(
        article=article, event=event, attribute=fired, ordinal=2, quote="Seven rockets", accepted=True,
        decided_at="2020-11-19T10:00:00Z",
    )  # fmt: skip
    derive_event(event)
    return kept, gone


def address(article: Article) -> str:
    return f"/admin/articles/{article.public_id}/correct/"


def sent(text: str = CORRECTED, **fields: Any) -> dict[str, Any]:
    return {"text": text, "reason": REASON, "act": "preview", **fields}


def test_the_form_holds_the_text_as_it_is(article: Article) -> None:
    page = Page(logged_in("reviewer").get(address(article)))
    assert TEXT in page.text.replace("Tuesday. One", "Tuesday.\nOne")
    assert "What the outlet says of it" not in page.text
    assert "What the outlet says of it" in Page(logged_in("editor").get(address(article))).text


def test_the_preview_tells_what_would_happen_and_stores_nothing(
    article: Article, claims: tuple[Claim, Claim]
) -> None:
    page = Page(logged_in("reviewer").post(address(article), sent()))
    assert "<del>" in page.html
    assert "Find no place" in page.text
    assert "Keep their place" in page.text
    assert "Move with their words" not in page.text
    # The count of rockets rests on the claim whose words are gone.
    assert "rockets fired" in page.text.partition("What changes in the consensus")[2]
    assert "no row" in page.text
    assert page.refused == []
    assert Article.objects.count() == 1
    assert {claim.status for claim in Claim.objects.all()} == {ClaimStatus.ACCEPTED}


def test_a_confirmed_correction_is_the_next_version(article: Article, claims: tuple[Claim, Claim]) -> None:
    response = logged_in("reviewer").post(
        address(article), sent(act="store", row_version=article.row_version)
    )
    new = Article.objects.get(version=2)
    assert (response.status_code, response.url) == (302, f"/admin/articles/{new.public_id}/")
    assert new.text == CORRECTED
    for claim in claims:
        claim.refresh_from_db()
    assert (claims[0].article, claims[0].status) == (new, ClaimStatus.ACCEPTED)
    assert (claims[1].article, claims[1].status) == (article, ClaimStatus.ORPHANED)


def test_line_ends_of_a_browser_move_no_claim(article: Article, claims: tuple[Claim, Claim]) -> None:
    text = CORRECTED.replace("\n", "\r\n")
    logged_in("reviewer").post(address(article), sent(text, act="store", row_version=article.row_version))
    claims[0].refresh_from_db()
    assert claims[0].article.text == CORRECTED
    assert CORRECTED[claims[0].start : claims[0].end] == claims[0].quote


def test_a_file_is_read_like_one_that_comes_in(article: Article) -> None:
    file = SimpleUploadedFile("corrected.txt", b"\xef\xbb\xbf" + CORRECTED.encode())
    page = Page(logged_in("reviewer").post(address(article), sent("", file=file)))
    # The text goes on with the form, so that the second look needs no file.
    assert CORRECTED in page.html
    assert "What changes in the text" in page.text


def test_a_notice_of_the_outlet_is_recorded_with_its_version(article: Article) -> None:
    said = {"notice": "Nine, not seven.", "notice_on": "2020-11-20", "published": "2020-11-20"}
    client = logged_in("editor")
    client.post(address(article), sent(act="store", row_version=article.row_version, **said))
    new = Article.objects.get(version=2)
    notice = Notice.objects.get()
    assert (notice.article, notice.corrected_by, notice.kind) == (article, new, "correction")
    assert (notice.summary, str(notice.published_on), new.published) == (
        "Nine, not seven.", "2020-11-20", "2020-11-20",
    )  # fmt: skip
    assert notice.touched.count() == 0


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"text": TEXT}, 422, "accepted: another text"),
        ({"reason": ""}, 422, "This field is required."),
        ({"text": " "}, 422, "white space"),
        ({"act": "store", "row_version": "7"}, 409, "was changed in the meantime"),
        ({"published": "20 November"}, 422, "cannot be read"),
        ({"notice": "Nine, not seven."}, 422, "A notice has its words and its day, or neither."),
    ],
)
def test_what_is_refused_keeps_what_was_typed(
    article: Article, fields: dict[str, str], status: int, said: str
) -> None:
    response = logged_in("editor").post(address(article), sent(**fields))
    page = Page(response)
    assert (response.status_code, said in page.text) == (status, True)
    assert Article.objects.count() == 1


def test_who_may_not_add_articles_may_not_correct_one(article: Article) -> None:
    client = logged_in("reader")
    assert client.get(address(article)).status_code == 403
    assert client.post(address(article), sent(act="store")).status_code == 403
    assert Article.objects.count() == 1


def test_the_versions_are_listed_with_what_differs(article: Article, claims: tuple[Claim, Claim]) -> None:
    client = logged_in("reviewer")
    client.post(address(article), sent(act="store", row_version=article.row_version))
    second = Article.objects.get(version=2)
    client.post(address(second), sent(f"{CORRECTED} More follows.", act="store", row_version=1))
    listed = f"/admin/articles/{article.public_id}/versions/"
    last = Page(client.get(listed))
    assert "From version 2 to version 3" in last.text
    assert "More follows" in last.text.partition("put in:")[2]
    both = Page(client.get(f"{listed}?from=1&to=3"))
    assert "From version 1 to version 3" in both.text
    assert "Seven" in both.text.partition("taken out:")[2]
    assert second.public_id in both.html


def test_an_article_of_one_version_says_so(article: Article) -> None:
    page = Page(logged_in("reader").get(f"/admin/articles/{article.public_id}/versions/"))
    assert "There is one version only" in page.text


def test_words_of_restricted_claims_stay_hidden_in_every_version(article: Article) -> None:
    ClaimFactory(article=article, quote="five people", accepted=True, sensitivity="restricted")
    nadia = person("reviewer")
    correct_text(article, CORRECTED, by=nadia, reason=REASON)
    page = Page(logged_in("reader").get(f"/admin/articles/{article.public_id}/versions/"))
    assert "five people" not in page.text
    assert (
        "five people" in Page(logged_in("editor").get(f"/admin/articles/{article.public_id}/versions/")).text
    )
