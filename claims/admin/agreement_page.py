"""Agreement: how far blind reviewers agree, beyond chance.

Outward: ``agreement_page``. What a line stands for is chosen in the address: ?by=attribute&by=month.
"""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from claims.models import Attribute
from claims.selectors.agreement import DIMENSIONS, Agreement, agreement

SEE = "claims.adjudicate_review"
LABELS = {
    "attribute": _("Attribute"),
    "language": _("Language"),
    "reviewer": _("Reviewer"),
    "reviewers": _("Pair of reviewers"),
    "month": _("Month"),
}
# Units below which a coefficient may be anything; shown, but greyed. Arbitrary but works.
FEW = 30


@require_safe
def agreement_page(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(SEE):
        raise PermissionDenied(gettext("You need the permission to adjudicate reviews."))
    asked = request.GET.getlist("by")
    by = tuple(name for name in DIMENSIONS if name in asked)
    labels = {row.key: str(row) for row in Attribute.objects.select_related("current")}
    context = {
        **admin.site.each_context(request),
        "title": gettext("Agreement"),
        "subtitle": gettext("How far two reviewers who did not see each other's work say the same."),
        "columns": [LABELS[name] for name in by],
        "rows": [_row(line, by, labels) for line in agreement(by)],
        "dimensions": [(name, LABELS[name], name in by) for name in DIMENSIONS],
        "few": FEW,
    }
    return TemplateResponse(request, "claims/agreement.html", context)


def _row(line: Agreement, by: tuple[str, ...], labels: dict[str, str]) -> dict[str, object]:
    words = [
        labels.get(word, word) if name == "attribute" else word
        for name, word in zip(by, line.key, strict=True)
    ]
    return {
        "words": words,
        "line": line,
        "spans": line.first + line.second,
        "is_few": 0 < len(line.decisions) < FEW,
        "has_few_counts": 0 < len(line.counts) < FEW,
    }
