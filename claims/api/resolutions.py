"""Rulings under /api/v1/resolutions/: an editor's word on a contested value, with the reason.

Outward: ``ResolutionViewSet``.
"""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from rest_framework import serializers

from claims.api.filters import ScopeFilter, attribute_filter, event_filter
from claims.api.values import VALUE_FIELDS, ValueSerializer
from claims.models import Claim, Resolution, ResolutionState, RulingKind
from claims.selectors.disclosure import disclosure_for
from claims.selectors.readable import readable_claims, readable_resolutions
from factcheck.api.fields import KeyField
from factcheck.api.filters import CodeFilter
from factcheck.api.views import ReadOnlyViewSet


class ResolutionSerializer(ValueSerializer):
    id = serializers.CharField(source="public_id", help_text="Permanent.")
    event = KeyField("public_id", allow_null=False)
    attribute = KeyField(allow_null=False)
    scope = serializers.CharField(source="scope_key", help_text="Empty = the whole event.")
    reason = serializers.SerializerMethodField()
    evidence = serializers.SerializerMethodField(help_text="Cited for a value that no claim states.")
    cited_claims: Any = serializers.SlugRelatedField("public_id", many=True, read_only=True)

    class Meta:
        model = Resolution
        fields = (
            "id",
            "event",
            "attribute",
            "scope",
            "kind",
            *VALUE_FIELDS,
            "reason",
            "evidence",
            "cited_claims",
            "state",
            "created_at",
        )

    def get_reason(self, row: Resolution) -> str:
        return self.disclosure.text(row.reason)

    def get_evidence(self, row: Resolution) -> str:
        return self.disclosure.text(row.evidence)


class ResolutionFilters(django_filters.FilterSet):
    event = event_filter()
    attribute = attribute_filter()
    scope = ScopeFilter()
    kind = CodeFilter(choices=RulingKind)
    state = CodeFilter(choices=ResolutionState, help_text="Without it, withdrawn rulings are left out.")

    def filter_queryset(self, queryset: QuerySet[Resolution]) -> QuerySet[Resolution]:
        rulings: QuerySet[Resolution] = super().filter_queryset(queryset)
        if self.form.cleaned_data["state"]:
            return rulings
        return rulings.exclude(state=ResolutionState.WITHDRAWN)


class ResolutionViewSet(ReadOnlyViewSet):
    """Rulings that the reader may see. `stale`: the picture has moved since the editor saw it."""

    model = Resolution
    queryset = Resolution.objects.none()
    keyset = ("public_id",)
    lookup_field = "public_id"
    lookup_url_kwarg = "public_id"
    serializer_class = ResolutionSerializer
    filterset_class = ResolutionFilters

    def rows_for(self, user: Any) -> QuerySet[Resolution]:
        cited: QuerySet[Claim] = readable_claims(user).only("public_id").order_by("public_id")
        return (
            readable_resolutions(user)
            .select_related("event", "attribute", "place", "actor")
            .prefetch_related(Prefetch("cited_claims", cited))
        )

    def context_of(self, rows: Sequence[Resolution]) -> dict[str, Any]:
        events = {row.event_id for row in rows}
        return {"disclosure": disclosure_for(self.request.user, events=events)}
