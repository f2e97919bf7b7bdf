"""The queue: what waits for the person, what they and their team are at, and the way to the next task.

Outward: ``queue_page``, ``queue_next``, ``queue_skip`` and ``article_lease``. Looking at an article takes no lease by
itself; its page asks for one while a person works there, and says who else does.
"""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from claims.selectors.queue import started_by, tasks_for, work_of, work_of_teams
from claims.services.errors import NotAllowed, ServiceError
from claims.services.leasing import LeaseTaken, take_lease
from claims.services.queueing import next_task, skip_task
from sources.models import Article
from sources.selectors.visibility import visible_articles

ACCEPT = "claims.accept_claim"
# Tasks and begun articles shown; "next" goes through all of them. Arbitrary but works.
MOST = 25


@require_safe
def queue_page(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(ACCEPT):
        raise PermissionDenied(gettext("You need the permission to decide claims."))
    context = {
        **admin.site.each_context(request),
        "title": gettext("My queue"),
        "tasks": tasks_for(request.user, MOST),
        "started": started_by(request.user, MOST),
        "own": work_of(request.user),
        "team": work_of_teams(request.user),
    }
    return TemplateResponse(request, "claims/queue.html", context)


@require_POST
def queue_next(request: HttpRequest) -> HttpResponse:
    """To the next task, leased; from: the article that the person leaves."""
    leaving = visible_articles(request.user).filter(public_id=request.POST.get("from", "")).first()
    try:
        task = next_task(by=request.user, leaving=leaving)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    if task is None:
        messages.info(request, gettext("Nothing else waits for you."))
        return HttpResponseRedirect(reverse("admin:queue"))
    return HttpResponseRedirect(reverse("admin:article_page", args=[task.article.public_id]))


@require_POST
def queue_skip(request: HttpRequest, public_id: str) -> HttpResponse:
    """Leave the article to others, with a reason, and go on to the next task."""
    article = _article(request, public_id)
    try:
        skip_task(article, by=request.user, reason=request.POST.get("reason", ""))
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except ServiceError as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(reverse("admin:article_page", args=[public_id]))
    messages.success(request, gettext("Left to others, with your reason."))
    return queue_next(request)


@require_POST
def article_lease(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hold the article for longer; the answer says who else works on it, if anybody does."""
    article = _article(request, public_id)
    other = None
    try:
        take_lease(article, by=request.user)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except LeaseTaken as taken:
        other = taken.other
    return render(request, "claims/lease.html", {"other": other})


def _article(request: HttpRequest, public_id: str) -> Article:
    article = visible_articles(request.user).filter(public_id=public_id).first()
    if article is None:
        raise PermissionDenied(gettext("There is no article %(id)s.") % {"id": public_id})
    return article
