"""From lessons to what is learned of sources: how often each is right, and who repeats whom.

Outward: ``learn``, ``Learned``, ``LearnedSource`` and ``LearnedCopying``. Method: the numeric core
(``weights.fit``: reliability, copying and posterior by turns, classes of sources pooled, known truths taken for
certain). A source's share is its own, not yet shrunk: ``reliability.reliability_of`` shrinks it to the prior of the
statement's class when a row is derived. Same lessons, same result, to six places. Who is suspected of copying is
looked at pair by pair, and no vote by itself.
"""

from collections.abc import Sequence
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
from claims.consensus.weights.votes import NOT_KNOWN, Floats, Integers, Votes, arrange
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
    pairs = sorted(zip(copying.first.tolist(), copying.second.tolist(), copying.chance.tolist(), strict=True))
    spoken = _spoken(votes, [origin for first, second, _ in pairs for origin in (first, second)])
    found = []
    for first, second, sure in pairs:
        items, one, other = np.intersect1d(
            spoken[first][0], spoken[second][0], assume_unique=True, return_indices=True
        )
        said = spoken[first][1][one]
        agreeing = said == spoken[second][1][other]
        probable = np.round(chance[said[agreeing]], PLACES)
        is_improbable = probable < IMPROBABLE
        shared = items[agreeing][is_improbable]
        improbable = sorted(zip(probable[is_improbable].tolist(), shared.tolist(), strict=True))
        found.append(
            LearnedCopying(
                table.origins[first],
                table.origins[second],
                round(sure, PLACES),
                len(items),
                int(agreeing.sum()),
                len(improbable),
                tuple(table.name_of(item) for _, item in improbable[:MOST_EXAMPLES]),
            )
        )
    return tuple(found)


def _spoken(votes: Votes, origins: Sequence[int]) -> dict[int, tuple[Integers, Integers]]:
    """Origin -> the divided items on which it votes, in order, each once; and for which candidate."""
    divided = votes.is_divided[votes.item]
    found = {}
    for origin in set(origins):
        own = np.flatnonzero((votes.origin == origin) & divided)
        own = own[np.argsort(votes.item[own], kind="stable")]
        found[origin] = (votes.item[own], votes.candidate[own])
    return found
