"""Undo an act: what it changed, what was decided since, what stands on it; then, where nothing contradicts, undo it.

Outward: ``undo_page`` and ``my_acts``.
"""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from claims.admin.act_targets import act_targets
from claims.selectors.undo import Undo, last_acts, undo_of
from claims.services.errors import NotAllowed, ServiceError
from claims.services.undoing import undo_act
from factcheck.audit.withholding import shown_acts
from factcheck.locking import StaleRow

SEES_ACTS = "audit.view_act"
REFUSED = 422


@require_safe
def my_acts(request: HttpRequest) -> HttpResponse:
    acts = last_acts(request.user)
    context = {
        **admin.site.each_context(request),
        "title": gettext("My last acts"),
        "acts": acts,
        "targets": act_targets([each.act for each in acts], request.user),
    }
    return TemplateResponse(request, "claims/my_acts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def undo_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own act, or any for whoever reads the audit: those they see, with why it is not theirs to undo."""
    found = _asked(request, pk)
    error = ""
    if request.method == "POST":
        try:
            kept = undo_act(pk, by=request.user, reason=request.POST.get("reason", ""))
        except NotAllowed as refused:
            raise PermissionDenied(str(refused)) from refused
        except (ServiceError, StaleRow) as refused:
            error, found = str(refused), _asked(request, pk)
        else:
            messages.success(request, _done(kept))
            return HttpResponseRedirect(reverse("admin:my_acts"))
    context = {
        **admin.site.each_context(request),
        "title": gettext("Undo"),
        "undo": found,
        "error": error,
        "reason": request.POST.get("reason", ""),
    }
    return TemplateResponse(request, "claims/undo.html", context, status=REFUSED if error else 200)


def _done(kept: int) -> str:
    if not kept:
        return gettext("It is undone.")
    return ngettext(
        "It is undone, but for %(n)d that was decided since.",
        "It is undone, but for %(n)d that were decided since.",
        kept,
    ) % {"n": kept}


def _asked(request: HttpRequest, pk: int) -> Undo:
    person: Any = request.user
    act = shown_acts(person).select_related("detail", "actor").filter(pk=pk).first()
    is_shown = act is not None and (act.actor_id == person.pk or person.has_perm(SEES_ACTS))
    found = undo_of(act, person) if act is not None and is_shown else None
    if found is None:
        raise Http404(gettext("There is no such act, or you may not see what it changed."))
    return found
