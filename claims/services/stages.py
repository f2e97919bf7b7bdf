"""The stage of an article's review, changed from within other acts.

Outward: ``locked_stage``, ``put_stage``, ``open_again`` and ``ask_again``. Call them inside a transaction, and an
act, that locked the article.
"""

from collections.abc import Sequence
from functools import partial
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
        _tell(_open_passes(article_id, [ReviewRound.BLIND]), why, by)
    if row.stage != Stage.DONE or (only_if_empty and not row.nothing_to_claim):
        return
    _tell(_take_done_back(row, why, by), why, by)


def ask_again(article_id: int, *, by: Any) -> None:
    """Have an article looked through though nothing in it is open: what it repeats was taken back.

    Done is taken back. An article that is in somebody's hands stays there, and is done only once it was looked
    through after this. Nobody is told here.
    """
    row = locked_stage(article_id)
    if row.stage == Stage.DONE:
        _take_done_back(row, Reopened.NOTICE, by)
    elif row.reopened != Reopened.NOTICE:
        put_stage(row, Stage(row.stage), reopened=Reopened.NOTICE)


def _take_done_back(row: ReviewStage, why: Reopened, by: Any) -> list[Review]:
    """Returns the passes that were done and are open again."""
    act = record(
        "review.open_again", actor=by, target=row.article, reason=why.value, old={"stage": row.stage}
    )
    with acting(act):
        put_stage(row, Stage.OPEN, reopened=why)
        return _open_passes(row.article_id, SHARED_ROUNDS)


def _open_passes(article_id: int, rounds: Sequence[ReviewRound]) -> list[Review]:
    done = Review.objects.select_for_update(of=("self",)).filter(
        article=article_id, round__in=rounds, state=ReviewState.DONE
    )
    passes = list(done.select_related("reviewer", "article"))
    for review in passes:
        review.state, review.finished_at, review.nothing_to_claim = ReviewState.OPEN, None, False
        review.row_version += 1
        review.save()
    return passes


def _tell(passes: Sequence[Review], why: Reopened, by: Any) -> None:
    """Tell those who said Done, but for whoever took it back."""
    for review in passes:
        if review.reviewer != by:
            tell(review.reviewer, partial(_sentence, review, why), url=place_of(review.article))


def _sentence(review: Review, why: Reopened) -> str:
    return _('The review of "%(article)s" is open again: %(why)s.') % {
        "article": review.article,
        "why": why.label,
    }
