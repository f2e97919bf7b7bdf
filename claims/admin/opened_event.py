"""The event that an address asks for, as far as the person may see it.

Outward: ``event_asked_for``, ``to_survivor`` and ``need``.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from claims.models import Event
from claims.selectors.readable import readable_events


def event_asked_for(request: HttpRequest, public_id: str) -> Event:
    """Raises PermissionDenied and Http404, each in words."""
    need(request, "claims.view_event", gettext("You need the permission to see events."))
    event = (
        readable_events(request.user)
        .filter(public_id=public_id)
        .select_related("place", "parent", "merged_into", "series")
        .first()
    )
    if event is None:
        raise _unknown(public_id)
    return event


def to_survivor(request: HttpRequest, merged: Event, page: str = "event_page") -> HttpResponse:
    """From the id of an event that was merged away to the event that stayed, told so.

    page: name of the page that was asked for. Raises Http404 where the person may not see the event that stayed: its
    id is nothing they know.
    """
    survivor = merged.current
    if not readable_events(request.user).filter(pk=survivor.pk).exists():
        raise _unknown(merged.public_id)
    told = {"going": merged.public_id, "staying": survivor.public_id}
    messages.info(request, gettext("%(going)s is merged into %(staying)s: its id leads here.") % told)
    return HttpResponseRedirect(reverse(f"admin:{page}", args=[survivor.public_id]))


def need(request: HttpRequest, permission: str, otherwise: Any) -> None:
    """otherwise: what to tell who lacks the permission."""
    if not request.user.has_perm(permission):
        raise PermissionDenied(otherwise)


def _unknown(public_id: str) -> Http404:
    return Http404(gettext("There is no event %(id)s.") % {"id": public_id})
