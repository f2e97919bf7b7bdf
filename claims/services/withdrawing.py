"""Suggestions that the newest rules propose no longer: withdrawn by the machine, taken up again if they come back.

Outward: ``outdated_suggestions`` and ``withdraw``; ``withdrawn_claims`` and ``propose_again``. What a person decided
about is never touched; what the machine withdrew is no decision, and keeps no later suggestion away.
"""

from collections.abc import Iterable

from django.utils import timezone

from claims.domain.codes import ClaimStatus, Producer, Verification
from claims.models import Claim, DecisionKind, ReviewDecision
from factcheck.audit.history import update_many

REASON = "no longer proposed by rules"
CHANGED = ["status", "verification", "decision_reason", "decided_at", "row_version"]


def outdated_suggestions(claims: Iterable[Claim]) -> list[Claim]:
    """Those of the claims that the rules suggested, that are still open, and that nobody decided about."""
    mine = [
        claim
        for claim in claims
        if claim.producer == Producer.RULES and claim.status == ClaimStatus.SUGGESTED
    ]
    decisions = ReviewDecision.objects.filter(claim__in=mine, is_latest=True).exclude(kind=DecisionKind.SKIP)
    decided = set(decisions.values_list("claim", flat=True))
    return _locked([claim.pk for claim in mine if claim.pk not in decided], ClaimStatus.SUGGESTED)


def withdrawn_claims(claims: Iterable[Claim]) -> list[Claim]:
    return _locked([claim.pk for claim in claims if is_withdrawn(claim)], ClaimStatus.REJECTED)


def is_withdrawn(claim: Claim) -> bool:
    """Whether the machine took its own suggestion back, as against a person who rejected it."""
    by_machine = claim.verification == Verification.MACHINE and claim.producer == Producer.RULES
    return by_machine and claim.status == ClaimStatus.REJECTED and claim.decision_reason.startswith(REASON)


def withdraw(claims: list[Claim], version: str) -> None:
    """Reject them under the act in force. version: of the rules that propose them no longer."""
    now = timezone.now()
    for claim in claims:
        claim.status, claim.verification = ClaimStatus.REJECTED, Verification.MACHINE
        claim.decision_reason, claim.decided_at = f"{REASON} {version}", now
        claim.row_version += 1
    update_many(Claim, claims, CHANGED)


def propose_again(claims: list[Claim]) -> None:
    """Open suggestions again, under the act in force."""
    for claim in claims:
        claim.status, claim.decision_reason, claim.decided_at = ClaimStatus.SUGGESTED, "", None
        claim.row_version += 1
    update_many(Claim, claims, CHANGED)


def _locked(ids: list[int], status: ClaimStatus) -> list[Claim]:
    """The rows as they stand now, without those that a person decided about between the look and the lock."""
    return list(Claim.objects.select_for_update().filter(pk__in=ids, status=status).order_by("pk"))
