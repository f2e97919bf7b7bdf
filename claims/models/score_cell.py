"""What the scoreboard was added up from when it was last counted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.codebook import Attribute


class ScoreCell(models.Model):
    """Proposals of one attribute, language, rule and version, or the claims that such a version could have found.

    Derived: counting from nothing gives the same rows (``services.scoring``). Kept apart by the levels that the
    claims, their articles and outlets have, so that nobody reads a number that rests on what is hidden from them.
    """

    attribute = models.ForeignKey(
        Attribute, verbose_name=_("attribute"), on_delete=models.CASCADE, related_name="+"
    )
    language = models.CharField(_("language"), max_length=8, blank=True)
    is_of_rule = models.BooleanField(
        _("of a rule"), help_text=_("No = claims of finished articles, whoever proposed them, to be found.")
    )
    rule = models.CharField(_("rule"), max_length=100, blank=True)
    version = models.CharField(_("version"), max_length=40)
    levels = models.CharField(_("levels"), max_length=40, blank=True, help_text=_("Empty = all is public."))
    latest_run = models.BigIntegerField(_("latest run"), default=0)
    accepted = models.PositiveIntegerField(_("accepted"), default=0)
    corrected = models.PositiveIntegerField(_("corrected"), default=0)
    rejected = models.PositiveIntegerField(_("rejected"), default=0)
    open = models.PositiveIntegerField(_("open"), default=0)
    found = models.PositiveIntegerField(_("found"), default=0)
    findable = models.PositiveIntegerField(_("to be found"), default=0)
    counted_at = models.DateTimeField(_("counted at"))

    class Meta:
        verbose_name = _("count of the scoreboard")
        verbose_name_plural = _("counts of the scoreboard")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["attribute", "language", "is_of_rule", "rule", "version", "levels"],
                name="claims_scorecell_once",
                violation_error_message=_("This is counted already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule or self.version} {self.language}"
