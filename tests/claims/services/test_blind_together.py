"""Two of a blind pair at one moment: only PostgreSQL lets them run side by side."""

import pytest

from claims.models import Claim, Review, Stage
from claims.services.blind import start_blind_review
from claims.services.review import accept_claim, add_claim
from claims.services.reviewing import finish_review
from tests.claims.services.blind_cast import pair
from tests.claims.services.together import together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_who_are_done_at_once_are_settled_once() -> None:
    two = pair()
    for reviewer in (two.nadia, two.tomas):
        for claim in two.claims:
            accept_claim(claim.pk, by=reviewer)
        add_claim(two.article, two.addition(), by=reviewer)
    raised = together(*[lambda by=by: finish_review(two.article, by=by) for by in (two.nadia, two.tomas)])
    assert raised == [None, None]
    assert two.stage == Stage.DONE
    assert Claim.objects.accepted().count() == 4


def test_three_who_begin_at_once_get_two_places() -> None:
    two = pair(started=False)
    start_blind_review(two.article, by=two.helen)
    claim, people = two.claims[0].pk, (two.nadia, two.tomas, two.ravi)
    raised = together(*[lambda by=by: accept_claim(claim, by=by) for by in people])
    assert sum(error is not None for error in raised) == 1
    assert set(Review.objects.values_list("slot", flat=True)) == {1, 2}
