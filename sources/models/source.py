"""Who speaks or publishes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from factcheck.audit.history import history
from factcheck.locking import Versioned
from factcheck.trees import refuse_circle
from sources.codes import Sensitivity
from sources.models.choices import SENSITIVITIES, SOURCE_CLASSES, SOURCE_KINDS


class Source(Versioned):
    """An agency, outlet, body, party, account, witness, document: whoever a claim can be traced to."""

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        help_text=_("Permanent, in small letters; never reused for another source."),
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("As the workbench shows it."))
    kind = models.CharField(_("kind"), max_length=20, choices=SOURCE_KINDS)
    source_class = models.CharField(
        _("class"),
        max_length=20,
        choices=SOURCE_CLASSES,
        help_text=_("Strength of evidence by role; says which informant may update another."),
    )
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("ISO 3166-1 code of two letters, empty = none.")
    )
    owner = models.ForeignKey(
        "self",
        verbose_name=_("owner"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="owned",
        help_text=_("Sources with one owner may share their reporters: independence is then not presumed."),
    )
    homepage = models.URLField(_("homepage"), blank=True)
    sensitivity = models.CharField(
        _("sensitivity"),
        max_length=12,
        choices=SENSITIVITIES,
        default=Sensitivity.PUBLIC,
        help_text=_("Witnesses and private accounts are restricted."),
    )
    note = models.TextField(_("note"), blank=True)

    history = history()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["name", "id"], name="sources_source_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(key=""),
                name="sources_source_has_key",
                violation_error_message=_("A source needs a permanent key."),
            ),
            models.CheckConstraint(
                condition=models.Q(owner__isnull=True) | ~models.Q(owner=models.F("id")),
                name="sources_source_not_its_own_owner",
                violation_error_message=_("A source cannot own itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        refuse_circle(self, "owner")


class SourceName(models.Model):
    """A name of a source in one language, or a further spelling of it."""

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.CASCADE, related_name="names"
    )
    language = models.CharField(_("language"), max_length=8, blank=True, help_text=_("Empty = any language."))
    name = models.CharField(_("name"), max_length=200)
    is_alias = models.BooleanField(
        _("alias"), default=True, help_text=_("A further spelling, not the name to show.")
    )

    class Meta:
        verbose_name = _("name of a source")
        verbose_name_plural = _("names of sources")
        ordering = ["source", "language", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "language", "name"],
                name="sources_sourcename_once",
                violation_error_message=_("The source has this name in this language already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
