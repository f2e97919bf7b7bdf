"""What waits for one person, by reason, as row ids of articles.

Outward: ``Why``, ``waiting_for`` and ``begun_by``. Articles are found here and read by whoever shows them: what a
list shows of each would be counted for every reason.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.domain.codes import Evidence, Ruling
from claims.models import (
    Assignment,
    Claim,
    Consensus,
    Lease,
    Reopened,
    Review,
    ReviewStage,
    ReviewState,
    Stage,
    UnfinishedReview,
)
from claims.selectors.articles import (
    articles_to_finish,
    at_stage,
    bare_articles,
    open_articles,
    unbegun_articles,
)
from claims.selectors.first_found import oldest
from sources.models import Article

# Articles looked through that somebody began, was given, or that are under blind review. Arbitrary but works: more
# than anybody has at once; all of them are among the oldest as well.
MOST_HELD = 1000


class Why(TextChoices):
    TAKEN_BACK = "taken_back", _("repeats what was taken back")
    ASSIGNED = "assigned", _("given to you")
    TEAM = "team", _("given to your team")
    FINISH = "finish", _("decided by you, not done")
    SECOND = "second", _("second review missing")
    CONTESTED = "contested", _("speaks of a contested event")
    OLDEST = "oldest", _("the oldest")
    CARRIED = "carried", _("carried over to a corrected text")
    POLICY = "policy", _("accepted by a policy alone")
    LEFT = "left", _("left by somebody who is gone")
    BARE = "bare", _("nothing suggested in it")


def waiting_for(user: Any, most: int) -> dict[Why, list[int]]:
    """Row ids of at most ``most`` articles for each reason, in their order; the most pressing reason comes first."""
    free, bare, unbegun = (
        _free(user, found(user)) for found in (open_articles, bare_articles, unbegun_articles)
    )
    rest: Any = _rest(user, free)
    without = UnfinishedReview.objects.filter(has_suggestions=False)
    in_conflict = UnfinishedReview.objects.filter(is_contested=True)
    contested = rest.filter(_is_contested(), unfinished__is_contested=True)
    return {
        Why.TAKEN_BACK: _first(rest, _to_look_through_again(), most),
        Why.ASSIGNED: _given((free, unbegun, bare), Q(reviewer=user.pk), most),
        Why.TEAM: _given((free, unbegun, bare), Q(team__in=user.teams.all()), most),
        Why.FINISH: _first(articles_to_finish(user), begun_by(user), most),
        Why.SECOND: _first(rest, _under_blind_review(), most),
        Why.CONTESTED: oldest(contested.values_list("pk", flat=True), most, in_conflict),
        Why.OLDEST: oldest(rest.values_list("pk", flat=True), most),
        **_unbegun(_rest(user, unbegun), most),
        Why.BARE: oldest(_rest(user, bare).values_list("pk", flat=True), most, without),
    }


def begun_by(user: Any) -> list[int]:
    """Row ids of the articles that the person began and did not finish, the latest thousand."""
    begun = Review.objects.filter(reviewer=user.pk, state=ReviewState.OPEN).order_by("-id")
    return list(begun.values_list("article", flat=True)[:MOST_HELD])


def _unbegun(articles: Any, most: int) -> dict[Why, list[int]]:
    """By how they came to be decided; at most ``most`` of them all, the oldest."""
    without = UnfinishedReview.objects.filter(has_suggestions=False)
    found: dict[Why, list[int]] = {Why.CARRIED: [], Why.POLICY: [], Why.LEFT: []}
    for pk, version, by_policy in oldest(articles.values_list("pk", "version", "by_policy"), most, without):
        found[Why.CARRIED if version > 1 else Why.POLICY if by_policy else Why.LEFT].append(pk)
    return found


def _first(articles: QuerySet[Article, Any], among: Collection[int], most: int) -> list[int]:
    """Of the articles of these row ids, in their order; nothing is asked where there are none, as on most days."""
    return list(articles.filter(pk__in=among).values_list("pk", flat=True)[:most]) if among else []


def _free(user: Any, articles: QuerySet[Article]) -> QuerySet[Article]:
    """Of these, what nobody else is at and the person did not skip, unless it was given to them since."""
    at = Lease.objects.filter(article=OuterRef("pk"), expires_at__gt=timezone.now()).exclude(holder=user.pk)
    skipped = Assignment.objects.filter(article=OuterRef("pk"), reviewer=user.pk, is_closed=True).exclude(
        skip_reason=""
    )
    given = _assigned(Q(reviewer=user.pk))
    free = articles.exclude(~at_stage(Stage.BLIND), Exists(at))
    return free.filter(Exists(given) | ~Exists(skipped))


def _rest(user: Any, free: QuerySet[Article]) -> QuerySet[Article]:
    """Those given to nobody in person, and to the person themselves, be it with others."""
    others = _assigned(Q(reviewer__isnull=False) & ~Q(reviewer=user.pk))
    return free.filter(Exists(_assigned(Q(reviewer=user.pk))) | ~Exists(others))


def _under_blind_review() -> list[int]:
    """Row ids of articles at this stage, the oldest thousand: asked of each open article, it would read them all."""
    at_work = ReviewStage.objects.filter(stage=Stage.BLIND).order_by("article_id")
    return list(at_work.values_list("article", flat=True)[:MOST_HELD])


def _to_look_through_again() -> list[int]:
    """Row ids of articles that repeat what was taken back, the oldest thousand."""
    waiting = ReviewStage.objects.filter(stage=Stage.OPEN, reopened=Reopened.NOTICE).order_by("article_id")
    return list(waiting.values_list("article", flat=True)[:MOST_HELD])


def _given(articles: Collection[QuerySet[Article]], to: Q, most: int) -> list[int]:
    """Of each of these what is given, one after the other.

    Begun with what is assigned and not done, the most pressing thousand: asked of each open article, it would read
    them all. Done closes no assignment, so that those of articles long done would fill the thousand.
    """
    given = Assignment.objects.filter(to, is_closed=False, article__unfinished__isnull=False)
    given = given.order_by("-priority", "article")
    among = list(given.values_list("article", flat=True)[:MOST_HELD])
    return [pk for each in articles for pk in _first(_by_priority(each, _assigned(to)), among, most)][:most]


def _assigned(to: Q) -> QuerySet[Assignment]:
    return Assignment.objects.filter(to, article=OuterRef("pk"), is_closed=False)


def _by_priority(articles: QuerySet[Article], assigned: QuerySet[Assignment]) -> QuerySet[Article]:
    highest = assigned.order_by("-priority").values("priority")[:1]
    return articles.annotate(
        given_priority=Subquery(highest, output_field=IntegerField())
    ).order_by("-given_priority", "id")  # fmt: skip


def _is_contested() -> Exists:
    """The condition that a claim of the article speaks of an event whose evidence is contested and not ruled."""
    contested = Consensus.objects.filter(
        event=OuterRef("event"), evidence=Evidence.CONTESTED, ruling=Ruling.NONE
    )
    return Exists(Claim.objects.filter(Exists(contested), article=OuterRef("pk"), event__isnull=False))
