"""The rows that a person may read, each list starting from the claims they may see.

Outward: ``readable_claims`` and its companions. What nobody accepted is no data: ``DATA`` names the statuses that
count as such, and the lists built on claims hold to them.
"""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from claims.domain.codes import ClaimStatus
from claims.models import (
    Actor,
    Claim,
    ClaimLink,
    Consensus,
    ConsensusClaim,
    DatasetRelease,
    Event,
    ReleaseState,
    Resolution,
)
from claims.selectors.release_scope import LEVELS
from claims.selectors.visibility import visible_claims
from factcheck.leading_to import leads_to
from sources.codes import Sensitivity
from sources.selectors.visibility import hidden_levels

DATA = (ClaimStatus.ACCEPTED, ClaimStatus.RETRACTED)
PUBLISH = "claims.publish_release"


def readable_claims(user: Any) -> QuerySet[Claim]:
    """Visible claims, whatever their status."""
    return visible_claims(user)


def may_read_claim(user: Any, path: str) -> Exists:
    """The condition that the user may see the claim that a row's ``path`` leads to."""
    return leads_to(readable_claims(user), path)


def readable_events(user: Any) -> QuerySet[Event]:
    """Events with a claim that the user may see, and those of which nothing is claimed yet; merged ones as well."""
    if not hidden_levels(user):
        return Event.objects.all()
    claims = Claim.objects.filter(event=OuterRef("pk"))
    seen = readable_claims(user).filter(event=OuterRef("pk"))
    return Event.objects.filter(Exists(seen) | ~Exists(claims))


def readable_links(user: Any) -> QuerySet[ClaimLink]:
    """Live links of which the user may see both claims, decided and suggested."""
    links = ClaimLink.objects.live()
    if not hidden_levels(user):
        return links
    return links.filter(may_read_claim(user, "first"), may_read_claim(user, "second"))


def readable_consensus(user: Any) -> QuerySet[Consensus]:
    """Rows of live events with a claim behind them that the user may see, of attributes shown to them."""
    hidden = hidden_levels(user)
    # Asked of each row: joined in, PostgreSQL goes through the events for the first hundred rows of a tally.
    merged = Event.objects.filter(merged_into__isnull=False, pk=OuterRef("event"))
    rows = Consensus.objects.filter(~Exists(merged))
    if not hidden:
        return rows
    seen = ConsensusClaim.objects.filter(may_read_claim(user, "claim"), consensus=OuterRef("pk"))
    return rows.filter(Exists(seen)).exclude(attribute__current__sensitivity__in=hidden)


def readable_resolutions(user: Any) -> QuerySet[Resolution]:
    """Rulings on attributes shown to the user, of events that they may see, that rest on no hidden claim.

    A ruling rests on what testified in the row that the editor saw, and on what it cites: its value may be theirs.
    """
    hidden = hidden_levels(user)
    if not hidden:
        return Resolution.objects.all()
    place = {f"consensus__{name}": OuterRef(name) for name in ("event", "attribute", "scope_key")}
    testified = ConsensusClaim.objects.filter(~may_read_claim(user, "claim"), **place)
    cites = Resolution.cited_claims.through.objects
    cited = cites.filter(~may_read_claim(user, "claim"), resolution=OuterRef("pk"))
    shown = Resolution.objects.filter(
        ~Exists(testified), ~Exists(cited), leads_to(readable_events(user), "event")
    )
    return shown.exclude(attribute__current__sensitivity__in=hidden)


def readable_actors(user: Any) -> QuerySet[Actor]:
    return Actor.objects.exclude(sensitivity__in=hidden_levels(user))


def readable_releases(user: Any) -> QuerySet[DatasetRelease]:
    """Releases whose profile holds nothing hidden from the user; proposed ones for those who may publish."""
    shown = [level for level in Sensitivity if level not in hidden_levels(user)]
    profiles = [profile for profile, levels in LEVELS.items() if set(levels) <= set(shown)]
    releases = DatasetRelease.objects.filter(profile__in=profiles)
    if user is None or user.has_perm(PUBLISH):
        return releases
    return releases.exclude(state=ReleaseState.PROPOSED)
