"""One published text."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from factcheck.audit.history import history
from factcheck.locking import Versioned
from sources.codes import ArticleKind, DateBasis, DatePrecision, Sensitivity
from sources.models.choices import ARTICLE_KINDS, DATE_BASES, DATE_PRECISIONS, SENSITIVITIES
from sources.models.raw_document import RawDocument
from sources.models.source import Source

PUBLISHED_BOUNDS = ("published_lower", "published_upper")


class ArticleQuerySet(models.QuerySet["Article"]):
    def current(self) -> "ArticleQuerySet":
        """Without the versions that a later text replaced."""
        return self.filter(is_current=True)

    def without_text(self) -> "ArticleQuerySet":
        """For lists: the text stays in the database."""
        return self.defer("text")


class Article(Versioned):
    """One published text of a source, immutable; a corrected text is a new row of the same lineage.

    A post embedded in an article is an Article of its own, nested in its parent and spoken by its own account.
    Offsets everywhere are Unicode code points into ``text``, zero-based, end exclusive.
    """

    public_id = models.CharField(
        _("id"),
        max_length=24,
        unique=True,
        editable=False,
        help_text=_("Permanent: made from the outlet and the text, never reused."),
    )
    kind = models.CharField(
        _("kind"), max_length=8, choices=ARTICLE_KINDS, default=ArticleKind.ARTICLE, editable=False
    )
    source = models.ForeignKey(
        Source,
        verbose_name=_("outlet"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text=_("Who published it; empty where that is not known."),
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=8, help_text=_("ISO 639-1 code, such as en or fr."))
    url = models.URLField(_("address"), max_length=1000, blank=True)
    rights = models.CharField(_("rights"), max_length=200, blank=True)

    published = models.CharField(
        _("published"),
        max_length=32,
        blank=True,
        help_text=_("YYYY, YYYY-MM or YYYY-MM-DD; empty where nothing is known."),
    )
    published_lower = models.DateField(_("published from"), null=True, blank=True, editable=False)
    published_upper = models.DateField(_("published until"), null=True, blank=True, editable=False)
    published_precision = models.CharField(
        _("precision of the date"), max_length=8, choices=DATE_PRECISIONS, default=DatePrecision.NONE
    )
    published_basis = models.CharField(
        _("basis of the date"), max_length=8, choices=DATE_BASES, default=DateBasis.NONE
    )

    parent = models.ForeignKey(
        "self",
        verbose_name=_("embedded in"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
    )
    original = models.ForeignKey(
        "self",
        verbose_name=_("first version"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="later_versions",
        help_text=_("Empty on the first version itself."),
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    is_current = models.BooleanField(_("current version"), default=True, editable=False)
    translation_of = models.ForeignKey(
        "self",
        verbose_name=_("translation of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
    )
    text_group = models.CharField(
        _("near-duplicate group"),
        max_length=24,
        blank=True,
        db_index=True,
        editable=False,
        help_text=_("Id of the first article of nearly the same text; such articles are one voice."),
    )
    sensitivity = models.CharField(
        _("sensitivity"), max_length=12, choices=SENSITIVITIES, default=Sensitivity.PUBLIC
    )
    notes = models.JSONField(
        _("notes"), default=dict, blank=True, help_text=_("What came with it and has no field of its own.")
    )

    raw = models.ForeignKey(
        RawDocument,
        verbose_name=_("raw bytes"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
    )
    encoding = models.CharField(_("encoding"), max_length=20, default="utf-8", editable=False)
    had_bom = models.BooleanField(_("byte order mark removed"), default=False, editable=False)
    text_sha256 = models.CharField(_("SHA-256 of the text"), max_length=64, db_index=True, editable=False)
    length = models.PositiveIntegerField(_("length in characters"), editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True, editable=False)
    text = models.TextField(_("text"), editable=False)

    history = history(excluded_fields=["text"])
    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-id"]
        permissions = [("ingest_article", _("Can add articles"))]
        indexes = [
            models.Index(fields=["language", "-id"], name="sources_article_language"),
            models.Index(fields=["-language", "-id"], name="sources_article_language_back"),
            models.Index(fields=["published_lower", "published_upper"], name="sources_article_published"),
            models.Index(fields=["published_lower", "-id"], name="sources_article_by_day"),
            models.Index(fields=["sensitivity", "-id"], name="sources_article_by_sensitivity"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(length__gt=0) | Q(erased_at__isnull=False),
                name="sources_article_has_text",
                violation_error_message=_("An article has a text."),
            ),
            models.CheckConstraint(
                condition=Q(kind=ArticleKind.ARTICLE, parent__isnull=True)
                | Q(kind=ArticleKind.POST, parent__isnull=False),
                name="sources_article_post_has_parent",
                violation_error_message=_("A post stands in an article; an article stands in nothing."),
            ),
            models.CheckConstraint(
                condition=Q(version=1, original__isnull=True) | Q(version__gt=1, original__isnull=False),
                name="sources_article_version_has_original",
                violation_error_message=_("The first version has no original; every later one has."),
            ),
            models.CheckConstraint(
                condition=Q(published_lower__isnull=True, published_upper__isnull=True, published="")
                | Q(published_lower__isnull=False, published_upper__isnull=False)
                & Q(published_lower__lte=F("published_upper"))
                & ~Q(published=""),
                name="sources_article_published_bounds",
                violation_error_message=_("The publication date and its first and last day belong together."),
            ),
            models.UniqueConstraint(
                Coalesce("original", "id"),
                condition=Q(is_current=True),
                name="sources_article_one_current_version",
                violation_error_message=_("Another version of the article is the current one."),
            ),
            models.UniqueConstraint(
                fields=["original", "version"],
                name="sources_article_version_once",
                violation_error_message=_("This version of the article exists already."),
            ),
            models.UniqueConstraint(
                fields=["source", "text_sha256"],
                condition=Q(kind=ArticleKind.ARTICLE, erased_at__isnull=True),
                name="sources_article_text_once_per_source",
                violation_error_message=_("The outlet has published this very text already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.public_id

    @property
    def lineage_id(self) -> int:
        """Row id of the first version: the same for every version of one article."""
        return self.pk if self.original_id is None else self.original_id
