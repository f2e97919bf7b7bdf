"""Moving claims of an article under blind review: part of what its reviewer would have them say.

Outward: ``routed_blind`` for the service of routing, ``refuse_pair_at_work`` for acts that wait until both are done.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from claims.models import Claim, DecisionKind, Event, ReviewStage, Stage
from claims.models.claim_content import write_frozen
from claims.services.blind import note, seat_of
from claims.services.claim_content import content_of
from claims.services.errors import BadDecision
from claims.services.numbering import lock_article


def routed_blind(claims: Sequence[Claim], event: Event | None, *, by: Any, reason: str) -> list[Claim] | None:
    """Keep a move in the mover's own pass; None where none of the claims is under blind review.

    Raises BadDecision where some are and others are not, and for whoever has no place in the pair.
    """
    articles = {claim.article_id for claim in claims}
    at_work = set(_at_work(articles))
    if not at_work:
        return None
    if at_work != articles or len(articles) > 1:
        raise BadDecision(_("Claims under blind review are moved by themselves, one article at a time."))
    (article_id,) = articles
    lock_article(article_id)
    review = seat_of(article_id, by)
    if review is None:
        return None
    rows = Claim.objects.select_for_update(of=("self",)).filter(pk__in=[claim.pk for claim in claims])
    moved = list(
        rows.select_related("article", "attribute__current", "event", "place", "actor").order_by("pk")
    )
    for claim in moved:
        mine = review.decisions.filter(claim=claim, is_latest=True, content__isnull=False).first()
        if mine is not None and mine.content is not None:
            write_frozen(claim, mine.content)
        note(review, claim, DecisionKind.EDIT, reason=reason, content=replace(content_of(claim), event=event))
    return moved


def refuse_pair_at_work(articles: Iterable[int]) -> None:
    """Raise BadDecision where one of the articles (row ids) is under blind review."""
    if _at_work(articles):
        raise BadDecision(_("The article is under blind review: wait until both reviewers are done."))


def _at_work(articles: Iterable[int]) -> list[int]:
    rows = ReviewStage.objects.filter(article__in=list(articles), stage=Stage.BLIND)
    return list(rows.values_list("article", flat=True))
