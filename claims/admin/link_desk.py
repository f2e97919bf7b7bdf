"""The link desk: pair after pair, two quotes side by side and two small questions.

Outward: ``link_desk`` (events with pairs to judge), ``event_links`` and ``claim_links`` (the desk of either) and
``link_undo``. Nothing is preselected; every key presses a button that is there without it.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.admin.link_answers import arrow_of, decide_answer, pass_pair, passed_in, questions_for
from claims.admin.opened_event import event_asked_for, need, to_survivor
from claims.domain.findings import Direction
from claims.models import Claim, ClaimLink, Event, LinkDoubt
from claims.selectors.attribution_chains import chains_of
from claims.selectors.events import opened_event
from claims.selectors.joined_voices import voices_beside
from claims.selectors.link_desk import Candidate, Desk, desk_of
from claims.selectors.open_links import events_to_link, last_link
from claims.selectors.pairs import Pair, pair_of
from claims.selectors.readable import readable_claims
from claims.services.doubting_links import doubt_pair, undo_doubt
from claims.services.errors import NotAllowed, ServiceError
from claims.services.linking import DECIDE
from claims.services.undoing_links import undo_accepted, undo_link
from factcheck.audit.models import Act
from factcheck.locking import StaleRow

REFUSALS = (ServiceError, StaleRow)
REFUSED = 422
SEE = "claims.view_claimlink"
# Events listed, and pairs shown as coming next. Arbitrary but works.
MOST_EVENTS = 50
MOST_NEXT = 8


@require_safe
def link_desk(request: HttpRequest) -> HttpResponse:
    need(request, SEE, gettext("You need the permission to see links."))
    context = {
        **admin.site.each_context(request),
        "title": gettext("Link desk"),
        "events": events_to_link(request.user, MOST_EVENTS),
    }
    return TemplateResponse(request, "claims/link_events.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def event_links(request: HttpRequest, public_id: str) -> HttpResponse:
    """The pairs of an event. one, other: public ids of the pair to show, else the most pressing one."""
    need(request, SEE, gettext("You need the permission to see links."))
    return _desk(request, event_asked_for(request, public_id), None)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_links(request: HttpRequest, public_id: str) -> HttpResponse:
    """The pairs of one claim: besides what is suggested, every claim of its attribute in another article."""
    need(request, SEE, gettext("You need the permission to see links."))
    claim = (
        readable_claims(request.user)
        .filter(public_id=public_id)
        .select_related("event__place", "attribute__current", "article__source", "place", "actor")
        .first()
    )
    if claim is None:
        raise Http404(gettext("There is no claim %(id)s.") % {"id": public_id})
    if claim.event is None:
        messages.info(request, gettext("The claim has no event: what is routed to one is linked."))
        address = reverse("admin:article_page", args=[claim.article.public_id])
        return HttpResponseRedirect(f"{address}#claim-{claim.ordinal}")
    return _desk(request, claim.event, claim)


@require_POST
def link_undo(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take back one decision (``link``), one doubt (``doubt``), or all that one act accepted (``act``)."""
    event = event_asked_for(request, public_id)
    site: Any = admin.site
    back = site.safe_next(request, reverse("admin:event_links", args=[public_id]))
    try:
        if request.POST.get("act", "").isdecimal():
            act = get_object_or_404(Act, pk=request.POST["act"])
            undone, kept = undo_accepted(act, event, by=request.user)
            messages.success(
                request,
                gettext("%(undone)s decisions are taken back; %(kept)s were decided anew since and stay.")
                % {"undone": undone, "kept": kept},
            )
        else:
            back = _with_pair(back, _undo_one(request, event))
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except REFUSALS as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(back)


def _undo_one(request: HttpRequest, event: Event) -> tuple[str, str]:
    """Take back a decision, or one's own doubt about a pair (``doubt``); returns the pair, to be shown again."""
    name = "doubt" if "doubt" in request.POST else "link"
    sent = request.POST.get(name, "")
    rows: Any = LinkDoubt.objects.all() if name == "doubt" else ClaimLink.objects.all()
    rows = rows.filter(pk=int(sent) if sent.isdecimal() else 0, first__event=event)
    row = get_object_or_404(rows.select_related("first", "second"))
    ids = row.first.public_id, row.second.public_id
    if pair_of(*ids, request.user) is None:
        raise Http404(gettext("There are no two such claims."))
    if name == "doubt":
        undo_doubt(row, by=request.user)
        messages.success(request, gettext("The pair is on your desk again."))
    else:
        undo_link(row, by=request.user)
        messages.success(request, gettext("Your decision is taken back."))
    return ids


