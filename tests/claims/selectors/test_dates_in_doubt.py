"""Events in doubt are found by the index that holds these alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.selectors.dates_in_doubt import dates_in_doubt
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


def test_live_events_in_doubt_are_found_by_their_index_the_latest_first() -> None:
    EventFactory()
    first, second = (EventFactory(date_doubt="2026-01-05") for _ in range(2))
    EventFactory(date_doubt="2026-01-05", merged_into=first)
    with CaptureQueriesContext(connection) as asked:
        assert dates_in_doubt(None, 5) == [second, first]
    if connection.vendor != "sqlite":
        return  # PostgreSQL reads a table of four rows as a whole.
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked.captured_queries[0]['sql']}")
        steps = [step for *_, step in cursor.fetchall()]
    assert any("claims_event_date_" in step for step in steps), steps
