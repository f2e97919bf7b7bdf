"""The policy trial: what another definition of an attribute would change over all events, before anybody adopts it.

Outward: ``trial_page``. Few events are tried at once; many in the background, and the page then derives again only
those that the job found to change. Nothing is adopted.
"""

from itertools import islice
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from claims.admin.opened_event import need
from claims.consensus.policy import POLICIES
from claims.models import Attribute
from claims.selectors.codebook import current_codebook
from claims.selectors.trial import Tried, events_of_trial, trial, tried_codebook
from claims.services.codebook import REVISE
from claims.services.errors import ServiceError
from claims.services.trial import TRY_CODEBOOK, events_that_change, start_trial
from factcheck.jobs.models import Job, JobStatus

# Events tried while the page waits: about a second. Measured: 10 ms for an event of ten claims, derived twice.
AT_ONCE = 100
MOST_ROWS = 300
CHANGES = {"value": _("value"), "evidence": _("evidence"), "grade": _("grade")}


class TrialForm(forms.Form):
    """What to try. A field that is left empty stays as the codebook has it."""

    attribute = forms.ChoiceField(label=_("Attribute"))
    policy = forms.ChoiceField(label=_("Consensus policy"), required=False)
    tolerance = forms.DecimalField(
        label=_("Tolerance"), required=False, min_value=0, max_digits=20, decimal_places=6
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Attribute.objects.filter(current__isnull=False).select_related("current")
        self.fields["attribute"].choices = [("", "—"), *((row.key, str(row)) for row in rows)]  # type: ignore[attr-defined]
        kept = [("", _("as it is")), *((key, key) for key in POLICIES)]
        self.fields["policy"].choices = kept  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def trial_page(request: HttpRequest) -> HttpResponse:
    """GET tries, POST asks for a trial in the background."""
    need(request, REVISE, gettext("You need the permission to revise the codebook."))
    form = TrialForm(request.POST or request.GET or None)
    if request.method == "POST" and form.is_valid():
        return _started(request, form.cleaned_data)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Policy trial"),
        "subtitle": gettext("What another definition would change over all events. Nothing is adopted here."),
        "form": form,
        **(_tried(request, form.cleaned_data) if form.is_bound and form.is_valid() else {}),
    }
    return TemplateResponse(request, "claims/trial.html", context)


def _started(request: HttpRequest, wanted: dict[str, Any]) -> HttpResponse:
    address = reverse("admin:policy_trial")
    told = QueryDict(mutable=True)
    told.update({name: "" if value is None else str(value) for name, value in wanted.items()})
    try:
        job = start_trial(
            wanted["attribute"], policy=wanted["policy"], tolerance=wanted["tolerance"], by=request.user
        )
    except ServiceError as refused:
        messages.error(request, str(refused))
    else:
        told["job"] = str(job.pk)
    return HttpResponseRedirect(f"{address}?{told.urlencode()}")


def _tried(request: HttpRequest, wanted: dict[str, Any]) -> dict[str, Any]:
    """The differences where they can be told now; else how many events there are, and how far the job is."""
    codebook = current_codebook()
    if codebook is None:
        return {}
    changed = tried_codebook(
        codebook, wanted["attribute"], policy=wanted["policy"], tolerance=wanted["tolerance"]
    )
    ids = events_of_trial(codebook, wanted["attribute"], request.user)
    job = _job(request, wanted)
    is_done = job is not None and job.status == JobStatus.DONE
    told = {"events": len(ids), "job": job}
    if job is not None and is_done:
        kept = set(events_that_change(job))
        ids = [pk for pk in ids if pk in kept][:AT_ONCE]
    elif len(ids) > AT_ONCE:
        return {**told, "is_waiting": True}
    rows = list(islice(trial(ids, changed, request.user), MOST_ROWS + 1))
    return {
        **told,
        "rows": [(row, _words(row)) for row in rows[:MOST_ROWS]],
        "has_more": len(rows) > MOST_ROWS,
    }


def _job(request: HttpRequest, wanted: dict[str, Any]) -> Job | None:
    """The job that the address names, where it is the one of this very trial."""
    asked = request.GET.get("job", "")
    job = Job.objects.filter(pk=int(asked), name=TRY_CODEBOOK).first() if asked.isdecimal() else None
    tolerance = "" if wanted["tolerance"] is None else str(wanted["tolerance"])
    told = {"attribute": wanted["attribute"], "policy": wanted["policy"], "tolerance": tolerance}
    return job if job is not None and job.arguments == told else None


def _words(row: Tried) -> list[Any]:
    return [CHANGES[each] for each in row.changed]
