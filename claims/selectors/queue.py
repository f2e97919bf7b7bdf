"""The queue: what waits for one person, the most pressing first, and who is at what.

Outward: ``Task``, ``tasks_for``, ``queue_for``, ``work_of`` and ``work_of_teams``. First what repeats
something that was taken back, then what was given to the person or their team, then what they decided and never
called done, then what lacks its second review, then what feeds a contested event, then the oldest, then what was
decided by nobody who is at it, then texts in which nothing is suggested (``waiting``). A fixed number of queries,
whatever the queue holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Q
from django.utils import timezone

from claims.models import DecisionKind, Lease, ReviewDecision
from claims.selectors.articles import open_articles, shown_articles
from claims.selectors.blind import kept_apart, reviewer_of, shown_assignments, shown_leases
from claims.selectors.readable import may_read_claim
from claims.selectors.tally import MOST, Tally
from claims.selectors.veiling import veiled
from claims.selectors.waiting import Why, begun_by, waiting_for
from factcheck.keyset_pages import in_order
from factcheck.leading_to import leads_to
from sources.selectors.visibility import hidden_levels, visible_articles

# How long an article that somebody left comes last in their own queue, so that "next" goes on. Arbitrary but works.
LEFT = timedelta(hours=1)
# Reasons that no article has two of, and of which every task has one or is among those of "the oldest".
APART = (Why.OLDEST, Why.FINISH, Why.CARRIED, Why.POLICY, Why.LEFT, Why.BARE)


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
    return _tasks(user, waiting_for(user, most), most, leaving)


def queue_for(user: Any, most: int) -> tuple[list[Task], Tally]:
    """(at most ``most`` tasks in order, how many articles "next" would lead to one after the other)."""
    waiting = waiting_for(user, MOST + 1)
    length = sum(len(waiting[why]) for why in APART)
    return _tasks(user, waiting, most), Tally(min(MOST + 1, length))


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
    begun = open_articles(user).filter(pk__in=begun_by(user)).order_by("-id")
    return veiled(user, in_order(shown_articles(user), list(begun.values_list("pk", flat=True)[:most])))


def _tasks(user: Any, waiting: Mapping[Why, list[int]], most: int, leaving: int | None = None) -> list[Task]:
    found: dict[int, Why] = {}
    for why, articles in waiting.items():
        for article in articles[:most]:
            found.setdefault(article, why)
    left = _left_lately(user) | ({leaving} if leaving is not None else set())
    ordered = sorted(found, key=lambda article: article in left)[:most]
    notes = _notes(ordered, user)
    shown = veiled(user, in_order(shown_articles(user), ordered))
    return [Task(article, found[article.pk], notes.get(article.pk, "")) for article in shown]


def _left_lately(user: Any) -> set[int]:
    now = timezone.now()
    left = Lease.objects.filter(holder=user.pk, expires_at__lte=now, expires_at__gt=now - LEFT)
    return set(left.values_list("article", flat=True))


def _notes(articles: Iterable[int], user: Any) -> dict[int, str]:
    """Why others skipped these articles: whoever takes one next should know."""
    skips = shown_assignments(user).filter(article__in=articles, is_closed=True).exclude(skip_reason="")
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
