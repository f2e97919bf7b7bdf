"""The first of some open articles: those of the oldest unfinished, and of all where these do not fill the list."""

from typing import Any

import pytest

from claims.models import ReviewStage, Stage, UnfinishedReview
from claims.selectors.articles import OLDEST, listed_articles
from claims.selectors.first_found import oldest, tally_of_open
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("looked_at", [(1,), (1, 2), (2, 10), (10,)], ids=str)
def test_the_oldest_come_first_however_many_are_looked_at(
    looked_at: tuple[int, ...], monkeypatch: Any
) -> None:
    monkeypatch.setattr("claims.selectors.first_found.LOOKED_AT", looked_at)
    done, *waiting = [ArticleFactory() for _ in range(4)]
    ReviewStage.objects.create(article=done, stage=Stage.DONE)
    # The first of those that wait is none of the rows: looked at, and passed over.
    rows: Any = (
        listed_articles(None).filter(unfinished__isnull=False).exclude(pk=waiting[0].pk).order_by(OLDEST)
    )
    assert [article.pk for article in oldest(rows, 2)] == [waiting[1].pk, waiting[2].pk]
    assert [article.pk for article in oldest(rows, 1)] == [waiting[1].pk]
    assert tally_of_open(rows).number == 2
    none = UnfinishedReview.objects.none()
    assert oldest(rows, 2, none) == []
