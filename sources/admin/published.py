"""What came with articles: the bytes, the zones of their text, what an outlet took back."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from factcheck.leading_to import leads_to
from factcheck.model_admin import CodeFilter, ReadOnlyAdmin, WorkbenchModelAdmin
from sources.models import Notice, RawDocument, TextKey, Zone
from sources.selectors.visibility import visible_articles


class RoleFilter(CodeFilter):
    title = _("role")
    field = "role"


class KindFilter(CodeFilter):
    title = _("kind")
    field = "kind"


class OfArticles:
    """Rows of articles that the person may see, the text left in the database."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)  # type: ignore[misc]
        return rows.filter(leads_to(visible_articles(request.user), "article")).defer("article__text")


@admin.register(Notice)
class NoticeAdmin(OfArticles, WorkbenchModelAdmin):
    lead = _("Corrections, retractions and deletions. The claims they touch count zero from then on.")
    list_display = ["article", "kind", "published_on", "summary", "touches_whole_article"]
    list_filter = [KindFilter]
    list_select_related = ["article"]
    search_fields = ["article__title", "summary"]
    raw_id_fields = ["article", "corrected_by"]


@admin.register(Zone)
class ZoneAdmin(OfArticles, ReadOnlyAdmin):
    lead = _("Stretches of articles by their role.")
    list_display = ["article", "role", "start", "end", "language"]
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
    list_display = ["key", "article"]
    list_select_related = ["article"]
    search_fields = ["key"]
