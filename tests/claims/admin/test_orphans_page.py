"""The queue of orphans: the old words beside the likeliest new places, a key for each."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.domain.codes import ClaimStatus
from claims.models import Claim
from sources.models import Article
from sources.services import correct_article
from tests.claims.admin.cast import Page, logged_in
from tests.claims.services.cast import add
from tests.factories import AttributeFactory, ClaimFactory

pytestmark = pytest.mark.django_db

TEXT = "The army spoke. Seven rockets were fired at the base. One girl was killed there. It was late."
CORRECTED = "The army spoke. Nine rockets were fired at the base. It was late. A girl was killed there."
ORPHANED = {"status": ClaimStatus.ORPHANED, "decided_at": "2020-11-19T10:00:00Z"}


@pytest.fixture
def killed() -> Any:
    return AttributeFactory(key="killed")


@pytest.fixture
def article(db: Any) -> Article:
    first = add(TEXT, "Harbour Gazette")
    correct_article(first, CORRECTED, by=None, reason="The outlet counted again.")
    return first


@pytest.fixture
def orphan(article: Article, killed: Any) -> Claim:
    return ClaimFactory(article=article, attribute=killed, ordinal=1, **ORPHANED)


def new_text(article: Article) -> Article:
    return Article.objects.get(original=article)


def act(client: Any, claim: Claim, **fields: Any) -> Any:
    return client.post(f"/admin/orphans/{claim.public_id}/", {"row_version": claim.row_version, **fields})


def at(article: Article, words: str) -> dict[str, Any]:
    start = CORRECTED.index(words)
    return {"act": "anchor", "article": new_text(article).pk, "start": start, "end": start + len(words)}


def test_old_words_stand_beside_the_likeliest_places(article: Article, orphan: Claim, killed: Any) -> None:
    there = ClaimFactory(article=new_text(article), attribute=killed, quote="A girl was killed")
    page = Page(logged_in("reviewer").get("/admin/orphans/"))
    assert "<mark>One girl was killed</mark>" in page.html
    assert "<mark>A girl was killed</mark>" in page.html
    assert 'data-key="1"' in page.html
    # The new text was read anew: what stands there already is named.
    assert "There already:" in page.text
    assert f"#claim-{there.ordinal}" in page.html
    assert page.refused == []


def test_anchored_and_on_to_the_next(article: Article, orphan: Claim, killed: Any) -> None:
    following = ClaimFactory(article=article, attribute=killed, ordinal=2, quote="It was late", **ORPHANED)
    client = logged_in("reviewer")
    # Its focus is its whole quote, whose words are others here: to be decided on its card.
    response = act(client, orphan, **at(article, "A girl was killed"))
    orphan.refresh_from_db()
    assert orphan.status == ClaimStatus.SUGGESTED
    assert response.url == (
        f"/admin/articles/{new_text(article).public_id}/"
        f"?claim={orphan.ordinal}&mode=edit#claim-{orphan.ordinal}"
    )
    assert client.get(response.url).status_code == 200
    response = act(client, following, **at(article, "It was late"))
    following.refresh_from_db()
    assert (response.url, following.status) == ("/admin/orphans/", ClaimStatus.ACCEPTED)


def test_rejected_with_a_reason(orphan: Claim) -> None:
    client = logged_in("reviewer")
    refused = act(client, orphan, act="reject", reason="")
    assert (refused.status_code, "needs a reason" in Page(refused).text) == (422, True)
    act(client, orphan, act="reject", reason="The correction took it back.")
    orphan.refresh_from_db()
    assert (orphan.status, orphan.decision_reason) == (ClaimStatus.REJECTED, "The correction took it back.")
    assert "No claim waits for a place" in Page(client.get("/admin/orphans/")).text
    # Sent again from an old page.
    assert act(client, orphan, act="reject", reason="again").url == "/admin/orphans/"


def test_a_stale_page_is_refused(article: Article, orphan: Claim) -> None:
    response = act(logged_in("reviewer"), orphan, **at(article, "It was late") | {"row_version": 7})
    assert response.status_code == 409
    orphan.refresh_from_db()
    assert orphan.status == ClaimStatus.ORPHANED


def test_readers_look_and_decide_nothing(article: Article, orphan: Claim) -> None:
    client = logged_in("reader")
    assert "Anchor here" not in Page(client.get("/admin/orphans/")).text
    assert act(client, orphan, act="reject", reason="no").status_code == 403


def test_restricted_words_are_shown_to_nobody_who_may_not_read_them(
    article: Article, orphan: Claim, killed: Any
) -> None:
    ClaimFactory(
        article=article,
        attribute=killed,
        ordinal=3,
        quote="The army",
        sensitivity="restricted",
        accepted=True,
    )
    page = Page(logged_in("reader").get("/admin/orphans/"))
    assert "The army spoke" not in page.text
    assert "Some words are withheld from you" in page.text


def test_the_dashboard_leads_there(orphan: Claim) -> None:
    page = Page(logged_in("reviewer").get("/admin/"))
    assert '<a href="/admin/orphans/" class="is-stale"><b>1</b> <span>orphaned claim<' in page.html


def test_one_that_does_not_wait_is_not_found(article: Article, orphan: Claim) -> None:
    assert logged_in("reviewer").get("/admin/orphans/?claim=A0.1").status_code == 404


def test_the_queries_do_not_grow_with_the_orphans(article: Article, orphan: Claim, killed: Any) -> None:
    client = logged_in("reviewer")
    client.get("/admin/orphans/")
    with CaptureQueriesContext(connection) as few:
        client.get("/admin/orphans/")
    for number in range(10, 30):
        ClaimFactory(article=article, attribute=killed, ordinal=number, **ORPHANED)
    with CaptureQueriesContext(connection) as many:
        client.get("/admin/orphans/")
    assert len(many) <= len(few) + 1
