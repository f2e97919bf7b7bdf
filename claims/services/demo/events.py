"""The demo's events: which event of the machine each of them is, and what people say of it.

Outward: ``settle_events``. The machine's event for a key is the one to which it routed most of the claims that gold
gives that key; another event that mostly holds the same claims is merged into it; a key without any is opened.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from claims.domain.codes import EventKind, EventRelation
from claims.domain.dates import parse_date
from claims.models import Claim, Event, Place
from claims.services.demo.gold import GoldLine
from claims.services.event_links import define_series, describe_event, link_events
from claims.services.events import open_event
from claims.services.merging import merge_events

# Share of an event's claims that must be those of one key before it is merged: below it, it is told too little alike.
MERGES_FROM = 0.5

Votes = Mapping[tuple[str, int], int]


def settle_events(
    entries: Iterable[Mapping[str, Any]], lines: Iterable[tuple[GoldLine, Iterable[Claim]]], *, by: Any
) -> dict[str, Event]:
    """Event by key. lines: gold lines, each with the suggestions of its report. by: the editor."""
    known = {str(entry["key"]): entry for entry in entries}
    votes = _votes(lines)
    chosen = _chosen(votes)
    for key, entry in known.items():
        if key not in chosen:
            chosen[key] = _open(entry, by)
    _merge_the_rest(votes, chosen, by)
    return {key: _describe(chosen[key], entry, by) for key, entry in known.items()}


def link_demo_events(entries: Iterable[Mapping[str, Any]], events: Mapping[str, Event], *, by: Any) -> None:
    for entry in entries:
        first, second = events[entry["from"]], events[entry["to"]]
        link_events(first, second, EventRelation(entry["relation"]), by=by, reason=entry["detail"])


def _votes(lines: Iterable[tuple[GoldLine, Iterable[Claim]]]) -> Votes:
    votes: Counter[tuple[str, int]] = Counter()
    for line, claims in lines:
        met = [claim for claim in claims if claim.event_id is not None and line.overlap(claim) > 0]
        votes.update((line.event, claim.event_id) for claim in met[:1] if claim.event_id is not None)
    return votes


def _chosen(votes: Votes) -> dict[str, Event]:
    """Each key its event and each event one key, the clearest first."""
    chosen: dict[str, int] = {}
    for (key, pk), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if key and key not in chosen and pk not in chosen.values():
            chosen[key] = pk
    events = Event.objects.in_bulk(chosen.values())
    return {key: events[pk] for key, pk in chosen.items()}


def _open(entry: Mapping[str, Any], by: Any) -> Event:
    return open_event(
        entry["title"]["en"],
        kind=EventKind(entry["kind"]),
        act_kind=entry["act"],
        by=by,
        reason="The reports tell of it.",
    )


def _merge_the_rest(votes: Votes, chosen: Mapping[str, Event], by: Any) -> None:
    taken = {event.pk for event in chosen.values()}
    by_event: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for (key, pk), number in votes.items():
        by_event[pk][key] += number
    for pk in sorted(by_event.keys() - taken):
        key, number = by_event[pk].most_common(1)[0]
        if key not in chosen or number < MERGES_FROM * by_event[pk].total():
            continue
        going, staying = Event.objects.get(pk=pk), Event.objects.get(pk=chosen[key].pk)
        if going.kind == staying.kind:
            merge_events(going, staying, by=by, reason="The same event, told with less of its day or place.")


def _describe(event: Event, entry: Mapping[str, Any], by: Any) -> Event:
    place = Place.objects.filter(key=entry["place"]).first()
    row = describe_event(
        event,
        title=entry["title"]["en"],
        kind=EventKind(entry["kind"]),
        when=parse_date(entry["date"]) if entry["date"] else None,
        place=place,
        target=entry["target"],
        by=by,
    )
    series = entry.get("series")
    if series:
        define_series(
            row,
            window=(_day(series["window_lower"]), _day(series["window_upper"])),
            place=Place.objects.filter(key=series["place"]).first(),
            who=series["who"],
            what_counts=series["what_counts"],
            by=by,
        )
    return row


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
