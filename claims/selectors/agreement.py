"""How far blind reviewers agree: on suggestions, on what they find, on the counts they read.

Outward: ``agreement``, ``finished_passes``, ``Agreement`` and ``DIMENSIONS``. Only pairs of which both are done; what
an adjudicator made of it later plays no part. Codes of a decision: kept as suggested, corrected, rejected. A span is
found by both where both keep a claim of one attribute on overlapping words. Four queries, however many pairs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from claims.domain.agreement import cohen_kappa, f1, interval, krippendorff_alpha, nominal
from claims.domain.codes import ClaimStatus
from claims.models import (
    Attribute,
    Claim,
    DecisionKind,
    Review,
    ReviewDecision,
    ReviewRound,
    ReviewStage,
    Stage,
)
from claims.selectors.differences import overlap
from sources.models import Article

DIMENSIONS = ("attribute", "language", "reviewer", "reviewers", "month")
# The Monday of the week in which the second of the two was done, for who asks about the last weeks alone.
WEEK = "week"
CODES = {DecisionKind.ACCEPT: "kept", DecisionKind.EDIT: "corrected", DecisionKind.REJECT: "rejected"}
PAIR = 2
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """What one reviewer says of one claim. code: "" = an addition. span: code points, end exclusive."""

    claim: int | None
    attribute: str
    span: Span
    code: str
    number: float | None

    @property
    def is_kept(self) -> bool:
        return self.code != "rejected"


@dataclass(slots=True)
class Agreement:
    """key: the words of the dimensions. decisions: codes of both, per suggestion. counts: numbers of both, per claim.

    first, second: claims that each keeps; matched: those that both found.
    """

    key: tuple[str, ...]
    articles: set[int] = field(default_factory=set)
    decisions: list[tuple[str, str]] = field(default_factory=list)
    counts: list[tuple[float, float]] = field(default_factory=list)
    first: int = 0
    second: int = 0
    matched: int = 0

    @property
    def kappa(self) -> float | None:
        return cohen_kappa(self.decisions)

    @property
    def alpha(self) -> float | None:
        return krippendorff_alpha(self.decisions, nominal)

    @property
    def alpha_of_counts(self) -> float | None:
        return krippendorff_alpha(self.counts, interval)

    @property
    def f1(self) -> float | None:
        return f1(self.matched, self.first, self.second)


def agreement(by: Sequence[str] = (), articles: QuerySet[Article] | None = None) -> list[Agreement]:
    """One line per combination of the dimensions, in the order of their words. by: of DIMENSIONS and WEEK, () = one
    for all. articles: None = all.

    "reviewer": one person against all whom they were paired with, so that each pair is in two lines; "reviewers": one
    pair. Raises ValueError on another dimension.
    """
    unknown = [name for name in by if name not in (*DIMENSIONS, WEEK)]
    if unknown:
        raise ValueError(f"Agreement has no dimension {unknown[0]!r}; accepted: {', '.join(DIMENSIONS)}.")
    lines: dict[tuple[str, ...], Agreement] = {}
    for article, words, one, other in _seen_by(by, articles):
        for attribute in sorted({found.attribute for found in (*one, *other)}):
            key = tuple({**words, "attribute": attribute}[name] for name in by)
            line = lines.setdefault(key, Agreement(key))
            line.articles.add(article)
            _add(line, *([found for found in side if found.attribute == attribute] for side in (one, other)))
    return [lines[key] for key in sorted(lines)]


def finished_passes() -> QuerySet[Review]:
    """Blind passes of which both of the pair are done: what a pair at work says is nobody else's."""
    at_work = ReviewStage.objects.order_by().filter(stage=Stage.BLIND).values("article")
    # Who is done has a moment at which they were: by the state a database would look through all reviews.
    done = Review.objects.filter(round=ReviewRound.BLIND, finished_at__isnull=False)
    return done.exclude(article__in=at_work)


def _seen_by(
    by: Sequence[str], articles: QuerySet[Article] | None
) -> Iterator[tuple[int, Mapping[str, str], list[Found], list[Found]]]:
    """The pairs as lines need them: for lines of one reviewer each pair twice, once from either side."""
    for article, words, one, other in _pairs(articles):
        if "reviewer" not in by:
            yield article, words, one, other
            continue
        yield article, {**words, "reviewer": words["first"]}, one, other
        yield article, {**words, "reviewer": words["second"]}, other, one


