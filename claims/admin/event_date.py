"""Answer whether an event was on the day that its news tells: asked on the event's page, one button per answer.

Outward: ``event_date``.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from claims.admin.opened_event import event_asked_for
from claims.models import Event
from claims.services.errors import NotAllowed, ServiceError
from claims.services.event_dates import keep_date, take_news
from factcheck.locking import StaleRow

ANSWERS = {"keep": keep_date, "take": take_news}


@require_POST
def event_date(request: HttpRequest, public_id: str) -> HttpResponse:
    """act: keep or take. row_version: of the event, as the person saw it."""
    event = event_asked_for(request, public_id)
    answer, version = ANSWERS.get(request.POST.get("act", "")), request.POST.get("row_version", "")
    if answer is None:
        messages.error(request, gettext("Say which of the two days it was."))
        return _to(event)
    try:
        answer(event, by=request.user, expected_version=int(version) if version.isdecimal() else None)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except (ServiceError, StaleRow) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, gettext("The date of the event is decided."))
    return _to(event)


def _to(event: Event) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:event_page", args=[event.public_id]))
