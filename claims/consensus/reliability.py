"""How often a source is right: the priors of the classes, and a frozen Fit's estimates shrunk to them.

Outward: ``FrozenFit``, ``NO_FIT``, ``reliability_of``, ``interval_of`` and ``worth``. A source's own estimate counts
as much as the items that it rests on are worth, the prior as much as ``PRIOR_ITEMS`` more; without a Fit the priors
speak alone, and are shown as such.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from claims.domain.codes import ConfidenceBasis, Modality, Reach, Stake
from claims.domain.statements import Statement

# By rank of the source's class, 0 the strongest: document, official, organisation, agency, outlet, witness, party,
# unnamed, account. Arbitrary but works: their order is that of the register, one outlet alone is right four times in
# five; a Fit learned from rulings takes their place source by source.
PRIORS = (0.95, 0.85, 0.85, 0.85, 0.80, 0.75, 0.60, 0.65, 0.65)
# A party's word on its own event, whatever its class: no prior puts an account below an official body that is a
# party to the event.
PARTY_PRIOR = 0.60
# How many items of a source's own outweigh its class half and half. Arbitrary but works: with fewer, one lucky week
# would tell a source from its class.
PRIOR_ITEMS = 20
# What is left of the weight of a word that its speaker hedges, or whose attribution is only presumed. Arbitrary.
HEDGED_WEIGHT = 0.5
# How a speaker says what they do not vouch for.
RESERVED = (Modality.HEDGED, Modality.HEARSAY)
# No source is ever always right or, of many possible values, no better than a guess.
LEAST, MOST = 0.5, 0.99
# Standard deviations on either side of the mean between which nine in ten lie.
NINE_IN_TEN = 1.645


@dataclass(frozen=True)
class FrozenFit:
    """number: of the Fit. sources: key -> how often it is right, in [0, 1], and how many items that is ``worth``.

    copying: pairs of origins that repeat each other more probably than not. curve: (raw, calibrated) probabilities,
    both rising; empty = nothing calibrated. basis, ruled_items: of the calibration (DESIGN rule 10).
    """

    number: int = 0
    sources: Mapping[str, tuple[float, int]] = field(default_factory=dict)
    copying: frozenset[frozenset[str]] = frozenset()
    curve: tuple[tuple[float, float], ...] = ()
    basis: ConfidenceBasis = ConfidenceBasis.NONE
    ruled_items: int = 0

    def calibrated(self, raw: float) -> float:
        """Between the points of the curve in a straight line; beyond them as its ends say."""
        points = ((0.0, 0.0), *self.curve, (1.0, 1.0)) if self.curve else ()
        for (left, low), (right, high) in pairwise(points):
            if left <= raw <= right and right > left:
                return low + (high - low) * (raw - left) / (right - left)
        return raw


NO_FIT = FrozenFit()


def prior_of(statement: Statement) -> float:
    prior = prior_of_class(statement.source_rank)
    return min(prior, PARTY_PRIOR) if statement.stake is Stake.PARTY else prior


def reliability_of(statement: Statement, fit: FrozenFit) -> tuple[float, bool]:
    """How often such a statement is right, in [LEAST, MOST], and whether the Fit knows its origin."""
    prior = prior_of(statement)
    learned = fit.sources.get(statement.origin)
    if learned is None:
        return prior, False
    share, items = learned
    return min(max(shrunk(share, items, prior), LEAST), MOST), items > 0


def worth(items: int, ruled: int) -> int:
    """How many items a source's own share counts for. ruled: items of the whole Fit whose truth was ruled.

    Who agrees with many may only repeat them: without rulings the share weighs as much as the prior at most.
    """
    return min(items, PRIOR_ITEMS + ruled)


def prior_of_class(rank: int) -> float:
    """rank: of a source's class, 0 the strongest; what lies beyond the last is taken for the last."""
    return PRIORS[min(rank, len(PRIORS) - 1)]


def shrunk(share: float, items: int, prior: float) -> float:
    return (share * items + prior * PRIOR_ITEMS) / (items + PRIOR_ITEMS)


def interval_of(share: float, items: int, prior: float) -> tuple[float, float]:
    """In which the reliability lies with nine in ten, the prior counted: of a beta distribution, as a normal one."""
    mean = shrunk(share, items, prior)
    reach = NINE_IN_TEN * math.sqrt(mean * (1 - mean) / (items + PRIOR_ITEMS + 1))
    return max(mean - reach, 0.0), min(mean + reach, 1.0)


def is_half_hearted(statement: Statement) -> bool:
    is_hedged = statement.modality in RESERVED
    return is_hedged or statement.reach is Reach.PRESUMED
