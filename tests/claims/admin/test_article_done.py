"""Done on the article's page, in the list and on the dashboard: one meaning everywhere."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.domain.codes import ClaimStatus
from claims.models import Claim, ReviewStage, Stage
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/sources/article/"


@pytest.fixture
def claim() -> Claim:
    found: Claim = ClaimFactory(status=ClaimStatus.ACCEPTED, verification="one_reviewer")
    adopted(found.attribute)
    return found


@pytest.fixture
def reviewer() -> Client:
    return logged_in("reviewer")


def said(client: Client, claim: Claim, act: str, **data: Any) -> Page:
    address = reverse("admin:article_done", args=[claim.article.public_id])
    return Page(client.post(address, {"act": act, **data}, follow=True))


def listed(client: Client, review: str) -> bool:
    return "cell-title" in Page(client.get(LIST, {"review": review})).html


def test_the_page_says_what_is_open_and_done_is_refused(reviewer: Client) -> None:
    claim = ClaimFactory()
    page = Page(reviewer.get(reverse("admin:article_page", args=[claim.article.public_id])))
    assert "1 suggestion open:" in page.text
    assert f'href="#claim-{claim.ordinal}"' in page.html
    assert 'data-key="d"' not in page.html
    assert "1 suggestion is open: killed: " in said(reviewer, claim, "done").text


def test_all_decided_is_not_done_until_somebody_says_so(reviewer: Client, claim: Claim) -> None:
    page = reverse("admin:article_page", args=[claim.article.public_id])
    assert 'value="done" data-key="d"' in Page(reviewer.get(page)).html
    assert (listed(reviewer, "decided"), listed(reviewer, "done")) == (True, False)
    assert "1 article decided, not done" in Page(reviewer.get("/admin/")).text

    assert "Done. The next article is one key away: n." in said(reviewer, claim, "done").text
    assert (listed(reviewer, "decided"), listed(reviewer, "done")) == (False, True)
    assert "decided, not done" not in Page(reviewer.get("/admin/")).text


def test_undoing_a_decision_opens_the_article_in_the_same_answer(reviewer: Client, claim: Claim) -> None:
    said(reviewer, claim, "done")
    card = reverse("admin:claim_act", args=[claim.article.public_id, claim.ordinal])
    answer = reviewer.post(card, {"act": "reopen"}, headers={"HX-Request": "true"})
    page = Page(answer)
    assert "Reopened a decision was taken back 1 suggestion open:" in page.text
    assert (listed(reviewer, "open"), listed(reviewer, "done")) == (True, False)


def test_done_is_taken_back_by_a_button(reviewer: Client, claim: Claim) -> None:
    said(reviewer, claim, "done")
    version = ReviewStage.objects.get().row_version
    assert "Look at it again." in said(reviewer, claim, "reopen", row_version=version + 1).text
    assert "Open again." in said(reviewer, claim, "reopen", row_version=version).text
    assert ReviewStage.objects.get().stage == Stage.OPEN


def test_nothing_to_claim_stands_in_for_done_where_nothing_is_accepted(reviewer: Client) -> None:
    claim = ClaimFactory(status=ClaimStatus.REJECTED, decision_reason="No.")
    page = Page(reviewer.get(reverse("admin:article_page", args=[claim.article.public_id])))
    assert 'value="nothing" data-key="d"' in page.html
    assert "Nothing to claim here." in said(reviewer, claim, "nothing").text


def test_a_reader_sees_the_stage_and_no_button(reviewer: Client, claim: Claim) -> None:
    said(reviewer, claim, "done")
    reader = logged_in("reader")
    page = Page(reader.get(reverse("admin:article_page", args=[claim.article.public_id])))
    assert "Every suggestion is decided." in page.text
    assert "Open again" not in page.text
    address = reverse("admin:article_done", args=[claim.article.public_id])
    assert reader.post(address, {"act": "reopen"}).status_code == 403
