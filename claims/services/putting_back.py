"""Put one claim back to what it was before one's own decision, where that was no open suggestion.

Outward: ``put_back``. What it said, whether it was accepted or rejected and by whom: all as before, and the decision
taken back is no longer the latest of its review.
"""

from typing import Any

from django.db import transaction

from claims.domain.codes import ClaimStatus
from claims.models import Claim, DecisionKind, Reopened, ReviewDecision
from claims.models.claim_content import CONTENT
from claims.services.deriving import derive_later
from claims.services.numbering import lock_article
from claims.services.permission import require
from claims.services.stages import open_again
from factcheck.audit import acting, record
from factcheck.locking import lock_row

ACCEPT = "claims.accept_claim"
DECIDED = ("status", "verification", "decided_at", "decision_reason")


def put_back(claim_id: int, version: Any, *, by: Any, reason: str, expected_version: int) -> Claim:
    """version: the version of the row before the decision. Raises NotAllowed and StaleRow."""
    require(by, ACCEPT)
    with transaction.atomic():
        lock_article(version.article_id)
        claim = lock_row(Claim, claim_id, expected_version)
        old, new = {"status": claim.status}, {"status": version.status}
        with acting(record("claim.put_back", actor=by, target=claim, reason=reason, old=old, new=new)):
            event_before = claim.event
            for name in (*CONTENT, *DECIDED):
                if name != "event":
                    setattr(claim, name, getattr(version, name))
            claim.save()
            _take_decision_back(claim, by)
            if claim.status == ClaimStatus.ACCEPTED:
                open_again(claim.article_id, Reopened.CLAIM, by=by, only_if_empty=True)
            derive_later(claim.event, event_before)
    return claim


def _take_decision_back(claim: Claim, by: Any) -> None:
    """The reviewer's decision before it, if any, is their latest again."""
    mine = ReviewDecision.objects.filter(claim=claim, review__reviewer=by).exclude(kind=DecisionKind.SKIP)
    latest = mine.filter(is_latest=True).order_by("-pk").first()
    if latest is None:
        return
    latest.is_latest = False
    latest.save()
    before = mine.filter(review=latest.review, pk__lt=latest.pk).order_by("-pk").first()
    if before is not None:
        before.is_latest = True
        before.save()
