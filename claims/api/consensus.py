"""Consensus under /api/v1/consensus/: what is settled and what is contested, with the evidence for both.

Outward: ``ConsensusViewSet``. A row has no id of its own: event, attribute and scope name it.
"""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from claims.admin.testimony_words import words_of_testimony
from claims.api.filters import ScopeFilter, attribute_filter, event_filter
from claims.api.values import VALUE_FIELDS, ValueSerializer
from claims.consensus.explanation import say
from claims.domain.codes import ConfidenceBasis
from claims.domain.values import NUMERIC_KINDS
from claims.models import Consensus, ConsensusCandidate, ConsensusClaim
from claims.models.choices import EVIDENCES, GRADES, RULINGS, VERIFICATIONS
from claims.selectors.category_names import category_names_of
from claims.selectors.consensus_as_read import as_read
from claims.selectors.disclosure import disclosure_for
from claims.selectors.readable import may_read_claim, readable_consensus
from factcheck.api.fields import KeyField, NumberField
from factcheck.api.filters import CodeFilter
from factcheck.api.views import ListView

FALLBACK_LANGUAGE = "en"
# Columns that a testimony shows: a page holds hundreds, each with its claim and its article.
OF_TESTIMONY = (
    "consensus", "voice", "role", "detail", "claim__public_id", "claim__quote", "claim__start", "claim__end",
    "claim__article__public_id",
)  # fmt: skip


class CandidateSerializer(ValueSerializer):
    """One value that voices state."""

    share = NumberField(help_text="From 0 to 1; null where none was estimated.")

    class Meta:
        model = ConsensusCandidate
        fields = ("rank", *VALUE_FIELDS, "voices_min", "voices_max", "is_accepted", "share")


class TestimonySerializer(serializers.ModelSerializer[ConsensusClaim]):
    """What one claim does in the consensus, and the words it stands on."""

    claim = KeyField("public_id", allow_null=False)
    url = serializers.SerializerMethodField(help_text="Address of the claim.")
    article = serializers.CharField(source="claim.article.public_id")
    quote = serializers.SerializerMethodField()
    start = serializers.SerializerMethodField(help_text="Null where words of the quote are withheld.")
    end = serializers.SerializerMethodField(help_text="Exclusive.")
    detail = serializers.SerializerMethodField(help_text="Why it counts so, in the language of the request.")

    class Meta:
        model = ConsensusClaim
        fields = ("claim", "url", "voice", "role", "detail", "article", "quote", "start", "end")

    @extend_schema_field(serializers.URLField())
    def get_url(self, row: ConsensusClaim) -> str:
        key = {"public_id": row.claim.public_id}
        return reverse("claim-detail", kwargs=key, request=self.context["request"])

    def get_quote(self, row: ConsensusClaim) -> str:
        claim = row.claim
        return str(self.context["disclosure"].quote(claim.article.public_id, claim.start, claim.quote))

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_start(self, row: ConsensusClaim) -> int | None:
        return row.claim.start if self.get_quote(row) == row.claim.quote else None

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_end(self, row: ConsensusClaim) -> int | None:
        return row.claim.end if self.get_quote(row) == row.claim.quote else None

    def get_detail(self, row: ConsensusClaim) -> str:
        detail = self.context["disclosure"].text(row.detail, row.claim.article.public_id)
        return words_of_testimony(detail, self.context["categories"].get(row.consensus.attribute_id))


class ConsensusSerializer(ValueSerializer):
    """The published value. `number` and its like are empty while contested; `lower` and `upper` are low and high."""

    event = KeyField("public_id", allow_null=False)
    attribute = KeyField(allow_null=False)
    scope = serializers.CharField(source="scope_key", help_text="Empty = the whole event.")
    low = NumberField(source="lower", help_text="Least lower bound; null for other kinds than numbers.")
    high = NumberField(source="upper", help_text="Greatest stated upper bound; null where open.")
    high_open = serializers.SerializerMethodField(help_text="Nobody states an upper bound.")
    confidence = NumberField(help_text="From 0 to 1; only ever to be read with its basis.")
    confidence_basis = serializers.SerializerMethodField(help_text="none, simulator, or ruled(n).")
    codebook = serializers.IntegerField(source="codebook.number", help_text="Number of the codebook.")
    fit = serializers.SerializerMethodField(help_text="Number of the estimate of source reliability.")
    explanation = serializers.SerializerMethodField(help_text="In the language of the request.")
    candidates = CandidateSerializer(many=True)
    claims = TestimonySerializer(many=True, source="shown_testimonies")

    class Meta:
        model = Consensus
        fields = (
            "event",
            "attribute",
            "scope",
            "has_value",
            *VALUE_FIELDS,
            "value_is_bound",
            "low",
            "high",
            "high_open",
            "as_of",
            "evidence",
            "ruling",
            "grade",
            "voices_min",
            "voices_max",
            "confidence",
            "confidence_basis",
            "verification",
            "policy",
            "codebook",
            "fit",
            "explanation",
            "candidates",
            "claims",
        )

    def get_high_open(self, row: Consensus) -> bool:
        return row.value_kind in NUMERIC_KINDS and row.upper is None

    def get_confidence_basis(self, row: Consensus) -> str:
        if row.confidence_basis == ConfidenceBasis.RULED:
            return f"{ConfidenceBasis.RULED}({row.confidence_items})"
        return row.confidence_basis

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_fit(self, row: Consensus) -> int | None:
        return None if row.fit is None else row.fit.number

    def get_explanation(self, row: Consensus) -> str:
        names = self.context["categories"].get(row.attribute_id)
        return self.disclosure.text(" ".join(say(row.remarks, get_language() or FALLBACK_LANGUAGE, names)))


class ConsensusFilters(django_filters.FilterSet):
    event = event_filter()
    attribute = attribute_filter()
    scope = ScopeFilter()
    evidence = CodeFilter(choices=EVIDENCES)
    ruling = CodeFilter(choices=RULINGS)
    grade = CodeFilter(choices=GRADES)
    verification = CodeFilter(choices=VERIFICATIONS)


class ConsensusViewSet(ListView):
    """Per event, attribute and scope: the value, its bounds, its evidence and its claims.

    Contested is a result: such a row has candidates and no value until an editor rules.
    """

    model = Consensus
    queryset = Consensus.objects.none()
    keyset = ("event__public_id", "attribute__key", "scope_key")
    serializer_class = ConsensusSerializer
    filterset_class = ConsensusFilters

    def rows_for(self, user: Any) -> QuerySet[Consensus]:
        testimonies = (
            ConsensusClaim.objects.filter(may_read_claim(user, "claim"))
            .select_related("claim__article")
            .only(*OF_TESTIMONY)
            .order_by("voice", "claim__public_id")
        )
        candidates = ConsensusCandidate.objects.select_related("place", "actor").order_by("rank")
        return (
            readable_consensus(user)
            .select_related("event", "attribute", "place", "actor", "codebook", "fit")
            .prefetch_related(
                Prefetch("candidates", candidates),
                Prefetch("testimonies", testimonies, to_attr="shown_testimonies"),
            )
        )

    def shown(self, rows: Sequence[Consensus]) -> Sequence[Consensus]:
        return as_read(self.request.user, rows)

    def context_of(self, rows: Sequence[Consensus]) -> dict[str, Any]:
        events = {row.event_id for row in rows}
        return {
            "disclosure": disclosure_for(self.request.user, events=events),
            "categories": category_names_of(row.attribute_id for row in rows),
        }
