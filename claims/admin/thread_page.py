"""What people say about a claim, a link or an event: one thread, on its own page and wherever the thing is read.

Outward: ``thread_page``, ``thread_context`` for pages that show a thread inside, and ``thread_address``. Plain
forms; where htmx asks, the thread alone comes back.
"""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from claims.admin.row_titles import row_title
from claims.models import Claim, ClaimLink, Event
from claims.selectors.comments import Target, may_read, of, readable_comments, thread_of, who_may_read
from claims.selectors.readable import readable_claims, readable_events
from claims.selectors.veiling import veiled
from claims.services.commenting import ADD, CHANGE, add_comment, edit_comment, reopen_comment, resolve_comment
from claims.services.errors import NotAllowed, ServiceError
from claims.services.telling import place_of
from factcheck.locking import StaleRow

KINDS = {Claim: "claim", ClaimLink: "link", Event: "event"}
REFUSALS = (ServiceError, StaleRow)
STALE, REFUSED = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
def thread_page(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """kind: claim, link or event. name: its public id; of a link its row id."""
    target = _target(kind, name)
    if target is None or not may_read(request.user, target):
        raise Http404(gettext("There is no such thread, or you may not read it."))
    if request.method != "POST":
        return _answer(request, target)
    try:
        unknown = _act(request, target)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except REFUSALS as error:
        status = STALE if isinstance(error, StaleRow) else REFUSED
        return _answer(request, target, status, error=str(error), draft=request.POST.get("body", ""))
    if _is_partial(request):
        return _answer(request, target, unknown=unknown)
    if unknown:
        messages.warning(request, _unknown_words(unknown))
    site: Any = admin.site
    return HttpResponseRedirect(site.safe_next(request, request.path))


def thread_context(target: Target, user: Any) -> dict[str, Any]:
    """What a page shows of a thread. A fixed number of queries."""
    if not may_read(user, target):
        return {}
    may_comment = user.has_perm(ADD)
    return {
        "thread": thread_of(target, user),
        "thread_address": thread_address(target),
        "thread_id": f"{KINDS[type(target)]}-{target.pk}",
        "thread_people": who_may_read(target) if may_comment else [],
        "may_comment": may_comment,
        "may_settle": user.has_perm(CHANGE),
    }


def thread_address(target: Target) -> str:
    name = str(target.pk) if isinstance(target, ClaimLink) else target.public_id
    return reverse("admin:thread", args=[KINDS[type(target)], name])


def _act(request: HttpRequest, target: Target) -> list[str]:
    """Returns the names mentioned that nobody has who may read it."""
    data, by = request.POST, request.user
    act = data.get("act", "")
    if act == "add":
        return add_comment(target, data.get("body", ""), by=by)[1]
    number = data.get("comment", "")
    if not number.isdecimal() or not readable_comments(by).filter(of(target), pk=int(number)).exists():
        raise ServiceError(gettext("There is no such comment, or you may not read it."))
    version = _version(data)
    match act:
        case "edit":
            return edit_comment(int(number), data.get("body", ""), by=by, expected_version=version)[1]
        case "resolve":
            resolve_comment(int(number), by=by, expected_version=version)
        case "reopen":
            reopen_comment(int(number), by=by, expected_version=version)
        case _:
            raise ServiceError(
                gettext("“%(act)s” is no act. Accepted: add, edit, resolve, reopen.") % {"act": act}
            )
    return []


def _answer(
    request: HttpRequest, target: Target, status: int = 200, unknown: list[str] | None = None, **said: str
) -> HttpResponse:
    context: dict[str, Any] = {
        **thread_context(target, request.user),
        **said,
        "unknown": _unknown_words(unknown) if unknown else "",
        "place": place_of(target),
    }
    if _is_partial(request):
        card = isinstance(target, Claim)
        context["card_address"] = _card_address(target) if card else ""
        context["is_partial"] = True
        return HttpResponse(render_to_string("claims/thread.html", context, request), status=status)
    shown = veiled(request.user, [target])[0]
    page = {
        **admin.site.each_context(request),
        "title": gettext("Comments"),
        "shown": row_title(shown),
        **context,
    }
    return TemplateResponse(request, "claims/thread_page.html", page, status=status)


def _card_address(target: Target) -> str:
    if not isinstance(target, Claim):
        return ""
    return reverse("admin:claim_act", args=[target.article.public_id, target.ordinal])


def _target(kind: str, name: str) -> Target | None:
    match kind:
        case "claim":
            claims = readable_claims(None).select_related("article", "attribute")
            return claims.defer("article__text").filter(public_id=name).first()
        case "event":
            return readable_events(None).filter(public_id=name).first()
        case "link" if name.isdecimal():
            return ClaimLink.objects.select_related("first", "second").filter(pk=int(name)).first()
    return None


def _is_partial(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _version(data: QueryDict) -> int | None:
    written = data.get("row_version", "")
    return int(written) if written.isdecimal() else None


def _unknown_words(names: list[str]) -> str:
    named = ", ".join(f"@{name}" for name in names)
    return gettext("%(names)s: nobody of that name may read this, so nobody was told.") % {"names": named}
