"""Learn a Fit from the accepted claims of all events, and freeze it.

Outward: ``learn_fit``. Known truths are rulings in force that cite evidence from outside the claims; a ruling that
follows the voices would only prove them right. Confidence is calibrated on simulated events and then on rulings: one
moves the simulator's curve a little, hundreds take its place. The basis is called ruled once they weigh as much
(``calibrating.LEAST_RULED_ITEMS``); a release asks for five times as many.
Nothing is derived here: a Fit acts forward only, from the next derivation of an event on. Imported by whoever does
the work and by no web page: it needs numpy.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from claims.consensus.learning.calibrating import (
    FOLDS,
    Belief,
    Bin,
    basis_of,
    bins,
    fold_of,
    held_out,
    points,
)
from claims.consensus.learning.learn import Learned, learn
from claims.consensus.learning.lessons import Item, digest_of, item_of
from claims.consensus.learning.table import LessonTable
from claims.consensus.likelihood import interval_of
from claims.consensus.reliability import FrozenFit, prior_of_class
from claims.consensus.settled import Settled
from claims.consensus.simulation.calibration import Pairs, curve_of
from claims.consensus.value_keys import value_key
from claims.domain.attributes import canonical_sha256
from claims.domain.codes import ConfidenceBasis
from claims.domain.values import Value
from claims.models import Event, Fit, FitCopying, FitSource, Resolution, ResolutionState, RulingKind
from claims.selectors.considered import each_considered
from claims.services.fitting import ADD
from claims.services.gathering import Progress, alone, gather_lessons
from claims.services.permission import require
from claims.services.simulating import simulated_confidence
from factcheck.audit import Target, record
from sources.codes import SourceClass
from sources.models import Source

METHOD, VERSION = "turns", "2"
SIX_PLACES = Decimal("0.000001")
Truths = Mapping[Item, Value]
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the database teaches. ruled: items with a known truth that confidence was calibrated on.

    curve: of the ruled items where the basis is ruled, else of simulated ones that nothing was learned from.
    """

    learned: Learned
    calibration: Points
    curve: tuple[Bin, ...]
    basis: ConfidenceBasis
    ruled: int = 0


def learn_fit(progress: Progress | None = None, *, by: Any = None) -> Fit | None:
    """The new Fit; the latest one where nothing it would say has changed; None where there is nothing to learn yet.

    progress: called with (done, total) after every batch of events. The same claims, links, rulings, registers and
    codebook give the same Fit. Raises NotAllowed.
    """
    require(by, ADD)
    table, truths = gather_lessons(progress), _truths()
    learned = learn(table, table.known(_digests(truths)))
    return _freeze(_calibrated(learned, _beliefs(table, truths)), by)


def _calibrated(learned: Learned, beliefs: Sequence[Belief]) -> _Found:
    pairs = simulated_confidence() if learned.items or beliefs else None
    start = () if pairs is None else curve_of(pairs.learned)
    basis = basis_of(len(beliefs), is_simulated=bool(start))
    calibration = points(beliefs, start)
    told = held_out(beliefs, start) if basis is ConfidenceBasis.RULED else _as_shown(pairs, calibration)
    return _Found(learned, calibration, bins(told), basis, len(beliefs))


def _as_shown(pairs: Pairs | None, calibration: Points) -> list[Belief]:
    """Simulated values that nothing was learned from, with the confidence that they would be shown with."""
    calibrated = FrozenFit(curve=calibration).calibrated
    held = () if pairs is None else pairs.held_out
    return [Belief("", calibrated(raw), is_right) for raw, is_right in held]


def _truths() -> dict[Item, Value]:
    """Values of rulings in force with evidence of their own, by event, attribute and scope: one query."""
    rows = Resolution.objects.filter(
        state=ResolutionState.LIVE, kind__in=(RulingKind.VALUE, RulingKind.OWN_VALUE)
    ).exclude(evidence="")
    return {
        (row.event.public_id, row.attribute.key, row.scope_key): row.value
        for row in rows.select_related("event", "attribute", "place", "actor")
    }


def _digests(truths: Truths) -> dict[Item, int | None]:
    return {item: digest_of(item, value) for item, value in truths.items()}


