"""Review: what a person decides about one claim.

Outward: ``accept_claim``, ``edit_claim``, ``reject_claim``, ``reopen_claim``, ``add_claim`` and, for a named policy
instead of a person, ``accept_under_policy``. Each is one act in one transaction; each asks for the row version that
the person saw; what is decided is never suggested again.
"""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus, Producer, Verification
from claims.models import Claim, DecisionKind, Reopened, Review, ReviewDecision, ReviewState, Stage
from claims.models.choices import CLAIM_STATUSES
from claims.models.claim import ClaimQuerySet
from claims.services.blind import note, note_addition, seat_of
from claims.services.claim_content import ClaimContent, check_claim, check_event, content_of, write_content
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision
from claims.services.numbering import lock_article, lock_article_of, number_claim
from claims.services.permission import require
from claims.services.stages import open_again
from claims.services.suggested_content import restore_suggested, says_as_suggested
from factcheck.audit import acting, record
from factcheck.audit.history import update_many
from factcheck.locking import lock_row
from sources.models import Article

ACCEPT = "claims.accept_claim"
BY_MORE_THAN_ONE = (Verification.TWO_BLIND, Verification.ADJUDICATED)
SETTLED_BY_TWO = Q(article__review_stage__stage__in=[Stage.BLIND, Stage.ADJUDICATION])
DECIDABLE = (ClaimStatus.SUGGESTED, ClaimStatus.ACCEPTED, ClaimStatus.REJECTED)


def accept_claim(
    claim_id: int,
    *,
    by: Any,
    expected_version: int | None = None,
    certainty: int | None = None,
    reason: str = "",
) -> Claim:
    """Accept a suggestion as it stands, or a claim that was rejected before.

    claim_id: row id. expected_version: the row version shown to the person, None = not shown. certainty: the coder's
    own, None = not said. reason: needed where another person decided otherwise.
    Raises NotAllowed, StaleRow, BadDecision.
    """
    require(by, ACCEPT)
    with transaction.atomic():
        review = seat_of(lock_article_of(claim_id), by)
        claim = _locked(claim_id, expected_version)
        if review is not None:
            stated = None if certainty is None else replace(content_of(claim), certainty=certainty)
            note(review, claim, DecisionKind.ACCEPT, reason=reason, content=stated)
            return claim
        _check_override(claim, by, reason)
        # Accepted anew, what was corrected before stays corrected.
        is_as_suggested = claim.status == ClaimStatus.SUGGESTED or says_as_suggested(claim)
        kind = DecisionKind.ACCEPT if is_as_suggested else DecisionKind.EDIT
        old = {"status": claim.status}
        with acting(record("claim.accept", actor=by, target=claim, reason=reason, old=old)):
            if certainty is not None:
                claim.certainty = certainty
            _settle(claim, ClaimStatus.ACCEPTED, by, reason)
            claim.save()
            _note_decision(claim, by, kind, reason)
            open_again(claim.article_id, Reopened.CLAIM, by=by, only_if_empty=True)
            derive_later(claim.event)
    return claim


def edit_claim(
    claim_id: int, content: ClaimContent, *, by: Any, expected_version: int | None = None, reason: str = ""
) -> Claim:
    """Correct a claim and accept it. content: the whole of what it says from now on.

    reason: needed where another person decided before. Raises NotAllowed, StaleRow, BadDecision, BadClaim.
    """
    require(by, ACCEPT)
    with transaction.atomic():
        review = seat_of(lock_article_of(claim_id), by)
        # Its event before the claim, as merging and routing lock them: else each could wait for the other for good.
        check_event(content)
        claim = _locked(claim_id, expected_version)
        if review is not None:
            note(review, claim, DecisionKind.EDIT, reason=reason, content=content)
            return claim
        _check_override(claim, by, reason)
        event_before, before = claim.event, content_of(claim)
        write_content(claim, content)
        changed = _difference(before, content_of(claim))
        act = record("claim.edit", actor=by, target=claim, reason=reason, old=changed[0], new=changed[1])
        with acting(act):
            _settle(claim, ClaimStatus.ACCEPTED, by)
            check_claim(claim)
            claim.save()
            _note_decision(claim, by, DecisionKind.EDIT, reason)
            open_again(claim.article_id, Reopened.CLAIM, by=by, only_if_empty=True)
            derive_later(claim.event, event_before)
    return claim


