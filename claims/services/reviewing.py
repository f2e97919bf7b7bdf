"""Done: what a reviewer says of a whole article, and how it is taken back.

Outward: ``finish_review`` and ``reopen_review``. Done is refused while a suggestion is open, and says which; an
article in which nothing was accepted is done by saying that there is nothing to claim.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.domain.codes import ClaimStatus
from claims.models import Claim, Reopened, Review, ReviewRound, ReviewStage, ReviewState, Stage
from claims.selectors.visibility import visible_claims
from claims.services.errors import BadDecision
from claims.services.numbering import lock_article
from claims.services.open_suggestions import refuse_emptiness, refuse_open
from claims.services.permission import require
from claims.services.settling import finish_pass, reopen_pass
from claims.services.stages import SHARED_ROUNDS, locked_stage, open_again, put_stage
from claims.services.suggesting import show_suggestions
from claims.services.unaided import measure
from factcheck.audit import acting, record
from sources.models import Article

ACCEPT = "claims.accept_claim"


def finish_review(article: Article, *, by: Any, nothing_to_claim: bool = False) -> ReviewStage:
    """Say that an article is done: every suggestion decided, nothing missing.

    nothing_to_claim: said where no claim of it was accepted, and only there. The passes of all who reviewed it are
    done with it. In a blind review it is said of one's own pass, and the second to say it settles both. Of an article
    coded without suggestions the first Done shows them: the stage that comes back is open where there are any. Raises
    NotAllowed, and BadDecision naming what is still open.
    """
    require(by, ACCEPT)
    with transaction.atomic():
        lock_article(article.pk)
        stage = locked_stage(article.pk)
        if stage.stage == Stage.DONE:
            raise BadDecision(_("The article is done already."))
        if stage.stage == Stage.BLIND:
            return finish_pass(article, stage, by=by, nothing_to_claim=nothing_to_claim)
        if stage.stage == Stage.ADJUDICATION:
            raise BadDecision(_("What the two reviewers differ on is not decided yet."))
        _refuse_open(article, by)
        has_claims = Claim.objects.filter(article=article, status__in=_STANDING).exists()
        refuse_emptiness(has_claims=has_claims, nothing_to_claim=nothing_to_claim)
        if stage.stage == Stage.UNAIDED and show_suggestions(article, stage, by=by):
            return stage
        told = {"stage": Stage.DONE.value, "nothing_to_claim": nothing_to_claim}
        with acting(record("review.finish", actor=by, target=article, old={"stage": stage.stage}, new=told)):
            put_stage(stage, Stage.DONE, nothing_to_claim=nothing_to_claim)
            Review.objects.get_or_create(article=article, reviewer=by, round=ReviewRound.SINGLE)
            _close_passes(article, by, nothing_to_claim=nothing_to_claim)
            measure(article, by=by)
    return stage


def reopen_review(article: Article, *, by: Any, expected_version: int | None = None) -> None:
    """Take Done back: something was missed. Those who said it are told.

    Of a blind pair one's own pass is open again, as long as the other is not done. expected_version: of the article's
    stage, as the person saw it; None = as it stands. A later one is refused. Raises NotAllowed, BadDecision.
    """
    require(by, ACCEPT)
    with transaction.atomic():
        lock_article(article.pk)
        stage = locked_stage(article.pk)
        if stage.stage == Stage.BLIND and reopen_pass(article, by=by):
            return
        if stage.stage != Stage.DONE or expected_version not in (None, stage.row_version):
            raise BadDecision(_("The stage of the article changed since it was shown. Look at it again."))
        open_again(article.pk, Reopened.PERSON, by=by)


def _refuse_open(article: Article, by: Any) -> None:
    open_claims = Claim.objects.suggested().filter(article=article)
    seen = visible_claims(by).filter(pk__in=open_claims.values("pk")).select_related("attribute__current")
    refuse_open(list(seen.order_by("start", "ordinal")), open_claims.count())


_STANDING = (ClaimStatus.ACCEPTED, ClaimStatus.RETRACTED)


def _close_passes(article: Article, by: Any, *, nothing_to_claim: bool) -> None:
    rows = Review.objects.select_for_update(of=("self",)).filter(
        article=article, round__in=SHARED_ROUNDS, state=ReviewState.OPEN
    )
    for review in rows:
        review.state, review.finished_at = ReviewState.DONE, timezone.now()
        review.nothing_to_claim = nothing_to_claim and review.reviewer_id == by.pk
        review.row_version += 1
        review.save()
