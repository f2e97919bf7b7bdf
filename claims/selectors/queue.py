"""The queue: what waits for one person, the most pressing first, and who is at what.

Outward: ``Why``, ``Task``, ``tasks_for``, ``length_for``, ``held``, ``work_of`` and ``work_of_teams``. First what
repeats something that was taken back, then what was given to the person or their team, then what they decided and
never called done, then what lacks its second review, then what feeds a contested event, then the oldest. A fixed
number of queries, whatever the queue holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.domain.codes import Evidence, Ruling
from claims.models import (
    Assignment,
    Claim,
    Consensus,
    DecisionKind,
    Lease,
    Reopened,
    Review,
    ReviewDecision,
    ReviewStage,
    ReviewState,
    Stage,
    UnfinishedReview,
)
from claims.selectors.articles import articles_to_finish, at_stage, open_articles
from claims.selectors.blind import kept_apart, reviewer_of, shown_assignments, shown_leases
from claims.selectors.first_found import oldest, tally_of_open
from claims.selectors.readable import may_read_claim
from claims.selectors.tally import MOST, Tally, tally
from claims.selectors.veiling import veiled
from factcheck.leading_to import leads_to
from sources.models import Article
from sources.selectors.visibility import hidden_levels, visible_articles

# How long an article that somebody left comes last in their own queue, so that "next" goes on. Arbitrary but works.
LEFT = timedelta(hours=1)
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


@dataclass(frozen=True, slots=True)
class Task:
    """An article for one person, and why it comes now. note: what somebody who skipped it said; "" = nobody did."""

    article: Any
    why: Why
    note: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What somebody is at. articles: leased right now. decided_today: claims, counted once each."""

    person: Any
    articles: list[Any]
    decided_today: int


def tasks_for(user: Any, most: int, *, leaving: int | None = None) -> list[Task]:
    """At most ``most`` tasks in order. leaving: row of the article that the person goes on from; it comes last."""
    found: dict[int, Task] = {}
    for why, articles in _by_reason(user, most):
        for article in articles:
            found.setdefault(article.pk, Task(article, why))
    left = _left_lately(user) | ({leaving} if leaving is not None else set())
    ordered = sorted(found.values(), key=lambda task: task.article.pk in left)[:most]
    shown = {article.pk: article for article in veiled(user, [task.article for task in ordered])}
    notes = _notes(ordered, user)
    return [Task(shown[task.article.pk], task.why, notes.get(task.article.pk, "")) for task in ordered]


def length_for(user: Any) -> Tally:
    """How many articles "next" would lead to, one after the other."""
    free: Any = _rest(user, _free(user))
    return Tally(min(MOST + 1, tally_of_open(free).number + tally(_to_finish(user)).number))


def held(article: Article, user: Any, slot: int) -> Lease | None:
    """The live lease of somebody else on this place of the article; None = nobody is there."""
    leases = Lease.objects.filter(article=article, slot=slot, expires_at__gt=timezone.now())
    return leases.exclude(holder=user.pk).select_related("holder").first()


def work_of(user: Any) -> Work:
    return _works([user], user)[0]


def work_of_teams(user: Any) -> list[Work]:
    """The others of the person's teams, by name."""
    people: Any = (
        get_user_model().objects.filter(teams__in=user.teams.all(), is_active=True).exclude(pk=user.pk)
    )
    return _works(people.distinct().order_by("username"), user)


def started_by(user: Any, most: int) -> list[Any]:
    """Articles that the person began and did not finish, the latest first: also those that they left."""
    return veiled(user, open_articles(user).filter(pk__in=_begun(user)).order_by("-id")[:most])


def _by_reason(user: Any, most: int) -> Iterable[tuple[Why, Iterable[Article]]]:
    """At most ``most`` for each reason, in their order."""
    free = _free(user)
    teams = user.teams.all()
    own, team = _assigned(Q(reviewer=user.pk)), _assigned(Q(team__in=teams))
    rest: Any = _rest(user, free)
    yield Why.TAKEN_BACK, rest.filter(pk__in=_to_look_through_again())[:most]
    yield Why.ASSIGNED, _by_priority(_given(free, Q(reviewer=user.pk)), own)[:most]
    yield Why.TEAM, _by_priority(_given(free, Q(team__in=teams)), team)[:most]
    yield Why.FINISH, _to_finish(user)[:most]
    yield Why.SECOND, rest.filter(pk__in=_under_blind_review())[:most]
    in_conflict = UnfinishedReview.objects.filter(is_contested=True)
    yield (
        Why.CONTESTED,
        oldest(rest.filter(_is_contested(), unfinished__is_contested=True), most, in_conflict),
    )
    yield Why.OLDEST, oldest(rest, most)


