"""What a blind review keeps from whom: the one place where it is decided for every face.

Outward: ``shown_reviews``, ``shown_decisions``, ``shown_comments``, ``withheld_acts`` and more for lists;
``own_pass``, ``as_decided`` and ``progress`` for the page of the article. A blind reviewer's decisions change no
claim: they stand in their ``ReviewDecision``, so that whatever reads claims, links, events, consensus or releases
shows what stood there before. What is left are the rows about the review itself; they are the reviewer's alone until
both are done.
"""

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce

from claims.domain.codes import ClaimStatus, Producer, Verification
from claims.models import (
    Assignment,
    Claim,
    DecisionKind,
    Lease,
    Review,
    ReviewDecision,
    ReviewRound,
    ReviewState,
    Stage,
)
from claims.models.claim_content import write_frozen
from claims.selectors.readable import may_read_claim
from sources.models import Article

# Additions of a blind reviewer are numbered from here on their own page: no number of a shared claim tells of them.
OWN_FROM = 1_000_000
PAIR = 2
# Verbs of the acts on comments begin with it, as the admin records them.
COMMENTING = "comment."
SKIPPING = "task.skip"
# What a card names besides its claim: where decisions lead to other rows, each would be asked for by itself.
NAMED_ON_CARDS = (
    "attribute__current", "event", "place", "actor", "informant", "channel",
    "scope_place", "scope_group", "scope_party", "scope_phase",
)  # fmt: skip
STATUS = {
    DecisionKind.ACCEPT: ClaimStatus.ACCEPTED,
    DecisionKind.EDIT: ClaimStatus.ACCEPTED,
    DecisionKind.ADD: ClaimStatus.ACCEPTED,
    DecisionKind.REJECT: ClaimStatus.REJECTED,
}


def kept_apart(user: Any, review: str) -> Q:
    """The condition that a row is of a blind pass of somebody else while its pair is at work.

    review: the path from the row to its review, "" = it is one. Nobody is exempt, whatever their role; None = the
    machine, from which nothing is kept.
    """
    passes = Review.objects.filter(round=ReviewRound.BLIND, article__review_stage__stage=Stage.BLIND)
    apart = passes.none() if user is None else passes.exclude(reviewer=user.pk)
    # The passes at work are few, and looked up once: joined to each row, the articles would lead, and a list be
    # sorted anew for each page.
    return Q(**{f"{review or 'pk'}__in": apart.order_by().values("pk")})


def reviewer_of() -> Subquery:
    """Who made a decision, looked up for it alone: joined to their reviews, a database would read them all."""
    return Subquery(Review.objects.order_by().filter(pk=OuterRef("review")).values("reviewer")[:1])


def shown_reviews(user: Any) -> QuerySet[Review]:
    return Review.objects.exclude(kept_apart(user, ""))


def shown_decisions(user: Any) -> QuerySet[ReviewDecision]:
    """Decisions about claims that the user may read, and their own about additions of theirs."""
    own = Q(claim__isnull=True, review__reviewer=None if user is None else user.pk)
    read = Q(may_read_claim(user, "claim"))
    return ReviewDecision.objects.filter(own | read).exclude(kept_apart(user, "review"))


def shown_leases(user: Any) -> QuerySet[Lease]:
    """Who works where, but for the two of a blind pair: that the other is at it right now is theirs alone as well."""
    return Lease.objects.exclude(Q(article__review_stage__stage=Stage.BLIND) & ~Q(holder=user.pk))


def shown_assignments(user: Any) -> QuerySet[Assignment]:
    """What was given to whom, without why somebody left an article that is under blind review."""
    left = Q(article__review_stage__stage=Stage.BLIND) & ~Q(skip_reason="")
    return Assignment.objects.exclude(left & ~Q(reviewer=user.pk))


def shown_comments(user: Any) -> Any:
    """The condition on comments: what is said of a claim under blind review is its author's alone meanwhile.

    What a reviewer of the pair says of an event that the article tells of may be said about the same words.
    """
    paths = ("claim__article", "link__first__article", "link__second__article")
    apart = Q()
    for path in paths:
        apart |= Q(**{f"{path}__review_stage__stage": Stage.BLIND})
    at_work = Review.objects.filter(
        round=ReviewRound.BLIND,
        article__review_stage__stage=Stage.BLIND,
        reviewer=OuterRef("author"),
        article__claims__event=Coalesce(OuterRef("event"), OuterRef("link__first__event")),
    )
    return Q(author=user.pk) | (~apart & ~Exists(at_work))


def shown_comments_on(article: Article, user: Any) -> Q:
    """As ``shown_comments``, of comments on the claims of one article, which tell of no event but through them."""
    stage = getattr(article, "review_stage", None)
    is_at_work = stage is not None and stage.stage == Stage.BLIND
    return Q(author=user.pk) if is_at_work else Q()


