"""What the two reviewers of a blind pair say, side by side: where they agree and where they differ.

Outward: ``pairs_of``, ``Pair`` and ``lettered``. Only what is not settled yet is paired: suggestions that are still
open and additions that are no claim yet. Additions are paired by words, attribute and value, then by attribute where
their words overlap; nothing that one of them found is left out.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.models import Claim, DecisionKind, Review, ReviewDecision, ReviewRound
from claims.models.claim_content import CONTENT, column
from claims.models.typed_value import VALUE_COLUMNS
from claims.selectors.blind import addition, said_in
from sources.models import Article

# How much of the sentence is quoted, how sure the coder is, under which version it is coded and whether it was copied
# from another claim are no difference.
NOT_COMPARED = ("start", "end", "quote", "certainty", "attribute_version", "copied_from")
COMPARED = tuple(column(name).attname for name in CONTENT if name not in NOT_COMPARED)
VALUES = tuple(column(name).attname for name in VALUE_COLUMNS)


@dataclass(frozen=True, slots=True)
class Side:
    """What one reviewer says. decision: None = nothing. claim: what is to stand; None = it is rejected, or absent."""

    decision: ReviewDecision | None = None
    claim: Claim | None = None

    @property
    def is_rejected(self) -> bool:
        return self.decision is not None and self.claim is None

    @property
    def is_absent(self) -> bool:
        return self.decision is None


@dataclass(frozen=True, slots=True)
class Pair:
    """key: names the pair while it is open. suggestion: what both decided about; None = an addition."""

    key: str
    suggestion: Claim | None
    one: Side
    other: Side

    @property
    def agrees(self) -> bool:
        if self.one.is_absent or self.other.is_absent:
            return False
        if self.one.claim is None or self.other.claim is None:
            return self.one.claim is None and self.other.claim is None
        return _said(self.one.claim) == _said(self.other.claim)

    @property
    def differing(self) -> list[str]:
        """Names of the columns in which the two claims differ; none where one side has no claim."""
        if self.one.claim is None or self.other.claim is None:
            return []
        pairs = zip(COMPARED, _said(self.one.claim), _said(self.other.claim), strict=True)
        return [name for name, mine, theirs in pairs if mine != theirs]

    @property
    def overlap(self) -> float | None:
        """Share of the words that either stands on on which both stand, in [0, 1]; None where one has no claim."""
        if self.one.claim is None or self.other.claim is None:
            return None
        return overlap(span_of(self.one.claim), span_of(self.other.claim))

    @property
    def stated(self) -> Claim:
        """The suggestion, else what the first of the two added."""
        claims = (self.suggestion, self.one.claim, self.other.claim)
        return next(claim for claim in claims if claim is not None)

    @property
    def start(self) -> int:
        return self.stated.start


def pairs_of(article: Article) -> list[Pair]:
    """Every pair that is not settled, in text order: three queries."""
    passes = Review.objects.filter(article=article, round=ReviewRound.BLIND).order_by("slot")
    latest = ReviewDecision.objects.filter(review__in=passes, is_latest=True)
    rows = list(latest.exclude(kind=DecisionKind.SKIP).select_related("review__reviewer").order_by("pk"))
    suggested = Claim.objects.suggested().filter(article=article)
    claims = list(
        suggested.select_related("attribute__current", "event", "place", "actor").order_by("start", "ordinal")
    )
    about = {(row.claim_id, row.review.slot): row for row in rows if row.claim_id is not None}
    found = [
        Pair(
            f"s{claim.pk}",
            claim,
            _side(claim, about.get((claim.pk, 1))),
            _side(claim, about.get((claim.pk, 2))),
        )
        for claim in claims
    ]
    for claim in claims:
        claim.article = article
    return sorted([*found, *_additions(rows, article)], key=lambda pair: (pair.start, pair.key))


def lettered(pair: Pair, article: Article) -> tuple[Side, Side]:
    """The sides as A and B. Which is which hangs on the article's id alone: not on who came first, nor on names."""
    swapped = hashlib.sha256(article.public_id.encode()).digest()[-1] % 2 == 1
    return (pair.other, pair.one) if swapped else (pair.one, pair.other)


def span_of(claim: Claim) -> tuple[int, int]:
    """The words that state it: its focus, else its quote."""
    if claim.focus_start is None or claim.focus_end is None:
        return claim.start, claim.end
    return claim.focus_start, claim.focus_end


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Characters in both spans by characters in either, in [0, 1]."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 0.0
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


def _side(claim: Claim, decision: ReviewDecision | None) -> Side:
    if decision is None or decision.kind == DecisionKind.REJECT:
        return Side(decision)
    return Side(decision, said_in(claim, decision))


def _additions(rows: Sequence[ReviewDecision], article: Article) -> list[Pair]:
    sides: dict[int, list[Side]] = {1: [], 2: []}
    for row in rows:
        if row.claim_id is None and row.kind == DecisionKind.ADD:
            sides[row.review.slot].append(Side(row, addition(row, article)))
    found = []
    for likeness in (_same, _alike):
        met = sorted(
            ((-score, mine.decision.pk, theirs.decision.pk, mine, theirs)
             for mine in sides[1] for theirs in sides[2]
             if mine.decision is not None and theirs.decision is not None
             if (score := likeness(mine.claim, theirs.claim)) > 0),
            key=lambda each: each[:3],
        )  # fmt: skip
        for _, _, _, mine, theirs in met:
            if mine in sides[1] and theirs in sides[2]:
                sides[1].remove(mine)
                sides[2].remove(theirs)
                found.append(_added(mine, theirs))
    return [
        *found,
        *(_added(side, Side()) for side in sides[1]),
        *(_added(Side(), side) for side in sides[2]),
    ]


def _added(one: Side, other: Side) -> Pair:
    key = "-".join(f"d{side.decision.pk}" for side in (one, other) if side.decision is not None)
    return Pair(key, None, one, other)


def _same(one: Claim | None, other: Claim | None) -> float:
    if (
        one is None
        or other is None
        or span_of(one) != span_of(other)
        or one.attribute_id != other.attribute_id
    ):
        return 0.0
    return float(all(getattr(one, name) == getattr(other, name) for name in VALUES))


def _alike(one: Claim | None, other: Claim | None) -> float:
    if one is None or other is None or one.attribute_id != other.attribute_id:
        return 0.0
    return overlap(span_of(one), span_of(other))


def _said(claim: Claim) -> list[Any]:
    return [getattr(claim, name) for name in COMPARED]
