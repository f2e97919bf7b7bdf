"""One event or two: what may be the same as an event, and the page on which a person says so.

Outward: ``event_same``, the list, and ``event_pair``, where two events are merged, after a look at what would change,
or told apart for good. Nothing is preselected: which of the two ids stays is the first question.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from claims.admin.event_choices import REASONS
from claims.admin.opened_event import event_asked_for, to_survivor
from claims.domain.nearness import Agreement
from claims.models import Claim, Event, EventLink
from claims.selectors.counted import number_of
from claims.selectors.events import claims_of
from claims.selectors.readable import readable_claims, readable_events
from claims.selectors.regrouped import merged_outcome
from claims.selectors.same_events import agreement_of, same_candidates, same_link
from claims.selectors.veiling import veiled
from claims.services.errors import NotAllowed, ServiceError
from claims.services.event_links import refuse_same_event
from claims.services.events import ROUTE
from claims.services.merging import MERGE, merge_events
from factcheck.locking import StaleRow

REFUSALS = (ServiceError, StaleRow)
REFUSED = 422


@require_safe
def event_same(request: HttpRequest, public_id: str) -> HttpResponse:
    event = event_asked_for(request, public_id)
    if event.merged_into is not None:
        return to_survivor(request, event, "event_same")
    found = same_candidates(event, request.user)
    context = {
        **admin.site.each_context(request),
        "title": gettext("One event or two?"),
        "subtitle": gettext(
            "Suggested by the machine, or near in date, place and kind. What is decided is not asked again."
        ),
        "event": veiled(request.user, [event])[0],
        "candidates": [(one, reasons_of(one.agrees)) for one in found],
    }
    return TemplateResponse(request, "claims/same_events.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def event_pair(request: HttpRequest, public_id: str, other_id: str) -> HttpResponse:
    """GET: both events; with ?keep= also what a merge would change. POST: merge them, or say that they are two."""
    one, other = event_asked_for(request, public_id), event_asked_for(request, other_id)
    if one.pk == other.pk:
        raise Http404(gettext("Two events are compared, not one with itself."))
    for event in (one, other):
        if event.merged_into is not None:
            return to_survivor(request, event)
    error = ""
    if request.method == "POST":
        try:
            return _decided(request, one, other)
        except NotAllowed as refused:
            raise PermissionDenied(str(refused)) from refused
        except REFUSALS as refused:
            error = str(refused)
    context = {**_context(request, one, other), "error": error, "reason": request.POST.get("reason", "")}
    return TemplateResponse(request, "claims/event_pair.html", context, status=REFUSED if error else 200)


def reasons_of(agrees: Sequence[Agreement]) -> str:
    """ "same day, same place", in the reader's language; "" where nothing speaks for it."""
    return ", ".join(str(REASONS[each]) for each in agrees)


def _context(request: HttpRequest, one: Event, other: Event) -> dict[str, Any]:
    user: Any = request.user
    keep = request.POST.get("keep") or request.GET.get("keep", "")
    may_merge, may_refuse = user.has_perm(MERGE), user.has_perm(ROUTE)
    staying = next((event for event in (one, other) if event.public_id == keep), None) if may_merge else None
    going = None if staying is None else (other if staying is one else one)
    link = same_link(one, other)
    counted = readable_events(user).annotate(claims_total=number_of(readable_claims(user), "event"))
    totals = dict(counted.filter(pk__in=[one.pk, other.pk]).values_list("pk", "claims_total"))
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": gettext("One event or two?"),
        "sides": [(shown, totals.get(shown.pk, 0)) for shown in veiled(user, [one, other])],
        "one": one,
        "other": other,
        "agrees": reasons_of(agreement_of(one, other)),
        "link": None if link is None else veiled(user, [link])[0],
        "may_merge": may_merge,
        "may_refuse": may_refuse,
        "staying": staying,
        "going": going,
    }
    if going is not None and staying is not None:
        moving = claims_of(going, user)
        context |= {
            "moving": moving,
            "hidden": _hidden(going, moving),
            "outcome": merged_outcome(going, staying, user),
        }
    return context


def _hidden(event: Event, seen: Sequence[Claim]) -> int:
    """How many of its claims the list does not show: of another status, or withheld from the person."""
    return event.claims.count() - len(seen)


def _decided(request: HttpRequest, one: Event, other: Event) -> HttpResponse:
    data = request.POST
    reason = data.get("reason", "")
    if data.get("act") == "refuse":
        link: EventLink | None = same_link(one, other)
        refuse_same_event(
            one,
            other,
            by=request.user,
            reason=reason,
            expected_version=_version(data, "link_version") if link else None,
        )
        messages.success(request, gettext("They are two events: the pair is not asked again."))
        return _to(one)
    by_id = {event.public_id: event for event in (one, other)}
    staying = by_id.get(data.get("keep", ""))
    if staying is None:
        raise ServiceError(gettext("Say which of the two ids stays."))
    going = other if staying is one else one
    merge_events(
        going,
        staying,
        by=request.user,
        reason=reason,
        expected_version=_version(data, f"version_{going.public_id}"),
        expected_target_version=_version(data, f"version_{staying.public_id}"),
    )
    told = {"going": going.public_id, "staying": staying.public_id}
    messages.success(request, gettext("%(going)s is merged into %(staying)s: its id leads here.") % told)
    return _to(staying)


def _version(data: Any, name: str) -> int | None:
    written = data.get(name, "")
    return int(written) if written.isdecimal() else None


def _to(event: Event) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:event_page", args=[event.public_id]))
