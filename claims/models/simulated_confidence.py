"""What confidence is worth on simulated events, kept for the next Fit."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SimulatedConfidence(models.Model):
    """Derived and never edited: delete it, simulate again, get the same. One row: of the ground that stands now.

    learned, held_out: pairs of a confidence in [0, 1] and whether it was right; from the first the curve is learned,
    the others tell how well it holds.
    """

    ground_sha256 = models.CharField(
        _("SHA-256 of the ground"),
        max_length=64,
        primary_key=True,
        help_text=_("Of codebook and program. Where that is another by now, events are simulated anew."),
    )
    learned = models.JSONField(_("learned from"), editable=False)
    held_out = models.JSONField(_("held out"), editable=False)
    values = models.PositiveIntegerField(_("values"), help_text=_("How many values were simulated."))

    class Meta:
        verbose_name = _("confidence on simulated events")
        verbose_name_plural = _("confidence on simulated events")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.ground_sha256[:12]
