"""Open an event, and complete what identifies it.

Outward: ``open_event``, ``new_event``, ``open_from_draft``, ``complete_event``, and ``lock_live_event`` for what is
about to hang on one. Date, place and target of an event only help to recognise it; its published values are derived
from its claims. Who was hurt stands in restricted claims alone: every reader may see an event's row.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.domain.codes import EventKind
from claims.domain.dates import PartialDate
from claims.extraction.drafts import EventDraft
from claims.models import Event, Place, SeriesDefinition
from claims.selectors.candidates import SEPARATOR, shown_names
from claims.services.errors import BadDecision
from claims.services.numbering import next_event_id
from claims.services.permission import require
from factcheck.audit import acting, record

ROUTE = "claims.route_claim"
TITLE_LENGTH, TARGET_LENGTH, ACT_LENGTH = 200, 200, 40


@transaction.atomic
def open_event(
    title: str,
    *,
    by: Any,
    kind: EventKind = EventKind.OCCURRENCE,
    act_kind: str = "",
    date: PartialDate | None = None,
    place: Place | None = None,
    target: str = "",
    reason: str = "",
    is_read: bool = False,
) -> Event:
    """A new event with the next permanent id. A series gets its definition, to be filled in.

    is_read: what is said of it was read from an article, whoever had it read: its date is nobody's decision. Raises
    NotAllowed, and BadDecision without a title.
    """
    require(by, ROUTE)
    decides = None if is_read else by
    event = new_event(title, kind=kind, act_kind=act_kind, date=date, place=place, target=target, by=decides)
    with acting(record("event.open", actor=by, target=event, reason=reason, new={"kind": str(kind)})):
        event.save(force_insert=True)
        if kind is EventKind.SERIES:
            SeriesDefinition.objects.create(
                event=event,
                window_lower=event.date_lower,
                window_upper=event.date_upper,
                place=place,
                what_counts=act_kind.replace("_", " "),
            )
    return event


def new_event(
    title: str,
    *,
    kind: EventKind,
    act_kind: str = "",
    date: PartialDate | None = None,
    place: Place | None = None,
    target: str = "",
    by: Any = None,
) -> Event:
    """An event with the next permanent id, unsaved: the caller saves it.

    by: the person whose word the date is. Raises BadDecision without a title.
    """
    if not title.strip():
        raise BadDecision(_("An event needs a title that an editor would recognise."))
    event = Event(
        public_id=next_event_id(),
        kind=kind,
        title=title.strip()[:TITLE_LENGTH],
        act_kind=act_kind[:ACT_LENGTH],
        place=place,
        target=target[:TARGET_LENGTH],
    )
    set_date(event, date, by=None if date is None else by)
    return event


def open_from_draft(draft: EventDraft, fallback_title: str, *, by: Any) -> Event:
    """A new event of what an article tells. fallback_title: where nothing tells what it is."""
    place = _place_of(draft)
    return open_event(
        _title(draft, place) or fallback_title,
        by=by,
        kind=draft.kind,
        act_kind=draft.act,
        date=draft.date,
        place=place,
        target=_joined(shown_names(draft.targets), TARGET_LENGTH),
        is_read=True,
    )


def lock_live_event(event: Event) -> Event:
    """The row as it stands, locked until the transaction ends: no merge can take it away meanwhile.

    Lock events before the claims that go there. Raises BadDecision for one that was merged, naming where it went.
    """
    row = Event.objects.select_for_update().get(pk=event.pk)
    if row.merged_into is not None:
        raise BadDecision(
            _("%(id)s was merged into %(survivor)s: choose that one.")
            % {"id": row.public_id, "survivor": row.current.public_id}
        )
    return row


def complete_event(event: Event, draft: EventDraft, *, keeps_date: bool) -> bool:
    """Add what a matched draft knows and the event does not; returns whether anything changed, unsaved.

    keeps_date: the draft's date is a possible misprint and must not touch the event's. One that a person decided
    stays in any case.
    """
    before = _identity(event)
    event.act_kind = event.act_kind or draft.act[:ACT_LENGTH]
    if event.place is None:
        event.place = _place_of(draft)
    event.target = _joined((*_split(event.target), *shown_names(draft.targets)), TARGET_LENGTH)
    keeps_date = keeps_date or event.date_decided_by_id is not None
    if not keeps_date and draft.date is not None and _is_narrower(draft.date, event):
        set_date(event, draft.date)
    return _identity(event) != before


def _identity(event: Event) -> tuple[object, ...]:
    return event.act_kind, event.place_id, event.target, event.date_edtf


def _is_narrower(date: PartialDate, event: Event) -> bool:
    """Whether the days of the draft lie within those of the event, and are fewer."""
    if date.lower is None or date.upper is None:
        return False
    if event.date_lower is None or event.date_upper is None:
        return not event.date_edtf
    within = event.date_lower <= date.lower and date.upper <= event.date_upper
    return within and (date.upper - date.lower) < (event.date_upper - event.date_lower)


def set_date(event: Event, when: PartialDate | None, *, by: Any = None) -> None:
    """Date an event, unsaved. when: None = no date. by: the person whose word it is; None = read from articles."""
    lower: date | None = None if when is None else when.lower
    upper: date | None = None if when is None else when.upper
    event.date_edtf = "" if when is None else when.edtf
    event.date_lower, event.date_upper = lower, upper
    event.date_decided_by, event.date_doubt = by, ""


def _place_of(draft: EventDraft) -> Place | None:
    """The first of its places that the register knows."""
    known = {place.key: place for place in Place.objects.filter(key__in=draft.places)}
    return next((known[key] for key in draft.places if key in known), None)


def _title(draft: EventDraft, place: Place | None) -> str:
    """What, where and when, as far as told; "" where nothing is."""
    what = (draft.act or str(draft.kind)).replace("_", " ").capitalize()
    when = "" if draft.date is None else draft.date.edtf
    where = "" if place is None else place.name
    if not (draft.act or where or when):
        return draft.title
    return ", ".join(part for part in (what, where, when) if part)


def _split(joined: str) -> tuple[str, ...]:
    return tuple(part for part in joined.split(SEPARATOR) if part)


def _joined(parts: tuple[str, ...], length: int) -> str:
    """The parts, each once, as many whole ones as fit."""
    joined = ""
    for part in dict.fromkeys(parts):
        longer = f"{joined}{SEPARATOR}{part}" if joined else part
        if len(longer) <= length:
            joined = longer
    return joined
