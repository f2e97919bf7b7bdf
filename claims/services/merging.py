"""Merge two events that are one.

Outward: ``merge_events``. The event that goes keeps its row and its id, which redirects; what hung on it follows. The
act says how much moved; the history of each row, which names the act, holds what is needed to take it back
(``unmerging``).
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Comment, Event, EventLink, Resolution, ResolutionState
from claims.selectors.regroupings import MERGED
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.merged_rows import follow, links_of, takes_definition
from claims.services.numbering import EVENT, lock_counter
from claims.services.permission import require
from factcheck.audit import acting, record
from factcheck.locking import lock_row

MERGE = "claims.merge_event"
# Ids of one kind kept in the act, to be read by people: of more it has the number. Comments have no history, and are
# taken back by these ids alone. Both together stay below the audit's limit.
IDS_KEPT, COMMENTS_KEPT = 200, 4000


@transaction.atomic
def merge_events(
    source: Event,
    target: Event,
    *,
    by: Any,
    reason: str,
    expected_version: int | None = None,
    expected_target_version: int | None = None,
) -> Event:
    """Move everything of ``source`` to ``target``, which is returned; ``source`` redirects from then on.

    expected_version, expected_target_version: of the rows of the source and of the target, as the person saw them,
    None = not shown. Raises NotAllowed, StaleRow, and BadDecision for one
    and the same event, one already merged, a survivor that is part of the other, a missing reason, or rulings in
    force on both for the same value.
    """
    require(by, MERGE)
    if source.pk == target.pk:
        raise BadDecision(_("An event cannot be merged into itself."))
    if not reason.strip():
        raise BadDecision(_("A merge needs a reason."))
    # The counter before any event, as the machine's routing does: it hangs nothing on what a merge takes away.
    lock_counter(EVENT)
    # In the order of their rows, whoever goes: two opposite merges wait for each other and never block for good.
    expected = {source.pk: expected_version, target.pk: expected_target_version}
    locked = {pk: lock_row(Event, pk, expected[pk]) for pk in sorted(expected)}
    going, staying = locked[source.pk], locked[target.pk]
    for event in (going, staying):
        if event.merged_into is not None:
            raise BadDecision(
                _("%(id)s was merged into %(survivor)s already.")
                % {"id": event.public_id, "survivor": event.current.public_id}
            )
    _refuse_part_of(staying, going)
    _refuse_two_rulings(going, staying)
    new = {"merged_into": staying.public_id}
    old = {**_old(going), "series": takes_definition(going, staying)}
    with acting(record(MERGED, actor=by, target=going, reason=reason, old=old, new=new)):
        follow(going, staying)
        going.merged_into = staying
        going.save()
        staying.save()
        derive_later(staying)
    return staying


def _refuse_part_of(staying: Event, going: Event) -> None:
    above = staying.parent
    while above is not None:
        if above.pk == going.pk:
            raise BadDecision(
                _("%(staying)s is part of %(going)s: take it out first.")
                % {"staying": staying.public_id, "going": going.public_id}
            )
        above = above.parent


def _refuse_two_rulings(going: Event, staying: Event) -> None:
    live = Resolution.objects.exclude(state=ResolutionState.WITHDRAWN)
    here = {(row.attribute_id, row.scope_key): row for row in live.filter(event=staying)}
    for row in live.filter(event=going).select_related("attribute"):
        if (row.attribute_id, row.scope_key) in here:
            raise BadDecision(
                _('Both events have a ruling on "%(attribute)s" in force: withdraw one of them first.')
                % {"attribute": row.attribute.key}
            )


def _old(event: Event) -> dict[str, Any]:
    """What hung on the event: every number, and the ids of the first of each kind."""
    listed: dict[str, list[Any]] = {
        "claims": list(event.claims.order_by("pk").values_list("public_id", flat=True)),
        "links": [_told(link) for link in links_of(event)],
        "children": list(event.children.order_by("pk").values_list("public_id", flat=True)),
        "resolutions": list(event.resolutions.order_by("pk").values_list("public_id", flat=True)),
    }
    comments = list(Comment.objects.filter(event=event).order_by("pk").values_list("pk", flat=True))
    return {
        "event": event.public_id,
        "counts": {**{name: len(ids) for name, ids in listed.items()}, "comments": len(comments)},
        **{name: ids[:IDS_KEPT] for name, ids in listed.items()},
        "comments": comments[:COMMENTS_KEPT],
    }


def _told(link: EventLink) -> list[str]:
    return [link.from_event.public_id, link.relation, link.to_event.public_id]
