"""A stretch of an article by its role."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sources.models.article import Article
from sources.models.choices import ZONE_ROLES


class Zone(models.Model):
    """Headline, lead, body, background, quotation, boilerplate, metadata header or embedded post.

    start, end: code points into the article's text, end exclusive. The zones of one article do not overlap.
    """

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="zones"
    )
    role = models.CharField(_("role"), max_length=20, choices=ZONE_ROLES)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    language = models.CharField(_("language"), max_length=8, blank=True)
    post = models.ForeignKey(
        Article,
        verbose_name=_("post"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The embedded post whose text stands here."),
    )

    class Meta:
        verbose_name = _("zone")
        verbose_name_plural = _("zones")
        ordering = ["article", "start"]
        indexes = [models.Index(fields=["role", "article", "start"], name="sources_zone_by_role")]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")),
                name="sources_zone_start_before_end",
                violation_error_message=_("A zone starts before it ends."),
            ),
            models.UniqueConstraint(
                fields=["article", "start"],
                name="sources_zone_one_per_start",
                violation_error_message=_("Another zone of the article starts here."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.start}–{self.end}"
