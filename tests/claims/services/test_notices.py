"""What an outlet takes back counts zero, and those who relied on it are told."""

from datetime import date

import pytest

from claims.domain.codes import Axis, ClaimStatus, Provenance
from claims.models import (
    ClaimLink,
    DecisionKind,
    LinkDirection,
    LinkOrigin,
    Notification,
    Review,
    ReviewDecision,
)
from claims.services.errors import BadDecision, NotAllowed
from claims.services.notices import record_notice
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from sources.codes import NoticeKind
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
    nadia = UserFactory(username="nadia")
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
