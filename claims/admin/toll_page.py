"""How the tolls of an event were told over time.

Outward: ``event_tolls``, the page, and ``charted`` for the section that the event page shows.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from claims.admin.opened_event import event_asked_for
from claims.admin.step_chart import Chart, step_chart
from claims.models import Event
from claims.selectors.considered import Considered
from claims.selectors.events import opened_event
from claims.selectors.toll_curves import ShownCurve, shown_curves

Charted = list[tuple[ShownCurve, Chart | None]]


@require_safe
def event_tolls(request: HttpRequest, public_id: str) -> HttpResponse:
    event = event_asked_for(request, public_id)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Tolls over time"),
        "event": opened_event(event, request.user),
        "curves": charted(event, request.user),
    }
    return TemplateResponse(request, "claims/event_tolls.html", context)


def charted(event: Event, user: Any, known: Considered | None = None) -> Charted:
    """Every curve with its chart; None where it has no number to draw."""
    return [(curve, step_chart(curve.curve.steps)) for curve in shown_curves(event, user, known)]
