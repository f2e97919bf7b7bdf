"""The codebook under /api/v1/codebook/ and /attributes/: what the attributes mean, now and when a claim was coded.

Outward: ``CodebookViewSet`` and ``AttributeViewSet``.
"""

from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers

from claims.models import Attribute, AttributeVersion, CodebookSnapshot
from claims.models.choices import FAMILIES
from claims.selectors.codebook import current_snapshot
from factcheck.api.fields import LANGUAGE_LISTS, LANGUAGE_TEXTS, KeyField, NumberField
from factcheck.api.filters import CodeFilter, FlagFilter
from factcheck.api.views import ReadOnlyViewSet, numbered

CURRENT = "current"


@extend_schema_field(LANGUAGE_TEXTS)
class TextsField(serializers.DictField):
    """Language -> text."""


@extend_schema_field(LANGUAGE_LISTS)
class ListsField(serializers.DictField):
    """Language -> texts."""


class VersionSerializer(serializers.ModelSerializer[AttributeVersion]):
    """What an attribute means, immutable."""

    attribute = KeyField(allow_null=False)
    family = serializers.CharField(source="attribute.family")
    tolerance = NumberField(help_text="Difference within which two values still agree, in the unit.")
    label: Any = TextsField(source="definition.label", help_text="By language.")
    meaning = TextsField(source="definition.definition", help_text="By language.")
    examples = ListsField(source="definition.examples", default=dict, help_text="By language.")
    edge_cases = ListsField(source="definition.edge_cases", default=dict, help_text="By language.")
    parts = serializers.ListField(
        child=serializers.CharField(),
        source="definition.parts",
        default=list,
        help_text="Keys of the attributes whose disjoint values sum to this one.",
    )
    part_of = serializers.CharField(source="definition.part_of", default="", help_text="Key of the whole.")
    categories = serializers.SerializerMethodField(help_text="Keys that a category may have.")

    class Meta:
        model = AttributeVersion
        fields = (
            "attribute",
            "number",
            "family",
            "value_kind",
            "unit",
            "cardinality",
            "accumulating",
            "tolerance",
            "policy",
            "sensitivity",
            "label",
            "meaning",
            "examples",
            "edge_cases",
            "parts",
            "part_of",
            "categories",
            "sha256",
            "created_at",
        )

    def get_categories(self, version: AttributeVersion) -> list[str]:
        return [str(category["key"]) for category in version.definition.get("categories", ())]


class CodebookSerializer(serializers.ModelSerializer[CodebookSnapshot]):
    event_definition = TextsField(help_text="What one event is, by language.")

    class Meta:
        model = CodebookSnapshot
        fields: tuple[str, ...] = ("number", "sha256", "note", "event_definition", "created_at")


class CodebookDetailSerializer(CodebookSerializer):
    """One snapshot, with every attribute in the version that it holds."""

    attributes = VersionSerializer(many=True, source="versions")

    class Meta(CodebookSerializer.Meta):
        fields = (*CodebookSerializer.Meta.fields, "attributes")


class CodebookViewSet(ReadOnlyViewSet):
    """Numbered, immutable snapshots of the whole codebook; `/codebook/current/` is the one in force."""

    model = CodebookSnapshot
    queryset = CodebookSnapshot.objects.none()
    keyset = ("number",)
    lookup_field = "number"

    def rows_for(self, user: Any) -> QuerySet[CodebookSnapshot]:
        if self.action == "list":
            return CodebookSnapshot.objects.all()
        versions = AttributeVersion.objects.select_related("attribute")
        versions = versions.order_by("attribute__family", "attribute__key")
        return CodebookSnapshot.objects.prefetch_related(Prefetch("versions", versions))

    def get_serializer_class(self) -> type[CodebookSerializer]:
        return CodebookSerializer if self.action == "list" else CodebookDetailSerializer

    def get_object(self) -> CodebookSnapshot:
        number = self.kwargs["number"]
        if number != CURRENT:
            return get_object_or_404(self.get_queryset(), number=numbered(number))
        current = current_snapshot()
        return get_object_or_404(self.get_queryset(), pk=None if current is None else current.pk)

    @extend_schema(
        parameters=[
            OpenApiParameter(
                "number", OpenApiTypes.STR, "path", description=f"Number of a snapshot, or `{CURRENT}`."
            )
        ]
    )
    def retrieve(self, *args: Any, **options: Any) -> Any:
        return super().retrieve(*args, **options)


class AttributeSerializer(serializers.ModelSerializer[Attribute]):
    current = VersionSerializer(allow_null=True, help_text="Null where no version was adopted yet.")

    class Meta:
        model = Attribute
        fields: tuple[str, ...] = ("key", "family", "is_retired", "current")


class AttributeDetailSerializer(AttributeSerializer):
    """An attribute with all its versions, the latest first."""

    versions = VersionSerializer(many=True)

    class Meta(AttributeSerializer.Meta):
        fields = (*AttributeSerializer.Meta.fields, "versions")


class AttributeFilters(django_filters.FilterSet):
    family = CodeFilter(choices=FAMILIES)
    is_retired = FlagFilter(help_text="No longer offered for new claims.")


class AttributeViewSet(ReadOnlyViewSet):
    """Attributes with what they mean now; every earlier meaning on the page of one."""

    model = Attribute
    queryset = Attribute.objects.none()
    keyset = ("key",)
    lookup_field = "key"
    filterset_class = AttributeFilters

    def rows_for(self, user: Any) -> QuerySet[Attribute]:
        attributes = Attribute.objects.select_related("current__attribute")
        if self.action == "list":
            return attributes
        versions = AttributeVersion.objects.select_related("attribute").order_by("-number")
        return attributes.prefetch_related(Prefetch("versions", versions))

    def get_serializer_class(self) -> type[AttributeSerializer]:
        return AttributeSerializer if self.action == "list" else AttributeDetailSerializer
