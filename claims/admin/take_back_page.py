"""Take a merge or a split of events back, after a look at what depends on it.

Outward: ``event_unmerge`` and ``event_unsplit``.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from claims.admin.opened_event import event_asked_for, need
from claims.models import Event
from claims.selectors.depending import Depending, depending_on
from claims.selectors.regrouped import parted_outcome
from claims.selectors.regroupings import SPLIT, is_undone, merge_act_of
from claims.selectors.veiling import veiled
from claims.services.errors import NotAllowed, ServiceError
from claims.services.merging import MERGE
from claims.services.splitting import unsplit_event
from claims.services.unmerging import unmerge_event
from factcheck.audit.models import Act
from factcheck.locking import StaleRow
from sources.selectors.visibility import hidden_levels

REFUSALS = (ServiceError, StaleRow)
REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
def event_unmerge(request: HttpRequest, public_id: str) -> HttpResponse:
    """public_id: of the event that was merged away."""
    event = event_asked_for(request, public_id)
    _need(request)
    if event.merged_into is None:
        messages.info(request, gettext("%(id)s is live.") % {"id": event.public_id})
        return _to(event)
    act = merge_act_of(event)
    if act is None:
        raise Http404(gettext("No act tells how %(id)s was merged.") % {"id": event.public_id})
    found = depending_on(act, event.merged_into, event, request.user)
    title = gettext("Take the merge back")

    def take_back(reason: str, version: int | None) -> Event:
        return unmerge_event(event, by=request.user, reason=reason, expected_version=version)

    return _answer(request, found, event, take_back, title=title, is_merge=True)


@require_http_methods(["GET", "HEAD", "POST"])
def event_unsplit(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """public_id: of the event that was split. pk: row id of the act that split it."""
    back = event_asked_for(request, public_id)
    _need(request)
    act = Act.objects.filter(pk=pk, verb=SPLIT, target_id=public_id).select_related("detail").first()
    if act is None or is_undone(act):
        raise Http404(gettext("There is no such split, or it was taken back."))
    here = event_asked_for(request, (act.new or {}).get("event", ""))
    found = depending_on(act, here, back, request.user)
    title = gettext("Take the split back")

    def take_back(reason: str, version: int | None) -> Event:
        return unsplit_event(act, by=request.user, reason=reason, expected_version=version)

    return _answer(request, found, here, take_back, title=title, is_merge=False)


def _need(request: HttpRequest) -> None:
    need(request, MERGE, gettext("You need the permission to merge and split events."))


def _answer(
    request: HttpRequest,
    found: Depending,
    locked: Event,
    take_back: Callable[[str, int | None], Event],
    **told: Any,
) -> HttpResponse:
    """locked: the event whose row version the form sends back."""
    error, reason = "", request.POST.get("reason", "")
    if request.method == "POST":
        version = request.POST.get("row_version", "")
        try:
            back = take_back(reason, int(version) if version.isdecimal() else None)
        except NotAllowed as refused:
            raise PermissionDenied(str(refused)) from refused
        except REFUSALS as refused:
            error = str(refused)
        else:
            messages.success(
                request, gettext("Taken back: the claims are of %(id)s again.") % {"id": back.public_id}
            )
            return _to(back)
    rulings = {(row.attribute.key, row.scope_key) for row in found.rulings}
    here, back = veiled(request.user, [found.here, found.back])
    context = {
        **admin.site.each_context(request),
        **told,
        "found": found,
        # Free words of whoever acted; they may name what is withheld.
        "why": "" if hidden_levels(request.user) else found.act.reason,
        "here": here,
        "back": back,
        "row_version": locked.row_version,
        "outcome": parted_outcome(found.here, found.back, set(found.claims), request.user, rulings=rulings),
        "error": error,
        "reason": reason,
    }
    return TemplateResponse(request, "claims/take_back.html", context, status=REFUSED if error else 200)


def _to(event: Event) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:event_page", args=[event.public_id]))
