"""Answer whether an event was on the day that its news tells, or on the one that a person gave it.

Outward: ``keep_date`` and ``take_news``. Either is a person's decision; kept against one day, it is not asked again.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.domain.dates import parse_date
from claims.models import Event
from claims.services.date_doubts import KEPT
from claims.services.errors import BadDecision
from claims.services.events import ROUTE
from claims.services.news_year import date_anew
from claims.services.permission import require
from factcheck.audit import acting, record
from factcheck.locking import lock_row


@transaction.atomic
def keep_date(event: Event, *, by: Any, expected_version: int | None = None) -> None:
    """The date stays, whatever the news tells.

    Raises NotAllowed, StaleRow, and BadDecision where nothing is asked.
    """
    row = _asked(event, by, expected_version)
    old, new = {"news": row.date_doubt}, {"date": row.date_edtf}
    with acting(record(KEPT, actor=by, target=row, old=old, new=new)):
        row.date_doubt, row.date_decided_by = "", by
        row.save()


@transaction.atomic
def take_news(event: Event, *, by: Any, expected_version: int | None = None) -> None:
    """The event gets the day of the news; printed dates that differ in the year are flagged as possible misprints.

    Raises NotAllowed, StaleRow, and BadDecision where nothing is asked.
    """
    row = _asked(event, by, expected_version)
    old, new = {"date": row.date_edtf}, {"date": row.date_doubt}
    with acting(record("event.date_by_news", actor=by, target=row, old=old, new=new)):
        date_anew(row, parse_date(row.date_doubt), by=by)


def _asked(event: Event, by: Any, expected_version: int | None) -> Event:
    require(by, ROUTE)
    row = lock_row(Event, event.pk, expected_version)
    if not row.date_doubt or row.merged_into_id is not None:
        raise BadDecision(_("Nothing is asked of this date any more. Look at the event again."))
    return row