def reject_claim(claim_id: int, *, by: Any, reason: str, expected_version: int | None = None) -> Claim:
    """Reject a suggestion, or a claim that was accepted before. reason: needed, in words.

    Raises NotAllowed, StaleRow, BadDecision.
    """
    require(by, ACCEPT)
    if not reason.strip():
        raise BadDecision(_("A rejection needs a reason: say what is wrong with the claim."))
    with transaction.atomic():
        review = seat_of(lock_article_of(claim_id), by)
        claim = _locked(claim_id, expected_version)
        if review is not None:
            note(review, claim, DecisionKind.REJECT, reason=reason)
            return claim
        with acting(
            record("claim.reject", actor=by, target=claim, reason=reason, old={"status": claim.status})
        ):
            _settle(claim, ClaimStatus.REJECTED, by, reason)
            claim.save()
            _note_decision(claim, by, DecisionKind.REJECT, reason)
            derive_later(claim.event)
    return claim


def reopen_claim(claim_id: int, *, by: Any, expected_version: int | None = None) -> Claim:
    """Take one's own decision back: the suggestion is open again, saying what the producer said.

    What a person added is rejected instead; what another person decided is decided anew, with a reason.
    Raises NotAllowed, StaleRow, BadDecision.
    """
    require(by, ACCEPT)
    with transaction.atomic():
        review = seat_of(lock_article_of(claim_id), by)
        claim = _locked(claim_id, expected_version)
        if review is not None:
            note(review, claim, None)
            return claim
        if claim.producer == Producer.PERSON:
            raise BadDecision(
                _("A claim that a person added was never a suggestion. Reject it with a reason instead.")
            )
        _check_own_decision(claim, by)
        with acting(record("claim.reopen", actor=by, target=claim, old={"status": claim.status})):
            event_before = claim.event
            restore_suggested(claim)
            claim.status, claim.verification = ClaimStatus.SUGGESTED, Verification.MACHINE
            claim.decided_at, claim.decision_reason = None, ""
            claim.save()
            ReviewDecision.objects.filter(claim=claim, is_latest=True, review__reviewer=by).update(
                is_latest=False
            )
            open_again(claim.article_id, Reopened.DECISION, by=by)
            derive_later(claim.event, event_before)
    return claim


def add_claim(
    article: Article, content: ClaimContent, *, by: Any, producer: Producer = Producer.PERSON
) -> Claim:
    """Add a claim by hand; it is accepted at once, or kept for its reviewer in a blind review.

    Raises NotAllowed, BadClaim.
    """
    require(by, ACCEPT)
    with transaction.atomic():
        lock_article(article.pk)
        if (review := seat_of(article.pk, by)) is not None:
            return note_addition(review, article, content)
        claim = Claim(article=article, producer=producer, created_by=by)
        # The article before the event, as suggesting locks them.
        number_claim(claim)
        write_content(claim, content)
        with acting(record("claim.add", actor=by, target=claim, new=_added(content))):
            _settle(claim, ClaimStatus.ACCEPTED, by)
            check_claim(claim)
            claim.save()
            _note_decision(claim, by, DecisionKind.ADD)
            open_again(claim.article_id, Reopened.CLAIM, by=by, only_if_empty=True)
            derive_later(claim.event)
    return claim


