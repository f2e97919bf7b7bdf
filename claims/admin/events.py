"""The list of events, and how events stand to each other. An event opens by the service that numbers it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.admin.event_link_words import event_link_reason
from claims.admin.event_titles import event_title
from claims.domain.codes import EventKind
from claims.domain.dates import parse_date
from claims.domain.errors import DomainError
from claims.models import Event, EventLink, EventLinkState, SeriesDefinition
from claims.selectors.counted import number_of
from claims.selectors.events import open_conflicts
from claims.selectors.events_in_conflict import Beside, in_conflict
from claims.selectors.local_names import local_name
from claims.selectors.readable import readable_claims, readable_events
from claims.services.events import open_event
from factcheck.leading_to import leads_to
from factcheck.locked_form import LockedForm
from factcheck.model_admin import CodeFilter, VeiledInline, WorkbenchModelAdmin
from factcheck.refusals import refusal_text
from factcheck.searched import AFTER, BEFORE, beside


class KindFilter(CodeFilter):
    title = _("kind")
    field = "kind"


class RelationFilter(CodeFilter):
    title = _("relation")
    field = "relation"


class StateFilter(CodeFilter):
    title = _("state")
    field = "state"


class ConflictFilter(admin.SimpleListFilter):
    title = _("evidence")
    parameter_name = "evidence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("needs an editor")), ("calm", _("nothing open"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() is None:
            return queryset
        if self.value() == "open":
            # Narrowed by more, or in another order, the page may lie anywhere.
            is_plain = set(request.GET) <= {self.parameter_name, AFTER, BEFORE}
            return in_conflict(queryset, request.user, Beside(**beside(request)) if is_plain else None)
        open_rows = open_conflicts(request.user).order_by().filter(event=OuterRef("pk"))
        return queryset.filter(~Exists(open_rows))


class EventForm(LockedForm):
    """The date is read as the domain reads dates, so that its bounds are right."""

    class Meta:
        model = Event
        fields = ["title", "kind", "act_kind", "date_edtf", "place", "target", "parent"]

    def clean_date_edtf(self) -> str:
        written: str = self.cleaned_data["date_edtf"].strip()
        try:
            date = parse_date(written) if written else None
        except DomainError as error:
            raise forms.ValidationError(refusal_text(error)) from error
        self.instance.date_lower = None if date is None else date.lower
        self.instance.date_upper = None if date is None else date.upper
        return written


class SeriesInline(VeiledInline, admin.StackedInline):
    model = SeriesDefinition
    extra = 0
    raw_id_fields = ["place"]


@admin.register(Event)
class EventAdmin(WorkbenchModelAdmin):
    add_label = _("Add an event")
    lead = _("What happened, by what the articles say of it. Open one to see its claims side by side.")
    empty_hint = _("Events open by themselves when an article's suggestions are routed.")
    form = EventForm
    list_display = ["headline", "kind", "day", "where", "claims_count", "open_count"]
    list_display_links = None
    list_filter = [ConflictFilter, KindFilter]
    list_select_related = ["place"]
    search_fields = ["title", "public_id", "target", "place__name"]
    search_help_text = _("Title, place, target or id.")
    sortable_by = ["day"]
    raw_id_fields = ["place", "parent"]
    inlines = [SeriesInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return (
            readable_events(request.user)
            .filter(merged_into__isnull=True)
            .annotate(
                claims_total=number_of(readable_claims(request.user), "event"),
                open_total=number_of(open_conflicts(request.user), "event"),
            )
        )

    def save_model(self, request: HttpRequest, obj: Event, form: Any, change: bool) -> None:
        if change:
            if "date_edtf" in form.changed_data:
                person: Any = request.user
                obj.date_decided_by, obj.date_doubt = person, ""
            super().save_model(request, obj, form, change)
            return
        written = form.cleaned_data["date_edtf"]
        opened = open_event(
            obj.title,
            by=request.user,
            kind=EventKind(obj.kind),
            act_kind=obj.act_kind,
            date=parse_date(written) if written else None,
            place=obj.place,
            target=obj.target,
        )
        obj.pk, obj.public_id = opened.pk, opened.public_id
        obj._state.adding = False

    @admin.display(description=_("event"))
    def headline(self, event: Event) -> SafeString:
        page = reverse("admin:event_page", args=[event.public_id])
        return format_html(
            '<a class="cell-title" href="{}">{}</a><span class="cell-sub mono">{}</span>',
            page, event_title(event), event.public_id,
        )  # fmt: skip

    @admin.display(description=_("date"), ordering="date_lower")
    def day(self, event: Event) -> str:
        return event.date_edtf

    @admin.display(description=_("place"))
    def where(self, event: Event) -> str:
        return local_name(event.place)

    @admin.display(description=_("claims"))
    def claims_count(self, event: Any) -> int:
        return event.claims_total

    @admin.display(description=_("needs an editor"))
    def open_count(self, event: Any) -> SafeString | str:
        if not event.open_total:
            return ""
        return format_html('<span class="tag tag-conflict">≠ {}</span>', event.open_total)


@admin.register(EventLink)
class EventLinkAdmin(WorkbenchModelAdmin):
    add_label = _("Link two events")
    lead = _("Part of, retaliation for, before, after, ends, possibly the same as.")
    list_display = ["from_title", "relation", "to_title", "state", "why"]
    list_filter = [RelationFilter, StateFilter]
    list_select_related = ["from_event", "to_event"]
    search_fields = ["from_event__title", "to_event__title", "detail"]
    raw_id_fields = ["from_event", "to_event"]
    fields = ["from_event", "relation", "to_event", "state", "detail"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventLink]:
        shown = readable_events(request.user)
        return (
            super().get_queryset(request).filter(leads_to(shown, "from_event"), leads_to(shown, "to_event"))
        )

    @admin.display(description=_("from event"), ordering="from_event")
    def from_title(self, link: EventLink) -> str:
        return event_title(link.from_event)

    @admin.display(description=_("to event"), ordering="to_event")
    def to_title(self, link: EventLink) -> str:
        return event_title(link.to_event)

    @admin.display(description=_("reason"))
    def why(self, link: EventLink) -> str:
        return event_link_reason(link.detail)

    def save_model(self, request: HttpRequest, obj: EventLink, form: Any, change: bool) -> None:
        person: Any = request.user
        obj.decided_by = None if obj.state == EventLinkState.SUGGESTED else person
        super().save_model(request, obj, form, change)
