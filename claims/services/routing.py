"""Route claims to events: by the machine while suggesting, by people afterwards.

Outward: ``match_or_open`` for an event draft, ``route_claims`` for moving claims. Both keep the claims' words as they
are: a date that differs from the event's in the year alone is flagged as a possible misprint, not changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from claims.domain.dates import PartialDate, parse_date
from claims.domain.hierarchy import Hierarchy
from claims.domain.values import DateValue
from claims.extraction.drafts import EventDraft
from claims.extraction.routing import Match, rank_candidates
from claims.models import Claim, Event, EventLink
from claims.selectors.candidates import known_events
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.events import ROUTE, complete_event, open_from_draft
from claims.services.permission import require
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from factcheck.locking import StaleRow, lock_row

EVENT_DATE = "event_date"
POSSIBLY_SAME = "possibly_same_as"
# Score from which a match that does not join is worth a person's look. Arbitrary but works.
WORTH_A_LOOK = 0.4


@dataclass(frozen=True, slots=True)
class Routed:
    """event: the row. match: None where the event was opened for this draft."""

    event: Event
    match: Match | None


def match_or_open(
    draft: EventDraft,
    *,
    places: Hierarchy,
    fallback_title: str,
    without: Iterable[int] = (),
    by: Any = None,
) -> Routed:
    """The known event that a draft is, completed by what the draft adds, or a new one.

    places: the register's tree. without: row ids of events it cannot be. Call it inside a transaction that holds the
    counter of events, so that two articles never open one event twice. A near miss is kept as a suggested link.
    """
    known = {event.key: event for event in known_events(draft, without=without)}
    matches = rank_candidates(draft, known.values(), places)
    best = matches[0] if matches else None
    if best is not None and best.joins and _is_told_apart(draft, known[best.key]):
        event = lock_row(Event, Event.objects.only("pk").get(public_id=best.key).pk, None)
        if complete_event(event, draft, keeps_date=best.possible_misprint):
            with acting(record("event.complete", actor=by, target=event, reason=best.reason)):
                event.save()
        return Routed(event, best)
    event = open_from_draft(draft, fallback_title, by=by)
    if best is not None and best.score >= WORTH_A_LOOK:
        EventLink.objects.create(
            from_event=event,
            to_event=Event.objects.get(public_id=best.key),
            relation=POSSIBLY_SAME,
            detail=f"{best.reason} Score {best.score}: left to a person."[:500],
        )
    return Routed(event, None)


def _is_told_apart(draft: EventDraft, event: EventDraft) -> bool:
    """Whether more than place, act and target speaks for one event: the same place is attacked again and again."""
    return (draft.date is not None and event.date is not None) or bool(draft.victims and event.victims)


def flag_misprints(claims: Iterable[Claim], event: Event) -> list[Claim]:
    """Give dates that differ from the event's in the year alone an emendation, kept as written. Unsaved.

    Returns the claims that were flagged.
    """
    flagged = []
    when = parse_date(event.date_edtf) if event.date_edtf else None
    for claim in claims:
        if claim.attribute.key != EVENT_DATE or claim.emendation:
            continue
        value = claim.value
        if isinstance(value, DateValue) and when is not None and value.date.shares_day_and_month(when):
            claim.emendation = emendation_of(value.date, when)
            claim.date_as_written = claim.date_as_written or claim.focus[:100]
            flagged.append(claim)
    return flagged


def emendation_of(written: PartialDate, event_date: PartialDate) -> str:
    return f"Possible misprint: day and month are those of the event on {event_date}, the year is not ({written})."


def route_claims(
    claims: Sequence[Claim],
    event: Event | None,
    *,
    by: Any,
    reason: str = "",
    expected_versions: Mapping[int, int] | None = None,
) -> list[Claim]:
    """Move claims to an event, or to none. Claims that are there already stay untouched.

    expected_versions: claim row id -> row version that the person saw; a claim that is missing is taken as it stands.
    Raises NotAllowed, BadDecision for an event that was merged away, and StaleRow, and then nothing is moved.
    """
    require(by, ROUTE)
    if event is not None and event.merged_into is not None:
        raise BadDecision(f"{event.public_id} was merged into {event.current.public_id}: route there.")
    with transaction.atomic():
        rows = _locked([claim.pk for claim in claims], expected_versions or {})
        moving = [row for row in rows if row.event_id != (None if event is None else event.pk)]
        if not moving:
            return []
        before = [row.event for row in moving]
        old = {row.public_id: None if row.event is None else row.event.public_id for row in moving}
        act = record("claim.route", actor=by, target=event, reason=reason, old=old, new=_named(event))
        with acting(act):
            for row in moving:
                row.event = event
                row.row_version += 1
            fields = ["event", "row_version"]
            if event is not None and flag_misprints(moving, event):
                fields += ["emendation", "date_as_written"]
            update_many(Claim, moving, fields)
            derive_later(event, *before)
    return moving


def _named(event: Event | None) -> dict[str, str | None]:
    return {"event": None if event is None else event.public_id}


def _locked(ids: Sequence[int], expected: Mapping[int, int]) -> list[Claim]:
    rows = list(
        Claim.objects.select_for_update(of=("self",))
        .filter(pk__in=ids)
        .select_related("event", "attribute", "place", "actor")
        .order_by("pk")
    )
    stale = [row.public_id for row in rows if expected.get(row.pk, row.row_version) != row.row_version]
    if stale:
        raise StaleRow(f"{', '.join(stale)} changed since they were shown. Look at them again, then decide.")
    return rows
