"""The stress test over many events: asked for, done in the background, its last result on the page."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.admin import stress_page
from claims.models import Consensus, Event
from claims.services.consensus import derive_event
from claims.services.stress import STRESS_TEST
from factcheck.jobs.models import Job, JobStatus
from sources.codes import Sensitivity
from tests.claims.admin.cast import Page, adopted, logged_in
from tests.factories import ArticleFactory, AttributeFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db

ADDRESS = "admin:stress"


@pytest.fixture
def event() -> Event:
    """Two papers say the same; nobody knows whether one has it from the other."""
    found: Event = EventFactory(public_id="E000001", title="A blast at a market")
    attribute = AttributeFactory(key="killed")
    for _ in range(2):
        ClaimFactory(event=found, attribute=attribute, accepted=True, number=5, article=ArticleFactory())
    adopted(attribute)
    derive_event(found)
    assert Consensus.objects.get(event=found).grade == "supported"
    return found


def test_falls_stand_under_their_event_with_the_way_to_settle_them(event: Event) -> None:
    page = Page(logged_in("editor").get(reverse(ADDRESS)))
    assert page.html.count('scope="rowgroup"') == 1
    assert "A blast at a market 1 grade falls decide its pairs" in page.text
    assert reverse("admin:event_independence", args=["E000001"]) in page.html
    assert "say where the two come from" in page.text


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stress_page, "AT_ONCE", 0)


@pytest.fixture
def reader() -> Client:
    return logged_in("reader")


def page(client: Client) -> Page:
    found = Page(client.get(reverse(ADDRESS)))
    assert found.refused == []
    return found


def finished(result: dict[str, Any]) -> Job:
    return Job.objects.create(
        name=STRESS_TEST,
        key=STRESS_TEST,
        status=JobStatus.DONE,
        result=result,
        started_at=timezone.now(),
        finished_at=timezone.now(),
    )


def test_few_events_are_tested_while_the_page_waits(reader: Client, event: Event) -> None:
    assert "A blast at a market" in page(reader).text
    assert not Job.objects.filter(name=STRESS_TEST).exists()


def test_many_are_tested_in_the_background(
    reader: Client, event: Event, many: None, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    before = page(reader).text
    assert "1 event has voices that nobody can tell apart." in before
    assert "A blast at a market" not in before
    assert "No grade falls" not in before
    with django_capture_on_commit_callbacks(execute=True):
        reader.post(reverse(ADDRESS))
    job = Job.objects.get(name=STRESS_TEST)
    assert (job.status, job.result) == (JobStatus.DONE, {"falls": 1, "read": 1, "events": ["E000001"]})
    assert (job.progress_done, job.progress_total) == (1, 1)
    # The page derives again what the job found, at most AT_ONCE of it.
    monkeypatch.setattr(stress_page, "events_in_doubt", lambda user: [event.pk, -1])
    monkeypatch.setattr(stress_page, "AT_ONCE", 1)
    after = page(reader).text
    assert "found 1 grade that falls." in after
    assert "A blast at a market" in after


def test_one_that_runs_shows_how_far_it_is_beside_the_last_result(
    reader: Client, event: Event, many: None
) -> None:
    done = {"falls": 0, "read": 9, "events": []}
    finished(done)
    Job.objects.create(
        name=STRESS_TEST,
        key=STRESS_TEST,
        status=JobStatus.RUNNING,
        attempts=1,
        started_at=timezone.now(),
        heartbeat_at=timezone.now(),
        progress_done=3,
        progress_total=9,
    )
    found = page(reader)
    assert "3 / 9" in found.text
    assert "found 0 grades that fall." in found.text
    assert "Start the test" not in found.text


def test_what_the_reader_may_not_see_is_not_shown_by_the_job(
    reader: Client, event: Event, many: None, monkeypatch: Any
) -> None:
    kept = {"falls": 1, "read": 1, "events": ["E000001"]}
    finished(kept)
    event.claims.order_by("pk").last().delete()
    ClaimFactory(
        event=event,
        attribute=AttributeFactory(key="killed"),
        accepted=True,
        number=5,
        article=ArticleFactory(),
        sensitivity=Sensitivity.CONFIDENTIAL,
    )
    monkeypatch.setattr(stress_page, "events_in_doubt", lambda user: [event.pk, -1])
    monkeypatch.setattr(stress_page, "AT_ONCE", 1)
    assert "A blast at a market" not in page(reader).text


def test_only_who_may_see_the_consensus_asks(client: Client, event: Event) -> None:
    client.force_login(UserFactory(is_staff=True))
    assert client.post(reverse(ADDRESS)).status_code == 403
    assert not Job.objects.filter(name=STRESS_TEST).exists()
