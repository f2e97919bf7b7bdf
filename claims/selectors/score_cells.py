"""What the scoreboard is added up from: proposals and claims per attribute, language, rule and version.

Outward: ``Cell``, ``cells_of``, ``standing_scores``, ``readable_score_cells`` and ``latest_runs``. Counting reads
every proposal, so a large archive is counted by a job (``services.scoring``), which keeps the cells apart by the
levels that they rest on: each person adds up those that they may see, and reads when they were counted.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from claims.domain.codes import ClaimStatus, Verification
from claims.models import Claim, DecisionKind, ProducerRun, Proposal, ReviewDecision, ReviewRound, ScoreCell
from claims.selectors.tally import tally_up_to
from claims.selectors.visibility import visible_claims
from sources.codes import Sensitivity
from sources.models import Article
from sources.selectors.visibility import hidden_levels

BY_PEOPLE = (Verification.ONE_REVIEWER, Verification.TWO_BLIND, Verification.ADJUDICATED)
# Claims up to which the page counts by itself: a tenth of a second. Measured; more would be felt.
MOST_AT_ONCE = 4000
LEVELS = ("sensitivity", "article__sensitivity", "article__source__sensitivity")
NUMBERS = ("accepted", "corrected", "rejected", "open", "found", "findable")


@dataclass(slots=True)
class Cell:
    """rule: None = claims to be found, of no rule. levels: those that the claims, articles and outlets have beside
    public, in alphabetical order. found, findable: of finished articles, as ``scoreboard`` says.
    """

    attribute: str
    language: str
    rule: str | None
    version: str
    levels: str = ""
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    open: int = 0
    found: int = 0
    findable: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person reads of the scores. counted_at: None = now, while they look; is_counted: False = never yet."""

    cells: list[Cell] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    counted_at: datetime | None = None
    is_counted: bool = True


def standing_scores(user: Any) -> Standing:
    """Counted now where few claims are, else what the job counted last: a fixed number of queries either way."""
    if tally_up_to(MOST_AT_ONCE, Claim.objects.all()) <= MOST_AT_ONCE:
        return Standing(cells_of(visible_claims(user)), _versions_run(), _languages_read())
    rows = list(readable_score_cells(user).order_by("pk").values("counted_at", "latest_run", *KEPT))
    if not rows:
        return Standing(is_counted=False)
    latest = Counter[str]()
    for row in rows:
        latest[row["version"]] = max(latest[row["version"]], row["latest_run"])
    return Standing(
        [_kept(row) for row in rows],
        sorted(latest, key=lambda version: -latest[version]),
        sorted({row["language"] for row in rows}),
        rows[0]["counted_at"],
    )


KEPT = ("attribute__key", "language", "is_of_rule", "rule", "version", "levels", *NUMBERS)


def readable_score_cells(user: Any) -> QuerySet[ScoreCell]:
    """What rests on nothing that is hidden from the user."""
    hidden = Q()
    for level in hidden_levels(user):
        hidden |= Q(levels__contains=level)
    return ScoreCell.objects.exclude(hidden) if hidden else ScoreCell.objects.all()


def cells_of(claims: QuerySet[Claim]) -> list[Cell]:
    """Counted from nothing, in two queries."""
    found: dict[tuple[Any, ...], Cell] = {}
    for cell in (*_proposed(claims), *_findable(claims)):
        key = (cell.attribute, cell.language, cell.rule, cell.version, cell.levels)
        held = found.setdefault(key, Cell(*key))
        for name in NUMBERS:
            setattr(held, name, getattr(held, name) + getattr(cell, name))
    return list(found.values())


def latest_runs() -> dict[str, int]:
    """The row id of the last run of each version."""
    rows = ProducerRun.objects.order_by().values("version").annotate(last=Max("id"))
    return dict(rows.values_list("version", "last"))


