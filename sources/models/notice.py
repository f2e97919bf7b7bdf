"""What an outlet took back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.audit.history import history
from factcheck.locking import Versioned
from sources.models.article import Article
from sources.models.choices import NOTICE_KINDS


class Notice(Versioned):
    """An outlet's correction, retraction or deletion. The claims it touches count zero from its date on."""

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="notices"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=NOTICE_KINDS)
    published_on = models.DateField(_("published on"))
    summary = models.TextField(
        _("what it says"), help_text=_("In your own words: what the outlet corrects or takes back.")
    )
    url = models.URLField(_("address"), max_length=1000, blank=True)
    touches_whole_article = models.BooleanField(
        _("touches the whole article"),
        default=False,
        help_text=_("Otherwise it touches only the claims that are named."),
    )
    corrected_by = models.ForeignKey(
        Article,
        verbose_name=_("corrected version"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    history = history()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-published_on", "-id"]
        indexes = [models.Index(fields=["-published_on", "-id"], name="sources_notice_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(summary=""),
                name="sources_notice_has_summary",
                violation_error_message=_("Say what the outlet corrects or takes back."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.published_on}"
