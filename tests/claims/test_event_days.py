"""Each row of consensus has the day of its event, whatever is written, and lists of what needs somebody go by it."""

from datetime import date
from typing import Any

import pytest
from django.db import connection

from claims.checks import check_event_days
from claims.domain.codes import Evidence
from claims.event_days import TRIGGERS, UNDATED, fill, missing_triggers, put_up, take_down
from claims.models import Consensus, Event
from claims.selectors.events import open_conflicts
from claims.selectors.review_tasks import open_tasks
from tests.factories import AttributeFactory, EventFactory, SnapshotFactory

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def contested(day: date | None, **columns: Any) -> Consensus:
    return Consensus.objects.create(
        event=EventFactory(date_lower=day), attribute=AttributeFactory(key="killed"), codebook=SnapshotFactory(),
        value_kind="count", evidence=Evidence.CONTESTED, voices_min=2, voices_max=2, policy="plain 1",
        content_sha256="0" * 64, **columns,
    )  # fmt: skip


def day_of(row: Consensus) -> date:
    return Consensus.objects.values_list("event_day", flat=True).get(pk=row.pk)


@pytest.mark.parametrize(("day", "kept"), [(MAY, MAY), (None, UNDATED)])
def test_a_new_row_has_the_day_of_its_event(day: date | None, kept: date) -> None:
    assert day_of(contested(day)) == kept


def test_the_day_follows_the_event() -> None:
    row, other = contested(MAY), contested(MAY)
    Event.objects.filter(pk=row.event_id).update(date_lower=JUNE)
    assert (day_of(row), day_of(other)) == (JUNE, MAY)
    Event.objects.filter(pk=row.event_id).update(date_lower=None)
    assert day_of(row) == UNDATED


def test_a_row_that_moves_has_the_day_of_its_new_event() -> None:
    row = contested(MAY)
    Consensus.objects.filter(pk=row.pk).update(event=EventFactory(date_lower=JUNE))
    assert day_of(row) == JUNE


def test_a_save_does_not_write_back_what_was_read_before() -> None:
    row = contested(MAY)
    assert row.event_day == UNDATED
    row.save()
    assert day_of(row) == MAY


def test_conflicts_and_tasks_come_by_the_latest_event_and_undated_last() -> None:
    rows = [contested(day, review_priority=1) for day in (None, MAY, JUNE, MAY)]
    expected = [rows[2].pk, rows[1].pk, rows[3].pk, rows[0].pk]
    for listed in (open_conflicts(None), open_tasks(None)):
        assert [row.pk for row in listed] == expected


def test_what_was_written_without_triggers_is_found_anew_and_a_missing_one_reported() -> None:
    assert missing_triggers(connection) == []
    take_down(connection)
    assert missing_triggers(connection) == sorted(TRIGGERS)
    assert {warning.id for warning in check_event_days(["default"])} == {"claims.W003"}
    row = contested(MAY)
    assert day_of(row) == UNDATED
    put_up(connection)
    fill(connection)
    assert day_of(row) == MAY
    assert check_event_days(["default"]) == []
