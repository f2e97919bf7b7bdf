"""What the workbench told a person: mentions, answers, work that came back, rulings gone stale.

Outward: ``notifications_page``, ``notification_open`` and ``unread``, the number in the bar of a page that is short
of queries.
"""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claims.admin.opened_event import need
from claims.selectors.notifications import SHOWN, notifications_for, unread_number
from claims.selectors.veiling import veiled
from claims.services.reading_notifications import read_all, read_one, unread_one

# Of one page. Arbitrary but works.
PER_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def notifications_page(request: HttpRequest) -> HttpResponse:
    """GET: mine, the latest first; ?before=ID goes on. POST: mark all as read."""
    need(request, SHOWN, gettext("You need the permission to see notifications."))
    if request.method == "POST":
        read_all(by=request.user)
        return HttpResponseRedirect(request.path)
    rows = notifications_for(request.user).select_related("comment__author")
    before = request.GET.get("before", "")
    if before.isdecimal():
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: PER_PAGE + 1])
    shown = veiled(request.user, found[:PER_PAGE])
    context = {
        **admin.site.each_context(request),
        "title": gettext("Notifications"),
        "notifications": shown,
        "has_unread": any(row.read_at is None for row in shown) or bool(unread_number(request.user)),
        "older": shown[-1].pk if len(found) > PER_PAGE else None,
    }
    return TemplateResponse(request, "claims/notifications.html", context)


@require_POST
def notification_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one as read and go where it leads; or mark it as not read."""
    need(request, SHOWN, gettext("You need the permission to see notifications."))
    row = get_object_or_404(notifications_for(request.user), pk=pk)
    if request.POST.get("act") == "unread":
        unread_one(row, by=request.user)
        return HttpResponseRedirect(reverse("admin:notifications"))
    read_one(row, by=request.user)
    return HttpResponseRedirect(row.url or reverse("admin:notifications"))


@require_safe
def unread(request: HttpRequest) -> HttpResponse:
    context = {"unread": unread_number(request.user)}
    return HttpResponse(render_to_string("admin/includes/unread.html", context, request))
