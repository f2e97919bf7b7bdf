"""Practice: articles with known answers, and what an attempt got right.

Outward: ``practice_page``, ``practice_begin``, ``practice_done``, ``practice_result`` and ``article_practice``, by
which an editor offers a reviewed article. Whoever looks sees their own attempts alone.
"""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from claims.admin.cells import said
from claims.admin.desk import desk_for
from claims.models import Claim, PracticeArticle
from claims.selectors.practice import (
    PREFIX,
    last_result,
    own_runs,
    practice_articles,
    practice_named,
    whole_practice,
)
from claims.selectors.practice_result import Judged, Part, Verdict, result_of
from claims.services.errors import NotAllowed, ServiceError
from claims.services.practice_articles import make_practice, withdraw_practice
from claims.services.practising import begin_practice, finish_practice

ACCEPT = "claims.accept_claim"
TONES = {
    Verdict.AGREES: "tag-ok",
    Verdict.REJECTED: "tag-ok",
    Verdict.DIFFERS: "tag-warn",
    Verdict.MISSED: "tag-conflict",
    Verdict.BEYOND: "tag-accent",
}
NOBODY = _("nobody: the outlet itself")


@require_safe
def practice_page(request: HttpRequest) -> HttpResponse:
    _require(request)
    runs: dict[int, list[Any]] = {}
    for run in own_runs(request.user).order_by("attempt"):
        runs.setdefault(run.practice_id, []).append(run)
    rows = []
    for practice in whole_practice(request.user, practice_articles(request.user)):
        own = runs.get(practice.pk, [])
        over = [run for run in own if run.finished_at is not None]
        rows.append({
            "practice": practice,
            "open": next((run for run in own if run.finished_at is None), None),
            "attempts": len(over),
            "total": result_of(practice, over[-1]).total if over else None,
        })  # fmt: skip
    context = {
        **admin.site.each_context(request),
        "title": gettext("Practice"),
        "subtitle": gettext(
            "Articles with known answers, in the same screen as the real ones. What you do here counts nowhere, "
            "and only you see it."
        ),
        "rows": rows,
    }
    return TemplateResponse(request, "claims/practice.html", context)


@require_POST
def practice_begin(request: HttpRequest, key: str) -> HttpResponse:
    """To the open attempt, or to a new one from the start."""
    _require(request)
    begin_practice(_practice(request, key), by=request.user)
    return HttpResponseRedirect(reverse("admin:article_page", args=[f"{PREFIX}{key}"]))


def practice_done(request: HttpRequest, public_id: str) -> HttpResponse:
    """Done, said on the article screen of a practice article."""
    _require(request)
    key = public_id.removeprefix(PREFIX)
    try:
        finish_practice(_practice(request, key), by=request.user)
    except ServiceError as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(reverse("admin:article_page", args=[public_id]))
    return HttpResponseRedirect(reverse("admin:practice_result", args=[key]))


@require_safe
def practice_result(request: HttpRequest, key: str) -> HttpResponse:
    """The person's latest attempt that is over; to the list where there is none."""
    _require(request)
    practice = _practice(request, key)
    run = last_result(practice, request.user)
    if run is None:
        return HttpResponseRedirect(reverse("admin:practice"))
    result = result_of(practice, run)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Practice: %(title)s") % {"title": practice.title},
        "practice": practice,
        "run": run,
        "result": result,
        "rows": [_row(judged) for judged in result.judged],
    }
    return TemplateResponse(request, "claims/practice_result.html", context)


@require_POST
def article_practice(request: HttpRequest, public_id: str) -> HttpResponse:
    """act: make or withdraw."""
    article = desk_for(public_id, request.user).article
    back = HttpResponseRedirect(reverse("admin:article_page", args=[public_id]))
    try:
        if request.POST.get("act") == "withdraw":
            made = PracticeArticle.objects.filter(article=article).first()
            if made is not None:
                withdraw_practice(made, by=request.user)
            messages.success(request, gettext("The article is offered for practice no longer."))
            return back
        make_practice(article, by=request.user)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except ServiceError as refused:
        messages.error(request, str(refused))
        return back
    messages.success(
        request, gettext("The article is a practice article now; its accepted claims are the answers.")
    )
    return back


def _require(request: HttpRequest) -> None:
    if not request.user.has_perm(ACCEPT):
        raise PermissionDenied(gettext("You need the permission to decide claims."))


def _practice(request: HttpRequest, key: str) -> PracticeArticle:
    found = practice_named(key, request.user)
    if found is None:
        raise Http404(gettext("There is no practice article %(id)s.") % {"id": key})
    return found


def _row(judged: Judged) -> dict[str, Any]:
    return {
        "judged": judged,
        "claim": judged.claim,
        "tone": TONES[judged.verdict],
        "value": said(judged.claim),
        "mine": None if judged.mine is None else said(judged.mine),
        "parts": [
            {"label": part.label, "mine": _part(part, judged.mine), "known": _part(part, judged.known)}
            for part in judged.differs_in
            if judged.mine is not None and judged.known is not None
        ],
    }


def _part(part: Part, claim: Claim | None) -> str:
    if claim is None:
        return ""
    match part:
        case Part.VALUE:
            return said(claim)
        case Part.SCOPE:
            return claim.scope_text or claim.scope_key or "—"
        case Part.MODALITY:
            return str(claim.get_modality_display())
        case Part.ACTUALITY:
            return str(claim.get_actuality_display())
        case Part.POLARITY:
            return str(claim.get_polarity_display())
        case Part.RECAP:
            return gettext("yes") if claim.is_recap else gettext("no")
    return claim.informant_text or claim.channel_text or str(NOBODY)
