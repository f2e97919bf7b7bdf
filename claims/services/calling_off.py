"""A notice recorded in error is withdrawn: what it alone had put into the queues again leaves them.

Outward: ``call_off``. Each row goes back to what it was before the notice, as far as nobody changed it since and no
other notice stands behind the article; what somebody did meanwhile stays.
"""

from functools import partial
from typing import Any, Protocol

from django.utils.translation import gettext as _

from claims.models import Assignment, Claim, Reopened, Review, ReviewStage, Stage
from claims.selectors.repeating import repeating
from claims.services.numbering import lock_article
from claims.services.stages import locked_stage, put_stage
from claims.services.telling import place_of, tell
from factcheck.audit.models import Act
from sources.models import Article, Notice


class Version(Protocol):
    """A version of a row in its history, as django-simple-history keeps it."""

    history_id: int
    prev_record: Any


def call_off(notice: Notice) -> None:
    """Call inside the transaction, and the act, of the withdrawal, before the notice is gone."""
    recorded = notice.history.earliest().act_id
    acts = [recorded, *Act.objects.filter(parent=recorded).values_list("pk", flat=True)]
    asked = ReviewStage.history.filter(act__in=acts).values_list("article", flat=True)
    for article in Article.objects.without_text().filter(pk__in=set(asked)).order_by("pk"):
        lock_article(article.pk)
        stage = locked_stage(article.pk)
        if stage.reopened == Reopened.NOTICE and not _has_another(article, notice):
            _put_back(article, stage, acts)


def _has_another(article: Article, notice: Notice) -> bool:
    """Whether the article, or a post in it, repeats what another notice took back."""
    own = Claim.objects.accepted().select_related("article").filter(article=article)
    nested = Claim.objects.accepted().select_related("article").filter(article__parent=article)
    repeated = repeating([*own, *nested]).exclude(article=article.pk).values("pk")
    return Notice.objects.filter(touched__claim__in=repeated).exclude(pk=notice.pk).exists()


def _put_back(article: Article, stage: ReviewStage, acts: list[int]) -> None:
    version = _untouched_since(stage, acts)
    before = None if version is None else version.prev_record
    has_open = Claim.objects.suggested().filter(article=article).exists()
    if before is None or has_open or before.stage != Stage.DONE:
        put_stage(stage, Stage(stage.stage), reopened="" if before is None else before.reopened)
    else:
        put_stage(stage, Stage.DONE, nothing_to_claim=before.nothing_to_claim)
        for review in Review.objects.select_for_update(of=("self",)).filter(article=article):
            _finish_again(review, acts)
    for assigned in Assignment.objects.select_for_update(of=("self",)).filter(
        article=article, is_closed=False
    ):
        _take_from_queue(assigned, acts)


def _finish_again(review: Review, acts: list[int]) -> None:
    version = _untouched_since(review, acts)
    if version is None or version.prev_record is None:
        return
    before = version.prev_record
    review.state, review.finished_at = before.state, before.finished_at
    review.nothing_to_claim = before.nothing_to_claim
    review.row_version += 1
    review.save()


def _take_from_queue(assigned: Assignment, acts: list[int]) -> None:
    version = _untouched_since(assigned, acts)
    if version is None:
        return
    if version.prev_record is None:
        assigned.is_closed = True
        if assigned.reviewer is not None:
            tell(assigned.reviewer, partial(_sentence, assigned.article), url=place_of(assigned.article))
    else:
        assigned.priority = version.prev_record.priority
    assigned.row_version += 1
    assigned.save()


def _untouched_since(row: Any, acts: list[int]) -> Version | None:
    """The row's latest version where one of these acts wrote it; None = somebody changed it since, or none did."""
    latest = row.history.latest()
    return latest if latest.act_id in acts else None


def _sentence(article: Article) -> str:
    return _(
        '"%(article)s" need not be looked through again: the notice on what it repeats was withdrawn.'
    ) % {"article": article}