def _beliefs(table: LessonTable, truths: Truths) -> list[Belief]:
    """What the engine would have believed of each ruled item, had it learned from the other events alone."""
    events = sorted({event for event, _, _ in truths})
    found = []
    for fold in range(FOLDS):
        own = [event for event in events if fold_of(event) == fold]
        if own:
            others = {item: value for item, value in truths.items() if fold_of(item[0]) != fold}
            fit = learn(table, table.known(_digests(others)))
            found += _believed(own, fit.frozen(), truths)
    return found


def _believed(events: Collection[str], fit: FrozenFit, truths: Truths) -> list[Belief]:
    ids = list(Event.objects.live().filter(public_id__in=events).order_by("pk").values_list("pk", flat=True))
    heard = [alone(known, fit, is_weighed=True) for known in each_considered(ids)]
    rows = [row for known in heard for event in known.events for row in known.settle(event)]
    beliefs = [_belief(row, truths[item_of(row)]) for row in rows if item_of(row) in truths]
    return [belief for belief in beliefs if belief is not None]


def _belief(row: Settled, truth: Value) -> Belief | None:
    """Of the value that would be published, else of the most probable one; None where nothing was weighed."""
    weighed = [
        (candidate.holds, share, candidate)
        for candidate, share in zip(row.candidates, row.weighing.shares, strict=False)
        if share is not None
    ]
    if not weighed:
        return None
    _, share, lead = max(weighed, key=lambda one: (one[0], one[1]))
    return Belief(row.event, float(share), _allows(lead.value, truth))


def _allows(lead: Value, truth: Value) -> bool:
    """Whether the truth is what the value says, or lies within it where it is a bound or a range."""
    wide, narrow = interval_of(lead), interval_of(truth)
    if wide is not None and narrow is not None:
        return wide.encloses(narrow)
    return value_key(lead) == value_key(truth)


@transaction.atomic
def _freeze(found: _Found, by: Any) -> Fit | None:
    latest = Fit.objects.select_for_update().order_by("-number").first()
    content = _content(found)
    sha256 = canonical_sha256(content)
    is_first_of_nothing = latest is None and not found.learned.items and not found.ruled
    if is_first_of_nothing or (latest is not None and latest.content_sha256 == sha256):
        return latest
    number = 1 if latest is None else latest.number + 1
    told = {
        "items": found.learned.items,
        "sources": len(found.learned.sources),
        "copying": len(found.learned.copying),
        "ruled_items": found.ruled,
        "sha256": sha256,
    }
    record("fit.learn", actor=by, target=Target("claims.fit", str(number), f"fit {number}"), new=told)
    fit = Fit.objects.create(
        number=number,
        method=METHOD,
        method_version=VERSION,
        basis=found.basis,
        ruled_items=found.ruled,
        calibration=content["calibration"],
        curve=content["curve"],
        items=found.learned.items,
        content_sha256=sha256,
    )
    _write_sources(fit, found.learned)
    return fit


def _content(found: _Found) -> dict[str, Any]:
    """What a Fit says, in plain JSON: two that say the same are one."""
    learned = found.learned
    return {
        "method": [METHOD, VERSION],
        "sources": [[one.key, one.share, one.items] for one in learned.sources],
        "copying": [[*asdict(one).values()] for one in learned.copying],
        "items": learned.items,
        "basis": found.basis.value,
        "ruled_items": found.ruled,
        "calibration": [list(point) for point in found.calibration],
        "curve": [asdict(one) for one in found.curve],
    }


def _write_sources(fit: Fit, learned: Learned) -> None:
    sources = {row.key: row for row in Source.objects.filter(key__in=[one.key for one in learned.sources])}
    FitSource.objects.bulk_create(
        FitSource(
            fit=fit,
            source=sources[one.key],
            reliability=_share(one.share),
            items=one.items,
            prior=_share(prior_of_class(SourceClass(sources[one.key].source_class).rank)),
        )
        for one in learned.sources
    )
    FitCopying.objects.bulk_create(
        FitCopying(
            fit=fit,
            first=sources[one.first],
            second=sources[one.second],
            chance=_share(one.chance),
            met=one.met,
            agreeing=one.agreeing,
            improbable=one.improbable,
            examples=[list(item) for item in one.examples],
        )
        for one in learned.copying
    )


def _share(share: float) -> Decimal:
    return Decimal(repr(share)).quantize(SIX_PLACES)
