"""Events in which something needs an editor, without going through all events for those of one page.

Outward: ``in_conflict`` and ``Beside``. Asked of each event, SQLite reads all of them where few are in conflict, and
PostgreSQL sorts all that are. So those next to the page are found by the days that the rows of consensus keep.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.event_days import UNDATED
from claims.models import Consensus, Event
from claims.models.consensus import NEEDS_AN_EDITOR
from claims.selectors.events import open_conflicts
from sources.selectors.visibility import hidden_levels

# Events looked up by their ids: more than a page holds. Arbitrary but works.
MOST = 200


@dataclass(frozen=True, slots=True)
class Beside:
    """The page of a list of events, the latest first, narrowed by nothing else: after or before the row of an id."""

    after: int | None = None
    before: int | None = None


def in_conflict(events: QuerySet[Event], user: Any, page: Beside | None = None) -> QuerySet[Event]:
    """Those of the events, at least as many of them as a page shows. One or two queries before they are read.

    page: None = all of them are wanted, or in another order.
    """
    found = events.filter(Exists(open_conflicts(user).order_by().filter(event=OuterRef("pk"))))
    if page is None or hidden_levels(user):
        # Some of those near may be hidden from this person, and the page would end before the list does.
        near = _near(Beside())
        return found if len(near) > MOST else found.filter(pk__in=near)
    near = _near(page)
    return found.filter(pk__in=[*near, *_own(page)]) if near else found


def _near(page: Beside) -> list[int]:
    """Ids of at most MOST + 1 events beside the row of the page, whoever may see them."""
    rows, is_turned = Consensus.objects.filter(NEEDS_AN_EDITOR), page.before is not None
    event = Event.objects.filter(pk__in=_own(page)).first()
    if event is not None:
        day, side = event.date_lower or UNDATED, "gt" if is_turned else "lt"
        same = Q(**{"event_day": day, f"event_id__{side}": event.pk})
        rows = rows.filter(Q(**{f"event_day__{side}e": day}), Q(**{f"event_day__{side}": day}) | same)
    order = ("event_day", "event_id") if is_turned else ("-event_day", "-event_id")
    return list(rows.order_by(*order).values_list("event_id", flat=True).distinct()[: MOST + 1])


def _own(page: Beside) -> list[int]:
    return [pk for pk in (page.after, page.before) if pk is not None][-1:]
