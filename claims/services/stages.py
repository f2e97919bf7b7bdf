"""The stage of an article's review, changed from within other acts.

Outward: ``locked_stage``, ``put_stage`` and ``open_again``. Call them inside a transaction, and an act, that locked
the article.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from claims.models import Reopened, Review, ReviewRound, ReviewStage, ReviewState, Stage
from claims.services.telling import place_of, tell
from factcheck.audit import acting, record

# A blind pass is the record of what one person said by themselves: it is over for good once both are.
SHARED_ROUNDS = (ReviewRound.SINGLE, ReviewRound.ADJUDICATION)


def locked_stage(article_id: int) -> ReviewStage:
    """The article's row, locked; an unsaved one where its review was never more than open."""
    row = ReviewStage.objects.select_for_update(of=("self",)).filter(article=article_id).first()
    return ReviewStage(article_id=article_id) if row is None else row


def put_stage(row: ReviewStage, stage: Stage, *, nothing_to_claim: bool = False, reopened: str = "") -> None:
    row.stage, row.nothing_to_claim, row.reopened = stage, nothing_to_claim, reopened
    row.row_version += row.pk is not None
    row.save()


def open_again(article_id: int, why: Reopened, *, by: Any, only_if_empty: bool = False) -> None:
    """Take Done back from an article, and from the passes over it, and tell those who said it; else nothing happens.

    only_if_empty: only where it was said that there is nothing to claim. Of a blind pair that is at work, whoever is
    done has something to decide again.
    """
    row = locked_stage(article_id)
    if row.stage == Stage.BLIND:
        _open_passes(article_id, why, by, [ReviewRound.BLIND])
    if row.stage != Stage.DONE or (only_if_empty and not row.nothing_to_claim):
        return
    act = record(
        "review.open_again", actor=by, target=row.article, reason=why.value, old={"stage": row.stage}
    )
    with acting(act):
        put_stage(row, Stage.OPEN, reopened=why)
        _open_passes(article_id, why, by, SHARED_ROUNDS)


def _open_passes(article_id: int, why: Reopened, by: Any, rounds: Sequence[ReviewRound]) -> None:
    done = Review.objects.select_for_update(of=("self",)).filter(
        article=article_id, round__in=rounds, state=ReviewState.DONE
    )
    for review in done.select_related("reviewer", "article"):
        review.state, review.finished_at, review.nothing_to_claim = ReviewState.OPEN, None, False
        review.row_version += 1
        review.save()
        if review.reviewer != by:
            _tell(review, why)


def _tell(review: Review, why: Reopened) -> None:
    tell(
        review.reviewer,
        lambda: (
            _('The review of "%(article)s" is open again: %(why)s.')
            % {"article": review.article, "why": why.label}
        ),
        url=place_of(review.article),
    )
