"""Skip a suggestion: left open, on record, and last in one's own way through the article.

Outward: ``skip_claim`` and ``unskip_claim``. The claim itself stays as it is, a suggestion like the others: whoever
comes next decides about it without asking.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus
from claims.models import Claim, DecisionKind, Review, ReviewDecision, ReviewRound
from claims.services.blind import note, seat_of
from claims.services.errors import BadDecision
from claims.services.numbering import lock_article_of
from claims.services.permission import require
from factcheck.audit import acting, record
from factcheck.locking import lock_row

ACCEPT = "claims.accept_claim"


def skip_claim(claim_id: int, *, by: Any, reason: str = "", expected_version: int | None = None) -> Claim:
    """Leave a suggestion open for now. Skipped twice it is skipped once. Raises NotAllowed, StaleRow, BadDecision."""
    require(by, ACCEPT)
    with transaction.atomic():
        own_pass = seat_of(lock_article_of(claim_id), by)
        claim = lock_row(Claim, claim_id, expected_version)
        if claim.status != ClaimStatus.SUGGESTED:
            raise BadDecision(_("Only an open suggestion can be skipped; this claim is decided."))
        if own_pass is not None:
            note(own_pass, claim, DecisionKind.SKIP, reason=reason)
            return claim
        with acting(record("claim.skip", actor=by, target=claim, reason=reason)):
            review, _created = Review.objects.get_or_create(
                article=claim.article, reviewer=by, round=ReviewRound.SINGLE
            )
            review.decisions.filter(claim=claim, is_latest=True).update(is_latest=False)
            ReviewDecision.objects.create(review=review, claim=claim, kind=DecisionKind.SKIP, reason=reason)
    return claim


def unskip_claim(claim_id: int, *, by: Any) -> Claim:
    """Take one's own skipping back. Raises NotAllowed, and BadDecision where there is none."""
    require(by, ACCEPT)
    with transaction.atomic():
        own_pass = seat_of(lock_article_of(claim_id), by)
        claim = lock_row(Claim, claim_id, None)
        if own_pass is not None:
            skipped = own_pass.decisions.filter(claim=claim, is_latest=True, kind=DecisionKind.SKIP)
            if not skipped.exists():
                raise BadDecision(_("You have not skipped this suggestion."))
            note(own_pass, claim, None)
            return claim
        with acting(record("claim.unskip", actor=by, target=claim)):
            taken_back = ReviewDecision.objects.filter(
                claim=claim, review__reviewer=by, is_latest=True, kind=DecisionKind.SKIP
            ).update(is_latest=False)
            if not taken_back:
                raise BadDecision(_("You have not skipped this suggestion."))
    return claim
