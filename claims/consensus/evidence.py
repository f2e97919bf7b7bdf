"""Whether the voices in force exclude each other, and how many stand behind what.

Outward: ``exclude_each_other``, ``exclusions``, ``excluded``, ``voices_behind``, ``candidates_of``. Two quantities
that the comparison lets stand because they speak of different times still exclude each other where neither gave way:
both cannot be the published value.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from decimal import Decimal
from itertools import combinations_with_replacement

from claims.consensus.context import Context
from claims.consensus.kinship import Pair, linked_pairs
from claims.consensus.settled import Candidate
from claims.consensus.testimony import Testimony
from claims.consensus.value_keys import vagueness, value_key, written
from claims.consensus.voices import number_of_voices
from claims.domain.codes import Axis, Comparability
from claims.domain.comparison import Registers
from claims.domain.findings import Comparison
from claims.domain.values import Quantity, Value

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
    kinds: dict[int, list[int]] = {}
    for position, one in enumerate(testimonies):
        kinds.setdefault(one.profile.meaning, []).append(position)
    for own, others in combinations_with_replacement(kinds.values(), 2):
        first = next(_free_pairs(own, others, known), None)
        if first is not None and _exclude_by_value(testimonies[first[0]], testimonies[first[1]], context):
            yield first, _free_positions(own, others, known)
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


def _free_positions(own: Sequence[int], others: Sequence[int], decided: Set[Pair]) -> Iterator[int]:
    return (position for pair in _free_pairs(own, others, decided) for position in pair)


def _exclude_by_value(one: Testimony, other: Testimony, context: Context) -> bool:
    """Of two on which nobody decided: asked once of what they say."""
    key = (one.profile.meaning, other.profile.meaning)
    known = context.standing.excluding
    if key not in known:
        known[key] = _exclude(one, other, context)
    return known[key]


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
    return number_of_voices(counting, context)


def candidates_of(
    testimonies: Sequence[Testimony], context: Context, holds: Callable[[Testimony], bool]
) -> tuple[Candidate, ...]:
    """The distinct values stated, most voices first, then the narrower, then in the order of their text."""
    found = []
    for group in by_key(testimonies).values():
        at_least, at_most = voices_behind(group, context)
        value = min(written_values(group), key=lambda value: (vagueness(value), written(value)))
        found.append(Candidate(value, at_least, at_most, all(map(holds, group))))
    return tuple(sorted(found, key=candidate_order))


def by_key(testimonies: Iterable[Testimony]) -> dict[str, list[Testimony]]:
    """Key of a value -> those that state it, in order."""
    found: dict[str, list[Testimony]] = {}
    for one in testimonies:
        found.setdefault(one.profile.key, []).append(one)
    return found


def written_values(testimonies: Iterable[Testimony]) -> Iterable[Value]:
    """Their values, of those that are written alike one."""
    return {id(one.profile.value): one.profile.value for one in testimonies}.values()


def candidate_order(candidate: Candidate) -> tuple[int, int, Decimal, str, str]:
    width, text = vagueness(candidate.value)
    return -candidate.voices_min, -candidate.voices_max, width, text, value_key(candidate.value)
