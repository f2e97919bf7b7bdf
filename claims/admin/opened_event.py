"""The event that an address asks for, as far as the person may see it.

Outward: ``event_asked_for`` and ``need``.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
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
        raise Http404(gettext("There is no event %(id)s.") % {"id": public_id})
    return event


def need(request: HttpRequest, permission: str, otherwise: Any) -> None:
    """otherwise: what to tell who lacks the permission."""
    if not request.user.has_perm(permission):
        raise PermissionDenied(otherwise)
