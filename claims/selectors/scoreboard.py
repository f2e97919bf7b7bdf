"""How right the producers were: their proposals against what reviewers decided about them.

Outward: ``scoreboard`` and ``DIMENSIONS``. Only people's decisions count: what a policy accepted says nothing about
the words. A proposal is right where it was accepted as it stood. Precision is over the decided proposals; recall over
the accepted claims of the finished articles that the version read, those that people added or corrected included.
Interval: Wilson, "Probable Inference" (1927), 95 %.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from claims.domain.codes import ClaimStatus, Verification
from claims.domain.shares import wilson
from claims.models import Claim, DecisionKind, ProducerRun, Proposal, ReviewDecision
from claims.selectors.visibility import visible_claims
from sources.models import Article

DIMENSIONS = ("attribute", "language", "rule", "version")
BY_PEOPLE = (Verification.ONE_REVIEWER, Verification.TWO_BLIND, Verification.ADJUDICATED)

Key = tuple[str, ...]
READ_AS = {
    "attribute": "claim__attribute__key",
    "language": "claim__article__language",
    "rule": "rule",
    "version": "run__version",
}


@dataclass(frozen=True, slots=True)
class Share:
    """right of total, with its 95 % interval; nothing to share where total is 0."""

    right: int
    total: int

    @property
    def value(self) -> float | None:
        return self.right / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's interval, inclusive ends in [0, 1]; None where total is 0."""
        return wilson(self.right, self.total)


@dataclass(slots=True)
class Score:
    """One line. key: one word per dimension asked for. accepted: as they stood; corrected: accepted after a change.

    open: waiting for a person. findable, found: accepted claims of finished articles that the version read, and those
    of them that it had proposed as they stand.
    """

    key: Key
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    open: int = 0
    findable: int = 0
    found: int = 0

    @property
    def precision(self) -> Share:
        return Share(self.accepted, self.accepted + self.corrected + self.rejected)

    @property
    def recall(self) -> Share:
        return Share(self.found, self.findable)

    @property
    def f1(self) -> float | None:
        precision, recall = self.precision.value, self.recall.value
        if precision is None or recall is None:
            return None
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class _Board:
    by: Sequence[str]
    scores: dict[Key, Score] = field(default_factory=dict)

    def at(self, words: dict[str, str]) -> Score:
        key = tuple(words[name] for name in self.by)
        return self.scores.setdefault(key, Score(key))


def scoreboard(
    by: Sequence[str] = DIMENSIONS, *, user: Any = None, language: str = "", version: str = ""
) -> list[Score]:
    """One score per combination of the dimensions, in the order of their words.

    by: of DIMENSIONS, [] = one line for all. user: None = the machine, which sees all. language, version: only these,
    "" = all. A rule's recall is its share of what its attribute holds. Raises ValueError on another dimension.
    """
    unknown = [name for name in by if name not in DIMENSIONS]
    if unknown:
        raise ValueError(f"A scoreboard has no dimension {unknown[0]!r}; accepted: {', '.join(DIMENSIONS)}.")
    claims = visible_claims(user)
    if language:
        claims = claims.filter(article__language=language)
    proposals = Proposal.objects.filter(claim__in=claims)
    if version:
        proposals = proposals.filter(run__version=version)
    board = _Board(by)
    _count_decided(board, proposals)
    _count_found(board, proposals)
    _count_findable(board, claims, version)
    return [board.scores[key] for key in sorted(board.scores)]


def versions() -> list[str]:
    """The versions that ran, the latest first."""
    latest = ProducerRun.objects.order_by().values("version").annotate(last=Max("id")).order_by("-last")
    return list(latest.values_list("version", flat=True))


def languages_read() -> list[str]:
    """The languages of the articles that some producer read."""
    return sorted(Article.objects.filter(runs__isnull=False).values_list("language", flat=True).distinct())


def _edited() -> Exists:
    latest = ReviewDecision.objects.filter(claim=OuterRef("claim"), is_latest=True, kind=DecisionKind.EDIT)
    return Exists(latest)


def _count_decided(board: _Board, proposals: QuerySet[Proposal]) -> None:
    judged = (ClaimStatus.ACCEPTED, ClaimStatus.REJECTED)
    rows = (
        proposals.annotate(is_edited=_edited())
        .values(*READ_AS.values(), "claim__status", "claim__verification", "is_edited")
        .annotate(number=Count("claim", distinct=True))
        .order_by()
    )
    for row in rows:
        score = board.at(_words(row))
        status, number = row["claim__status"], row["number"]
        if status == ClaimStatus.SUGGESTED:
            score.open += number
        elif status in judged and row["claim__verification"] in BY_PEOPLE:
            if status == ClaimStatus.REJECTED:
                score.rejected += number
            elif row["is_edited"]:
                score.corrected += number
            else:
                score.accepted += number


def _count_found(board: _Board, proposals: QuerySet[Proposal]) -> None:
    rows = (
        proposals.filter(claim__in=_accepted_by_people(Claim.objects.all()))
        .annotate(is_edited=_edited())
        .filter(is_edited=False)
        .values(*READ_AS.values())
        .annotate(number=Count("claim", distinct=True))
        .order_by()
    )
    for row in rows:
        board.at(_words(row)).found += row["number"]


def _count_findable(board: _Board, claims: QuerySet[Claim], version: str) -> None:
    """Every version is measured on the articles it read; a rule's line gets what its attribute holds."""
    held: Counter[tuple[str, str, str]] = Counter()
    rows = (
        _accepted_by_people(claims)
        .filter(article__runs__isnull=False, **({"article__runs__version": version} if version else {}))
        .values("attribute__key", "article__language", "article__runs__version")
        .annotate(number=Count("id", distinct=True))
        .order_by()
    )
    for row in rows:
        held[row["attribute__key"], row["article__language"], row["article__runs__version"]] += row["number"]
    if "rule" in board.by:
        _share_among_rules(board, held)
        return
    for (attribute, language, ran), number in held.items():
        board.at({"attribute": attribute, "language": language, "version": ran}).findable += number


def _share_among_rules(board: _Board, held: Counter[tuple[str, str, str]]) -> None:
    places = [
        board.by.index(name) if name in board.by else None for name in ("attribute", "language", "version")
    ]
    for score in board.scores.values():
        score.findable = sum(number for key, number in held.items() if _is_within(score.key, key, places))


def _is_within(key: Key, held: Iterable[str], places: Collection[int | None]) -> bool:
    return all(place is None or key[place] == word for place, word in zip(places, held, strict=True))


def _accepted_by_people(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Of articles in which nothing is open: elsewhere a claim may still be missing, and recall be a guess."""
    is_open = Claim.objects.suggested().filter(article=OuterRef("article"))
    return claims.filter(~Exists(is_open), status=ClaimStatus.ACCEPTED, verification__in=BY_PEOPLE)


def _words(row: dict[str, Any]) -> dict[str, str]:
    return {name: row[column] for name, column in READ_AS.items()}
