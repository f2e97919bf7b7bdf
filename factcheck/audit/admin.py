"""The audit to read: acts and seals. Nothing here can be changed, by anybody."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from factcheck.audit.models import Act, ActDetail, Seal, SealedAct
from factcheck.audit.verb_words import reason_label, verb_label
from factcheck.audit.withholding import shown_acts
from factcheck.leading_to import leads_to
from factcheck.model_admin import ReadOnlyAdmin, ReadOnlyInline


class DetailInline(ReadOnlyInline):
    model = ActDetail
    fk_name = "act"
    fields = ["actor_label", "target_label", "reason", "old", "new", "erased_at"]
    readonly_fields: ClassVar[Any] = fields


@admin.register(Act)
class ActAdmin(ReadOnlyAdmin):
    lead = _("Who did what to which thing, when and why. Append-only: seals show any later change.")
    list_display = ["at", "who", "did", "target_type", "target_id", "why"]
    list_select_related = ["actor", "detail"]
    search_fields = ["verb", "target_id", "request_id", "actor__username"]
    search_help_text = _("Verb, target, request id or person.")
    list_display_links = ["at"]
    inlines = [DetailInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Act]:
        acts = shown_acts(request.user).select_related("actor", "detail", "parent")
        return acts.order_by(*self.get_ordering(request))

    @admin.display(description=_("actor"), ordering="actor__username")
    def who(self, act: Act) -> str:
        return str(act.actor) if act.actor is not None else str(_("the machine"))

    @admin.display(description=_("verb"), ordering="verb")
    def did(self, act: Act) -> SafeString:
        """In words, above the code that the search finds."""
        return format_html('{}<span class="cell-sub mono">{}</span>', verb_label(act.verb), act.verb)

    @admin.display(description=_("reason"))
    def why(self, act: Act) -> str:
        return reason_label(act.verb, act.reason)


@admin.register(Seal)
class SealAdmin(ReadOnlyAdmin):
    lead = _("A hash over a batch of acts, chained on the seal before.")
    list_display = ["number", "acts", "first_act_id", "last_act_id", "sha256", "created_at"]


@admin.register(SealedAct)
class SealedActAdmin(ReadOnlyAdmin):
    lead = _("Which seal holds which act.")
    list_display = ["act", "seal"]
    list_select_related = ["act", "seal"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SealedAct]:
        return super().get_queryset(request).filter(leads_to(shown_acts(request.user), "act"))
