"""How much suggestions sway: what is coded with them in sight against what is coded without, attribute by attribute.

Outward: ``automation_bias``, ``Compared`` and ``Side``. Both sides are measured alike, at the moment when a reviewer
first said that the article is coded: a claim and a suggestion meet where they are of one attribute on overlapping
words, each at most once, the same value before another. Two queries, whatever the number of articles.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claims.domain.shares import Interval, difference_of_means, newcombe, wilson
from claims.models import Attribute, CodingCondition
from claims.selectors.differences import overlap

# Units of either side below which a share may be anything. As on the page of agreement; arbitrary but works.
FEW = 30
PARTS = ("coded", "suggested")
Statement = Mapping[str, Any]


@dataclass(slots=True)
class Side:
    """One condition. per_article: claims coded in each article, 0 where there are none of the attribute.

    met: claims on the words of a suggestion; same: those of them that state its value. taken_later: claims that the
    reviewer accepted once they saw the suggestions, and had not coded: of hidden suggestions alone.
    """

    per_article: list[int] = field(default_factory=list)
    coded: int = 0
    suggested: int = 0
    met: int = 0
    same: int = 0
    taken_later: int = 0

    @property
    def mean(self) -> float | None:
        return self.coded / len(self.per_article) if self.per_article else None

    @property
    def agreeing(self) -> tuple[int, int]:
        """Of all that either states, how much both state with one value."""
        return self.same, self.coded + self.suggested - self.met

    @property
    def unchanged(self) -> tuple[int, int]:
        return self.same, self.met

    @property
    def missed_by_machine(self) -> tuple[int, int]:
        return self.coded - self.met, self.coded

    @property
    def missed_by_reviewer(self) -> tuple[int, int]:
        return self.suggested - self.met, self.suggested


@dataclass(frozen=True, slots=True)
class Measure:
    """name: what is compared. with_them, without: (part, total), or (claims, articles) for a mean.

    difference: with suggestions less without, as its 95 % interval; None = nothing to compare.
    """

    name: str
    with_them: tuple[int, int]
    without: tuple[int, int]
    difference: Interval | None

    @property
    def is_few(self) -> bool:
        return min(self.with_them[1], self.without[1]) < FEW

    @property
    def sways(self) -> bool | None:
        """Whether the two differ beyond chance; None = too little data to say."""
        if self.is_few or self.difference is None:
            return None
        return not self.difference[0] <= 0 <= self.difference[1]

    @property
    def values(self) -> tuple[float | None, float | None]:
        """with suggestions, without."""
        return _share(self.with_them), _share(self.without)

    @property
    def interval_with(self) -> Interval | None:
        return wilson(*self.with_them) if self.name != "per_article" else None

    @property
    def interval_without(self) -> Interval | None:
        return wilson(*self.without) if self.name != "per_article" else None


@dataclass(frozen=True, slots=True)
class Compared:
    """attribute: its key, "" = all together."""

    attribute: str
    shown: Side
    hidden: Side

    @property
    def measures(self) -> list[Measure]:
        one, other = self.shown, self.hidden
        shares = ("agreeing", "unchanged", "missed_by_machine", "missed_by_reviewer")
        means = Measure(
            "per_article",
            (one.coded, len(one.per_article)),
            (other.coded, len(other.per_article)),
            difference_of_means(one.per_article, other.per_article),
        )
        pairs = [(name, getattr(one, name), getattr(other, name)) for name in shares]
        return [means, *(Measure(name, mine, theirs, newcombe(mine, theirs)) for name, mine, theirs in pairs)]


@dataclass(frozen=True, slots=True)
class Bias:
    """waiting: articles drawn for hidden suggestions that nobody has coded yet, each in its current version."""

    lines: list[Compared]
    articles_shown: int
    articles_hidden: int
    waiting: int

    @property
    def is_few(self) -> bool:
        return min(self.articles_shown, self.articles_hidden) < FEW


def automation_bias() -> Bias:
    """All attributes together first, then one by one in the order of their keys."""
    measured: list[Any] = list(
        CodingCondition.objects.filter(coded_at__isnull=False)
        .order_by("pk")
        .values("is_hidden", "coded", "suggested", "settled")
    )
    keys = sorted({said["attribute"] for row in measured for part in PARTS for said in row[part] or ()})
    lines = {key: Compared(key, Side(), Side()) for key in ["", *keys]}
    for row in measured:
        found = _count(row)
        for key, line in lines.items():
            _add(line.hidden if row["is_hidden"] else line.shown, found[key])
    hidden = sum(row["is_hidden"] for row in measured)
    return Bias(
        lines=[line for key, line in lines.items() if key or measured],
        articles_shown=len(measured) - hidden,
        articles_hidden=hidden,
        waiting=CodingCondition.objects.filter(
            is_hidden=True, coded_at__isnull=True, article__is_current=True
        ).count(),
    )


def labels_of_attributes() -> dict[str, str]:
    return {row.key: str(row) for row in Attribute.objects.select_related("current")}


def _count(row: Mapping[str, Any]) -> defaultdict[str, Counter[str]]:
    """Attribute -> how many of what; "" = all together."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    pairs = _meet(row["coded"], row["suggested"])
    for name, attributes in (
        ("coded", [each["attribute"] for each in row["coded"]]),
        ("suggested", [each["attribute"] for each in row["suggested"]]),
        ("met", [claim["attribute"] for claim, _ in pairs]),
        ("same", [claim["attribute"] for claim, other in pairs if claim["value"] == other["value"]]),
        ("taken_later", [each["attribute"] for each in _taken_later(row)]),
    ):
        for attribute in attributes:
            found[attribute][name] += 1
            found[""][name] += 1
    return found


def _add(side: Side, counted: Counter[str]) -> None:
    side.per_article.append(counted["coded"])
    for name in ("coded", "suggested", "met", "same", "taken_later"):
        setattr(side, name, getattr(side, name) + counted[name])


def _taken_later(row: Mapping[str, Any]) -> list[Statement]:
    """What was settled in the second step on words, and of an attribute, that nothing was coded of in the first."""
    if not row["settled"]:
        return []
    known = {id(claim) for claim, _ in _meet(row["settled"], row["coded"])}
    return [claim for claim in row["settled"] if id(claim) not in known]


def _meet(claims: Iterable[Statement], others: Iterable[Statement]) -> list[tuple[Statement, Statement]]:
    """Pairs of one attribute on overlapping words, each in one pair: the same value first, then more of the words."""
    by_attribute: defaultdict[str, list[Statement]] = defaultdict(list)
    for other in others:
        by_attribute[other["attribute"]].append(other)
    candidates = [
        (claim["value"] != other["value"], -shared, number, place, claim, other)
        for number, claim in enumerate(claims)
        for place, other in enumerate(by_attribute[claim["attribute"]])
        if (shared := overlap(_span(claim), _span(other))) > 0
    ]
    pairs, taken = [], set()
    for _other_value, _shared, number, _place, claim, other in sorted(candidates, key=lambda each: each[:4]):
        if ("claim", number) in taken or ("other", id(other)) in taken:
            continue
        taken |= {("claim", number), ("other", id(other))}
        pairs.append((claim, other))
    return pairs


def _span(said: Statement) -> tuple[int, int]:
    return int(said["start"]), int(said["end"])


def _share(counted: Sequence[int]) -> float | None:
    return counted[0] / counted[1] if counted[1] else None
