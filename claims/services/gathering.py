"""Gather what the events teach about their sources, anew only where something they rest on has changed.

Outward: ``gather_lessons``. Truths are none of it: rulings are joined when a Fit is learned. Lessons are found of all
claims at once, as arrays (``consensus.columns``); what arrays cannot say is derived. Imported by whoever does the
work and by no web page: it needs numpy.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.db.models import Count

from claims.consensus.columns.spoken import Columns
from claims.consensus.columns.stands import Stands
from claims.consensus.columns.taught import taught
from claims.consensus.context import Context
from claims.consensus.derive_event import derive_event
from claims.consensus.learning.lessons import lessons_of
from claims.consensus.learning.packed import Packed, items_in, packed, together, votes_in
from claims.consensus.learning.table import Gathered, LessonTable
from claims.consensus.links import Links
from claims.consensus.reliability import NO_FIT, FrozenFit
from claims.domain.comparison import Registers
from claims.domain.statements import Statement
from claims.models import Claim, Event, EventLessons
from claims.selectors.considered import BATCH_EVENTS, Considered
from claims.selectors.lesson_columns import columns_of, incomplete
from claims.selectors.lesson_evidence import Evidence, Ground, evidence_on
from claims.selectors.statements import link_of_row
from claims.selectors.told_by_sentences import told_by_sentences

# Events and claims whose evidence is looked at together, an event never cut: some 200 MB. Arbitrary but works.
LOOKED_AT_EVENTS, LOOKED_AT_CLAIMS = 2000, 50_000
Progress = Callable[[int, int], None]
# Row id of an event -> its public id.
Names = Mapping[int, str]


def gather_lessons(progress: Progress | None = None) -> LessonTable:
    """What all events teach. progress: called with (done, total) after every batch of events."""
    EventLessons.objects.exclude(event__in=Event.objects.live()).delete()
    gathered, patterns = Gathered(), _Patterns()
    events = sorted(Event.objects.live().values_list("public_id", "pk"))
    done = 0
    for batch in _batches(events):
        contents = _contents(batch, patterns)
        told = [(name, contents[pk]) for pk, name in batch.items() if pk in contents]
        gathered.add([name for name, _ in told], [content for _, content in told])
        done += len(batch)
        if progress is not None:
            progress(done, len(events))
    return gathered.table()


def alone(known: Considered, fit: FrozenFit = NO_FIT, *, is_weighed: bool = False) -> Considered:
    """The same evidence under this Fit and no ruling: what the claims say by themselves."""
    return replace(known, rulings={}, context=replace(known.context, fit=fit, is_weighed=is_weighed))


def _batches(events: Sequence[tuple[str, int]]) -> Iterator[Names]:
    claims = Claim.objects.filter(event__isnull=False).order_by()
    counts = dict(claims.values_list("event").annotate(Count("pk")))
    batch: dict[int, str] = {}
    size = 0
    for name, pk in events:
        size += counts.get(pk, 0)
        if batch and (len(batch) == LOOKED_AT_EVENTS or size > LOOKED_AT_CLAIMS):
            yield batch
            batch, size = {}, counts.get(pk, 0)
        batch[pk] = name
    if batch:
        yield batch


class _Patterns:
    """How statements stand, known from batch to batch while the registers stay as they are."""

    def __init__(self) -> None:
        self._stands: Stands | None = None

    def under(self, registers: Registers) -> Stands:
        known = self._stands
        self._stands = Stands(registers) if known is None else known.under(registers)
        return self._stands


def _contents(names: Names, patterns: _Patterns) -> dict[int, Packed]:
    """Row id of an event -> what it teaches; empty where there is no codebook yet."""
    ground = Ground.now()
    if ground is None:
        return {}
    evidence = evidence_on(names, ground)
    kept = EventLessons.objects.filter(event__in=names)
    rows = kept.values_list("event", "evidence_sha256", "content")
    found: dict[int, Packed] = {pk: content for pk, sha256, content in rows if sha256 == evidence.sha256[pk]}
    stale = {pk: name for pk, name in names.items() if pk not in found}
    late = incomplete(stale, evidence, ground) if stale else set()
    if stale:
        fresh = {pk: name for pk, name in stale.items() if pk not in late}
        found |= _gather(fresh, evidence, ground, patterns.under(ground.registers))
    # What came while the registers were read: they are read again, for these events.
    return found | (_contents({pk: names[pk] for pk in late}, patterns) if late else {})


def _gather(names: Names, evidence: Evidence, ground: Ground, stands: Stands) -> dict[int, Packed]:
    """Find what the events teach, and keep it."""
    columns = columns_of(names, evidence, ground)
    told = taught(columns, stands, _links(names, evidence), ground.who)
    derived = _derived(names, columns, told.untold, evidence, ground)
    nothing = packed(())
    found = {
        pk: together(told.lessons.get(name, nothing), derived.get(pk, nothing)) for pk, name in names.items()
    }
    moved = _moved(derived, evidence)
    EventLessons.objects.bulk_create(
        [
            EventLessons(
                event_id=pk,
                items=items_in(content),
                votes=votes_in(content),
                content=content,
                evidence_sha256=evidence.sha256[pk],
            )
            for pk, content in found.items()
            if pk not in moved
        ],
        update_conflicts=True,
        unique_fields=["event"],
        update_fields=["items", "votes", "content", "evidence_sha256"],
    )
    return found


def _links(events: Iterable[int], evidence: Evidence) -> Links:
    return Links(link_of_row(row) for pk in events for row in evidence.links.get(pk, ()))


def _derived(
    names: Names, columns: Columns, claims: Sequence[int], evidence: Evidence, ground: Ground
) -> dict[int, Packed]:
    """By row id of the event. claims: entries of the columns, of what has to be derived together all or none."""
    row_ids = {name: pk for pk, name in names.items()}
    told: defaultdict[int, list[int]] = defaultdict(list)
    for claim in claims:
        told[row_ids[columns.event[claim]]].append(claim)
    found = {}
    events = sorted(told)
    for start in range(0, len(events), BATCH_EVENTS):
        batch = events[start : start + BATCH_EVENTS]
        statements = {pk: [columns.statement(claim) for claim in told[pk]] for pk in batch}
        context = _context(statements, evidence, ground)
        for pk, own in statements.items():
            rows = derive_event(own, context=context, event=names[pk])
            found[pk] = packed(lessons_of(rows, context))
    return found


def _context(statements: Mapping[int, Sequence[Statement]], evidence: Evidence, ground: Ground) -> Context:
    """Without Fit and rulings: what the claims say by themselves."""
    events = list(Event.objects.filter(pk__in=statements))
    among = {one.id for own in statements.values() for one in own}
    told = told_by_sentences(events, ground.registers, among)
    return Context(
        ground.registers,
        links=_links(statements, evidence),
        sources=ground.who,
        apart=told.apart,
        moved=told.moved,
        is_weighed=False,
    )


def _moved(events: Collection[int], evidence: Evidence) -> set[int]:
    """Those that rest on something else by now, as sentences were read after the rest: the next time they are
    gathered again.
    """
    ground = Ground.now() if events else None
    if ground is None:
        return set(events)
    after = evidence_on(events, ground).sha256
    return {pk for pk in events if after[pk] != evidence.sha256[pk]}
