"""Who is independent of whom: the ledger of one event, and the stress test over all of them.

Outward: ``event_independence`` and ``stress_page``. Both only ask; nothing is written.
"""

from itertools import islice

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from claims.admin.opened_event import event_asked_for, need
from claims.selectors.events import opened_event
from claims.selectors.fits import current_copying
from claims.selectors.independence import all_falls, falls_of, shown_ledgers

# Falls on the page over all events; the command lists them all. Arbitrary but works.
MOST_FALLS = 500


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


@require_safe
def stress_page(request: HttpRequest) -> HttpResponse:
    need(request, "claims.view_consensus", gettext("You need the permission to see the consensus."))
    found = list(islice(all_falls(request.user), MOST_FALLS + 1))
    context = {
        **admin.site.each_context(request),
        "title": gettext("Stress test"),
        "subtitle": gettext("Which grades fall if every provenance that nobody knows is dependent."),
        "falls": found[:MOST_FALLS],
        "has_more": len(found) > MOST_FALLS,
    }
    return TemplateResponse(request, "claims/stress.html", context)
