"""The list of doubts: pairs of claims of which somebody said that they are unsure. It is given at the link desk."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.models import LinkDoubt
from claims.selectors.readable import may_read_claim
from factcheck.model_admin import ReadOnlyAdmin


@admin.register(LinkDoubt)
class LinkDoubtAdmin(ReadOnlyAdmin):
    lead = _("Pairs of which somebody was unsure: they wait for somebody else at the link desk.")
    list_display = ["pair", "person", "reason", "created_at"]
    list_display_links = None
    list_select_related = ["first__attribute__current", "second", "person"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[LinkDoubt]:
        rows: Any = super().get_queryset(request)
        shown: QuerySet[LinkDoubt] = rows.filter(
            may_read_claim(request.user, "first"), may_read_claim(request.user, "second")
        )
        return shown

    @admin.display(description=_("claims"))
    def pair(self, doubt: LinkDoubt) -> SafeString:
        address = reverse("admin:link_pair", args=[doubt.first.public_id, doubt.second.public_id])
        return format_html(
            '<a class="cell-title" href="{}">{}</a><span class="cell-sub mono">{} · {}</span>',
            address, doubt.first.attribute, doubt.first.public_id, doubt.second.public_id,
        )  # fmt: skip
