"""Who reviews what, and what people say about it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.admin.row_titles import row_title
from claims.admin.team_form import TeamForm
from claims.admin.thread_page import thread_address
from claims.models import (
    Assignment,
    Comment,
    Lease,
    Notification,
    Review,
    ReviewDecision,
    ReviewStage,
    Team,
    UnfinishedReview,
)
from claims.selectors.blind import shown_assignments, shown_decisions, shown_leases, shown_reviews
from claims.selectors.comments import readable_comments
from claims.selectors.notifications import notifications_for
from claims.services.commenting import target_of
from factcheck.leading_to import leads_to
from factcheck.model_admin import CodeFilter, ReadOnlyAdmin, WorkbenchModelAdmin
from sources.admin.titled import ArticleColumn
from sources.selectors.visibility import visible_articles


class StageFilter(CodeFilter):
    title = _("stage")
    field = "stage"


class StateFilter(CodeFilter):
    title = _("state")
    field = "state"


class RoundFilter(CodeFilter):
    title = _("round")
    field = "round"


class DecisionFilter(CodeFilter):
    title = _("decision")
    field = "kind"


class ClosedFilter(CodeFilter):
    title = _("closed")
    field = "is_closed"


class ResolvedFilter(admin.SimpleListFilter):
    title = _("resolved")
    parameter_name = "resolved"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("0", _("open")), ("1", _("resolved"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in ("0", "1"):
            return queryset
        return queryset.filter(resolved_at__isnull=self.value() == "0")


class OfArticles(ArticleColumn):
    """Rows of articles that the person may see, the text left in the database."""

    def rows(self, request: HttpRequest) -> QuerySet:
        rows: QuerySet = super().get_queryset(request)  # type: ignore[misc]
        return rows

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return (
            self.rows(request)
            .filter(leads_to(visible_articles(request.user), "article"))
            .defer("article__text")
        )


@admin.register(Review)
class ReviewAdmin(OfArticles, ReadOnlyAdmin):
    lead = _("One reviewer's pass over one article. It opens with the first decision.")
    list_display = ["headline", "reviewer", "round", "state", "nothing_to_claim", "started_at", "finished_at"]
    list_filter = [StateFilter, RoundFilter]
    list_select_related = ["article", "reviewer"]
    search_fields = ["article__title", "reviewer__username"]

    def rows(self, request: HttpRequest) -> QuerySet:
        return shown_reviews(request.user)


@admin.register(ReviewStage)
class ReviewStageAdmin(OfArticles, ReadOnlyAdmin):
    lead = _("How far the review of each article is. An article that is not listed is open.")
    list_display = ["headline", "stage", "nothing_to_claim", "reopened", "changed_at"]
    list_filter = [StageFilter]
    list_select_related = ["article"]
    search_fields = ["article__title"]


@admin.register(UnfinishedReview)
class UnfinishedReviewAdmin(OfArticles, ReadOnlyAdmin):
    lead = _("Every article that is not done, kept by the database itself.")
    list_display = ["article"]
    list_select_related = ["article"]
    search_fields = ["article__title"]


@admin.register(ReviewDecision)
class ReviewDecisionAdmin(ReadOnlyAdmin):
    lead = _("What each reviewer decided about each claim; the latest counts.")
    list_display = ["claim_name", "kind", "reviewer", "reason", "is_latest", "decided_at"]
    list_filter = [DecisionFilter]
    ordering = ["-id"]
    list_select_related = ["claim__attribute__current", "review__reviewer"]
    # What a blind reviewer would have a claim say is read side by side, in adjudication.
    exclude = ["content"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReviewDecision]:
        return shown_decisions(request.user)

    @admin.display(description=_("claim"), ordering="claim__public_id")
    def claim_name(self, row: ReviewDecision) -> str:
        if row.claim is None:
            return gettext("addition %(number)d") % {"number": row.number}
        return f"{row.claim.public_id} {row_title(row.claim)}"

    @admin.display(description=_("reviewer"), ordering="review__reviewer__username")
    def reviewer(self, row: ReviewDecision) -> str:
        return str(row.review.reviewer)


@admin.register(Assignment)
class AssignmentAdmin(OfArticles, WorkbenchModelAdmin):
    add_label = _("Assign an article")
    lead = _("Articles put into somebody's, or some team's, queue.")
    list_display = ["headline", "reviewer", "team", "round", "priority", "is_closed"]
    list_filter = [RoundFilter, ClosedFilter]
    list_select_related = ["article", "reviewer", "team"]
    search_fields = ["article__title", "reviewer__username", "team__name"]
    raw_id_fields = ["article", "reviewer"]

    def rows(self, request: HttpRequest) -> QuerySet:
        return shown_assignments(request.user)


@admin.register(Lease)
class LeaseAdmin(OfArticles, ReadOnlyAdmin):
    lead = _("Who works on which article right now.")
    list_display = ["headline", "holder", "taken_at", "expires_at"]
    list_select_related = ["article", "holder"]

    def rows(self, request: HttpRequest) -> QuerySet:
        return shown_leases(request.user)


@admin.register(Team)
class TeamAdmin(WorkbenchModelAdmin):
    add_label = _("Add a team")
    lead = _("People who share a queue.")
    empty_hint = _("Add a team to share a queue among several people.")
    form = TeamForm
    list_display = ["name"]
    search_fields = ["name"]


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    """Written, changed and resolved in the thread, where the thing it is about is read."""

    lead = _("What people say to each other about a claim, a link or an event.")
    empty_hint = _(
        "Comments are written on a claim's card, on the page of two claims and on the page of an event."
    )
    list_display = ["body", "author", "about", "created_at", "resolved_at"]
    list_select_related = ["author", "claim__attribute__current", "link__first", "link__second", "event"]
    list_filter = [ResolvedFilter]
    search_fields = ["body", "author__username"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        """Comments on what the person may see."""
        return readable_comments(request.user).order_by("-id")

    @admin.display(description=_("about"))
    def about(self, comment: Comment) -> str:
        target = comment.claim or comment.event
        if comment.link is None:
            return row_title(target)
        return f"{comment.link.first.public_id} ↔ {comment.link.second.public_id}"

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        comment = self.get_object(request, object_id)
        if comment is None:
            return self.not_found(request, object_id)
        return HttpResponseRedirect(f"{thread_address(target_of(comment))}#comment-{comment.pk}")


@admin.register(Notification)
class NotificationAdmin(ReadOnlyAdmin):
    lead = _("What the workbench told you.")
    list_display = ["text", "created_at", "read_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Notification]:
        return notifications_for(request.user)
