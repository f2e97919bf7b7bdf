"""Derive the consensus: read the accepted claims, settle them, write the rows.

Outward: ``derive_event`` and ``derive_all``. The rows are a pure function of accepted claims, decided links, rulings,
codebook and policies: an event's rows are deleted and written anew in one transaction, and come out the same. A
ruling whose picture has moved is marked stale on the way.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.consensus.context import Context
from claims.consensus.derive_event import derive_event as settle_event
from claims.consensus.links import Links
from claims.consensus.reliability import FrozenFit
from claims.consensus.settled import Ruled, Settled
from claims.consensus.settled import RulingKind as RulingCode
from claims.domain.codes import Ruling
from claims.domain.statements import Statement
from claims.domain.values import Value
from claims.models import CodebookSnapshot, Consensus, Event, Resolution, ResolutionState, RulingKind
from claims.selectors.codebook import current_codebook, current_snapshot
from claims.selectors.fits import current_fit
from claims.selectors.registers import current_sources, registers_under
from claims.selectors.statements import decided_links_of_events, statements_of_events
from claims.selectors.told_by_sentences import told_by_sentences
from claims.services.consensus_rows import Rows, row_sha256, write_rows
from claims.services.errors import ServiceError
from claims.services.telling import place_of, tell
from factcheck.audit import acting, record

# Events derived together: enough that the queries do not count, few enough that the rows fit in memory. Arbitrary
# but works.
BATCH_EVENTS = 200
Progress = Callable[[int, int], None]


def derive_event(event: Event, *, by: Any = None, fit: FrozenFit | None = None) -> list[Consensus]:
    """Derive one event anew and return its rows, by attribute and scope.

    fit: None = the one in force; another one to build rows again as they were. An event that was merged has no rows
    of its own: derive the one it redirects to. Raises ServiceError where there is no codebook yet.
    """
    snapshot = _snapshot()
    with transaction.atomic():
        _derive_batch([event], snapshot, _context(snapshot, [event], fit), by)
    rows = Consensus.objects.filter(event=event).select_related("attribute", "place", "actor")
    return list(rows.order_by("attribute__key", "scope_key"))


def derive_all(progress: Progress | None = None, *, by: Any = None, fit: FrozenFit | None = None) -> int:
    """Delete every row and derive every event anew; returns how many events were read.

    fit: None = the one in force; another one to build rows again as they were. progress: called with (done, total)
    after every batch. Each batch is its own transaction: whoever reads meanwhile sees each event before or after,
    never without its rows. Raises ServiceError where there is no codebook yet.
    """
    snapshot = _snapshot()
    ids = list(Event.objects.live().order_by("pk").values_list("pk", flat=True))
    Consensus.objects.filter(event__merged_into__isnull=False).delete()
    for start in range(0, len(ids), BATCH_EVENTS):
        with transaction.atomic():
            events = list(Event.objects.filter(pk__in=ids[start : start + BATCH_EVENTS]).order_by("pk"))
            _derive_batch(events, snapshot, _context(snapshot, events, fit), by)
        if progress is not None:
            progress(min(start + BATCH_EVENTS, len(ids)), len(ids))
    return len(ids)


def settle_now(event: Event) -> tuple[Settled, ...]:
    """What would be derived of the event now, rulings included, without writing anything."""
    snapshot = _snapshot()
    statements = statements_of_events([event]).get(event.pk, [])
    rulings = _rulings([event]).get(event.pk, {})
    return _settle(event, statements, rulings, _context(snapshot, [event]))


def sha256_now(event: Event, settled: Settled) -> str:
    """The content hash of the row that would be written of what ``settle_now`` returned."""
    snapshot = _snapshot()
    return row_sha256(event, settled, snapshot, current_codebook() or snapshot.to_domain())


def _snapshot() -> CodebookSnapshot:
    snapshot = current_snapshot()
    if snapshot is None:
        raise ServiceError(_("There is no codebook yet. Load the seeds or define attributes first."))
    return snapshot


def _context(snapshot: CodebookSnapshot, events: Collection[Event], fit: FrozenFit | None = None) -> Context:
    codebook = current_codebook() or snapshot.to_domain()
    links = Links(decided_links_of_events(events))
    registers = registers_under(codebook)
    told = told_by_sentences(events, registers)
    return Context(
        registers,
        links=links,
        sources=current_sources(),
        apart=told.apart,
        moved=told.moved,
        fit=current_fit() if fit is None else fit,
    )


def _derive_batch(events: Collection[Event], snapshot: CodebookSnapshot, context: Context, by: Any) -> None:
    # The lock makes two derivations of one event follow each other; the second reads what the first left.
    list(Event.objects.select_for_update().filter(pk__in=[event.pk for event in events]).order_by("pk"))
    statements, rulings = statements_of_events(events), _rulings(events)
    settled = {
        event: _settle(event, statements.get(event.pk, []), rulings.get(event.pk, {}), context)
        for event in events
    }
    write_rows(Rows(snapshot, context.registers.codebook, settled, context.fit.number))
    for event, rows in settled.items():
        _mark_stale(rows, rulings.get(event.pk, {}), by)


def _settle(
    event: Event,
    statements: Iterable[Statement],
    rulings: Mapping[tuple[str, str], Resolution],
    context: Context,
) -> tuple[Settled, ...]:
    ruled = {place: ruled_of(resolution) for place, resolution in rulings.items()}
    return settle_event(statements, context=context, event=event.public_id, rulings=ruled)


def ruled_of(resolution: Resolution) -> Ruled:
    """A row of the table of resolutions as the engine knows it. Reads place and actor."""
    return Ruled(RulingCode(resolution.kind), _ruled_value(resolution), resolution.picture_sha256)


def _ruled_value(resolution: Resolution) -> Value | None:
    if resolution.kind in (RulingKind.CONTESTED, RulingKind.INSUFFICIENT):
        return None
    return resolution.value


def _rulings(events: Collection[Event]) -> dict[int, dict[tuple[str, str], Resolution]]:
    """Event -> (attribute, scope key) -> the ruling in force, also a stale one: one query."""
    found: dict[int, dict[tuple[str, str], Resolution]] = {}
    rows = Resolution.objects.exclude(state=ResolutionState.WITHDRAWN).filter(event__in=events)
    for row in rows.select_related("attribute", "place", "actor", "editor", "event"):
        found.setdefault(row.event_id, {})[row.attribute.key, row.scope_key] = row
    return found


def _mark_stale(rows: Iterable[Settled], rulings: Mapping[tuple[str, str], Resolution], by: Any) -> None:
    """Bring the state of the rulings in line with what was derived, each change as an act of its own."""
    for row in rows:
        resolution = rulings.get((row.attribute, row.scope.key))
        if resolution is None:
            continue
        state = ResolutionState.STALE if row.ruling is Ruling.STALE else ResolutionState.LIVE
        if resolution.state == state:
            continue
        verb = "resolution.stale" if state == ResolutionState.STALE else "resolution.revive"
        old, new = {"state": resolution.state}, {"state": state}
        with acting(record(verb, actor=by, target=resolution, old=old, new=new)):
            resolution.state = state
            resolution.row_version += 1
            resolution.save()
            if state == ResolutionState.STALE and resolution.editor != by:
                _tell_editor(resolution)


def _tell_editor(ruling: Resolution) -> None:
    """Without a value or a word of the sources: what is told outlives what its reader may see."""
    tell(
        ruling.editor,
        lambda: (
            _("Your ruling %(ruling)s on event %(event)s is stale: the claims say something else by now")
            % {"ruling": ruling.public_id, "event": ruling.event.public_id}
        ),
        url=place_of(ruling.event),
    )
