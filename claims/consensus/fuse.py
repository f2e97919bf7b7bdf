"""The consensus engine on a plain table: who says what about which object, settled without codebook or database.

Outward: ``fuse``. Each item (object, attribute) gets one of its stated values, unchanged, with the probability that
it is the true one; measures get a figure that weighs them all. Reliability of the origins is learned from the table
itself, or from anchors where they are given. Same table, same bytes; the order of the rows matters only between rows
of one source without timestamps, of which the last counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isclose

from claims.consensus.explanation import Remark, remark, say
from claims.consensus.tables.adding import Adding, Other
from claims.consensus.tables.entries import EVERY, Entry, Item, Refusal, spread
from claims.consensus.tables.kinds import Reading, TableKind
from claims.consensus.tables.likeness import NEAR_SHARE, Likeness
from claims.consensus.tables.measures import Middle, settle_measures
from claims.consensus.tables.names import NameTree
from claims.consensus.tables.voting import Voted, settle_votes
from claims.consensus.weights.votes import NOT_KNOWN, NOT_NAMED
from claims.domain.codes import Evidence
from claims.domain.notation import plain_number, read_number

HEADER = ("object", "attribute", "value", "low", "high", "confidence", "status", "origins", "explanation")
_MEASURE_PLACES = 6
# Figures nearer to each other than this share of them differ by rounding alone.
_SAME = 1e-9
# Figures further from 0 are taken for this, so that the distance of any two, and its square, is finite.
_LARGEST = Decimal("1e150")


@dataclass(frozen=True, slots=True)
class Fused:
    """One row of the result, texts as they are written. confidence: in [0, 1], 4 decimals."""

    object: str
    attribute: str
    value: str
    low: str
    high: str
    confidence: str
    status: str
    origins: str
    explanation: str

    def row(self) -> tuple[str, ...]:
        return tuple(getattr(self, name) for name in HEADER)


def fuse(
    entries: Iterable[Entry],
    kinds: Mapping[str, TableKind],
    *,
    tree: NameTree | None = None,
    anchors: Mapping[Item, str] | None = None,
    refusals: Iterable[Refusal] = (),
) -> list[Fused]:
    """One row per (object, attribute), sorted.

    entries: one per item and origin. kinds: attribute -> kind, ``*`` for all others. anchors: item -> its true value,
    from which reliability is learned. refusals: items of which every row was refused come out as insufficient.
    """
    by_attribute: defaultdict[str, defaultdict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in sorted(entries, key=lambda entry: (entry.item, entry.origin)):
        by_attribute[entry.attribute][entry.object].append(entry)
    rows: list[Fused] = []
    numbers: list[str] = []
    votes: list[str] = []
    for attribute in sorted(by_attribute):
        kind = kinds.get(attribute) or kinds[EVERY]
        (numbers if kind is TableKind.MEASURE else votes).append(attribute)
    rows += _fuse_measures(by_attribute, numbers, anchors or {})
    grouped = {attribute: list(by_attribute[attribute].values()) for attribute in votes}
    for voted in settle_votes(grouped, kinds, tree or NameTree(), anchors or {}):
        rows += _voted_rows(voted)
    settled = {(row.object, row.attribute) for row in rows}
    rows += [_refused(item) for item in sorted({refusal.item for refusal in refusals} - settled)]
    return sorted(rows, key=lambda row: (row.object, row.attribute))


def _voted_rows(voted: Voted) -> list[Fused]:
    ballots, starts = voted.ballots, voted.ballots.votes.first[:-1].tolist()
    chance = voted.chance.tolist()
    contests = [
        _Contest(found, start, chance[start : start + len(found)], voted.adding, anchor)
        for found, start, anchor in zip(
            ballots.candidates, starts, ballots.votes.anchor.tolist(), strict=True
        )
    ]
    return [
        _voted(*item)
        for item in zip(ballots.groups, contests, voted.sure.tolist(), ballots.likeness, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Contest:
    """The candidates of one item. start: the number of the first. anchor: as in ``weights.votes``."""

    candidates: Sequence[Reading]
    start: int
    chances: Sequence[float]
    adding: Adding
    anchor: int

    def ranked(self) -> list[int]:
        """Places of the candidates, the most probable first."""
        return sorted(
            range(len(self.candidates)), key=lambda i: (-round(self.chances[i], 12), self.candidates[i].key)
        )

    def remarks(self, ranked: Sequence[int]) -> list[Remark]:
        """What is known, what is added to the chosen one, and what speaks for the others."""
        chosen, *rest = ranked
        others = [Other(self.start + i, self.candidates[i].text) for i in rest]
        told = self.adding.remarks(self.start + chosen, others)
        if self.anchor == NOT_KNOWN:
            return told
        return [remark("table_not_named" if self.anchor == NOT_NAMED else "table_known"), *told]


def _voted(
    group: Sequence[Entry],
    contest: _Contest,
    sure: float,
    likeness: Likeness,
) -> Fused:
    if not contest.candidates:
        # Only ranges: no voice states a value, so none is given out; it lies in between all the same.
        return _row(group, "", chance=0.0, status=Evidence.INSUFFICIENT, agreeing=len(group))
    ranked = contest.ranked()
    chosen = contest.candidates[ranked[0]]
    agreeing = sum(1 for entry in group if likeness(entry.reading, chosen) > NEAR_SHARE)
    status = Evidence.UNDISPUTED if agreeing == len(group) else Evidence.CONTESTED
    why = contest.remarks(ranked)
    return _row(group, chosen.text, chance=sure, status=status, agreeing=agreeing, why=why)


def _bounds(group: Sequence[Entry]) -> tuple[str, str]:
    intervals = [entry.reading.interval for entry in group]
    low, _ = spread(interval.lower for interval in intervals if interval.lower is not None)
    _, high = spread(interval.upper for interval in intervals if interval.upper is not None)
    return "" if low is None else plain_number(low), "" if high is None else plain_number(high)


def _fuse_measures(
    by_attribute: Mapping[str, Mapping[str, list[Entry]]],
    attributes: Sequence[str],
    anchors: Mapping[Item, str],
) -> list[Fused]:
    """All measures of the table together. Bounds without a figure are counted as a witness, not in the middle."""
    groups = [group for name in attributes for _, group in sorted(by_attribute[name].items())]
    stated = [
        {entry.origin: _figure(entry.reading.number) for entry in group if entry.reading.number is not None}
        for group in groups
    ]
    numbers = {name: i for i, name in enumerate(attributes)}
    places = [i for i, figures in enumerate(stated) if figures]
    truths = {n: anchors[groups[i][0].item] for n, i in enumerate(places) if groups[i][0].item in anchors}
    known = {n: _figure(read_number(text.strip())) for n, text in truths.items()}
    attribute = [numbers[groups[i][0].attribute] for i in places]
    middles = dict(zip(places, settle_measures([stated[i] for i in places], known, attribute), strict=True))
    return [_measured(group, stated[i], middles.get(i)) for i, group in enumerate(groups)]


def _figure(number: Decimal) -> float:
    return float(max(-_LARGEST, min(number, _LARGEST)))


def _measured(group: Sequence[Entry], stated: Mapping[str, float], middle: Middle | None) -> Fused:
    if middle is None:
        return _row(group, "", chance=0.0, status=Evidence.INSUFFICIENT, agreeing=len(group))
    figure = _written(middle.value, stated.values())
    value = _text_of(figure)
    agreeing = sum(1 for said in stated.values() if said == figure)
    status = Evidence.UNDISPUTED if len(set(stated.values())) == 1 else Evidence.CONTESTED
    others = [Other(number, _text_of(_written(other, stated.values()))) for number, other in middle.others]
    why = middle.adding.remarks(middle.candidate, others, middle.left)
    return _row(group, value, chance=middle.near, status=status, agreeing=agreeing, why=why)


def _text_of(figure: float) -> str:
    return plain_number(Decimal(repr(figure)))


def _written(figure: float, stated: Iterable[float]) -> float:
    """A stated figure as it was stated; any other to six places, below 1 to six digits."""
    same = [said for said in stated if isclose(said, figure, rel_tol=_SAME)]
    if same:
        return min(same)
    return round(figure, _MEASURE_PLACES) if abs(figure) >= 1 else float(f"{figure:.{_MEASURE_PLACES}g}")


def _row(
    group: Sequence[Entry],
    value: str,
    *,
    chance: float,
    status: Evidence,
    agreeing: int,
    why: Sequence[Remark] = (),
) -> Fused:
    low, high = _bounds(group)
    return Fused(
        group[0].object,
        group[0].attribute,
        value,
        low,
        high,
        f"{chance:.4f}",
        status.value,
        str(len(group)),
        " ".join(say([_support(value, agreeing, len(group)), *why], "en")),
    )


def _support(value: str, agreeing: int, of: int) -> Remark:
    if not value:
        return remark("table_nothing")
    if not agreeing:
        return remark("table_middle", of=of, value=value)
    return remark("table_support", count=agreeing, of=of, value=value)


def _refused(item: Item) -> Fused:
    words = say([remark("table_refused")], "en")[0]
    return Fused(*item, "", "", "", "0.0000", Evidence.INSUFFICIENT.value, "0", words)
