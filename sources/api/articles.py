"""Articles under /api/v1/articles/: what was published, its text on the page of the article alone.

Outward: ``ArticleViewSet``; ``claims.api.articles`` adds what claims know about a text before it is served.
"""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from factcheck.api.fields import KeyField
from factcheck.api.filters import CodeFilter, FlagFilter, RowFilter, TextFilter
from factcheck.api.views import ReadOnlyViewSet
from sources.models import Article, Notice, Zone
from sources.models.choices import ARTICLE_KINDS
from sources.selectors.visibility import visible_articles, visible_sources

RELATED = ("parent", "original", "translation_of")


class ArticleSerializer(serializers.ModelSerializer[Article]):
    """An article without its text."""

    # A serializer takes its declared fields off the class: none of them hides the attribute of the same name.
    id = serializers.CharField(source="public_id", help_text="Permanent.")
    source: Any = KeyField(help_text="Key of the outlet; null where it is not known.")
    title = serializers.SerializerMethodField()
    byline = serializers.SerializerMethodField()
    published = serializers.CharField(help_text="YYYY, YYYY-MM or YYYY-MM-DD; empty where not known.")
    parent: Any = serializers.SerializerMethodField(help_text="Id of the article that a post is embedded in.")
    first_version = serializers.SerializerMethodField(help_text="Null on the first version itself.")
    translation_of = serializers.SerializerMethodField(help_text="Id of the article it translates.")
    text_group = serializers.CharField(help_text="Articles of one group have nearly the same text.")
    sha256 = serializers.CharField(source="text_sha256", help_text="Of the text in UTF-8.")
    length = serializers.IntegerField(help_text="Unicode code points of the text.")

    class Meta:
        model = Article
        fields: tuple[str, ...] = (
            "id",
            "kind",
            "source",
            "title",
            "byline",
            "language",
            "url",
            "rights",
            "published",
            "published_lower",
            "published_upper",
            "published_precision",
            "published_basis",
            "parent",
            "first_version",
            "version",
            "is_current",
            "translation_of",
            "text_group",
            "sensitivity",
            "sha256",
            "length",
            "added_at",
            "erased_at",
        )

    def get_title(self, article: Article) -> str:
        return self._shown(article, article.title)

    def get_byline(self, article: Article) -> str:
        return self._shown(article, article.byline)

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_parent(self, article: Article) -> str | None:
        return self._id_of(article.parent)

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_first_version(self, article: Article) -> str | None:
        return self._id_of(article.original)

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_translation_of(self, article: Article) -> str | None:
        return self._id_of(article.translation_of)

    def _id_of(self, article: Article | None) -> str | None:
        return None if article is None or article.pk not in self.context["related"] else article.public_id

    def _shown(self, article: Article, text: str) -> str:
        return str(self.context["shown"](article, text))


class ZoneSerializer(serializers.ModelSerializer[Zone]):
    """Code points into the text, end exclusive."""

    class Meta:
        model = Zone
        fields = ("role", "start", "end", "language")


class NoticeSerializer(serializers.ModelSerializer[Notice]):
    summary = serializers.SerializerMethodField()

    class Meta:
        model = Notice
        fields = ("kind", "published_on", "summary", "url", "touches_whole_article")

    def get_summary(self, notice: Notice) -> str:
        return str(self.context["shown"](notice.article, notice.summary))


class ArticleDetailSerializer(ArticleSerializer):
    """An article with its text; offsets anywhere are code points into it, end exclusive."""

    text = serializers.SerializerMethodField(help_text="Null where the reader may not see all of it.")
    zones = ZoneSerializer(many=True)
    notices = NoticeSerializer(many=True)

    class Meta(ArticleSerializer.Meta):
        fields = (*ArticleSerializer.Meta.fields, "text", "zones", "notices")

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_text(self, article: Article) -> str | None:
        return article.text if self.context["shows_text"](article) else None


class ArticleFilters(django_filters.FilterSet):
    source = RowFilter(rows=visible_sources, key="key", what="source", help_text="Key of the outlet.")
    kind = CodeFilter(choices=ARTICLE_KINDS)
    language = TextFilter(help_text="ISO 639-1 code, such as en or fr.")
    is_current = FlagFilter(help_text="Without it, every version is listed.")
    published_from = django_filters.DateFilter(
        field_name="published_upper", lookup_expr="gte", help_text="Published on this day or later, possibly."
    )
    published_until = django_filters.DateFilter(
        field_name="published_lower",
        lookup_expr="lte",
        help_text="Published on this day or before, possibly.",
    )


class ArticleViewSet(ReadOnlyViewSet):
    """Articles that the reader may see, every version."""

    model = Article
    queryset = Article.objects.none()
    keyset = ("public_id",)
    lookup_field = "public_id"
    lookup_url_kwarg = "public_id"
    filterset_class = ArticleFilters

    def rows_for(self, user: Any) -> QuerySet[Article]:
        articles = visible_articles(user).select_related("source", *RELATED)
        articles = articles.defer(*(f"{name}__text" for name in RELATED))
        if self.action == "list":
            return articles.defer("text", *(f"{name}__text" for name in RELATED))
        zones = Zone.objects.order_by("start")
        return articles.prefetch_related(Prefetch("zones", zones), "notices")

    def get_serializer_class(self) -> type[ArticleSerializer]:
        return ArticleSerializer if self.action == "list" else ArticleDetailSerializer

    def context_of(self, rows: Sequence[Article]) -> dict[str, Any]:
        """related: row ids of related articles that may be named. shown: a text of an article, as it may be shown."""
        ids = {getattr(row, f"{name}_id") for row in rows for name in RELATED}
        related = visible_articles(self.request.user).filter(pk__in=[pk for pk in ids if pk is not None])
        return {
            "related": set(related.values_list("pk", flat=True)),
            "shown": lambda _article, text: text,
            "shows_text": lambda _article: True,
        }
