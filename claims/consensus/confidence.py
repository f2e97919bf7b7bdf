"""How probable the candidate values are, and what each voice adds (DESIGN rules 5 and 10).

Outward: ``weigh``, over the candidates of a ``Model``. A voice that names a value multiplies its odds by r / (1 - r)
times the number of other values that a wrong voice could have named, one that only agrees with it (a month, a wider
place, a range) by r / (1 - r); a bound or a denial divides the odds of what it rules out by as much; r is how often
such a voice is right. "None of these" stands for every value that nobody names. Method: Dong, Berti-Equille,
Srivastava, "Integrating conflicting data: the role of source dependence" (2009), section 3, with bounds as
constraints. Nothing here moves value, low, high, evidence or grade.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from claims.consensus.context import Context
from claims.consensus.likelihood import (
    Bearing,
    alternatives,
    bearing,
    contains_strictly,
    overlap,
)
from claims.consensus.probabilities import of_members, of_one_value
from claims.consensus.sayings import Saying, SayingKey, Spoken, claims_of, sayings_of, sharing
from claims.consensus.settled import Candidate
from claims.consensus.value_keys import vagueness
from claims.consensus.weighed import NOT_WEIGHED, Contribution, Weighing
from claims.domain.attributes import AttributeDefinition
from claims.domain.hierarchy import Hierarchy
from claims.domain.values import Truth, Value

# How far voices that may rest on one origin share their weight: n of them weigh as n / (1 + this * (n - 1)), in the
# limit as two (Kish 1965, the design effect of clusters). Arbitrary but works: fifty outlets that name nobody.
SHARED_ORIGIN = 0.5
HUNDREDTH = Decimal("0.01")
ZERO = Decimal("0.00")


def weigh(model: "Model", spoken: Spoken, context: Context, *, parts: float | None = None) -> Weighing:
    """parts: how probable it is that every part of a checked sum is right; None = no sum."""
    if not model.candidates:
        return NOT_WEIGHED
    sayings = sayings_of(spoken, context)
    shared = sharing(sayings, spoken, context)
    claims = claims_of(spoken)
    contributions = [
        _contribution(voice, own, shared, claims[voice], model) for voice, own in sorted(sayings.items())
    ]
    if parts is not None:
        contributions += _of_parts(parts, model)
    return weighing_of(contributions, model)


def weighing_of(contributions: Sequence[Contribution], model: "Model") -> Weighing:
    """The sums, and the probabilities that follow."""
    scores = tuple(sum(column, ZERO) for column in zip(*(one.weights for one in contributions), strict=True))
    shares, none, confidence = probabilities(scores, model)
    return Weighing(tuple(contributions), scores, shares, none, confidence)


def probabilities(
    scores: Sequence[Decimal], model: "Model"
) -> tuple[tuple[Decimal | None, ...], Decimal | None, Decimal | None]:
    """Shares by candidate, of none of these (None for a set), and the confidence."""
    shares: tuple[Decimal | None, ...]
    none: Decimal | None = None
    if model.is_set:
        shares, confidence = of_members(scores, model.others, model.holds, model.context.fit)
    else:
        shares, none, confidence = of_one_value(
            scores, model.others, model.holds, model.is_rival, model.context.fit
        )
    return shares, none, confidence


@dataclass(frozen=True)
class Model:
    """The candidates of a row, and how what is said bears on them. is_set: several of them can hold."""

    candidates: Sequence[Candidate]
    definition: AttributeDefinition
    context: Context
    is_set: bool

    @cached_property
    def values(self) -> list[Value]:
        return [candidate.value for candidate in self.candidates]

    @cached_property
    def holds(self) -> list[bool]:
        return [candidate.holds for candidate in self.candidates]

    @cached_property
    def others(self) -> list[int]:
        return [alternatives(value, self.definition) for value in self.values]

    @cached_property
    def is_rival(self) -> list[bool]:
        """Whether it excludes the other candidates: "at least 3" beside 7 only contains it.

        Of bounds that overlap ("at least 3", "at most 9") only the first is one.
        """
        if self.is_set:
            return [True] * len(self.values)
        rivals: list[Value] = []
        found = []
        for value in self.values:
            is_wide = any(contains_strictly(value, narrow, self.tree) for narrow in self.values)
            is_rival = not is_wide and not any(overlap(value, rival) for rival in rivals)
            found.append(is_rival)
            rivals += [value] if is_rival else []
        return found

    @cached_property
    def tree(self) -> Hierarchy:
        return self.context.registers.tree(self.definition)

    @cached_property
    def weighed(self) -> dict[tuple[Hashable, ...], tuple[Decimal, ...]]:
        """What was found of sayings already."""
        return {}

    @cached_property
    def _bearings(self) -> dict[SayingKey, tuple[Bearing, ...]]:
        return {}

    def bearings(self, saying: Saying) -> tuple[Bearing, ...]:
        found = self._bearings.get(saying.key)
        if found is None:
            said = saying.statement.value
            found = self._bearings[saying.key] = self._denied(said) if saying.denies else self._said(said)
        return found

    def _said(self, said: Value) -> tuple[Bearing, ...]:
        return tuple(
            bearing(said, value, self.tree) if is_rival else Bearing.SILENT
            for value, is_rival in zip(self.values, self.is_rival, strict=True)
        )

    def _denied(self, said: Value) -> tuple[Bearing, ...]:
        """Rejecting a value rules out what lies within it: "not 3 or more" rules out 7.

        Rejecting a yes says no, and speaks for it where anybody says no.
        """
        opposite = Truth(not said.value) if isinstance(said, Truth) else None
        if opposite in self.values:
            return self._said(opposite)
        return tuple(
            Bearing.EXCLUDES
            if how is Bearing.NAMES or contains_strictly(said, value, self.tree)
            else Bearing.SILENT
            for value, how in zip(self.values, self._said(said), strict=True)
        )


def _contribution(
    voice: int,
    own: Sequence[Saying],
    shared: Mapping[tuple[int, SayingKey], int],
    claims: tuple[str, ...],
    model: Model,
) -> Contribution:
    main = own[0] if len(own) == 1 else min(own, key=_order)
    return Contribution(
        voice=voice,
        claims=claims,
        says=main.statement.value,
        weights=_together(own, [shared[voice, saying.key] for saying in own], model),
        reliability=_plain(main.reliability),
        is_learned=main.is_learned,
        denies=main.denies,
        shared=shared[voice, main.key],
    )


def _order(saying: Saying) -> tuple[bool, tuple[Decimal, str], str]:
    return saying.denies, vagueness(saying.statement.value), saying.key[1]


def _together(own: Sequence[Saying], shared: Sequence[int], model: Model) -> tuple[Decimal, ...]:
    """What a voice adds to each candidate; voices that say the same as surely add the same."""
    key = tuple(
        (saying.key, saying.reliability, saying.factor, others)
        for saying, others in zip(own, shared, strict=True)
    )
    found = model.weighed.get(key)
    if found is None:
        found = model.weighed[key] = _added(own, shared, model)
    return found


def _added(own: Sequence[Saying], shared: Sequence[int], model: Model) -> tuple[Decimal, ...]:
    rows = [_weights(saying, others, model) for saying, others in zip(own, shared, strict=True)]
    named = {
        number
        for saying in own
        if not saying.denies
        for number, how in enumerate(model.bearings(saying))
        if how is Bearing.NAMES
    }
    # A voice that names two values that exclude each other gives each a half.
    portion = 1.0 if model.is_set else 1.0 / max(len(named), 1)
    return tuple(
        _rounded(_strongest([weights[number] for weights in rows]), portion)
        for number in range(len(model.values))
    )


def _weights(saying: Saying, shared: int, model: Model) -> list[float]:
    factor = saying.factor / (1 + SHARED_ORIGIN * shared)
    return [
        factor * _weight(how, saying.reliability, others)
        for how, others in zip(model.bearings(saying), model.others, strict=True)
    ]


def _weight(how: Bearing, reliability: float, others: int) -> float:
    match how:
        case Bearing.NAMES:
            return _log_odds(reliability, others)
        case Bearing.NARROWS:
            # Whoever is wrong is mostly wrong nearby: a false date lies in the right month too.
            return _log_odds(reliability, 1)
        case Bearing.EXCLUDES:
            return -_log_odds(reliability, 1)
    return 0.0


@lru_cache(maxsize=4096)
def _log_odds(reliability: float, others: int) -> float:
    """Never below zero: nobody counts against what they say."""
    return max(math.log(others * reliability / (1 - reliability)), 0.0)


def _strongest(weights: Sequence[float]) -> float:
    """For a candidate what speaks most for it, else what speaks most against it."""
    most = max(weights)
    return most if most > 0 else min(weights)


@lru_cache(maxsize=4096)
def _rounded(weight: float, portion: float) -> Decimal:
    return Decimal(repr(weight * portion)).quantize(HUNDREDTH) + ZERO


def _of_parts(probability: float, model: Model) -> list[Contribution]:
    """The checked sum as one more voice, right as often as all of its parts are."""
    said = next((one.value for one in model.candidates if one.is_sum), None)
    if said is None:
        return []
    reliability = min(max(probability, 0.01), 0.99)
    weights = tuple(
        _rounded(_log_odds(reliability, others), 1.0) if one.is_sum else ZERO
        for one, others in zip(model.candidates, model.others, strict=True)
    )
    return [Contribution(0, (), said, weights, _plain(reliability))]


@lru_cache(maxsize=4096)
def _plain(reliability: float) -> Decimal:
    return Decimal(repr(reliability)).quantize(HUNDREDTH)
