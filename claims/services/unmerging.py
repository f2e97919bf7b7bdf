"""Take a merge back.

Outward: ``unmerge_event``. Read from the history of every row that the merge changed: what still stands as the merge
left it returns to what it was before; what somebody moved or decided since stays as they left it.
"""

from collections.abc import Mapping
from typing import Any

from django.db import models, transaction

from claims.models import Claim, Comment, Event, EventLink, Resolution, SeriesDefinition
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.merged_rows import MOVED_CLAIM
from claims.services.merging import MERGE, VERB
from claims.services.numbering import EVENT, lock_counter
from claims.services.permission import require
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from factcheck.audit.models import Act
from factcheck.locking import lock_row

LINK_COLUMNS = ("from_event_id", "to_event_id", "relation", "state", "decided_by_id", "detail")
BATCH_CLAIMS = 500


@transaction.atomic
def unmerge_event(event: Event, *, by: Any, reason: str, expected_version: int | None = None) -> Event:
    """Make a merged event live again, with what the merge took from it; returns it.

    expected_version: of the event's row, as the person saw it. Raises NotAllowed, StaleRow, and BadDecision for an
    event that is not merged, a survivor that was merged itself since, a merge without its record, or no reason.
    """
    require(by, MERGE)
    if not reason.strip():
        raise BadDecision("Taking a merge back needs a reason.")
    lock_counter(EVENT)
    survivor_id = Event.objects.values_list("merged_into", flat=True).get(pk=event.pk)
    if survivor_id is None:
        raise BadDecision(f"{event.public_id} is not merged into another.")
    expected = {event.pk: expected_version, survivor_id: None}
    locked = {pk: lock_row(Event, pk, expected[pk]) for pk in sorted(expected)}
    back, survivor = locked[event.pk], locked[survivor_id]
    if survivor.merged_into is not None:
        raise BadDecision(f"{survivor.public_id} was merged itself since: take that back first.")
    merge = _merge_of(back)
    told = {"event": survivor.public_id}
    with acting(record("event.unmerge", actor=by, target=back, reason=reason, old=told)):
        back.merged_into = None
        back.save()
        _restore_parents(merge, survivor, back)
        _restore_claims(merge, survivor, back)
        _restore_links(merge)
        for ruling in Resolution.objects.filter(pk__in=_ids(Resolution, merge), event=survivor):
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
    merged = _history(Event).filter(id=event.pk, act__verb=VERB, act__target_id=event.public_id)
    row = merged.order_by("-history_id").select_related("act").first()
    if row is None or row.act is None:
        raise BadDecision(f"No act tells how {event.public_id} was merged: route its claims one by one.")
    act: Act = row.act
    return act


def _history(model: type[models.Model]) -> Any:
    return model.history.model.objects  # type: ignore[attr-defined]


def _ids(model: type[models.Model], act: Act) -> list[int]:
    return list(_history(model).filter(act=act).values_list("id", flat=True))


def _restore_parents(merge: Act, survivor: Event, back: Event) -> None:
    moved = _history(Event).filter(act=merge).exclude(id__in=[survivor.pk, back.pk])
    for child in Event.objects.filter(pk__in=moved.values("id"), parent=survivor):
        child.parent = back
        child.row_version += 1
        child.save()
    own = _history(Event).filter(act=merge, id=survivor.pk).order_by("-history_id").first()
    before = None if own is None else own.prev_record
    if before is not None and before.parent_id != own.parent_id == survivor.parent_id:
        survivor.parent_id = before.parent_id


def _restore_claims(merge: Act, survivor: Event, back: Event) -> None:
    ids = _ids(Claim, merge)
    for start in range(0, len(ids), BATCH_CLAIMS):
        part = ids[start : start + BATCH_CLAIMS]
        flagged = _flagged(merge, part)
        rows = Claim.objects.select_for_update().filter(pk__in=part, event=survivor).order_by("pk")
        claims = list(rows)
        for claim in claims:
            claim.event = back
            claim.row_version += 1
            if claim.emendation and claim.emendation == flagged.get(claim.pk):
                claim.emendation = ""
        update_many(Claim, claims, MOVED_CLAIM)


def _flagged(merge: Act, ids: list[int]) -> Mapping[int, str]:
    """Row id -> the misprint that the merge flagged; what was flagged before is left out."""
    rows = _history(Claim).filter(act=merge, id__in=ids).exclude(emendation="")
    return {row.id: row.emendation for row in rows if not _emended_before(row)}


def _emended_before(row: Any) -> bool:
    before = row.prev_record
    return before is not None and bool(before.emendation)


def _restore_links(merge: Act) -> None:
    """Links as they were before, the changed ones first: then the places of the deleted ones are free again."""
    rows = list(_history(EventLink).filter(act=merge).order_by("history_id"))
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
