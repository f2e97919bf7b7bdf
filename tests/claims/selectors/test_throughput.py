"""Claims decided per day: whose, when, and what is not counted."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim, Review, ReviewDecision, ReviewRound, ReviewStage, Stage
from claims.selectors.throughput import WINDOW_DAYS, throughput_for
from factcheck.accounts.models import User
from sources.codes import Sensitivity
from tests.claims.admin.cast import person
from tests.factories import ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia() -> User:
    return UserFactory(username="nadia", is_superuser=True)


@pytest.fixture
def tomas() -> User:
    return UserFactory(username="tomas", is_superuser=True)


def decided(by: User, *, days_ago: int = 0, claim: Claim | None = None, **fields: object) -> ReviewDecision:
    claim = ClaimFactory() if claim is None else claim
    review, _ = Review.objects.get_or_create(article=claim.article, reviewer=by)
    decision = ReviewDecision.objects.create(review=review, claim=claim, kind="accept", **fields)
    noon: datetime = timezone.localtime().replace(hour=12) - timedelta(days=days_ago)
    ReviewDecision.objects.filter(pk=decision.pk).update(decided_at=noon)
    return decision


def test_every_day_of_the_window_is_there_the_oldest_first(nadia: User) -> None:
    days = throughput_for(nadia).days
    assert len(days) == WINDOW_DAYS
    assert days[-1].day == timezone.localdate()
    assert days[0].day == timezone.localdate() - timedelta(days=WINDOW_DAYS - 1)
    assert {(day.decided, day.own) for day in days} == {(0, 0)}


def test_own_work_is_part_of_the_work_of_all(nadia: User, tomas: User) -> None:
    decided(nadia)
    decided(tomas)
    decided(tomas, days_ago=3)
    work = throughput_for(nadia)
    assert (work.decided, work.own) == (3, 1)
    assert [(day.decided, day.own) for day in work.worked] == [(2, 1), (1, 0)]
    assert work.worked[1].day == timezone.localdate() - timedelta(days=3)


def test_what_lies_before_the_window_is_not_counted(nadia: User) -> None:
    decided(nadia, days_ago=WINDOW_DAYS)
    decided(nadia, days_ago=WINDOW_DAYS - 1)
    assert throughput_for(nadia).decided == 1


def test_what_was_skipped_or_decided_anew_is_no_decision(nadia: User) -> None:
    claim = ClaimFactory()
    decided(nadia, claim=claim, is_latest=False)
    decided(nadia, claim=claim)
    skipped = decided(nadia)
    ReviewDecision.objects.filter(pk=skipped.pk).update(kind="skip")
    assert throughput_for(nadia).decided == 1


def test_claims_that_the_person_may_not_see_are_not_counted(nadia: User) -> None:
    decided(nadia, claim=ClaimFactory(sensitivity=Sensitivity.CONFIDENTIAL))
    decided(nadia)
    assert throughput_for(nadia).decided == 2
    assert throughput_for(person("reviewer")).decided == 1


def test_a_blind_reviewer_is_not_counted_while_the_other_is_at_work(nadia: User, tomas: User) -> None:
    decision = decided(tomas)
    article = decision.review.article
    Review.objects.filter(pk=decision.review.pk).update(round=ReviewRound.BLIND)
    stage = ReviewStage.objects.create(article=article, stage=Stage.BLIND)
    assert throughput_for(nadia).decided == 0
    assert throughput_for(tomas).decided == 1
    ReviewStage.objects.filter(pk=stage.pk).update(stage=Stage.DONE)
    assert throughput_for(nadia).decided == 1


def test_two_queries_whatever_was_decided(nadia: User) -> None:
    for days_ago in range(4):
        decided(nadia, days_ago=days_ago)
    with CaptureQueriesContext(connection) as asked:
        throughput_for(nadia)
    assert len(asked) == 2


def test_decisions_before_the_window_are_not_read(nadia: User) -> None:
    """Told nothing of a table, SQLite takes it for a large one."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by the rows there are.")
    with CaptureQueriesContext(connection) as asked:
        throughput_for(nadia)
        statement = asked.captured_queries[0]["sql"]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        steps = [step for *_, step in cursor.fetchall()]
    read = [step for step in steps if "claims_reviewdecision" in step]
    assert read == ["SEARCH claims_reviewdecision USING INDEX claims_reviewdecision_by_time (decided_at>?)"]