def _free(user: Any) -> QuerySet[Article]:
    """Open articles that nobody else is at and that the person did not skip, unless they were given to them since."""
    at = Lease.objects.filter(article=OuterRef("pk"), expires_at__gt=timezone.now()).exclude(holder=user.pk)
    skipped = Assignment.objects.filter(article=OuterRef("pk"), reviewer=user.pk, is_closed=True).exclude(
        skip_reason=""
    )
    given = _assigned(Q(reviewer=user.pk))
    articles = open_articles(user).exclude(~at_stage(Stage.BLIND), Exists(at))
    return articles.filter(Exists(given) | ~Exists(skipped))


def _rest(user: Any, free: QuerySet[Article]) -> QuerySet[Article]:
    """Those given to nobody in person, and to the person themselves, be it with others."""
    others = _assigned(Q(reviewer__isnull=False) & ~Q(reviewer=user.pk))
    return free.filter(Exists(_assigned(Q(reviewer=user.pk))) | ~Exists(others))


def _to_finish(user: Any) -> QuerySet[Article]:
    return articles_to_finish(user).filter(pk__in=_begun(user))


def _begun(user: Any) -> list[int]:
    """Row ids of the articles that the person began and did not finish, the latest thousand."""
    begun = Review.objects.filter(reviewer=user.pk, state=ReviewState.OPEN).order_by("-id")
    return list(begun.values_list("article", flat=True)[:MOST_HELD])


def _under_blind_review() -> list[int]:
    """Row ids of articles at this stage, the oldest thousand: asked of each open article, it would read them all."""
    at_work = ReviewStage.objects.filter(stage=Stage.BLIND).order_by("article_id")
    return list(at_work.values_list("article", flat=True)[:MOST_HELD])


def _to_look_through_again() -> list[int]:
    """Row ids of articles that repeat what was taken back, the oldest thousand."""
    waiting = ReviewStage.objects.filter(stage=Stage.OPEN, reopened=Reopened.NOTICE).order_by("article_id")
    return list(waiting.values_list("article", flat=True)[:MOST_HELD])


def _given(articles: QuerySet[Article], to: Q) -> QuerySet[Article]:
    """Begun with what is assigned and not done, the most pressing thousand: asked of each open article, it would read
    them all. Done closes no assignment, so that those of articles long done would fill the thousand.
    """
    given = Assignment.objects.filter(to, is_closed=False, article__unfinished__isnull=False)
    given = given.order_by("-priority", "article")
    return articles.filter(pk__in=list(given.values_list("article", flat=True)[:MOST_HELD]))


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


def _left_lately(user: Any) -> set[int]:
    now = timezone.now()
    left = Lease.objects.filter(holder=user.pk, expires_at__lte=now, expires_at__gt=now - LEFT)
    return set(left.values_list("article", flat=True))


def _notes(tasks: Iterable[Task], user: Any) -> dict[int, str]:
    """Why others skipped these articles: whoever takes one next should know."""
    skips = (
        shown_assignments(user)
        .filter(article__in=[task.article.pk for task in tasks], is_closed=True)
        .exclude(skip_reason="")
    )
    told: dict[int, str] = {}
    for skip in skips.exclude(reviewer=user.pk).select_related("reviewer").order_by("pk"):
        told[skip.article_id] = f"{skip.reviewer}: {skip.skip_reason}"
    return told


def _works(people: Iterable[Any], viewer: Any) -> list[Work]:
    """What people are at, as far as the viewer may know: a blind review is its reviewer's alone, and what the viewer
    may not read is named to them by nobody's work.
    """
    listed = list(people)
    live = shown_leases(viewer).filter(holder__in=listed, expires_at__gt=timezone.now())
    seen = live.filter(leads_to(visible_articles(viewer), "article"))
    leases = list(seen.select_related("article").defer("article__text").order_by("-taken_at"))
    at: dict[int, list[Any]] = {}
    for lease, article in zip(leases, veiled(viewer, [lease.article for lease in leases]), strict=True):
        at.setdefault(lease.holder_id, []).append(article)
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    decided = _decided_since(listed, today, viewer)
    return [Work(person, at.get(person.pk, []), decided.get(person.pk, 0)) for person in listed]


def _decided_since(people: list[Any], since: datetime, viewer: Any) -> dict[int, int]:
    rows = ReviewDecision.objects.filter(decided_at__gte=since, is_latest=True)
    rows = rows.exclude(kept_apart(viewer, "review")).annotate(by=reviewer_of())
    if hidden_levels(viewer):
        own_addition = Q(claim__isnull=True, by=viewer.pk)
        rows = rows.filter(own_addition | Q(may_read_claim(viewer, "claim")))
    told = rows.exclude(kind=DecisionKind.SKIP).order_by().values("by")
    asked = {person.pk for person in people}
    return {by: n for by, n in told.annotate(n=Count("*")).values_list("by", "n") if by in asked}
