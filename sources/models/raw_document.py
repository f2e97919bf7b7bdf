"""The bytes an article came from, kept once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RawDocument(models.Model):
    """Bytes as received. Several articles (the lines of one file) may come from one document."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    media_type = models.CharField(_("media type"), max_length=100)
    size_bytes = models.PositiveIntegerField(_("size in bytes"))
    data = models.BinaryField(_("bytes"))
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)

    class Meta:
        verbose_name = _("raw document")
        verbose_name_plural = _("raw documents")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size_bytes__gt=0),
                name="sources_rawdocument_not_empty",
                violation_error_message=_("A document without bytes is not kept."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.size_bytes} bytes)"
