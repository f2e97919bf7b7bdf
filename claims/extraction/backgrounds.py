"""Stage: paragraphs that speak only of other, earlier events are background, whatever words they open with.

Outward: ``read_backgrounds``. A recap tells what was known before: its claims are marked, so that a later reader does
not take them for news.
"""

from collections.abc import Mapping
from dataclasses import replace

from claims.domain.codes import EventKind
from claims.extraction.drafts import EventDraft
from claims.extraction.reading import Reading
from claims.extraction.zones import BACKGROUND, BODY


def read_backgrounds(reading: Reading) -> Reading:
    main = next((event for event in reading.events if event.is_main), None)
    if main is None:
        return reading
    told: dict[int, set[str]] = {}
    for index, key in reading.event_of.items():
        if key is not None:
            told.setdefault(reading.sentence(index).paragraph, set()).add(key)
    events = {event.key: event for event in reading.events}
    recaps = {
        paragraph for paragraph, keys in told.items() if all(_is_earlier(events, key, main) for key in keys)
    }
    sentences = tuple(
        replace(sentence, zone=BACKGROUND)
        if sentence.zone == BODY and sentence.paragraph in recaps
        else sentence
        for sentence in reading.sentences
    )
    return replace(reading, sentences=sentences)


def _is_earlier(events: Mapping[str, EventDraft], key: str, main: EventDraft) -> bool:
    """Whether an event is a series, or surely over before the main one's first day."""
    event = events[key]
    if event.is_main:
        return False
    if event.kind is EventKind.SERIES:
        return True
    last = event.date.upper if event.date is not None else None
    first = main.date.lower if main.date is not None else None
    return last is not None and first is not None and last < first
