"""In which place a person works on an article, and who is in their way.

Outward: ``place_for`` and ``Taken``. An article has one place; under blind review it has two, and whoever works in
the other one is in nobody's way and named to nobody.
"""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from claims.models import Lease, Review, ReviewRound, Stage
from claims.selectors.blind import PAIR
from sources.models import Article


@dataclass(frozen=True, slots=True)
class Taken:
    """Who is in a person's way. lease: theirs; None = the two of a blind pair, who are named to nobody."""

    lease: Lease | None = None


def place_for(article: Article, user: Any) -> tuple[int, Taken | None]:
    """(place of the person, who works already on what they would work on; None = nobody is there).

    Of a blind pair a place is a person's own with their first decision; until then it is theirs while they hold it.
    """
    live = Lease.objects.filter(article=article, expires_at__gt=timezone.now()).order_by("slot")
    leases = list(live.select_related("holder"))
    others = [lease for lease in leases if lease.holder_id != user.pk]
    stage = getattr(article, "review_stage", None)
    if stage is None or stage.stage != Stage.BLIND:
        return 1, Taken(others[0]) if others else None
    passes = Review.objects.filter(article=article, round=ReviewRound.BLIND)
    seated = set(passes.values_list("reviewer", flat=True))
    coming = [lease for lease in others if lease.holder_id not in seated]
    if coming and user.pk not in seated and len(seated) + len(coming) >= PAIR:
        return 1, Taken()
    own = next((lease.slot for lease in leases if lease.holder_id == user.pk), None)
    held = {lease.slot for lease in others}
    free = [place for place in range(1, PAIR + 1) if place not in held]
    if own is None and not free:
        return 1, Taken()
    return own or free[0], None
