"""Stage: events hold what their kind can hold: a truce no dead, a series of attacks no "nobody was hurt".

Outward: ``read_holders``. What an event cannot hold goes to the occurrence nearest in its sentence, or to the one
that the words before it point back to ("this attack, which killed a girl, ends the truce"); where there is none, to
no event. A number of several attacks goes to a series, a new one where the text tells none.
"""

from bisect import bisect_left
from dataclasses import replace

from claims.domain.codes import EventKind, ValueKind
from claims.domain.values import Quantity, Wording
from claims.extraction.drafts import EventDraft
from claims.extraction.reading import Finding, Reading

# The codebook's unit of what counts attacks.
ATTACK = "attack"
UNACTED = frozenset({EventKind.STATEMENT, EventKind.STATE})


def read_holders(reading: Reading) -> Reading:
    kinds = {event.key: event.kind for event in reading.events}
    event_of = dict(reading.event_of)
    events = list(reading.events)
    series = [event.key for event in events if event.kind is EventKind.SERIES]
    occurrences = [i for i, key in sorted(event_of.items()) if key and kinds[key] is EventKind.OCCURRENCE]
    for finding in reading.findings:
        key = reading.event_of.get(finding.focus_first)
        if key is None:
            continue
        if _is_total(reading, finding):
            holder: str | None = _series(events, series, kinds[key], key)
        elif _may_hold(reading, kinds[key], finding):
            continue
        else:
            holder = _occurrence_near(reading, kinds, finding, occurrences)
        event_of.update(dict.fromkeys(range(finding.focus_first, finding.focus_last), holder))
    return replace(reading, event_of=event_of, events=tuple(events))


def _is_total(reading: Reading, finding: Finding) -> bool:
    """ "the second attack in a week", "more than ten attacks": several attacks are no one event."""
    definition = reading.lexicon.codebook[finding.attribute]
    if definition.unit != ATTACK or not isinstance(finding.value, Quantity):
        return False
    highest = finding.value.upper
    return highest is None or highest > 1


def _series(events: list[EventDraft], series: list[str], kind: EventKind, key: str) -> str:
    """The series that a total is of: the one it stands with, else the last told, else a new one."""
    if kind is EventKind.SERIES:
        return key
    if not series:
        events.append(EventDraft(f"e{len(events) + 1}", EventKind.SERIES))
        series.append(events[-1].key)
    return series[-1]


def _may_hold(reading: Reading, kind: EventKind, finding: Finding) -> bool:
    if kind in UNACTED:
        return not _is_toll(reading, finding)
    return kind is not EventKind.SERIES or not _is_nothing(reading, finding)


def _is_toll(reading: Reading, finding: Finding) -> bool:
    """Whether it counts people harmed, or projectiles."""
    definition = reading.lexicon.codebook[finding.attribute]
    if definition.value_kind is not ValueKind.COUNT:
        return False
    return definition.unit == "projectile" or (definition.unit == "person" and definition.accumulating)


def _is_nothing(reading: Reading, finding: Finding) -> bool:
    """ "no casualties", "no damage"."""
    if isinstance(finding.value, Quantity):
        return finding.value.is_stated_zero and _is_toll(reading, finding)
    return isinstance(finding.value, Wording) and not finding.value.wording


def _occurrence_near(
    reading: Reading, kinds: dict[str, EventKind], finding: Finding, occurrences: list[int]
) -> str | None:
    """occurrences: the tokens that speak of one, in order."""
    sentence = reading.sentence(finding.focus_first)
    told = [
        (abs(index - finding.focus_first), key)
        for index in range(sentence.first, sentence.last)
        if (key := reading.event_of.get(index)) is not None and kinds[key] is EventKind.OCCURRENCE
    ]
    if told:
        return min(told)[1]
    before = (sentence.first, finding.focus_first)
    if reading.marks.holds("acts.return", *before):
        main = next((event for event in reading.events[:1] if event.is_main), None)
        return main.key if main is not None and main.kind is EventKind.OCCURRENCE else None
    if reading.marks.holds("acts.anaphora", *before):
        told_before = bisect_left(occurrences, sentence.first)
        return reading.event_of[occurrences[told_before - 1]] if told_before else None
    return None
