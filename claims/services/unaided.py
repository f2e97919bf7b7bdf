"""Articles coded before anybody sees what the machine suggests: drawn, coded, then gone through with its suggestions.

Outward: ``draw_condition`` for articles that come in, ``is_kept_back`` for producers, ``begin_second_step`` for the
first Done of such an article, ``measure`` for the Done of every other. Until the first Done the rules do not read the
article at all: there is no suggestion that a list, a search, a history or an event could tell of.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from claims.domain.codes import ClaimStatus, Producer, Verification
from claims.domain.fingerprints import fingerprint
from claims.domain.values import Value
from claims.extraction.pack import languages
from claims.models import (
    Claim,
    CodingCondition,
    DecisionKind,
    ProducerRun,
    Review,
    ReviewDecision,
    ReviewRound,
    ReviewStage,
    Stage,
)
from claims.models.coding_condition import keyed_mark
from claims.services.blind import is_drawn
from claims.services.stages import locked_stage, put_stage
from claims.services.suggested_content import restore_suggested
from claims.services.withdrawing import is_withdrawn
from factcheck.audit import acting, record
from sources.codes import ArticleKind
from sources.models import Article

# Before the id that is hashed: the draw for blind review hashes the id alone, and the two are independent.
SALT = "unaided:"
BY_PEOPLE = (Verification.ONE_REVIEWER, Verification.TWO_BLIND, Verification.ADJUDICATED)

Statement = dict[str, str | int]


def draw_condition(article: Article) -> bool:
    """Say under which condition an article that came in is coded; returns whether its suggestions are kept back.

    The share is the setting UNAIDED_SHARE; the same id is always drawn alike. Not drawn from: articles that are to be
    reviewed blind, in a language that the rules cannot read, or with anything decided. The corrected text of an
    article whose suggestions are kept back goes on like it. Call it inside a transaction that locked the article,
    before the rules suggest.
    """
    if _goes_on(article):
        return _say(article, is_hidden=True)
    if (
        not settings.UNAIDED_SHARE
        or article.kind != ArticleKind.ARTICLE
        or article.language not in languages()
    ):
        return False
    if is_drawn(article.public_id, settings.BLIND_SHARE) or _is_begun(article):
        return False
    return _say(article, is_hidden=is_drawn(SALT + article.public_id, settings.UNAIDED_SHARE))


def _goes_on(article: Article) -> bool:
    """Whether the version before this one was replaced in its first step, and nothing was said of this one yet."""
    before = Q(article=article.original_id) | Q(article__original=article.original_id)
    kept_back = ReviewStage.objects.filter(before, article__version=article.version - 1, stage=Stage.UNAIDED)
    return article.original_id is not None and kept_back.exists() and locked_stage(article.pk).pk is None


def _say(article: Article, *, is_hidden: bool) -> bool:
    with acting(
        record("review.draw_condition", actor=None, target=article, new={"suggestions_hidden": is_hidden})
    ):
        CodingCondition.objects.create(article=article, is_hidden=is_hidden)
        if is_hidden:
            put_stage(locked_stage(article.pk), Stage.UNAIDED)
    return is_hidden


def is_kept_back(article: Article) -> bool:
    """Whether nothing may be suggested yet, of an article or of a post that stands in it."""
    texts = [pk for pk in (article.pk, article.parent_id) if pk is not None]
    return ReviewStage.objects.filter(article__in=texts, stage=Stage.UNAIDED).exists()


def begin_second_step(
    article: Article, stage: ReviewStage, suggested: Iterable[Statement], *, by: Any
) -> None:
    """Keep what was coded, beside what the machine would have suggested, and open the article for its suggestions.

    In a transaction that locked the article and its stage.
    """
    kept = CodingCondition.objects.select_for_update().get(article=article)
    with acting(record("review.code_unaided", actor=by, target=article, old={"stage": stage.stage})):
        _keep(kept, _coded(article), suggested, by)
        Review.objects.get_or_create(article=article, reviewer=by, round=ReviewRound.SINGLE)
        for review in Review.objects.select_for_update(of=("self",)).filter(
            article=article, round=ReviewRound.SINGLE
        ):
            review.suggestions_hidden = True
            review.row_version += 1
            review.save()
        put_stage(stage, Stage.OPEN)


def measure(article: Article, *, by: Any) -> None:
    """Keep what stands coded as an article is said to be done, unless it is kept already or was not drawn from.

    Articles that a policy or a language model had a part in are left out: there the reviewer saw more, or less, than
    the rules suggest. In a transaction that locked the article.
    """
    kept = CodingCondition.objects.select_for_update().filter(article=article).first()
    if kept is None or (not kept.is_hidden and kept.coded_at is not None) or kept.settled is not None:
        return
    if kept.is_hidden:
        kept.settled = _coded(article)
        kept.save()
        return
    claims = Claim.objects.filter(article=article)
    if claims.filter(verification=Verification.POLICY).exists() or _was_asked(article):
        return
    _keep(kept, _coded(article), _suggestions_of(article), by)


def stated(article: Article, attribute: str, start: int, end: int, value: Value) -> Statement:
    """start, end: the words that state the value, code points, end exclusive.

    The value is a mark under the key of the installation, another one in every article: whoever reads the row cannot
    try names on it, nor tell that two articles name one person.
    """
    return {
        "attribute": attribute,
        "start": start,
        "end": end,
        "value": keyed_mark(article.public_id, fingerprint(value)),
    }


def _is_begun(article: Article) -> bool:
    return (
        locked_stage(article.pk).pk is not None
        or Claim.objects.filter(article=article).exists()
        or ProducerRun.objects.filter(article=article).exists()
        or Review.objects.filter(article=article).exists()
    )


def _was_asked(article: Article) -> bool:
    return ProducerRun.objects.filter(article=article, producer=Producer.LLM).exists()


def _keep(kept: CodingCondition, coded: list[Statement], suggested: Iterable[Statement], by: Any) -> None:
    kept.coded, kept.suggested = coded, list(suggested)
    kept.reviewer, kept.coded_at = by, timezone.now()
    kept.save()


def _coded(article: Article) -> list[Statement]:
    accepted = Claim.objects.filter(article=article, status=ClaimStatus.ACCEPTED, verification__in=BY_PEOPLE)
    rows = accepted.select_related("attribute", "place", "actor").order_by("start", "ordinal")
    return [_of_claim(claim, article) for claim in rows]


def _suggestions_of(article: Article) -> list[Statement]:
    """What the rules suggested, as they did: a claim that was corrected counts as it was before."""
    rows = Claim.objects.filter(article=article, producer=Producer.RULES)
    claims = [
        claim
        for claim in rows.select_related("attribute", "place", "actor").order_by("start", "ordinal")
        if not is_withdrawn(claim)
    ]
    edits = ReviewDecision.objects.filter(claim__in=claims, kind=DecisionKind.EDIT)
    edited = set(edits.values_list("claim", flat=True))
    for claim in claims:
        if claim.pk in edited:
            restore_suggested(claim)
    return [_of_claim(claim, article) for claim in claims]


def _of_claim(claim: Claim, article: Article) -> Statement:
    is_whole = claim.focus_start is None or claim.focus_end is None
    start, end = (claim.start, claim.end) if is_whole else (claim.focus_start, claim.focus_end)
    return stated(article, claim.attribute.key, start or 0, end or 0, claim.value)
