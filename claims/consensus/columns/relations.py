"""Which places of an event are parts of which others.

Outward: ``Relations`` and ``relations_of``. By attribute (killed of casualties), by scope (in the Green Zone), as a
lower bound (rockets landed of those fired), or at all: by attribute and scope, through others too.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from claims.consensus.columns.facts import Facts
from claims.consensus.columns.numbering import Bools, Ints, distinct, joined
from claims.consensus.columns.pairs import pairs_within
from claims.domain.codebook import Codebook
from claims.domain.codes import ScopeRelation
from claims.domain.comparison import Registers
from claims.domain.scopes import Scope, parse_scope

# What is found of a pair, as bits. COMPARED: the comparison of the domain takes the one for a part of the other.
BY_ATTRIBUTE, BY_SCOPE, BY_BOUND, INSIDE, COMPARED = 1, 2, 4, 8, 16


@dataclass(frozen=True)
class Relations:
    """Per pair of places of one family: the part, the whole, and what is found of them."""

    part: Ints
    whole: Ints
    how: Ints

    def where(self, kept: Bools) -> "Relations":
        return Relations(self.part[kept], self.whole[kept], self.how[kept])

    def by(self, how: int) -> "Relations":
        return self.where((self.how & how) > 0)


def relations_of(facts: Facts, family: Ints, asked: Bools, registers: Registers) -> Relations:
    """family: per place. asked: per family."""
    order = np.argsort(family, kind="stable")
    sizes = np.bincount(family, minlength=len(asked))
    first = np.concatenate(([0], np.cumsum(sizes)))
    under = under_of(registers.codebook)
    scopes = [parse_scope(key) for key in facts.scopes]
    found = [(np.zeros(0, dtype=np.int64),) * 3]
    for a, b in pairs_within(first, np.flatnonzero((sizes > 1) & asked)):
        part, whole = order[a], order[b]
        columns = [
            column[own] for column in (facts.place_attribute, facts.place_scope) for own in (part, whole)
        ]
        kinds, which = distinct(joined(*columns))
        how = np.array(
            [
                _found(
                    (facts.attributes[one], facts.attributes[other]),
                    (scopes[narrow], scopes[wide]),
                    registers,
                    under,
                )
                for one, other, narrow, wide in zip(
                    *(column[kinds].tolist() for column in columns), strict=True
                )
            ],
            dtype=np.int64,
        )[which]
        is_related = how > 0
        found.append((part[is_related], whole[is_related], how[is_related]))
    return Relations(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _found(
    attributes: tuple[str, str],
    scopes: tuple[Scope, Scope],
    registers: Registers,
    under: Mapping[str, frozenset[str]],
) -> int:
    part, whole = attributes
    codebook, relation = registers.codebook, registers.scopes.relation(*scopes)
    if relation not in (ScopeRelation.SAME, ScopeRelation.PART_OF):
        return 0
    found = INSIDE if part in under[whole] else 0
    if part == whole or codebook.is_part(part, whole):
        found |= COMPARED
    if part == whole:
        return found | (BY_SCOPE if relation is ScopeRelation.PART_OF else 0)
    if relation is ScopeRelation.SAME:
        is_part = part in codebook[whole].parts
        found |= BY_ATTRIBUTE if is_part else BY_BOUND if codebook[part].part_of == whole else 0
    return found


def under_of(codebook: Codebook) -> Mapping[str, frozenset[str]]:
    """Attribute -> itself, its parts, their parts, and so on."""
    found = {}
    for key in codebook.attributes:
        inside, fresh = {key}, [key]
        while fresh:
            whole = fresh.pop()
            parts = {one for one in codebook.attributes if codebook.is_part(one, whole)} - inside
            inside |= parts
            fresh += parts
        found[key] = frozenset(inside)
    return found