def _kept(row: dict[str, Any]) -> Cell:
    rule = row["rule"] if row["is_of_rule"] else None
    numbers = {name: row[name] for name in NUMBERS}
    return Cell(row["attribute__key"], row["language"], rule, row["version"], row["levels"], **numbers)


def _versions_run() -> list[str]:
    """The versions that ran, the latest first."""
    last = latest_runs()
    return sorted(last, key=lambda version: -last[version])


def _languages_read() -> list[str]:
    """The languages of the articles that some producer read."""
    return sorted(Article.objects.filter(runs__isnull=False).values_list("language", flat=True).distinct())


def _proposed(claims: QuerySet[Claim]) -> Iterator[Cell]:
    rows = (
        Proposal.objects.filter(claim__in=claims)
        .annotate(is_edited=_edited(), has_open=Exists(_suggested("claim__article")))
        .annotate(attribute=_attribute_suggested())
        .values(
            "attribute", "claim__article__language", "rule", "run__version", "claim__status",
            "claim__verification", "is_edited", "has_open", *(f"claim__{level}" for level in LEVELS),
        )
        .annotate(number=Count("claim", distinct=True))
        .order_by()
    )  # fmt: skip
    for row in rows:
        yield Cell(
            row["attribute"], row["claim__article__language"], row["rule"], row["run__version"],
            _levels(row[f"claim__{level}"] for level in LEVELS),
            **dict.fromkeys(_counted_as(row), row["number"]),
        )  # fmt: skip


def _counted_as(row: dict[str, Any]) -> Iterator[str]:
    status, is_by_people = row["claim__status"], row["claim__verification"] in BY_PEOPLE
    if status == ClaimStatus.SUGGESTED:
        yield "open"
    elif status == ClaimStatus.REJECTED and is_by_people:
        yield "rejected"
    elif status == ClaimStatus.ACCEPTED and is_by_people:
        yield "corrected" if row["is_edited"] else "accepted"
        if not (row["is_edited"] or row["has_open"]):
            yield "found"


def _findable(claims: QuerySet[Claim]) -> Iterator[Cell]:
    """Of articles in which nothing is open: elsewhere a claim may still be missing, and recall be a guess."""
    rows = (
        claims.filter(
            ~Exists(_suggested("article")),
            status=ClaimStatus.ACCEPTED,
            verification__in=BY_PEOPLE,
            article__runs__isnull=False,
        )
        .values("attribute__key", "article__language", "article__runs__version", *LEVELS)
        .annotate(number=Count("id", distinct=True))
        .order_by()
    )
    for row in rows:
        yield Cell(
            row["attribute__key"], row["article__language"], None, row["article__runs__version"],
            _levels(row[level] for level in LEVELS), findable=row["number"],
        )  # fmt: skip


def _edited() -> Q:
    """Where a third person decided between two, it is theirs that says whether the claim stands as suggested."""
    latest = ReviewDecision.objects.filter(claim=OuterRef("claim"), is_latest=True)
    edits, blind = latest.filter(kind=DecisionKind.EDIT), Q(review__round=ReviewRound.BLIND)
    is_adjudicated = Exists(latest.filter(review__round=ReviewRound.ADJUDICATION))
    return Exists(edits.exclude(blind)) | (Exists(edits.filter(blind)) & ~is_adjudicated)


def _attribute_suggested() -> Case:
    """Its key: what a person moved to another attribute was a wrong suggestion of the first."""
    suggested = Claim.history.filter(id=OuterRef("claim"), status=ClaimStatus.SUGGESTED)
    before = Subquery(suggested.order_by("-history_id").values("attribute__key")[:1])
    now = F("claim__attribute__key")
    return Case(When(is_edited=True, then=Coalesce(before, now)), default=now)


def _suggested(article: str) -> QuerySet[Claim]:
    return Claim.objects.suggested().filter(article=OuterRef(article))


def _levels(found: Iterator[str | None]) -> str:
    return ",".join(sorted({level for level in found if level} - {Sensitivity.PUBLIC.value}))
