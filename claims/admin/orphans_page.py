"""Orphans: claims that a correction left without their words, one at a time, with the likeliest places of each.

Outward: ``orphans_page`` and ``orphan_act``. A key for each place, one to reject with a reason, one to leave it.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from claims.domain.codes import ClaimStatus
from claims.models import Claim
from claims.selectors.orphans import Place, claims_there, places_for, readable_orphans
from claims.selectors.veiling import Veil, veiled, withholds
from claims.services.anchoring import anchor_orphan, reject_orphan
from claims.services.errors import NotAllowed, ServiceError
from factcheck.locking import StaleRow
from sources.models import Article
from sources.selectors.articles import lineage
from sources.selectors.visibility import visible_articles

VIEW, ACCEPT = "claims.view_claim", "claims.accept_claim"
# Orphans listed beside the one that is open, and characters of context on either side of its words. Arbitrary but
# works.
MOST, AROUND = 50, 240


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch in its context, as the person may read it."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Candidate:
    key: int
    place: Place
    shown: Shown
    there: list[Claim]


@require_safe
def orphans_page(request: HttpRequest) -> HttpResponse:
    """?claim=A0123456789.4 opens that one, otherwise the oldest."""
    return _page(request)


@require_POST
def orphan_act(request: HttpRequest, public_id: str) -> HttpResponse:
    """act: anchor, with start, end and version of the text; or reject, with a reason. Then the next one."""
    claim = readable_orphans(request.user).filter(public_id=public_id).first()
    if claim is None:
        messages.info(request, gettext("Somebody else decided %(id)s meanwhile.") % {"id": public_id})
        return HttpResponseRedirect(reverse("admin:orphans"))
    try:
        address = _acted(request, claim)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except (ServiceError, StaleRow) as refused:
        return _page(request, claim.public_id, str(refused), 409 if isinstance(refused, StaleRow) else 422)
    return HttpResponseRedirect(address)


def _acted(request: HttpRequest, claim: Claim) -> str:
    """Where to go then: to the card of a claim that is to be decided anew, else to the next orphan."""
    data, by = request.POST, request.user
    following = _following(claim, by)
    if data.get("act") == "anchor":
        start, end, article = (_number(data.get(name, "")) for name in ("start", "end", "article"))
        version = _number(data.get("row_version", ""))
        done = anchor_orphan(claim.pk, start, end, by=by, article_id=article, expected_version=version)
        if done.status == ClaimStatus.SUGGESTED:
            messages.info(request, gettext("Anchored. The words changed: say what they state now."))
            page = reverse("admin:article_page", args=[done.article.public_id])
            return f"{page}?claim={done.ordinal}&mode=edit#claim-{done.ordinal}"
        messages.success(request, gettext("Anchored: it counts again."))
    else:
        reason, version = data.get("reason", ""), _number(data.get("row_version", ""))
        reject_orphan(claim.pk, by=by, reason=reason, expected_version=version)
        messages.success(request, gettext("Rejected, with your reason."))
    return reverse("admin:orphans") + following


def _following(claim: Claim, user: Any) -> str:
    later = readable_orphans(user).filter(pk__gt=claim.pk).first()
    return "" if later is None else f"?claim={later.public_id}"


def _page(request: HttpRequest, public_id: str = "", error: str = "", status: int = 200) -> HttpResponse:
    if not request.user.has_perm(VIEW):
        raise PermissionDenied(gettext("You need the permission to see claims."))
    found = list(readable_orphans(request.user)[:MOST])
    wanted = public_id or request.GET.get("claim", "")
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": gettext("Orphans"),
        "orphans": veiled(request.user, found),
        "error": error,
    }
    if found:
        context.update(_opened(request, _chosen(found, wanted, request.user)))
    return TemplateResponse(request, "claims/orphans.html", context, status=status)


def _chosen(found: list[Claim], wanted: str, user: Any) -> Claim:
    """Raises Http404 for one that does not wait."""
    if not wanted:
        return found[0]
    claim = next((each for each in found if each.public_id == wanted), None)
    claim = claim or readable_orphans(user).filter(public_id=wanted).first()
    if claim is None:
        raise Http404(gettext("%(id)s is no orphan that waits.") % {"id": wanted})
    return claim


def _opened(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    own = lineage(claim.article).filter(is_current=True).order_by().values("pk")
    article = visible_articles(request.user).filter(pk__in=own).first()
    veil = Veil(request.user, [claim, claim.article, *([article] if article else [])])
    is_withheld = withholds(veil.row(claim)) or any(
        veil.quote(each, each.text) != each.text for each in (claim.article, article) if each is not None
    )
    places = [] if article is None or is_withheld else places_for(claim, article)
    shown = veil.row(claim)
    return {
        "claim": shown,
        "article": None if article is None else veil.row(article),
        "is_withheld": is_withheld,
        "old": Shown("", shown.quote, "") if is_withheld else _around(claim.article, claim.start, claim.end),
        "candidates": [_candidate(key, place, article, claim, request.user) for key, place in enumerate(places, 1)],
        "may_decide": request.user.has_perm(ACCEPT) and not is_withheld,
        "following": _following(claim, request.user),
    }  # fmt: skip


def _candidate(key: int, place: Place, article: Any, claim: Claim, user: Any) -> Candidate:
    there = veiled(user, claims_there(article, place, claim, user))
    return Candidate(key, place, _around(article, place.start, place.end), there)


def _around(article: Article, start: int, end: int) -> Shown:
    """Cut at white space, so that no word is halved."""
    text = article.text
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    before, after = text[first:start], text[end:last]
    if first:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Shown(before, text[start:end], after)


def _number(written: str) -> int:
    """-1 = no number, which no row and no offset is."""
    return int(written) if written.isdecimal() else -1
