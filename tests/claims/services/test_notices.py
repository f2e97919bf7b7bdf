"""What an outlet takes back counts zero, and those who relied on it are told."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.domain.codes import Axis, ClaimStatus, Provenance
from claims.models import (
    Claim,
    ClaimLink,
    DecisionKind,
    LinkDirection,
    LinkOrigin,
    Notification,
    Review,
    ReviewDecision,
)
from claims.services.errors import BadDecision, NotAllowed
from claims.services.notices import record_notice, withdraw_notice
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from factcheck.locking import StaleRow
from sources.codes import NoticeKind
from sources.models import Article, Notice
from tests.factories import ArticleFactory, ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = date(2020, 11, 20)


def test_a_retraction_of_the_whole_article_retracts_its_accepted_claims_only() -> None:
    claim = ClaimFactory(accepted=True)
    suggestion = ClaimFactory(article=claim.article)
    notice = record_notice(
        claim.article,
        kind=NoticeKind.RETRACTION,
        published_on=DAY,
        summary="The report was withdrawn.",
        claims=None,
        by=None,
    )
    claim.refresh_from_db()
    suggestion.refresh_from_db()
    assert (claim.status, suggestion.status) == (ClaimStatus.RETRACTED, ClaimStatus.SUGGESTED)
    assert claim.decision_reason == "The report was withdrawn."
    assert notice.touched.count() == 2
    assert Act.objects.get(verb="notice.record").target_id == claim.article.public_id
    assert Job.objects.filter(name="claims.derive_event").count() == 2


def test_a_correction_touches_only_the_claims_it_names() -> None:
    claim = ClaimFactory(accepted=True)
    other = ClaimFactory(accepted=True, article=claim.article)
    record_notice(
        claim.article,
        kind=NoticeKind.CORRECTION,
        published_on=DAY,
        summary="Two were hurt, not five.",
        claims=[claim],
        by=None,
    )
    other.refresh_from_db()
    assert other.status == ClaimStatus.ACCEPTED


def test_those_who_accepted_a_copy_are_told() -> None:
    claim, copy = ClaimFactory(accepted=True), ClaimFactory(accepted=True)
    nadia = UserFactory(username="nadia", is_superuser=True)
    review = Review.objects.create(article=copy.article, reviewer=nadia)
    ReviewDecision.objects.create(review=review, claim=copy, kind=DecisionKind.ACCEPT)
    ClaimLink.objects.create(
        first=claim,
        second=copy,
        axis=Axis.PROVENANCE,
        relation=Provenance.COPIES,
        direction=LinkDirection.BACKWARD,
        origin=LinkOrigin.DECIDED,
        decided_by=nadia,
    )
    record_notice(
        claim.article,
        kind=NoticeKind.DELETION,
        published_on=DAY,
        summary="The page is gone.",
        claims=None,
        by=None,
    )
    told = Notification.objects.get()
    assert (told.recipient, told.text) == (
        nadia,
        f'"{copy.article}" repeats what was taken back: The page is gone.',
    )


def take_back(article: Article, claims: list[Claim] | None = None) -> Notice:
    return record_notice(
        article,
        kind=NoticeKind.RETRACTION,
        published_on=DAY,
        summary="It was wrong.",
        claims=claims,
        by=None,
    )


def test_a_withdrawn_notice_gives_back_what_it_retracted_as_it_was_decided() -> None:
    claim = ClaimFactory(accepted=True, decision_reason="Two agree.")
    suggestion = ClaimFactory(article=claim.article)
    notice = take_back(claim.article)
    assert withdraw_notice(notice, by=None, reason="It was about another article.") == [claim]
    claim.refresh_from_db()
    suggestion.refresh_from_db()
    assert (claim.status, claim.decision_reason) == (ClaimStatus.ACCEPTED, "Two agree.")
    assert suggestion.status == ClaimStatus.SUGGESTED
    assert not Notice.objects.exists()
    assert Notice.history.count() == 2
    act = Act.objects.get(verb="notice.withdraw")
    assert act.detail.reason == "It was about another article."


def test_what_another_notice_touches_stays_retracted() -> None:
    claim = ClaimFactory(accepted=True)
    first, _second = take_back(claim.article, [claim]), take_back(claim.article)
    assert withdraw_notice(first, by=None, reason="Twice the same.") == []
    claim.refresh_from_db()
    assert claim.status == ClaimStatus.RETRACTED


def test_a_withdrawal_needs_a_right_a_reason_and_a_notice_that_stands() -> None:
    notice = take_back(ClaimFactory(accepted=True).article)
    with pytest.raises(NotAllowed):
        withdraw_notice(notice, by=UserFactory(), reason="x")
    with pytest.raises(BadDecision, match="A withdrawal needs a reason"):
        withdraw_notice(notice, by=None, reason=" ")
    with pytest.raises(StaleRow):
        withdraw_notice(notice, by=None, reason="x", expected_version=7)
    withdraw_notice(notice, by=None, reason="x")
    with pytest.raises(BadDecision, match="The notice is withdrawn already"):
        withdraw_notice(notice, by=None, reason="x")


def test_the_claims_that_a_notice_touches_are_locked() -> None:
    claim = ClaimFactory(accepted=True)
    with CaptureQueriesContext(connection) as captured:
        take_back(claim.article)
    locked = [query["sql"] for query in captured if "FOR UPDATE" in query["sql"]]
    if connection.features.has_select_for_update:
        assert any("claims_claim" in sql for sql in locked)
    claim.refresh_from_db()
    assert claim.row_version == 2


def test_a_notice_touches_its_own_article_and_something_in_it() -> None:
    claim, foreign = ClaimFactory(accepted=True), ClaimFactory(accepted=True)
    with pytest.raises(BadDecision, match="A notice touches its own article"):
        record_notice(
            claim.article,
            kind=NoticeKind.CORRECTION,
            published_on=DAY,
            summary="x",
            claims=[foreign],
            by=None,
        )
    with pytest.raises(BadDecision, match="The notice touches no claim"):
        record_notice(
            claim.article, kind=NoticeKind.CORRECTION, published_on=DAY, summary="x", claims=[], by=None
        )
    with pytest.raises(NotAllowed):
        record_notice(
            ArticleFactory(),
            kind=NoticeKind.CORRECTION,
            published_on=DAY,
            summary="x",
            claims=None,
            by=UserFactory(),
        )
