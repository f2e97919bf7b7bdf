"""An editor's order that two people review an article without seeing each other's work.

Outward: ``article_blind``.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from claims.admin.desk import desk_for
from claims.selectors.people import reviewers
from claims.services.blind import start_blind_review
from claims.services.errors import NotAllowed, ServiceError
from claims.services.settling import end_blind_review
from sources.models import Article


def _ended(request: HttpRequest, article: Article) -> HttpResponse:
    try:
        end_blind_review(article, by=request.user, reason=request.POST.get("reason", ""))
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except ServiceError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, gettext("The blind review is over. What is not agreed waits for adjudication.")
        )
    return HttpResponseRedirect(reverse("admin:article_page", args=[article.public_id]))


@require_POST
def article_blind(request: HttpRequest, public_id: str) -> HttpResponse:
    """reviewer: at most two names; an empty one leaves the place to whoever decides first. act=end ends it early."""
    article = desk_for(public_id, request.user).article
    names = [name for name in request.POST.getlist("reviewer") if name]
    if request.POST.get("act") == "end":
        return _ended(request, article)
    people = {person.username: person for person in reviewers().filter(username__in=names)}
    back = HttpResponseRedirect(reverse("admin:article_page", args=[public_id]))
    if unknown := [name for name in names if name not in people]:
        messages.error(request, gettext("“%(who)s” is none of the reviewers.") % {"who": unknown[0]})
        return back
    try:
        start_blind_review(article, by=request.user, reviewers=[people[name] for name in names])
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except ServiceError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, gettext("Two people review this article now, each by themselves."))
    return back
