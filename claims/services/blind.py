"""Blind double review: who sits in the pair, and what one of them decides by themselves.

Outward: ``start_blind_review`` and ``draw_blind_review``; ``seat_of`` and ``note`` for the acts of review;
``change_addition`` and ``withdraw_addition`` for what a reviewer added. Nothing here changes a claim: what a
reviewer decides is kept in their pass until both are done. The audit names the pass and nothing more.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus, Producer
from claims.models import Claim, DecisionKind, Review, ReviewDecision, ReviewRound, ReviewState, Stage
from claims.models.claim_content import frozen_content
from claims.selectors.blind import OWN_FROM
from claims.services.claim_content import ClaimContent, check_claim, write_content
from claims.services.errors import BadDecision, NotAllowed
from claims.services.numbering import lock_article
from claims.services.permission import require
from claims.services.stages import locked_stage, put_stage
from factcheck.audit import acting, record
from sources.codes import ArticleKind
from sources.models import Article

ADJUDICATE = "claims.adjudicate_review"
ACCEPT = "claims.accept_claim"
SLOTS = (1, 2)
# The first bits of a hash that a share is compared with: finer than any share somebody would set.
DRAWN_FROM = 2**32


def start_blind_review(article: Article, *, by: Any, reviewers: Sequence[Any] = ()) -> None:
    """Have two reviewers decide about an article without seeing each other's work.

    reviewers: at most two who have their place from the start; a free place goes to whoever decides first. Raises
    NotAllowed, and BadDecision where something of the article is decided already, which both would see.
    """
    require(by, ADJUDICATE)
    if len({person.pk for person in reviewers}) != len(reviewers) or len(reviewers) > len(SLOTS):
        raise BadDecision(_("A blind pair is two different people."))
    for person in reviewers:
        if not person.has_perm(ACCEPT):
            raise NotAllowed(_('"%(who)s" may not review.') % {"who": person})
    with transaction.atomic():
        lock_article(article.pk)
        if (why := _why_not(article)) is not None:
            raise BadDecision(why)
        _start(article, by, reviewers)


def draw_blind_review(article: Article) -> bool:
    """Put an article that came in under blind review where its id is drawn; returns whether it was.

    The share is the setting BLIND_SHARE. The same id is always drawn alike; a share set later moves nothing that
    came in before. Call it inside a transaction that locked the article.
    """
    if article.kind != ArticleKind.ARTICLE or not is_drawn(article.public_id, settings.BLIND_SHARE):
        return False
    if _why_not(article) is not None or Review.objects.filter(article=article).exists():
        return False
    _start(article, None, ())
    return True


def is_drawn(public_id: str, share: float) -> bool:
    """Whether an article belongs to the share: its hash, read as a number in [0, 1), lies below it."""
    digest = hashlib.sha256(public_id.encode()).digest()
    return int.from_bytes(digest[:4], "big") / DRAWN_FROM < share


def seat_of(article_id: int, by: Any) -> Review | None:
    """The pass in which a person decides about an article, None where its review is not blind. Locks both.

    A free place is taken with the first decision. Raises BadDecision for whoever has no place, or is done.
    """
    stage = locked_stage(article_id)
    if stage.stage == Stage.ADJUDICATION:
        raise BadDecision(_("Both reviewers are done: what they differ on is decided in adjudication."))
    if stage.stage != Stage.BLIND:
        return None
    passes = list(
        Review.objects.select_for_update(of=("self",)).filter(article=article_id, round=ReviewRound.BLIND)
    )
    own = next((review for review in passes if by is not None and review.reviewer_id == by.pk), None)
    if own is None:
        free = [slot for slot in SLOTS if slot not in {review.slot for review in passes}]
        if by is None or not free:
            raise BadDecision(_("Two other people review this article, each by themselves."))
        own = Review.objects.create(article_id=article_id, reviewer=by, round=ReviewRound.BLIND, slot=free[0])
    if own.state == ReviewState.DONE:
        raise BadDecision(_("You said that you are done with this article: open it again first."))
    return own


def note(
    review: Review,
    claim: Claim,
    kind: DecisionKind | None,
    *,
    reason: str = "",
    content: ClaimContent | None = None,
) -> None:
    """Keep what a blind reviewer decided about a suggestion; None takes their decision back.

    content: what an edit would have it say. Raises BadClaim, and BadDecision where it is no suggestion.
    """
    if claim.status != ClaimStatus.SUGGESTED:
        raise BadDecision(_("Only suggestions are decided in a blind review."))
    frozen = None if content is None else _frozen(claim, content)
    with acting(record("review.blind_decision", actor=review.reviewer, target=review)):
        review.decisions.filter(claim=claim, is_latest=True).update(is_latest=False)
        if kind is not None:
            ReviewDecision.objects.create(
                review=review, claim=claim, kind=kind, reason=reason, content=frozen
            )


def note_addition(review: Review, article: Article, content: ClaimContent) -> Claim:
    """Keep a claim that a blind reviewer adds. Returns it, unsaved, under its number on their page.

    Raises BadClaim.
    """
    last = review.decisions.aggregate(last=Max("number"))["last"] or 0
    return _put_addition(review, article, last + 1, content)


def change_addition(article: Article, ordinal: int, content: ClaimContent, *, by: Any) -> Claim:
    """Correct what one added oneself. ordinal: its number on the page. Raises NotAllowed, BadClaim, BadDecision."""
    require(by, ACCEPT)
    with transaction.atomic():
        lock_article(article.pk)
        review, row = _addition(article, ordinal, by)
        row.is_latest = False
        row.save(update_fields=["is_latest"])
        return _put_addition(review, article, ordinal - OWN_FROM, content)


def withdraw_addition(article: Article, ordinal: int, *, by: Any, reason: str) -> None:
    """Take back what one added oneself; it stays on record. Raises NotAllowed, BadDecision."""
    require(by, ACCEPT)
    if not reason.strip():
        raise BadDecision(_("A rejection needs a reason: say what is wrong with the claim."))
    with transaction.atomic():
        lock_article(article.pk)
        review, row = _addition(article, ordinal, by)
        with acting(record("review.blind_decision", actor=by, target=review)):
            row.is_latest = False
            row.save(update_fields=["is_latest"])
            ReviewDecision.objects.create(
                review=review, number=row.number, kind=DecisionKind.REJECT, reason=reason, content=row.content
            )


def _why_not(article: Article) -> str | None:
    """What keeps an article from being reviewed blind, in words; None = nothing."""
    if locked_stage(article.pk).stage != Stage.OPEN:
        return _("This article is done, or under blind review already.")
    decided = Claim.objects.filter(article=article).exclude(status=ClaimStatus.SUGGESTED)
    # What the machine withdrew is nobody's decision.
    standing = decided.exclude(status=ClaimStatus.REJECTED, verification="machine").count()
    if standing:
        return _("Claims of this article are decided already (%(n)d): both would see them.") % {"n": standing}
    return None


def _start(article: Article, by: Any, reviewers: Sequence[Any]) -> None:
    row = locked_stage(article.pk)
    told = {"stage": Stage.BLIND.value, "reviewers": len(reviewers)}
    with acting(record("review.start_blind", actor=by, target=article, old={"stage": row.stage}, new=told)):
        put_stage(row, Stage.BLIND)
        for slot, person in zip(SLOTS, reviewers, strict=False):
            Review.objects.create(article=article, reviewer=person, round=ReviewRound.BLIND, slot=slot)


def _put_addition(review: Review, article: Article, number: int, content: ClaimContent) -> Claim:
    ordinal = OWN_FROM + number
    claim = Claim(
        article=article, ordinal=ordinal, public_id=f"{article.public_id}.{ordinal}",
        producer=Producer.PERSON, created_by=review.reviewer,
    )  # fmt: skip
    with acting(record("review.blind_decision", actor=review.reviewer, target=review)):
        ReviewDecision.objects.create(
            review=review, number=number, kind=DecisionKind.ADD, content=_frozen(claim, content)
        )
    return claim


def _addition(article: Article, ordinal: int, by: Any) -> tuple[Review, ReviewDecision]:
    review = seat_of(article.pk, by)
    row = (
        None
        if review is None
        else review.decisions.select_for_update(of=("self",))
        .filter(number=ordinal - OWN_FROM, is_latest=True, kind=DecisionKind.ADD, claim__isnull=True)
        .first()
    )
    if review is None or row is None:
        raise BadDecision(_("This claim is not there any more. Look at the article again."))
    return review, row


def _frozen(claim: Claim, content: ClaimContent) -> dict[str, str | None]:
    """The content as a checked claim would hold it."""
    said = Claim(
        article=claim.article, ordinal=claim.ordinal, public_id=claim.public_id, producer=claim.producer,
        pk=claim.pk, created_by=claim.created_by,
    )  # fmt: skip
    said._state.adding = claim.pk is None
    write_content(said, content)
    check_claim(said)
    return frozen_content(said)
