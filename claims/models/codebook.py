"""The codebook: attributes, their immutable versions, and numbered snapshots of the whole."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.domain.attributes import AttributeDefinition, attribute_from_dict
from claims.domain.codebook import Codebook
from claims.domain.codes import Cardinality, Sensitivity
from claims.models.choices import CARDINALITIES, FAMILIES, VALUE_KINDS
from factcheck.locking import Versioned
from sources.models.choices import SENSITIVITIES

FALLBACK_LANGUAGE = "en"


class Attribute(Versioned):
    """One attribute of events, known by its permanent key. What it means is said by its current version."""

    key = models.CharField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("Permanent, in small letters, digits and _: the column name in exports."),
    )
    family = models.CharField(_("family"), max_length=8, choices=FAMILIES)
    current = models.OneToOneField(
        "claims.AttributeVersion",
        verbose_name=_("current version"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("No longer offered for new claims; old ones keep it.")
    )

    class Meta:
        verbose_name = _("attribute")
        verbose_name_plural = _("attributes")
        ordering = ["family", "key"]
        permissions = [("revise_codebook", _("Can revise the codebook"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(key__regex=r"^[a-z][a-z0-9_]*$"),
                name="claims_attribute_key_form",
                violation_error_message=_(
                    "A key starts with a small letter; then small letters, digits and _."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.key if self.current is None else self.current.label


class AttributeVersion(models.Model):
    """What an attribute meant at one time, immutable. Editing an attribute makes a new version.

    The scalar properties are columns, for filters and checks; the texts, words and lists are in ``definition``, the
    canonical form whose hash identifies the version.
    """

    attribute = models.ForeignKey(
        Attribute, verbose_name=_("attribute"), on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField(_("version"))
    value_kind = models.CharField(_("kind of value"), max_length=8, choices=VALUE_KINDS)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    cardinality = models.CharField(
        _("cardinality"), max_length=4, choices=CARDINALITIES, default=Cardinality.ONE
    )
    accumulating = models.BooleanField(
        _("accumulating"), default=False, help_text=_("The figure only grows with time, as a toll does.")
    )
    tolerance = models.DecimalField(_("tolerance"), max_digits=20, decimal_places=6, default=0)
    policy = models.CharField(_("consensus policy"), max_length=40, default="plain")
    sensitivity = models.CharField(
        _("sensitivity"), max_length=12, choices=SENSITIVITIES, default=Sensitivity.PUBLIC
    )
    definition = models.JSONField(_("definition"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("version of an attribute")
        verbose_name_plural = _("versions of attributes")
        ordering = ["attribute", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["attribute", "number"],
                name="claims_attributeversion_number_once",
                violation_error_message=_("The attribute has this version already."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1) & Q(tolerance__gte=0),
                name="claims_attributeversion_positive",
                violation_error_message=_("Versions count from 1, and a tolerance is 0 or more."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} v{self.number}"

    @property
    def to_domain(self) -> AttributeDefinition:
        return attribute_from_dict(self.definition)

    @property
    def label(self) -> str:
        """In the language of the reader, else in English, else the key."""
        return self.text("label") or str(self.definition["key"])

    def text(self, name: str, language: str | None = None) -> str:
        """A text of the definition ("label", "definition") in a language; None = the reader's. "" = none."""
        texts: dict[str, str] = self.definition.get(name, {})
        wanted = (language or get_language() or FALLBACK_LANGUAGE).split("-")[0]
        return texts.get(wanted) or texts.get(FALLBACK_LANGUAGE, "")

    def texts(self, name: str, language: str | None = None) -> list[str]:
        """A list of the definition ("examples", "edge_cases") in a language; None = the reader's."""
        lists: dict[str, list[str]] = self.definition.get(name, {})
        wanted = (language or get_language() or FALLBACK_LANGUAGE).split("-")[0]
        return lists.get(wanted) or lists.get(FALLBACK_LANGUAGE, [])


class CodebookSnapshot(models.Model):
    """The whole codebook at one time: a set of attribute versions and what one event is. Immutable, hashed."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    event_definition = models.JSONField(_("what one event is"), default=dict, help_text=_("By language."))
    versions = models.ManyToManyField(
        AttributeVersion, verbose_name=_("attribute versions"), related_name="snapshots"
    )
    note = models.TextField(_("what changed"), blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("codebook")
        verbose_name_plural = _("codebooks")
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"codebook {self.number}"

    def to_domain(self) -> Codebook:
        """Reads every version of the snapshot: one query."""
        definitions = [version.to_domain for version in self.versions.all()]
        return Codebook({definition.key: definition for definition in definitions}, self.event_definition)
