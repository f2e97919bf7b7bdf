"""The event page: its claims side by side per attribute and scope, what is derived of them, what is ruled.

Outward: ``event_page``, ``event_resolve`` and ``event_withdraw``. Every number leads to its quote. Where the sources
do not settle a value an editor rules here, with a reason; nothing is preselected.
"""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from claims.admin.event_titles import event_title
from claims.admin.opened_event import event_asked_for, need, to_survivor
from claims.admin.past_page import PastForm, past_page
from claims.admin.resolve_form import ResolveForm
from claims.admin.row_pages import row_page
from claims.admin.thread_page import thread_context
from claims.admin.toll_page import Charted, charted
from claims.consensus.settled import RulingKind as Told
from claims.domain.errors import DomainError
from claims.models import Consensus, Event, Resolution
from claims.selectors.consensus_as_read import as_read, is_narrowed
from claims.selectors.considered import considered
from claims.selectors.dates_in_doubt import dates_in_doubt
from claims.selectors.events import (
    Matrix,
    anchor_of,
    conflicts_of,
    event_matrix,
    links_of,
    open_conflicts,
    opened_event,
)
from claims.selectors.independence import falls_of
from claims.selectors.link_desk import desk_of
from claims.selectors.readable import readable_consensus
from claims.selectors.regrouped import ruled_outcome
from claims.selectors.regroupings import regroupings_of
from claims.selectors.review_tasks import open_tasks, tasks_of
from claims.selectors.same_events import suggested_of
from claims.selectors.toll_curves import are_quick
from claims.selectors.voice_columns import voice_columns
from claims.services.consensus import derive_event
from claims.services.errors import NotAllowed, ServiceError
from claims.services.linking import DECIDE
from claims.services.resolution import RESOLVE, resolve_conflict, withdraw_resolution
from factcheck.locking import StaleRow
from factcheck.refusals import refusal_text

REFUSALS = (ServiceError, DomainError, StaleRow)
REFUSED = 422


@require_safe
def event_page(request: HttpRequest, public_id: str) -> HttpResponse:
    event = event_asked_for(request, public_id)
    if event.merged_into is not None:
        return to_survivor(request, event)
    asked = PastForm(request.GET if {"as_of", "known_at"} & request.GET.keys() else None)
    return past_page(request, event, asked) if asked.moment.is_past else _page(request, event, asked=asked)


@require_POST
def event_resolve(request: HttpRequest, public_id: str, row: int) -> HttpResponse:
    """Rule on one row of the matrix. row: row id of the consensus that the editor saw."""
    event = event_asked_for(request, public_id)
    need(request, RESOLVE, gettext("You need the permission to resolve conflicts."))
    consensus = (
        readable_consensus(request.user)
        .filter(pk=row, event=event)
        .select_related("event", "attribute")
        .first()
    )
    if consensus is None:
        # Deriving anew replaces rows that changed: the form was made for one that is gone.
        messages.error(
            request, gettext("The consensus was derived anew since you saw it. Look at it again, then rule.")
        )
        return HttpResponseRedirect(reverse("admin:event_page", args=[public_id]))
    if any(map(is_narrowed, as_read(request.user, [consensus]))):
        text = gettext("Part of what this value rests on is withheld from you: whoever sees all of it rules.")
        messages.error(request, text)
        return HttpResponseRedirect(reverse("admin:event_page", args=[public_id]))
    form = ResolveForm(request.POST, consensus=consensus)
    if form.is_valid() and form.is_preview:
        place = consensus.attribute.key, consensus.scope_key
        form.outcome = ruled_outcome(event, place, Told(form.kind), form.stated, request.user)
        return _page(request, event, form=form)
    if form.is_valid():
        try:
            resolve_conflict(
                event, consensus.attribute, consensus.scope_key,
                kind=form.kind, reason=form.cleaned_data["reason"], by=request.user, value=form.stated,
                evidence=form.cleaned_data["evidence"], seen_sha256=form.cleaned_data["seen"],
            )  # fmt: skip
        except REFUSALS as refused:
            form.add_error(None, refusal_text(refused))
        else:
            messages.success(request, gettext("The ruling is in force."))
            return HttpResponseRedirect(_row_address(event, consensus))
    return _page(request, event, form=form, status=REFUSED)


@require_POST
def event_withdraw(request: HttpRequest, public_id: str, ruling: str) -> HttpResponse:
    event = event_asked_for(request, public_id)
    resolution = get_object_or_404(Resolution, public_id=ruling, event=event)
    version = request.POST.get("row_version", "")
    try:
        withdraw_resolution(
            resolution,
            reason=request.POST.get("reason", ""),
            by=request.user,
            expected_version=int(version) if version.isdecimal() else None,
        )
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except REFUSALS as refused:
        messages.error(request, refusal_text(refused))
    else:
        messages.success(request, gettext("The ruling is withdrawn."))
    return HttpResponseRedirect(reverse("admin:event_page", args=[public_id]))


