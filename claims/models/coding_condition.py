"""Whether an article is coded with the machine's suggestions in sight: drawn when it came in, measured when coded."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from sources.models import Article

# Hexadecimal digits of a mark: two different values of one article meet by chance once in some 10^19.
DIGITS = 16


def keyed_mark(article: str, fingerprint: str) -> str:
    """A fingerprint of a value under the key of the installation, for one article. article: its public id.

    Equal fingerprints of one article give equal marks; without the key nobody can try values on them.
    """
    salt = f"claims.coding_condition:{article}"
    return salted_hmac(salt, fingerprint, algorithm="sha256").hexdigest()[:DIGITS]


class CodingCondition(models.Model):
    """The condition of one article of the automation-bias meter; articles that were not drawn from have none.

    ``coded``, ``suggested`` and ``settled`` are lists of what claims state, each as attribute, start, end and a keyed
    mark of the value: enough to compare, and no words that somebody may have to be kept from, nor may guess.
    """

    article = models.OneToOneField(
        Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="coding_condition"
    )
    is_hidden = models.BooleanField(
        _("suggestions hidden"),
        help_text=_("Coded before anybody saw what the machine suggests."),
    )
    drawn_at = models.DateTimeField(_("drawn at"), auto_now_add=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reviewer"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who first said that the article is coded; empty = nobody yet."),
    )
    coded_at = models.DateTimeField(_("coded at"), null=True, blank=True)
    coded = models.JSONField(
        _("coded"),
        null=True,
        blank=True,
        help_text=_("What stood when the reviewer was done, before hidden suggestions were shown."),
    )
    suggested = models.JSONField(_("suggested"), null=True, blank=True)
    settled = models.JSONField(
        _("settled"),
        null=True,
        blank=True,
        help_text=_("Of hidden suggestions: what stood when the reviewer had gone through them as well."),
    )

    class Meta:
        verbose_name = _("condition of coding")
        verbose_name_plural = _("conditions of coding")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(coded_at__isnull=True, coded__isnull=True, suggested__isnull=True)
                | Q(coded_at__isnull=False, coded__isnull=False, suggested__isnull=False),
                name="claims_codingcondition_measured_at_once",
                violation_error_message=_("What was coded and what was suggested are kept together."),
            ),
            models.CheckConstraint(
                condition=Q(settled__isnull=True) | Q(is_hidden=True, coded_at__isnull=False),
                name="claims_codingcondition_settled_after",
                violation_error_message=_("Only hidden suggestions are gone through afterwards."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {'hidden' if self.is_hidden else 'shown'}"
