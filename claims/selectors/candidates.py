"""Known events that a draft of extraction may be.

Outward: ``known_events`` and ``event_drafts_of``, which give them as drafts, ready for
``extraction.routing.rank_candidates``, and ``shown_names`` for what an event shows of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from claims.domain.codes import ClaimStatus, EventKind
from claims.domain.dates import PartialDate, parse_date
from claims.domain.notation import folded
from claims.extraction.drafts import EventDraft
from claims.models import Actor, Claim, Event, Place

# Known events that one draft is compared with. More of one day, kind and unknown date are not told apart by dates
# alone; the latest opened are taken. Arbitrary but works.
CANDIDATES = 300
SEPARATOR = "; "
PLACE_ATTRIBUTE, VICTIM_ATTRIBUTE = "place", "victim_name"
# Claims that say nothing any more.
DROPPED = (ClaimStatus.REJECTED, ClaimStatus.RETRACTED)


def known_events(draft: EventDraft, *, without: Iterable[int] = ()) -> list[EventDraft]:
    """Live events whose days can be those of the draft, or differ from them in the year alone.

    without: row ids of events it cannot be. Undated events count as possible, and so does every event where the draft
    has no date. Five queries; at most CANDIDATES events.
    """
    events = (
        Event.objects.live()
        .filter(_days(draft.date), kind=draft.kind)
        .exclude(pk__in=list(without))
        .select_related("place")
        .order_by("-pk")[:CANDIDATES]
    )
    return event_drafts_of(list(events))


def event_drafts_of(found: Sequence[Event]) -> list[EventDraft]:
    """Known events as drafts, with what their claims tell of places and victims, in the order given: four queries."""
    places, victims = _places_told(found), _victims_told(found)
    keys = keys_of({part for event in found for part in _listed(event.target)})
    return [_draft_of(event, places.get(event.pk, ()), keys, victims.get(event.pk, ())) for event in found]


def _draft_of(
    event: Event,
    places: Iterable[str] = (),
    keys: Mapping[str, str] | None = None,
    victims: Iterable[str] = (),
) -> EventDraft:
    """A known event as a draft.

    places: keys of places that its claims name. keys: of names, from ``keys_of``. victims: folded names that its
    claims give; for matching alone, they are restricted.
    """
    own = () if event.place is None else (event.place.key,)
    return EventDraft(
        key=event.public_id,
        kind=EventKind(event.kind),
        act=event.act_kind,
        date=parse_date(event.date_edtf) if event.date_edtf else None,
        places=tuple(dict.fromkeys((*own, *places))),
        targets=tuple((keys or {}).get(part, f'"{folded(part)}"') for part in _listed(event.target)),
        victims=tuple(dict.fromkeys(victims)),
        title=event.title,
    )


def shown_names(identities: Sequence[str]) -> tuple[str, ...]:
    """Register keys as the names people read; wordings, which identities keep in quotes, as they are."""
    names: dict[str, str] = {}
    for register in (Actor, Place):
        rows = register._default_manager.filter(key__in=identities)
        names.update(rows.values_list("key", "name"))
    return tuple(names.get(identity, identity.strip('"')) for identity in identities)


def keys_of(names: Iterable[str]) -> dict[str, str]:
    """The reverse of ``shown_names``: the register keys of names, places before actors; others are left out."""
    keys: dict[str, str] = {}
    for register in (Actor, Place):
        rows = register._default_manager.filter(name__in=list(names)).order_by("-key")
        keys.update(rows.values_list("name", "key"))
    return keys


def _days(date: PartialDate | None) -> Q:
    if date is None:
        return Q()
    undated = Q(date_lower__isnull=True, date_upper__isnull=True)
    starts = Q() if date.upper is None else Q(date_lower__isnull=True) | Q(date_lower__lte=date.upper)
    ends = Q() if date.lower is None else Q(date_upper__isnull=True) | Q(date_upper__gte=date.lower)
    if not date.is_day or date.lower is None:
        return undated | (starts & ends)
    same_day = Q(date_lower__month=date.lower.month, date_lower__day=date.lower.day)
    return undated | (starts & ends) | same_day


def _places_told(events: Iterable[Event]) -> Mapping[int, list[str]]:
    """Keys of the places that the events' claims name as where it happened."""
    told: defaultdict[int, list[str]] = defaultdict(list)
    claims = Claim.objects.filter(
        event__in=list(events), attribute__key=PLACE_ATTRIBUTE, place__isnull=False
    ).exclude(status__in=DROPPED)
    claims = claims.order_by("pk")
    for event, key in claims.values_list("event", "place__key"):
        if key not in told[event]:
            told[event].append(key)
    return told


def _victims_told(events: Iterable[Event]) -> Mapping[int, list[str]]:
    """Names of victims that the events' claims give, folded as extraction folds them."""
    told: defaultdict[int, list[str]] = defaultdict(list)
    claims = Claim.objects.filter(event__in=list(events), attribute__key=VICTIM_ATTRIBUTE).order_by("pk")
    named = claims.exclude(status__in=DROPPED).exclude(wording="")
    for event, wording in named.values_list("event", "wording"):
        told[event].append(folded(wording))
    return told


def _listed(joined: str) -> tuple[str, ...]:
    return tuple(part for part in joined.split(SEPARATOR) if part)
