"""Events under /api/v1/events/: what the claims speak of. An id that was merged away leads to the survivor.

Outward: ``EventViewSet``.
"""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from django.http import Http404
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.models import Event, EventLink, EventLinkState, Place, SeriesDefinition
from claims.models.choices import EVENT_KINDS
from claims.selectors.disclosure import disclosure_for
from claims.selectors.readable import readable_events
from factcheck.api.fields import KeyField
from factcheck.api.filters import CodeFilter, RowFilter, TextFilter
from factcheck.api.views import ReadOnlyViewSet
from factcheck.leading_to import leads_to


class SeriesSerializer(serializers.ModelSerializer[SeriesDefinition]):
    """What a series counts. Its window is inclusive, null = open."""

    place = KeyField()
    who = serializers.SerializerMethodField()
    what_counts = serializers.SerializerMethodField()

    class Meta:
        model = SeriesDefinition
        fields = ("window_lower", "window_upper", "place", "who", "what_counts")

    def get_who(self, series: SeriesDefinition) -> str:
        return str(self.context["disclosure"].text(series.who))

    def get_what_counts(self, series: SeriesDefinition) -> str:
        return str(self.context["disclosure"].text(series.what_counts))


class EventLinkSerializer(serializers.ModelSerializer[EventLink]):
    """How the event stands to another, decided by a person."""

    to_event = KeyField("public_id", allow_null=False)

    class Meta:
        model = EventLink
        fields = ("relation", "to_event")


class EventSerializer(serializers.ModelSerializer[Event]):
    id = serializers.CharField(source="public_id", help_text="Permanent.")
    title = serializers.SerializerMethodField()
    date = serializers.CharField(source="date_edtf", help_text="As first read, in EDTF; see the consensus.")
    place = KeyField()
    target = serializers.SerializerMethodField()
    parent: Any = serializers.SerializerMethodField(help_text="Id of the event that it is part of.")
    split_from = serializers.SerializerMethodField(help_text="Id of the event that it was split from.")
    merged_ids = serializers.SerializerMethodField(help_text="Ids that lead here since they were merged.")
    series = serializers.SerializerMethodField(help_text="Null where the event is no series.")
    links = EventLinkSerializer(many=True, source="shown_links")

    class Meta:
        model = Event
        fields = (
            "id",
            "kind",
            "title",
            "act_kind",
            "date",
            "date_lower",
            "date_upper",
            "place",
            "target",
            "parent",
            "split_from",
            "merged_ids",
            "series",
            "links",
            "created_at",
        )

    def get_title(self, event: Event) -> str:
        return str(self.context["disclosure"].text(event.title))

    def get_target(self, event: Event) -> str:
        return str(self.context["disclosure"].text(event.target))

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_parent(self, event: Event) -> str | None:
        return self._id_of(event.parent)

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_split_from(self, event: Event) -> str | None:
        return self._id_of(event.split_from)

    def get_merged_ids(self, event: Event) -> list[str]:
        return sorted(merged.public_id for merged in event.merged.all())

    @extend_schema_field(SeriesSerializer(allow_null=True))
    def get_series(self, event: Event) -> Any:
        series = getattr(event, "series", None)
        return None if series is None else SeriesSerializer(series, context=self.context).data

    def _id_of(self, event: Event | None) -> str | None:
        return event.public_id if event is not None and event.pk in self.context["related"] else None


class MovedSerializer(serializers.Serializer[Any]):
    """The event is one with another now; `Location` is the survivor's address."""

    id = serializers.CharField()
    merged_into = serializers.CharField(help_text="Id of the survivor.")


class EventFilters(django_filters.FilterSet):
    kind = CodeFilter(choices=EVENT_KINDS)
    act_kind = TextFilter(help_text="Such as rocket_attack.")
    place = RowFilter(
        rows=lambda _user: Place.objects.all(), key="key", what="place", help_text="Key of the place itself."
    )
    date_from = django_filters.DateFilter(
        field_name="date_upper", lookup_expr="gte", help_text="On this day or later, possibly."
    )
    date_until = django_filters.DateFilter(
        field_name="date_lower", lookup_expr="lte", help_text="On this day or before, possibly."
    )


class EventViewSet(ReadOnlyViewSet):
    """Events that the reader may see; merged ones are not listed, their ids redirect."""

    model = Event
    queryset = Event.objects.none()
    keyset = ("public_id",)
    lookup_field = "public_id"
    lookup_url_kwarg = "public_id"
    serializer_class = EventSerializer
    filterset_class = EventFilters

    def rows_for(self, user: Any) -> QuerySet[Event]:
        seen = leads_to(readable_events(user), "to_event")
        links = (
            EventLink.objects.filter(seen, state=EventLinkState.DECIDED, to_event__merged_into__isnull=True)
            .select_related("to_event")
            .order_by("relation", "to_event__public_id")
        )
        events = readable_events(user).select_related("place", "parent", "split_from", "series__place")
        events = events.prefetch_related(
            Prefetch("merged", Event.objects.order_by()), Prefetch("links_from", links, to_attr="shown_links")
        )
        return events.filter(merged_into__isnull=True) if self.action == "list" else events

    @extend_schema(
        responses={200: EventSerializer, 301: OpenApiResponse(MovedSerializer, "Merged into another.")}
    )
    def retrieve(self, request: Request, *_args: Any, **_options: Any) -> Response:
        event = self.get_object()
        if event.merged_into is None:
            return Response(self.get_serializer(event).data)
        survivor = event.current
        if not readable_events(request.user).filter(pk=survivor.pk).exists():
            raise Http404
        address = reverse("event-detail", kwargs={"public_id": survivor.public_id}, request=request)
        return Response(
            {"id": event.public_id, "merged_into": survivor.public_id},
            status=status.HTTP_301_MOVED_PERMANENTLY,
            # A merge is taken back at times: a browser that kept the answer would lead away from an event for good.
            headers={"Location": address, "Cache-Control": "no-cache"},
        )

    def context_of(self, rows: Sequence[Event]) -> dict[str, Any]:
        """related: row ids of the related events that may be named."""
        ids = {row.parent_id for row in rows} | {row.split_from_id for row in rows}
        related = readable_events(self.request.user).filter(pk__in=[pk for pk in ids if pk is not None])
        return {
            "related": set(related.values_list("pk", flat=True)),
            "disclosure": disclosure_for(self.request.user, events=[row.pk for row in rows]),
        }
