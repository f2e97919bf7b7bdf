"""Measures: read off where sources repeat each other, a weighted middle where each estimates for itself.

Outward: ``settle_measures``. Where sources repeat one another's figures, as stations of one network do, one of the
figures is the true one (``readings``); where every figure is an estimate of its own, a middle is (``estimates``).
Which of the two an attribute is, its figures show.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.consensus.tables import estimates, readings
from claims.consensus.tables.adding import MOST_VALUES, Adding, added
from claims.consensus.tables.figures import Figures, Items, arrange_figures
from claims.consensus.weights.segments import sums

# From this share of figures that another source repeats, the attribute's commonest figure left out, an attribute is
# read off rather than estimated. Fitted on the public tables of weather (all five attributes at .39 or more) and of
# judged emotions (.28).
REPEATED_SHARE = 1 / 3
# Half a vote each way, so that one voice alone is no unanimity.
HALF = 0.5
# Log-odds that are printed as 0.
NEXT_TO_NOTHING = 0.005


@dataclass(frozen=True, slots=True)
class Middle:
    """value: the settled measure. near: in [0, 1], the share of the sources that lie within the attribute's usual
    distance of it, of estimates by weight. On the public table of weather the truth does as often, within .05; what
    the model believes runs to certainty too fast, since sources err together.

    candidate: its number in adding, which says what each source adds to it. others: figures that were not chosen, as
    (number, figure), the most probable first, as many as are named; left: how many more there are.
    """

    value: float
    near: float
    adding: Adding
    candidate: int
    others: tuple[tuple[int, float], ...] = ()
    left: int = 0


def settle_measures(
    items: Items, known: Mapping[int, float], attribute: Sequence[int] | None = None
) -> list[Middle]:
    """items: each origin -> figure, at least one. known: position of an item -> its true value, to learn from.
    attribute: per item, numbered from 0; all of one where None.
    """
    if not items:
        return []
    numbers = np.zeros(len(items), dtype=np.int64) if attribute is None else np.asarray(attribute)
    is_read_off = _read_off(arrange_figures(items, numbers.tolist(), {}))[numbers]
    settled: dict[int, Middle] = {}
    for chosen, settle in ((is_read_off, _read), (~is_read_off, _estimated)):
        places = np.flatnonzero(chosen).tolist()
        if places:
            truths = {i: known[place] for i, place in enumerate(places) if place in known}
            part = arrange_figures([items[i] for i in places], numbers[places].tolist(), truths)
            settled.update(zip(places, settle(part), strict=True))
    return [settled[i] for i in range(len(items))]


def _read_off(figures: Figures) -> NDArray[np.bool_]:
    """Per attribute, from items of several voices. Without the commonest figure of several items, which may only be
    the end of a scale.
    """
    votes, share = figures.votes, np.ones(figures.votes.attributes)
    attribute, is_shared = votes.attribute[votes.item_of_candidate], votes.voices[votes.item_of_candidate] > 1
    for number in np.unique(attribute[is_shared]):
        of_attribute = (attribute == number) & is_shared
        _, place = np.unique(figures.figure[of_attribute], return_inverse=True)
        count = figures.count[of_attribute]
        commonest = np.bincount(place, weights=count).argmax()
        counted = (place != commonest) | (np.count_nonzero(place == commonest) == 1)
        total, repeated = count[counted].sum(), count[counted & (count > 1)].sum()
        share[number] = repeated / total if total else 1.0
    return share >= REPEATED_SHARE


def _read(figures: Figures) -> list[Middle]:
    """The most probable figure, of equally probable ones that nearest to the median, then the lower."""
    weighed = readings.weigh(figures)
    votes, item = figures.votes, figures.votes.item_of_candidate
    off = np.abs(figures.figure - figures.median[item])
    order = np.lexsort((figures.figure, off, -np.round(weighed.chance, 9), item))
    value = figures.figure[order[votes.first[:-1]]]
    gap = np.abs(figures.stated - value[votes.item])
    total, count = (figures.by_attribute(part, figures.attribute) for part in (gap, np.ones(len(gap))))
    is_near = gap <= (total / np.maximum(count, 1.0))[figures.attribute]
    agreeing = sums(is_near.astype(np.float64), votes.item, votes.items)
    near = (agreeing + HALF) / (votes.voices + 2 * HALF)
    return _with_others(figures, order, near, _adding(figures, weighed, order))


def _adding(figures: Figures, weighed: readings.Weighed, order: NDArray[np.int64]) -> Adding:
    """What is added to the figures that are named; whoever adds next to nothing to another's is left out."""
    votes, pairs = figures.votes, weighed.pairs
    rank = np.empty(votes.candidates, dtype=np.int64)
    rank[order] = np.arange(votes.candidates) - votes.first[votes.item_of_candidate[order]]
    is_told = (rank[pairs.candidate] <= MOST_VALUES) & ((pairs.gap == 0) | (weighed.added >= NEXT_TO_NOTHING))
    origin, candidate = votes.origin[pairs.vote[is_told]], pairs.candidate[is_told]
    return added(origin, candidate, weighed.added[is_told], names=figures.names, candidates=votes.candidates)


def _with_others(
    figures: Figures, order: NDArray[np.int64], near: NDArray[np.float64], adding: Adding
) -> list[Middle]:
    """order: the candidates by item, the most probable first. near: per item."""
    first, ranked, figure = figures.votes.first.tolist(), order.tolist(), figures.figure.tolist()
    middles = []
    for start, end, share in zip(first, first[1:], near.tolist(), strict=False):
        chosen, *others = ranked[start:end]
        named = tuple((other, figure[other]) for other in others[:MOST_VALUES])
        middles.append(Middle(figure[chosen], share, adding, chosen, named, len(others) - len(named)))
    return middles


def _estimated(figures: Figures) -> list[Middle]:
    """Each item's middle is a candidate of its own."""
    found, votes = estimates.estimate(figures), figures.votes
    adding = added(votes.origin, votes.item, found.added, names=figures.names, candidates=votes.items)
    pairs = zip(found.middle.tolist(), found.near.tolist(), strict=True)
    return [Middle(value, near, adding, item) for item, (value, near) in enumerate(pairs)]
