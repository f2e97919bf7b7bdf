"""The dashboard: what waits, what needs an editor, what to do first; and the navigation by flow."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim
from claims.services.consensus import derive_event
from claims.services.review import accept_claim
from factcheck.accounts.models import User
from factcheck.jobs.models import Job
from sources.codes import Sensitivity
from sources.models import Article
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ClaimFactory, EventFactory

pytestmark = pytest.mark.django_db

HOME = reverse("admin:index")


def test_the_first_run_says_what_to_do() -> None:
    page = Page(logged_in("reviewer").get(HOME))
    assert "Load the codebook" in page.text
    assert "Add an article" in page.text
    assert page.refused == []


def test_articles_with_open_suggestions_are_the_queue() -> None:
    claim = ClaimFactory(article__title="Rockets on a base")
    ClaimFactory(article=claim.article, accepted=True)
    adopted(claim.attribute)
    page = Page(logged_in("reviewer").get(HOME))
    assert "Rockets on a base" in page.text
    assert "1 of 2" in page.text


def test_contested_values_need_an_editor() -> None:
    event = EventFactory(title="Rockets on a base")
    first = ClaimFactory(event=event, accepted=True)
    ClaimFactory(event=event, accepted=True, attribute=first.attribute, number=3)
    adopted(first.attribute)
    derive_event(event)
    page = Page(logged_in("editor").get(HOME))
    assert "1 open conflict" in page.text
    assert "Rockets on a base" in page.text


def test_what_a_reader_may_not_see_is_not_counted() -> None:
    adopted(ClaimFactory(sensitivity=Sensitivity.RESTRICTED, article__title="Names").attribute)
    page = Page(logged_in("reader").get(HOME))
    assert "0 open suggestions" in page.text
    assert "Nothing waits for you" in page.text


def test_a_reviewer_sees_their_queue_and_what_comes_next() -> None:
    claim = ClaimFactory(article__title="Rockets on a base")
    adopted(claim.attribute)
    client = logged_in("reviewer")
    page = Page(client.get(HOME))
    assert "1 article in my queue" in page.text
    assert "next the oldest" in page.text
    assert page.refused == []
    reader = Page(logged_in("reader").get(HOME))
    assert "Rockets on a base" in reader.text
    assert "in my queue" not in reader.text


def test_how_long_articles_wait_is_told() -> None:
    claims = [ClaimFactory() for _ in range(3)]
    adopted(claims[0].attribute)
    for days, claim in zip((9, 2, 1), claims, strict=True):
        Article.objects.filter(pk=claim.article_id).update(
            added_at=timezone.now() - timedelta(days=days, hours=1)
        )
    page = Page(logged_in("reviewer").get(HOME))
    assert "the oldest for 9 days, median 2 days" in page.text


def test_the_work_of_the_last_days_is_drawn_and_told_in_a_table() -> None:
    claim = ClaimFactory(article__title="Rockets on a base")
    adopted(claim.attribute)
    client = logged_in("reviewer")
    assert "No claim was decided in this time." in Page(client.get(HOME)).text
    accept_claim(claim.pk, by=User.objects.get(username="the-reviewer"))
    page = Page(client.get(HOME))
    assert "1 by everybody 1 by me" in page.text
    assert 'class="bar-own"' in page.html
    assert "by everybody" not in Page(logged_in("reader").get(HOME)).text


def test_running_work_is_named_in_words_with_its_progress() -> None:
    adopted(ClaimFactory().attribute)
    now = timezone.now()
    Job.objects.create(
        name="claims.stress_test", key="all", status="running", attempts=1, started_at=now, heartbeat_at=now,
        progress_done=64, progress_total=100,
    )  # fmt: skip
    page = Page(logged_in("reviewer").get(HOME))
    assert "Stress test of all events" in page.text
    assert "64 / 100" in page.text


def test_orphaned_claims_are_counted_where_they_can_be_opened() -> None:
    claim = ClaimFactory()
    adopted(claim.attribute)
    Claim.objects.filter(pk=claim.pk).update(status="orphaned", decided_at="2020-11-19T10:00:00Z")
    page = Page(logged_in("reviewer").get(HOME))
    assert "1 orphaned claim" in page.text
    assert 'href="/admin/orphans/"' in page.html


def test_queries_do_not_grow_with_articles() -> None:
    client: Client = logged_in("editor")
    adopted(ClaimFactory().attribute)
    client.get(HOME)
    with CaptureQueriesContext(connection) as few:
        client.get(HOME)
    for _ in range(20):
        ClaimFactory()
    with CaptureQueriesContext(connection) as many:
        client.get(HOME)
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("role", "sees", "does_not_see"),
    [
        (
            "reader",
            ["Articles", "Claims", "Events", "Conflicts", "Releases", "Codebook"],
            ["Audit", "People", "Reviews"],
        ),
        ("reviewer", ["Reviews", "Comments"], ["Audit", "People"]),
        ("editor", ["Audit"], ["People", "Seals"]),
        ("administrator", ["Audit", "People", "Seals"], []),
    ],
)
def test_navigation_shows_what_the_person_may_open(
    role: str, sees: list[str], does_not_see: list[str]
) -> None:
    groups = logged_in(role).get(HOME).context["navigation"]
    labels = {str(item["label"]) for group in groups for item in group["items"]}
    assert set(sees) <= labels
    assert not set(does_not_see) & labels


def test_every_entry_of_the_navigation_opens() -> None:
    client = logged_in("administrator")
    for group in client.get(HOME).context["navigation"]:
        for item in group["items"]:
            response = client.get(item["url"])
            assert response.status_code == 200, item["url"]
            assert f'href="{item["url"]}" aria-current="page"' in response.content.decode()
