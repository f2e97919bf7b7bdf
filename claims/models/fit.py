"""A frozen, numbered estimate of how reliable sources are and how confidence is calibrated."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.domain.codes import ConfidenceBasis
from claims.models.choices import CONFIDENCE_BASES
from sources.models import Source


class Fit(models.Model):
    """Never changed once made; a consensus names the Fit it used. Acts forward only."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    method = models.CharField(_("method"), max_length=60)
    method_version = models.CharField(_("version"), max_length=20)
    basis = models.CharField(
        _("basis"), max_length=10, choices=CONFIDENCE_BASES, default=ConfidenceBasis.NONE
    )
    ruled_items = models.PositiveIntegerField(_("ruled items"), default=0)
    calibration = models.JSONField(
        _("calibration"), default=list, blank=True, help_text=_("Points of the reliability curve.")
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("fit")
        verbose_name_plural = _("fits")
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"fit {self.number}"


class FitSource(models.Model):
    """The reliability of one source under one fit: the probability that its word is right, in [0, 1]."""

    fit = models.ForeignKey(Fit, on_delete=models.CASCADE, related_name="sources")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    reliability = models.DecimalField(_("reliability"), max_digits=7, decimal_places=6)
    items = models.PositiveIntegerField(_("items"), help_text=_("How many items it was learned from."))

    class Meta:
        verbose_name = _("reliability of a source")
        verbose_name_plural = _("reliabilities of sources")
        ordering = ["fit", "source"]
        constraints = [
            models.UniqueConstraint(fields=["fit", "source"], name="claims_fitsource_once"),
            models.CheckConstraint(
                condition=Q(reliability__gte=0, reliability__lte=1),
                name="claims_fitsource_reliability_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.reliability}"
