"""Who is named as knowing: the columns of a claim's attribution."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.domain.codes import Reach, Stake
from claims.models import choices
from sources.models import Source


class Attributed(models.Model):
    """Informant (deepest person or body that could know) and channel (what carried it); empty = the outlet speaks."""

    informant = models.ForeignKey(
        Source,
        verbose_name=_("informant"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_as_informant",
        help_text=_("The deepest person or body that could know; empty when the outlet itself speaks."),
    )
    informant_text = models.CharField(_("informant as written"), max_length=300, blank=True)
    informant_kind = models.CharField(
        _("kind of informant"), max_length=10, choices=choices.INFORMANT_KINDS, blank=True
    )
    channel = models.ForeignKey(
        Source,
        verbose_name=_("channel"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_as_channel",
        help_text=_("The agency or post that carried it."),
    )
    channel_text = models.CharField(_("channel as written"), max_length=300, blank=True)
    reach = models.CharField(
        _("attribution is"), max_length=8, choices=choices.REACHES, default=Reach.CERTAIN
    )
    stake = models.CharField(
        _("stake of the informant"), max_length=8, choices=choices.STAKES, default=Stake.UNKNOWN
    )

    class Meta:
        abstract = True

    @property
    def attribution(self) -> str:
        """The chain as written, informant first, " > " between; "" when the outlet itself speaks."""
        return " > ".join(part for part in (self.informant_text, self.channel_text) if part)
