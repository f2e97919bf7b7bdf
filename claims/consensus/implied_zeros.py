"""Zeros of parts that follow from a zero of their whole (DESIGN rule 3: none of the whole is none of its parts).

Outward: ``implied_zeros``; ``fallen_zeros``, those whose whole is not published as zero; and ``doubted``, what is
left of a row that rests on them alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claims.consensus.context import Context
from claims.consensus.settled import Settled
from claims.domain.codes import Evidence, ScopeRelation
from claims.domain.scopes import Scope
from claims.domain.statements import Statement
from claims.domain.values import Quantity

# Attribute and scope key.
Place = tuple[str, str]


def implied_zeros(
    groups: Mapping[Place, Sequence[Statement]], scopes: Mapping[str, Scope], context: Context
) -> dict[Place, list[Statement]]:
    """Statements that a whole is none, read as statements that its part is none.

    They reach the same scope, where they make a row, and narrower scopes that somebody speaks of. Of a part of which
    the same article has a figure from the same informant it says no more than that: what contradicts it is the whole.
    """
    found: dict[Place, list[Statement]] = {}
    zeros = [one for group in groups.values() for one in group if _is_zero(one)]
    for zero in zeros:
        parts = {(part, zero.scope.key) for part in context.registers.codebook[zero.attribute].parts}
        parts |= {place for place in groups if _is_part_place(place, zero, scopes, context)}
        for attribute, key in sorted(parts - {(zero.attribute, zero.scope.key)}):
            if not any(_says_some(own, zero) for own in groups.get((attribute, key), ())):
                read = replace(zero, attribute=attribute, scope=scopes[key])
                found.setdefault((attribute, key), []).append(read)
    return found


def _is_zero(statement: Statement) -> bool:
    return (
        isinstance(statement.value, Quantity) and statement.value.is_stated_zero and statement.is_admissible
    )


def _says_some(statement: Statement, zero: Statement) -> bool:
    """Whether who states the zero says there that there are some."""
    value = statement.value
    is_same = bool(zero.article) and (statement.article, statement.informant) == (
        zero.article,
        zero.informant,
    )
    return is_same and statement.is_admissible and isinstance(value, Quantity) and (value.lower or 0) > 0


def _is_part_place(place: Place, zero: Statement, scopes: Mapping[str, Scope], context: Context) -> bool:
    attribute, key = place
    is_part = attribute == zero.attribute or context.registers.codebook.is_part(attribute, zero.attribute)
    relation = context.registers.scopes.relation(scopes[key], zero.scope)
    return is_part and relation in (ScopeRelation.SAME, ScopeRelation.PART_OF)


def fallen_zeros(
    rows: Iterable[Settled],
    groups: Mapping[Place, Sequence[Statement]],
    implied: Mapping[Place, Sequence[Statement]],
) -> dict[Place, frozenset[str]]:
    """Place of a part -> the ids of its implied zeros whose whole is contested, moved on, or was ruled otherwise."""
    said_of = {one.id: place for place, group in groups.items() for one in group}
    none = {(row.attribute, row.scope.key) for row in rows if _is_none(row)}
    found = {
        place: frozenset(one.id for one in zeros if said_of[one.id] not in none)
        for place, zeros in implied.items()
    }
    return {place: ids for place, ids in found.items() if ids}


def _is_none(row: Settled) -> bool:
    return isinstance(row.value, Quantity) and row.value.is_stated_zero


def doubted(row: Settled) -> Settled:
    """The row without its value: its zero is only a candidate, and nothing bounds it from above."""
    candidates = tuple(replace(candidate, holds=False) for candidate in row.candidates)
    return replace(
        row,
        evidence=Evidence.INSUFFICIENT,
        value=None,
        high=None,
        value_is_bound=False,
        grade=None,
        confidence=None,
        candidates=candidates,
        weighing=replace(row.weighing, questions=()),
    )
