"""An address that an outlet publishes its articles under."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.audit.history import history
from factcheck.locking import Versioned
from sources.models.choices import FEED_KINDS
from sources.models.source import Source


class Feed(Versioned):
    """An RSS, Atom or sitemap address of a source, with what the last fetch said."""

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="feeds"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=FEED_KINDS)
    url = models.URLField(_("address"), max_length=1000, unique=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    etag = models.CharField(_("entity tag"), max_length=300, blank=True, editable=False)
    last_fetched_at = models.DateTimeField(_("last fetched at"), null=True, blank=True, editable=False)
    last_error = models.TextField(_("last error"), blank=True, editable=False)

    history = history()

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        ordering = ["source", "url"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(url=""),
                name="sources_feed_has_url",
                violation_error_message=_("A feed needs an address."),
            ),
        ]

    def __str__(self) -> str:
        return self.url
