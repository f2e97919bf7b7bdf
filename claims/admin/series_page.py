"""The series audit: claimed totals and ranks against the events that are known.

Outward: ``series_page`` and ``audit_sentence``, which says one finding in words.
"""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from claims.admin.opened_event import need
from claims.consensus.series_audit import Finding, Outcome, Unclear
from claims.selectors.series_audit import series_findings

# Claims on one page; the command tests them all. Arbitrary but works.
MOST_CLAIMS = 300
OUTCOMES = {
    Outcome.CONSISTENT: _("consistent"),
    Outcome.MISSING: _("events missing"),
    Outcome.CONTRADICTS: _("contradicts"),
    Outcome.UNCLEAR: _("definition unclear"),
}
REASONS = {
    Unclear.NO_DEFINITION: _("The claim belongs to no series, so nothing says what it counts."),
    Unclear.NO_WINDOW: _("The series has no window: say from when, or until when, it counts."),
    Unclear.NO_MEASURE: _("Nothing says what counts as one."),
    Unclear.UNDECIDED: _("Whether the events that may count belong to the series is for a person to decide."),
}


@require_safe
def series_page(request: HttpRequest) -> HttpResponse:
    need(request, "claims.view_event", gettext("You need the permission to see events."))
    found = series_findings(request.user, MOST_CLAIMS + 1)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Series audit"),
        "subtitle": gettext("Totals and ranks that articles claim, tested against the events known here."),
        "rows": [(row, OUTCOMES[row.outcome], audit_sentence(row.finding)) for row in found[:MOST_CLAIMS]],
        "has_more": len(found) > MOST_CLAIMS,
    }
    return TemplateResponse(request, "claims/series.html", context)


def audit_sentence(finding: Finding) -> str:
    """One finding in the reader's language."""
    match finding.outcome:
        case Outcome.UNCLEAR:
            return str(REASONS[finding.why or Unclear.UNDECIDED])
        case Outcome.CONTRADICTS:
            words = ngettext(
                "%(n)d event more is known than the claim allows.",
                "%(n)d events more are known than the claim allows.",
                finding.least,
            )
        case Outcome.MISSING:
            words = ngettext(
                "At least %(n)d event that is claimed is not known here.",
                "At least %(n)d events that are claimed are not known here.",
                finding.least,
            )
        case _:
            return gettext("The events known here fit the claim.")
    return words % {"n": finding.least}
