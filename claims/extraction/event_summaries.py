"""Stage: what the claims on each event tell of it, for matching it with the events of other articles.

Outward: ``read_event_drafts``.
"""

from dataclasses import replace

from claims.domain.notation import folded
from claims.domain.values import DateValue, Named
from claims.extraction.drafts import EventDraft
from claims.extraction.reading import Finding, Reading

PLACES = ("place", "impact_site", "launch_site", "target")


def read_event_drafts(reading: Reading) -> Reading:
    """Add to each event what the claims on it say: day, places, targets, victims, title."""
    found: dict[str, list[Finding]] = {event.key: [] for event in reading.events}
    for finding in reading.findings:
        key = reading.event_of.get(finding.focus_first)
        if key is not None:
            found[key].append(finding)
    return replace(reading, events=tuple(_filled(event, found[event.key]) for event in reading.events))


def _filled(event: EventDraft, found: list[Finding]) -> EventDraft:
    places = tuple(dict.fromkeys(key for f in found if f.attribute in PLACES for key in f.place_keys))
    targets = (f.value.identity for f in found if f.attribute == "target" and isinstance(f.value, Named))
    victims = (
        folded(f.value.wording) for f in found if f.attribute == "victim_name" and isinstance(f.value, Named)
    )
    dates = (f.value.date for f in found if f.attribute == "event_date" and isinstance(f.value, DateValue))
    date = event.date if event.date is not None else next(dates, None)
    told = (event.act.replace("_", " "), places[0] if places else "", date.edtf if date is not None else "")
    return replace(
        event,
        date=date,
        places=places,
        targets=tuple(dict.fromkeys(targets)),
        victims=tuple(dict.fromkeys(victims)),
        title=" ".join(filter(None, told)),
    )
