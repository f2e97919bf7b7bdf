"""Merge two events that are one.

Outward: ``merge_events``. The event that goes keeps its row and its id, which redirects; what hung on it follows. The
act holds what is needed to take it back.
"""

from typing import Any

from django.db import transaction

from claims.models import Claim, Consensus, Event, EventLink, Resolution, ResolutionState
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.permission import require
from claims.services.routing import flag_misprints
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from factcheck.locking import lock_row

MERGE = "claims.merge_event"
# Ids kept in the act; beyond these the history of the claims, which names the act, tells which were moved.
IDS_KEPT = 1000


@transaction.atomic
def merge_events(
    source: Event, target: Event, *, by: Any, reason: str, expected_version: int | None = None
) -> Event:
    """Move everything of ``source`` to ``target``, which is returned; ``source`` redirects from then on.

    expected_version: of the source's row, as the person saw it. Raises NotAllowed, StaleRow, and BadDecision for one
    and the same event, one already merged, a missing reason, or rulings in force on both for the same value.
    """
    require(by, MERGE)
    if source.pk == target.pk:
        raise BadDecision("An event cannot be merged into itself.")
    if not reason.strip():
        raise BadDecision("A merge needs a reason.")
    going, staying = lock_row(Event, source.pk, expected_version), lock_row(Event, target.pk, None)
    for event in (going, staying):
        if event.merged_into is not None:
            raise BadDecision(f"{event.public_id} was merged into {event.current.public_id} already.")
    if staying.parent_id == going.pk:
        raise BadDecision(f"{staying.public_id} is part of {going.public_id}: take it out first.")
    _refuse_two_rulings(going, staying)
    with acting(
        record("event.merge", actor=by, target=going, reason=reason, old=_old(going), new=_new(staying))
    ):
        _move_claims(going, staying)
        _move_links(going, staying)
        for child in going.children.all():
            child.parent = staying
            child.save()
        for ruling in going.resolutions.all():
            ruling.event = staying
            ruling.save()
        Consensus.objects.filter(event=going).delete()
        going.merged_into = staying
        going.save()
        staying.save()
        derive_later(staying)
    return staying


def _move_claims(going: Event, staying: Event) -> None:
    rows = going.claims.select_for_update(of=("self",)).select_related("attribute", "place", "actor")
    claims = list(rows)
    for claim in claims:
        claim.event = staying
        claim.row_version += 1
    flag_misprints(claims, staying)
    update_many(Claim, claims, ["event", "row_version", "emendation", "date_as_written"])


def _move_links(going: Event, staying: Event) -> None:
    """The event's links, where they still join two events and do not stand there already."""
    for link in EventLink.objects.filter(from_event=going) | EventLink.objects.filter(to_event=going):
        ends = tuple(staying if event == going else event for event in (link.from_event, link.to_event))
        exists = EventLink.objects.filter(from_event=ends[0], to_event=ends[1], relation=link.relation)
        if ends[0] == ends[1] or exists.exists():
            link.delete()
            continue
        link.from_event, link.to_event = ends
        link.row_version += 1
        link.save()


def _refuse_two_rulings(going: Event, staying: Event) -> None:
    live = Resolution.objects.exclude(state=ResolutionState.WITHDRAWN)
    here = {(row.attribute_id, row.scope_key): row for row in live.filter(event=staying)}
    for row in live.filter(event=going).select_related("attribute"):
        if (row.attribute_id, row.scope_key) in here:
            raise BadDecision(
                f'Both events have a ruling on "{row.attribute.key}" in force: withdraw one of them first.'
            )


def _old(event: Event) -> dict[str, Any]:
    return {
        "event": event.public_id,
        "claims": list(event.claims.order_by("pk").values_list("public_id", flat=True)[:IDS_KEPT]),
        "links": [
            [link.from_event.public_id, link.relation, link.to_event.public_id]
            for link in EventLink.objects.filter(from_event=event) | EventLink.objects.filter(to_event=event)
        ],
        "children": list(event.children.order_by("pk").values_list("public_id", flat=True)),
        "resolutions": list(event.resolutions.order_by("pk").values_list("public_id", flat=True)),
    }


def _new(event: Event) -> dict[str, str]:
    return {"merged_into": event.public_id}
