"""What one event teaches about the sources that speak of it, kept for the next Fit."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.event import Event


class EventLessons(models.Model):
    """Derived and never edited: delete every row, gather again, get the same.

    content: columns of keys of sources, numbers and digests (``claims.consensus.learning.packed``); no value is
    named. It counts only while the event rests on what evidence_sha256 was made of.
    """

    event = models.OneToOneField(
        Event, verbose_name=_("event"), on_delete=models.CASCADE, primary_key=True, related_name="lessons"
    )
    items = models.PositiveIntegerField(
        _("items"), help_text=_("Attributes and scopes on which two voices or more name a value.")
    )
    votes = models.PositiveIntegerField(_("votes"))
    content = models.JSONField(_("content"), editable=False)
    evidence_sha256 = models.CharField(
        _("SHA-256 of the evidence"),
        max_length=64,
        editable=False,
        help_text=_("Of all that it rests on. Where that is another by now, it is gathered anew."),
    )

    class Meta:
        verbose_name = _("lessons of an event")
        verbose_name_plural = _("lessons of events")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.items}"
