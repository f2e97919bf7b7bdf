"""The lists of practice articles and of one's own attempts. Practice itself has its pages."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import PracticeArticle, PracticeRun
from claims.selectors.practice import own_runs, practice_articles
from factcheck.model_admin import ReadOnlyAdmin


@admin.register(PracticeArticle)
class PracticeArticleAdmin(ReadOnlyAdmin):
    lead = _("Articles with known answers, for new reviewers. An article is made one on its own page.")
    list_display = ["title", "language", "created_by", "created_at"]
    list_display_links = None
    list_select_related = ["created_by"]
    ordering = ["-id"]
    fields = ["key", "title", "outlet", "language", "published", "sensitivity", "created_by", "created_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PracticeArticle]:
        return practice_articles(request.user)


@admin.register(PracticeRun)
class PracticeRunAdmin(ReadOnlyAdmin):
    lead = _("Your own attempts; nobody sees those of others.")
    list_display = ["practice", "attempt", "started_at", "finished_at"]
    list_display_links = None
    list_select_related = ["practice"]
    ordering = ["-id"]
    fields = ["practice", "attempt", "started_at", "finished_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PracticeRun]:
        return own_runs(request.user)
