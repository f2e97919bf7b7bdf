"""How many claims were decided per day lately: by everybody, and by the person who looks.

Outward: ``throughput_for``. One query, whatever was decided; nothing that the person may not see is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from claims.models import DecisionKind, ReviewDecision
from claims.selectors.blind import kept_apart, reviewer_of
from claims.selectors.readable import may_read_claim
from sources.selectors.visibility import hidden_levels

# Days shown, today included: a month of work at a glance. Asked for by the people who plan it.
WINDOW_DAYS = 30


@dataclass(frozen=True, slots=True)
class Day:
    """decided: claims that anybody decided on the day, the viewer's own among them; own: those alone."""

    day: date
    decided: int
    own: int


@dataclass(frozen=True, slots=True)
class Throughput:
    """days: every day of the window, the oldest first; a day without work has zeros."""

    days: list[Day]

    @property
    def decided(self) -> int:
        return sum(day.decided for day in self.days)

    @property
    def own(self) -> int:
        return sum(day.own for day in self.days)

    @property
    def worked(self) -> list[Day]:
        """The days on which somebody decided something, the latest first."""
        return [day for day in reversed(self.days) if day.decided]


def throughput_for(user: Any) -> Throughput:
    """The last ``WINDOW_DAYS`` days in the time zone of the workbench. A decision taken back or replaced is none."""
    first = timezone.localdate() - timedelta(days=WINDOW_DAYS - 1)
    days = [first + timedelta(days=number) for number in range(WINDOW_DAYS)]
    starts = [timezone.make_aware(datetime.combine(day, time.min)) for day in days]
    rows = (
        _decisions(user)
        .filter(decided_at__gte=starts[0])
        .annotate(day=_number_of_day(starts))
        .order_by()
        .values("day")
        .annotate(decided=Count("pk"), own=Count("pk", filter=Q(by=user.pk)))
    )
    found = {row["day"]: row for row in rows}
    none = {"decided": 0, "own": 0}
    told = [found.get(number, none) for number in range(WINDOW_DAYS)]
    return Throughput([Day(day, row["decided"], row["own"]) for day, row in zip(days, told, strict=True)])


def _number_of_day(starts: Sequence[datetime]) -> Case:
    """Which of the days a decision falls on, from 0. Compared by the database: asked for the date of a moment, SQLite
    calls back for each row.
    """
    later = [
        When(decided_at__gte=start, then=Value(number)) for number, start in reversed([*enumerate(starts)])
    ]
    return Case(*later, output_field=IntegerField())


def _decisions(user: Any) -> QuerySet[ReviewDecision]:
    """Their numbers would tell of a blind reviewer's work while the other is at it: those are kept apart as well."""
    latest = ReviewDecision.objects.filter(is_latest=True).exclude(kind=DecisionKind.SKIP)
    decisions = latest.exclude(kept_apart(user, "review")).annotate(by=reviewer_of())
    if not hidden_levels(user):
        return decisions
    own_addition = Q(claim__isnull=True, by=user.pk)
    return decisions.filter(own_addition | Q(may_read_claim(user, "claim")))
