"""Who looked at two claims and could not say how they stand to each other."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from factcheck.locking import Versioned


class LinkDoubt(Versioned):
    """ "Unsure" is an answer: the pair leaves the person's desk and waits for somebody else, who sees that it was
    given. It decides nothing and moves no value.
    """

    first = models.ForeignKey(
        Claim, verbose_name=_("first claim"), on_delete=models.PROTECT, related_name="+"
    )
    second = models.ForeignKey(
        Claim, verbose_name=_("second claim"), on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="link_doubts",
        editable=False,
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("doubt about a pair")
        verbose_name_plural = _("doubts about pairs")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second", "person"],
                name="claims_linkdoubt_once_per_person",
                violation_error_message=_("You said so about this pair already."),
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="claims_linkdoubt_pair_in_order",
                violation_error_message=_("A link joins two different claims, the earlier one first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.first_id} ? {self.second_id}"
