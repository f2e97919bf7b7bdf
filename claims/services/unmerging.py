"""Take a merge back.

Outward: ``unmerge_event``. Read from the history of every row that the merge changed: what still stands as the merge
left it returns to what it was before; what somebody moved or decided since stays as they left it.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Comment, Event, EventLink, Resolution, SeriesDefinition
from claims.selectors.regroupings import merge_act_of
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.merging import MERGE
from claims.services.numbering import EVENT, lock_counter
from claims.services.permission import require
from claims.services.returning import history_of, moved_by, return_claims
from factcheck.audit import acting, record
from factcheck.audit.models import Act
from factcheck.locking import lock_row

LINK_COLUMNS = ("from_event_id", "to_event_id", "relation", "state", "decided_by_id", "detail")


@transaction.atomic
def unmerge_event(event: Event, *, by: Any, reason: str, expected_version: int | None = None) -> Event:
    """Make a merged event live again, with what the merge took from it; returns it.

    expected_version: of the event's row, as the person saw it. Raises NotAllowed, StaleRow, and BadDecision for an
    event that is not merged, a survivor that was merged itself since, a merge without its record, or no reason.
    """
    require(by, MERGE)
    if not reason.strip():
        raise BadDecision(_("Taking a merge back needs a reason."))
    lock_counter(EVENT)
    survivor_id = Event.objects.values_list("merged_into", flat=True).get(pk=event.pk)
    if survivor_id is None:
        raise BadDecision(_("%(event)s is not merged into another.") % {"event": event.public_id})
    expected = {event.pk: expected_version, survivor_id: None}
    locked = {pk: lock_row(Event, pk, expected[pk]) for pk in sorted(expected)}
    back, survivor = locked[event.pk], locked[survivor_id]
    if survivor.merged_into is not None:
        raise BadDecision(
            _("%(survivor)s was merged itself since: take that back first.")
            % {"survivor": survivor.public_id}
        )
    merge = _merge_of(back)
    told = {"event": survivor.public_id}
    with acting(record("event.unmerge", actor=by, target=back, reason=reason, old=told)):
        back.merged_into = None
        back.save()
        _restore_parents(merge, survivor, back)
        return_claims(merge, survivor, back)
        _restore_links(merge)
        for ruling in Resolution.objects.filter(pk__in=moved_by(Resolution, merge), event=survivor):
            ruling.event = back
            ruling.row_version += 1
            ruling.save()
        Comment.objects.filter(pk__in=(merge.old or {}).get("comments", []), event=survivor).update(
            event=back
        )
        _restore_definition(merge, survivor, back)
        survivor.save()
        derive_later(back, survivor)
    return back


def _merge_of(event: Event) -> Act:
    """The act that merged it, the latest. Raises BadDecision where its row carries none."""
    act = merge_act_of(event)
    if act is None:
        raise BadDecision(
            _("No act tells how %(event)s was merged: route its claims one by one.")
            % {"event": event.public_id}
        )
    return act


def _restore_parents(merge: Act, survivor: Event, back: Event) -> None:
    moved = history_of(Event).filter(act=merge).exclude(id__in=[survivor.pk, back.pk])
    for child in Event.objects.filter(pk__in=moved.values("id"), parent=survivor):
        child.parent = back
        child.row_version += 1
        child.save()
    own = history_of(Event).filter(act=merge, id=survivor.pk).order_by("-history_id").first()
    before = None if own is None else own.prev_record
    if before is not None and before.parent_id != own.parent_id == survivor.parent_id:
        survivor.parent_id = before.parent_id


def _restore_links(merge: Act) -> None:
    """Links as they were before, the changed ones first: then the places of the deleted ones are free again."""
    rows = list(history_of(EventLink).filter(act=merge).order_by("history_id"))
    for row in rows:
        link = EventLink.objects.filter(pk=row.id).first() if row.history_type == "~" else None
        if link is None or _columns(link) != _columns(row) or row.prev_record is None:
            continue
        for name, value in _columns(row.prev_record).items():
            setattr(link, name, value)
        link.row_version += 1
        link.save()
    for row in rows:
        columns = _columns(row)
        key = {name: columns[name] for name in ("from_event_id", "to_event_id", "relation")}
        if row.history_type == "-" and not EventLink.objects.filter(**key).exists():
            EventLink(**columns).save(force_insert=True)


def _columns(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in LINK_COLUMNS}


def _restore_definition(merge: Act, survivor: Event, back: Event) -> None:
    if not (merge.old or {}).get("series"):
        return
    definition = SeriesDefinition.objects.filter(event=survivor).first()
    if definition is not None:
        definition.event = back
        definition.save()
