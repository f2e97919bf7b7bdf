"""What a reviewer decided on an article.

Outward: ``last_decided``.
"""

from typing import Any

from django.db.models import Exists, OuterRef

from claims.domain.codes import Producer
from claims.models import DecisionKind, ReviewDecision
from sources.models import Article

UNDOABLE = (DecisionKind.ACCEPT, DecisionKind.EDIT, DecisionKind.REJECT)


def last_decided(article: Article, user: Any) -> int | None:
    """The row id of the claim that the user decided last and may reopen; None = none. One query.

    Passes over what was taken back, what a person added, and what somebody else decided since.
    """
    later = ReviewDecision.objects.filter(claim=OuterRef("claim"), is_latest=True, pk__gt=OuterRef("pk"))
    return (
        ReviewDecision.objects.filter(
            review__article=article, review__reviewer=user, is_latest=True, kind__in=UNDOABLE
        )
        .exclude(claim__producer=Producer.PERSON)
        .exclude(Exists(later))
        .order_by("-pk")
        .values_list("claim_id", flat=True)
        .first()
    )
