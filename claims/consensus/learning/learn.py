"""From lessons to what is learned of sources: how often each is right, and who repeats whom.

Outward: ``learn``, ``Learned``, ``LearnedSource`` and ``LearnedCopying``. Method: the numeric core
(``weights.fit``: reliability, copying and posterior by turns, classes of sources pooled, known truths taken for
certain). A source's share is its own, not yet shrunk: ``reliability.reliability_of`` shrinks it to the prior of the
statement's class when a row is derived. Same lessons, same result, to six places.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from claims.consensus.learning.lessons import Item, Lesson
from claims.consensus.reliability import FrozenFit, worth
from claims.consensus.weights import posterior
from claims.consensus.weights.copying import Copying
from claims.consensus.weights.fit import Model, apply, fit
from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import NOT_KNOWN, NOT_NAMED, Floats, Votes, arrange
from claims.domain.codes import ValueKind

# Kinds of which a value is simply another value, so that the lessons tell how often two wrong ones are the same.
COLLIDING = (ValueKind.COUNT, ValueKind.MEASURE, ValueKind.DATE, ValueKind.TIME, ValueKind.TEXT)
# A shared value below this probability speaks for copying: two who know the truth would not both name it.
IMPROBABLE = 0.5
# Items kept per pair to be looked at, the most improbable first. Arbitrary but works.
MOST_EXAMPLES = 5
PLACES = 6


@dataclass(frozen=True, slots=True)
class LearnedSource:
    """share: of its votes that are right, in [0, 1]. items: how many it voted on."""

    key: str
    share: float
    items: int


@dataclass(frozen=True, slots=True)
class LearnedCopying:
    """first < second: keys of sources. chance: that one repeats the other, in (0.5, 0.95].

    met: divided items on which both voted. agreeing: those of them on which they name the same. improbable: those on
    which they share a value that is more probably wrong than right; examples: the first of these.
    """

    first: str
    second: str
    chance: float
    met: int
    agreeing: int
    improbable: int
    examples: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Learned:
    """sources, copying: by key. items: how many lessons there were; anchors: those whose truth was known."""

    sources: tuple[LearnedSource, ...] = ()
    copying: tuple[LearnedCopying, ...] = ()
    items: int = 0
    anchors: int = 0

    def frozen(self) -> FrozenFit:
        """As the engine reads it, with nothing calibrated."""
        return FrozenFit(
            sources={one.key: (one.share, worth(one.items, self.anchors)) for one in self.sources},
            copying=frozenset(frozenset({one.first, one.second}) for one in self.copying),
        )


@dataclass(frozen=True, slots=True)
class _Table:
    """lessons: by item. origins: sorted. votes: the same as arrays, in the order of both."""

    lessons: Sequence[Lesson]
    origins: Sequence[str]
    votes: Votes


def learn(lessons: Sequence[Lesson]) -> Learned:
    """lessons: in any order, each item once."""
    if not lessons:
        return Learned()
    table = _table(sorted(lessons, key=lambda lesson: lesson.item))
    votes = table.votes
    fitted = fit(votes, Model(collides=_collides(table.lessons)))
    chance = posterior.anchored(votes, apply(votes, fitted).chance)
    return Learned(
        _sources(table, posterior.right(votes, chance)),
        _copying(table, fitted.copying, chance),
        len(lessons),
        int((votes.anchor != NOT_KNOWN).sum()),
    )


def _table(lessons: Sequence[Lesson]) -> _Table:
    ranks: dict[str, int] = {}
    for vote in chain.from_iterable(lesson.votes for lesson in lessons):
        ranks[vote.origin] = min(vote.rank, ranks.get(vote.origin, vote.rank))
    origins = sorted(ranks)
    number = {origin: i for i, origin in enumerate(origins)}
    attributes = _attributes(lessons)
    values = [sorted({vote.said for vote in lesson.votes}) for lesson in lessons]
    spoken = [(i, vote) for i, lesson in enumerate(lessons) for vote in lesson.votes]
    votes = arrange(
        [i for i, _ in spoken],
        [number[vote.origin] for _, vote in spoken],
        [values[i].index(vote.said) for i, vote in spoken],
        attribute=[attributes.index(lesson.item[1]) for lesson in lessons],
        alternatives=[
            max(lesson.others for lesson in lessons if lesson.item[1] == name) for name in attributes
        ],
        classes=[ranks[origin] for origin in origins],
    )
    return _Table(lessons, origins, replace(votes, anchor=_anchor(lessons, values, votes.first)))


def _attributes(lessons: Sequence[Lesson]) -> list[str]:
    return sorted({lesson.item[1] for lesson in lessons})


def _anchor(
    lessons: Sequence[Lesson], values: Sequence[Sequence[str]], first: NDArray[np.int64]
) -> NDArray[np.int64]:
    found = np.full(len(lessons), NOT_KNOWN, dtype=np.int64)
    for i, lesson in enumerate(lessons):
        if lesson.truth is not None:
            is_named = lesson.truth in values[i]
            found[i] = first[i] + values[i].index(lesson.truth) if is_named else NOT_NAMED
    return found


def _collides(lessons: Sequence[Lesson]) -> NDArray[np.bool_]:
    kinds = {lesson.item[1]: lesson.kind for lesson in lessons}
    return np.array([kinds[name] in COLLIDING for name in _attributes(lessons)], dtype=bool)


def _sources(table: _Table, right: Floats) -> tuple[LearnedSource, ...]:
    """Every vote counts alike: how often a source is right is asked of easy questions too."""
    votes, size = table.votes, len(table.origins)
    rights, counts = sums(right, votes.origin, size), np.bincount(votes.origin, minlength=size)
    return tuple(
        LearnedSource(key, round(float(rights[i] / counts[i]), PLACES), int(counts[i]))
        for i, key in enumerate(table.origins)
    )


def _copying(table: _Table, copying: Copying, chance: Floats) -> tuple[LearnedCopying, ...]:
    pairs = list(zip(copying.first.tolist(), copying.second.tolist(), copying.chance.tolist(), strict=True))
    shared = _shared(table, {(first, second) for first, second, _ in pairs}, chance)
    found = []
    for first, second, sure in sorted(pairs):
        met = shared.get((first, second), [])
        agreeing = [(probable, item) for probable, item in met if probable is not None]
        improbable = sorted((p, item) for p, item in agreeing if p < IMPROBABLE)
        found.append(
            LearnedCopying(
                table.origins[first],
                table.origins[second],
                round(sure, PLACES),
                len(met),
                len(agreeing),
                len(improbable),
                tuple(item for _, item in improbable[:MOST_EXAMPLES]),
            )
        )
    return tuple(found)


def _shared(
    table: _Table, pairs: set[tuple[int, int]], chance: Floats
) -> dict[tuple[int, int], list[tuple[float | None, Item]]]:
    """Pair -> for each divided item that both vote on: how probable the value is that they share (None = they share
    none), and the item.
    """
    votes = table.votes
    paired = {origin for pair in pairs for origin in pair}
    kept = np.flatnonzero(np.isin(votes.origin, sorted(paired)) & votes.is_divided[votes.item])
    spoken: dict[int, list[tuple[int, int]]] = {}
    for item, origin, said in zip(
        votes.item[kept].tolist(), votes.origin[kept].tolist(), votes.candidate[kept].tolist(), strict=True
    ):
        spoken.setdefault(item, []).append((origin, said))
    found: dict[tuple[int, int], list[tuple[float | None, Item]]] = {}
    for item, own in spoken.items():
        for position, (first, said) in enumerate(own):
            for second, other in own[position + 1 :]:
                if (first, second) in pairs:
                    probable = round(float(chance[said]), PLACES) if said == other else None
                    found.setdefault((first, second), []).append((probable, table.lessons[item].item))
    return found
