"""Sources under /api/v1/sources/: who speaks or publishes.

Outward: ``SourceViewSet``.
"""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from factcheck.api.filters import CodeFilter, TextFilter
from factcheck.api.views import ReadOnlyViewSet
from sources.models import Source, SourceName
from sources.models.choices import SOURCE_CLASSES, SOURCE_KINDS
from sources.selectors.visibility import hidden_levels, visible_sources


class SourceNameSerializer(serializers.ModelSerializer[SourceName]):
    class Meta:
        model = SourceName
        fields = ("language", "name", "is_alias")


class SourceSerializer(serializers.ModelSerializer[Source]):
    owner = serializers.SerializerMethodField(
        help_text="Key of the owner; null where none is known or shown."
    )
    names = SourceNameSerializer(many=True)

    class Meta:
        model = Source
        fields = (
            "key",
            "name",
            "kind",
            "source_class",
            "country",
            "owner",
            "homepage",
            "sensitivity",
            "names",
        )

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_owner(self, source: Source) -> str | None:
        owner = source.owner
        return None if owner is None or owner.sensitivity in self.context["hidden"] else owner.key


class SourceFilters(django_filters.FilterSet):
    kind = CodeFilter(choices=SOURCE_KINDS)
    source_class = CodeFilter(choices=SOURCE_CLASSES)
    country = TextFilter(help_text="ISO 3166-1 code of two letters.")


class SourceViewSet(ReadOnlyViewSet):
    """Sources that the reader may see; those of witnesses and private accounts are restricted."""

    model = Source
    queryset = Source.objects.none()
    keyset = ("key",)
    lookup_field = "key"
    serializer_class = SourceSerializer
    filterset_class = SourceFilters

    def rows_for(self, user: Any) -> QuerySet[Source]:
        names = SourceName.objects.order_by("language", "name")
        return visible_sources(user).select_related("owner").prefetch_related(Prefetch("names", names))

    def context_of(self, rows: Sequence[Any]) -> dict[str, Any]:
        return {"hidden": hidden_levels(self.request.user)}
