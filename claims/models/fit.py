"""A frozen, numbered estimate of how reliable sources are and how confidence is calibrated."""

from django.db import models
from django.db.models import F, Q
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
        _("calibration"),
        default=list,
        blank=True,
        help_text=_("Pairs of a probability as the voices give it and as it is shown."),
    )
    curve = models.JSONField(
        _("reliability curve"),
        default=list,
        blank=True,
        help_text=_("Per tenth of confidence: ruled items, their mean confidence, the share that is right."),
    )
    items = models.PositiveIntegerField(
        _("items"), default=0, help_text=_("How many items with two voices or more it was learned from.")
    )
    content_sha256 = models.CharField(_("SHA-256 of the content"), max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("fit")
        verbose_name_plural = _("fits")
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"fit {self.number}"


class FitSource(models.Model):
    """The reliability of one source under one fit: the probability that its word is right, in [0, 1]."""

    fit = models.ForeignKey(Fit, verbose_name=_("fit"), on_delete=models.CASCADE, related_name="sources")
    source = models.ForeignKey(Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+")
    reliability = models.DecimalField(_("reliability"), max_digits=7, decimal_places=6)
    items = models.PositiveIntegerField(_("items"), help_text=_("How many items it was learned from."))
    prior = models.DecimalField(
        _("prior of the class"),
        max_digits=7,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("How often a source of its class is taken to be right before anything is learned."),
    )

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
            models.CheckConstraint(
                condition=Q(prior__isnull=True) | Q(prior__gte=0, prior__lte=1),
                name="claims_fitsource_prior_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.reliability}"


class FitCopying(models.Model):
    """Two sources that repeat one another, as one fit learned it: which of them is the first says nothing."""

    fit = models.ForeignKey(Fit, verbose_name=_("fit"), on_delete=models.CASCADE, related_name="copying")
    first = models.ForeignKey(
        Source, verbose_name=_("first source"), on_delete=models.PROTECT, related_name="+"
    )
    second = models.ForeignKey(
        Source, verbose_name=_("second source"), on_delete=models.PROTECT, related_name="+"
    )
    chance = models.DecimalField(_("probability"), max_digits=7, decimal_places=6)
    met = models.PositiveIntegerField(
        _("items shared"), help_text=_("Items on which voices differ and both spoke.")
    )
    agreeing = models.PositiveIntegerField(_("items agreed on"))
    improbable = models.PositiveIntegerField(
        _("improbable values shared"), help_text=_("Values that both name and that are probably wrong.")
    )
    examples = models.JSONField(
        _("examples"), default=list, blank=True, help_text=_("Event, attribute and scope of some of them.")
    )

    class Meta:
        verbose_name = _("copying between two sources")
        verbose_name_plural = _("copying between sources")
        ordering = ["fit", "-chance", "first", "second"]
        constraints = [
            models.UniqueConstraint(fields=["fit", "first", "second"], name="claims_fitcopying_once"),
            models.CheckConstraint(
                condition=Q(chance__gte=0, chance__lte=1), name="claims_fitcopying_chance_is_a_share"
            ),
            models.CheckConstraint(condition=~Q(first=F("second")), name="claims_fitcopying_two_sources"),
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.second} {self.chance}"
