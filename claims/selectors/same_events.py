"""Which events may be the same as one: what was suggested, and what is near it in date, place and kind.

Outward: ``same_candidates``, ``suggested_of`` and ``same_link``. Who refused a pair, or decided it, is not asked
again: neither is listed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from claims.domain.codes import EventKind, EventRelation
from claims.domain.dates import parse_date
from claims.domain.hierarchy import Hierarchy
from claims.domain.nearness import NEAR_DAYS, WEIGHTS, Agreement, Near, Told, rank_events
from claims.models import Event, EventLink, EventLinkState, Place
from claims.selectors.counted import number_of
from claims.selectors.readable import readable_claims, readable_events
from claims.selectors.veiling import veiled

# Events read to be ranked, and those shown: a day has seldom more. Arbitrary but works.
MOST_READ, MOST_SHOWN = 200, 12
# What is worth a look without a suggestion: a possible day with its kind of act, or more. Arbitrary but works.
WORTH_A_LOOK = WEIGHTS[Agreement.ONE_DAY] + WEIGHTS[Agreement.SAME_ACT]


@dataclass(frozen=True, slots=True)
class Candidate:
    """event: as the person may read it, with ``claims_total``. agrees: what speaks for it, the weightiest first.

    link: what the machine suggested, None = it only is near.
    """

    event: Any
    agrees: tuple[Agreement, ...]
    score: int
    link: EventLink | None = None


def same_candidates(event: Event, user: Any) -> list[Candidate]:
    """Suggested ones first, then by what agrees; at most MOST_SHOWN. Four queries, and those of the veil."""
    links = {_other(link, event): link for link in _links(event)}
    closed = [pk for pk, link in links.items() if link.state != EventLinkState.SUGGESTED]
    suggested = [pk for pk, link in links.items() if link.state == EventLinkState.SUGGESTED]
    rows = (
        readable_events(user)
        .filter(Q(pk__in=suggested) | _near(event), merged_into__isnull=True)
        .exclude(pk__in=[event.pk, *closed])
        .select_related("place")
        .annotate(claims_total=number_of(readable_claims(user), "event"))
        .order_by("-pk")[:MOST_READ]
    )
    found = list(rows)
    if not found:
        return []
    near = _ranked(event, found)
    kept = [
        row
        for row in found
        if row.pk in suggested or (row.kind == event.kind and near[row.public_id].score >= WORTH_A_LOOK)
    ]
    kept.sort(key=lambda row: (row.pk not in suggested, -near[row.public_id].score, row.public_id))
    shown = kept[:MOST_SHOWN]
    # A suggestion's own sentence stays out of the list: what agrees is said in the reader's language.
    return [
        Candidate(read, near[row.public_id].agrees, near[row.public_id].score, links.get(row.pk))
        for row, read in zip(shown, veiled(user, shown), strict=True)
    ]


def same_link(event: Event, other: Event) -> EventLink | None:
    """The link that says, suggests or denies that two events are one: one query."""
    return _links(event).filter(Q(from_event=other) | Q(to_event=other)).first()


def agreement_of(event: Event, other: Event) -> tuple[Agreement, ...]:
    """What two events have in common: one query."""
    return _ranked(event, [other])[other.public_id].agrees


def suggested_of(
    links_from: Sequence[EventLink], links_to: Sequence[EventLink]
) -> list[tuple[EventLink, Event]]:
    """Of an event's links those that suggest that another event is the same, each with that one, if it is live."""
    found = [*((link, link.to_event) for link in links_from), *((link, link.from_event) for link in links_to)]
    same, suggested = EventRelation.POSSIBLY_SAME_AS, EventLinkState.SUGGESTED
    return [
        (link, other)
        for link, other in found
        if (link.relation, link.state) == (same, suggested) and other.merged_into_id is None
    ]


def _links(event: Event) -> QuerySet[EventLink]:
    links = EventLink.objects.filter(relation=EventRelation.POSSIBLY_SAME_AS)
    return links.filter(Q(from_event=event) | Q(to_event=event)).order_by("pk")


def _other(link: EventLink, event: Event) -> int:
    return link.to_event_id if link.from_event_id == event.pk else link.from_event_id


def _near(event: Event) -> Q:
    """Of the days around the event's; a series, or an event whose days are open on either side, is near to none."""
    lower, upper = event.date_lower, event.date_upper
    if lower is None or upper is None or event.kind == EventKind.SERIES:
        return Q(pk__in=[])
    margin = timedelta(days=NEAR_DAYS)
    return Q(date_lower__lte=upper + margin, date_upper__gte=lower - margin)


def _ranked(event: Event, others: Sequence[Event]) -> dict[str, Near]:
    tree = Hierarchy(dict(Place.objects.values_list("key", "parent__key")))
    return {near.key: near for near in rank_events(_told(event), [_told(other) for other in others], tree)}


def _told(event: Event) -> Told:
    return Told(
        event.public_id,
        (parse_date(event.date_edtf),) if event.date_edtf else (),
        frozenset() if event.place is None else frozenset({event.place.key}),
        frozenset(filter(None, [event.act_kind])),
    )
