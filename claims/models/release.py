"""A frozen, versioned dataset."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.codebook import CodebookSnapshot
from claims.models.fit import Fit


class ReleaseProfile(models.TextChoices):
    PUBLIC = "public", _("public: restricted content is withheld")
    RESEARCH = "research", _("research: restricted content under agreement")
    INTERNAL = "internal", _("internal: everything")


class ReleaseState(models.TextChoices):
    PROPOSED = "proposed", _("proposed, waits for approval")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class DatasetRelease(models.Model):
    """One version of a named dataset. Its files are kept with it, so that it can be handed out unchanged for ever.

    content_sha256: hash over what the release says, without its version: two publications of one state are one.
    """

    name = models.SlugField(_("name"), max_length=80)
    version = models.PositiveIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=300)
    profile = models.CharField(
        _("profile"), max_length=8, choices=ReleaseProfile, default=ReleaseProfile.PUBLIC
    )
    state = models.CharField(_("state"), max_length=9, choices=ReleaseState, default=ReleaseState.PUBLISHED)
    is_unreviewed = models.BooleanField(
        _("unreviewed"),
        default=True,
        help_text=_("Some row rests on a machine's or a policy's acceptance: the title says so."),
    )
    content_sha256 = models.CharField(_("SHA-256 of the content"), max_length=64)
    events = models.PositiveIntegerField(_("events"), default=0)
    claims = models.PositiveIntegerField(_("claims"), default=0)
    codebook = models.ForeignKey(
        CodebookSnapshot,
        verbose_name=_("codebook"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty for a release that was made elsewhere: its codebook is among its files."),
    )
    is_imported = models.BooleanField(
        _("imported"), default=False, help_text=_("Made by another workbench and taken in unchanged.")
    )
    fit = models.ForeignKey(
        Fit, verbose_name=_("fit"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    previous = models.OneToOneField(
        "self",
        verbose_name=_("version before"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="next",
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["name", "-version"]
        indexes = [models.Index(fields=["-created_at", "-id"], name="claims_release_by_time")]
        permissions = [("publish_release", _("Can publish releases"))]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "version"],
                name="claims_datasetrelease_version_once",
                violation_error_message=_("The release has this version already."),
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(proposed_by__isnull=True)
                | ~Q(approved_by=F("proposed_by")),
                name="claims_datasetrelease_not_approved_by_its_proposer",
                violation_error_message=_("Nobody approves their own release."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} v{self.version}"


class ReleaseFile(models.Model):
    """One file of a release, compressed with zlib."""

    release = models.ForeignKey(
        DatasetRelease, verbose_name=_("release"), on_delete=models.PROTECT, related_name="files"
    )
    path = models.CharField(_("path"), max_length=200)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size_bytes = models.PositiveBigIntegerField(_("size in bytes"))
    compressed = models.BinaryField(_("content, compressed"))

    class Meta:
        verbose_name = _("file of a release")
        verbose_name_plural = _("files of releases")
        ordering = ["release", "path"]
        constraints = [
            models.UniqueConstraint(fields=["release", "path"], name="claims_releasefile_path_once"),
        ]

    def __str__(self) -> str:
        return self.path