def _pairs(
    articles: QuerySet[Article] | None,
) -> Iterator[tuple[int, Mapping[str, str], list[Found], list[Found]]]:
    """Article, its words, and what each of the two says, the one whose name comes first before the other."""
    passes: defaultdict[int, list[Review]] = defaultdict(list)
    done = finished_passes()
    if articles is not None:
        done = done.filter(article__in=articles)
    for review in (
        done.select_related("reviewer", "article").defer("article__text").order_by("reviewer__username")
    ):
        passes[review.article_id].append(review)
    pairs = {article: two for article, two in passes.items() if len(two) == PAIR}
    said = _said(done)
    for article, (one, other) in pairs.items():
        finished = max(each.finished_at for each in (one, other) if each.finished_at is not None)
        words = {
            "language": one.article.language,
            "first": str(one.reviewer),
            "second": str(other.reviewer),
            "reviewers": f"{one.reviewer} – {other.reviewer}",
            "month": timezone.localdate(finished).strftime("%Y-%m"),
            WEEK: monday_of(timezone.localdate(finished)).isoformat(),
        }
        yield article, words, said[one.pk], said[other.pk]


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _said(reviews: QuerySet[Review]) -> defaultdict[int, list[Found]]:
    """Row id of a pass -> what it says. A suggestion that stands as it is was never written down: it is read from
    the last version that was one. Named by queries: of all passes that ever were, a statement could not list the ids.
    """
    latest = ReviewDecision.objects.filter(
        review__in=reviews.order_by().values("pk"), is_latest=True, kind__in=[*CODES, DecisionKind.ADD]
    )
    stated_by = ("review_id", "claim_id", "number", "kind", "content")
    rows = list(latest.order_by("pk").values_list(*stated_by, named=True))
    suggested = latest.order_by().filter(content__isnull=True).values("claim")
    versions = Claim.history.filter(id__in=suggested, status=ClaimStatus.SUGGESTED).order_by("history_id")
    columns = ("attribute_id", "start", "end", "focus_start", "focus_end", "number")
    originals = {row["id"]: row for row in versions.values("id", *columns)}
    keys = dict(Attribute.objects.values_list("pk", "key"))
    found: defaultdict[int, list[Found]] = defaultdict(list)
    for row in rows:
        # What was withdrawn is no finding; a rejected suggestion is one.
        if row.kind == DecisionKind.REJECT and row.number is not None:
            continue
        stated = row.content if row.content is not None else originals.get(row.claim_id)
        if stated is not None:
            claim = None if row.number is not None else row.claim_id
            found[row.review_id].append(_found(claim, stated, keys, CODES.get(DecisionKind(row.kind), "")))
    return found


def _found(claim: int | None, stated: Mapping[str, Any], keys: Mapping[int, str], code: str) -> Found:
    start, end = stated["focus_start"], stated["focus_end"]
    if start is None or end is None:
        start, end = stated["start"], stated["end"]
    number = stated["number"]
    return Found(
        claim=claim,
        attribute=keys[int(stated["attribute_id"])],
        span=(int(start), int(end)),
        code=code,
        number=None if number is None else float(Decimal(number)),
    )


def _add(line: Agreement, one: Iterable[Found], other: Iterable[Found]) -> None:
    mine, theirs = list(one), list(other)
    about = {found.claim: found for found in theirs if found.claim is not None}
    line.decisions += [
        (found.code, about[found.claim].code)
        for found in mine
        if found.claim is not None and found.claim in about
    ]
    kept = [[found for found in side if found.is_kept] for side in (mine, theirs)]
    matched = _matched(*kept)
    line.first += len(kept[0])
    line.second += len(kept[1])
    line.matched += len(matched)
    line.counts += [(a.number, b.number) for a, b in matched if a.number is not None and b.number is not None]


def _matched(one: Sequence[Found], other: Sequence[Found]) -> list[tuple[Found, Found]]:
    """Each claim at most once: the same suggestion first, then the widest overlap."""
    scored = sorted(
        ((a.claim is None or a.claim != b.claim, -share, i, j)
         for i, a in enumerate(one) for j, b in enumerate(other) if (share := overlap(a.span, b.span)) > 0),
    )  # fmt: skip
    left, right, pairs = set(range(len(one))), set(range(len(other))), []
    for _, _, i, j in scored:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((one[i], other[j]))
    return pairs
