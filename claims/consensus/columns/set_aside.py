"""What does not count because of what others say of the same place: another unit, a misprinted year; and what a
person called a part of another there.

Outward: ``with_set_aside``. The same as ``hearing.hear`` has it.
"""

from dataclasses import replace

import numpy as np

from claims.consensus.columns.facts import Facts
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined
from claims.consensus.columns.pairs import matching
from claims.domain.values import DateValue, Quantity, Value


def with_set_aside(facts: Facts) -> Facts:
    is_ignored = facts.is_ignored | _of_another_unit(facts) | _misprints(facts)
    is_part = facts.is_part & ~is_ignored
    is_ignored |= is_part
    is_admissible = facts.is_admissible & ~is_ignored
    return replace(facts, is_ignored=is_ignored, is_admissible=is_admissible, is_part=is_part)


def units_of(facts: Facts) -> Ints:
    """Per entry the number of its unit, in the order of their names; 0 = none."""
    units = [value.unit if isinstance(value, Quantity) else "" for _, value in facts.values]
    known = {unit: number for number, unit in enumerate(sorted({*units, ""}))}
    found: Ints = np.array([known[each] for each in units], dtype=np.int64)[facts.value]
    return found


def _of_another_unit(facts: Facts) -> Bools:
    """Than the one that most statements on the place use, of equals the first by name."""
    unit = units_of(facts)
    own = np.flatnonzero(unit)
    first, which = distinct(joined(facts.place[own], unit[own]))
    place, named = facts.place[own[first]], unit[own[first]]
    order = np.lexsort((named, -np.bincount(which, minlength=len(first)), place))
    best = order[distinct(place[order])[0]]
    usual = np.zeros(facts.places, dtype=np.int64)
    usual[place[best]] = named[best]
    found: Bools = (unit > 0) & (unit != usual[facts.place])
    return found


def _misprints(facts: Facts) -> Bools:
    """Dates that still stand as printed though somebody marked them, and of which others print another year."""
    emended = np.flatnonzero(facts.of_values(lambda _, value: is_emended(value))[facts.value])
    printed = facts.of_values(lambda _, value: isinstance(value, DateValue) and not value.emendation)
    others = np.flatnonzero(printed[facts.value] & facts.is_admissible)
    others = others[distinct(joined(facts.place[others], facts.value[others]))[0]]
    first, which = distinct(joined(facts.place[emended], facts.value[emended]))
    is_misprint = np.zeros(len(first), dtype=bool)
    one, other = matching(facts.place[emended[first]], facts.place[others])
    marked, beside = facts.value[emended[first[one]]], facts.value[others[other]]
    for kind, a, b in zip(one.tolist(), marked.tolist(), beside.tolist(), strict=True):
        is_misprint[kind] |= _share_a_day(facts.values[a][1], facts.values[b][1])
    found = np.zeros(len(facts.row), dtype=bool)
    found[emended[is_misprint[which]]] = True
    return found


def is_emended(value: Value) -> bool:
    return isinstance(value, DateValue) and bool(value.emendation)


def _share_a_day(one: Value, other: Value) -> bool:
    if not isinstance(one, DateValue) or not isinstance(other, DateValue):
        return False
    return other.date.shares_day_and_month(one.date)
