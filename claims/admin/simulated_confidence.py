"""What the simulator found of confidence, as it is kept: looked at, never edited."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import SimulatedConfidence
from factcheck.model_admin import ReadOnlyAdmin


@admin.register(SimulatedConfidence)
class SimulatedConfidenceAdmin(ReadOnlyAdmin):
    lead = _(
        "What confidence is worth on simulated events, kept for the next Fit and simulated anew where codebook or "
        "program have changed."
    )
    empty_hint = _("Simulated with the first Fit, in the night.")
    list_display = ["ground_sha256", "values"]
    list_display_links = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[SimulatedConfidence]:
        return SimulatedConfidence.objects.defer("learned", "held_out").order_by("pk")
