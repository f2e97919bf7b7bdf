"""The stress test over all events: which grades fall if every provenance that nobody knows is dependent.

Outward: ``stress_page``. Few events are tested at once; many in the background, and the page then derives again only
those where the last finished test found a grade to fall. Nothing is written.
"""

from itertools import islice
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from claims.admin.opened_event import need
from claims.selectors.independence import all_falls, events_in_doubt
from claims.services.stress import events_that_fall, latest_stress_tests, start_stress_test

# Falls on the page; the command lists them all. Arbitrary but works.
MOST_FALLS = 500
# Events tested while the page waits: about a second. Measured: 10 ms for an event of ten claims, derived twice.
AT_ONCE = 100


@require_http_methods(["GET", "HEAD", "POST"])
def stress_page(request: HttpRequest) -> HttpResponse:
    """GET shows, POST asks for the test in the background."""
    need(request, "claims.view_consensus", gettext("You need the permission to see the consensus."))
    if request.method == "POST":
        start_stress_test(by=request.user)
        return HttpResponseRedirect(reverse("admin:stress"))
    context = {
        **admin.site.each_context(request),
        "title": gettext("Stress test"),
        "subtitle": gettext("Which grades fall if every provenance that nobody knows is dependent."),
        **_tested(request),
    }
    return TemplateResponse(request, "claims/stress.html", context)


def _tested(request: HttpRequest) -> dict[str, Any]:
    """The falls of few events now; of many those that the last test found, and how far the next one is."""
    ids = events_in_doubt(request.user)
    if len(ids) <= AT_ONCE:
        return _falls(request, ids)
    done, job = latest_stress_tests()
    told = {"in_doubt": len(ids), "done": done, "job": job, "is_background": True}
    if done is None:
        return told
    kept = set(events_that_fall(done))
    return {**told, **_falls(request, [pk for pk in ids if pk in kept][:AT_ONCE])}


def _falls(request: HttpRequest, ids: list[int]) -> dict[str, Any]:
    found = list(islice(all_falls(request.user, ids=ids), MOST_FALLS + 1))
    return {"falls": found[:MOST_FALLS], "has_more": len(found) > MOST_FALLS}
