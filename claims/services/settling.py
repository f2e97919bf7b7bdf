"""A blind pair is done: what both say becomes the article's, what they differ on waits for an adjudicator.

Outward: ``finish_pass`` and ``reopen_pass`` for one of the two, ``end_blind_review`` for an editor; ``settle``,
``close`` and ``put_as`` for adjudication. Verification is ``two_blind`` where both say the same. Nothing that one of
them found is dropped: it is merged, or it waits.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus, Producer, Verification
from claims.models import (
    Claim,
    Event,
    Reopened,
    Review,
    ReviewDecision,
    ReviewRound,
    ReviewStage,
    ReviewState,
    Stage,
)
from claims.models.claim_content import frozen_content, write_frozen
from claims.selectors.blind import as_decided
from claims.selectors.differences import Pair, Side, pairs_of
from claims.selectors.visibility import visible_claims
from claims.services.blind import ADJUDICATE, SLOTS, seat_of
from claims.services.claim_content import check_claim
from claims.services.deriving import derive_later
from claims.services.errors import BadClaim, BadDecision, NotAllowed
from claims.services.numbering import lock_article, number_claim
from claims.services.open_suggestions import refuse_emptiness, refuse_open
from claims.services.permission import require
from claims.services.stages import locked_stage, put_stage
from factcheck.audit import acting, record
from sources.models import Article


def finish_pass(article: Article, stage: ReviewStage, *, by: Any, nothing_to_claim: bool) -> ReviewStage:
    """One of a blind pair is done; the second to be so settles the pair. In a transaction that locked the article.

    Raises BadDecision for whoever has no place, is done already, or has something open.
    """
    own = seat_of(article.pk, by)
    if own is None:
        raise BadDecision(_("This article is under no blind review."))
    visible = (
        visible_claims(by)
        .filter(article=article)
        .select_related("attribute__current")
        .order_by("start", "ordinal")
    )
    claims = as_decided(visible, own)
    open_ones = [claim for claim in claims if claim.status == ClaimStatus.SUGGESTED]
    refuse_open(open_ones, len(open_ones))
    has_claims = any(claim.status == ClaimStatus.ACCEPTED for claim in claims)
    refuse_emptiness(has_claims=has_claims, nothing_to_claim=nothing_to_claim)
    with acting(record("review.blind_finish", actor=by, target=own)):
        own.state, own.finished_at, own.nothing_to_claim = ReviewState.DONE, timezone.now(), nothing_to_claim
        own.row_version += 1
        own.save()
    passes = Review.objects.filter(article=article, round=ReviewRound.BLIND)
    if passes.filter(state=ReviewState.DONE).count() == len(SLOTS):
        settle(article, stage, by=by)
    return stage


def reopen_pass(article: Article, *, by: Any) -> bool:
    """Take one's own Done back while the other is at work; returns whether there was one."""
    mine = Review.objects.select_for_update(of=("self",)).filter(
        article=article, round=ReviewRound.BLIND, reviewer=by, state=ReviewState.DONE
    )
    own = mine.first()
    if own is None:
        return False
    with acting(record("review.blind_reopen", actor=by, target=own)):
        own.state, own.finished_at, own.nothing_to_claim = ReviewState.OPEN, None, False
        own.row_version += 1
        own.save()
    return True


def end_blind_review(article: Article, *, by: Any, reason: str) -> None:
    """Put together what there is though not both are done, as where one of them left. reason: needed.

    What one alone decided, and what nobody did, waits for adjudication; nothing is lost. Whoever is in the pair ends
    nothing: they would see the other's work. Raises NotAllowed, BadDecision.
    """
    require(by, ADJUDICATE)
    if not reason.strip():
        raise BadDecision(_("Say why the blind review ends before both are done."))
    with transaction.atomic():
        lock_article(article.pk)
        stage = locked_stage(article.pk)
        if stage.stage != Stage.BLIND:
            raise BadDecision(_("This article is under no blind review."))
        if Review.objects.filter(article=article, round=ReviewRound.BLIND, reviewer=by).exists():
            raise NotAllowed(_("You are one of the two: somebody else ends the review."))
        with acting(record("review.end_blind", actor=by, target=article, reason=reason)):
            settle(article, stage, by=by)


def settle(article: Article, stage: ReviewStage, *, by: Any) -> None:
    """Merge what both say, and leave the rest to adjudication. In a transaction that locked article and stage."""
    pairs = pairs_of(article)
    same = [pair for pair in pairs if pair.agrees]
    told = {"agreed": len(same), "differences": len(pairs) - len(same)}
    with acting(record("review.settle", actor=by, target=article, old={"stage": stage.stage}, new=told)):
        events: list[Event | None] = []
        for pair in same:
            try:
                events += put_as(pair, pair.one, Verification.TWO_BLIND, reason=_reason(pair))[1]
            except BadClaim:
                # What holds no longer (a definition changed meanwhile) is looked at by a person.
                continue
        close(article, stage)
        derive_later(*events)


def close(article: Article, stage: ReviewStage) -> None:
    """Put the article where it is now: done where nothing is left, else in adjudication.

    Where something that it repeats was taken back meanwhile it is open, since nobody looked through it for that.
    """
    if pairs_of(article):
        put_stage(stage, Stage.ADJUDICATION, reopened=stage.reopened)
        return
    if stage.reopened == Reopened.NOTICE:
        put_stage(stage, Stage.OPEN, reopened=stage.reopened)
        return
    has_claims = Claim.objects.accepted().filter(article=article).exists()
    put_stage(stage, Stage.DONE, nothing_to_claim=not has_claims)


def put_as(
    pair: Pair, side: Side, verification: Verification, *, reason: str = ""
) -> tuple[Claim, list[Event | None]]:
    """Make what one side says the article's. Returns the claim, and the events concerned. Raises BadClaim.

    Where the side rejects, or has nothing to say of it, the claim is kept as rejected: what the other found stays.
    """
    claim = _row(pair)
    before = claim.event
    claim.status = ClaimStatus.REJECTED if side.claim is None else ClaimStatus.ACCEPTED
    if side.claim is not None:
        write_frozen(claim, frozen_content(side.claim))
    if claim.event is not None:
        claim.event = claim.event.current
    claim.verification, claim.decided_at = verification, timezone.now()
    claim.decision_reason = reason[:500]
    if pair.suggestion is None:
        number_claim(claim)
    check_claim(claim)
    claim.save()
    for decision in (pair.one.decision, pair.other.decision):
        if decision is not None and decision.number is not None:
            ReviewDecision.objects.filter(review=decision.review_id, number=decision.number).update(
                claim=claim
            )
    return claim, [claim.event, before]


def _row(pair: Pair) -> Claim:
    if pair.suggestion is not None:
        row = (
            Claim.objects.select_for_update(of=("self",))
            .select_related("event", "article")
            .get(pk=pair.suggestion.pk)
        )
        row.row_version += 1
        return row
    found = next(side.claim for side in (pair.one, pair.other) if side.claim is not None)
    row = Claim(article=found.article, producer=Producer.PERSON, created_by=found.created_by)
    write_frozen(row, frozen_content(found))
    return row


def _reason(pair: Pair) -> str:
    """Why both rejected it, or accepted it: their reasons, each once."""
    said = [side.decision.reason for side in (pair.one, pair.other) if side.decision is not None]
    return " / ".join(dict.fromkeys(text for text in said if text))
