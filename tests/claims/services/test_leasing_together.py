"""Two who press "next" at one moment get two articles. Needs a database that lets them act at once."""

from threading import Event as Signal
from time import sleep

import pytest
from django.db import transaction

from claims.models import Lease, ReviewStage, Stage
from claims.services.leasing import take_lease
from claims.services.numbering import lock_article
from claims.services.queueing import next_task
from claims.services.stages import locked_stage
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


def test_a_lease_that_is_taken_during_an_act_waits_for_it_and_neither_is_refused() -> None:
    article, by = ClaimFactory().article, UserFactory(is_superuser=True)
    ReviewStage.objects.create(article=article, stage=Stage.OPEN)
    is_acting = Signal()

    def act() -> None:
        with transaction.atomic():
            lock_article(article.pk)
            is_acting.set()
            sleep(0.3)  # while the other comes as far as it can
            locked_stage(article.pk)

    def take() -> None:
        is_acting.wait()
        take_lease(article, by=by)

    assert together(act, take) == [None, None]
    assert Lease.objects.get().article == article
