"""Rows of a release about what was said: claims, and how they stand to each other."""

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Subquery

from claims.exports.redaction import MARK
from claims.models import Claim, ClaimLink, ConsensusClaim
from claims.selectors.release_row_maker import CHUNK_ROWS, Row, RowMaker
from claims.selectors.release_secrets import is_private, is_unknown_channel
from claims.selectors.value_cells import Cells, value_cells
from sources.codes import Sensitivity


class TestimonyRows(RowMaker):
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
        value, low, high = self._value(claim)
        article = claim.article
        quote = self.redaction.quote(article.public_id, claim.start, claim.quote)
        is_whole = quote == claim.quote
        if not is_whole:
            self.withheld["claims", "words of the quote are withheld, and its offsets with them"] += 1
        return {
            "claim": claim.public_id,
            "event": claim.event and claim.event.public_id,
            "attribute": claim.attribute.key,
            "scope": self.scope.shown_scope(claim.scope_key),
            "article": article.public_id,
            "source": self._key(article.source),
            "voice": self._voice(claim),
            "quote": quote,
            "start": claim.start if is_whole else None,
            "end": claim.end if is_whole else None,
            "value": value,
            "low": low,
            "high": high,
            "comparator": claim.comparator,
            "modality": claim.modality,
            "actuality": claim.actuality,
            "polarity": claim.polarity,
            "attribution": self._attribution(claim),
            "as_of": claim.as_of_lower if claim.as_of_upper is None else claim.as_of_upper,
            "status": claim.status,
            "verification": claim.verification,
        }

    def _value(self, claim: Claim) -> Cells:
        """The cells of the value; where it stands on words that are withheld, it is withheld with them."""
        if claim.pk in self.scope.veiled:
            self.withheld["claims", "the value stands on words that are withheld"] += 1
            return MARK, None, None
        value, low, high = value_cells(claim)
        return self.redaction.text_of(claim.article.public_id, value), low, high

    def _voice(self, claim: Any) -> int | None:
        if claim.event_id in self.consensus.derived_events:
            return self.consensus.derived.voices.get(claim.public_id)
        return claim.voice

    def _attribution(self, claim: Claim) -> str:
        """The chain as written; whoever the profile hides, or no register knows, is not told."""
        article, informant, channel = claim.article.public_id, claim.informant, claim.channel
        is_told = self._is_shown(informant) and not (
            self._hides_private and is_private(informant, claim.informant_kind, claim.informant_text)
        )
        is_carried = self._is_shown(channel) and not (
            self._hides_private and is_unknown_channel(channel, claim.channel_text)
        )
        parts = [
            self.redaction.text_of(article, text) if is_shown else MARK
            for is_shown, text in ((is_told, claim.informant_text), (is_carried, claim.channel_text))
            if text
        ]
        return " > ".join(parts)

    @property
    def _hides_private(self) -> bool:
        return Sensitivity.RESTRICTED in self.scope.hidden_levels

    def links(self) -> Iterator[Row]:
        released = self.scope.claims().order_by()
        links = (
            ClaimLink.objects.decided()
            .filter(first__in=released, second__in=released)
            .select_related("first__article", "second__article")
            .defer("first__article__text", "second__article__text")
            .order_by("first__public_id", "second__public_id", "axis")
        )
        for link in links.iterator(chunk_size=CHUNK_ROWS):
            yield {
                "first": link.first.public_id,
                "second": link.second.public_id,
                "axis": link.axis,
                "relation": link.relation,
                "direction": link.direction,
                "reason": self._reason(link),
            }

    def _reason(self, link: ClaimLink) -> str:
        """Told of both claims: without what names somebody in either article."""
        first = self.redaction.text_of(link.first.article.public_id, link.detail)
        return self.redaction.text_of(link.second.article.public_id, first)
