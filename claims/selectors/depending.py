"""What depends on a merge or a split, for whoever is about to take it back.

Outward: ``depending_on``. What stands as the act left it goes back; what was decided since stays, and is told.
"""

from dataclasses import dataclass
from typing import Any

from claims.models import (
    Claim,
    ClaimLink,
    DatasetRelease,
    Event,
    LinkOrigin,
    Resolution,
    ResolutionState,
)  # fmt: skip
from claims.selectors.readable import readable_claims, readable_releases, readable_resolutions
from factcheck.audit.models import Act

# Rulings and releases named; more of them read as a number. Arbitrary but works.
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Depending:
    """act: the one to be taken back. here: where the claims are. back: where they return to.

    claims: public ids of those that return and that the person may see. returning: how many in all. moved_since: how
    many somebody moved elsewhere, which stay there. rulings: those that go back. rulings_since: those in force that
    were made since and stay. links_since: links decided since between claims that would part. releases: made since,
    which name the id as the act left it; they stay as they are.
    """

    act: Act
    here: Event
    back: Event
    claims: list[str]
    returning: int
    moved_since: int
    rulings: list[Resolution]
    rulings_since: list[Resolution]
    links_since: int
    releases: list[DatasetRelease]


def depending_on(act: Act, here: Event, back: Event, user: Any) -> Depending:
    """Nine queries."""
    moved = set(Claim.history.filter(act=act).order_by().values_list("id", flat=True))
    returning = Claim.objects.filter(pk__in=moved, event=here)
    number = returning.count()
    shown = readable_claims(user).filter(pk__in=moved, event=here).order_by("public_id")
    # Where the act moved rulings along, they return; what was ruled since was ruled on the whole.
    followed = set(Resolution.history.filter(act=act).order_by().values_list("id", flat=True))
    rulings = readable_resolutions(user).filter(event=here).exclude(state=ResolutionState.WITHDRAWN)
    rulings = rulings.select_related("attribute__current").order_by("public_id")
    links = ClaimLink.objects.live().filter(origin=LinkOrigin.DECIDED, created_at__gte=act.at)
    parted = links.filter(first__in=returning, second__event=here).exclude(second__in=returning)
    joined = links.filter(second__in=returning, first__event=here).exclude(first__in=returning)
    releases = readable_releases(user).filter(created_at__gte=act.at).order_by("-created_at", "-id")
    return Depending(
        act,
        here,
        back,
        list(shown.values_list("public_id", flat=True)),
        number,
        len(moved) - number,
        list(rulings.filter(pk__in=followed)[:MOST_NAMED]),
        list(rulings.filter(created_at__gte=act.at).exclude(pk__in=followed)[:MOST_NAMED]),
        parted.count() + joined.count(),
        list(releases[:MOST_NAMED]),
    )
