"""Route claims to events: by the machine while suggesting, by people afterwards.

Outward: ``match_or_open`` for an event draft, ``route_claims`` for moving claims, ``lock_claims`` for several.
The claims' words stay as they are: a date that differs from the event's in the year alone is flagged as a possible
misprint, not changed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.domain.codes import EventRelation
from claims.domain.dates import PartialDate, parse_date
from claims.domain.hierarchy import Hierarchy
from claims.domain.values import DateValue
from claims.extraction.drafts import EventDraft
from claims.extraction.routing import Match, rank_candidates
from claims.models import Claim, Event, EventLink
from claims.selectors.candidates import event_drafts_of, known_events
from claims.services.blind_routing import routed_blind
from claims.services.deriving import derive_later
from claims.services.events import ROUTE, complete_event, lock_live_event, open_from_draft
from claims.services.permission import require
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from factcheck.locking import StaleRow, lock_row

EVENT_DATE = "event_date"
# Score from which a match that does not join is worth a person's look. Arbitrary but works.
WORTH_A_LOOK = 0.4
# A day this long before its article appeared is news, and a misprint of the year is not looked for. Half a year:
# arbitrary but works; a year printed wrong is about a year off.
NEWS_DAYS = 183
# Claims whose former event the act of a routing names; of more it counts them, and their history, which names the
# act, tells each. Keeps the act far below the audit's limit.
NAMED_IN_ACT = 500
# Ids of claims that a refusal names. Arbitrary but works.
NAMED_IN_MESSAGE = 10


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
    if best is not None and best.joins and is_told_apart(draft, known[best.key]):
        event = lock_row(Event, Event.objects.only("pk").get(public_id=best.key).pk, None)
        if complete_event(event, draft, keeps_date=best.possible_misprint):
            with acting(record("event.complete", actor=by, target=event, reason=best.reason)):
                event.save()
        return Routed(event, best)
    event = open_from_draft(draft, fallback_title, by=by)
    if best is not None and best.score >= WORTH_A_LOOK:
        _suggest_same(event, Event.objects.get(public_id=best.key), best)
    return Routed(event, None)


def match_among(draft: EventDraft, events: Sequence[Event], places: Hierarchy) -> Event | None:
    """The one of these events that a draft speaks of, if any is likely enough; none is opened.

    For what stands inside an article that told these events: place and act alone are enough then.
    """
    by_key = {event.public_id: event for event in events}
    matches = rank_candidates(draft, event_drafts_of(events), places)
    best = matches[0] if matches and matches[0].score >= WORTH_A_LOOK else None
    return None if best is None else by_key[best.key]


def _suggest_same(event: Event, other: Event, match: Match) -> None:
    """Suggest once that two events may be one: what a person refused, or decided, is not asked again."""
    relation, pair = EventRelation.POSSIBLY_SAME_AS, [event, other]
    if EventLink.objects.filter(from_event__in=pair, to_event__in=pair, relation=relation).exists():
        return
    detail = f"{match.reason} Score {match.score}: left to a person."
    EventLink.objects.create(from_event=event, to_event=other, relation=relation, detail=detail[:500])


def is_told_apart(draft: EventDraft, event: EventDraft) -> bool:
    """Whether more than place, act and target speaks for one event: the same place is attacked again and again."""
    return (draft.date is not None and event.date is not None) or bool(draft.victims and event.victims)


def flag_misprints(claims: Iterable[Claim], event: Event) -> list[Claim]:
    """Give dates that differ from the event's in the year alone an emendation, kept as written. Unsaved.

    A day shortly before its own article is left alone: then it is the event's day that was misprinted, elsewhere.
    Returns the claims that were flagged.
    """
    flagged = []
    when = parse_date(event.date_edtf) if event.date_edtf else None
    for claim in claims:
        if claim.attribute.key != EVENT_DATE or claim.emendation:
            continue
        value = claim.value
        if not isinstance(value, DateValue) or when is None:
            continue
        if value.date.shares_day_and_month(when) and not is_news(value.date, claim):
            claim.emendation = emendation_of(value.date, when)
            claim.date_as_written = claim.date_as_written or claim.focus[:100]
            flagged.append(claim)
    return flagged


def is_news(date: PartialDate, claim: Claim) -> bool:
    """Whether its article appeared on the day or within half a year of it."""
    published = claim.article.published_lower
    if published is None or date.lower is None:
        return False
    return 0 <= (published - date.lower).days <= NEWS_DAYS


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

    The event is locked before the claims are, so that no merge takes it away meanwhile. expected_versions: claim row
    id -> row version that the person saw; a claim that is missing is taken as it stands.
    Raises NotAllowed, BadDecision for an event that was merged away, and StaleRow, and then nothing is moved.
    """
    require(by, ROUTE)
    with transaction.atomic():
        if (kept := routed_blind(claims, event, by=by, reason=reason)) is not None:
            return kept
        event = None if event is None else lock_live_event(event)
        rows = lock_claims([claim.pk for claim in claims], expected_versions or {})
        moving = [row for row in rows if row.event_id != (None if event is None else event.pk)]
        if not moving:
            return []
        before = [row.event for row in moving]
        told = {"event": None if event is None else event.public_id, "claims": len(moving)}
        act = record("claim.route", actor=by, target=event, reason=reason, old=_before(moving), new=told)
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


def _before(moving: Sequence[Claim]) -> dict[str, str | int | None]:
    """Where each claim was; of many, how many were in each event, "" = in none."""
    events = {row.public_id: None if row.event is None else row.event.public_id for row in moving}
    if len(moving) <= NAMED_IN_ACT:
        return dict(events)
    counts = Counter(event or "" for event in events.values())
    return dict(counts.most_common(NAMED_IN_ACT))


def lock_claims(ids: Iterable[int], expected: Mapping[int, int]) -> list[Claim]:
    """The claims, locked in the order of their row ids until the transaction ends.

    expected: row id -> row version that the person saw; a claim that is missing is taken as it stands. Raises
    StaleRow naming those that moved on.
    """
    rows = list(
        Claim.objects.select_for_update(of=("self",))
        .filter(pk__in=list(ids))
        .select_related("event", "attribute", "place", "actor")
        .order_by("pk")
    )
    stale = [row.public_id for row in rows if expected.get(row.pk, row.row_version) != row.row_version]
    if stale:
        left = len(stale) - NAMED_IN_MESSAGE
        more = _(" and %(number)s more") % {"number": left} if left > 0 else ""
        named = ", ".join(stale[:NAMED_IN_MESSAGE])
        raise StaleRow(
            _("%(claims)s changed since they were shown. Look at them again, then decide.")
            % {"claims": f"{named}{more}"}
        )
    return rows
