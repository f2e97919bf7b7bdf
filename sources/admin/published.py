"""What came with articles: the bytes, the zones of their text, what an outlet took back."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from factcheck.leading_to import leads_to
from factcheck.model_admin import CodeFilter, ReadOnlyAdmin
from sources.admin.titled import ArticleColumn
from sources.models import Notice, RawDocument, TextKey, Zone
from sources.selectors.visibility import visible_articles


class RoleFilter(CodeFilter):
    title = _("role")
    field = "role"


class KindFilter(CodeFilter):
    title = _("kind")
    field = "kind"


class OfArticles(ArticleColumn):
    """Rows of articles that the person may see, the text left in the database."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)  # type: ignore[misc]
        return rows.filter(leads_to(visible_articles(request.user), "article")).defer("article__text")


@admin.register(Notice)
class NoticeAdmin(OfArticles, ReadOnlyAdmin):
    """Looked at here alone: a notice changes what counts, which only the service that records it foresees."""

    lead = _(
        "Corrections, retractions and deletions. The claims they touch count zero from then on. Each is recorded and "
        "withdrawn on the page of its article, where what it changes is shown first."
    )
    empty_hint = _("Open an article: its notices are recorded there.")
    list_display = ["headline", "kind", "published_on", "summary", "touches_whole_article", "recorded_at"]
    list_filter = [KindFilter]
    list_select_related = ["article"]
    search_fields = ["article__title", "summary"]

    @admin.display(description=_("page of the article"))
    def recorded_at(self, notice: Notice) -> SafeString:
        # By its name: claims knows sources, never the reverse.
        page = reverse("admin:article_notices", args=[notice.article.public_id])
        return format_html('<a href="{}">{}</a>', page, notice.article.public_id)


@admin.register(Zone)
class ZoneAdmin(OfArticles, ReadOnlyAdmin):
    lead = _("Stretches of articles by their role.")
    list_display = ["headline", "role", "start", "end", "language"]
    list_filter = [RoleFilter]
    list_select_related = ["article"]


@admin.register(RawDocument)
class RawDocumentAdmin(ReadOnlyAdmin):
    lead = _("The bytes that articles came from, kept once per content.")
    list_display = ["sha256", "media_type", "size_bytes", "received_at"]
    search_fields = ["sha256"]
    fields = ["sha256", "media_type", "size_bytes", "received_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[RawDocument]:
        return super().get_queryset(request).defer("data")


@admin.register(TextKey)
class TextKeyAdmin(OfArticles, ReadOnlyAdmin):
    lead = _("The index by which articles of nearly the same text find each other.")
    list_display = ["key", "headline"]
    list_select_related = ["article"]
    search_fields = ["key"]
