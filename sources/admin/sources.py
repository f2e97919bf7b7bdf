"""The register of sources: who speaks or publishes."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from factcheck.jobs import enqueue
from factcheck.leading_to import leads_to
from factcheck.model_admin import CodeFilter, WorkbenchModelAdmin
from factcheck.named_rows import NamedRows, called_in
from sources.models import Feed, Source, SourceName
from sources.selectors.sources import with_articles_total
from sources.selectors.visibility import visible_sources

# What the consensus reads of a source. Its job is asked for by name: claims knows sources, never the reverse.
MOVES_CONSENSUS = {"owner", "source_class", "kind"}
DERIVE_ALL: tuple[str, dict[str, Any], str] = ("claims.derive_all", {}, "derive:all")


class KindFilter(CodeFilter):
    title = _("kind")
    field = "kind"


class ClassFilter(CodeFilter):
    title = _("class")
    field = "source_class"


class SensitivityFilter(CodeFilter):
    title = _("sensitivity")
    field = "sensitivity"


class ActiveFilter(CodeFilter):
    title = _("active")
    field = "is_active"


class SourceNameInline(admin.TabularInline):
    model = SourceName
    extra = 0


@admin.register(Source)
class SourceAdmin(NamedRows, WorkbenchModelAdmin):
    add_label = _("Add a source")
    lead = _(
        "Agencies, outlets, bodies, parties, accounts, witnesses, documents: whoever a claim can be traced to."
    )
    empty_hint = _("Load the seeds, or add an article: its outlet is entered by itself.")
    list_display = [
        "called",
        "key",
        "kind",
        "source_class",
        "country",
        "owned_by",
        "articles_count",
        "sensitivity",
    ]
    list_filter = [KindFilter, ClassFilter, SensitivityFilter]
    list_select_related = ["owner"]
    owned_by = called_in("owner", _("owner"))
    search_fields = ["name", "key", "names__name"]
    search_help_text = _("Name, alias or key.")
    raw_id_fields = ["owner"]
    fields = ["key", "name", "kind", "source_class", "country", "owner", "homepage", "sensitivity", "note"]
    inlines = [SourceNameInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return with_articles_total(visible_sources(request.user))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [] if obj is None else ["key"]

    @admin.display(description=_("articles"), ordering="articles_total")
    def articles_count(self, source: Any) -> int:
        return source.articles_total

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and MOVES_CONSENSUS & set(form.changed_data):
            enqueue(*DERIVE_ALL)


@admin.register(Feed)
class FeedAdmin(WorkbenchModelAdmin):
    add_label = _("Add a feed")
    lead = _("Addresses that an outlet publishes its articles under.")
    list_display = ["url", "of_source", "kind", "language", "is_active", "last_fetched_at"]
    list_filter = [ActiveFilter, KindFilter]
    list_select_related = ["source"]
    of_source = called_in("source", _("source"))
    search_fields = ["url", "source__name"]
    raw_id_fields = ["source"]
    readonly_fields = ["last_fetched_at", "last_error"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Feed]:
        return super().get_queryset(request).filter(leads_to(visible_sources(request.user), "source"))
