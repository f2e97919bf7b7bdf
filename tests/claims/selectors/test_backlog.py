"""How long articles wait."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.selectors import backlog
from claims.selectors.backlog import EMPTY, backlog_of
from sources.models import Article
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def waiting(*days: int) -> None:
    for number in days:
        article = ArticleFactory()
        Article.objects.filter(pk=article.pk).update(
            added_at=timezone.now() - timedelta(days=number, hours=1)
        )


def test_nothing_waits() -> None:
    assert backlog_of(Article.objects.order_by("pk")) == EMPTY


def test_the_oldest_and_the_middle_are_told_in_whole_days() -> None:
    waiting(9, 4, 1)
    found = backlog_of(Article.objects.order_by("pk"))
    assert (found.waiting.shown, found.oldest_days, found.median_days) == ("3", 9, 4)


def test_what_came_in_today_has_waited_no_day() -> None:
    waiting(0)
    found = backlog_of(Article.objects.order_by("pk"))
    assert (found.oldest_days, found.median_days) == (0, 0)


def test_no_median_is_told_of_more_than_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backlog, "MOST", 2)
    waiting(5, 4, 3, 2)
    found = backlog_of(Article.objects.order_by("pk"))
    assert (found.oldest_days, found.median_days) == (5, None)
