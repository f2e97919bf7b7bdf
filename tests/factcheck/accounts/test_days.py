"""The logs of log-ins by their days."""

from datetime import timedelta

import pytest
from axes.models import AccessFailureLog, AccessLog
from django.urls import reverse
from django.utils import timezone

from factcheck.accounts.days import first_since
from tests.claims.admin.cast import Page, superuser

pytestmark = pytest.mark.django_db
NOON = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


def logged(days_ago: int, model: type = AccessLog) -> AccessLog:
    row = model.objects.create(username=f"u{days_ago}", ip_address="127.0.0.1")
    model.objects.filter(pk=row.pk).update(attempt_time=NOON - timedelta(days=days_ago))
    return row


@pytest.mark.parametrize("gone", [[], [0], [3], [5, 6], [1, 2, 3, 4], [0, 9]])
def test_the_first_row_of_a_moment_is_found_whatever_rows_are_gone(gone: list[int]) -> None:
    rows = [logged(days_ago) for days_ago in range(9, -1, -1)]
    AccessLog.objects.filter(pk__in=[rows[number].pk for number in gone]).delete()
    left = [row for number, row in enumerate(rows) if number not in gone]
    for days_ago in range(-1, 11):
        since = NOON - timedelta(days=days_ago)
        expected = [row.pk for row in left if int(row.username[1:]) <= days_ago]
        found = AccessLog.objects.filter(pk__gte=first_since(AccessLog, since)).order_by("pk")
        assert list(found.values_list("pk", flat=True)) == expected


def test_of_an_empty_log_there_is_none() -> None:
    assert first_since(AccessLog, NOON) == 0


@pytest.mark.parametrize("model", [AccessLog, AccessFailureLog])
@pytest.mark.parametrize(
    ("since", "shown"),
    [
        ("today", "u0"),
        ("week", "u6 u0"),
        ("month", "u29 u7 u6 u0"),
        ("year", "u364 u30 u29 u7 u6 u0"),
        ("?", "all"),
    ],
)
def test_the_list_shows_the_days_that_are_asked_for(model: type, since: str, shown: str) -> None:
    ages = (365, 364, 30, 29, 7, 6, 0)
    for days_ago in ages:
        logged(days_ago, model)
    address = reverse(f"admin:axes_{model.__name__.lower()}_changelist")
    page = superuser().get(f"{address}?since={since}")
    assert "Last 7 days" in Page(page).text
    names = [row.username for row in page.context["cl"].result_list]
    expected = [f"u{age}" for age in ages] if shown == "all" else shown.split()
    assert names == expected[::-1]
