"""The counts behind the scoreboard, as the job left them: looked at, never edited."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import ScoreCell
from claims.selectors.score_cells import readable_score_cells
from factcheck.model_admin import ReadOnlyAdmin


@admin.register(ScoreCell)
class ScoreCellAdmin(ReadOnlyAdmin):
    lead = _("What the scoreboard of a large archive is added up from, with when it was counted.")
    list_display = [
        "attribute", "language", "rule", "version", "accepted", "corrected", "rejected", "open", "found", "findable",
        "counted_at",
    ]  # fmt: skip
    list_select_related = ["attribute__current"]
    search_fields = ["attribute__key", "rule", "version"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ScoreCell]:
        return readable_score_cells(request.user)