def withheld_acts(user: Any) -> Q:
    """The condition on acts of the audit: those of blind passes that are not the user's own, while the pair works.

    And what these people comment and skip meanwhile, wherever: the act of a new comment names no row to go by.
    """
    passes = list(Review.objects.filter(kept_apart(user, "")).values_list("pk", "reviewer"))
    own = Q(target_type=Review._meta.label_lower, target_id__in=[str(pk) for pk, _ in passes])
    told = Q(verb__startswith=COMMENTING) | Q(verb=SKIPPING)
    return own | (told & Q(actor__in=[reviewer for _, reviewer in passes]))


def own_decision(user: Any) -> Q:
    """The condition that the user has decided about a claim in a blind pass of theirs.

    Whether they ever had such a pass is asked once; who had none has no claim looked up.
    """
    passes = Review.objects.order_by().filter(round=ReviewRound.BLIND, reviewer=user.pk)
    mine = ReviewDecision.objects.filter(
        claim=OuterRef("pk"), is_latest=True, review__round=ReviewRound.BLIND, review__reviewer=user.pk
    )
    return Q(Exists(passes)) & Q(Exists(mine.exclude(kind=DecisionKind.SKIP)))


def own_pass(article: Article, user: Any) -> Review | None:
    """The user's pass in the blind pair of an article; None where they have none (yet)."""
    review = Review.objects.filter(article=article, reviewer=user.pk, round=ReviewRound.BLIND).first()
    if review is not None:
        review.article, review.reviewer = article, user
    return review


def as_decided(claims: Iterable[Claim], review: Review | None) -> list[Claim]:
    """The claims of an article as a blind reviewer has left them: copies where they decided, and what they added.

    Shared claims keep their row; an addition has none, and a number of its own from ``OWN_FROM``. One query, and one
    for each kind of row that their own claims refer to and the shared ones do not.
    """
    if review is None:
        return list(claims)
    latest = list(review.decisions.filter(is_latest=True).exclude(kind=DecisionKind.SKIP).order_by("number"))
    about = {row.claim_id: row for row in latest if row.claim_id is not None}
    shown = [
        _decided(claim, about[claim.pk])
        if claim.pk in about and claim.status == ClaimStatus.SUGGESTED
        else claim
        for claim in claims
    ]
    added = [
        addition(row, review.article)
        for row in latest
        if row.claim_id is None and row.kind == DecisionKind.ADD
    ]
    own = [*added, *(claim for claim in shown if claim.pk in about)]
    prefetch_related_objects(own, *NAMED_ON_CARDS)
    return sorted(
        [*shown, *added], key=lambda claim: (claim.start, claim.focus_start or claim.start, claim.ordinal)
    )


def said_in(claim: Claim, decision: ReviewDecision) -> Claim:
    """A copy of the claim that says what the decision would have it say."""
    shown = copy.copy(claim)
    if decision.content is not None:
        write_frozen(shown, decision.content)
    return shown


def addition(decision: ReviewDecision, article: Article) -> Claim:
    """What a blind reviewer added, as a claim without a row."""
    number = OWN_FROM + (decision.number or 0)
    claim = Claim(
        article=article,
        ordinal=number,
        public_id=f"{article.public_id}.{number}",
        producer=Producer.PERSON,
        created_by=decision.review.reviewer,
        status=ClaimStatus.ACCEPTED,
        verification=Verification.ONE_REVIEWER,
    )
    if decision.content is not None:
        write_frozen(claim, decision.content)
    return claim


def _decided(claim: Claim, decision: ReviewDecision) -> Claim:
    shown = said_in(claim, decision)
    shown.status = STATUS[DecisionKind(decision.kind)]
    shown.decision_reason, shown.decided_at = decision.reason, decision.decided_at
    return shown


def has_free_place(article: Article) -> bool:
    """Whether a blind pair lacks somebody still; who is in it is not told."""
    return Review.objects.filter(article=article, round=ReviewRound.BLIND).count() < PAIR


@dataclass(frozen=True, slots=True)
class Seat:
    """One place of a blind pair: who has it, "" = nobody yet, and whether they are done. No more is told of it."""

    who: str
    is_done: bool


def progress(article: Article) -> list[Seat]:
    """The two places of a blind pair, in their order."""
    passes = Review.objects.filter(article=article, round=ReviewRound.BLIND).select_related("reviewer")
    by_slot = {review.slot: Seat(str(review.reviewer), review.state == ReviewState.DONE) for review in passes}
    return [by_slot.get(slot, Seat("", is_done=False)) for slot in range(1, PAIR + 1)]
