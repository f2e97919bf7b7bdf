"""How long articles have been waiting to be decided.

Outward: ``Backlog`` and ``backlog_of``. Of at most a hundred moments, never the articles themselves.
"""

from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from claims.selectors.first_found import oldest
from claims.selectors.tally import MOST, Tally


@dataclass(frozen=True, slots=True)
class Backlog:
    """oldest_days: whole days since the oldest came in; None = nothing waits.

    median_days: half of them have waited no longer; None also where more wait than are looked at.
    """

    waiting: Tally
    oldest_days: int | None = None
    median_days: int | None = None


EMPTY = Backlog(Tally(0))


def backlog_of(articles: QuerySet[Any]) -> Backlog:
    """articles: those that wait, the oldest first."""
    added = oldest(articles.values_list("added_at", flat=True), MOST + 1)
    if not added:
        return EMPTY
    ages = [_days_since(moment) for moment in added]
    middle = None if len(ages) > MOST else int(median(ages))
    return Backlog(Tally(len(ages)), max(ages), middle)


def _days_since(moment: datetime) -> int:
    return (timezone.now() - moment).days
