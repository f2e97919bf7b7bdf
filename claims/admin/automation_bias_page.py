"""Automation bias: what reviewers code with the machine's suggestions in sight, and what without.

Outward: ``automation_bias_page``.
"""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from claims.selectors.automation_bias import FEW, Compared, Measure, automation_bias, labels_of_attributes

SEE = "claims.adjudicate_review"
MEASURES = {
    "per_article": _("Claims per article"),
    "agreeing": _("Agreement with the suggestions"),
    "unchanged": _("Values as suggested"),
    "missed_by_machine": _("Missed by the machine"),
    "missed_by_reviewer": _("Suggested, not coded"),
}


@require_safe
def automation_bias_page(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(SEE):
        raise PermissionDenied(gettext("You need the permission to adjudicate reviews."))
    bias, labels = automation_bias(), labels_of_attributes()
    context = {
        **admin.site.each_context(request),
        "title": gettext("Automation bias"),
        "subtitle": gettext("What reviewers code with the machine's suggestions in sight, and what without."),
        "bias": bias,
        "groups": [_group(line, labels) for line in bias.lines],
        "few": FEW,
        "share": settings.UNAIDED_SHARE,
    }
    return TemplateResponse(request, "claims/automation_bias.html", context)


def _group(line: Compared, labels: dict[str, str]) -> dict[str, Any]:
    name = labels.get(line.attribute, line.attribute) if line.attribute else gettext("All attributes")
    return {
        "name": name,
        "rows": [_row(measure) for measure in line.measures],
        "taken_later": line.hidden.taken_later,
        "not_coded": line.hidden.missed_by_reviewer[0],
    }


def _row(measure: Measure) -> dict[str, Any]:
    """Shares as percentages; the mean as it is."""
    is_mean = measure.name == "per_article"
    scale = 1 if is_mean else 100
    with_them, without = (None if value is None else value * scale for value in measure.values)
    difference = None if with_them is None or without is None else with_them - without
    return {
        "label": MEASURES[measure.name],
        "measure": measure,
        "is_mean": is_mean,
        "with_them": with_them,
        "without": without,
        "interval_with": _scaled(measure.interval_with, scale),
        "interval_without": _scaled(measure.interval_without, scale),
        # As it is shown: what rounds to nothing has no sign.
        "difference": None if difference is None else round(difference, 1),
        "is_more": difference is not None and difference > 0,
        "interval": _scaled(measure.difference, scale),
    }


def _scaled(interval: tuple[float, float] | None, scale: int) -> tuple[float, float] | None:
    return None if interval is None else (interval[0] * scale, interval[1] * scale)
