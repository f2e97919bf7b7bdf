"""The list of articles that the automation-bias meter drew from. What follows is on its page."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import CodingCondition
from factcheck.leading_to import leads_to
from factcheck.model_admin import CodeFilter, ReadOnlyAdmin
from sources.selectors.visibility import visible_articles


class HiddenFilter(CodeFilter):
    title = _("suggestions hidden")
    field = "is_hidden"


@admin.register(CodingCondition)
class CodingConditionAdmin(ReadOnlyAdmin):
    lead = _("Articles of the automation-bias meter: drawn when they came in, measured when they were coded.")
    list_display = ["article", "is_hidden", "reviewer", "coded_at"]
    list_display_links = None
    list_select_related = ["article", "reviewer"]
    list_filter = [HiddenFilter]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> Any:
        rows: Any = super().get_queryset(request)
        return rows.filter(leads_to(visible_articles(request.user), "article")).defer("article__text")
