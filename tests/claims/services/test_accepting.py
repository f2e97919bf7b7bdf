"""Several suggestions accepted in one act, skipped ones, and both taken back: all or nothing, and on record."""

import pytest

from claims.domain.codes import ClaimStatus, Verification
from claims.models import Claim, DecisionKind, ReviewDecision, ReviewStage, Stage
from claims.selectors.decisions import decided_on, last_act
from claims.services.accepting import MOST, accept_claims
from claims.services.errors import BadDecision, NotAllowed
from claims.services.review import accept_claim, reject_claim, reopen_claim
from claims.services.routing import route_claims
from claims.services.skipping import skip_claim, unskip_claim
from claims.services.suggesting import suggest_claims
from claims.services.taking_back import take_back
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from factcheck.jobs.models import Job
from factcheck.locking import StaleRow
from sources.models import Article
from tests.factories import ArticleFactory, ClaimFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia() -> User:
    return UserFactory(username="nadia", is_superuser=True)


@pytest.fixture
def tomas() -> User:
    return UserFactory(username="tomas", is_superuser=True)


@pytest.fixture
def article() -> Article:
    """Three suggestions of one event."""
    found: Article = ArticleFactory()
    event = EventFactory()
    for _ in range(3):
        ClaimFactory(article=found, event=event)
    return found


def versions(article: Article) -> dict[int, int]:
    return dict(article.claims.values_list("pk", "row_version"))


def statuses(article: Article) -> set[str]:
    return set(article.claims.values_list("status", flat=True))


def test_several_are_accepted_in_one_act_that_keeps_their_versions(nadia: User, article: Article) -> None:
    accepted = accept_claims(article, versions(article), by=nadia)
    act = Act.objects.get(verb="claim.accept_many")
    assert [claim.status for claim in accepted] == [ClaimStatus.ACCEPTED] * 3
    assert act.new == {"claims": 3, "versions": {claim.public_id: 2 for claim in accepted}}
    assert {row.act for row in Claim.history.filter(row_version=2)} == {act}
    assert set(article.claims.values_list("verification", flat=True)) == {Verification.ONE_REVIEWER}
    assert ReviewDecision.objects.filter(kind=DecisionKind.ACCEPT, is_latest=True).count() == 3
    assert Job.objects.filter(name="claims.derive_event").count() == 1


def test_one_that_moved_on_refuses_all(nadia: User, tomas: User, article: Article) -> None:
    shown = versions(article)
    moved = article.claims.order_by("pk").last()
    assert moved is not None
    route_claims([moved], None, by=tomas)
    with pytest.raises(StaleRow, match=f"{moved.public_id} changed since they were shown"):
        accept_claims(article, shown, by=nadia)
    assert statuses(article) == {ClaimStatus.SUGGESTED}


def test_what_is_decided_is_not_accepted_along(nadia: User, article: Article) -> None:
    first = article.claims.earliest("pk")
    reject_claim(first.pk, by=nadia, reason="Wrong value.")
    with pytest.raises(BadDecision, match=f"{first.public_id}: decided already."):
        accept_claims(article, versions(article), by=nadia)


def test_what_another_decided_before_is_decided_by_itself(nadia: User, tomas: User, article: Article) -> None:
    first = article.claims.earliest("pk")
    accept_claim(first.pk, by=tomas)
    reject_claim(first.pk, by=nadia, reason="Wrong value.")
    reopen_claim(first.pk, by=nadia)
    with pytest.raises(BadDecision, match=f"Somebody else decided about {first.public_id} before"):
        accept_claims(article, versions(article), by=nadia)


@pytest.mark.parametrize("number", [0, MOST + 1])
def test_none_and_too_many_are_refused_with_what_is_accepted(
    nadia: User, article: Article, number: int
) -> None:
    with pytest.raises(BadDecision, match=f"Accept 1 to 1000 suggestions at once; got {number}."):
        accept_claims(article, dict.fromkeys(range(number), 1), by=nadia)


def test_a_claim_of_another_article_is_refused(nadia: User, article: Article) -> None:
    other = ClaimFactory()
    with pytest.raises(BadDecision, match="Some of these are no claims of this article"):
        accept_claims(article, {other.pk: 1}, by=nadia)


def test_under_blind_review_each_is_decided_by_itself(nadia: User, article: Article) -> None:
    ReviewStage.objects.create(article=article, stage=Stage.BLIND)
    with pytest.raises(BadDecision, match="Under blind review each suggestion is decided by itself"):
        accept_claims(article, versions(article), by=nadia)


def test_a_stranger_may_not(article: Article) -> None:
    with pytest.raises(NotAllowed):
        accept_claims(article, versions(article), by=UserFactory())


