"""All tables of sources, made at once, and the triggers on them. Databases that ran 0001 to 0009 know it as done."""

import django.db.models.deletion
import django.db.models.functions.comparison
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import sources.codes
from sources import guards


def guard(apps, schema_editor):
    guards.put_up(schema_editor.connection)


def unguard(apps, schema_editor):
    guards.take_down(schema_editor.connection)


class Migration(migrations.Migration):
    replaces = [
        ("sources", "0001_sources_articles_zones_notices_feeds"),
        ("sources", "0002_guard_article_text"),
        ("sources", "0003_index_articles_by_text_keys"),
        ("sources", "0004_one_current_version_per_article"),
        ("sources", "0005_register_courts"),
        ("sources", "0006_index_lists_by_their_filters"),
        ("sources", "0007_index_languages_backwards"),
        ("sources", "0008_name_related_fields"),
        ("sources", "0009_index_lists_in_their_order"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RawDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True, verbose_name="SHA-256")),
                ("media_type", models.CharField(max_length=100, verbose_name="media type")),
                ("size_bytes", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("data", models.BinaryField(verbose_name="bytes")),
                ("received_at", models.DateTimeField(auto_now_add=True, verbose_name="received at")),
            ],
            options={
                "verbose_name": "raw document",
                "verbose_name_plural": "raw documents",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("size_bytes__gt", 0)),
                        name="sources_rawdocument_not_empty",
                        violation_error_message="A document without bytes is not kept.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "row_version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="row version"),
                ),
                (
                    "key",
                    models.SlugField(
                        help_text="Permanent, in small letters; never reused for another source.",
                        max_length=80,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As the workbench shows it.", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agency", "news agency"),
                            ("newspaper", "newspaper"),
                            ("broadcaster", "broadcaster"),
                            ("online_outlet", "online outlet"),
                            ("official_body", "official body"),
                            ("party", "party to the conflict"),
                            ("ngo", "non-governmental organisation"),
                            ("social_account", "social account"),
                            ("witness", "witness"),
                            ("document", "document"),
                            ("enquiry", "enquiry"),
                            ("court", "court"),
                            ("unnamed", "unnamed source"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source_class",
                    models.CharField(
                        choices=[
                            ("document", "document or enquiry"),
                            ("official", "official body"),
                            ("organisation", "organisation"),
                            ("agency", "news agency"),
                            ("outlet", "news outlet"),
                            ("witness", "witness"),
                            ("party", "party to the event"),
                            ("unnamed", "unnamed"),
                            ("account", "private account"),
                        ],
                        help_text="Strength of evidence by role; says which informant may update another.",
                        max_length=20,
                        verbose_name="class",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="ISO 3166-1 code of two letters, empty = none.",
                        max_length=2,
                        verbose_name="country",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        help_text="Sources with one owner may share their reporters: independence is then not presumed.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owned",
                        to="sources.source",
                        verbose_name="owner",
                    ),
                ),
                ("homepage", models.URLField(blank=True, verbose_name="homepage")),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("restricted", "restricted"),
                            ("confidential", "confidential"),
                        ],
                        default=sources.codes.Sensitivity["PUBLIC"],
                        help_text="Witnesses and private accounts are restricted.",
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ["name", "id"],
                "indexes": [models.Index(fields=["name", "id"], name="sources_source_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        name="sources_source_has_key",
                        violation_error_message="A source needs a permanent key.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owner__isnull", True),
                            models.Q(("owner", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="sources_source_not_its_own_owner",
                        violation_error_message="A source cannot own itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSource",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "row_version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="row version"),
                ),
                (
                    "act",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audit.act",
                        verbose_name="act",
                    ),
                ),
                (
                    "key",
                    models.SlugField(
                        help_text="Permanent, in small letters; never reused for another source.",
                        max_length=80,
                        verbose_name="key",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As the workbench shows it.", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agency", "news agency"),
                            ("newspaper", "newspaper"),
                            ("broadcaster", "broadcaster"),
                            ("online_outlet", "online outlet"),
                            ("official_body", "official body"),
                            ("party", "party to the conflict"),
                            ("ngo", "non-governmental organisation"),
                            ("social_account", "social account"),
                            ("witness", "witness"),
                            ("document", "document"),
                            ("enquiry", "enquiry"),
                            ("court", "court"),
                            ("unnamed", "unnamed source"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source_class",
                    models.CharField(
                        choices=[
                            ("document", "document or enquiry"),
                            ("official", "official body"),
                            ("organisation", "organisation"),
                            ("agency", "news agency"),
                            ("outlet", "news outlet"),
                            ("witness", "witness"),
                            ("party", "party to the event"),
                            ("unnamed", "unnamed"),
                            ("account", "private account"),
                        ],
                        help_text="Strength of evidence by role; says which informant may update another.",
                        max_length=20,
                        verbose_name="class",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="ISO 3166-1 code of two letters, empty = none.",
                        max_length=2,
                        verbose_name="country",
                    ),
                ),
                ("homepage", models.URLField(blank=True, verbose_name="homepage")),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("restricted", "restricted"),
                            ("confidential", "confidential"),
                        ],
                        default=sources.codes.Sensitivity["PUBLIC"],
                        help_text="Witnesses and private accounts are restricted.",
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Sources with one owner may share their reporters: independence is then not presumed.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.source",
                        verbose_name="owner",
                    ),
                ),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical source",
                "verbose_name_plural": "historical sources",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SourceName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="sources.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, help_text="Empty = any language.", max_length=8, verbose_name="language"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "is_alias",
                    models.BooleanField(
                        default=True,
                        help_text="A further spelling, not the name to show.",
                        verbose_name="alias",
                    ),
                ),
            ],
            options={
                "verbose_name": "name of a source",
                "verbose_name_plural": "names of sources",
                "ordering": ["source", "language", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "language", "name"),
                        name="sources_sourcename_once",
                        violation_error_message="The source has this name in this language already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "row_version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="row version"),
                ),
                (
                    "public_id",
                    models.CharField(
                        editable=False,
                        help_text="Permanent: made from the outlet and the text, never reused.",
                        max_length=24,
                        unique=True,
                        verbose_name="id",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("article", "article"), ("post", "embedded post")],
                        default=sources.codes.ArticleKind["ARTICLE"],
                        editable=False,
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who published it; empty where that is not known.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="sources.source",
                        verbose_name="outlet",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("byline", models.CharField(blank=True, max_length=200, verbose_name="byline")),
                (
                    "language",
                    models.CharField(
                        help_text="ISO 639-1 code, such as en or fr.", max_length=8, verbose_name="language"
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="address")),
                ("rights", models.CharField(blank=True, max_length=200, verbose_name="rights")),
                (
                    "published",
                    models.CharField(
                        blank=True,
                        help_text="YYYY, YYYY-MM or YYYY-MM-DD; empty where nothing is known.",
                        max_length=32,
                        verbose_name="published",
                    ),
                ),
                (
                    "published_lower",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="published from"),
                ),
                (
                    "published_upper",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="published until"),
                ),
                (
                    "published_precision",
                    models.CharField(
                        choices=[("none", "not known"), ("year", "year"), ("month", "month"), ("day", "day")],
                        default=sources.codes.DatePrecision["NONE"],
                        max_length=8,
                        verbose_name="precision of the date",
                    ),
                ),
                (
                    "published_basis",
                    models.CharField(
                        choices=[
                            ("none", "not known"),
                            ("stated", "stated by whoever added it"),
                            ("metadata", "the page's metadata"),
                            ("url", "the address"),
                            ("inferred", "inferred from the text"),
                        ],
                        default=sources.codes.DateBasis["NONE"],
                        max_length=8,
                        verbose_name="basis of the date",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="sources.article",
                        verbose_name="embedded in",
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty on the first version itself.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later_versions",
                        to="sources.article",
                        verbose_name="first version",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "is_current",
                    models.BooleanField(default=True, editable=False, verbose_name="current version"),
                ),
                (
                    "translation_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="translations",
                        to="sources.article",
                        verbose_name="translation of",
                    ),
                ),
                (
                    "text_group",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        editable=False,
                        help_text="Id of the first article of nearly the same text; such articles are one voice.",
                        max_length=24,
                        verbose_name="near-duplicate group",
                    ),
                ),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("restricted", "restricted"),
                            ("confidential", "confidential"),
                        ],
                        default=sources.codes.Sensitivity["PUBLIC"],
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                (
                    "notes",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="What came with it and has no field of its own.",
                        verbose_name="notes",
                    ),
                ),
                (
                    "raw",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="sources.rawdocument",
                        verbose_name="raw bytes",
                    ),
                ),
                (
                    "encoding",
                    models.CharField(default="utf-8", editable=False, max_length=20, verbose_name="encoding"),
                ),
                (
                    "had_bom",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="byte order mark removed"
                    ),
                ),
                (
                    "text_sha256",
                    models.CharField(
                        db_index=True, editable=False, max_length=64, verbose_name="SHA-256 of the text"
                    ),
                ),
                ("length", models.PositiveIntegerField(editable=False, verbose_name="length in characters")),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added at")),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="erased at"),
                ),
                ("text", models.TextField(editable=False, verbose_name="text")),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
                "ordering": ["-id"],
                "permissions": [("ingest_article", "Can add articles")],
                "indexes": [
                    models.Index(fields=["language", "-id"], name="sources_article_language"),
                    models.Index(fields=["-language", "-id"], name="sources_article_language_back"),
                    models.Index(
                        fields=["published_lower", "published_upper"], name="sources_article_published"
                    ),
                    models.Index(fields=["published_lower", "-id"], name="sources_article_by_day"),
                    models.Index(fields=["sensitivity", "-id"], name="sources_article_by_sensitivity"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("length__gt", 0), ("erased_at__isnull", False), _connector="OR"),
                        name="sources_article_has_text",
                        violation_error_message="An article has a text.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", sources.codes.ArticleKind["ARTICLE"]), ("parent__isnull", True)
                            ),
                            models.Q(("kind", sources.codes.ArticleKind["POST"]), ("parent__isnull", False)),
                            _connector="OR",
                        ),
                        name="sources_article_post_has_parent",
                        violation_error_message="A post stands in an article; an article stands in nothing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("original__isnull", True), ("version", 1)),
                            models.Q(("original__isnull", False), ("version__gt", 1)),
                            _connector="OR",
                        ),
                        name="sources_article_version_has_original",
                        violation_error_message="The first version has no original; every later one has.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("published", ""),
                                ("published_lower__isnull", True),
                                ("published_upper__isnull", True),
                            ),
                            models.Q(
                                ("published_lower__isnull", False),
                                ("published_upper__isnull", False),
                                ("published_lower__lte", models.F("published_upper")),
                                models.Q(("published", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="sources_article_published_bounds",
                        violation_error_message="The publication date and its first and last day belong together.",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Coalesce("original", "id"),
                        condition=models.Q(("is_current", True)),
                        name="sources_article_one_current_version",
                        violation_error_message="Another version of the article is the current one.",
                    ),
                    models.UniqueConstraint(
                        fields=("original", "version"),
                        name="sources_article_version_once",
                        violation_error_message="This version of the article exists already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("erased_at__isnull", True), ("kind", sources.codes.ArticleKind["ARTICLE"])
                        ),
                        fields=("source", "text_sha256"),
                        name="sources_article_text_once_per_source",
                        violation_error_message="The outlet has published this very text already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalArticle",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "row_version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="row version"),
                ),
                (
                    "act",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audit.act",
                        verbose_name="act",
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        db_index=True,
                        editable=False,
                        help_text="Permanent: made from the outlet and the text, never reused.",
                        max_length=24,
                        verbose_name="id",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("article", "article"), ("post", "embedded post")],
                        default=sources.codes.ArticleKind["ARTICLE"],
                        editable=False,
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("byline", models.CharField(blank=True, max_length=200, verbose_name="byline")),
                (
                    "language",
                    models.CharField(
                        help_text="ISO 639-1 code, such as en or fr.", max_length=8, verbose_name="language"
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="address")),
                ("rights", models.CharField(blank=True, max_length=200, verbose_name="rights")),
                (
                    "published",
                    models.CharField(
                        blank=True,
                        help_text="YYYY, YYYY-MM or YYYY-MM-DD; empty where nothing is known.",
                        max_length=32,
                        verbose_name="published",
                    ),
                ),
                (
                    "published_lower",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="published from"),
                ),
                (
                    "published_upper",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="published until"),
                ),
                (
                    "published_precision",
                    models.CharField(
                        choices=[("none", "not known"), ("year", "year"), ("month", "month"), ("day", "day")],
                        default=sources.codes.DatePrecision["NONE"],
                        max_length=8,
                        verbose_name="precision of the date",
                    ),
                ),
                (
                    "published_basis",
                    models.CharField(
                        choices=[
                            ("none", "not known"),
                            ("stated", "stated by whoever added it"),
                            ("metadata", "the page's metadata"),
                            ("url", "the address"),
                            ("inferred", "inferred from the text"),
                        ],
                        default=sources.codes.DateBasis["NONE"],
                        max_length=8,
                        verbose_name="basis of the date",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "is_current",
                    models.BooleanField(default=True, editable=False, verbose_name="current version"),
                ),
                (
                    "text_group",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        editable=False,
                        help_text="Id of the first article of nearly the same text; such articles are one voice.",
                        max_length=24,
                        verbose_name="near-duplicate group",
                    ),
                ),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("restricted", "restricted"),
                            ("confidential", "confidential"),
                        ],
                        default=sources.codes.Sensitivity["PUBLIC"],
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                (
                    "notes",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="What came with it and has no field of its own.",
                        verbose_name="notes",
                    ),
                ),
                (
                    "encoding",
                    models.CharField(default="utf-8", editable=False, max_length=20, verbose_name="encoding"),
                ),
                (
                    "had_bom",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="byte order mark removed"
                    ),
                ),
                (
                    "text_sha256",
                    models.CharField(
                        db_index=True, editable=False, max_length=64, verbose_name="SHA-256 of the text"
                    ),
                ),
                ("length", models.PositiveIntegerField(editable=False, verbose_name="length in characters")),
                ("added_at", models.DateTimeField(blank=True, editable=False, verbose_name="added at")),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="erased at"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who published it; empty where that is not known.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.source",
                        verbose_name="outlet",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.article",
                        verbose_name="embedded in",
                    ),
                ),
                (
                    "original",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty on the first version itself.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.article",
                        verbose_name="first version",
                    ),
                ),
                (
                    "translation_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.article",
                        verbose_name="translation of",
                    ),
                ),
                (
                    "raw",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.rawdocument",
                        verbose_name="raw bytes",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical article",
                "verbose_name_plural": "historical articles",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFeed",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "row_version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="row version"),
                ),
                (
                    "act",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audit.act",
                        verbose_name="act",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("rss", "RSS"), ("atom", "Atom"), ("sitemap", "sitemap")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("url", models.URLField(db_index=True, max_length=1000, verbose_name="address")),
                ("language", models.CharField(blank=True, max_length=8, verbose_name="language")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "etag",
                    models.CharField(blank=True, editable=False, max_length=300, verbose_name="entity tag"),
                ),
                (
                    "last_fetched_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="last fetched at"
                    ),
                ),
                ("last_error", models.TextField(blank=True, editable=False, verbose_name="last error")),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.source",
                        verbose_name="source",
                    ),
                ),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical feed",
                "verbose_name_plural": "historical feeds",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "row_version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="row version"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feeds",
                        to="sources.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("rss", "RSS"), ("atom", "Atom"), ("sitemap", "sitemap")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("url", models.URLField(max_length=1000, unique=True, verbose_name="address")),
                ("language", models.CharField(blank=True, max_length=8, verbose_name="language")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "etag",
                    models.CharField(blank=True, editable=False, max_length=300, verbose_name="entity tag"),
                ),
                (
                    "last_fetched_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="last fetched at"
                    ),
                ),
                ("last_error", models.TextField(blank=True, editable=False, verbose_name="last error")),
            ],
            options={
                "verbose_name": "feed",
                "verbose_name_plural": "feeds",
                "ordering": ["source", "url"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("url", ""), _negated=True),
                        name="sources_feed_has_url",
                        violation_error_message="A feed needs an address.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNotice",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "row_version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="row version"),
                ),
                (
                    "act",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audit.act",
                        verbose_name="act",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("correction", "correction"),
                            ("retraction", "retraction"),
                            ("deletion", "deletion"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("published_on", models.DateField(verbose_name="published on")),
                (
                    "summary",
                    models.TextField(
                        help_text="In your own words: what the outlet corrects or takes back.",
                        verbose_name="what it says",
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="address")),
                (
                    "touches_whole_article",
                    models.BooleanField(
                        default=False,
                        help_text="Otherwise it touches only the claims that are named.",
                        verbose_name="touches the whole article",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sources.article",
                        verbose_name="corrected version",
                    ),
                ),
                ("history_id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical notice",
                "verbose_name_plural": "historical notices",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "row_version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="row version"),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("correction", "correction"),
                            ("retraction", "retraction"),
                            ("deletion", "deletion"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("published_on", models.DateField(verbose_name="published on")),
                (
                    "summary",
                    models.TextField(
                        help_text="In your own words: what the outlet corrects or takes back.",
                        verbose_name="what it says",
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="address")),
                (
                    "touches_whole_article",
                    models.BooleanField(
                        default=False,
                        help_text="Otherwise it touches only the claims that are named.",
                        verbose_name="touches the whole article",
                    ),
                ),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.article",
                        verbose_name="corrected version",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ["-published_on", "-id"],
                "indexes": [models.Index(fields=["-published_on", "-id"], name="sources_notice_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("summary", ""), _negated=True),
                        name="sources_notice_has_summary",
                        violation_error_message="Say what the outlet corrects or takes back.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TextKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="text_keys",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                ("key", models.CharField(max_length=16, verbose_name="key")),
            ],
            options={
                "verbose_name": "text key",
                "verbose_name_plural": "text keys",
                "ordering": ["article", "key"],
                "indexes": [models.Index(fields=["key", "article"], name="sources_textkey_by_key")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "key"),
                        name="sources_textkey_once",
                        violation_error_message="The article has this key already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Zone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="zones",
                        to="sources.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("headline", "headline"),
                            ("lead", "lead"),
                            ("body", "body"),
                            ("background", "background"),
                            ("quotation", "quotation"),
                            ("boilerplate", "boilerplate"),
                            ("metadata_header", "metadata header"),
                            ("post", "embedded post"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("start", models.PositiveIntegerField(verbose_name="start")),
                ("end", models.PositiveIntegerField(verbose_name="end")),
                ("language", models.CharField(blank=True, max_length=8, verbose_name="language")),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        help_text="The embedded post whose text stands here.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.article",
                        verbose_name="post",
                    ),
                ),
            ],
            options={
                "verbose_name": "zone",
                "verbose_name_plural": "zones",
                "ordering": ["article", "start"],
                "indexes": [models.Index(fields=["role", "article", "start"], name="sources_zone_by_role")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("start__lt", models.F("end"))),
                        name="sources_zone_start_before_end",
                        violation_error_message="A zone starts before it ends.",
                    ),
                    models.UniqueConstraint(
                        fields=("article", "start"),
                        name="sources_zone_one_per_start",
                        violation_error_message="Another zone of the article starts here.",
                    ),
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