def accept_under_policy(claims: ClaimQuerySet, *, policy: str, by: Any = None) -> int:
    """Accept suggestions under a named policy: verification ``policy``, so that no release hides it.

    Skips what people decided, what a language model pointed at, and what is under blind review: that is for people
    alone. Returns how many were
    accepted. The caller derives the consensus.
    """
    require(by, ACCEPT)
    with transaction.atomic():
        open_claims = claims.suggested().exclude(producer=Producer.LLM).exclude(SETTLED_BY_TWO)
        rows = list(open_claims.select_for_update(of=("self",)).order_by("pk"))
        if not rows:
            return 0
        act = record("claim.accept_under_policy", actor=by, reason=policy, new={"claims": len(rows)})
        with acting(act):
            now = timezone.now()
            for claim in rows:
                claim.status, claim.verification = ClaimStatus.ACCEPTED, Verification.POLICY
                claim.decision_reason, claim.decided_at = f"policy: {policy}", now
                claim.row_version += 1
            update_many(
                Claim, rows, ["status", "verification", "decision_reason", "decided_at", "row_version"]
            )
    return len(rows)


def _added(content: ClaimContent) -> dict[str, str]:
    copied = {} if content.copied_from is None else {"copied_from": content.copied_from.public_id}
    return {"attribute": content.attribute.key, **copied}


def _locked(claim_id: int, expected_version: int | None) -> Claim:
    claim = lock_row(Claim, claim_id, expected_version)
    if claim.status not in DECIDABLE:
        labels = dict(CLAIM_STATUSES)
        told = {
            "id": claim.public_id,
            "status": claim.get_status_display(),
            "accepted": ", ".join(str(labels[status]) for status in DECIDABLE),
        }
        raise BadDecision(_("%(id)s is %(status)s. Decidable: %(accepted)s.") % told)
    return claim


def _decider(claim: Claim) -> Any:
    """Who decided last about the claim; None = nobody, or a policy. Who skipped it has not decided."""
    latest = (
        ReviewDecision.objects.filter(claim=claim, is_latest=True)
        .exclude(kind=DecisionKind.SKIP)
        .select_related("review__reviewer")
        .order_by("-pk")
        .first()
    )
    return None if latest is None else latest.review.reviewer


def _check_override(claim: Claim, by: Any, reason: str) -> None:
    """Nobody's decision is replaced silently: another person's, and an adjudication, only with a reason."""
    decider = _decider(claim)
    alone = claim.verification not in BY_MORE_THAN_ONE and decider == by
    if decider is None or alone or reason.strip():
        return
    raise BadDecision(
        _("%(who)s decided about %(id)s before. Say why you decide otherwise.")
        % {"who": decider, "id": claim.public_id}
    )


def _check_own_decision(claim: Claim, by: Any) -> None:
    if claim.verification in BY_MORE_THAN_ONE:
        raise BadDecision(
            _("Two people decided about %(id)s: decide otherwise with a reason.") % {"id": claim.public_id}
        )
    decider = _decider(claim)
    if decider is not None and decider != by:
        raise BadDecision(
            _("%(who)s decided about %(id)s: only they can take it back.")
            % {"who": decider, "id": claim.public_id}
        )


def _settle(claim: Claim, status: ClaimStatus, by: Any, reason: str = "") -> None:
    claim.status = status
    claim.verification = Verification.MACHINE if by is None else Verification.ONE_REVIEWER
    claim.decision_reason, claim.decided_at = reason, timezone.now()


def _note_decision(claim: Claim, by: Any, kind: DecisionKind, reason: str = "") -> None:
    """Keep what this reviewer decided in their review of the article, opening it with the first decision."""
    if by is None:
        return
    review, _created = Review.objects.get_or_create(
        article=claim.article, reviewer=by, round="single", defaults={"state": ReviewState.OPEN}
    )
    ReviewDecision.objects.filter(review=review, claim=claim, is_latest=True).update(is_latest=False)
    ReviewDecision.objects.create(review=review, claim=claim, kind=kind, reason=reason)


def _difference(before: ClaimContent, after: ClaimContent) -> tuple[dict[str, str], dict[str, str]]:
    """The fields that differ, as texts: (old, new)."""
    names = [name for name in vars(before) if getattr(before, name) != getattr(after, name)]
    return {name: str(getattr(before, name)) for name in names}, {
        name: str(getattr(after, name)) for name in names
    }
