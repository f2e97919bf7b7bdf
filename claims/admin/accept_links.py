"""Accepting the suggestions that are certain, at once: the pairs and what would change are shown first.

Outward: ``links_accept``.
"""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from claims.admin.opened_event import event_asked_for, need
from claims.models import Event
from claims.selectors.certain_links import Kind, certain_links, changes_by, kinds_of_links
from claims.selectors.events import opened_event
from claims.services.accepting_links import MOST_ACCEPTED, accept_links
from claims.services.errors import NotAllowed, ServiceError
from claims.services.linking import DECIDE
from factcheck.locking import StaleRow

REFUSALS = (ServiceError, StaleRow)


class CertainForm(forms.Form):
    """Which suggestions are certain enough. Nothing is preselected."""

    relation = forms.ChoiceField(label=_("Relation"))
    at_least = forms.DecimalField(
        label=_("Certainty at least"),
        min_value=Decimal(0),
        max_value=Decimal(1),
        max_digits=4,
        decimal_places=3,
        help_text=_("From 0 to 1, as the machine states it of each suggestion."),
    )

    def __init__(self, sent: Any, kinds: list[Kind]) -> None:
        super().__init__(sent)
        labels = [
            (kind.relation, f"{kind.label} ({kind.pairs}, ≤ {kind.surest.normalize():f})") for kind in kinds
        ]
        self.fields["relation"].choices = [("", "—"), *labels]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def links_accept(request: HttpRequest, public_id: str) -> HttpResponse:
    """GET: choose, then look. POST: accept the pairs that were shown (``pair``: row id, colon, row version)."""
    event = event_asked_for(request, public_id)
    need(request, DECIDE, gettext("You need the permission to decide how claims are linked."))
    if request.method == "POST":
        return _accept(request, event)
    is_asked = {"relation", "at_least"} & request.GET.keys()
    form = CertainForm(request.GET if is_asked else None, kinds_of_links(event, request.user))
    context = {
        **admin.site.each_context(request),
        "title": gettext("Accept what is certain"),
        "event": opened_event(event, request.user),
        "form": form,
        **(_preview(request, event, form) if form.is_valid() else {}),
    }
    return TemplateResponse(request, "claims/links_accept.html", context)


def _preview(request: HttpRequest, event: Event, form: CertainForm) -> dict[str, Any]:
    wanted = form.cleaned_data
    links, has_more = certain_links(
        event, request.user, wanted["relation"], wanted["at_least"], MOST_ACCEPTED
    )
    names = {"value": gettext("value"), "evidence": gettext("evidence"), "grade": gettext("grade")}
    rows = changes_by(event, request.user, links)
    return {
        "links": links,
        "has_more": has_more,
        "changes": [(row, [names[each] for each in row.changed]) for row in rows],
        "is_previewed": True,
    }


def _accept(request: HttpRequest, event: Event) -> HttpResponse:
    sent = [each.partition(":") for each in request.POST.getlist("pair")]
    versions = {
        int(pk): int(version) for pk, _colon, version in sent if pk.isdecimal() and version.isdecimal()
    }
    desk = reverse("admin:event_links", args=[event.public_id])
    try:
        accept_links(event, versions, by=request.user, reason=request.POST.get("reason", ""))
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except REFUSALS as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(reverse("admin:links_accept", args=[event.public_id]))
    n = len(versions)
    messages.success(request, ngettext("%(n)s pair is accepted.", "%(n)s pairs are accepted.", n) % {"n": n})
    return HttpResponseRedirect(desk)
