"""How far blind reviewers agreed lately, for the dashboard: in all, and week by week.

Outward: ``recent_agreement``. Six queries at the most, whatever was reviewed; of many pairs the latest are taken.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from claims.selectors.agreement import WEEK, Agreement, agreement, finished_passes, monday_of
from sources.models import Article

# Weeks shown, this one included: as long as the other figures of the dashboard, in whole weeks.
WEEKS = 5
# Articles whose decisions are read. Arbitrary but works: at twenty claims each some two thousand decisions.
MOST_ARTICLES = 50
PAIR = 2


@dataclass(frozen=True, slots=True)
class Week:
    """monday: its first day. line: None = nobody was done in it."""

    monday: date
    line: Agreement | None


@dataclass(frozen=True, slots=True)
class RecentAgreement:
    """total: of all weeks together. weeks: every week, the oldest first. is_cut: of the latest articles alone."""

    total: Agreement
    weeks: list[Week]
    is_cut: bool = False

    @property
    def reviewed(self) -> list[Week]:
        """The weeks in which a pair was done, the latest first."""
        return [week for week in reversed(self.weeks) if week.line is not None]


def recent_agreement() -> RecentAgreement:
    """Of the last ``WEEKS`` weeks, by pairs of which both are done; what a pair at work says plays no part."""
    first = monday_of(timezone.localdate()) - timedelta(weeks=WEEKS - 1)
    since = timezone.make_aware(datetime.combine(first, time.min))
    # By when they were done: a pass begun long ago may be the last to end.
    done = finished_passes().filter(finished_at__gte=since).order_by("-finished_at", "-id")
    latest = done.values_list("article", flat=True)
    ids = list(dict.fromkeys(latest[: PAIR * (MOST_ARTICLES + 1)]))
    lines = agreement((WEEK,), Article.objects.filter(pk__in=ids[:MOST_ARTICLES]))
    by_week = {line.key[0]: line for line in lines}
    mondays = [first + timedelta(weeks=number) for number in range(WEEKS)]
    weeks = [Week(monday, by_week.get(monday.isoformat())) for monday in mondays]
    return RecentAgreement(_together(lines), weeks, len(ids) > MOST_ARTICLES)


def _together(lines: list[Agreement]) -> Agreement:
    total = Agreement(())
    for line in lines:
        total.articles |= line.articles
        total.decisions += line.decisions
        total.counts += line.counts
        total.first, total.second = total.first + line.first, total.second + line.second
        total.matched += line.matched
    return total
