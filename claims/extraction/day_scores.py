"""How far a day is to be trusted as the day of what the article reports: the score of a date suggestion.

Outward: ``score_of_day``. The highest-scored event date of a document is read as the main event's, so what is told of
another event, of a period, of plans or late in the text costs more than the doubt in how the day was written.
"""

from collections.abc import Mapping

from claims.domain.codes import EventKind
from claims.extraction.drafts import EventDraft
from claims.extraction.modality import mood_at
from claims.extraction.reading import Reading, TimeMention

# Trust per rule: how sure the words are (arbitrary but works).
TRUST = {
    "digits": 0.7,
    "relative": 0.92,
    "weekday": 0.92,
    "calendar": 0.92,
    "edge": 0.85,
    "same_day": 0.75,
    "offset": 0.65,
    "ago": 0.7,
    "unit": 0.65,
    "clock": 0.85,
    "part": 0.75,
}
# What costs trust (arbitrary but works; the order counts: a background event's day never beats the main one's).
MISPRINT, OTHER_EVENT, NO_EVENT, SERIES, NOT_HAPPENED, BACKGROUND = 0.2, 0.3, 0.15, 0.1, 0.2, 0.1
# Per sentence, and the most sentences that count: of two days told of one event the earlier told is the lead's.
LATER, LATEST = 0.004, 20
LEAST = 0.05
RECAP = "background"


def score_of_day(reading: Reading, time: TimeMention, events: Mapping[str, EventDraft]) -> float:
    """0..1. events: the drafts of the reading by key."""
    sentence = reading.sentence(time.first)
    cost = LATER * min(sentence.number, LATEST) + (MISPRINT if time.flags else 0.0)
    event = events.get(reading.event_of.get(time.first) or "")
    if event is None:
        cost += NO_EVENT
    elif not event.is_main:
        cost += OTHER_EVENT + (SERIES if event.kind is EventKind.SERIES else 0.0)
    _, actuality = mood_at(reading, time.first, time.last)
    cost += (NOT_HAPPENED if actuality is not None else 0.0) + (BACKGROUND if sentence.zone == RECAP else 0.0)
    return round(max(LEAST, TRUST[time.rule] - cost), 3)