@require_POST
def event_derive(request: HttpRequest, public_id: str) -> HttpResponse:
    """Derive the event anew, now: the same evidence gives the same rows."""
    event = event_asked_for(request, public_id)
    need(request, RESOLVE, gettext("You need the permission to resolve conflicts."))
    try:
        derive_event(event, by=request.user)
    except ServiceError as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(reverse("admin:event_page", args=[public_id]))


@require_safe
def conflicts(request: HttpRequest) -> HttpResponse:
    """What needs an editor: contested values without a ruling, and rulings gone stale."""
    need(request, "claims.view_consensus", gettext("You need the permission to see the consensus."))
    user = request.user
    page = row_page(
        request, open_conflicts(user), MOST_CONFLICTS, "conflicts", lambda ids: conflicts_of(user, ids)
    )
    tasks = row_page(request, open_tasks(user), MOST_CONFLICTS, "tasks", lambda ids: tasks_of(user, ids))
    context = {
        **admin.site.each_context(request),
        "title": gettext("Conflicts"),
        "subtitle": gettext(
            "Values that the sources do not settle, and rulings made on a picture that has moved since."
        ),
        "conflicts": page.items,
        "page": page,
        "tasks": tasks.items,
        "tasks_page": tasks,
        "dates": dates_in_doubt(request.user, MOST_CONFLICTS),
    }
    return TemplateResponse(request, "claims/conflicts.html", context)


# Conflicts on one page, and beneath them what does not add up. Arbitrary but works.
MOST_CONFLICTS = 25


def _page(
    request: HttpRequest,
    event: Event,
    form: ResolveForm | None = None,
    status: int = 200,
    asked: PastForm | None = None,
) -> HttpResponse:
    """asked: a past moment that could not be read, to be said in place."""
    matrix = event_matrix(event, request.user)
    shown = opened_event(event, request.user)
    links_from, links_to = links_of(event, request.user)
    suggested = suggested_of(links_from, links_to)
    may_resolve = request.user.has_perm(RESOLVE)
    context = {
        **admin.site.each_context(request),
        "title": event_title(shown),
        "event": shown,
        "matrix": matrix,
        **columns_of(matrix),
        "rows": [
            (row, _form_of(row.consensus, form, may_resolve and row.may_be_ruled)) for row in matrix.rows
        ],
        "may_resolve": may_resolve,
        "may_decide": request.user.has_perm(DECIDE),
        "to_judge": len(desk_of(event, request.user).candidates),
        "links_from": [link for link in links_from if link.is_decided],
        "links_to": [link for link in links_to if link.is_decided],
        "suggested": suggested,
        "regroupings": regroupings_of(event),
        "past_form": asked or PastForm(),
        "curves": _curves(event, matrix, request.user),
        **_doubted(request, event),
        **thread_context(event, request.user),
    }
    return TemplateResponse(request, "claims/event_page.html", context, status=status)


def columns_of(matrix: Matrix) -> dict[str, Any]:
    """The articles in the order of their columns, and the headings over those of one voice."""
    columns = voice_columns(matrix)
    return {
        "columns": columns,
        "articles": [article for column in columns for article in column.articles],
        "has_shared_voices": any(column.is_shared for column in columns),
    }


def _curves(event: Event, matrix: Matrix, user: Any) -> Charted | None:
    """Of the figures that grow, where that is quick; None = only on a page of its own."""
    if not any(row.attribute.current and row.attribute.current.accumulating for row in matrix.rows):
        return []
    known = considered([event], user)
    if known is None:
        return []
    return charted(event, user, known) if are_quick(event, known) else None


def _doubted(request: HttpRequest, event: Event) -> dict[str, Any]:
    """The switch "assume all unknown provenance dependent": which grades fall, by the row's anchor."""
    is_doubting = request.GET.get("assume") == "dependent"
    falls = falls_of(event, request.user) if is_doubting else []
    return {"is_doubting": is_doubting, "falls": {fall.anchor: fall for fall in falls}}


def _form_of(consensus: Consensus | None, sent: ResolveForm | None, is_asked: bool) -> ResolveForm | None:
    """The form of a row: the one that was refused, a fresh one where an editor is asked, else none."""
    if consensus is None:
        return None
    if sent is not None and sent.consensus.pk == consensus.pk:
        return sent
    return ResolveForm(consensus=consensus) if is_asked else None


def _row_address(event: Event, consensus: Consensus) -> str:
    page = reverse("admin:event_page", args=[event.public_id])
    return f"{page}#{anchor_of(consensus.attribute.key, consensus.scope_key)}"
