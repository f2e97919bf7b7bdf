"""What settled parts say of their wholes, of many at once (DESIGN rule 6).

Outward: ``Wholes``, ``Below`` and ``wholes_of``. The same as ``wholes.whole_from_parts`` and
``lower_bounds.wholes_of``, but for parts of which only a sentence can tell whether they overlap: they are ``unsure``.
"""

from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.facts import Facts
from claims.consensus.columns.numbering import Bools, Floats, Ints, distinct, joined
from claims.consensus.columns.pairs import matching
from claims.consensus.columns.relations import BY_ATTRIBUTE, BY_BOUND, BY_SCOPE, Relations
from claims.consensus.columns.rows import Rows, Spoken
from claims.domain.codes import ScopeRelation
from claims.domain.comparison import Registers
from claims.domain.scopes import parse_scope


@dataclass(frozen=True)
class Wholes:
    """part, whole: the parts that each whole is read off. bound, bounded: parts that only bound their whole.

    Per place: parts (how many), low and high (infinite where there is none), total (nan = there is none),
    are_disjoint, unsure.
    """

    part: Ints
    whole: Ints
    bound: Ints
    bounded: Ints
    parts: Ints
    low: Floats
    high: Floats
    total: Floats
    are_disjoint: Bools
    unsure: Bools


@dataclass(frozen=True)
class Below:
    """What is settled already and what it says of the wholes above it."""

    rows: Rows
    spoken: Spoken
    wholes: Wholes


def wholes_of(facts: Facts, rows: Rows, related: Relations, asked: Bools, registers: Registers) -> Wholes:
    """asked: per place, of which the wholes are looked for."""
    told = related.where(asked[related.whole] & rows.exists[related.part])
    by_attribute = told.by(BY_ATTRIBUTE)
    by_scope = _outermost(told.by(BY_SCOPE), related.by(BY_SCOPE), rows)
    ways = []
    for way in (by_attribute, by_scope):
        says = way.where(rows.says_something[way.part])
        count = np.bincount(says.whole, minlength=facts.places)
        if way is by_attribute:
            apart, unsure = _all_parts(facts, count, registers), np.zeros(facts.places, dtype=bool)
        else:
            apart, unsure = _scopes_apart(facts, says, count, registers)
        ways.append((says, count, *_added(rows, says, count, apart), apart & (count > 0), unsure))
    (first, *of_attribute), (other, *of_scope) = ways
    # A checked sum is preferred, then the parts of the attribute.
    is_sum, is_other_sum = ~np.isnan(of_attribute[3]), ~np.isnan(of_scope[3])
    is_other = (of_attribute[0] == 0) | (is_other_sum & ~is_sum)
    chosen = [np.where(is_other, two, one) for one, two in zip(of_attribute, of_scope, strict=True)]
    first, other = first.where(~is_other[first.whole]), other.where(is_other[other.whole])
    bounds = told.by(BY_BOUND)
    bounds = bounds.where(np.isfinite(rows.low[bounds.part]))
    count, low, high, total, are_disjoint, _ = chosen
    return Wholes(
        np.append(first.part, other.part),
        np.append(first.whole, other.whole),
        bounds.part,
        bounds.whole,
        count,
        low,
        high,
        total,
        are_disjoint,
        of_scope[-1],
    )


def _outermost(told: Relations, inside: Relations, rows: Rows) -> Relations:
    """Without the parts of other parts, which would be counted twice."""
    one, other = matching(told.part, inside.part)
    # The part lies in a scope that lies in the same whole.
    between, whole = inside.whole[other], told.whole[one]
    pairs = np.concatenate((joined_pairs(told.part, told.whole), joined_pairs(between, whole)))
    is_within = np.isin(pairs[len(told.part) :], pairs[: len(told.part)]) & rows.exists[between]
    kept = np.ones(len(told.part), dtype=bool)
    kept[one[is_within]] = False
    return told.where(kept)


def joined_pairs(one: Ints, other: Ints) -> Ints:
    """One number per pair of places, the same for the same pair wherever it is asked for."""
    return (one << 31) | other


def _all_parts(facts: Facts, count: Ints, registers: Registers) -> Bools:
    """Per place whether these are all the parts of its attribute, which do not overlap."""
    sizes = [len(set(registers.codebook[key].parts)) for key in facts.attributes]
    found: Bools = count == np.array(sizes, dtype=np.int64)[facts.place_attribute]
    return found


def _scopes_apart(facts: Facts, says: Relations, count: Ints, registers: Registers) -> tuple[Bools, Bools]:
    """Per place whether no two of the scopes overlap by the register; whether it leaves that open."""
    scopes = [parse_scope(key) for key in facts.scopes]
    one, other = matching(says.whole, says.whole)
    is_pair = one < other
    one, other = one[is_pair], other[is_pair]
    columns = (facts.place_scope[says.part[one]], facts.place_scope[says.part[other]])
    kinds, which = distinct(joined(*columns)) if len(one) else (one, one)
    pairs = zip(*(column[kinds].tolist() for column in columns), strict=True)
    told = [registers.scopes.relation(scopes[a], scopes[b]) is ScopeRelation.DISJOINT for a, b in pairs]
    is_apart = np.array(told, dtype=bool)[which] if len(one) else np.zeros(0, dtype=bool)
    unsure = np.zeros(facts.places, dtype=bool)
    unsure[says.whole[one[~is_apart]]] = True
    return (count > 1) & ~unsure, unsure


def _added(rows: Rows, says: Relations, count: Ints, are_disjoint: Bools) -> tuple[Floats, Floats, Floats]:
    """Per place low, high and the checked sum of its parts."""
    size = len(count)
    lows, highs = (ends[says.part] for ends in rows.ends)
    has_low = np.isfinite(lows)
    most = np.full(size, -np.inf)
    np.maximum.at(most, says.whole[has_low], lows[has_low])
    added, ends = np.zeros(size), np.zeros(size)
    np.add.at(added, says.whole[has_low], lows[has_low])
    np.add.at(ends, says.whole, highs)
    low = np.where(are_disjoint, added, most)
    high = np.where(are_disjoint | (count > 1), ends, np.inf)
    exact = np.bincount(says.whole[rows.names_its_number[says.part]], minlength=size) == count
    total = np.where(are_disjoint & exact & (low == high) & (count > 0), low, np.nan)
    return np.where(count > 0, low, -np.inf), np.where(count > 0, high, np.inf), total
