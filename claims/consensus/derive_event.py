"""Settle everything that is said of one event: every attribute in every scope, parts before wholes.

Outward: ``derive_event``. Besides what the claims state, rows arise where a whole is said to be none (then its parts
are none too, never the reverse: DESIGN rule 3) and where the parts of something are stated and the whole is not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claims.consensus.context import Context
from claims.consensus.derive import derive
from claims.consensus.explanation import remark
from claims.consensus.parts import whole_from_parts
from claims.consensus.rulings import apply_ruling
from claims.consensus.settled import Ruled, Settled
from claims.domain.attributes import AttributeDefinition
from claims.domain.codebook import Codebook
from claims.domain.codes import Cardinality, ScopeRelation
from claims.domain.scopes import WHOLE, Scope
from claims.domain.statements import Statement
from claims.domain.values import NUMERIC_KINDS, Quantity

Place = tuple[str, str]


def derive_event(
    statements: Iterable[Statement],
    *,
    context: Context,
    event: str = "",
    rulings: Mapping[Place, Ruled] | None = None,
) -> tuple[Settled, ...]:
    """Every row of the event, by attribute and scope key.

    statements: accepted claims of one event, in any order. rulings: (attribute, scope key) -> the ruling in force.
    Raises BadCodebook for an attribute that the codebook lacks.
    """
    context = context.afresh()
    codebook = context.registers.codebook
    groups: dict[Place, list[Statement]] = {}
    scopes: dict[str, Scope] = {"": WHOLE}
    for statement in sorted(statements, key=lambda statement: statement.id):
        scopes[statement.scope.key] = statement.scope
        groups.setdefault((statement.attribute, statement.scope.key), []).append(statement)
    ruled = dict(rulings or {})
    implied = _implied_zeros(groups, scopes, context)
    places = {*groups, *implied, *_possible_wholes(groups, codebook)}
    rows: list[Settled] = []
    settled: list[Settled] = []
    for attribute, key in sorted(places, key=lambda place: _order(place, scopes, context)):
        definition, own, zeros = (
            codebook[attribute],
            groups.get((attribute, key), []),
            implied.get((attribute, key), []),
        )
        is_stated = bool(own or zeros)
        if not is_stated and _says_nothing_new(definition, scopes[key], settled, context):
            continue
        row = derive(
            [*own, *zeros],
            definition=definition,
            context=context,
            scope=scopes[key],
            event=event,
            settled=settled,
        )
        row = row.with_remarks(remark("implied_zero", count=len(zeros))) if zeros else row
        row = apply_ruling(row, ruled.get((attribute, key)))
        rows.append(row)
        # A part known only from its whole says nothing new of that whole.
        settled += [row] if own or not zeros else []
    return tuple(sorted(rows, key=lambda row: (row.attribute, row.scope.key)))


def _implied_zeros(
    groups: Mapping[Place, Sequence[Statement]], scopes: Mapping[str, Scope], context: Context
) -> dict[Place, list[Statement]]:
    """Statements that a whole is none, read as statements that its part is none.

    They reach the same scope, where they make a row, and narrower scopes that somebody speaks of.
    """
    found: dict[Place, list[Statement]] = {}
    zeros = [one for group in groups.values() for one in group if _is_zero(one)]
    for zero in zeros:
        parts = {(part, zero.scope.key) for part in context.registers.codebook[zero.attribute].parts}
        parts |= {place for place in groups if _is_part_place(place, zero, scopes, context)}
        for attribute, key in sorted(parts - {(zero.attribute, zero.scope.key)}):
            read = replace(zero, attribute=attribute, scope=scopes[key])
            found.setdefault((attribute, key), []).append(read)
    return found


def _is_zero(statement: Statement) -> bool:
    return (
        isinstance(statement.value, Quantity) and statement.value.is_stated_zero and statement.is_admissible
    )


def _is_part_place(place: Place, zero: Statement, scopes: Mapping[str, Scope], context: Context) -> bool:
    attribute, key = place
    is_part = attribute == zero.attribute or context.registers.codebook.is_part(attribute, zero.attribute)
    relation = context.registers.scopes.relation(scopes[key], zero.scope)
    return is_part and relation in (ScopeRelation.SAME, ScopeRelation.PART_OF)


def _possible_wholes(groups: Mapping[Place, Sequence[Statement]], codebook: Codebook) -> set[Place]:
    """Where a whole could be read off its parts: attributes made of parts, and the whole event of several scopes."""
    found: set[Place] = set()
    for attribute, key in groups:
        whole = codebook[attribute].part_of
        if whole and attribute in codebook[whole].parts:
            found.add((whole, key))
        if key and _is_numeric(codebook[attribute]):
            found.add((attribute, ""))
    return found


def _is_numeric(definition: AttributeDefinition) -> bool:
    return definition.value_kind in NUMERIC_KINDS and definition.cardinality is Cardinality.ONE


def _says_nothing_new(
    definition: AttributeDefinition, scope: Scope, settled: Sequence[Settled], context: Context
) -> bool:
    """Whether nobody states the whole and fewer than two parts of it are known: one part alone is its own row."""
    whole = whole_from_parts(definition, scope, settled, context)
    return whole is None or len(whole.parts) < 2  # noqa: PLR2004


def _order(place: Place, scopes: Mapping[str, Scope], context: Context) -> tuple[int, int, str, str]:
    """Narrow scopes first, and parts of attributes before their wholes."""
    attribute, key = place
    registers = context.registers
    height = sum(1 for other in scopes.values() if _is_inside(other, scopes[key], context))
    return height, -_depth(attribute, registers.codebook), attribute, key


def _is_inside(part: Scope, whole: Scope, context: Context) -> bool:
    return context.registers.scopes.relation(part, whole) is ScopeRelation.PART_OF


def _depth(attribute: str, codebook: Codebook) -> int:
    """How many wholes lie above an attribute; the codebook has no circles."""
    depth = 0
    while codebook[attribute].part_of:
        attribute = codebook[attribute].part_of
        depth += 1
    return depth
