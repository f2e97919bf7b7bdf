"""The list of articles, and the form for what is known about one. The text itself is never edited.

Articles are listed here and not in ``sources``: how far their review is depends on their claims, and ``sources``
knows nothing of claims.
"""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from claims.admin.add_article import add_article_page
from claims.admin.cells import bar_cell
from claims.models import Stage
from claims.selectors.articles import (
    at_stage,
    has_claims,
    has_suggestions,
    is_unfinished,
    listed_articles,
    repeats_taken_back,
    without_claims,
    without_suggestions,
)
from claims.selectors.local_names import local_name
from factcheck.model_admin import CodeFilter, WorkbenchModelAdmin
from sources.models import Article
from sources.selectors.languages import languages_in_use


class ReviewFilter(admin.SimpleListFilter):
    title = _("review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("open", _("has open suggestions")),
            ("decided", _("all decided, not said to be done")),
            ("taken_back", _("repeats what was taken back")),
            ("unaided", _("coded without suggestions first")),
            ("adjudication", _("in adjudication")),
            ("done", _("done")),
            ("none", _("no claims yet")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "open":
                return queryset.filter(has_suggestions(request.user), unfinished__has_suggestions=True)
            case "decided":
                decided = queryset.filter(is_unfinished(), at_stage(Stage.OPEN), has_claims(request.user))
                return decided.filter(unfinished__in=without_suggestions(request.user)).exclude(
                    has_suggestions(request.user)
                )
            case "taken_back":
                return queryset.filter(is_unfinished(), repeats_taken_back())
            case "unaided":
                return queryset.filter(at_stage(Stage.UNAIDED))
            case "adjudication":
                return queryset.filter(at_stage(Stage.ADJUDICATION))
            case "done":
                return queryset.filter(at_stage(Stage.DONE))
            case "none":
                return without_claims(request.user, queryset)
        return queryset


class LanguageFilter(admin.SimpleListFilter):
    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(code, language_name(code)) for code in languages_in_use()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset if self.value() is None else queryset.filter(language=self.value())


class SensitivityFilter(CodeFilter):
    title = _("sensitivity")
    field = "sensitivity"


def language_name(code: str) -> str:
    """In the reader's language; the code itself where Django has no name for it."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@admin.register(Article)
class ArticleAdmin(WorkbenchModelAdmin):
    add_label = _("Add an article")
    lead = _("Every text that came in, with how many of its claims are decided.")
    empty_hint = _("Add the first article: paste its text or upload a file. Its suggestions follow at once.")
    list_display = ["headline", "outlet", "day", "language", "review"]
    list_display_links = None
    list_filter = [ReviewFilter, LanguageFilter, SensitivityFilter]
    search_fields = ["title", "source__name", "public_id"]
    search_help_text = _("Title, outlet or id.")
    ordering = ["-id"]
    sortable_by = ["day"]
    raw_id_fields = ["translation_of"]
    readonly_fields: ClassVar[Any] = [
        "public_id",
        "source",
        "language",
        "version",
        "length",
        "text_sha256",
        "encoding",
    ]
    fieldsets = [
        (None, {"fields": ["title", "byline", "url", "rights", "translation_of", "sensitivity"]}),
        (
            _("Fixed with the text"),
            {"fields": readonly_fields},
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return listed_articles(request.user)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return add_article_page(request)

    @admin.display(description=_("article"))
    def headline(self, article: Article) -> SafeString:
        page = reverse("admin:article_page", args=[article.public_id])
        return format_html(
            '<a class="cell-title" href="{}" lang="{}" dir="auto">{}</a><span class="cell-sub mono">{}</span>',
            page, article.language, article.title or article.public_id, article.public_id,
        )  # fmt: skip

    @admin.display(description=_("outlet"))
    def outlet(self, article: Article) -> str:
        return local_name(article.source)

    @admin.display(description=_("published"), ordering="published_lower")
    def day(self, article: Article) -> str:
        return article.published

    @admin.display(description=_("decided"))
    def review(self, article: Any) -> SafeString:
        bar = bar_cell(article.claims_total - article.suggested, article.claims_total)
        if article.stage == Stage.OPEN:
            return bar
        return format_html('{} <span class="tag{}">{}</span>', bar, *_tag_of(Stage(article.stage)))


def _tag_of(stage: Stage) -> tuple[str, str]:
    return " tag-ok" if stage is Stage.DONE else " tag-accent", str(stage.label)
