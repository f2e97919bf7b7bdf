"""Threads where things are read: on a card, on a page of two claims, on an event; and the page of notifications."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, Comment, Notification
from claims.services.commenting import add_comment, resolve_comment
from sources.codes import Sensitivity
from tests.claims.admin.cast import Page, adopted, logged_in, person
from tests.claims.api.cast import link
from tests.factories import ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db

NOTIFICATIONS = reverse("admin:notifications")


@pytest.fixture
def claim() -> Claim:
    found: Claim = ClaimFactory()
    adopted(found.attribute)
    return found


@pytest.fixture
def reviewer() -> Client:
    return logged_in("reviewer")


@pytest.fixture
def nadia() -> Any:
    return person("reviewer", username="nadia")


def thread_of(claim: Claim) -> str:
    return reverse("admin:thread", args=["claim", claim.public_id])


def page_of(claim: Claim) -> str:
    return reverse("admin:article_page", args=[claim.article.public_id])


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_card_tells_how_many_comments_are_open(reviewer: Client, claim: Claim, nadia: Any) -> None:
    add_comment(claim, "Is it so?", by=nadia)
    settled, _ = add_comment(claim, "And this?", by=nadia)
    resolve_comment(settled.pk, by=nadia)
    assert 'data-comments="1"' in Page(reviewer.get(page_of(claim))).html
    opened = Page(reviewer.get(page_of(claim), {"claim": claim.ordinal}))
    assert f'id="comments-number-claim-{claim.pk}">1<' in opened.html
    assert "Is it so?" not in Page(reviewer.get(page_of(claim))).text


def test_one_comments_with_a_plain_form_and_comes_back(reviewer: Client, claim: Claim, nadia: Any) -> None:
    response = reviewer.post(
        thread_of(claim), {"act": "add", "body": "Look, @nadia", "next": page_of(claim)}, follow=True
    )
    assert response.request["PATH_INFO"] == page_of(claim)
    assert "Look, @nadia" in Page(reviewer.get(thread_of(claim))).text
    assert Notification.objects.get().recipient == nadia


def test_htmx_gets_the_thread_alone_with_the_number(reviewer: Client, claim: Claim) -> None:
    response = reviewer.post(
        thread_of(claim), {"act": "add", "body": "@nobody look"}, headers={"HX-Request": "true"}
    )
    page = Page(response)
    assert "<html" not in page.html
    assert "@nobody: nobody of that name may read this, so nobody was told." in page.text
    assert f'id="comments-number-claim-{claim.pk}" hx-swap-oob="true">1<' in page.html
    assert page.refused == []


def test_what_is_refused_keeps_the_words(reviewer: Client, claim: Claim) -> None:
    response = reviewer.post(thread_of(claim), {"act": "add", "body": "a" * 4001})
    assert response.status_code == 422
    assert "at most 4000 characters" in Page(response).text
    assert "a" * 4001 in Page(response).html


def test_one_resolves_edits_and_opens_again(reviewer: Client, claim: Claim, nadia: Any) -> None:
    reviewer.post(thread_of(claim), {"act": "add", "body": "Is it so?"})
    comment = Comment.objects.get()
    reviewer.post(
        thread_of(claim), {"act": "edit", "comment": comment.pk, "row_version": 1, "body": "Is it really so?"}
    )
    response = reviewer.post(thread_of(claim), {"act": "resolve", "comment": comment.pk, "row_version": 1})
    assert response.status_code == 409
    reviewer.post(thread_of(claim), {"act": "resolve", "comment": comment.pk, "row_version": 2})
    text = Page(reviewer.get(thread_of(claim))).text
    assert "Is it really so?" in text
    assert "edited" in text
    assert "resolved by the-reviewer" in text
    reviewer.post(thread_of(claim), {"act": "reopen", "comment": comment.pk, "row_version": 3})
    comment.refresh_from_db()
    assert comment.resolved_at is None


def test_nobody_changes_anothers_words_or_those_of_another_thread(
    reviewer: Client, claim: Claim, nadia: Any
) -> None:
    comment, _ = add_comment(claim, "Is it so?", by=nadia)
    edit = {"act": "edit", "comment": comment.pk, "row_version": 1, "body": "No."}
    assert reviewer.post(thread_of(claim), edit).status_code == 403
    other = ClaimFactory()
    assert reviewer.post(thread_of(other), edit).status_code == 422
    assert 'name="act" value="edit"' not in Page(reviewer.get(thread_of(claim))).html


def test_a_hidden_claim_has_no_thread(reviewer: Client, claim: Claim) -> None:
    editor = person("editor")
    add_comment(claim, "Her name is Noura.", by=editor)
    claim.sensitivity = Sensitivity.CONFIDENTIAL
    claim.save()
    assert reviewer.get(thread_of(claim)).status_code == 404
    assert reviewer.post(thread_of(claim), {"act": "add", "body": "x"}).status_code == 404
    assert "Noura" not in Page(reviewer.get(reverse("admin:claims_comment_changelist"))).text
    assert logged_in("reader").get(thread_of(claim)).status_code == 404


def test_an_event_and_a_pair_show_their_thread_folded(reviewer: Client, nadia: Any) -> None:
    event = EventFactory()
    joined = link(ClaimFactory(accepted=True, event=event), ClaimFactory(accepted=True, event=event))
    adopted(joined.first.attribute)
    add_comment(event, "Which window?", by=nadia)
    add_comment(joined, "Same informant?", by=nadia)
    on_event = reverse("admin:event_page", args=[event.public_id])
    on_pair = reverse("admin:link_pair", args=[joined.first.public_id, joined.second.public_id])
    for address, words in ((on_event, "Which window?"), (on_pair, "Same informant?")):
        before = queries(reviewer, address)
        assert words in Page(reviewer.get(address)).text
        for _ in range(12):
            add_comment(event, "More.", by=nadia)
            add_comment(joined, "More.", by=nadia)
        assert queries(reviewer, address) == before
        assert Page(reviewer.get(address)).refused == []


def test_the_table_of_comments_leads_to_the_thread(reviewer: Client, claim: Claim, nadia: Any) -> None:
    comment, _ = add_comment(claim, "Is it so?", by=nadia)
    response = reviewer.get(reverse("admin:claims_comment_change", args=[comment.pk]))
    assert response.headers["Location"] == f"{thread_of(claim)}#comment-{comment.pk}"
    assert "Is it so?" in Page(reviewer.get(reverse("admin:claims_comment_changelist") + "?resolved=0")).text


def test_notifications_lead_to_the_place_and_are_read_by_that(claim: Claim, nadia: Any) -> None:
    reviewer, client = person("reviewer"), Client()
    client.force_login(reviewer)
    add_comment(claim, "Look, @the-reviewer", by=nadia)
    page = Page(client.get(NOTIFICATIONS))
    assert "nadia mentioned you" in page.text
    assert "Look, @the-reviewer" in page.text
    assert page.refused == []
    assert "Notifications 1 not read" in Page(client.get("/admin/")).text
    row = Notification.objects.get()
    response = client.post(reverse("admin:notification_open", args=[row.pk]), {"act": "open"})
    assert response.headers["Location"] == f"{page_of(claim)}#claim-{claim.ordinal}"
    assert "not read" not in Page(client.get("/admin/")).text.replace("Mark as not read", "")
    client.post(reverse("admin:notification_open", args=[row.pk]), {"act": "unread"})
    assert client.get(reverse("admin:unread")).content.decode().count("1") == 1
    client.post(NOTIFICATIONS)
    assert client.get(reverse("admin:unread")).content.decode().count("tag") == 0


def test_anothers_notification_is_not_found(reviewer: Client, claim: Claim, nadia: Any) -> None:
    row = Notification.objects.create(recipient=nadia, text="Look.")
    assert reviewer.post(reverse("admin:notification_open", args=[row.pk])).status_code == 404
    assert "Look." not in Page(reviewer.get(NOTIFICATIONS)).text


def test_the_page_of_notifications_asks_a_fixed_number_of_queries(nadia: Any, claim: Claim) -> None:
    client = Client()
    client.force_login(nadia)
    other = person("reviewer")
    for _ in range(3):
        add_comment(claim, "@nadia", by=other)
    few = queries(client, NOTIFICATIONS)
    for _ in range(60):
        add_comment(claim, "@nadia", by=other)
    assert queries(client, NOTIFICATIONS) == few
    assert "Older" in Page(client.get(NOTIFICATIONS)).text


def test_the_article_page_fetches_the_number_once_it_stands(reviewer: Client, claim: Claim) -> None:
    html = Page(reviewer.get(page_of(claim))).html
    assert f'hx-get="{reverse("admin:unread")}"' in html
