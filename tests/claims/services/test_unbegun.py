"""What came decided, with nobody at it, waits for somebody to look: corrected texts, policies, who is gone."""

import pytest

from claims.domain.codes import ClaimStatus, Verification
from claims.models import Assignment, Claim, Review, ReviewStage, Stage
from claims.selectors.queue import queue_for, tasks_for
from claims.selectors.waiting import Why
from claims.services.leasing import take_lease
from claims.services.queueing import next_task
from claims.services.review import accept_claim, reject_claim
from claims.services.reviewing import finish_review
from claims.services.versions import correct_text
from factcheck.accounts.models import User
from sources.models import Article
from tests.claims.admin.cast import person
from tests.factories import ArticleFactory, ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db

TEXT = "One girl was killed. Nobody was injured."


@pytest.fixture
def nadia() -> User:
    return UserFactory(username="nadia", is_superuser=True)


@pytest.fixture
def tomas() -> User:
    return UserFactory(username="tomas", is_superuser=True)


def by_policy(**fields: object) -> Article:
    claim: Claim = ClaimFactory(accepted=True, **fields)
    Claim.objects.filter(pk=claim.pk).update(verification=Verification.POLICY)
    return claim.article


def corrected(by: User) -> Article:
    """The next version of an article that somebody decided and finished."""
    claim = ClaimFactory(article=ArticleFactory(text=TEXT), quote="One girl was killed")
    accept_claim(claim.pk, by=by)
    finish_review(claim.article, by=by)
    claim.article.refresh_from_db()
    return correct_text(claim.article, f"{TEXT} It rained.", by=by, reason="They added a line.").article


def order(user: User) -> list[tuple[Article, str]]:
    return [(task.article, task.why) for task in tasks_for(user, 10)]


def test_what_came_decided_waits_behind_suggestions_and_before_what_holds_none(
    nadia: User, tomas: User
) -> None:
    empty, policy, next_version = ArticleFactory(), by_policy(), corrected(tomas)
    suggested = ClaimFactory().article
    left = ClaimFactory(accepted=True).article
    gone = UserFactory(is_active=False)
    Review.objects.create(article=left, reviewer=gone)
    assert order(nadia) == [
        (suggested, Why.OLDEST),
        (next_version, Why.CARRIED),
        (policy, Why.POLICY),
        (left, Why.LEFT),
        (empty, Why.BARE),
    ]
    assert queue_for(nadia, 1)[1].number == 5


def test_done_takes_it_out_of_the_queue(nadia: User) -> None:
    policy = by_policy()
    task = next_task(by=nadia)
    assert task is not None
    assert (task.article, task.why) == (policy, Why.POLICY)
    finish_review(policy, by=nadia)
    assert ReviewStage.objects.get(article=policy).stage == Stage.DONE
    assert order(nadia) == []


def test_whoever_begins_it_has_it_and_nobody_else(nadia: User, tomas: User) -> None:
    begun, held, given = by_policy(), by_policy(), by_policy()
    reject_claim(begun.claims.get().pk, by=tomas, reason="misread")
    take_lease(held, by=tomas)
    Assignment.objects.create(article=given, reviewer=tomas)
    assert order(nadia) == []
    assert order(tomas) == [(given, Why.ASSIGNED), (begun, Why.FINISH), (held, Why.POLICY)]


def test_of_hidden_claims_nobody_is_told_who_may_not_read_them() -> None:
    by_policy(sensitivity="confidential")
    assert order(person("reviewer", username="ravi")) == []


def test_what_the_policy_left_open_or_took_back_is_no_work_of_this_kind(nadia: User) -> None:
    article = by_policy()
    ClaimFactory(article=article)
    assert order(nadia) == [(article, Why.OLDEST)]
    Claim.objects.filter(article=article).update(status=ClaimStatus.REJECTED)
    assert order(nadia) == [(article, Why.BARE)]
