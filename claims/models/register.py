"""What the registers of actors, places and scopes have in common."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from factcheck.locking import Versioned
from factcheck.trees import refuse_circle


class RegisterEntry(Versioned):
    """A permanent key, the name to show, and the entry it is part of."""

    key = models.CharField(
        _("key"), max_length=100, unique=True, help_text=_("Permanent; never reused for another entry.")
    )
    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
    )
    is_provisional = models.BooleanField(
        _("provisional"),
        default=False,
        help_text=_("Made from the words of an article; an editor has not looked at it yet."),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        abstract = True
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["name", "id"], name="%(app_label)s_%(class)s_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(key=""),
                name="%(app_label)s_%(class)s_has_key",
                violation_error_message=_("A register entry needs a permanent key."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="%(app_label)s_%(class)s_not_its_own_part",
                violation_error_message=_("An entry cannot be part of itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        refuse_circle(self, "parent")


class RegisterName(models.Model):
    """A name of an entry in one language, or a further spelling of it. The entry's field is named ``entry``."""

    language = models.CharField(_("language"), max_length=8, blank=True, help_text=_("Empty = any language."))
    name = models.CharField(_("name"), max_length=200)
    is_alias = models.BooleanField(
        _("alias"), default=True, help_text=_("A further spelling, not the name to show in this language.")
    )

    class Meta:
        abstract = True
        ordering = ["entry", "language", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "language", "name"],
                name="%(app_label)s_%(class)s_once",
                violation_error_message=_("The entry has this name in this language already."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="%(app_label)s_%(class)s_not_empty",
                violation_error_message=_("A name is not empty."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ExternalId(models.Model):
    """The entry's identifier in another register, such as Wikidata or GeoNames."""

    scheme = models.CharField(_("register"), max_length=40, help_text=_("Such as wikidata or geonames."))
    identifier = models.CharField(_("identifier"), max_length=100)

    class Meta:
        abstract = True
        ordering = ["scheme", "identifier"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "identifier"],
                name="%(app_label)s_%(class)s_once",
                violation_error_message=_("Another entry has this identifier."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.identifier}"
