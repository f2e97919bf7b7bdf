"""Articles as the workbench lists and opens them: with how far their review is.

Outward: ``listed_articles``, ``shown_articles``, ``current_articles``, ``at_stage``, ``is_unfinished``,
``open_articles``, ``bare_articles``, ``unbegun_articles``, ``articles_to_finish``, ``claims_on`` and more.
Whether a review is done stands in its stage alone: all decided is not done yet, and what is done is all decided.
Whatever a person may not see is not counted either.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from claims.domain.codes import ClaimStatus, Verification
from claims.models import (
    Attribute,
    Claim,
    Reopened,
    Review,
    ReviewRound,
    ReviewStage,
    ReviewState,
    Stage,
    UnfinishedReview,
)
from claims.selectors.blind import own_decision
from claims.selectors.comments import open_comments_on
from claims.selectors.counted import number_of
from claims.selectors.read_with import share_rows
from claims.selectors.visibility import visible_claims, visible_claims_on
from sources.codes import ArticleKind, Sensitivity
from sources.models import Article
from sources.selectors.visibility import hidden_levels, visible_articles

# The oldest unfinished article first, in the order of the table that holds these alone: by the id of the article
# SQLite reads them all and sorts.
OLDEST = "unfinished__article_id"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many claims of an article are decided, of how many."""

    decided: int
    total: int

    @property
    def undecided(self) -> int:
        return self.total - self.decided

    @property
    def is_all_decided(self) -> bool:
        """Not yet done: that is said by a person (``ReviewStage``)."""
        return self.undecided == 0


def listed_articles(user: Any) -> QuerySet[Article]:
    """As ``shown_articles``, without the posts embedded in them."""
    return shown_articles(user).filter(kind=ArticleKind.ARTICLE)


def shown_articles(user: Any) -> QuerySet[Article]:
    """Current articles and posts, each with its source and ``suggested``, ``claims_total`` and ``stage``.

    Both counts are subqueries of the rows shown, so that a list of a million articles asks for one page of them.
    """
    shown: Any = current_articles(user)
    listed: QuerySet[Article] = shown.select_related("source").annotate(
        suggested=number_of(_to_decide(user), "article"),
        claims_total=number_of(visible_claims(user), "article"),
        stage=Coalesce("review_stage__stage", Value(Stage.OPEN.value)),
    )
    return listed


def current_articles(user: Any) -> QuerySet[Article]:
    """Current articles and posts that the user may see, without text: a post is reviewed by itself.

    Nothing is counted: by what is asked of them some are found, to be read as ``shown_articles``.
    """
    seen: Any = visible_articles(user)
    found: QuerySet[Article] = seen.filter(is_current=True).without_text()
    return found


def at_stage(stage: Stage) -> Q:
    """The condition that the review of an article is at a stage; an article without a row is open.

    Asked of the stored column: of the annotation ``stage`` a database knows neither an index nor how common it is.
    """
    stored = Q(review_stage__stage=stage)
    return stored | Q(review_stage__isnull=True) if stage == Stage.OPEN else stored


def is_unfinished() -> Q:
    """The condition that an article is not done, read off a table of these alone: all open work is on them."""
    return Q(unfinished__isnull=False)


def without_claims(user: Any, articles: QuerySet[Article]) -> QuerySet[Article]:
    """Those without a claim that the user may see: none yet, or nothing to claim.

    Whoever may not see all claims has each article looked at: one that holds nothing but hidden claims is none of
    those that are known to hold none.
    """
    if not hidden_levels(user):
        unfinished = UnfinishedReview.objects.order_by().values("article")
        nothing = ReviewStage.objects.order_by().filter(nothing_to_claim=True).values("article")
        articles = articles.filter(pk__in=unfinished.union(nothing, all=True))
    return articles.exclude(has_claims(user))


def open_articles(user: Any) -> QuerySet[Article]:
    """Current articles and posts with something for the user to do, the oldest first.

    That is a suggestion to decide, a text to code before any is shown, or one to look through again since what it
    repeats was taken back.
    What two others review blind, or what is in adjudication, waits for somebody else.
    """
    current: Any = current_articles(user)
    to_do = Q(has_suggestions(user)) | at_stage(Stage.UNAIDED) | repeats_taken_back()
    waiting: Any = current.filter(is_unfinished(), to_do).exclude(at_stage(Stage.ADJUDICATION))
    mine: QuerySet[Article] = waiting.exclude(at_stage(Stage.BLIND), _is_for_two_others(user))
    return mine.order_by(OLDEST)


def bare_articles(user: Any) -> QuerySet[Article]:
    """Current articles and posts in which nothing is suggested or claimed, the oldest first.

    Somebody has to say that there is nothing to claim, or add what the machine missed. Not those that somebody has
    begun, or that two others review blind. Of suggestions and claims hidden from the user a text is not bare either.
    """
    current: Any = current_articles(user)
    own_done = Review.objects.filter(
        article=OuterRef("pk"), reviewer=user.pk, round=ReviewRound.BLIND, state=ReviewState.DONE
    )
    in_blind: Q = at_stage(Stage.BLIND) & ~Q(Exists(own_done)) & ~Q(_is_for_two_others(user))
    bare: QuerySet[Article] = current.filter(
        (at_stage(Stage.OPEN) & ~Q(_is_begun())) | in_blind, unfinished__has_suggestions=False
    )
    return bare.exclude(repeats_taken_back()).exclude(Exists(_standing())).order_by(OLDEST)


