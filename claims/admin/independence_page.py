"""Who is independent of whom: the ledger of one event.

Outward: ``event_independence``. It only asks; nothing is written.
"""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from claims.admin.opened_event import event_asked_for
from claims.selectors.events import opened_event
from claims.selectors.fits import current_copying
from claims.selectors.independence import falls_of, shown_ledgers


@require_safe
def event_independence(request: HttpRequest, public_id: str) -> HttpResponse:
    event = event_asked_for(request, public_id)
    ledgers = shown_ledgers(event, request.user, current_copying())
    context = {
        **admin.site.each_context(request),
        "title": gettext("Independence"),
        "event": opened_event(event, request.user),
        "ledgers": ledgers,
        "has_copying": any(each.entry.copying is not None for found in ledgers for each in found.entries),
        "falls": falls_of(event, request.user),
    }
    return TemplateResponse(request, "claims/event_independence.html", context)
