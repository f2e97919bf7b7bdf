"""Events in conflict page by page: each once, in order, whatever shares a day or has none."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from claims.admin.events import EventAdmin
from claims.models import Event
from claims.selectors import events_in_conflict
from claims.selectors.events_in_conflict import Beside, in_conflict
from tests.claims.admin.cast import logged_in, superuser
from tests.claims.test_event_days import contested
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two events looked up, so that each page is one of many."""
    monkeypatch.setattr(EventAdmin, "list_per_page", 2)
    monkeypatch.setattr(events_in_conflict, "MOST", 2)


def listed(*days: date | None) -> list[int]:
    """Events in conflict of these days, the latest first, among others that are calm."""
    events: list[Event] = []
    for day in days:
        EventFactory(date_lower=day)
        events.append(contested(day).event)
    return [
        event.pk
        for event in sorted(events, key=lambda each: (each.date_lower or date.min, each.pk), reverse=True)
    ]


def shown(client: Client, **asked: object) -> list[int]:
    response = client.get(
        reverse("admin:claims_event_changelist"), {"evidence": "open", **asked}, follow=True
    )
    return [row.pk for row in response.context["cl"].result_list]


@pytest.mark.parametrize("days", [(MAY, JUNE, MAY, MAY, None, None, None), (None, None, None), (JUNE,), ()])
def test_every_page_goes_on_where_the_last_one_ended(days: tuple[date | None, ...]) -> None:
    expected, client = listed(*days), superuser()
    assert shown(client) == expected[:2]
    for at, pk in enumerate(expected[:-1]):
        assert shown(client, after=pk) == expected[at + 1 : at + 3]
    for at, pk in enumerate(expected[1:], 1):
        assert shown(client, before=pk) == expected[max(at - 2, 0) : at]


def test_beside_the_last_one_the_first_page_is_shown() -> None:
    expected, client = listed(MAY, JUNE, MAY), superuser()
    assert shown(client, after=expected[-1]) == expected[:2]


def test_no_more_are_looked_at_than_a_page_needs() -> None:
    expected = listed(MAY, MAY, MAY, MAY, MAY)
    assert in_conflict(Event.objects.all(), None, Beside()).count() == 3
    assert set(in_conflict(Event.objects.all(), None).values_list("pk", flat=True)) == set(expected)


def test_another_order_and_a_search_find_all() -> None:
    expected, client = listed(MAY, JUNE, MAY), superuser()
    latest = expected[0]
    assert shown(client, o="2") == expected[1:]
    assert shown(client, q=Event.objects.get(pk=latest).public_id) == [latest]


def test_whoever_may_not_see_all_has_full_pages() -> None:
    expected = listed(MAY, JUNE, MAY, MAY)
    client = logged_in("reader")
    # A reader sees what testifies in a row; nothing does in these.
    assert shown(client) == []
    assert shown(superuser()) == expected[:2]
