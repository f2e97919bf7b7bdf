"""Rows of a release about what is settled: the consensus and the rulings behind it."""

from collections.abc import Iterator

from claims.consensus.explanation import say
from claims.models import Resolution, ResolutionState
from claims.selectors.release_row_maker import CHUNK_ROWS, Row, RowMaker
from claims.selectors.released_rows import ReleasedRow
from claims.selectors.value_cells import value_cells

# The explanations of a release are in one language; the workbench says them in the reader's.
LANGUAGE = "en"


class SettledRows(RowMaker):
    def attributes(self) -> Iterator[Row]:
        for row in self.consensus.rows():
            yield self._attribute(row)
        self.withheld["attributes", "the attribute or every claim behind it is restricted"] += (
            self.consensus.withheld_rows
        )
        self.withheld["attributes", "some claims behind it are restricted: derived from the others"] += len(
            self.consensus.derived.narrowed
        )

    def _attribute(self, row: ReleasedRow) -> Row:
        return {
            "event": row.event,
            "attribute": row.attribute,
            "scope": self.scope.shown_scope(row.scope_key),
            "value": None if row.value is None else self.redaction.text_about(row.event, row.value),
            "low": row.low,
            "high": row.high,
            "high_open": row.high_open,
            "value_is_bound": row.value_is_bound,
            "candidates": [self.redaction.text_about(row.event, value) for value in row.candidates],
            "unit": self._shown(row.unit),
            "as_of": row.as_of,
            "evidence": row.evidence,
            "ruling": row.ruling,
            "grade": row.grade,
            "voices_min": row.voices_min,
            "voices_max": row.voices_max,
            "confidence": row.confidence,
            "confidence_basis": row.confidence_basis,
            "claims": sorted(row.voices),
            "verification": row.verification,
            "policy": row.policy,
            "explanation": self.redaction.text_about(row.event, " ".join(say(row.remarks, LANGUAGE))),
        }

    def resolutions(self) -> Iterator[Row]:
        released = set(self.scope.claims().values_list("pk", flat=True))
        rulings = self.rulings.select_related("event", "attribute", "place", "actor")
        for ruling in rulings.prefetch_related("cited_claims").iterator(chunk_size=CHUNK_ROWS):
            yield self._resolution(ruling, released)
        in_force = Resolution.objects.exclude(state=ResolutionState.WITHDRAWN)
        self.withheld[
            "resolutions", "its row is not released, or it rests on or cites what is restricted"
        ] += in_force.filter(event__merged_into__isnull=True).count() - rulings.count()

    def _resolution(self, ruling: Resolution, released: set[int]) -> Row:
        event = ruling.event.public_id
        value, low, high = value_cells(ruling)
        return {
            "resolution": ruling.public_id,
            "event": event,
            "attribute": ruling.attribute.key,
            "scope": self.scope.shown_scope(ruling.scope_key),
            "kind": ruling.kind,
            "value": self.redaction.text_about(event, value),
            "low": low,
            "high": high,
            "state": ruling.state,
            "reason": self.redaction.text_about(event, ruling.reason),
            "evidence": self.redaction.text_about(event, ruling.evidence),
            "cited_claims": sorted(c.public_id for c in ruling.cited_claims.all() if c.pk in released),
        }
