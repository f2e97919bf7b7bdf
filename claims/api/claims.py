"""Claims under /api/v1/claims/: what one span of one article states.

Outward: ``ClaimViewSet``.
"""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.api.filters import ScopeFilter, attribute_filter, event_filter
from claims.api.values import VALUE_FIELDS, ValueSerializer
from claims.models import Claim
from claims.models.choices import CLAIM_STATUSES, VERIFICATIONS
from claims.selectors.disclosure import disclosure_for
from claims.selectors.readable import DATA, readable_claims
from factcheck.api.fields import KeyField, NumberField
from factcheck.api.filters import CodeFilter, RowFilter
from factcheck.api.views import ReadOnlyViewSet
from sources.selectors.visibility import visible_articles, visible_sources


class ClaimSerializer(ValueSerializer):
    id = serializers.CharField(source="public_id", help_text="Permanent.")
    event = KeyField("public_id", help_text="Null where the claim is not routed to an event.")
    attribute = KeyField(allow_null=False)
    attribute_version = serializers.IntegerField(
        source="attribute_version.number", help_text="The version of the attribute it was coded under."
    )
    article = KeyField("public_id", allow_null=False)
    source: Any = KeyField(
        source="article.source", help_text="Key of the outlet; null where it is not known."
    )
    scope = serializers.CharField(source="scope_key", help_text="Empty = the whole event.")
    scope_text = serializers.SerializerMethodField(help_text="The article's words for the part.")
    quote = serializers.SerializerMethodField(help_text="The words it stands on.")
    start = serializers.SerializerMethodField(
        help_text="Code points into the article's text; null where words of the quote are withheld."
    )
    end = serializers.SerializerMethodField(help_text="Exclusive.")
    focus = serializers.SerializerMethodField(help_text="The shortest words that state the value.")
    focus_start = serializers.SerializerMethodField()
    focus_end = serializers.SerializerMethodField()
    attribution = serializers.SerializerMethodField(
        help_text='As written, informant first, " > " between; empty where the outlet itself speaks.'
    )
    informant = serializers.SerializerMethodField(help_text="Key of the source, where it was resolved.")
    channel = serializers.SerializerMethodField(help_text="Key of the source, where it was resolved.")
    score = NumberField(help_text="The extractor's own, from 0 to 1; null for people.")

    class Meta:
        model = Claim
        fields = (
            "id",
            "event",
            "attribute",
            "attribute_version",
            "article",
            "source",
            "scope",
            "scope_text",
            *VALUE_FIELDS,
            "quote",
            "start",
            "end",
            "focus",
            "focus_start",
            "focus_end",
            "as_of_lower",
            "as_of_upper",
            "is_recap",
            "says_rose",
            "actuality",
            "modality",
            "polarity",
            "attribution",
            "informant",
            "informant_kind",
            "channel",
            "reach",
            "stake",
            "certainty",
            "sensitivity",
            "status",
            "verification",
            "producer",
            "producer_version",
            "rule",
            "score",
            "created_at",
            "decided_at",
        )

    def article_of(self, row: Claim) -> str:
        return row.article.public_id

    def get_scope_text(self, claim: Claim) -> str:
        return self._text(claim, claim.scope_text)

    def get_quote(self, claim: Claim) -> str:
        return self.disclosure.quote(self.article_of(claim), claim.start, claim.quote)

    def get_focus(self, claim: Claim) -> str:
        start = claim.start if claim.focus_start is None else claim.focus_start
        return self.disclosure.quote(self.article_of(claim), start, claim.focus)

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_start(self, claim: Claim) -> int | None:
        return self._offset(claim, claim.start)

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_end(self, claim: Claim) -> int | None:
        return self._offset(claim, claim.end)

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_focus_start(self, claim: Claim) -> int | None:
        return self._offset(claim, claim.focus_start)

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_focus_end(self, claim: Claim) -> int | None:
        return self._offset(claim, claim.focus_end)

    def get_attribution(self, claim: Claim) -> str:
        links = ((claim.informant_text, claim.informant), (claim.channel_text, claim.channel))
        article = self.article_of(claim)
        shown = [self.disclosure.wording(text, source, article) for text, source in links if text]
        return " > ".join(shown)

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_informant(self, claim: Claim) -> str | None:
        return self._key(claim.informant)

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_channel(self, claim: Claim) -> str | None:
        return self._key(claim.channel)

    def _key(self, source: Any) -> str | None:
        return source.key if source is not None and self.disclosure.shows(source) else None

    def _offset(self, claim: Claim, offset: int | None) -> int | None:
        """Offsets lead back to the words, so they go with them."""
        return offset if self.get_quote(claim) == claim.quote else None

    def _text(self, claim: Claim, text: str) -> str:
        return self.disclosure.text(text, self.article_of(claim))


class ClaimFilters(django_filters.FilterSet):
    event = event_filter()
    article = RowFilter(
        rows=visible_articles, key="public_id", what="article", help_text="Id of the article."
    )
    attribute = attribute_filter()
    source = RowFilter(
        rows=visible_sources,
        key="key",
        what="source",
        field_name="article__source",
        help_text="Key of the outlet.",
    )
    scope = ScopeFilter()
    status = CodeFilter(
        choices=CLAIM_STATUSES,
        help_text="Without it, what counts as data is listed: accepted and retracted claims.",
    )
    verification = CodeFilter(choices=VERIFICATIONS)

    def filter_queryset(self, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        claims: QuerySet[Claim] = super().filter_queryset(queryset)
        # A suggestion is never data: it is listed only where it is asked for by name.
        return claims if self.form.cleaned_data["status"] else claims.filter(status__in=DATA)


class ClaimViewSet(ReadOnlyViewSet):
    """Claims that the reader may see.

    The list holds accepted and retracted claims; what was only suggested, rejected or lost its words is listed with
    `status` alone. The page of one claim shows it whatever its status: read `status` before using it.
    """

    model = Claim
    queryset = Claim.objects.none()
    keyset = ("public_id",)
    lookup_field = "public_id"
    lookup_url_kwarg = "public_id"
    serializer_class = ClaimSerializer
    filterset_class = ClaimFilters

    def rows_for(self, user: Any) -> QuerySet[Claim]:
        return (
            readable_claims(user)
            .select_related("event", "attribute", "attribute_version", "article__source")
            .select_related("informant", "channel", "place", "actor")
            .defer("article__text", "attribute_version__definition")
        )

    def context_of(self, rows: Sequence[Claim]) -> dict[str, Any]:
        articles = {row.article_id for row in rows}
        return {"disclosure": disclosure_for(self.request.user, articles=articles)}
