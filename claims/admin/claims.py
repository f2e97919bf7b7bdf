"""The list of claims. Deciding one happens beside its text: every row leads to its card on the article page."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from claims.admin.card import quoted
from claims.admin.cells import tag, value_cell
from claims.admin.event_titles import event_title
from claims.models import Attribute, Claim, NoticeClaim
from claims.selectors.readable import may_read_claim, readable_claims
from factcheck.leading_to import leads_to
from factcheck.model_admin import CodeFilter, ReadOnlyAdmin


class StatusFilter(CodeFilter):
    title = _("status")
    field = "status"


class VerificationFilter(CodeFilter):
    title = _("verification")
    field = "verification"


class FamilyFilter(CodeFilter):
    title = _("family")
    field = "attribute__family"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Joined in, the attributes would lead, and all claims of the family be sorted for each page."""
        if self.value() is None:
            return queryset
        return queryset.filter(leads_to(Attribute.objects.filter(family=self.value()), "attribute"))


class ModalityFilter(CodeFilter):
    title = _("modality")
    field = "modality"


class ProducerFilter(CodeFilter):
    title = _("produced by")
    field = "producer"


def claim_address(claim: Claim) -> str:
    """The claim's card on the page of its article."""
    page = reverse("admin:article_page", args=[claim.article.public_id])
    return f"{page}#claim-{claim.ordinal}"


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    lead = _("What the articles state, each on its words. A suggestion is no data until somebody accepts it.")
    empty_hint = _("Claims appear when an article is added. Add one under Articles.")
    list_display = ["attribute_label", "stated", "words", "event_title", "article_title", "state"]
    list_display_links = None
    list_filter = [StatusFilter, VerificationFilter, FamilyFilter, ModalityFilter, ProducerFilter]
    search_fields = ["public_id", "quote", "attribute__key", "event__title"]
    search_help_text = _("Words of the quote, attribute, event or id.")
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        return (
            readable_claims(request.user)
            .select_related("attribute__current", "article__source", "event", "place", "actor")
            .defer("article__text")
        )

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        claim = self.get_object(request, object_id)
        if claim is None:
            return self.not_found(request, object_id)
        return HttpResponseRedirect(claim_address(claim))

    @admin.display(description=_("attribute"))
    def attribute_label(self, claim: Claim) -> SafeString:
        return format_html('<a class="cell-title" href="{}">{}</a>', claim_address(claim), claim.attribute)

    @admin.display(description=_("value"))
    def stated(self, claim: Claim) -> SafeString:
        return value_cell(claim)

    @admin.display(description=_("quote"))
    def words(self, claim: Claim) -> SafeString:
        around = quoted(claim)
        return format_html(
            '<q class="cell-quote" lang="{}" dir="auto">{}{}<b>{}</b>{}</q>',
            claim.article.language, "…" if around.far else "", Truncator(around.near).chars(120), around.focus,
            Truncator(around.after).chars(80),
        )  # fmt: skip

    @admin.display(description=_("event"))
    def event_title(self, claim: Claim) -> str:
        return "" if claim.event is None else event_title(claim.event)

    @admin.display(description=_("article"))
    def article_title(self, claim: Claim) -> SafeString:
        title = Truncator(str(claim.article)).chars(60)
        return format_html('<span lang="{}" dir="auto">{}</span>', claim.article.language, title)

    @admin.display(description=_("status"))
    def state(self, claim: Claim) -> SafeString:
        """With how it was verified below."""
        status = tag(claim.status, claim.get_status_display())
        return format_html('{}<span class="cell-sub">{}</span>', status, claim.get_verification_display())


@admin.register(NoticeClaim)
class NoticeClaimAdmin(ReadOnlyAdmin):
    lead = _("Claims that an outlet took back or corrected: from then on they count zero.")
    list_display = ["claim_id_shown", "notice"]
    list_select_related = ["claim__attribute", "notice__article"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[NoticeClaim]:
        return NoticeClaim.objects.filter(may_read_claim(request.user, "claim"))

    @admin.display(description=_("claim"))
    def claim_id_shown(self, row: NoticeClaim) -> str:
        return row.claim.public_id
