"""Two who press "next" at one moment get two articles. Needs a database that lets them act at once."""

import pytest

from claims.models import Lease
from claims.services.queueing import next_task
from tests.claims.services.together import together
from tests.factories import ClaimFactory, UserFactory

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_who_ask_at_once_get_two_articles() -> None:
    people = [UserFactory(is_superuser=True) for _ in range(2)]
    articles = {ClaimFactory().article.pk for _ in range(2)}
    raised = together(*(lambda by=by: next_task(by=by) for by in people))  # type: ignore[misc]
    assert raised == [None, None]
    assert set(Lease.objects.values_list("article", flat=True)) == articles


def test_of_two_who_ask_for_the_last_article_one_gets_it() -> None:
    people = [UserFactory(is_superuser=True) for _ in range(2)]
    ClaimFactory()
    raised = together(*(lambda by=by: next_task(by=by) for by in people))  # type: ignore[misc]
    assert raised == [None, None]
    assert Lease.objects.count() == 1
