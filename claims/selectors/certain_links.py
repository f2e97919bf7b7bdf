"""The suggested links of an event that could be accepted at once, and what that would change.

Outward: ``kinds_of_links``, ``certain_links`` and ``changes_by``. Nothing is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, QuerySet

from claims.consensus.differences import differences
from claims.consensus.links import Links
from claims.models import ClaimLink, Event
from claims.models.claim_link import RELATIONS
from claims.selectors.considered import considered
from claims.selectors.independence import scope_names
from claims.selectors.open_links import open_links
from claims.selectors.statements import decided_links_of_events, link_of
from claims.selectors.toll_curves import attributes_by_key
from claims.selectors.trial import Tried, as_rows
from claims.selectors.veiling import veiled


@dataclass(frozen=True, slots=True)
class Kind:
    """One relation that is suggested. surest: the highest certainty, in [0, 1]."""

    relation: str
    label: Any
    pairs: int
    surest: Decimal


def kinds_of_links(event: Event, user: Any) -> list[Kind]:
    """The relations suggested between accepted claims of the event, the most frequent first: one query."""
    rows = _suggested(event, user).order_by().values("relation").annotate(n=Count("pk"), surest=Max("score"))
    labels = dict(RELATIONS)
    kinds = [
        Kind(row["relation"], labels[row["relation"]], row["n"], row["surest"] or Decimal(0)) for row in rows
    ]
    return sorted(kinds, key=lambda kind: (-kind.pairs, kind.relation))


def certain_links(
    event: Event, user: Any, relation: str, at_least: Decimal, most: int
) -> tuple[list[ClaimLink], bool]:
    """The first ``most`` suggestions of one relation, surest first; whether there are more. at_least: in [0, 1]."""
    rows = (
        _suggested(event, user)
        .filter(relation=relation, score__gte=at_least)
        .select_related(
            "first__attribute__current", "first__article__source", "first__place", "first__actor",
            "second__article__source", "second__place", "second__actor", "second__attribute__current",
        )
        .defer("first__article__text", "second__article__text")
        .order_by("-score", "pk")
    )  # fmt: skip
    found = list(rows[: most + 1])
    return veiled(user, found[:most]), len(found) > most


def changes_by(event: Event, user: Any, links: Sequence[ClaimLink]) -> list[Tried]:
    """What would be published of the event otherwise if these links were decided as they are suggested."""
    known = considered([event], user)
    if known is None or not links:
        return []
    fresh = [link_of(link, link.first, link.second) for link in links]
    shown = {one.id for one in known.statements.get(event.pk, ())}
    decided = [
        link for link in decided_links_of_events([event]) if link.first in shown and link.second in shown
    ]
    after = known.under(replace(known.context, links=Links([*decided, *fresh])))
    found = [(event, one) for one in differences(known.settle(event), after.settle(event))]
    return list(as_rows(found, known.context.registers.codebook, user, attributes_by_key(), scope_names()))


def _suggested(event: Event, user: Any) -> QuerySet[ClaimLink]:
    return open_links(user).filter(first__event=event, second__event=event)
