"""Done beside other acts on one article: only PostgreSQL lets them run side by side."""

import pytest

from claims.domain.codes import ClaimStatus
from claims.models import Claim, ReviewStage, Stage
from claims.services.review import accept_claim, reopen_claim
from claims.services.reviewing import finish_review
from tests.claims.services.together import together
from tests.factories import ClaimFactory, UserFactory

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_done_and_a_suggestion_open_again_never_stand_together() -> None:
    nadia, tomas = (UserFactory(is_superuser=True) for _ in range(2))
    for _ in range(5):
        claim = ClaimFactory()
        accept_claim(claim.pk, by=nadia)
        together(
            lambda pk=claim.pk: reopen_claim(pk, by=nadia),
            lambda article=claim.article: finish_review(article, by=tomas),
        )
        is_open = Claim.objects.get(pk=claim.pk).status == ClaimStatus.SUGGESTED
        is_done = ReviewStage.objects.filter(article=claim.article, stage=Stage.DONE).exists()
        assert is_open
        assert not is_done


def test_two_say_done_at_once_and_one_is_told_so() -> None:
    people = [UserFactory(is_superuser=True) for _ in range(2)]
    claim = ClaimFactory()
    accept_claim(claim.pk, by=people[0])
    raised = together(*[lambda by=by: finish_review(claim.article, by=by) for by in people])
    assert sorted(str(error) for error in raised) == ["None", "The article is done already."]
