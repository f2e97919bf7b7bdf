"""News tells another year than the one that a person gave an event: a task for people, never a change by the machine.

Outward: ``raise_doubt``. Whoever decided the date is told, and the event waits in the list of what does not add up
until somebody answers (``event_dates``).
"""

from django.utils.translation import gettext as _

from claims.domain.dates import PartialDate
from claims.models import Event
from claims.services.telling import place_of, tell
from factcheck.audit import acting, record
from factcheck.audit.models import Act

KEPT = "event.keep_date"
REASON = "Told shortly after the day; a person decided the year that the event has."


def raise_doubt(row: Event, day: PartialDate) -> None:
    """Ask once whether the event was on ``day``; nothing happens where a person kept the date against it before.

    row: locked, its date decided by a person.
    """
    if row.date_doubt == day.edtf or _was_kept(row, day):
        return
    old, new = {"date": row.date_edtf}, {"news": day.edtf}
    with acting(record("event.doubt_date", actor=None, target=row, reason=REASON, old=old, new=new)):
        row.date_doubt = day.edtf
        row.save()
        _tell(row)


def _was_kept(row: Event, day: PartialDate) -> bool:
    kept = Act.objects.filter(verb=KEPT, target_type="claims.event", target_id=row.public_id)
    return any((act.old or {}).get("news") == day.edtf for act in kept.select_related("detail"))


def _tell(row: Event) -> None:
    if row.date_decided_by is None:
        return
    told = {"event": row.public_id, "date": row.date_edtf, "news": row.date_doubt}
    tell(
        row.date_decided_by,
        lambda: _("You dated event %(event)s %(date)s; an article that appeared then tells %(news)s.") % told,
        url=place_of(row),
    )
