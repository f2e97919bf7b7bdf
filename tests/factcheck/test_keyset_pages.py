"""Pages by key where many rows share the first key, as assignments share a priority."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Assignment
from factcheck.keyset_pages import page_after
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db
MOST = 2


def assignments(*priorities: int) -> list[int]:
    reviewer = UserFactory()
    rows = [
        Assignment.objects.create(article=ArticleFactory(), reviewer=reviewer, priority=each)
        for each in priorities
    ]
    return [row.pk for row in sorted(rows, key=lambda row: (-row.priority, row.pk))]


@pytest.mark.parametrize(
    "priorities",
    [
        (0, 0, 0, 0, 0),
        (2, 1, 0),
        (0, 1, 0, 1, 0, 1),  # a page in which one priority ends
        (1, 0, 0, 1),  # one that ends with a page
    ],
)
def test_every_row_stands_once_and_in_order_either_way(priorities: tuple[int, ...]) -> None:
    rows, expected = Assignment.objects.order_by("-priority", "id"), assignments(*priorities)
    for at, pk in enumerate(expected):
        ahead = page_after(rows, MOST, after=pk)
        back = page_after(rows, MOST, before=pk)
        assert ahead is not None
        assert back is not None
        assert ahead.found == expected[at + 1 : at + 1 + MOST]
        assert ahead.has_later == (at + 1 + MOST < len(expected))
        assert back.found == expected[max(at - MOST, 0) : at]
        assert back.has_earlier == (at > MOST)


def test_a_page_far_into_one_priority_starts_at_its_row() -> None:
    """Bounded by the priority alone, all of its rows before the page would be read."""
    first, second, third, *_ = assignments(0, 0, 0, 0)
    assert first < second < third
    with CaptureQueriesContext(connection) as asked:
        assert page_after(Assignment.objects.order_by("-priority", "id"), 1, after=second) is not None
    statements = [query["sql"] for query in asked.captured_queries]
    assert len(statements) == 2, statements
    assert f'"priority" = 0 AND "claims_assignment"."id" >= {second}' in statements[1]