def test_what_was_accepted_together_is_taken_back_as_one(nadia: User, article: Article) -> None:
    accept_claims(article, versions(article), by=nadia)
    found = last_act(article, nadia, list(article.claims.all()), decided_on(article, nadia).last)
    assert found is not None
    assert len(found.claims) == 3
    take_back(found.act, article, by=nadia)
    assert statuses(article) == {ClaimStatus.SUGGESTED}
    assert not ReviewDecision.objects.filter(is_latest=True).exists()
    assert Act.objects.get(verb="claim.take_back").new["claims"] == 3
    # Taken back, it is nothing to take back any more.
    assert last_act(article, nadia, list(article.claims.all()), decided_on(article, nadia).last) is None


def test_what_changed_since_is_named_and_nothing_taken_back(nadia: User, article: Article) -> None:
    accepted = accept_claims(article, versions(article), by=nadia)
    reject_claim(accepted[0].pk, by=nadia, reason="Wrong value.")
    act = Act.objects.get(verb="claim.accept_many")
    with pytest.raises(BadDecision, match=f"{accepted[0].public_id} changed since"):
        take_back(act.pk, article, by=nadia)
    assert statuses(article) == {ClaimStatus.ACCEPTED, ClaimStatus.REJECTED}


def test_nobody_takes_back_what_another_did(nadia: User, tomas: User, article: Article) -> None:
    accept_claims(article, versions(article), by=nadia)
    act = Act.objects.get(verb="claim.accept_many")
    with pytest.raises(BadDecision, match="There is no such act of yours to take back"):
        take_back(act.pk, article, by=tomas)


def test_claims_moved_together_go_back_to_where_each_was(nadia: User, article: Article) -> None:
    claims = list(article.claims.order_by("pk"))
    route_claims(claims[:1], None, by=nadia)
    before = dict(article.claims.values_list("pk", "event"))
    route_claims(claims, EventFactory(), by=nadia)
    act = Act.objects.filter(verb="claim.route").latest("pk")
    take_back(act.pk, article, by=nadia)
    assert dict(article.claims.values_list("pk", "event")) == before


def test_the_later_of_a_single_decision_and_an_act_on_several_is_the_last(
    nadia: User, article: Article
) -> None:
    first, *others = article.claims.order_by("pk")
    accept_claims(article, {claim.pk: 1 for claim in others}, by=nadia)
    accept_claim(first.pk, by=nadia)
    decided = decided_on(article, nadia)
    assert decided.last == first.pk
    assert last_act(article, nadia, list(article.claims.all()), decided.last) is None


def test_a_skipped_suggestion_stays_open_and_on_record(nadia: User, tomas: User, article: Article) -> None:
    first = article.claims.earliest("pk")
    skip_claim(first.pk, by=nadia, expected_version=1)
    first.refresh_from_db()
    assert (first.status, first.row_version) == (ClaimStatus.SUGGESTED, 1)
    assert decided_on(article, nadia).skipped == {first.pk}
    assert decided_on(article, tomas).skipped == frozenset()
    assert Act.objects.filter(verb="claim.skip", target_id=first.public_id).exists()
    # Skipping is no decision: another person needs no reason to decide.
    accept_claim(first.pk, by=tomas)


def test_skipping_is_taken_back_once(nadia: User, article: Article) -> None:
    first = article.claims.earliest("pk")
    skip_claim(first.pk, by=nadia)
    unskip_claim(first.pk, by=nadia)
    assert decided_on(article, nadia).skipped == frozenset()
    with pytest.raises(BadDecision, match="You have not skipped this suggestion"):
        unskip_claim(first.pk, by=nadia)


def test_only_what_is_open_is_skipped(nadia: User, article: Article) -> None:
    first = article.claims.earliest("pk")
    accept_claim(first.pk, by=nadia)
    with pytest.raises(BadDecision, match="Only an open suggestion can be skipped"):
        skip_claim(first.pk, by=nadia)


def test_nothing_decided_together_or_skipped_comes_back_when_rules_read_anew(
    nadia: User, first: Article
) -> None:
    suggested = suggest_claims(first)
    skip_claim(suggested[-1].pk, by=nadia)
    accept_claims(first, {claim.pk: 1 for claim in suggested[:-1]}, by=nadia)
    first.runs.all().update(version="older rules")
    assert suggest_claims(first) == []
    assert first.claims.filter(status=ClaimStatus.ACCEPTED).count() == len(suggested) - 1
    assert first.claims.get(status=ClaimStatus.SUGGESTED).pk == suggested[-1].pk
