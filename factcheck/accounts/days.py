"""A filter of the logs of log-ins by their days, without an index of its own.

Outward: ``SinceFilter``. Rows are written in the order of their time and keep it, so that the first of a day is found
by halving the row ids: some twenty look-ups by the primary key in a log of a million. What the filter leaves is then
one stretch of the primary key, in which the list is ordered.
"""

from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import admin
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Days back from today, today included, by the code in the address.
DAYS = {"today": 1, "week": 7, "month": 30, "year": 365}
# Ids may be missing: the next row there is stands for them.
HALVING = """
WITH RECURSIVE halved(low, high) AS (
    SELECT (SELECT MIN(id) FROM {table}), (SELECT MAX(id) FROM {table}) + 1
    UNION ALL
    SELECT
        CASE WHEN (SELECT attempt_time FROM {table} WHERE id >= (low + high) / 2 ORDER BY id LIMIT 1) < %s
             THEN (low + high) / 2 + 1 ELSE low END,
        CASE WHEN (SELECT attempt_time FROM {table} WHERE id >= (low + high) / 2 ORDER BY id LIMIT 1) < %s
             THEN high ELSE (low + high) / 2 END
    FROM halved WHERE low < high
)
SELECT low FROM halved WHERE low = high
"""


class SinceFilter(admin.SimpleListFilter):
    """For tables with ``attempt_time`` whose rows are written once."""

    title = _("day of the attempt")
    parameter_name = "since"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("today", _("today")),
            ("week", _("last 7 days")),
            ("month", _("last 30 days")),
            ("year", _("last 365 days")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        days = DAYS.get(self.value() or "")
        if days is None:
            return queryset
        first = timezone.localdate() - timedelta(days=days - 1)
        since = timezone.make_aware(datetime.combine(first, time.min))
        return queryset.filter(pk__gte=first_since(queryset.model, since))


def first_since(model: Any, since: datetime) -> int:
    """Row id from which on rows are not older than the moment; past the last one where all are older, 0 = no rows."""
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        moment = connection.ops.adapt_datetimefield_value(since)
        cursor.execute(HALVING.format(table=table), [moment, moment])
        found = cursor.fetchone()
    return 0 if found is None else int(found[0])
