"""What two blind reviewers differ on, decided by a third.

Outward: ``adjudicate``, ``TAKE_A``, ``TAKE_B``, ``OWN`` and ``REJECT``. Nobody adjudicates an article that they
reviewed. With the last difference the article is done.
"""

import copy
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.domain.codes import Verification
from claims.models import Claim, DecisionKind, Review, ReviewDecision, ReviewRound, ReviewState, Stage
from claims.selectors.differences import Pair, Side, lettered, pairs_of
from claims.services.blind import ADJUDICATE
from claims.services.claim_content import ClaimContent, write_content
from claims.services.deriving import derive_later
from claims.services.errors import BadDecision, NotAllowed
from claims.services.numbering import lock_article
from claims.services.permission import require
from claims.services.settling import close, put_as
from claims.services.stages import locked_stage
from factcheck.audit import acting, record
from sources.models import Article

TAKE_A, TAKE_B, OWN, REJECT = "a", "b", "own", "reject"


def adjudicate(
    article: Article,
    key: str,
    choice: str,
    *,
    by: Any,
    content: ClaimContent | None = None,
    reason: str = "",
    expected_version: int | None = None,
) -> Claim:
    """Decide one difference. key: of its pair. choice: TAKE_A, TAKE_B, OWN with content, or REJECT with a reason.

    expected_version: row version of the suggestion that the person saw, None = not shown. Returns the claim, which
    is kept as rejected where nothing of it is to stand. Raises NotAllowed, BadDecision, BadClaim.
    """
    check_adjudicator(article, by)
    with transaction.atomic():
        lock_article(article.pk)
        stage = locked_stage(article.pk)
        pair = next((each for each in pairs_of(article) if each.key == key), None)
        if stage.stage != Stage.ADJUDICATION or pair is None or _is_stale(pair, expected_version):
            raise BadDecision(
                _("This difference changed since it was shown, or is decided. Look at what is left.")
            )
        side = _chosen(article, pair, choice, content, reason)
        why = reason or ("" if side.decision is None else side.decision.reason)
        told = {"choice": choice, "pair": key}
        with acting(record("review.adjudicate", actor=by, target=article, reason=reason, new=told)):
            claim, events = put_as(pair, side, Verification.ADJUDICATED, reason=why)
            review, _made = Review.objects.get_or_create(
                article=article, reviewer=by, round=ReviewRound.ADJUDICATION
            )
            ReviewDecision.objects.create(
                review=review, claim=claim, kind=_kind(pair, side, choice), reason=why[:500]
            )
            close(article, stage)
            if stage.stage == Stage.DONE:
                _close_passes(article)
            derive_later(*events)
    return claim


def check_adjudicator(article: Article, by: Any) -> None:
    """Raises NotAllowed for whoever may not adjudicate, or reviewed the article themselves."""
    require(by, ADJUDICATE)
    if reviewed(article, by):
        raise NotAllowed(_("You reviewed this article: somebody else adjudicates it."))


def reviewed(article: Article, person: Any) -> bool:
    mine = Review.objects.filter(article=article, reviewer=person).exclude(round=ReviewRound.ADJUDICATION)
    return mine.exists()


def _is_stale(pair: Pair, expected: int | None) -> bool:
    return expected is not None and pair.suggestion is not None and pair.suggestion.row_version != expected


def _chosen(article: Article, pair: Pair, choice: str, content: ClaimContent | None, reason: str) -> Side:
    if choice in (TAKE_A, TAKE_B):
        side = lettered(pair, article)[choice == TAKE_B]
        if side.is_absent:
            raise BadDecision(
                _("This reviewer says nothing of it: take the other, or reject it with a reason.")
            )
        return side
    if choice == OWN and content is not None:
        said = copy.copy(pair.stated)
        write_content(said, content)
        return Side(claim=said)
    if choice == REJECT:
        if not reason.strip():
            raise BadDecision(_("A rejection needs a reason: say what is wrong with the claim."))
        return Side()
    raise BadDecision(_("“%(choice)s” is no choice. Accepted: a, b, own, reject.") % {"choice": choice})


def _kind(pair: Pair, side: Side, choice: str) -> DecisionKind:
    if side.claim is None:
        return DecisionKind.REJECT
    if pair.suggestion is None:
        return DecisionKind.ADD
    is_edited = choice == OWN or (side.decision is not None and side.decision.kind == DecisionKind.EDIT)
    return DecisionKind.EDIT if is_edited else DecisionKind.ACCEPT


def _close_passes(article: Article) -> None:
    for review in Review.objects.filter(
        article=article, round=ReviewRound.ADJUDICATION, state=ReviewState.OPEN
    ):
        review.state, review.finished_at = ReviewState.DONE, timezone.now()
        review.row_version += 1
        review.save()
