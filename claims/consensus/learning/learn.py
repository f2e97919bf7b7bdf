"""From lessons to what is learned of sources: how often each is right, and who repeats whom.

Outward: ``learn``, ``Learned``, ``LearnedSource`` and ``LearnedCopying``. Method: the numeric core
(``weights.fit``: reliability, copying and posterior by turns, classes of sources pooled, known truths taken for
certain). A source's share is its own, not yet shrunk: ``reliability.reliability_of`` shrinks it to the prior of the
statement's class when a row is derived. Same lessons, same result, to six places. Only who is suspected of copying
is looked at vote by vote.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from claims.consensus.learning.lessons import Item
from claims.consensus.learning.table import LessonTable
from claims.consensus.reliability import FrozenFit, worth
from claims.consensus.weights import posterior
from claims.consensus.weights.copying import Copying
from claims.consensus.weights.fit import Model, apply, fit
from claims.consensus.weights.segments import sums
from claims.consensus.weights.votes import NOT_KNOWN, Floats, Votes, arrange
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


def learn(table: LessonTable, known: NDArray[np.int64] | None = None) -> Learned:
    """known: per item which of its values is true (``LessonTable.known``), None = nothing is known."""
    if not table.items:
        return Learned()
    votes = votes_of(table, known)
    collides = np.array([kind in COLLIDING for kind in table.kinds], dtype=bool)
    fitted = fit(votes, Model(collides=collides))
    chance = posterior.anchored(votes, apply(votes, fitted).chance)
    return Learned(
        _sources(table, votes, posterior.right(votes, chance)),
        _copying(table, votes, fitted.copying, chance),
        table.items,
        int((votes.anchor != NOT_KNOWN).sum()),
    )


def votes_of(table: LessonTable, known: NDArray[np.int64] | None = None) -> Votes:
    """The same as the numeric core wants them."""
    alternatives = np.zeros(len(table.attributes), dtype=np.int32)
    np.maximum.at(alternatives, table.attribute, table.others)
    votes = arrange(
        table.item,
        table.origin,
        table.said,
        attribute=table.attribute,
        alternatives=alternatives,
        classes=table.ranks,
    )
    if known is None:
        return votes
    # Every value of an item is named, so that its number among the item's is that of a candidate.
    return replace(votes, anchor=np.where(known >= 0, votes.first[:-1] + known, known))


def _sources(table: LessonTable, votes: Votes, right: Floats) -> tuple[LearnedSource, ...]:
    """Every vote counts alike: how often a source is right is asked of easy questions too."""
    size = len(table.origins)
    rights, counts = sums(right, votes.origin, size), np.bincount(votes.origin, minlength=size)
    return tuple(
        LearnedSource(key, round(float(rights[i] / counts[i]), PLACES), int(counts[i]))
        for i, key in enumerate(table.origins)
    )


def _copying(
    table: LessonTable, votes: Votes, copying: Copying, chance: Floats
) -> tuple[LearnedCopying, ...]:
    pairs = list(zip(copying.first.tolist(), copying.second.tolist(), copying.chance.tolist(), strict=True))
    shared = _shared(votes, {(first, second) for first, second, _ in pairs}, chance)
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
                tuple(table.name_of(item) for _, item in improbable[:MOST_EXAMPLES]),
            )
        )
    return tuple(found)


def _shared(
    votes: Votes, pairs: set[tuple[int, int]], chance: Floats
) -> dict[tuple[int, int], list[tuple[float | None, int]]]:
    """Pair -> for each divided item that both vote on: how probable the value is that they share (None = they share
    none), and the item's number.
    """
    paired = {origin for pair in pairs for origin in pair}
    kept = np.flatnonzero(np.isin(votes.origin, sorted(paired)) & votes.is_divided[votes.item])
    spoken: dict[int, list[tuple[int, int]]] = {}
    for item, origin, said in zip(
        votes.item[kept].tolist(), votes.origin[kept].tolist(), votes.candidate[kept].tolist(), strict=True
    ):
        spoken.setdefault(item, []).append((origin, said))
    found: dict[tuple[int, int], list[tuple[float | None, int]]] = {}
    for item, own in spoken.items():
        for position, (first, said) in enumerate(own):
            for second, other in own[position + 1 :]:
                if (first, second) in pairs:
                    probable = round(float(chance[said]), PLACES) if said == other else None
                    found.setdefault((first, second), []).append((probable, item))
    return found
