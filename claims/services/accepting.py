"""Accept several suggestions of one article in one act.

Outward: ``accept_claims``. All or nothing: a suggestion that moved on since it was shown refuses them all, and the
act keeps the version of each, so that it is taken back as one (``taking_back``).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus, Verification
from claims.models import Claim, DecisionKind, Reopened, Review, ReviewDecision, ReviewRound, Stage
from claims.selectors.decisions import ACCEPTED
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.numbering import lock_article
from claims.services.permission import require
from claims.services.routing import lock_claims
from claims.services.stages import locked_stage, open_again
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from sources.models import Article

ACCEPT = "claims.accept_claim"
# Suggestions accepted at once. Nobody looks through more; the act names each of them, far below the audit's limit.
MOST = 1000


def accept_claims(
    article: Article, expected_versions: Mapping[int, int], *, by: Any, reason: str = ""
) -> list[Claim]:
    """Accept suggestions as they stand. expected_versions: claim row id -> row version that the person saw.

    Returns them in text order. Raises NotAllowed, StaleRow, and BadDecision: none given, one decided already or by
    somebody else before, more than MOST, an article under blind review, where each is decided by itself.
    """
    require(by, ACCEPT)
    if not 0 < len(expected_versions) <= MOST:
        raise BadDecision(
            _("Accept 1 to %(most)s suggestions at once; got %(number)s.")
            % {"most": MOST, "number": len(expected_versions)}
        )
    with transaction.atomic():
        lock_article(article.pk)
        if locked_stage(article.pk).stage in (Stage.BLIND, Stage.ADJUDICATION):
            raise BadDecision(_("Under blind review each suggestion is decided by itself."))
        rows = lock_claims(expected_versions, expected_versions)
        _check(article, rows, expected_versions, by)
        told = {"claims": len(rows), "versions": {row.public_id: row.row_version + 1 for row in rows}}
        old = {"status": ClaimStatus.SUGGESTED.value}
        with acting(record(ACCEPTED, actor=by, target=article, reason=reason, old=old, new=told)):
            now = timezone.now()
            for row in rows:
                row.status, row.verification = ClaimStatus.ACCEPTED, Verification.ONE_REVIEWER
                row.decision_reason, row.decided_at = reason, now
                row.row_version += 1
            update_many(
                Claim, rows, ["status", "verification", "decision_reason", "decided_at", "row_version"]
            )
            _note(article, rows, by, reason)
            open_again(article.pk, Reopened.CLAIM, by=by, only_if_empty=True)
            derive_later(*(row.event for row in rows))
    return sorted(rows, key=lambda row: (row.start, row.ordinal))


def _check(article: Article, rows: Sequence[Claim], expected: Mapping[int, int], by: Any) -> None:
    mine = [row for row in rows if row.article_id == article.pk]
    if len(mine) != len(expected):
        raise BadDecision(_("Some of these are no claims of this article."))
    decided = [row.public_id for row in rows if row.status != ClaimStatus.SUGGESTED]
    if decided:
        raise BadDecision(_("%(claims)s: decided already.") % {"claims": ", ".join(decided[:10])})
    others = (
        ReviewDecision.objects.filter(claim__in=rows, is_latest=True)
        .exclude(review__reviewer=by)
        .exclude(kind=DecisionKind.SKIP)
    )
    named = list(others.values_list("claim__public_id", flat=True).order_by("claim")[:10])
    if named:
        raise BadDecision(
            _("Somebody else decided about %(claims)s before: decide these by themselves, with a reason.")
            % {"claims": ", ".join(named)}
        )


def _note(article: Article, rows: Sequence[Claim], by: Any, reason: str) -> None:
    review, _created = Review.objects.get_or_create(article=article, reviewer=by, round=ReviewRound.SINGLE)
    review.decisions.filter(claim__in=rows, is_latest=True).update(is_latest=False)
    ReviewDecision.objects.bulk_create(
        ReviewDecision(review=review, claim=row, kind=DecisionKind.ACCEPT, reason=reason) for row in rows
    )