def _desk(request: HttpRequest, event: Event, claim: Claim | None) -> HttpResponse:
    if event.merged_into is not None:
        return to_survivor(request, event, "event_links")
    if request.method == "POST":
        return _answer(request, event, claim)
    return _page(request, event, claim)


def _answer(request: HttpRequest, event: Event, claim: Claim | None) -> HttpResponse:
    """Take the answer to the pair that was sent; then the same pair where it asks more, else the next one."""
    need(request, DECIDE, gettext("You need the permission to decide how claims are linked."))
    ids = request.POST.get("one", ""), request.POST.get("other", "")
    pair = pair_of(*ids, request.user)
    if pair is None or event.pk not in (pair.one.event_id, pair.other.event_id):
        raise Http404(gettext("There are no two such claims."))
    act = request.POST.get("answer", "")
    try:
        if act == "skip":
            pass_pair(request, pair)
        elif act == "unsure":
            doubt_pair(pair.one, pair.other, by=request.user, reason=request.POST.get("reason", ""))
        else:
            decide_answer(request, pair)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except REFUSALS as refused:
        return _page(request, event, claim, ids, str(refused))
    leaves = act in ("skip", "unsure")
    still_asked = None if leaves else desk_of(event, request.user, claim).find(ids)
    return HttpResponseRedirect(_with_pair(request.path, None if still_asked is None else ids))


def _page(
    request: HttpRequest,
    event: Event,
    claim: Claim | None,
    ids: tuple[str, str] | None = None,
    error: str = "",
) -> HttpResponse:
    """ids: of the pair to show; None = the one asked for, else the first that waits."""
    desk = desk_of(event, request.user, claim, passed_in(request))
    asked = ids or (request.GET.get("one", ""), request.GET.get("other", ""))
    current = _current(desk, asked)
    shown = asked if current is None else current.ids
    pair = pair_of(*shown, request.user) if all(shown) else None
    if pair is not None and event.pk not in (pair.one.event_id, pair.other.event_id):
        pair = None
    arrow = arrow_of(request.GET.get("arrow", "") or request.POST.get("arrow", ""))
    shown_event = opened_event(event, request.user)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Link desk"),
        "event": shown_event,
        "claim": claim,
        "desk": desk,
        "next": [one for one in desk.candidates if one is not current][:MOST_NEXT],
        "current": current,
        "last": last_link(event, request.user),
        "may_decide": request.user.has_perm(DECIDE),
        "error": error,
        **({} if pair is None else _shown_pair(request, event, pair, current, arrow)),
    }
    return TemplateResponse(request, "claims/link_desk.html", context, status=REFUSED if error else 200)


def _current(desk: Desk, asked: tuple[str, str]) -> Candidate | None:
    """The pair asked for, open or not; where none is, the first that waits."""
    if all(asked):
        return desk.find(asked)
    return desk.candidates[0] if desk.candidates else None


def _shown_pair(
    request: HttpRequest, event: Event, pair: Pair, current: Candidate | None, arrow: Direction
) -> dict[str, Any]:
    first, second = pair.first.claim, pair.second.claim
    chains = chains_of(first, second)
    flipped = {"one": first.public_id, "other": second.public_id, "arrow": arrow.reversed}
    return {
        "pair": pair,
        "sides": [(pair.first, chains[0]), (pair.second, chains[1])],
        "questions": questions_for(pair, () if current is None else current.asks, arrow),
        "has_suggestion": any(link.origin == "suggested" for link in pair.links.values()),
        "arrow": arrow,
        "flip": f"{request.path}?{urlencode(flipped)}",
        "voices": voices_beside(event, request.user, pair.one, pair.other),
    }


def _with_pair(address: str, ids: tuple[str, str] | None) -> str:
    path = address.partition("?")[0]
    return path if ids is None else f"{path}?{urlencode({'one': ids[0], 'other': ids[1]})}"
