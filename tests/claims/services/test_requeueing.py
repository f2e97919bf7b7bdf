"""What repeats a retracted claim is in a queue again, with the reason, until somebody looked through it."""

from datetime import date

import pytest

from claims.domain.codes import ClaimStatus
from claims.models import (
    Assignment,
    Claim,
    Notification,
    Reopened,
    Review,
    ReviewRound,
    ReviewStage,
    ReviewState,
    Stage,
)
from claims.selectors.articles import articles_to_finish, open_articles
from claims.selectors.queue import Task, queue_for, tasks_for
from claims.selectors.repeating import notices_behind
from claims.selectors.waiting import Why
from claims.services.adjudicating import adjudicate
from claims.services.notices import record_notice, withdraw_notice
from claims.services.review import accept_claim, reject_claim
from claims.services.reviewing import finish_review
from factcheck.accounts.models import User
from sources.codes import ArticleKind, NoticeKind
from sources.models import Article, Notice
from tests.claims.admin.cast import person
from tests.claims.services.blind_cast import pair
from tests.factories import ArticleFactory, ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = date(2020, 11, 20)


@pytest.fixture
def nadia() -> User:
    return UserFactory(username="nadia", is_superuser=True)


def take_back(article: Article, claims: list[Claim] | None = None) -> Notice:
    return record_notice(
        article,
        kind=NoticeKind.RETRACTION,
        published_on=DAY,
        summary="It was wrong.",
        claims=claims,
        by=None,
    )


def pair_of_like_texts() -> tuple[Claim, Claim]:
    """Two accepted claims whose articles are of nearly the same text."""
    first, second = (ClaimFactory(accepted=True, article__text_group="A1") for _ in range(2))
    return first, second


def order(user: User) -> list[tuple[Article, str]]:
    return [(task.article, task.why) for task in tasks_for(user, 10)]


def stage_of(article: Article) -> tuple[str, str]:
    row = ReviewStage.objects.get(article=article)
    return row.stage, row.reopened


