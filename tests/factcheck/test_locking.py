"""A save that started from an older row is refused."""

import pytest
from django.db import transaction

from claims.models import Event
from factcheck.locking import StaleRow, lock_row, raise_versions
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


def test_the_version_that_was_shown_is_the_one_that_may_be_changed() -> None:
    event = EventFactory(title="Attack on the base")
    with transaction.atomic():
        row = lock_row(Event, event.pk, 1)
        row.save()
    with pytest.raises(StaleRow) as error, transaction.atomic():
        lock_row(Event, event.pk, 1)
    assert str(error.value) == (
        '"Attack on the base" was changed in the meantime: version 1 was shown, version 2 is stored. '
        "Look at it again, then decide."
    )


def test_without_a_version_the_row_is_taken_as_it_stands() -> None:
    event = EventFactory(row_version=5)
    with transaction.atomic():
        assert lock_row(Event, event.pk, None).row_version == 6


def test_writes_in_bulk_raise_the_versions_too() -> None:
    events = [EventFactory(), EventFactory()]
    assert raise_versions(Event.objects.all()) == 2
    assert [row.row_version for row in Event.objects.filter(pk__in=[row.pk for row in events])] == [2, 2]
