"""How much waits at the link desk, and what a person decided there last.

Outward: ``open_links``, ``events_to_link`` and ``last_link``.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.lookups import Exact

from claims.domain.codes import ClaimStatus, ValueRelation
from claims.models import ClaimLink, Event, LinkOrigin, ReviewStage, Stage
from claims.selectors.readable import readable_events, readable_links
from claims.selectors.veiling import veiled
from factcheck.audit.models import Act
from factcheck.rarely import Rarely

# The act that accepts many links at once (``services.accepting_links``).
ACCEPTED_MANY = "links.accept"
# Open suggestions looked through for the list of events, the latest first, so that the list takes as long with a
# million of them. Arbitrary but works: more than a team decides in a day, and few enough for PostgreSQL to look their
# claims up one by one.
MOST_READ = 1000
# How many times as many are looked through before all are. Arbitrary but works.
FURTHER = 5


@dataclass(frozen=True, slots=True)
class EventToLink:
    """pairs: with at least one open suggestion. conflicts: those of them whose values exclude each other."""

    event: Event
    pairs: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class LastLink:
    """The last decision of a person that still stands. act: the one that accepted it with others, None = alone."""

    link: ClaimLink
    act: Act | None


def open_links(user: Any) -> QuerySet[ClaimLink]:
    """Suggested links between accepted claims, the latest first."""
    suggested = readable_links(user).filter(origin=LinkOrigin.SUGGESTED)
    accepted = suggested.filter(first__status=ClaimStatus.ACCEPTED, second__status=ClaimStatus.ACCEPTED)
    # Few are: joined to each link, the articles would all be read for the first hundred links.
    at_work = ReviewStage.objects.order_by().filter(stage=Stage.BLIND).values("article")
    blind = Q(first__article__in=at_work) | Q(second__article__in=at_work)
    return accepted.exclude(blind).order_by("-pk")


def events_to_link(user: Any, most: int) -> list[EventToLink]:
    """Events with pairs to judge, most conflicts first: three queries and those of the veil; more where the latest
    suggestions are between claims that nobody has accepted.
    """
    pairs: Counter[int] = Counter()
    conflicts: Counter[int] = Counter()
    seen = set()
    for event, first, second, relation in _latest_pairs(user, most):
        pairs[event] += (first, second) not in seen
        seen.add((first, second))
        conflicts[event] += relation == ValueRelation.CONFLICTS
    ranked = sorted(pairs, key=lambda pk: (-conflicts[pk], -pairs[pk], -pk))[:most]
    events = readable_events(user).filter(pk__in=ranked, merged_into__isnull=True).select_related("place")
    shown = {event.pk: event for event in veiled(user, events)}
    return [EventToLink(shown[pk], pairs[pk], conflicts[pk]) for pk in ranked if pk in shown]


def _latest_pairs(user: Any, most: int) -> list[tuple[int, int, int, str]]:
    """(event, first, second, relation) of at most MOST_READ open suggestions, the latest first, of ``most`` events
    where there are as many. Looked for among the latest suggestions first: asked for the latest of all that are open,
    PostgreSQL joins every suggestion to its claims.
    """
    rows = open_links(user).filter(first__event__isnull=False)
    pairs = rows.values_list("first__event", "first", "second", "relation")
    suggested = (
        ClaimLink.objects.live().filter(Rarely(Exact(F("origin"), LinkOrigin.SUGGESTED))).order_by("-pk")
    )
    for looked_at in (MOST_READ, MOST_READ * FURTHER):
        window = list(suggested.values_list("pk", flat=True)[:looked_at])
        found = list(pairs.filter(pk__gte=window[-1])[:MOST_READ]) if window else []
        if len(window) < looked_at or len({event for event, *_ in found}) >= most:
            return found
    return list(pairs[:MOST_READ])


def last_link(event: Event, user: Any) -> LastLink | None:
    """Of one event, as the person may read it. None = they decided nothing that still stands."""
    link = (
        readable_links(user)
        .filter(origin=LinkOrigin.DECIDED, decided_by=user, first__event=event)
        .select_related("first__attribute__current", "first__article__source", "second__article__source")
        .defer("first__article__text", "second__article__text")
        .order_by("-pk")
        .first()
    )
    if link is None:
        return None
    made = ClaimLink.history.filter(id=link.pk, history_type="+").select_related("act").first()
    act = None if made is None or made.act is None or made.act.verb != ACCEPTED_MANY else made.act
    return LastLink(veiled(user, [link])[0], act)