def test_an_article_that_repeats_it_comes_back_to_whoever_reviewed_it(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    gone = UserFactory(is_active=False, is_superuser=True)
    for reviewer in (nadia, gone):
        Review.objects.create(article=copy.article, reviewer=reviewer)
    take_back(claim.article)
    assigned = Assignment.objects.get()
    assert (assigned.article, assigned.reviewer, assigned.priority) == (copy.article, nadia, 10)
    assert Notification.objects.get().recipient == nadia


def test_a_done_article_is_open_again_looked_through_and_done_again(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    older = ClaimFactory().article
    finish_review(copy.article, by=nadia)
    assert (order(nadia), queue_for(nadia, 10)[1].number) == ([(older, Why.OLDEST)], 1)

    notice = take_back(claim.article)
    assert stage_of(copy.article) == (Stage.OPEN, Reopened.NOTICE)
    assert Review.objects.get(article=copy.article).state == ReviewState.OPEN
    assert (order(nadia), queue_for(nadia, 10)[1].number) == (
        [(copy.article, Why.TAKEN_BACK), (older, Why.OLDEST)],
        2,
    )
    assert notices_behind(copy.article, nadia) == [notice]
    assert [told.text for told in Notification.objects.all()] == [
        f'"{copy.article}" repeats what was taken back: It was wrong.'
    ]

    finish_review(copy.article, by=nadia)
    assert stage_of(copy.article) == (Stage.DONE, "")
    assert order(nadia) == [(older, Why.OLDEST)]


def test_it_is_counted_among_what_is_open_and_not_among_what_lacks_done(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    finish_review(copy.article, by=nadia)
    assert list(open_articles(nadia)) == []
    take_back(claim.article)
    assert list(open_articles(nadia)) == [copy.article]
    assert copy.article not in articles_to_finish(nadia)


def test_a_second_notice_opens_it_a_second_time(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    third = ClaimFactory(accepted=True, article__text_group="A1")
    for article in (copy.article, claim.article):
        finish_review(article, by=nadia)
    take_back(claim.article)
    finish_review(copy.article, by=nadia)
    take_back(third.article)
    assert stage_of(copy.article) == (Stage.OPEN, Reopened.NOTICE)
    assert Assignment.objects.filter(article=copy.article).count() == 1


def test_an_assignment_that_is_open_is_raised_and_not_doubled(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    Review.objects.create(article=copy.article, reviewer=nadia)
    Assignment.objects.create(article=copy.article, reviewer=nadia)
    take_back(claim.article)
    assert Assignment.objects.get().priority == 10


def test_what_a_policy_accepted_is_told_once_to_those_who_may_accept_claims() -> None:
    claim, _copy = pair_of_like_texts()
    another = ClaimFactory(accepted=True, article__text_group="A1")
    ada = UserFactory(is_superuser=True)
    UserFactory()
    take_back(claim.article)
    told = Notification.objects.get()
    assert told.recipient == ada
    assert told.text.endswith(
        "and others (2 in all) repeat what was taken back, and nobody reviewed them: It was wrong."
    )
    assert not Assignment.objects.exists()
    assert another.status == ClaimStatus.ACCEPTED


def test_what_a_policy_accepted_waits_in_everybodys_queue(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    take_back(claim.article)
    ravi = person("reviewer", username="ravi")
    for user in (nadia, ravi):
        assert order(user) == [(copy.article, Why.TAKEN_BACK)]
    finish_review(copy.article, by=ravi)
    assert order(nadia) == []


def test_what_its_reviewer_may_review_no_more_is_lost_to_nobody(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    reader = person("reader", username="rosa")
    Review.objects.create(article=copy.article, reviewer=reader, state=ReviewState.OPEN)
    take_back(claim.article)
    assert not Assignment.objects.exists()
    assert order(nadia) == [(copy.article, Why.TAKEN_BACK)]
    assert [told.recipient for told in Notification.objects.all()] == [nadia]


def test_the_article_that_was_taken_back_in_part_repeats_nothing(nadia: User) -> None:
    claim, _copy = pair_of_like_texts()
    ClaimFactory(accepted=True, article=claim.article)
    take_back(claim.article, [claim])
    assert not ReviewStage.objects.filter(article=claim.article).exists()


def test_a_post_is_looked_through_with_the_article_that_it_stands_in(nadia: User) -> None:
    around = ClaimFactory(accepted=True).article
    finish_review(around, by=nadia)
    claim, post = pair_of_like_texts()
    Article.objects.filter(pk=post.article.pk).update(kind=ArticleKind.POST, parent=around)
    notice = take_back(claim.article)
    assert order(nadia) == [(around, Why.TAKEN_BACK)]
    assert notices_behind(around, nadia) == [notice]


def test_what_is_in_adjudication_is_looked_through_after_it() -> None:
    two = pair()
    taken = ClaimFactory(accepted=True, article__text_group="A1").article
    Article.objects.filter(pk=two.article.pk).update(text_group="A1")
    for claim in two.claims:
        accept_claim(claim.pk, by=two.nadia)
    for claim in two.claims[1:]:
        accept_claim(claim.pk, by=two.tomas)
    reject_claim(two.claims[0].pk, by=two.tomas, reason="misread")
    for reviewer in (two.nadia, two.tomas):
        finish_review(two.article, by=reviewer)
    assert stage_of(two.article) == (Stage.ADJUDICATION, "")

    take_back(taken)
    assert stage_of(two.article) == (Stage.ADJUDICATION, Reopened.NOTICE)
    assert order(two.helen) == []
    adjudicate(two.article, f"s{two.claims[0].pk}", "a", by=two.helen)
    assert stage_of(two.article) == (Stage.OPEN, Reopened.NOTICE)
    assert order(two.nadia) == [(two.article, Why.TAKEN_BACK)]
    finish_review(two.article, by=two.nadia)
    assert stage_of(two.article) == (Stage.DONE, "")
    assert Review.objects.filter(round=ReviewRound.BLIND, state=ReviewState.DONE).count() == 2


def test_nobody_is_told_of_what_is_hidden_from_them() -> None:
    claim, copy = pair_of_like_texts()
    shown = ClaimFactory(accepted=True, article__text_group="A1")
    Article.objects.filter(pk=copy.article.pk).update(sensitivity="confidential")
    Article.objects.filter(pk=claim.article.pk).update(sensitivity="confidential")
    ravi = person("reviewer", username="ravi")
    Review.objects.create(article=copy.article, reviewer=ravi)
    take_back(claim.article)
    assert not Assignment.objects.exists()
    assert Notification.objects.get(recipient=ravi).text == (
        f'"{shown.article}" repeats what was taken back, and nobody reviewed it: details are hidden from you'
    )
    assert notices_behind(shown.article, ravi) == []


def test_never_more_than_twenty_people_are_told() -> None:
    claim, _copy = pair_of_like_texts()
    for _ in range(22):
        UserFactory(is_superuser=True)
    take_back(claim.article)
    assert Notification.objects.count() == 20


def test_a_skip_gives_it_to_the_others(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    finish_review(copy.article, by=nadia)
    take_back(claim.article)
    ravi = person("reviewer", username="ravi")
    assert order(ravi) == []
    Assignment.objects.update(is_closed=True, skip_reason="on leave")
    assert order(nadia) == []
    assert tasks_for(ravi, 5) == [Task(copy.article, Why.TAKEN_BACK, "nadia: on leave")]


def test_an_article_without_a_tie_stays_done(nadia: User) -> None:
    claim, other = ClaimFactory(accepted=True), ClaimFactory(accepted=True)
    finish_review(other.article, by=nadia)
    take_back(claim.article)
    assert stage_of(other.article) == (Stage.DONE, "")
    assert order(nadia) == []
    assert notices_behind(ArticleFactory(), nadia) == []


def test_a_withdrawn_notice_takes_from_the_queues_what_it_put_there(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    finish_review(copy.article, by=nadia)
    finished = Review.objects.get(article=copy.article).finished_at
    notice = take_back(claim.article)
    withdraw_notice(notice, by=nadia, reason="It was about another article.")
    assert stage_of(copy.article) == (Stage.DONE, "")
    review = Review.objects.get(article=copy.article)
    assert (review.state, review.finished_at) == (ReviewState.DONE, finished)
    assert Assignment.objects.get().is_closed
    assert order(nadia) == []
    assert Notification.objects.latest("pk").text == (
        f'"{copy.article}" need not be looked through again: the notice on what it repeats was withdrawn.'
    )


def test_an_article_that_was_in_hand_is_asked_about_no_longer(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    given = Assignment.objects.create(article=copy.article, reviewer=nadia, priority=2)
    Review.objects.create(article=copy.article, reviewer=nadia)
    notice = take_back(claim.article)
    assert stage_of(copy.article) == (Stage.OPEN, Reopened.NOTICE)
    withdraw_notice(notice, by=None, reason="Twice the same.")
    assert stage_of(copy.article) == (Stage.OPEN, "")
    given.refresh_from_db()
    assert (given.priority, given.is_closed) == (2, False)


def test_what_another_notice_asks_about_stays_in_the_queue(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    finish_review(copy.article, by=nadia)
    first, _second = take_back(claim.article), take_back(claim.article)
    withdraw_notice(first, by=None, reason="Twice the same.")
    assert stage_of(copy.article) == (Stage.OPEN, Reopened.NOTICE)
    assert order(nadia) == [(copy.article, Why.TAKEN_BACK)]


def test_what_somebody_found_since_stays_open(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    finish_review(copy.article, by=nadia)
    notice = take_back(claim.article)
    ClaimFactory(article=copy.article)
    withdraw_notice(notice, by=None, reason="It was about another article.")
    assert stage_of(copy.article) == (Stage.OPEN, "")
    assert order(nadia)[0][0] == copy.article


def test_what_was_looked_through_meanwhile_stays_done(nadia: User) -> None:
    claim, copy = pair_of_like_texts()
    finish_review(copy.article, by=nadia)
    notice = take_back(claim.article)
    finish_review(copy.article, by=nadia)
    withdraw_notice(notice, by=None, reason="It was about another article.")
    assert stage_of(copy.article) == (Stage.DONE, "")
