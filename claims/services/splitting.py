"""Split an event: some of its claims speak of another one.

Outward: ``split_event`` and ``unsplit_event``. One act each, whose history of every row that moved is what taking it
back reads. Ids are permanent: an event that a split opened and that nothing is left in redirects to where its claims
went back to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.domain.codes import EventKind
from claims.domain.dates import PartialDate
from claims.models import Claim, Comment, Event, EventLink, Place, Resolution
from claims.selectors.regroupings import SPLIT, UNSPLIT, is_undone
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.events import lock_live_event, new_event
from claims.services.merging import MERGE
from claims.services.numbering import EVENT, lock_counter
from claims.services.permission import require
from claims.services.returning import return_claims
from claims.services.routing import flag_misprints, lock_claims
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from factcheck.audit.models import Act
from factcheck.locking import lock_row


@dataclass(frozen=True, slots=True)
class Described:
    """What identifies the event that a split opens. when: None = no date."""

    title: str
    when: PartialDate | None = None
    place: Place | None = None


@transaction.atomic
def split_event(
    event: Event,
    claims: Sequence[Claim],
    into: Event | Described,
    *,
    by: Any,
    reason: str,
    expected_version: int | None = None,
    expected_versions: Mapping[int, int] | None = None,
) -> Event:
    """Move claims of ``event`` to a new event, or to one that there is; returns that one.

    expected_version: of the event's row; expected_versions: claim row id -> row version that the person saw. Raises
    NotAllowed, StaleRow, and BadDecision for no reason, no claim, a claim of another event, all claims of it (that is
    a merge), a new event without a title, or one and the same event. Nothing moves then.
    """
    require(by, MERGE)
    if not reason.strip():
        raise BadDecision(_("A split needs a reason."))
    lock_counter(EVENT)
    here = _locked(event, expected_version, into)
    moving = lock_claims([claim.pk for claim in claims], expected_versions or {})
    _refuse(here, moving)
    there = into if isinstance(into, Event) else _opened(here, into, by)
    new = {"event": there.public_id, "claims": len(moving), "opened": not isinstance(into, Event)}
    with acting(record(SPLIT, actor=by, target=here, reason=reason, new=new)):
        here.save()
        if not isinstance(into, Event):
            there.save(force_insert=True)
        for claim in moving:
            claim.event = there
            claim.row_version += 1
        flag_misprints(moving, there)
        update_many(Claim, moving, ["event", "row_version", "emendation", "date_as_written"])
        derive_later(here, there)
    return there


@transaction.atomic
def unsplit_event(act: Act, *, by: Any, reason: str, expected_version: int | None = None) -> Event:
    """Take a split back; returns the event that the claims are of again.

    expected_version: of the row of the event that they went to, as the person saw it. Claims that somebody moved
    since stay where they are. Raises NotAllowed, StaleRow, and BadDecision for no reason, a split that was taken back
    already, or one of whose events was merged since.
    """
    require(by, MERGE)
    if not reason.strip():
        raise BadDecision(_("Taking a split back needs a reason."))
    lock_counter(EVENT)
    told = act.new or {}
    found = Event.objects.filter(public_id__in=[act.target_id, told.get("event", "")])
    if len(found) < len(("where from", "where to")):
        raise BadDecision(_("Nothing tells where the claims went: route them one by one."))
    expected = {row.pk: None if row.public_id == act.target_id else expected_version for row in found}
    locked = {row.public_id: row for row in (lock_row(Event, pk, expected[pk]) for pk in sorted(expected))}
    back, here = locked[act.target_id], locked[told["event"]]
    for event in (back, here):
        if event.merged_into is not None:
            raise BadDecision(
                _("%(event)s was merged since: take that back first.") % {"event": event.public_id}
            )
    if is_undone(act):
        raise BadDecision(_("This split was taken back already."))
    with acting(
        record(UNSPLIT, actor=by, target=back, reason=reason, old={"event": here.public_id, "act": act.pk})
    ):
        return_claims(act, here, back)
        if told.get("opened") and _is_empty(here):
            here.merged_into = back
        here.save()
        back.save()
        derive_later(back, *([] if here.merged_into else [here]))
    return back


def _locked(event: Event, expected_version: int | None, into: Event | Described) -> Event:
    """The event's row, its version raised; the other one too is locked, in the order of their rows."""
    ends = {event.pk: event}
    if isinstance(into, Event):
        if into.pk == event.pk:
            raise BadDecision(_("The claims are of this event already: choose another one."))
        ends[into.pk] = into
    for pk in sorted(ends):
        lock_live_event(ends[pk])
    return lock_row(Event, event.pk, expected_version)


def _refuse(event: Event, moving: Sequence[Claim]) -> None:
    if not moving:
        raise BadDecision(_("Choose the claims that are of another event."))
    elsewhere = [claim.public_id for claim in moving if claim.event_id != event.pk]
    if elsewhere:
        raise BadDecision(
            _("%(claim)s is not of %(event)s any more. Look at it again, then split.")
            % {"claim": elsewhere[0], "event": event.public_id}
        )
    if not Claim.objects.filter(event=event).exclude(pk__in=[claim.pk for claim in moving]).exists():
        raise BadDecision(_("These are all the claims of the event: edit it, or merge it into another one."))


def _opened(event: Event, described: Described, by: Any) -> Event:
    found = new_event(
        described.title,
        kind=EventKind(event.kind),
        act_kind=event.act_kind,
        date=described.when,
        place=described.place,
        by=by,
    )
    found.split_from = event
    return found


def _is_empty(event: Event) -> bool:
    """Whether nothing hangs on it that a person would look for there."""
    links = EventLink.objects.filter(Q(from_event=event) | Q(to_event=event))
    hanging = (event.claims, event.children, event.merged, links, Comment.objects.filter(event=event))
    rulings = Resolution.objects.filter(event=event)
    return not any(rows.exists() for rows in (*hanging, rulings))
