"""Links between claims: the list, and the page on which a person says how two claims stand to each other.

Outward: ``ClaimLinkAdmin``, ``link_pair`` and ``link_accept``. A suggestion is accepted as it stands or answered
otherwise; either way ``decide_link`` writes it, and nothing is preselected.
"""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from claims.admin.cells import value_cell
from claims.admin.reason_words import link_reason
from claims.admin.thread_page import thread_context
from claims.domain.codes import Axis, Provenance, ValueRelation
from claims.domain.findings import Direction
from claims.models import ClaimLink, LinkOrigin, choices
from claims.selectors.local_names import local_name
from claims.selectors.pairs import Pair, pair_of
from claims.selectors.readable import readable_links
from claims.services.errors import NotAllowed, ServiceError
from claims.services.linking import DECIDE, decide_link
from factcheck.locking import StaleRow
from factcheck.model_admin import CodeFilter, ReadOnlyAdmin

REFUSALS = (ServiceError, StaleRow)
REFUSED = 422
AXES: dict[str, tuple[type[ValueRelation] | type[Provenance], list[tuple[str, Any]]]] = {
    Axis.VALUE: (ValueRelation, choices.VALUE_RELATIONS),
    Axis.PROVENANCE: (Provenance, choices.PROVENANCES),
}


class AxisFilter(CodeFilter):
    title = _("axis")
    field = "axis"


class OriginFilter(CodeFilter):
    title = _("origin")
    field = "origin"


class RelationFilter(CodeFilter):
    title = _("relation")
    field = "relation"


@admin.register(ClaimLink)
class ClaimLinkAdmin(ReadOnlyAdmin):
    lead = _("How claims stand to each other: suggested by the machine, decided by people.")
    empty_hint = _("Links are suggested once two articles speak of one event.")
    list_display = ["pair", "first_value", "relation_shown", "second_value", "reason", "origin_shown"]
    list_display_links = None
    list_filter = [OriginFilter, AxisFilter, RelationFilter]
    search_fields = ["detail", "first__public_id", "second__public_id", "first__event__title"]
    search_help_text = _("Reason, event or id of a claim.")
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClaimLink]:
        return (
            readable_links(request.user)
            .select_related(
                "first__attribute__current", "first__article__source", "first__place", "first__actor",
                "second__article__source", "second__place", "second__actor", "second__attribute",
            )
            .defer("first__article__text", "second__article__text")
        )  # fmt: skip

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        link = self.get_object(request, object_id)
        if link is None:
            return self.not_found(request, object_id)
        return HttpResponseRedirect(pair_address(link))

    @admin.display(description=_("claims"))
    def pair(self, link: ClaimLink) -> SafeString:
        outlets = " · ".join(
            local_name(claim.article.source) or str(claim.article) for claim in (link.first, link.second)
        )
        return format_html(
            '<a class="cell-title" href="{}">{}</a><span class="cell-sub">{}</span>',
            pair_address(link), link.first.attribute, Truncator(outlets).chars(70),
        )  # fmt: skip

    @admin.display(description=_("first"))
    def first_value(self, link: ClaimLink) -> SafeString:
        return value_cell(link.first)

    @admin.display(description=_("second"))
    def second_value(self, link: ClaimLink) -> SafeString:
        return value_cell(link.second)

    @admin.display(description=_("relation"), ordering="relation")
    def relation_shown(self, link: ClaimLink) -> str:
        arrow = {Direction.FORWARD: " →", Direction.BACKWARD: " ←"}.get(Direction(link.direction), "")
        return f"{link.get_relation_display()}{arrow}"

    @admin.display(description=_("reason"))
    def reason(self, link: ClaimLink) -> str:
        return link_reason(link)

    @admin.display(description=_("origin"), ordering="origin")
    def origin_shown(self, link: ClaimLink) -> SafeString:
        tone = "ok" if link.origin == LinkOrigin.DECIDED else "accent"
        return format_html('<span class="tag tag-{}">{}</span>', tone, link.get_origin_display())


def pair_address(link: ClaimLink) -> str:
    return reverse("admin:link_pair", args=[link.first.public_id, link.second.public_id])


@require_http_methods(["GET", "HEAD", "POST"])
def link_pair(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """GET: the two claims and two small questions. POST: the answer to one of them."""
    pair = _pair(request, one, other)
    error, status = "", 200
    if request.method == "POST":
        try:
            _decide(request, pair)
        except NotAllowed as refused:
            raise PermissionDenied(str(refused)) from refused
        except REFUSALS as refused:
            error, status = str(refused), REFUSED
            pair = _pair(request, one, other)
        else:
            messages.success(request, gettext("The link is decided."))
            return HttpResponseRedirect(request.path)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Two claims"),
        "pair": pair,
        "sides": [pair.first, pair.second],
        "questions": [_question(pair, axis) for axis in AXES],
        "may_decide": request.user.has_perm(DECIDE),
        "error": error,
        **_said_of(pair, request.user),
    }
    return TemplateResponse(request, "claims/link_pair.html", context, status=status)


@require_POST
def link_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide a link as the machine suggested it."""
    link = get_object_or_404(ClaimLink.objects.live().select_related("first", "second"), pk=pk)
    _pair(request, link.first.public_id, link.second.public_id)
    relations, _labels = AXES[link.axis]
    version = request.POST.get("row_version", "")
    try:
        decide_link(
            link.first, link.second, Axis(link.axis), relations(link.relation), Direction(link.direction),
            by=request.user, reason=link.detail, expected_version=int(version) if version.isdecimal() else None,
        )  # fmt: skip
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except REFUSALS as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, gettext("The link is decided."))
    site: Any = admin.site
    return HttpResponseRedirect(site.safe_next(request, pair_address(link)))


def _pair(request: HttpRequest, one: str, other: str) -> Pair:
    if not request.user.has_perm("claims.view_claimlink"):
        raise PermissionDenied(gettext("You need the permission to see links."))
    pair = pair_of(one, other, request.user)
    if pair is None:
        raise Http404(gettext("There are no two such claims."))
    return pair


def _said_of(pair: Pair, user: Any) -> dict[str, Any]:
    """The thread of a pair hangs on any of its links; where there is none yet, each claim has its own."""
    link = next(iter(pair.links.values()), None)
    return {} if link is None else thread_context(link, user)


def _decide(request: HttpRequest, pair: Pair) -> None:
    data = request.POST
    axis = data.get("axis", "")
    if axis not in AXES:
        raise ServiceError(gettext("Say which of the two questions you answer."))
    relations, _labels = AXES[axis]
    if data.get("relation", "") not in list(relations):
        raise ServiceError(gettext("Choose how the two claims stand to each other."))
    version = data.get("row_version", "")
    decide_link(
        pair.one, pair.other, Axis(axis), relations(data["relation"]),
        Direction(data["direction"]) if data.get("direction") in list(Direction) else Direction.NONE,
        by=request.user, reason=data.get("reason", ""),
        expected_version=int(version) if version.isdecimal() else None,
    )  # fmt: skip


def _question(pair: Pair, axis: str) -> dict[str, Any]:
    relations, labels = AXES[axis]
    link = pair.links.get(axis)
    return {
        "axis": axis,
        "label": dict(choices.AXES)[axis],
        "link": link,
        "version": 0 if link is None else link.row_version,
        "relations": [(value, label, relations(value).is_directed) for value, label in labels],
    }
