"""Done: what a reviewer says of a whole article, and how it is taken back.

Outward: ``finish_review`` and ``reopen_review``. Done is refused while a suggestion is open, and says which; an
article in which nothing was accepted is done by saying that there is nothing to claim.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.domain.codes import ClaimStatus
from claims.models import Claim, Reopened, Review, ReviewRound, ReviewStage, ReviewState, Stage
from claims.selectors.visibility import visible_claims
from claims.services.errors import BadDecision
from claims.services.numbering import lock_article
from claims.services.permission import require
from claims.services.stages import SHARED_ROUNDS, locked_stage, open_again, put_stage
from factcheck.audit import acting, record
from sources.models import Article

ACCEPT = "claims.accept_claim"
# Open suggestions that a refusal names; the page shows them all. Arbitrary but works.
NAMED = 3


def finish_review(article: Article, *, by: Any, nothing_to_claim: bool = False) -> ReviewStage:
    """Say that an article is done: every suggestion decided, nothing missing.

    nothing_to_claim: said where no claim of it was accepted, and only there. The passes of all who reviewed it are
    done with it. Raises NotAllowed, and BadDecision naming what is still open.
    """
    require(by, ACCEPT)
    with transaction.atomic():
        lock_article(article.pk)
        stage = locked_stage(article.pk)
        if stage.stage == Stage.DONE:
            raise BadDecision(_("The article is done already."))
        check_nothing_open(article, by)
        _check_emptiness(article, nothing_to_claim=nothing_to_claim)
        told = {"stage": Stage.DONE.value, "nothing_to_claim": nothing_to_claim}
        with acting(record("review.finish", actor=by, target=article, old={"stage": stage.stage}, new=told)):
            put_stage(stage, Stage.DONE, nothing_to_claim=nothing_to_claim)
            Review.objects.get_or_create(article=article, reviewer=by, round=ReviewRound.SINGLE)
            _close_passes(article, by, nothing_to_claim=nothing_to_claim)
    return stage


def reopen_review(article: Article, *, by: Any, expected_version: int | None = None) -> None:
    """Take Done back: something was missed. Those who said it are told. Raises NotAllowed, BadDecision.

    expected_version: of the article's stage, as the person saw it; None = as it stands. A later one is refused.
    """
    require(by, ACCEPT)
    with transaction.atomic():
        lock_article(article.pk)
        stage = locked_stage(article.pk)
        if stage.stage != Stage.DONE or expected_version not in (None, stage.row_version):
            raise BadDecision(_("The stage of the article changed since it was shown. Look at it again."))
        open_again(article.pk, Reopened.PERSON, by=by)


def check_nothing_open(article: Article, by: Any) -> None:
    """Raise BadDecision where a suggestion is open, naming those that the person may see."""
    open_claims = Claim.objects.suggested().filter(article=article)
    number = open_claims.count()
    if number == 0:
        return
    seen = visible_claims(by).filter(pk__in=open_claims.values("pk")).select_related("attribute")
    named = [str(claim) for claim in seen.order_by("start", "ordinal")[:NAMED]]
    if not named:
        raise BadDecision(_("A suggestion is open that you may not see: an editor decides it."))
    more = ", …" if number > len(named) else ""
    text = ngettext("%(n)d suggestion is open: %(which)s", "%(n)d suggestions are open: %(which)s", number)
    raise BadDecision(text % {"n": number, "which": ", ".join(named) + more})


def _check_emptiness(article: Article, *, nothing_to_claim: bool) -> None:
    has_claims = Claim.objects.shared().filter(article=article, status__in=_STANDING).exists()
    if has_claims and nothing_to_claim:
        raise BadDecision(_("Claims of this article are accepted: it holds something to claim."))
    if not has_claims and not nothing_to_claim:
        raise BadDecision(
            _(
                "No claim of this article is accepted. Say that there is nothing to claim here, or add what is."
            )
        )


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
