"""Rows of a release about what was said and settled: claims, links, consensus, rulings."""

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from claims.consensus.explanation import say
from claims.domain.codes import ConfidenceBasis
from claims.domain.values import NUMERIC_KINDS
from claims.exports.redaction import MARK
from claims.models import Claim, ClaimLink, ConsensusClaim, Resolution
from claims.selectors.release_row_maker import CHUNK_ROWS, Row, RowMaker
from claims.selectors.value_cells import value_cells

# The explanations of a release are in one language; the workbench says them in the reader's.
LANGUAGE = "en"


class TestimonyRows(RowMaker):
    def attributes(self) -> Iterator[Row]:
        released = self.scope.claims().order_by()
        rows = self.scope.consensus().select_related("event", "attribute", "place", "actor")
        rows = rows.prefetch_related(
            "candidates__place",
            "candidates__actor",
            Prefetch(
                "testimonies",
                ConsensusClaim.objects.filter(claim__in=released)
                .select_related("claim")
                .order_by("claim__public_id"),
                to_attr="shown_testimonies",
            ),
        )
        for row in rows.iterator(chunk_size=CHUNK_ROWS):
            value, low, high = value_cells(row)
            basis = (
                f"ruled({row.confidence_items})" if row.confidence_basis == ConfidenceBasis.RULED else None
            )
            yield {
                "event": row.event.public_id,
                "attribute": row.attribute.key,
                "scope": row.scope_key,
                "value": self._shown(value) if row.has_value else None,
                "low": low,
                "high": high,
                "high_open": row.value_kind in NUMERIC_KINDS and row.upper is None,
                "value_is_bound": row.value_is_bound,
                "candidates": [self._shown(value_cells(candidate)[0]) for candidate in row.candidates.all()],
                "unit": row.unit,
                "as_of": row.as_of,
                "evidence": row.evidence,
                "ruling": row.ruling,
                "grade": row.grade,
                "voices_min": row.voices_min,
                "voices_max": row.voices_max,
                "confidence": row.confidence,
                "confidence_basis": basis or row.confidence_basis,
                "claims": [testimony.claim.public_id for testimony in row.shown_testimonies],
                "verification": row.verification,
                "policy": row.policy,
                "explanation": self.redaction.text(" ".join(say(row.remarks, LANGUAGE))),
            }
        self.withheld["attributes", "the attribute or every claim behind it is restricted"] += (
            self.scope.all_consensus().count() - self.scope.consensus().count()
        )

    def claims(self) -> Iterator[Row]:
        voice = ConsensusClaim.objects.filter(
            claim=OuterRef("pk"),
            consensus__event=OuterRef("event"),
            consensus__attribute=OuterRef("attribute"),
            consensus__scope_key=OuterRef("scope_key"),
        ).values("voice")[:1]
        claims = (
            self.scope.claims()
            .select_related("article__source", "event", "attribute", "informant", "channel", "place", "actor")
            .defer("article__text")
            .annotate(voice=Subquery(voice))
        )
        for claim in claims.iterator(chunk_size=CHUNK_ROWS):
            yield self._claim(claim)
        self.withheld["claims", "the claim, its article or its outlet is restricted"] += (
            self.scope.all_claims().count() - self.scope.claims().count()
        )

    def _claim(self, claim: Any) -> Row:
        value, low, high = value_cells(claim)
        article = claim.article
        quote = self.redaction.quote(article.public_id, claim.start, claim.quote)
        is_whole = quote == claim.quote
        if not is_whole:
            self.withheld["claims", "words of the quote are withheld, and its offsets with them"] += 1
        return {
            "claim": claim.public_id,
            "event": claim.event and claim.event.public_id,
            "attribute": claim.attribute.key,
            "scope": claim.scope_key,
            "article": article.public_id,
            "source": article.source and article.source.key,
            "voice": claim.voice,
            "quote": quote,
            "start": claim.start if is_whole else None,
            "end": claim.end if is_whole else None,
            "value": self.redaction.text_of(article.public_id, value),
            "low": low,
            "high": high,
            "comparator": claim.comparator,
            "modality": claim.modality,
            "actuality": claim.actuality,
            "polarity": claim.polarity,
            "attribution": self.redaction.text_of(article.public_id, self._attribution(claim)),
            "as_of": claim.as_of_lower if claim.as_of_upper is None else claim.as_of_upper,
            "status": claim.status,
            "verification": claim.verification,
        }

    def _attribution(self, claim: Claim) -> str:
        parts = []
        for source, text in ((claim.informant, claim.informant_text), (claim.channel, claim.channel_text)):
            if text:
                parts.append(text if self._is_shown(source) else MARK)
        return " > ".join(parts)

    def links(self) -> Iterator[Row]:
        released = self.scope.claims().order_by()
        links = (
            ClaimLink.objects.decided()
            .filter(first__in=released, second__in=released)
            .select_related("first", "second")
            .order_by("first__public_id", "second__public_id", "axis")
        )
        for link in links.iterator(chunk_size=CHUNK_ROWS):
            yield {
                "first": link.first.public_id,
                "second": link.second.public_id,
                "axis": link.axis,
                "relation": link.relation,
                "direction": link.direction,
                "reason": self._shown(link.detail),
            }

    def resolutions(self) -> Iterator[Row]:
        released = set(self.scope.claims().values_list("pk", flat=True))
        rulings: QuerySet[Resolution] = self.scope.resolutions().select_related(
            "event", "attribute", "place", "actor"
        )
        for ruling in rulings.prefetch_related("cited_claims").iterator(chunk_size=CHUNK_ROWS):
            value, low, high = value_cells(ruling)
            yield {
                "resolution": ruling.public_id,
                "event": ruling.event.public_id,
                "attribute": ruling.attribute.key,
                "scope": ruling.scope_key,
                "kind": ruling.kind,
                "value": self._shown(value),
                "low": low,
                "high": high,
                "state": ruling.state,
                "reason": self._shown(ruling.reason),
                "evidence": self._shown(ruling.evidence),
                "cited_claims": sorted(c.public_id for c in ruling.cited_claims.all() if c.pk in released),
            }
