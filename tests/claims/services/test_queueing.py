"""The queue: what comes next and why, who holds what, and what happens to abandoned and skipped work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.domain.codes import ClaimStatus
from claims.models import Assignment, Lease, Review, ReviewStage, Stage, Team
from claims.selectors.queue import queue_for, started_by, tasks_for, work_of, work_of_teams
from claims.selectors.waiting import Why
from claims.services.blind import start_blind_review
from claims.services.consensus import derive_event
from claims.services.errors import BadDecision, NotAllowed
from claims.services.leasing import LeaseTaken, release_leases, take_lease
from claims.services.queueing import next_task, skip_task
from claims.services.review import accept_claim, reject_claim
from claims.services.reviewing import finish_review
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from sources.codes import ArticleKind
from sources.models import Article
from tests.claims.admin.cast import adopted, person
from tests.factories import ArticleFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db

BOTH_TAKEN = r"^Both places of this blind review are taken\.$"


@pytest.fixture
def nadia() -> User:
    return UserFactory(username="nadia", is_superuser=True)


@pytest.fixture
def tomas() -> User:
    return UserFactory(username="tomas", is_superuser=True)


def waiting(**fields: object) -> Article:
    """An article with one open suggestion."""
    article: Article = ClaimFactory(**fields).article
    return article


def order(user: User) -> list[tuple[Article, str]]:
    return [(task.article, task.why) for task in tasks_for(user, 10)]


def run_out(lease: Lease) -> None:
    now = timezone.now()
    Lease.objects.filter(pk=lease.pk).update(
        taken_at=now - timedelta(hours=3), expires_at=now - timedelta(hours=2)
    )


def test_the_oldest_comes_first_where_nothing_presses(nadia: User) -> None:
    first, second = waiting(), waiting()
    ClaimFactory(accepted=True)  # nothing to decide
    assert order(nadia) == [(first, Why.OLDEST), (second, Why.OLDEST)]


def test_the_length_counts_what_comes_after_the_tasks_shown(nadia: User, tomas: User) -> None:
    first, second, third = waiting(), waiting(), waiting()
    decided = waiting()
    accept_claim(decided.claims.get().pk, by=nadia)
    take_lease(third, by=tomas)
    tasks, length = queue_for(nadia, 2)
    assert [task.article for task in tasks] == [decided, first]
    assert length.number == len([first, second, decided])


def test_a_post_with_suggestions_is_a_task_of_its_own(nadia: User) -> None:
    around = ClaimFactory(accepted=True).article
    post = waiting()
    Article.objects.filter(pk=post.pk).update(kind=ArticleKind.POST, parent=around)
    assert order(nadia) == [(post, Why.OLDEST)]
    accept_claim(post.claims.get().pk, by=nadia)
    assert order(nadia) == [(post, Why.FINISH)]
    finish_review(post, by=nadia)
    assert order(nadia) == []


def test_what_presses_comes_before_what_is_old(nadia: User) -> None:
    oldest = waiting()
    event = EventFactory()
    one = ClaimFactory(event=event, accepted=True)
    ClaimFactory(event=event, accepted=True, attribute=one.attribute, number=3)
    contested = waiting(event=event, attribute=one.attribute)
    team, given = waiting(), waiting()
    adopted(one.attribute)
    derive_event(event)
    group = Team.objects.create(name="night desk")
    group.members.add(nadia)
    Assignment.objects.create(article=team, team=group)
    Assignment.objects.create(article=given, reviewer=nadia)

    assert order(nadia) == [
        (given, Why.ASSIGNED),
        (team, Why.TEAM),
        (contested, Why.CONTESTED),
        (oldest, Why.OLDEST),
    ]


def test_of_what_was_given_the_higher_priority_comes_first(nadia: User) -> None:
    low, high = waiting(), waiting()
    Assignment.objects.create(article=low, reviewer=nadia, priority=1)
    Assignment.objects.create(article=high, reviewer=nadia, priority=5)
    assert [article for article, _why in order(nadia)] == [high, low]


def test_what_was_given_and_is_done_takes_no_place(nadia: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.selectors.waiting.MOST_HELD", 1)
    done, given = ClaimFactory(accepted=True).article, waiting()
    ReviewStage.objects.create(article=done, stage=Stage.DONE)
    for article in (done, given):
        Assignment.objects.create(article=article, reviewer=nadia)
    assert order(nadia) == [(given, Why.ASSIGNED)]


def test_what_was_given_to_somebody_else_is_theirs(nadia: User, tomas: User) -> None:
    Assignment.objects.create(article=waiting(), reviewer=tomas)
    assert order(nadia) == []


def test_what_i_decided_and_never_called_done_comes_back(nadia: User) -> None:
    claim = ClaimFactory()
    accept_claim(claim.pk, by=nadia)
    assert order(nadia) == [(claim.article, Why.FINISH)]


def test_next_leases_the_article_and_nobody_else_gets_it(nadia: User, tomas: User) -> None:
    first, second = waiting(), waiting()
    mine, theirs = next_task(by=nadia), next_task(by=tomas)
    assert mine is not None
    assert theirs is not None
    assert (mine.article, theirs.article) == (first, second)
    assert next_task(by=UserFactory(is_superuser=True)) is None


def test_next_goes_on_and_lets_go_of_what_is_left(nadia: User, tomas: User) -> None:
    first, second, third = waiting(), waiting(), waiting()
    seen = []
    leaving = None
    for _step in range(3):
        task = next_task(by=nadia, leaving=leaving)
        assert task is not None
        leaving = task.article
        seen.append(task.article)
    assert seen == [first, second, third]
    assert [article for article, _why in order(tomas)] == [first, second]


def test_a_lease_is_refused_with_who_holds_it(nadia: User, tomas: User) -> None:
    article = waiting()
    take_lease(article, by=tomas)
    with pytest.raises(LeaseTaken, match="tomas works on this article, until"):
        take_lease(article, by=nadia)
    assert Lease.objects.get().holder == tomas


def test_holding_on_keeps_since_when_and_moves_until_when(nadia: User) -> None:
    article = waiting()
    first = take_lease(article, by=nadia)
    again = take_lease(article, by=nadia)
    assert again.pk == first.pk
    assert again.taken_at == first.taken_at
    assert again.expires_at > first.expires_at


def test_abandoned_work_returns_to_the_queue(nadia: User, tomas: User) -> None:
    article = waiting()
    run_out(take_lease(article, by=nadia))
    assert order(tomas) == [(article, Why.OLDEST)]
    assert take_lease(article, by=tomas).holder == tomas
    assert work_of(nadia).articles == []


def test_whoever_lets_go_holds_nothing(nadia: User, tomas: User) -> None:
    article = waiting()
    take_lease(article, by=nadia)
    release_leases(nadia)
    assert take_lease(article, by=tomas).holder == tomas


def test_skipping_needs_a_reason_and_tells_the_next_person(nadia: User, tomas: User) -> None:
    article = waiting()
    with pytest.raises(BadDecision, match="Say why"):
        skip_task(article, by=nadia, reason="  ")
    skip_task(article, by=nadia, reason="in Kurdish")
    assert order(nadia) == []
    assert [(task.article, task.note) for task in tasks_for(tomas, 5)] == [(article, "nadia: in Kurdish")]
    assert Act.objects.filter(verb="task.skip").count() == 1


def test_what_was_skipped_comes_back_when_it_is_given_again(nadia: User) -> None:
    article = waiting()
    skip_task(article, by=nadia, reason="in Kurdish")
    Assignment.objects.create(article=article, reviewer=nadia)
    assert order(nadia) == [(article, Why.ASSIGNED)]


def test_skipping_closes_what_was_given(nadia: User) -> None:
    article = waiting()
    Assignment.objects.create(article=article, reviewer=nadia)
    skip_task(article, by=nadia, reason="not my language")
    assert Assignment.objects.get().is_closed


def test_only_who_decides_claims_takes_tasks() -> None:
    reader = UserFactory()
    with pytest.raises(NotAllowed):
        next_task(by=reader)
    with pytest.raises(NotAllowed):
        take_lease(waiting(), by=reader)
    with pytest.raises(NotAllowed):
        skip_task(waiting(), by=reader, reason="none")


def test_my_team_is_seen_at_work(nadia: User, tomas: User) -> None:
    team = Team.objects.create(name="night desk")
    team.members.add(nadia, tomas)
    claim = ClaimFactory()
    ClaimFactory(article=claim.article, attribute=claim.attribute)
    take_lease(claim.article, by=tomas)
    accept_claim(claim.pk, by=tomas)
    [work] = work_of_teams(nadia)
    assert (work.person, work.articles, work.decided_today) == (tomas, [claim.article], 1)
    assert started_by(tomas, 5) == [claim.article]
    assert work_of(nadia).decided_today == 0


def test_of_hidden_work_a_team_is_told_nothing(nadia: User) -> None:
    ravi = person("reviewer", username="ravi")
    Team.objects.create(name="night desk").members.add(nadia, ravi)
    hidden, claim = waiting(article__sensitivity="confidential"), ClaimFactory(sensitivity="confidential")
    shown, own = waiting(), waiting()
    now = timezone.now()
    for article in (hidden, shown):
        Lease.objects.create(
            article=article, holder=nadia, slot=1, taken_at=now, expires_at=now + timedelta(minutes=5)
        )
    accept_claim(claim.pk, by=nadia)
    accept_claim(own.claims.get().pk, by=nadia)
    (work,) = work_of_teams(ravi)
    assert (work.articles, work.decided_today) == ([shown], 1)
    assert work_of(nadia).decided_today == 2
    assert set(work_of(nadia).articles) == {hidden, shown}


def test_what_was_decided_before_today_is_not_todays(nadia: User) -> None:
    claim = ClaimFactory()
    accept_claim(claim.pk, by=nadia)
    claim.decisions.update(decided_at=timezone.now() - timedelta(days=2))
    assert work_of(nadia).decided_today == 0


def test_a_closed_suggestion_is_no_task_but_of_whoever_closed_it(nadia: User, tomas: User) -> None:
    claim = ClaimFactory()
    reject_claim(claim.pk, by=tomas, reason="misread")
    assert order(nadia) == []
    assert order(tomas) == [(claim.article, Why.FINISH)]


def test_where_nothing_is_suggested_somebody_says_that_there_is_nothing_to_claim(nadia: User) -> None:
    empty, post, suggested = ArticleFactory(), ArticleFactory(), waiting()
    Article.objects.filter(pk=post.pk).update(kind=ArticleKind.POST, parent=suggested)
    assert order(nadia) == [(suggested, Why.OLDEST), (empty, Why.BARE), (post, Why.BARE)]
    assert queue_for(nadia, 1)[1].number == 3
    finish_review(empty, by=nadia, nothing_to_claim=True)
    assert order(nadia) == [(suggested, Why.OLDEST), (post, Why.BARE)]


def test_what_the_machine_alone_took_back_is_nobodys_decision(nadia: User) -> None:
    withdrawn = ClaimFactory(
        status=ClaimStatus.REJECTED, verification="machine", decision_reason="no longer proposed by rules 2"
    ).article
    assert order(nadia) == [(withdrawn, Why.BARE)]


def test_of_what_somebody_begins_where_nothing_is_suggested_they_alone_are_told(
    nadia: User, tomas: User
) -> None:
    empty, left, given = ArticleFactory(), ArticleFactory(), ArticleFactory()
    Review.objects.create(article=empty, reviewer=tomas)
    take_lease(left, by=tomas)
    Assignment.objects.create(article=given, reviewer=tomas)
    assert order(nadia) == []
    assert order(tomas) == [(given, Why.ASSIGNED), (left, Why.BARE)]
    User.objects.filter(pk=tomas.pk).update(is_active=False)
    assert order(nadia) == [(empty, Why.BARE)]
    skip_task(empty, by=nadia, reason="in Kurdish")
    assert order(nadia) == []


def test_a_text_with_hidden_claims_is_not_bare_to_whoever_sees_none() -> None:
    ravi = person("reviewer", username="ravi")
    for fields in ({}, {"accepted": True}):
        ClaimFactory(sensitivity="confidential", **fields)
    assert order(ravi) == []


def test_two_who_review_blind_where_nothing_is_suggested_both_say_so(nadia: User, tomas: User) -> None:
    empty, helen = ArticleFactory(), UserFactory(username="helen", is_superuser=True)
    start_blind_review(empty, by=helen)
    finish_review(empty, by=nadia, nothing_to_claim=True)
    assert order(nadia) == []
    assert order(tomas) == [(empty, Why.BARE)]
    finish_review(empty, by=tomas, nothing_to_claim=True)
    assert ReviewStage.objects.get(article=empty).stage == Stage.DONE
    assert order(helen) == []


def test_both_places_of_a_blind_pair_are_found_before_anybody_decided(nadia: User, tomas: User) -> None:
    article = waiting()
    start_blind_review(article, by=UserFactory(is_superuser=True))
    helen = UserFactory(username="helen", is_superuser=True)
    found = [next_task(by=one) for one in (nadia, tomas)]
    assert [task and task.article for task in found] == [article, article]
    assert set(Lease.objects.values_list("holder__username", "slot")) == {("nadia", 1), ("tomas", 2)}
    # Both hold on in the places that they have, whoever of them decides first; a third is told.
    accept_claim(article.claims.get().pk, by=tomas)
    for one, place in ((tomas, 2), (nadia, 1)):
        assert take_lease(article, by=one).slot == place
    with pytest.raises(LeaseTaken, match=BOTH_TAKEN):
        take_lease(article, by=helen)
    run_out(Lease.objects.get(holder=nadia))
    assert take_lease(article, by=helen).slot == 1
    with pytest.raises(LeaseTaken, match=BOTH_TAKEN):
        take_lease(article, by=nadia)
