"""Gather what the events teach about their sources, anew only where something they rest on has changed.

Outward: ``gather_lessons``. Truths are none of it: rulings are joined when a Fit is learned. Imported by whoever does
the work and by no web page: it needs numpy.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial

from claims.consensus.learning.lessons import lessons_of
from claims.consensus.learning.packed import Packed, items_in, packed, votes_in
from claims.consensus.learning.table import Gathered, LessonTable
from claims.consensus.reliability import NO_FIT, FrozenFit
from claims.models import Event, EventLessons
from claims.selectors.considered import BATCH_EVENTS, Considered, each_considered
from claims.selectors.lesson_evidence import Ground, evidence_of

# Events whose evidence is looked at together. Arbitrary but works.
LOOKED_AT_EVENTS = 2000
Progress = Callable[[int, int], None]


def gather_lessons(progress: Progress | None = None) -> LessonTable:
    """What all events teach. progress: called with (done, total) after every batch of events."""
    EventLessons.objects.exclude(event__in=Event.objects.live()).delete()
    gathered = Gathered()
    events = sorted(Event.objects.live().values_list("public_id", "pk"))
    for start in range(0, len(events), LOOKED_AT_EVENTS):
        batch = events[start : start + LOOKED_AT_EVENTS]
        report = None if progress is None else partial(_report, progress, start, len(events))
        contents = _contents([pk for _, pk in batch], report)
        told = [(name, contents[pk]) for name, pk in batch if pk in contents]
        gathered.add([name for name, _ in told], [content for _, content in told])
    return gathered.table()


def alone(known: Considered, fit: FrozenFit = NO_FIT, *, is_weighed: bool = False) -> Considered:
    """The same evidence under this Fit and no ruling: what the claims say by themselves."""
    return replace(known, rulings={}, context=replace(known.context, fit=fit, is_weighed=is_weighed))


def _report(progress: Progress, before: int, total: int, done: int) -> None:
    progress(before + done, total)


def _contents(events: Sequence[int], report: Callable[[int], None] | None) -> Mapping[int, Packed]:
    """Row id of an event -> what it teaches; empty where there is no codebook yet."""
    ground = Ground.now()
    if ground is None:
        return {}
    evidence = evidence_of(events, ground)
    kept = EventLessons.objects.filter(event__in=events)
    rows = kept.values_list("event", "evidence_sha256", "content")
    found: dict[int, Packed] = {pk: content for pk, sha256, content in rows if sha256 == evidence[pk]}
    stale = [pk for pk in events if pk not in found]
    for start in range(0, len(stale), BATCH_EVENTS):
        found |= _gather(stale[start : start + BATCH_EVENTS], evidence)
        if report is not None:
            report(len(found))
    if report is not None and not stale:
        report(len(events))
    return found


def _gather(events: Sequence[int], evidence: Mapping[int, str]) -> dict[int, Packed]:
    """Read and settle the events, and keep what they teach."""
    found: dict[int, Packed] = {}
    for known in each_considered(events):
        heard = alone(known)
        for event in heard.events:
            found[event.pk] = packed(lessons_of(heard.settle(event), heard.context))
    unmoved = _unmoved(found, evidence)
    EventLessons.objects.bulk_create(
        [
            EventLessons(
                event_id=pk,
                items=items_in(found[pk]),
                votes=votes_in(found[pk]),
                content=found[pk],
                evidence_sha256=evidence[pk],
            )
            for pk in unmoved
        ],
        update_conflicts=True,
        unique_fields=["event"],
        update_fields=["items", "votes", "content", "evidence_sha256"],
    )
    return found


def _unmoved(events: Collection[int], evidence: Mapping[int, str]) -> list[int]:
    """Those that still rest on the same: what changed while it was read is gathered again the next time."""
    ground = Ground.now()
    after = {} if ground is None else evidence_of(events, ground)
    return [pk for pk in events if after.get(pk) == evidence[pk]]