def unbegun_articles(user: Any) -> QuerySet[Article]:
    """Current articles and posts that came to be decided without anybody who is at them, the oldest first.

    Carried over from the text before, accepted by a policy, or left by somebody who is gone: somebody has to look
    whether anything is missing. Each with ``by_policy``: whether a policy accepted any of it.
    """
    current: Any = current_articles(user)
    seen = visible_claims(user).order_by().filter(article=OuterRef("pk")).exclude(status=ClaimStatus.REJECTED)
    left = Review.objects.filter(article=OuterRef("pk"), state=ReviewState.OPEN, reviewer__is_active=False)
    by_policy = Exists(_standing().filter(verification=Verification.POLICY))
    came: QuerySet[Article] = current.annotate(by_policy=by_policy).filter(
        Q(version__gt=1) | Q(by_policy=True) | Exists(left)
    )
    decided = came.filter(~Q(_is_begun()), at_stage(Stage.OPEN), unfinished__has_suggestions=False)
    return decided.filter(Exists(seen)).exclude(repeats_taken_back()).order_by(OLDEST)


def _standing() -> QuerySet[Claim]:
    return Claim.objects.filter(article=OuterRef("pk")).exclude(status=ClaimStatus.REJECTED)


def _is_begun() -> Exists:
    """The condition that somebody who is still here began an article and did not finish it."""
    passes = Review.objects.filter(article=OuterRef("pk"), state=ReviewState.OPEN)
    return Exists(passes.filter(reviewer__is_active=True))


def repeats_taken_back() -> Q:
    """The condition that an article waits to be looked through again, since what it repeats was taken back."""
    return Q(review_stage__stage=Stage.OPEN, review_stage__reopened=Reopened.NOTICE)


def has_claims(user: Any) -> Exists:
    """The condition that an article has a claim that the user may see."""
    return Exists(visible_claims(user).order_by().filter(article=OuterRef("pk")))


def has_suggestions(user: Any) -> Exists:
    """The condition that an article has a suggestion that the user may see: asked, not counted."""
    return Exists(_to_decide(user).order_by().filter(article=OuterRef("pk")))


def articles_to_finish(user: Any) -> QuerySet[Article]:
    """Current articles and posts with claims, all of them decided, of which nobody has said that they are done.

    Without those of ``open_articles``.
    """
    current: Any = current_articles(user)
    own = Review.objects.filter(
        article=OuterRef("pk"), reviewer=user.pk, round=ReviewRound.BLIND, state=ReviewState.OPEN
    )
    decided: QuerySet[Article] = current.filter(
        is_unfinished(), at_stage(Stage.OPEN) | (at_stage(Stage.BLIND) & Q(Exists(own)))
    )
    decided = decided.filter(has_claims(user)).exclude(repeats_taken_back())
    return decided.exclude(has_suggestions(user)).order_by(OLDEST)


def without_suggestions(user: Any) -> QuerySet[UnfinishedReview]:
    """Unfinished articles that may hold no suggestion for the user: whether one does is asked of it.

    Who decides in a blind review, or may not see all suggestions, may have none left where others have some.
    """
    without = Q(has_suggestions=False)
    if user is None:
        return UnfinishedReview.objects.filter(without)
    own = Review.objects.filter(reviewer=user.pk, round=ReviewRound.BLIND, state=ReviewState.OPEN).order_by()
    mine = UnfinishedReview.objects.filter(without | Q(pk__in=own.values("article")))
    if not hidden_levels(user):
        return mine
    hidden = Claim.objects.suggested().exclude(sensitivity=Sensitivity.PUBLIC).order_by()
    found = mine.order_by().values("pk").union(hidden.values("article"), all=True)
    return UnfinishedReview.objects.filter(pk__in=found)


def articles_to_adjudicate(user: Any) -> QuerySet[Article]:
    """Current articles and posts on which two blind reviewers differ, but for those that the user reviewed."""
    own = Review.objects.filter(article=OuterRef("pk"), reviewer=user.pk).exclude(
        round=ReviewRound.ADJUDICATION
    )
    current: Any = current_articles(user)
    waiting: QuerySet[Article] = current.filter(at_stage(Stage.ADJUDICATION)).exclude(Exists(own))
    return waiting.order_by("id")


def _to_decide(user: Any) -> QuerySet[Claim]:
    """Suggestions that the user may see, without those that they decided in a blind review of theirs."""
    suggested = visible_claims(user).filter(status=ClaimStatus.SUGGESTED)
    return suggested if user is None else suggested.exclude(own_decision(user))


def _is_for_two_others(user: Any) -> Any:
    """The condition that both places of a blind pair are taken, by others than the user."""
    passes = Review.objects.filter(article=OuterRef("pk"), round=ReviewRound.BLIND)
    return Exists(passes.filter(slot=2)) & ~Exists(passes.filter(reviewer=user.pk))


def claims_on(article: Article, user: Any) -> list[Claim]:
    """The article's claims that the user may see, in text order, with all that their cards show: three queries.

    What several of them refer to is one row. Attributes and events are read by themselves: joined in, the definition
    of each would be read anew for every claim of it.
    """
    found: QuerySet[Claim] = (
        visible_claims_on(article, user)
        .select_related(
            "place", "actor", "informant", "channel",
            "scope_place", "scope_group", "scope_party", "scope_phase",
        )
        .prefetch_related(Prefetch("attribute", Attribute.objects.select_related("current")), "event")
        .annotate(open_comments=open_comments_on(article, user))
        .order_by("start", "focus_start", "ordinal")
    )  # fmt: skip
    claims = share_rows(found)
    for claim in claims:
        claim.article = article
    return claims


def progress_of(claims: list[Claim]) -> Progress:
    decided = sum(1 for claim in claims if claim.status != ClaimStatus.SUGGESTED)
    return Progress(decided, len(claims))
