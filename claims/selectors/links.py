"""The claims of an event as linking compares them, and the links that stand between them.

Outward: ``claims_to_link``, ``told_of``, ``live_links_of``.
"""

from collections.abc import Sequence

from django.db.models import Q

from claims.domain.codes import Axis, ClaimStatus
from claims.models import Claim, ClaimLink, Event
from claims.selectors.mentions import fact_of
from claims.selectors.statements import statement_of
from claims.selectors.told import Told, is_comparable

PairKey = tuple[int, int, Axis]

_RELATED = (
    "article__source",
    "article__original",
    "article__translation_of",
    "attribute",
    "event",
    "informant",
    "channel",
    "place",
    "actor",
)
_TEXTS = ("article__text", "article__original__text", "article__translation_of__text")


def claims_to_link(event: Event) -> list[Claim]:
    """Suggested and accepted claims on the current versions of the articles, accepted ones first: one query.

    Of one article's mentions of one value only the first is taken: they testify once.
    """
    claims = (
        Claim.objects.filter(
            event=event,
            status__in=[ClaimStatus.ACCEPTED, ClaimStatus.SUGGESTED],
            article__is_current=True,
        )
        .select_related(*_RELATED)
        .defer(*_TEXTS)
        .order_by("status", "article_id", "start", "ordinal")
    )
    found: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        if is_comparable(statement_of(claim)):
            found.setdefault((claim.article.lineage_id, *fact_of(claim)), claim)
    return list(found.values())


def told_of(claims: Sequence[Claim]) -> list[Told]:
    return [
        Told(
            pk=claim.pk,
            statement=statement_of(claim),
            order=claim.article_id,
            translation_of=""
            if claim.article.translation_of is None
            else claim.article.translation_of.public_id,
            informant_name="" if claim.informant is None else claim.informant.name,
            channel_name="" if claim.channel is None else claim.channel.name,
        )
        for claim in claims
    ]


def live_links_of(event: Event) -> dict[PairKey, ClaimLink]:
    """Every live link that a claim of the event has: one query."""
    links = ClaimLink.objects.live().filter(Q(first__event=event) | Q(second__event=event))
    return {(link.first_id, link.second_id, Axis(link.axis)): link for link in links}
