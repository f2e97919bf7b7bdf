"""The article page: the text with its claims marked, the cards beside it, one act per request.

Outward: ``article_page`` and ``claim_act``, the views behind two addresses, and what other views of the desk share.
Each works as a plain form and page; where htmx asks, only the card that changed comes back. Acts go through the
services of review and routing alone; what they refuse is said on the card.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from claims.admin.add_claim import chosen_attribute
from claims.admin.blind_additions import act_on_addition
from claims.admin.card import Card
from claims.admin.desk import MODES, Desk, desk_for
from claims.admin.focus import focus_of
from claims.admin.practice_desk import PracticeDesk, act_on_practice, practice_desk_for
from claims.domain.errors import DomainError
from claims.models import Claim, Event, Stage
from claims.selectors.blind import OWN_FROM
from claims.selectors.practice import PREFIX
from claims.selectors.working import place_for
from claims.services.asking import is_model_configured
from claims.services.errors import NotAllowed, ServiceError
from claims.services.events import open_event
from claims.services.review import accept_claim, edit_claim, reject_claim, reopen_claim
from claims.services.routing import route_claims
from claims.services.skipping import skip_claim, unskip_claim
from factcheck.locking import StaleRow
from factcheck.refusals import refusal_text

REFUSALS = (ServiceError, DomainError, StaleRow)
VIEW = ("sources.view_article", "claims.view_claim")
STALE, REFUSED = 409, 422
NEW_EVENT = "new"


@require_safe
def article_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """The whole page; ?claim=3&mode=edit opens one card in a mode, ?attribute=killed the form of a new claim."""
    desk = screen_desk(request, public_id)
    opened = None
    if request.GET.get("claim", "").isdecimal():
        claim = desk.claim(int(request.GET["claim"]))
        opened = desk.card(claim, _mode(request.GET), form=_form_asked(desk, claim, request.GET))
    return desk_page(request, desk, opened)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_act(request: HttpRequest, public_id: str, ordinal: int) -> HttpResponse:
    """GET: the card in a mode, by itself for htmx, else on its page. POST: decide, edit, move or reopen the claim."""
    desk = screen_desk(request, public_id)
    claim = desk.claim(ordinal)
    if request.method != "POST":
        if not is_partial(request):
            query = urlencode({"claim": str(ordinal), "mode": str(_mode(request.GET))})
            return HttpResponseRedirect(f"{page_address(desk)}?{query}#claim-{ordinal}")
        form = _form_asked(desk, claim, request.GET)
        return _answer(request, desk, desk.card(claim, _mode(request.GET), form=form), 200)
    act = request.POST.get("act", "")
    if act == "attribute":
        form = desk.form(claim, attribute=request.POST.get("attribute", ""))
        return _answer(request, desk, desk.card(claim, "edit", form=form), 200)
    return _acted(request, desk, claim, act)


def desk_answer(request: HttpRequest, desk: Desk, current: int | None = None) -> HttpResponse:
    """All cards, marks and the progress as they are now, for acts that change more than one card.

    current: the number of the claim that comes up; None = the one that was.
    """
    fresh = screen_desk(request, desk.article.public_id)
    context = {
        **_shown(fresh, fresh.cards()),
        "blocks": fresh.blocks(),
        "current": current,
        "is_partial": True,
    }
    return HttpResponse(render_to_string("claims/desk_answer.html", context, request))


def page_address(desk: Desk) -> str:
    return reverse("admin:article_page", args=[desk.article.public_id])


def card_address(desk: Desk, claim: Claim) -> str:
    return f"{page_address(desk)}#claim-{claim.ordinal}"


@dataclass(frozen=True, slots=True)
class Refusal:
    message: str
    status: int


def _acted(request: HttpRequest, desk: Desk, claim: Claim, act: str) -> HttpResponse:
    mode = {"edit": "edit", "reject": "reject", "move": "move"}.get(act, "show")
    shown: dict[str, Any] = {"reason": request.POST.get("reason", "")}
    if act == "edit":
        form = desk.form(claim, request.POST, request.POST.get("attribute", ""))
        shown["form"] = form
        if not form.is_valid():
            return _answer(request, desk, desk.card(claim, mode, **shown), REFUSED)
    try:
        _do(request, desk, claim, act, shown.get("form"))
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except REFUSALS as error:
        status = STALE if isinstance(error, StaleRow) else REFUSED
        desk = screen_desk(request, desk.article.public_id)
        # A claim that moved on is shown as it stands now; its old form would only be refused again.
        mode, shown = ("show", {}) if status == STALE else (mode, shown)
        fresh = desk.card(desk.claim(claim.ordinal), mode, error=refusal_text(error), **shown)
        return _answer(request, desk, fresh, status)
    desk = screen_desk(request, desk.article.public_id)
    if is_partial(request):
        kept = [each for each in desk.claims if each.ordinal == claim.ordinal]
        # What a blind reviewer took back of their own is gone, and its card with it.
        return _answer(request, desk, desk.card(kept[0]), 200) if kept else _gone(request, desk)
    return HttpResponseRedirect(card_address(desk, claim))


def _do(request: HttpRequest, desk: Desk, claim: Claim, act: str, form: Any) -> None:
    version, by = _version(request.POST), request.user
    if isinstance(desk, PracticeDesk):
        act_on_practice(desk, claim, act, form, request.POST)
        return
    if claim.ordinal >= OWN_FROM:
        act_on_addition(desk, claim, act, form, request.POST)
        return
    match act:
        case "accept":
            accept_claim(claim.pk, by=by, expected_version=version)
        case "reject":
            reject_claim(claim.pk, by=by, reason=request.POST.get("reason", ""), expected_version=version)
        case "reopen":
            reopen_claim(claim.pk, by=by, expected_version=version)
        case "skip":
            skip_claim(claim.pk, by=by, expected_version=version)
        case "unskip":
            unskip_claim(claim.pk, by=by)
        case "edit":
            focus = focus_of(claim, form.cleaned_data.get("wording", ""))
            content = form.content(claim.start, claim.end, claim.quote, focus)
            edit_claim(
                claim.pk, content, by=by, expected_version=version, reason=request.POST.get("reason", "")
            )
        case "move":
            _move(request.POST, desk, claim, version, by)
        case _:
            raise ServiceError(
                gettext("“%(act)s” is no act. Accepted: accept, edit, reject, skip, unskip, move, reopen.")
                % {"act": act}
            )


def _move(data: QueryDict, desk: Desk, claim: Claim, version: int | None, by: Any) -> None:
    expected = {} if version is None else {claim.pk: version}
    event = wanted_event(data, desk, by)
    route_claims([claim], event, by=by, reason=data.get("reason", ""), expected_versions=expected)


def wanted_event(data: QueryDict, desk: Desk, by: Any) -> Event | None:
    """The event that a form of moving names, opened where it is a new one; None = no event, said by choosing so.

    Raises ServiceError where none is chosen, or one that is not offered.
    """
    wanted = data.get("event")
    if wanted is None:
        raise ServiceError(gettext("Choose an event, a new one, or no event."))
    if wanted == NEW_EVENT and desk.is_blind:
        raise ServiceError(
            gettext("A new event is opened when both reviewers are done: everybody would see it.")
        )
    if wanted == NEW_EVENT:
        return open_event(data.get("title", ""), by=by, reason=data.get("reason", ""))
    event = next((each for each in desk.events if each.public_id == wanted), None)
    if wanted and event is None:
        raise ServiceError(gettext("“%(id)s” is none of the events to choose from.") % {"id": wanted})
    return event


def screen_desk(request: HttpRequest, public_id: str) -> Desk:
    """That of an article, or of a practice article: for what works on both. Raises as ``article_desk`` does."""
    if public_id.startswith(PREFIX):
        _require_view(request)
        return practice_desk_for(public_id, request.user)
    return article_desk(request, public_id)


def article_desk(request: HttpRequest, public_id: str) -> Desk:
    """Raises PermissionDenied, and Http404 for an article that the person may not see."""
    _require_view(request)
    return desk_for(public_id, request.user)


def _require_view(request: HttpRequest) -> None:
    if not all(request.user.has_perm(permission) for permission in VIEW):
        raise PermissionDenied(gettext("You need the permission to see articles and claims."))


def is_partial(request: HttpRequest) -> bool:
    """Whether htmx asks for a card alone."""
    return request.headers.get("HX-Request") == "true"


def _mode(data: QueryDict) -> str:
    mode = data.get("mode", "show")
    return mode if mode in MODES else "show"


def _form_asked(desk: Desk, claim: Claim, data: QueryDict) -> Any:
    return desk.form(claim, attribute=data.get("attribute", "")) if _mode(data) == "edit" else None


def _version(data: QueryDict) -> int | None:
    written = data.get("row_version", "")
    return int(written) if written.isdecimal() else None


def _answer(request: HttpRequest, desk: Desk, card: Card, status: int) -> HttpResponse:
    """The card alone where htmx asks, with the progress beside it; the whole page otherwise."""
    if not is_partial(request):
        return desk_page(request, desk, card, status=status)
    context = {**_shown(desk, [card]), "is_partial": True}
    return HttpResponse(render_to_string("claims/card_answer.html", context, request), status=status)


def _shown(desk: Desk, cards: list[Card]) -> dict[str, Any]:
    """What the cards of a page or an answer are made from."""
    return {
        "desk": desk,
        "article": desk.shown_article,
        "cards": cards,
    }


def _lease(desk: Desk) -> dict[str, Any]:
    """holds_lease: whether the page asks for a lease while somebody works there. taken: who else does."""
    is_worked_on = (
        desk.may_decide and not desk.is_practice and (desk.stage is None or desk.stage.stage != Stage.DONE)
    )
    other = place_for(desk.article, desk.user)[1] if is_worked_on else None
    return {"holds_lease": is_worked_on, "taken": other}


def _gone(request: HttpRequest, desk: Desk) -> HttpResponse:
    context = {"desk": desk, "article": desk.shown_article, "is_partial": True}
    return HttpResponse(render_to_string("claims/card_gone.html", context, request))


def desk_page(
    request: HttpRequest, desk: Desk, opened: Card | None, status: int = 200, new: Any = None
) -> HttpResponse:
    from django.contrib import admin

    context = {
        **admin.site.each_context(request),
        "title": desk.title,
        **_shown(desk, desk.cards(opened)),
        "blocks": desk.blocks(),
        "unread_later": True,
        "unread": "",
        "may_ask_model": desk.may_decide
        and not (desk.is_withheld or desk.is_unaided or desk.is_practice)
        and is_model_configured(),
        **_lease(desk),
        "new": new or chosen_attribute(desk, request.GET),
    }
    return TemplateResponse(request, "claims/article_page.html", context, status=status)
