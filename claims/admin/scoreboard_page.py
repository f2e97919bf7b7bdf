"""The scoreboard: how right each producer was, from what reviewers decided about its suggestions.

Outward: ``scoreboard_page``. What a line stands for is chosen in the address: ?by=attribute&by=rule. A large archive
is counted in the background, every night and when somebody asks; the page says when.
"""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from claims.models import Attribute
from claims.selectors.score_cells import standing_scores
from claims.selectors.scoreboard import DIMENSIONS, Score, board_of
from claims.services.scoring import VIEW, counting_job, start_counting
from sources.selectors.visibility import hidden_levels

LABELS = {
    "attribute": _("Attribute"),
    "language": _("Language"),
    "rule": _("Extraction rule"),
    "version": _("Version"),
}
FIRST = ("attribute",)
# Decided proposals below which a share is too little to say anything; shown, but muted. Arbitrary but works.
FEW = 20


@require_http_methods(["GET", "HEAD", "POST"])
def scoreboard_page(request: HttpRequest) -> HttpResponse:
    """GET shows, POST asks for a count in the background."""
    if not request.user.has_perm(VIEW):
        raise PermissionDenied(gettext("You need the permission to see what reviewers decided."))
    if request.method == "POST":
        start_counting(by=request.user)
        return HttpResponseRedirect(reverse("admin:scoreboard"))
    asked = request.GET.getlist("by")
    by = tuple(name for name in DIMENSIONS if name in asked) or FIRST
    language, version = request.GET.get("language", ""), request.GET.get("version", "")
    standing = standing_scores(request.user)
    scores = board_of(standing.cells, by, language=language, version=version)
    is_background = standing.counted_at is not None or not standing.is_counted
    labels = {row.key: str(row) for row in Attribute.objects.select_related("current")}
    context = {
        **admin.site.each_context(request),
        "title": gettext("Scoreboard"),
        "subtitle": gettext(
            "How often reviewers accepted what the machine suggested, and how much it missed."
        ),
        "columns": [LABELS[name] for name in by],
        "rows": [_row(score, by, labels) for score in scores],
        "dimensions": [(name, LABELS[name], name in by) for name in DIMENSIONS],
        "languages": standing.languages,
        "language": language,
        "versions": standing.versions,
        "version": version,
        # A claim that two versions proposed is two proposals: added up, each decision about it counts twice.
        "is_added_up": len(standing.versions) > 1 and not version and "version" not in by,
        "standing": standing,
        "is_background": is_background,
        "is_narrowed": bool(hidden_levels(request.user)),
        "job": counting_job() if is_background else None,
    }
    return TemplateResponse(request, "claims/scoreboard.html", context)


def _row(score: Score, by: tuple[str, ...], labels: dict[str, str]) -> dict[str, object]:
    words = [
        labels.get(word, word) if name == "attribute" else word
        for name, word in zip(by, score.key, strict=True)
    ]
    return {"words": words, "score": score, "is_few": score.precision.total < FEW}
