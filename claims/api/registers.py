"""The registers under /api/v1/actors/, /places/ and /scopes/: who and what the claims name.

Outward: ``ActorViewSet``, ``PlaceViewSet`` and ``ScopeViewSet``.
"""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.models import (
    Actor,
    ActorExternalId,
    ActorKind,
    ActorName,
    Place,
    PlaceExternalId,
    PlaceKind,
    PlaceName,
    Scope,
    ScopeName,
)
from claims.models.choices import SCOPE_FACETS
from claims.selectors.disclosure import disclosure_for
from claims.selectors.readable import readable_actors
from factcheck.api.fields import KeyField, NumberField
from factcheck.api.filters import CodeFilter, FlagFilter, RowFilter, TextFilter
from factcheck.api.views import ReadOnlyViewSet

ENTRY_FIELDS = ("key", "name", "part_of", "is_provisional", "names")


class NameSerializer(serializers.Serializer[Any]):
    """A name in one language ("" = any), or a further spelling of it."""

    language = serializers.CharField()
    name = serializers.SerializerMethodField()
    is_alias = serializers.BooleanField()

    def get_name(self, row: Any) -> str:
        return str(self.context["disclosure"].text(row.name))


class ExternalIdSerializer(serializers.Serializer[Any]):
    scheme = serializers.CharField(help_text="Such as wikidata or geonames.")
    identifier = serializers.CharField()


class EntrySerializer(serializers.ModelSerializer[Any]):
    name = serializers.SerializerMethodField()
    part_of = serializers.SerializerMethodField(help_text="Key of the wider entry.")
    names = NameSerializer(many=True)

    def get_name(self, row: Any) -> str:
        return str(self.context["disclosure"].text(row.name))

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_part_of(self, row: Any) -> str | None:
        return None if row.parent is None else row.parent.key


class ActorSerializer(EntrySerializer):
    speaks_as = serializers.SerializerMethodField(help_text="Key of the source it is when it informs.")
    external_ids = ExternalIdSerializer(many=True)

    class Meta:
        model = Actor
        fields = (*ENTRY_FIELDS, "kind", "country", "speaks_as", "sensitivity", "external_ids")

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_part_of(self, row: Actor) -> str | None:
        parent = row.parent
        return parent.key if parent is not None and self.context["disclosure"].shows(parent) else None

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_speaks_as(self, row: Actor) -> str | None:
        source = row.speaks_as
        return source.key if source is not None and self.context["disclosure"].shows(source) else None


class PlaceSerializer(EntrySerializer):
    latitude = NumberField(help_text="WGS 84 degrees.")
    longitude = NumberField(help_text="WGS 84 degrees.")
    external_ids = ExternalIdSerializer(many=True)

    class Meta:
        model = Place
        fields = (*ENTRY_FIELDS, "kind", "country", "latitude", "longitude", "precision", "external_ids")


class ScopeSerializer(EntrySerializer):
    place = KeyField(help_text="Key of the place that a scope of the place facet stands for.")

    class Meta:
        model = Scope
        fields = (*ENTRY_FIELDS, "facet", "parts_are_disjoint", "place")


class RegisterViewSet(ReadOnlyViewSet):
    keyset = ("key",)
    lookup_field = "key"

    def context_of(self, rows: Sequence[Any]) -> dict[str, Any]:
        return {"disclosure": disclosure_for(self.request.user)}


def _with_names(rows: QuerySet[Any], names: Any, external_ids: Any = None) -> QuerySet[Any]:
    rows = rows.prefetch_related(Prefetch("names", names.objects.order_by("language", "name")))
    if external_ids is None:
        return rows
    ids = external_ids.objects.order_by("scheme", "identifier")
    return rows.prefetch_related(Prefetch("external_ids", ids))


class ActorFilters(django_filters.FilterSet):
    kind = CodeFilter(choices=ActorKind)
    country = TextFilter(help_text="ISO 3166-1 code of two letters.")
    part_of = RowFilter(
        rows=readable_actors, key="key", what="actor", field_name="parent", help_text="Key of the actor."
    )
    is_provisional = FlagFilter(help_text="Made from the words of an article, not looked at by an editor.")


class ActorViewSet(RegisterViewSet):
    """Actors that the reader may see; private persons are restricted."""

    model = Actor
    queryset = Actor.objects.none()
    serializer_class = ActorSerializer
    filterset_class = ActorFilters

    def rows_for(self, user: Any) -> QuerySet[Actor]:
        actors = readable_actors(user).select_related("parent", "speaks_as")
        return _with_names(actors, ActorName, ActorExternalId)


class PlaceFilters(django_filters.FilterSet):
    kind = CodeFilter(choices=PlaceKind)
    country = TextFilter(help_text="ISO 3166-1 code of two letters.")
    part_of = RowFilter(
        rows=lambda _user: Place.objects.all(),
        key="key",
        what="place",
        field_name="parent",
        help_text="Key of the place.",
    )
    is_provisional = FlagFilter(help_text="Made from the words of an article, not looked at by an editor.")


class PlaceViewSet(RegisterViewSet):
    """Places, from countries to sites."""

    model = Place
    queryset = Place.objects.none()
    serializer_class = PlaceSerializer
    filterset_class = PlaceFilters

    def rows_for(self, user: Any) -> QuerySet[Place]:
        return _with_names(Place.objects.select_related("parent"), PlaceName, PlaceExternalId)


class ScopeFilters(django_filters.FilterSet):
    facet = CodeFilter(choices=SCOPE_FACETS)


class ScopeViewSet(RegisterViewSet):
    """Parts of a whole that a value may cover."""

    model = Scope
    queryset = Scope.objects.none()
    serializer_class = ScopeSerializer
    filterset_class = ScopeFilters

    def rows_for(self, user: Any) -> QuerySet[Scope]:
        return _with_names(Scope.objects.select_related("parent", "place"), ScopeName)
