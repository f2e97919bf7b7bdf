"""Split an event: choose the claims that are of another one, look at what would change, then do it.

Outward: ``event_split``. Claims are grouped by article, scope or day; a group's own box stands for all of it, so that
nothing needs a script.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from claims.admin.opened_event import event_asked_for, need, to_survivor
from claims.admin.split_form import SplitForm, prefilled
from claims.domain.codes import EventKind
from claims.models import Claim, Event
from claims.selectors.events import claims_of, scope_label
from claims.selectors.independence import scope_names
from claims.selectors.regrouped import Outcome, parted_outcome
from claims.selectors.veiling import veiled
from claims.services.errors import NotAllowed, ServiceError
from claims.services.merging import MERGE
from claims.services.splitting import Described, split_event
from factcheck.locking import StaleRow

REFUSALS = (ServiceError, StaleRow)
REFUSED = 422
GROUPINGS = {"article": _("by article"), "scope": _("by part"), "date": _("by day")}
# What a new event is called in the preview: ids are given out when it is opened.
NOT_YET = "—"


@dataclass(frozen=True, slots=True)
class Group:
    """Claims with one article, part or day. key: what its box sends."""

    key: str
    label: str
    claims: list[Claim]


@require_http_methods(["GET", "HEAD", "POST"])
def event_split(request: HttpRequest, public_id: str) -> HttpResponse:
    """GET: the claims to choose from. POST: what would change; with do=split, the split."""
    event = event_asked_for(request, public_id)
    need(request, MERGE, gettext("You need the permission to merge and split events."))
    if event.merged_into is not None:
        return to_survivor(request, event)
    claims = claims_of(event, request.user)
    groups = _groups(claims, _grouping(request))
    if request.method != "POST":
        return _choosing(request, event, groups)
    chosen = _chosen(request, claims, groups)
    if not chosen:
        return _choosing(request, event, groups, gettext("Choose the claims that are of another event."))
    if len(chosen) == event.claims.count():
        text = gettext("These are all the claims of the event: edit it, or merge it into another one.")
        return _choosing(request, event, groups, text)
    is_deciding = request.POST.get("do") == "split"
    is_asked_again = "title" in request.POST
    form = SplitForm(request.POST if is_asked_again else None, user=request.user, initial=prefilled(chosen))
    if is_deciding and form.is_valid() and form.into is not None:
        try:
            return _split(request, event, chosen, form)
        except NotAllowed as refused:
            raise PermissionDenied(str(refused)) from refused
        except REFUSALS as refused:
            form.add_error(None, str(refused))
    context = {
        **_context(request, event),
        "form": form,
        "chosen": [(claim, _seen(request, claim)) for claim in chosen],
        "outcome": _outcome(event, form, chosen, request.user),
    }
    status = REFUSED if is_deciding else 200
    return TemplateResponse(request, "claims/split_preview.html", context, status=status)


def _split(request: HttpRequest, event: Event, chosen: Sequence[Claim], form: SplitForm) -> HttpResponse:
    assert form.into is not None  # noqa: S101  # a valid form says where to
    version = request.POST.get("row_version", "")
    there = split_event(
        event,
        chosen,
        form.into,
        by=request.user,
        reason=form.cleaned_data["reason"],
        expected_version=int(version) if version.isdecimal() else None,
        expected_versions={claim.pk: _seen(request, claim) for claim in chosen},
    )
    messages.success(request, gettext("The claims are of %(id)s now.") % {"id": there.public_id})
    return HttpResponseRedirect(reverse("admin:event_page", args=[there.public_id]))


def _outcome(event: Event, form: SplitForm, chosen: Sequence[Claim], user: Any) -> Outcome | None:
    title = form["title"].value() or gettext("New event")
    part = Event(public_id=NOT_YET, title=title, kind=EventKind(event.kind))
    if form.is_bound:
        form.is_valid()
        if isinstance(form.into, Event):
            part = form.into
        elif isinstance(form.into, Described):
            part.date_edtf = "" if form.into.when is None else form.into.when.edtf
    return parted_outcome(event, part, {claim.public_id for claim in chosen}, user)


def _choosing(request: HttpRequest, event: Event, groups: list[Group], error: str = "") -> HttpResponse:
    context = {
        **_context(request, event),
        "groups": groups,
        "grouping": _grouping(request),
        "groupings": GROUPINGS.items(),
        "error": error,
    }
    return TemplateResponse(request, "claims/split.html", context, status=REFUSED if error else 200)


def _context(request: HttpRequest, event: Event) -> dict[str, Any]:
    return {
        **admin.site.each_context(request),
        "title": gettext("Split the event"),
        "event": veiled(request.user, [event])[0],
    }


def _grouping(request: HttpRequest) -> str:
    asked = request.POST.get("by") or request.GET.get("by", "")
    return asked if asked in GROUPINGS else "article"


def _groups(claims: Sequence[Claim], by: str) -> list[Group]:
    """In the order in which they are told."""
    names = scope_names() if by == "scope" else {}
    found: dict[str, Group] = {}
    for claim in claims:
        key, label = _place(claim, by, names)
        found.setdefault(key, Group(key, label, [])).claims.append(claim)
    return list(found.values())


def _place(claim: Claim, by: str, names: dict[str, str]) -> tuple[str, str]:
    if by == "scope":
        return claim.scope_key, scope_label(claim.scope_key, names) or gettext("the whole event")
    if by == "date":
        moment = claim.as_of_lower
        day = claim.article.published if moment is None else moment.date().isoformat()
        return day, day or gettext("no day")
    article = claim.article
    source = article.public_id if article.source is None else str(article.source)
    return article.public_id, f"{source} · {article.published}".rstrip(" ·")


def _chosen(request: HttpRequest, claims: Sequence[Claim], groups: Sequence[Group]) -> list[Claim]:
    """By their own boxes ("12.3": row id and the version seen), and by those of their groups."""
    whole = set(request.POST.getlist("group"))
    picked = {sent.partition(".")[0] for sent in request.POST.getlist("claim")}
    of_groups = {claim.pk for group in groups if group.key in whole for claim in group.claims}
    return [claim for claim in claims if claim.pk in of_groups or str(claim.pk) in picked]


def _seen(request: HttpRequest, claim: Claim) -> int:
    """The version that the person saw: the one that the form sent, else the one that is shown now."""
    for sent in request.POST.getlist("claim"):
        pk, _dot, version = sent.partition(".")
        if pk == str(claim.pk) and version.isdecimal():
            return int(version)
    return claim.row_version
