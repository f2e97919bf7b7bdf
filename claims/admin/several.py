"""Acts on several claims of an article: shown before they are done, done as one, taken back as one.

Outward: ``article_several``. A group is what a claim has in common with others: its attribute, its fact, its
rule, its paragraph, all that is open, or the claims that somebody picked. The preview names every claim with the
version that was seen; what is sent is that list, so that nothing is accepted or moved that was not shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from claims.admin.add_claim import sent_number
from claims.admin.article_page import (
    REFUSALS,
    REFUSED,
    STALE,
    article_desk,
    desk_answer,
    is_partial,
    page_address,
    wanted_event,
)
from claims.admin.card import Card
from claims.admin.desk import Desk
from claims.admin.event_choices import Choice
from claims.domain.codes import ClaimStatus
from claims.models import Claim
from claims.services.accepting import accept_claims
from claims.services.errors import NotAllowed, ServiceError
from claims.services.routing import route_claims
from claims.services.taking_back import take_back
from factcheck.locking import StaleRow
from factcheck.refusals import refusal_text

ACCEPT, MOVE = "accept", "move"
ATTRIBUTE, FACT, RULE = "attribute", "fact", "rule"
PARAGRAPH, PICKED, OPEN = "paragraph", "picked", "open"
GROUPS = {
    PICKED: _("those selected"),
    ATTRIBUTE: _("all of this attribute"),
    FACT: _("all mentions of this fact"),
    RULE: _("all of this rule"),
    PARAGRAPH: _("this paragraph"),
    OPEN: _("all that is open"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """name: its code. cards: what it holds of what the act can be done to."""

    name: str
    label: str
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class Several:
    """What the preview shows. group: the one chosen; groups: those to choose from, empty ones left out."""

    act: str
    group: Group
    groups: list[Group]
    claim: int | None
    picked: list[str]
    choices: list[Choice]
    error: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def article_several(request: HttpRequest, public_id: str) -> HttpResponse:
    """GET ?act=accept&of=attribute&claim=3: the preview. POST: accept or move what it named, or undo an act."""
    desk = article_desk(request, public_id)
    if not (desk.may_decide or desk.may_route):
        raise PermissionDenied(gettext("You need the permission to decide claims."))
    if request.method != "POST":
        return _preview(request, desk, _asked(desk, request.GET))
    try:
        _do(request, desk)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except REFUSALS as error:
        status = STALE if isinstance(error, StaleRow) else REFUSED
        fresh = article_desk(request, public_id)
        return _preview(request, fresh, _asked(fresh, request.POST, refusal_text(error)), status)
    if is_partial(request):
        return desk_answer(request, desk)
    return HttpResponseRedirect(page_address(desk))


def _do(request: HttpRequest, desk: Desk) -> None:
    act, data, by = request.POST.get("act", ""), request.POST, request.user
    if act == "undo":
        take_back(sent_number(data, "done") or 0, desk.article, by=by)
        return
    versions = _versions(desk, data)
    if act == ACCEPT:
        accept_claims(desk.article, versions, by=by)
    elif act == MOVE:
        claims = [claim for claim in desk.claims if claim.pk in versions]
        if not claims:
            raise ServiceError(gettext("Choose at least one claim."))
        event = wanted_event(data, desk, by)
        route_claims(claims, event, by=by, reason=data.get("reason", ""), expected_versions=versions)
    else:
        raise ServiceError(gettext("“%(act)s” is no act. Accepted: accept, move, undo.") % {"act": act})


def _versions(desk: Desk, data: QueryDict) -> dict[int, int]:
    """Row id -> version of what the preview named: "3:1" is claim 3 of the article in version 1.

    Raises StaleRow for a claim that is not to be seen any more.
    """
    by_ordinal = {claim.ordinal: claim.pk for claim in desk.claims}
    versions = {}
    for pair in data.getlist("claims"):
        ordinal, _colon, version = pair.partition(":")
        if not (ordinal.isdecimal() and version.isdecimal()) or int(ordinal) not in by_ordinal:
            raise StaleRow(
                gettext("The claims changed since they were shown. Look at them again, then decide.")
            )
        versions[by_ordinal[int(ordinal)]] = int(version)
    return versions


def _asked(desk: Desk, data: QueryDict, error: str = "") -> Several:
    act = MOVE if data.get("act") == MOVE else ACCEPT
    picked = [each for each in data.getlist("picked") if each.isdecimal()]
    number = sent_number(data, "claim")
    claim = next((each for each in desk.claims if each.ordinal == number), None)
    groups = [
        Group(name, str(GROUPS[name]), [desk.card(each) for each in found if _takes(act, each)])
        for name, found in _members(desk, claim, picked).items()
    ]
    groups = [group for group in groups if group.cards]
    wanted = data.get("of") or (PICKED if picked else PARAGRAPH if act == MOVE else ATTRIBUTE)
    group = next((each for each in groups if each.name == wanted), None)
    if group is None:
        group = groups[0] if groups else Group(wanted, str(GROUPS.get(wanted, "")), [])
    moved = {card.claim.pk for card in group.cards}
    choices = (
        desk.event_choices([each for each in desk.claims if each.pk in moved])
        if act == MOVE and moved
        else []
    )
    return Several(act, group, groups, None if claim is None else claim.ordinal, picked, choices, error)


def _members(desk: Desk, claim: Claim | None, picked: list[str]) -> Mapping[str, list[Claim]]:
    found = {PICKED: [each for each in desk.claims if str(each.ordinal) in picked]}
    if claim is not None:
        found[ATTRIBUTE] = [each for each in desk.claims if each.attribute_id == claim.attribute_id]
        found[FACT] = list(desk.mentions.get(claim.ordinal, ()))
        found[RULE] = [each for each in desk.claims if claim.rule and each.rule == claim.rule]
        found[PARAGRAPH] = desk.in_paragraph(claim)
    found[OPEN] = desk.open_claims
    return found


def _takes(act: str, claim: Claim) -> bool:
    is_open = claim.status == ClaimStatus.SUGGESTED
    return is_open if act == ACCEPT else is_open or claim.status == ClaimStatus.ACCEPTED


def _preview(request: HttpRequest, desk: Desk, several: Several, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"several": several, "desk": desk, "article": desk.shown_article}
    if is_partial(request):
        return HttpResponse(render_to_string("claims/several.html", context, request), status=status)
    title = desk.shown_article.title or desk.article.public_id
    page = {**admin.site.each_context(request), **context, "title": title}
    return TemplateResponse(request, "claims/several_page.html", page, status=status)
