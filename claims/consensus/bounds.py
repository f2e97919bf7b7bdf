"""Low, value and high of numbers (DESIGN rule 5).

Outward: ``settle_numbers``. low is the least lower bound and high the greatest stated upper bound among the current
claims. The value is a number that a voice states, or a checked sum, never an average; there is none while the voices
exclude each other, and none where they only say between what it lies. Nothing here depends on reliability.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from claims.consensus.context import Context
from claims.consensus.evidence import (
    candidates_of,
    exclude_each_other,
    tolerance_between,
    voices_behind,
)
from claims.consensus.explanation import remark
from claims.consensus.finding import Finding
from claims.consensus.incomparable import comparable
from claims.consensus.links import Link
from claims.consensus.parties import count_parties
from claims.consensus.testimony import Testimony
from claims.consensus.value_keys import vagueness
from claims.domain.codes import Axis, Comparator, Evidence, Stake, ValueRelation
from claims.domain.findings import Direction
from claims.domain.intervals import Interval
from claims.domain.values import Quantity, quantity


def quantity_of(testimony: Testimony) -> Quantity:
    value = testimony.statement.value
    assert isinstance(value, Quantity)  # noqa: S101  # the caller hears numbers only
    return value


def low_and_high(quantities: Sequence[Quantity]) -> tuple[Decimal | None, Decimal | None]:
    """Inclusive; None = open: nobody states an end, or a value without one lies beyond all the ends that are stated.

    "none" beside "at least 1" has the low 0 and no high.
    """
    low = min((value.lower for value in quantities if value.lower is not None), default=None)
    high = max((value.upper for value in quantities if value.upper is not None), default=None)
    is_below = any(value.lower is None and _is_below(value.upper, low) for value in quantities)
    is_above = any(value.upper is None and _is_below(high, value.lower) for value in quantities)
    return None if is_below else low, None if is_above else high


def _is_below(number: Decimal | None, other: Decimal | None) -> bool:
    return number is not None and other is not None and number < other


def settle_numbers(
    current: Sequence[Testimony],
    denials: Sequence[Testimony],
    context: Context,
    *,
    is_trial: bool = False,
    are_at_one: bool = False,
) -> Finding:
    """current: affirming testimonies in force, at least one, all of numbers. denials: rejecting ones.

    is_trial: candidates are not asked for. are_at_one: no two are known to exclude each other.
    """
    low, high = low_and_high([quantity_of(one) for one in _one_of_each(current)])
    if not are_at_one and exclude_each_other([*current, *denials], context):
        if is_trial:
            return Finding(Evidence.CONTESTED, low=low, high=high, supporting=tuple(current))
        voices = voices_behind(current, context)
        candidates = candidates_of(current, context, lambda _: False)
        return Finding(
            Evidence.CONTESTED,
            low=low,
            high=high,
            candidates=candidates,
            supporting=tuple(current),
            voices=voices,
        )
    one_thing = comparable(current, context)
    if one_thing is None:
        return _of_several_things(current, context)
    current = one_thing
    low, high = low_and_high([quantity_of(one) for one in _one_of_each(current)])
    if is_zero_of_one_party(current, context):
        return _without_the_zero(current, low, context)
    value = best_number(current, context)
    return Finding(
        evidence=Evidence.UNDISPUTED,
        value=value,
        low=low,
        high=high,
        value_is_bound=value is not None and value.is_bound,
        candidates=() if is_trial else candidates_of(current, context, _agreement(value, context)),
        supporting=tuple(current),
        voices=voices_behind(current, context),
    )


def _of_several_things(current: Sequence[Testimony], context: Context) -> Finding:
    """Of figures that do not compare, none of which more voices state, none is published."""
    candidates = candidates_of(current, context, lambda _: False)
    voices = voices_behind(current, context)
    said = (remark("not_one_thing"),)
    return Finding(
        Evidence.INSUFFICIENT, candidates=candidates, supporting=tuple(current), voices=voices, remarks=said
    )


def _agreement(value: Quantity | None, context: Context) -> Callable[[Testimony], bool]:
    """Whether a testimony agrees with the value; each number is asked once."""
    known: dict[int, bool] = {}

    def agrees(one: Testimony) -> bool:
        meaning = one.profile.meaning
        if meaning not in known:
            known[meaning] = _agrees(one, value, context)
        return known[meaning]

    return agrees


def best_number(current: Sequence[Testimony], context: Context) -> Quantity | None:
    """The number to publish of testimonies that do not exclude each other; None where none names one that all allow.

    The narrowest statement wins, then the one of more voices, then the higher.
    """
    kinds: dict[int, list[Testimony]] = {}
    for one in current:
        kinds.setdefault(one.profile.meaning, []).append(one)
    stated = [quantity_of(kind[0]) for kind in kinds.values()]
    common = common_interval(stated)
    allowed = [
        (kind, value)
        for kind, value in zip(kinds.values(), stated, strict=True)
        if _allows(common, as_published(value))
    ]
    allowed = _unrefined(allowed, context)
    if not allowed:
        return None
    narrowest = min(vagueness(value)[0] for _, value in allowed)
    fitting = [(kind, value) for kind, value in allowed if vagueness(value)[0] == narrowest]
    keys = {kind[0].profile.key for kind, _ in fitting}
    # Voices decide between several values only.
    voices = {key: voices_behind(_of_key(current, key), context) for key in keys} if len(keys) > 1 else {}
    ranks = [_preference(value, voices.get(kind[0].profile.key, (0, 0))) for kind, value in fitting]
    first = min(ranks)
    best = [one for (kind, _), rank in zip(fitting, ranks, strict=True) if rank == first for one in kind]
    return as_published(quantity_of(min(best, key=lambda one: one.statement.id)))


def _unrefined(
    kinds: list[tuple[list[Testimony], Quantity]], context: Context
) -> list[tuple[list[Testimony], Quantity]]:
    """Without the values of which a person decided that another one of them is the finer."""
    linked = context.links.linked(Axis.VALUE)
    if not linked:
        return kinds
    said = {
        claim: number
        for number, (kind, _) in enumerate(kinds)
        for one in kind
        for claim in one.ids
        if claim in linked
    }
    coarse = {
        said[claim]
        for fine, number in said.items()
        for claim in linked[fine]
        if said.get(claim, number) != number and _refines(context.links.value(fine, claim))
    }
    return [kind for number, kind in enumerate(kinds) if number not in coarse]


def _refines(link: Link | None) -> bool:
    return link is not None and link.relation == ValueRelation.REFINES and link.direction is Direction.FORWARD


def _of_key(testimonies: Sequence[Testimony], key: str) -> list[Testimony]:
    return [one for one in testimonies if one.profile.key == key]


def as_published(value: Quantity) -> Quantity:
    """With its number inside its bounds: "more than 14" killed is published as at least 15, a stated zero as 0."""
    if value.comparator is Comparator.MORE_THAN and value.lower is not None:
        return quantity(Comparator.AT_LEAST, value.lower, kind=value.kind, unit=value.unit)
    if value.comparator is Comparator.LESS_THAN and value.upper is not None and value.upper >= 0:
        return quantity(Comparator.AT_MOST, value.upper, kind=value.kind, unit=value.unit)
    return value


def _preference(value: Quantity, voices: tuple[int, int]) -> tuple[int, int, Decimal]:
    return -voices[0], -voices[1], Decimal(0) if value.number is None else -value.number


def _allows(common: Interval | None, value: Quantity) -> bool:
    """common: None where the values only agree within a tolerance; then any of the exact ones may be the best."""
    if value.number is None:
        return False
    return not value.is_bound if common is None else common.contains(value.number)


def common_interval(quantities: Sequence[Quantity]) -> Interval | None:
    """What all allow; None where they only agree within a tolerance."""
    common: Interval | None = Interval()
    for value in quantities:
        common = None if common is None else common.intersection(value.interval)
    return common


def _one_of_each(testimonies: Sequence[Testimony]) -> Iterable[Testimony]:
    """One of all that say the same."""
    return {one.profile.meaning: one for one in testimonies}.values()


def is_zero_of_one_party(current: Sequence[Testimony], context: Context) -> bool:
    """Whether a zero is said, and only by one party to the event (DESIGN rule 3).

    Vaguer voices that would let the zero stand ("at most 3") do not say it: they change nothing.
    """
    if not any(quantity_of(one).is_stated_zero for one in _one_of_each(current)):
        return False
    zeros = [one.statement for one in current if quantity_of(one).is_stated_zero]
    all_party = all(zero.stake is Stake.PARTY for zero in zeros)
    return all_party and count_parties(zeros, context) == 1


def _without_the_zero(current: Sequence[Testimony], low: Decimal | None, context: Context) -> Finding:
    """No public zero: the upper end is what others set, if any do."""
    others = [quantity_of(one) for one in current if not quantity_of(one).is_stated_zero]
    return Finding(
        Evidence.INSUFFICIENT,
        low=low,
        high=low_and_high(others)[1],
        candidates=candidates_of(current, context, lambda _: False),
        supporting=tuple(current),
        voices=voices_behind(current, context),
    )


def _agrees(one: Testimony, value: Quantity | None, context: Context) -> bool:
    stated = quantity_of(one)
    if value is None:
        return False
    tolerance = tolerance_between(stated, value, context.registers, one.statement.attribute)
    return stated.interval.widened(tolerance).intersects(value.interval)
