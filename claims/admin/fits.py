"""Fits: the list, with the button that asks for the next one, and one Fit with its curve, sources and copies.

Outward: ``FitAdmin`` and ``fit_learn``, which only asks: the learning is done in the background. Beside them the list
of what was gathered for the next.
"""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from claims.admin.derived import event_link
from claims.admin.opened_event import need
from claims.admin.reliability_chart import reliability_chart
from claims.models import EventLessons, Fit, FitCopying, FitSource
from claims.selectors.learned import shown_fit
from claims.selectors.readable import readable_events
from claims.services.fitting import ADD, LEARN_FIT, start_fit
from factcheck.jobs.models import Job
from factcheck.leading_to import leads_to
from factcheck.model_admin import ReadOnlyAdmin, ReadOnlyInline


class FitSourceInline(ReadOnlyInline):
    """Shown on the page of the Fit, not in a form."""

    model = FitSource


class FitCopyingInline(ReadOnlyInline):
    """As above."""

    model = FitCopying
    fk_name = "fit"


@admin.register(Fit)
class FitAdmin(ReadOnlyAdmin):
    lead = _(
        "Frozen estimates of how reliable sources are, learned every night. A consensus names the one it used."
    )
    empty_hint = _("A Fit is learned in the night from all events with two voices or more.")
    list_display = ["number", "method", "method_version", "items", "basis", "ruled_items", "created_at"]
    inlines = [FitSourceInline, FitCopyingInline]
    change_list_template = "claims/fit_list.html"

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        own = {"may_learn": request.user.has_perm(ADD), "job": _latest_job()}
        return super().changelist_view(request, {**own, **(extra_context or {})})

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Its own page: a frozen row has no form."""
        fit = self.get_object(request, object_id)
        if fit is None or not self.has_view_permission(request, fit):
            return self.not_found(request, object_id)
        shown = shown_fit(fit, request.user)
        context = {
            **self.site.each_context(request),
            "title": gettext("Fit %(number)s") % {"number": fit.number},
            "opts": self.opts,
            "shown": shown,
            "chart": reliability_chart(shown.curve),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "claims/fit.html", context)


@admin.register(EventLessons)
class EventLessonsAdmin(ReadOnlyAdmin):
    lead = _(
        "What each event teaches of its sources, kept for the next Fit and gathered anew where what it rests on has "
        "changed. Rulings are no part of it."
    )
    empty_hint = _("Gathered with the first Fit, in the night.")
    list_display = ["event_title", "items", "votes"]
    list_display_links = None
    search_fields = ["event__title"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventLessons]:
        rows = EventLessons.objects.filter(leads_to(readable_events(request.user), "event"))
        return rows.select_related("event").defer("content").order_by("pk")

    @admin.display(description=_("event"))
    def event_title(self, row: EventLessons) -> SafeString:
        return event_link(row.event)


@require_POST
def fit_learn(request: HttpRequest) -> HttpResponse:
    """Ask for the next Fit and go back to the list."""
    need(request, ADD, gettext("Only an administrator has a Fit learned."))
    start_fit(by=request.user)
    messages.success(
        request, gettext("A Fit is being learned. Where nothing has changed, the latest one stays in force.")
    )
    return redirect("admin:claims_fit_changelist")


def _latest_job() -> Job | None:
    return Job.objects.filter(name=LEARN_FIT).order_by("-pk").first()
