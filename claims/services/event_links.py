"""Say what an event is, and how it stands to another.

Outward: ``describe_event``, ``define_series``, ``link_events``, ``refuse_event_link`` and ``refuse_same_event``.
These are a person's words; the machine only suggests that two events may be the same.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.domain.codes import EventKind, EventRelation
from claims.domain.dates import PartialDate
from claims.models import Event, EventLink, EventLinkState, Place, SeriesDefinition
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.events import ROUTE, lock_live_event, set_date
from claims.services.permission import require
from factcheck.audit import acting, record
from factcheck.locking import lock_row


@transaction.atomic
def describe_event(
    event: Event,
    *,
    title: str,
    kind: EventKind,
    when: PartialDate | None,
    place: Place | None,
    target: str,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> Event:
    """Set what identifies an event for people. The same words again change nothing.

    when: None = no date. Raises NotAllowed, StaleRow, and BadDecision without a title.
    """
    require(by, ROUTE)
    if not title.strip():
        raise BadDecision(_("An event needs a title that an editor would recognise."))
    row = lock_row(Event, event.pk, expected_version)
    before = _told(row)
    row.title, row.kind, row.place, row.target = title.strip(), kind, place, target
    if row.date_edtf != ("" if when is None else when.edtf):
        set_date(row, when, by=by)
    if _told(row) == before:
        return event
    with acting(record("event.describe", actor=by, target=row, reason=reason, old=before, new=_told(row))):
        row.save()
        derive_later(row)
    return row


@transaction.atomic
def define_series(
    event: Event,
    *,
    window: tuple[date | None, date | None],
    place: Place | None,
    who: str,
    what_counts: str,
    by: Any,
) -> SeriesDefinition:
    """Say what a series counts. window: first and last day, inclusive, None = open.

    Raises NotAllowed, and BadDecision for an event of another kind.
    """
    require(by, ROUTE)
    if event.kind != EventKind.SERIES:
        raise BadDecision(
            _("%(event)s is no series: only a series has a definition.") % {"event": event.public_id}
        )
    series = SeriesDefinition.objects.filter(event=event).first() or SeriesDefinition(event=event)
    told = {"who": who, "what_counts": what_counts}
    with acting(record("event.define_series", actor=by, target=event, new=told)):
        series.window_lower, series.window_upper = window
        series.place, series.who, series.what_counts = place, who, what_counts
        series.save()
    return series


@transaction.atomic
def link_events(
    from_event: Event, to_event: Event, relation: EventRelation, *, by: Any, reason: str = ""
) -> EventLink:
    """Decide how one event stands to another; a suggestion of the same link becomes a decision.

    Raises NotAllowed, and BadDecision for an event and itself, a merged one, a link that somebody refused before
    without a reason to decide otherwise, or where nobody decides.
    """
    if by is None:
        raise BadDecision(_("A decision names who decided: the machine only suggests."))
    require(by, ROUTE)
    if from_event.pk == to_event.pk:
        raise BadDecision(_("A link joins two different events."))
    for event in sorted((from_event, to_event), key=lambda end: end.pk):
        lock_live_event(event)
    link = EventLink.objects.filter(from_event=from_event, to_event=to_event, relation=relation).first()
    if link is not None and link.is_decided:
        return link
    if link is not None and link.state == EventLinkState.REFUSED and not reason.strip():
        raise BadDecision(
            _("%(who)s refused this link before. Say why you decide otherwise.") % {"who": link.decided_by}
        )
    link = link or EventLink(from_event=from_event, to_event=to_event, relation=relation)
    link.state, link.decided_by, link.detail = EventLinkState.DECIDED, by, reason[:500]
    told = {"relation": str(relation), "to": to_event.public_id}
    with acting(record("event.link", actor=by, target=from_event, reason=reason, new=told)):
        link.save()
    return link


@transaction.atomic
def refuse_event_link(
    link: EventLink, *, by: Any, reason: str, expected_version: int | None = None
) -> EventLink:
    """Say that two events do not stand so: the machine does not suggest it again. A refused one stays as it is.

    expected_version: row version that the person saw, None = not shown. Raises NotAllowed, StaleRow, and BadDecision
    without a reason or where nobody decides.
    """
    if by is None:
        raise BadDecision(_("A decision names who decided: the machine only suggests."))
    require(by, ROUTE)
    if not reason.strip():
        raise BadDecision(_("A refusal needs a reason: say why they do not stand so."))
    row = lock_row(EventLink, link.pk, expected_version)
    if row.state == EventLinkState.REFUSED:
        return row
    old = {"relation": row.relation, "to": row.to_event.public_id, "state": row.state}
    with acting(record("event.refuse_link", actor=by, target=row.from_event, reason=reason, old=old)):
        row.state, row.decided_by, row.detail = EventLinkState.REFUSED, by, reason[:500]
        row.save()
    return row


@transaction.atomic
def refuse_same_event(
    event: Event, other: Event, *, by: Any, reason: str, expected_version: int | None = None
) -> EventLink:
    """Say that two events are two, whether or not anything suggested them: the pair is not asked again.

    expected_version: of the link between them that the person saw, None = none was shown. Raises NotAllowed,
    StaleRow, and BadDecision without a reason, where nobody decides, or for a merged event.
    """
    if by is None:
        raise BadDecision(_("A decision names who decided: the machine only suggests."))
    require(by, ROUTE)
    if not reason.strip():
        raise BadDecision(_("A refusal needs a reason: say why they do not stand so."))
    if event.pk == other.pk:
        raise BadDecision(_("A link joins two different events."))
    pair = [lock_live_event(end) for end in sorted((event, other), key=lambda end: end.pk)]
    same = EventRelation.POSSIBLY_SAME_AS
    link = EventLink.objects.filter(from_event__in=pair, to_event__in=pair, relation=same).first()
    if link is not None:
        return refuse_event_link(link, by=by, reason=reason, expected_version=expected_version)
    told = {"relation": str(same), "to": other.public_id, "state": ""}
    with acting(record("event.refuse_link", actor=by, target=event, reason=reason, old=told)):
        return EventLink.objects.create(
            from_event=event,
            to_event=other,
            relation=same,
            state=EventLinkState.REFUSED,
            decided_by=by,
            detail=reason[:500],
        )


def _told(event: Event) -> dict[str, str | None]:
    return {
        "title": event.title,
        "kind": str(event.kind),
        "date": event.date_edtf,
        "place": None if event.place is None else event.place.key,
        "target": event.target,
    }
