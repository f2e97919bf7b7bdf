"""Settled values as rows of the tables of consensus, candidates and testimonies.

Outward: ``write_rows``: the rows of the events given are deleted and written anew, a fixed number of queries for all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from claims.consensus.settled import Role, Settled, content_sha256
from claims.consensus.violations import priority_of
from claims.consensus.weighed import shown_of
from claims.domain.codebook import Codebook
from claims.domain.codes import Verification
from claims.domain.scopes import FACETS
from claims.domain.values import Value
from claims.event_days import UNDATED
from claims.models import (
    Actor,
    Attribute,
    Claim,
    CodebookSnapshot,
    Consensus,
    ConsensusCandidate,
    ConsensusClaim,
    Event,
    Fit,
    Place,
    Scope,
)
from claims.models.typed_value import TypedValue
from claims.selectors.unsaved_rows import fill_value, plain_columns

_BEHIND = (Role.SUPPORTS, Role.OPPOSES, Role.PART)
_DETAIL_LENGTH = 500
_BATCH_ROWS = 500
_STRENGTH = list(Verification)


@dataclass(frozen=True)
class Rows:
    """What is to be written, and the register rows that it names. fit: number of the Fit it rests on, 0 = none."""

    snapshot: CodebookSnapshot
    codebook: Codebook
    settled: Mapping[Event, tuple[Settled, ...]]
    fit: int = 0

    @cached_property
    def all(self) -> list[Settled]:
        return [row for rows in self.settled.values() for row in rows]

    @cached_property
    def attributes(self) -> dict[str, Attribute]:
        return {row.key: row for row in Attribute.objects.filter(key__in={row.attribute for row in self.all})}

    @cached_property
    def claims(self) -> dict[str, tuple[int, str]]:
        """Public id -> row id and verification."""
        ids = {one.claim for row in self.all for one in row.testified}
        found = Claim.objects.filter(public_id__in=ids).values_list("public_id", "pk", "verification")
        return {public_id: (pk, verification) for public_id, pk, verification in found}

    @cached_property
    def fit_row(self) -> Fit | None:
        return Fit.objects.get(number=self.fit) if self.fit else None

    @cached_property
    def places(self) -> dict[str, Place]:
        return {row.key: row for row in Place.objects.filter(key__in=self._keys("place_key"))}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return {row.key: row for row in Actor.objects.filter(key__in=self._keys("actor_key"))}

    @cached_property
    def scopes(self) -> dict[str, Scope]:
        keys = {row.scope.facet(facet) for row in self.all for facet in FACETS} - {""}
        return {row.key: row for row in Scope.objects.filter(key__in=keys)}

    def _keys(self, column: str) -> set[str]:
        values = [row.value for row in self.all] + [one.value for row in self.all for one in row.candidates]
        return {getattr(value.fields(), column) for value in values if value is not None} - {""}


def write_rows(rows: Rows) -> None:
    """Call inside the transaction that holds the events' locks."""
    Consensus.objects.filter(event__in=list(rows.settled)).delete()
    pairs = [
        (_consensus(event, row, rows), row) for event, settled in rows.settled.items() for row in settled
    ]
    Consensus.objects.bulk_create([consensus for consensus, _ in pairs], batch_size=_BATCH_ROWS)
    ConsensusCandidate.objects.bulk_create(
        [candidate for consensus, row in pairs for candidate in _candidates(consensus, row, rows)],
        batch_size=_BATCH_ROWS,
    )
    ConsensusClaim.objects.bulk_create(
        [claim for consensus, row in pairs for claim in _testimonies(consensus, row, rows)],
        batch_size=_BATCH_ROWS,
    )


def _consensus(event: Event, settled: Settled, rows: Rows) -> Consensus:
    attribute = rows.attributes[settled.attribute]
    verification = weakest_verification(settled, rows)
    row = Consensus(
        event=event,
        attribute=attribute,
        **plain_columns(settled),
        fit=rows.fit_row,
        verification=verification,
        codebook=rows.snapshot,
        review_priority=priority_of(settled),
        event_day=UNDATED if event.date_lower is None else event.date_lower,
        weighing=shown_of(settled.weighing),
        content_sha256=_sha256(settled, rows),
    )
    scope = settled.scope
    row.set_scope(**{facet.value: rows.scopes.get(scope.facet(facet)) for facet in FACETS})
    fill_value(row, settled, rows.codebook[settled.attribute], rows.places, rows.actors)
    return row


def _sha256(settled: Settled, rows: Rows) -> str:
    verification = weakest_verification(settled, rows)
    return content_sha256(settled, {"codebook": rows.snapshot.sha256, "verification": verification.value})


def row_sha256(event: Event, settled: Settled, snapshot: CodebookSnapshot, codebook: Codebook) -> str:
    """The content hash that the row of this value has, or will have once it is written."""
    return _sha256(settled, Rows(snapshot, codebook, {event: (settled,)}))


def _candidates(consensus: Consensus, settled: Settled, rows: Rows) -> Iterable[ConsensusCandidate]:
    shares = settled.weighing.shares or (None,) * len(settled.candidates)
    for rank, (candidate, share) in enumerate(zip(settled.candidates, shares, strict=True), 1):
        row = ConsensusCandidate(
            consensus=consensus,
            rank=rank,
            voices_min=candidate.voices_min,
            voices_max=candidate.voices_max,
            is_accepted=candidate.holds,
            share=share,
        )
        _set(row, candidate.value, rows)
        yield row


def _testimonies(consensus: Consensus, settled: Settled, rows: Rows) -> Iterable[ConsensusClaim]:
    for one in settled.testified:
        pk, _ = rows.claims[one.claim]
        yield ConsensusClaim(
            consensus=consensus,
            claim_id=pk,
            voice=one.voice,
            role=one.role.value,
            detail=one.detail[:_DETAIL_LENGTH],
        )


def _set(row: TypedValue, value: Value, rows: Rows) -> None:
    columns: Any = value.fields()
    row.set_value(value, place=rows.places.get(columns.place_key), actor=rows.actors.get(columns.actor_key))


def weakest_verification(settled: Settled, rows: Rows) -> Verification:
    """The weakest among the claims behind the value; of all where none is behind it."""
    behind = [one.claim for one in settled.testified if one.role in _BEHIND]
    claims = behind or [one.claim for one in settled.testified]
    return min((Verification(rows.claims[claim][1]) for claim in claims), key=_STRENGTH.index)
