"""Tables that are derived, ruled or frozen: looked at here, changed by their services alone."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.admin.cells import settled_said, tag
from claims.admin.consensus_words import call_scopes, confidence_said, explained, weighed
from claims.admin.event_titles import event_title
from claims.admin.row_titles import row_title
from claims.admin.testimony_words import words_of_testimony
from claims.models import (
    Consensus,
    ConsensusCandidate,
    ConsensusClaim,
    Counter,
    ProducerRun,
    Proposal,
    Resolution,
)
from claims.selectors.consensus_as_read import as_read, is_narrowed, testimonies_as_read
from claims.selectors.events import anchor_of
from claims.selectors.readable import may_read_claim, readable_consensus, readable_resolutions
from claims.selectors.shown_values import NOT_REPORTED, shown_bounds, shown_value
from factcheck.leading_to import leads_to
from factcheck.model_admin import CodeFilter, ReadOnlyAdmin, ReadOnlyInline
from sources.admin.titled import ArticleColumn
from sources.selectors.visibility import visible_articles


class EvidenceFilter(CodeFilter):
    title = _("evidence")
    field = "evidence"


class RulingFilter(CodeFilter):
    title = _("ruling")
    field = "ruling"


class GradeFilter(CodeFilter):
    title = _("grade")
    field = "grade"


class KindFilter(CodeFilter):
    title = _("ruling")
    field = "kind"


class StateFilter(CodeFilter):
    title = _("state")
    field = "state"


class CandidateInline(ReadOnlyInline):
    model = ConsensusCandidate
    fields = ["rank", "shown", "voices_min", "voices_max", "is_accepted"]
    readonly_fields: ClassVar[Any] = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("place", "actor")

    @admin.display(description=_("value"))
    def shown(self, row: ConsensusCandidate) -> str:
        return shown_value(row)


def event_link(event: Any, anchor: str = "") -> SafeString:
    page = reverse("admin:event_page", args=[event.public_id])
    return format_html('<a class="cell-title" href="{}{}">{}</a>', page, anchor, event_title(event))


@admin.register(Consensus)
class ConsensusAdmin(ReadOnlyAdmin):
    lead = _(
        "Derived from accepted claims, links and rulings; never edited. Delete it, derive it again, get the same."
    )
    empty_hint = _("Accept claims of an event: its consensus is derived at once.")
    list_display = [
        "event_title",
        "attribute",
        "scope",
        "settled",
        "bounds",
        "agreement",
        "ruled",
        "grade",
        "voices",
    ]
    list_display_links = None
    list_filter = [EvidenceFilter, RulingFilter, GradeFilter]
    search_fields = ["event__title", "attribute__key", "scope_key"]
    inlines = [CandidateInline]
    # In words: the columns that hold codes and remarks are for programs.
    fields: ClassVar[Any] = [
        "event_title", "attribute", "scope", "settled", "bounds", "agreement", "ruled", "grade", "voices",
        "explanation", "what_voices_add", "as_of", "verification", "how_sure", "policy", "codebook", "fit",
        "content_sha256",
    ]  # fmt: skip
    readonly_fields: ClassVar[Any] = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Consensus]:
        return readable_consensus(request.user).select_related(
            "event", "attribute__current", "place", "actor"
        )

    def as_read(self, request: HttpRequest, rows: Sequence[Any]) -> Sequence[Any]:
        return call_scopes(as_read(request.user, rows))

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """The stored candidates are those of the whole picture; the event's page has those of a narrowed row."""
        return [] if is_narrowed(obj) else super().get_inlines(request, obj)

    @admin.display(description=_("event"), ordering="event__title")
    def event_title(self, row: Consensus) -> SafeString:
        return event_link(row.event, f"#{anchor_of(row.attribute.key, row.scope_key)}")

    @admin.display(description=_("scope"))
    def scope(self, row: Any) -> Any:
        return row.scope_said or NOT_REPORTED

    @admin.display(description=_("explanation"))
    def explanation(self, row: Consensus) -> str:
        return explained(row)

    @admin.display(description=_("what each voice adds"))
    def what_voices_add(self, row: Consensus) -> str:
        return weighed(row)

    @admin.display(description=_("confidence"))
    def how_sure(self, row: Consensus) -> str:
        return confidence_said(row) or NOT_REPORTED

    @admin.display(description=_("value"))
    def settled(self, row: Consensus) -> str:
        return settled_said(row)

    @admin.display(description=_("low – high"))
    def bounds(self, row: Consensus) -> str:
        return "" if row.lower is None and row.upper is None else shown_bounds(row.lower, row.upper)

    @admin.display(description=_("evidence"), ordering="evidence")
    def agreement(self, row: Consensus) -> SafeString:
        return tag(row.evidence, row.get_evidence_display())

    @admin.display(description=_("ruling"), ordering="ruling")
    def ruled(self, row: Consensus) -> SafeString:
        return tag(row.ruling, row.get_ruling_display())

    @admin.display(description=_("voices"))
    def voices(self, row: Consensus) -> str:
        least, most = row.voices_min, row.voices_max
        return str(least) if least == most else f"{least}–{most}"


