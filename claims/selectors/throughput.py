"""How many claims were decided per day lately: by everybody, and by the person who looks.

Outward: ``throughput_for``. Two queries, whatever was decided; nothing that the person may not see is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from claims.models import DecisionKind, Review, ReviewDecision
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
        .order_by()
        # The sum is the review itself, and in the order of no index: grouped by the column, SQLite goes through all
        # decisions there are, review by review.
        .values_list(_number_of_day(starts), F("review_id") + 0)
        .annotate(decided=Count("pk"))
    )
    decided, own, reviews = [0] * WINDOW_DAYS, [0] * WINDOW_DAYS, list(rows)
    # Asked of reviews, not of each of their decisions.
    mine = Review.objects.filter(pk__in={review for _, review, _ in reviews}, reviewer=user.pk)
    of_viewer = set(mine.values_list("pk", flat=True))
    for number, review, claims in reviews:
        decided[number] += claims
        own[number] += claims if review in of_viewer else 0
    return Throughput([Day(*each) for each in zip(days, decided, own, strict=True)])


def _number_of_day(starts: Sequence[datetime], first: int = 0) -> Case | Value:
    """Which of the days a decision falls on, counted from ``first``, halving them until one is left. Compared by the
    database: asked for the date of a moment, SQLite calls back for each row.
    """
    if len(starts) == 1:
        return Value(first)
    middle = len(starts) // 2
    later = When(decided_at__gte=starts[middle], then=_number_of_day(starts[middle:], first + middle))
    return Case(later, default=_number_of_day(starts[:middle], first), output_field=IntegerField())


def _decisions(user: Any) -> QuerySet[ReviewDecision]:
    """Their numbers would tell of a blind reviewer's work while the other is at it: those are kept apart as well."""
    latest = ReviewDecision.objects.filter(is_latest=True).exclude(kind=DecisionKind.SKIP)
    decisions = latest.exclude(kept_apart(user, "review"))
    if not hidden_levels(user):
        return decisions
    decisions = decisions.annotate(by=reviewer_of())
    own_addition = Q(claim__isnull=True, by=user.pk)
    return decisions.filter(own_addition | Q(may_read_claim(user, "claim")))
