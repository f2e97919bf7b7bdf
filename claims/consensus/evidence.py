"""Whether the voices in force exclude each other, and how many stand behind what.

Outward: ``exclude_each_other``, ``exclusions``, ``excluded``, ``voices_behind``, ``candidates_of``. Two quantities
that the comparison lets stand because they speak of different times still exclude each other where neither gave way:
both cannot be the published value.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from decimal import Decimal
from functools import lru_cache

from claims.consensus.context import Context
from claims.consensus.kinship import Pair, linked_pairs
from claims.consensus.settled import Candidate
from claims.consensus.testimony import KNOWN_VALUES, Testimony, vagueness
from claims.consensus.voices import count_voices
from claims.domain.codes import Axis, Comparability
from claims.domain.comparison import Registers
from claims.domain.dates import PartialDate
from claims.domain.findings import Comparison
from claims.domain.notation import folded, plain_number
from claims.domain.values import Category, DateValue, Named, Quantity, TimeValue, Value, Wording

Exclusion = tuple[Testimony, Testimony]


def stand(one: Testimony, other: Testimony, context: Context) -> Comparison:
    return context.standing.between_groups(one.statement, other.statement, one.ids, other.ids)


def exclude_each_other(testimonies: Sequence[Testimony], context: Context) -> bool:
    """Whether any two of them do."""
    return any(True for _ in _excluding(testimonies, context))


def exclusions(testimonies: Sequence[Testimony], context: Context) -> tuple[Exclusion, ...]:
    """Who excludes whom, in order: of testimonies that say the same, the first pair stands for all."""
    pairs = [pair for pair, _ in _excluding(testimonies, context)]
    return tuple((testimonies[i], testimonies[j]) for i, j in sorted(pairs))


def excluded(testimonies: Sequence[Testimony], context: Context) -> frozenset[int]:
    """The positions of all that exclude others."""
    return frozenset(position for _, group in _excluding(testimonies, context) for position in group)


def _excluding(testimonies: Sequence[Testimony], context: Context) -> Iterator[tuple[Pair, Iterable[int]]]:
    """The first pair of each kind of pairs that exclude each other, and the positions of all of its kind.

    Whether two exclude each other rests on what they say alone: moment and origin only make the one an update of the
    other or its contradiction, which exclude alike. Every pair that a person decided on is a kind of its own.
    """
    decided = linked_pairs(testimonies, Axis.VALUE, context)
    known = frozenset(decided)
    groups: dict[int, list[int]] = {}
    for position, one in enumerate(testimonies):
        groups.setdefault(context.standing.profiles.meaning_of(one.statement), []).append(position)
    kinds = list(groups.values())
    for number, own in enumerate(kinds):
        for others in kinds[number:]:
            free = _free_pairs(own, others, known)
            first = next(free, None)
            if first is not None and _exclude(testimonies[first[0]], testimonies[first[1]], context):
                yield first, (position for pair in (first, *free) for position in pair)
    for i, j in decided:
        if _exclude(testimonies[i], testimonies[j], context):
            yield (i, j), (i, j)


def _free_pairs(own: Sequence[int], others: Sequence[int], decided: Set[Pair]) -> Iterator[Pair]:
    """Pairs of one of each that nobody decided on, the lower position first; in order, each once."""
    members = frozenset(own)
    for i in own if own is others else sorted((*own, *others)):
        for j in others if i in members else own:
            if i < j and (i, j) not in decided:
                yield i, j


def _exclude(one: Testimony, other: Testimony, context: Context) -> bool:
    comparison = stand(one, other, context)
    return comparison.relation is Comparability.CONFLICT or _cannot_both_hold(one, other, comparison, context)


def _cannot_both_hold(one: Testimony, other: Testimony, comparison: Comparison, context: Context) -> bool:
    """Also an update that the policy does not follow leaves two figures that exclude each other."""
    x, y = one.statement.value, other.statement.value
    if comparison.relation not in (Comparability.COMPATIBLE, Comparability.UPDATE):
        return False
    if one.statement.rejects or other.statement.rejects or context.standing.is_decided(one.ids, other.ids):
        return False
    if not isinstance(x, Quantity) or not isinstance(y, Quantity):
        return comparison.relation is Comparability.UPDATE
    tolerance = tolerance_between(x, y, context.registers, one.statement.attribute)
    return not x.interval.widened(tolerance).intersects(y.interval)


def tolerance_between(x: Quantity, y: Quantity, registers: Registers, attribute: str) -> Decimal:
    """None and one are never the same, whatever the attribute tolerates."""
    return Decimal(0) if x.is_stated_zero or y.is_stated_zero else registers.codebook[attribute].tolerance


def voices_behind(testimonies: Sequence[Testimony], context: Context) -> tuple[int, int]:
    """At least, at most. What may raise no grade adds no voice, but is one voice where it is all there is."""
    if not testimonies:
        return 0, 0
    counting = [one for one in testimonies if one.raises_grade]
    if not counting:
        return 1, 1
    voices = count_voices(counting, context)
    return voices.at_least, voices.at_most


def candidates_of(
    testimonies: Sequence[Testimony], context: Context, holds: Callable[[Testimony], bool]
) -> tuple[Candidate, ...]:
    """The distinct values stated, most voices first, then the narrower, then in the order of their text."""
    by_value: dict[str, list[Testimony]] = {}
    for testimony in testimonies:
        by_value.setdefault(value_key(testimony.statement.value), []).append(testimony)
    found = []
    for group in by_value.values():
        at_least, at_most = voices_behind(group, context)
        value = min(
            (one.statement.value for one in group), key=lambda value: (vagueness(value), written(value))
        )
        found.append(Candidate(value, at_least, at_most, all(map(holds, group))))
    return tuple(sorted(found, key=candidate_order))


def candidate_order(candidate: Candidate) -> tuple[int, int, Decimal, str, str]:
    width, text = vagueness(candidate.value)
    return -candidate.voices_min, -candidate.voices_max, width, text, value_key(candidate.value)


def reading_order(value: Value) -> tuple[Decimal, str]:
    """Numbers from the lowest, everything else in the order of its key."""
    lower = value.lower if isinstance(value, Quantity) else None
    return Decimal(0) if lower is None else lower, value_key(value)


@lru_cache(maxsize=KNOWN_VALUES)
def value_key(value: Value) -> str:
    """What makes two stated values one candidate: bounds for numbers, days for dates, identity for names."""
    match value:
        case Quantity(lower=lower, upper=upper, number=number):
            point = None if lower is not None and lower == upper else number
            parts = (None if part is None else plain_number(part) for part in (point, lower, upper))
            return "|".join(str(part) for part in parts)
        case DateValue(date=PartialDate(lower=lower_day, upper=upper_day)):
            return f"{lower_day}/{upper_day}"
        case Named():
            return value.identity
        case Category():
            return value.category
        case TimeValue():
            return f"{value.time} {value.comparator}"
        case Wording():
            return f"{value.comparator == 'none'} {folded(value.wording)}"
    return value.text()


def written(value: Value) -> str:
    """The value as it is written out in full, to break ties; values that are equal may be written differently."""
    if isinstance(value, Quantity):
        ends = (str(value.number), str(value.lower), str(value.upper))
        return _written_quantity(value, ends)
    return repr(value)


@lru_cache(maxsize=KNOWN_VALUES)
def _written_quantity(value: Quantity, _ends: tuple[str, str, str]) -> str:
    """7 and 7.0 are equal and would share a place in the memory: their digits tell them apart."""
    return repr(value)
