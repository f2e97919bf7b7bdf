"""Done: said of a whole article, refused while something is open, taken back as soon as something is."""

import pytest
from django.contrib.auth.models import Permission

from claims.domain.codes import ClaimStatus
from claims.models import Claim, Notification, Reopened, Review, ReviewStage, ReviewState, Stage
from claims.services.claim_content import content_of
from claims.services.errors import BadDecision, NotAllowed
from claims.services.review import accept_claim, add_claim, reject_claim, reopen_claim
from claims.services.reviewing import finish_review, reopen_review
from claims.services.seeding import load_codebook_and_registers
from claims.services.suggesting import suggest_claims
from factcheck.accounts.models import User
from factcheck.audit.models import Act
from sources.codes import Sensitivity
from sources.models import Article
from tests.claims.services.cast import FIRST, add
from tests.factories import ArticleFactory, ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia() -> User:
    return UserFactory(username="nadia", is_superuser=True)


@pytest.fixture
def tomas() -> User:
    return UserFactory(username="tomas", is_superuser=True)


def stage_of(article: Article) -> str:
    row = ReviewStage.objects.filter(article=article).first()
    return Stage.OPEN if row is None else row.stage


def states_of(article: Article) -> set[str]:
    return set(Review.objects.filter(article=article).values_list("state", flat=True))


def test_done_is_refused_with_what_is_open(nadia: User) -> None:
    claim = ClaimFactory()
    with pytest.raises(BadDecision, match=r"1 suggestion is open: killed: "):
        finish_review(claim.article, by=nadia)
    assert not Act.objects.filter(verb="review.finish").exists()


def test_done_is_said_once_all_is_decided(nadia: User) -> None:
    claim = ClaimFactory()
    accept_claim(claim.pk, by=nadia)
    assert stage_of(claim.article) == Stage.OPEN
    finish_review(claim.article, by=nadia)
    assert stage_of(claim.article) == Stage.DONE
    assert Review.objects.get(article=claim.article).finished_at is not None
    assert Act.objects.get(verb="review.finish").target_id == claim.article.public_id
    with pytest.raises(BadDecision, match="done already"):
        finish_review(claim.article, by=nadia)


def test_the_passes_of_all_who_decided_are_done_with_the_article(nadia: User, tomas: User) -> None:
    claim = ClaimFactory()
    accept_claim(claim.pk, by=nadia)
    finish_review(claim.article, by=tomas)
    assert Review.objects.filter(article=claim.article).count() == 2
    assert states_of(claim.article) == {ReviewState.DONE}


def test_nothing_to_claim_is_said_where_nothing_was_accepted_and_only_there(nadia: User) -> None:
    claim = ClaimFactory()
    reject_claim(claim.pk, by=nadia, reason="The words do not say so.")
    with pytest.raises(BadDecision, match="nothing to claim here"):
        finish_review(claim.article, by=nadia)
    finish_review(claim.article, by=nadia, nothing_to_claim=True)
    assert ReviewStage.objects.get(article=claim.article).nothing_to_claim

    other = ClaimFactory()
    accept_claim(other.pk, by=nadia)
    with pytest.raises(BadDecision, match="it holds something to claim"):
        finish_review(other.article, by=nadia, nothing_to_claim=True)


def test_an_article_without_any_suggestion_is_done_by_saying_so(nadia: User) -> None:
    article = ArticleFactory()
    finish_review(article, by=nadia, nothing_to_claim=True)
    assert stage_of(article) == Stage.DONE


def test_a_decision_taken_back_opens_the_article_again_and_tells_who_was_done(
    nadia: User, tomas: User
) -> None:
    claim = ClaimFactory()
    accept_claim(claim.pk, by=nadia)
    finish_review(claim.article, by=tomas)
    reopen_claim(claim.pk, by=nadia)
    row = ReviewStage.objects.get(article=claim.article)
    assert (row.stage, row.reopened) == (Stage.OPEN, Reopened.DECISION)
    assert states_of(claim.article) == {ReviewState.OPEN}
    assert [note.recipient for note in Notification.objects.all()] == [tomas]
    assert "a decision was taken back" in Notification.objects.get().text


def test_a_new_suggestion_opens_a_done_article_again(nadia: User) -> None:
    load_codebook_and_registers()
    article = add(FIRST, "Harbour Gazette")
    finish_review(article, by=nadia, nothing_to_claim=True)
    assert suggest_claims(article)
    row = ReviewStage.objects.get(article=article)
    assert (row.stage, row.reopened, row.nothing_to_claim) == (Stage.OPEN, Reopened.SUGGESTION, False)


@pytest.mark.parametrize("act", ["accept", "add"])
def test_a_claim_where_nothing_was_said_to_be_claimed_opens_the_article_again(nadia: User, act: str) -> None:
    claim = ClaimFactory()
    reject_claim(claim.pk, by=nadia, reason="The words do not say so.")
    finish_review(claim.article, by=nadia, nothing_to_claim=True)
    if act == "accept":
        accept_claim(claim.pk, by=nadia)
    else:
        add_claim(claim.article, content_of(claim), by=nadia)
    assert ReviewStage.objects.get(article=claim.article).reopened == Reopened.CLAIM


def test_one_more_claim_leaves_an_article_done(nadia: User) -> None:
    claim = ClaimFactory()
    accept_claim(claim.pk, by=nadia)
    finish_review(claim.article, by=nadia)
    add_claim(claim.article, content_of(claim), by=nadia)
    assert stage_of(claim.article) == Stage.DONE


def test_a_person_opens_it_again_as_they_saw_it(nadia: User) -> None:
    claim = ClaimFactory()
    accept_claim(claim.pk, by=nadia)
    row = finish_review(claim.article, by=nadia)
    with pytest.raises(BadDecision, match="changed since it was shown"):
        reopen_review(claim.article, by=nadia, expected_version=row.row_version + 1)
    reopen_review(claim.article, by=nadia, expected_version=row.row_version)
    assert ReviewStage.objects.get(article=claim.article).reopened == Reopened.PERSON
    with pytest.raises(BadDecision, match="changed since it was shown"):
        reopen_review(claim.article, by=nadia)
    finish_review(claim.article, by=nadia)
    assert ReviewStage.objects.get(article=claim.article).reopened == ""


def test_who_may_not_decide_may_not_say_done(nadia: User) -> None:
    claim, sofia = ClaimFactory(status=ClaimStatus.ACCEPTED), UserFactory()
    with pytest.raises(NotAllowed):
        finish_review(claim.article, by=sofia)
    finish_review(claim.article, by=nadia)
    with pytest.raises(NotAllowed):
        reopen_review(claim.article, by=sofia)


def test_a_hidden_suggestion_keeps_an_article_open_and_is_not_named() -> None:
    reviewer = UserFactory()
    reviewer.user_permissions.add(Permission.objects.get(codename="accept_claim"))
    claim: Claim = ClaimFactory(sensitivity=Sensitivity.CONFIDENTIAL)
    with pytest.raises(BadDecision, match="an editor decides it") as refused:
        finish_review(claim.article, by=User.objects.get(pk=reviewer.pk))
    assert claim.attribute.key not in str(refused.value)
