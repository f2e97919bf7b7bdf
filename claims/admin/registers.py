"""The registers of actors, places and scopes: names in every language, what is part of what."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import (
    Actor,
    ActorExternalId,
    ActorName,
    Place,
    PlaceExternalId,
    PlaceName,
    Scope,
    ScopeName,
)
from claims.selectors.counted import number_of
from claims.selectors.readable import readable_actors
from claims.services.register_edits import derive_after
from factcheck.leading_to import leads_to
from factcheck.model_admin import CodeFilter, WorkbenchModelAdmin
from factcheck.named_rows import NamedRows, called_in


class KindFilter(CodeFilter):
    title = _("kind")
    field = "kind"


class ProvisionalFilter(CodeFilter):
    title = _("provisional")
    field = "is_provisional"


class FacetFilter(CodeFilter):
    title = _("facet")
    field = "facet"


class SensitivityFilter(CodeFilter):
    title = _("sensitivity")
    field = "sensitivity"


def _inline(of: type[Model]) -> type[admin.TabularInline]:
    return type(f"{of.__name__}Inline", (admin.TabularInline,), {"model": of, "extra": 0})


class RegisterAdmin(NamedRows, WorkbenchModelAdmin):
    search_fields = ["key", "name", "names__name"]
    search_help_text = _("Key, name or alias.")
    raw_id_fields = ["parent"]
    list_select_related = ["parent"]
    within = called_in("parent", _("part of"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        # A key is permanent: exports and releases name the entry by it.
        return [] if obj is None else ["key"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return (
            super()
            .get_queryset(request)
            .annotate(names_total=number_of(self.model.names.rel.related_model.objects.all(), "entry"))
        )

    @admin.display(description=_("names"), ordering="names_total")
    def names_count(self, row: Any) -> int:
        return row.names_total

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change:
            derive_after(obj, form.changed_data)


@admin.register(Actor)
class ActorAdmin(RegisterAdmin):
    add_label = _("Add an actor")
    lead = _(
        "Who acts, claims, is blamed or suffers. Two actors with like names stay two until a person joins them."
    )
    empty_hint = _("Load the seeds, or add the first actor.")
    list_display = [
        "called",
        "key",
        "kind",
        "country",
        "within",
        "names_count",
        "is_provisional",
        "sensitivity",
    ]
    list_filter = [KindFilter, SensitivityFilter, ProvisionalFilter]
    raw_id_fields = ["parent", "speaks_as"]
    fields = [
        "key",
        "name",
        "kind",
        "country",
        "parent",
        "speaks_as",
        "sensitivity",
        "is_provisional",
        "note",
    ]
    inlines = [_inline(ActorName), _inline(ActorExternalId)]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(leads_to(readable_actors(request.user), "pk"))


@admin.register(Place)
class PlaceAdmin(RegisterAdmin):
    add_label = _("Add a place")
    lead = _("Countries, cities, districts and sites, each within the wider one.")
    empty_hint = _("Load the seeds, or add the first place.")
    list_display = ["called", "key", "kind", "country", "within", "names_count", "is_provisional"]
    list_filter = [KindFilter, ProvisionalFilter]
    fields = [
        "key", "name", "kind", "country", "parent", ("latitude", "longitude", "precision"), "is_provisional", "note",
    ]  # fmt: skip
    inlines = [_inline(PlaceName), _inline(PlaceExternalId)]


@admin.register(Scope)
class ScopeAdmin(RegisterAdmin):
    add_label = _("Add a scope")
    lead = _("Parts that a figure may cover: a place, a group of people, a party, a phase.")
    empty_hint = _("Load the seeds, or add the first scope.")
    list_display = ["called", "key", "facet", "within", "parts_are_disjoint", "names_count", "is_provisional"]
    list_filter = [FacetFilter, ProvisionalFilter]
    raw_id_fields = ["parent", "place"]
    fields = ["key", "name", "facet", "parent", "parts_are_disjoint", "place", "is_provisional", "note"]
    inlines = [_inline(ScopeName)]