@admin.register(Resolution)
class ResolutionAdmin(ReadOnlyAdmin):
    lead = _("Editors' rulings, each with its reason. Made and withdrawn on the page of the event.")
    empty_hint = _("A ruling is made on the page of an event, where its values are contested.")
    list_display = ["public_id", "event_title", "attribute", "kind", "ruled", "state", "editor", "created_at"]
    list_filter = [KindFilter, StateFilter]
    search_fields = ["public_id", "event__title", "attribute__key", "reason"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resolution]:
        return readable_resolutions(request.user).select_related(
            "event", "attribute__current", "place", "actor", "editor"
        )

    @admin.display(description=_("event"), ordering="event__title")
    def event_title(self, row: Resolution) -> SafeString:
        return event_link(row.event)

    @admin.display(description=_("value"))
    def ruled(self, row: Resolution) -> str:
        return shown_value(row)


@admin.register(ConsensusClaim)
class ConsensusClaimAdmin(ReadOnlyAdmin):
    lead = _("What each claim does in a consensus, and the voice it is part of.")
    list_display = ["in_consensus", "of_claim", "voice", "role", "why"]

    @admin.display(description=_("consensus"))
    def in_consensus(self, row: ConsensusClaim) -> str:
        return row_title(row.consensus)

    @admin.display(description=_("claim"))
    def of_claim(self, row: ConsensusClaim) -> str:
        return row_title(row.claim)

    @admin.display(description=_("detail"))
    def why(self, row: ConsensusClaim) -> str:
        return words_of_testimony(row.detail)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ConsensusClaim]:
        return ConsensusClaim.objects.filter(
            may_read_claim(request.user, "claim"), leads_to(readable_consensus(request.user), "consensus")
        ).select_related("consensus__event", "consensus__attribute__current", "claim__attribute__current")

    def as_read(self, request: HttpRequest, rows: Sequence[Any]) -> Sequence[Any]:
        return testimonies_as_read(request.user, rows)


class ProposalInline(ReadOnlyInline):
    model = Proposal
    fields = ["claim", "rule", "score"]
    readonly_fields: ClassVar[Any] = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("claim__attribute")


@admin.register(ProducerRun)
class ProducerRunAdmin(ArticleColumn, ReadOnlyAdmin):
    lead = _("What each producer proposed for each article, and in which version.")
    list_display = ["headline", "producer", "version", "codebook", "created_at"]
    list_select_related = ["article", "codebook"]
    search_fields = ["article__title", "article__public_id", "version"]
    inlines = [ProposalInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProducerRun]:
        shown = leads_to(visible_articles(request.user), "article")
        return super().get_queryset(request).filter(shown).defer("article__text", "raw_answer")


@admin.register(Counter)
class CounterAdmin(ReadOnlyAdmin):
    lead = _("The last permanent number given out of each kind.")
    list_display = ["name", "last"]
