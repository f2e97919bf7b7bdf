"""Settle everything that is said of one event: every attribute in every scope, parts before wholes.

Outward: ``derive_event``. Besides what the claims state, rows arise where a whole is said to be none (then its parts
are none too, never the reverse: DESIGN rule 3) and where the parts of something are stated and the whole is not.
Whether a zero of a whole stands shows only once the whole is settled, after its parts: parts that rest on one that
does not are settled again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.consensus.context import Context
from claims.consensus.derive import derive
from claims.consensus.explanation import remark
from claims.consensus.implied_zeros import Place, doubted, fallen_zeros, implied_zeros
from claims.consensus.rulings import apply_ruling
from claims.consensus.settled import Role, Ruled, Settled
from claims.consensus.wholes import whole_from_parts
from claims.domain.attributes import AttributeDefinition
from claims.domain.codebook import Codebook
from claims.domain.codes import Cardinality, Evidence, ScopeRelation
from claims.domain.scopes import WHOLE, Scope
from claims.domain.statements import Statement
from claims.domain.values import NUMERIC_KINDS, Quantity

NOTHING_FELL: Mapping[Place, frozenset[str]] = {}


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
    groups: dict[Place, list[Statement]] = {}
    scopes: dict[str, Scope] = {"": WHOLE}
    for statement in sorted(statements, key=lambda statement: statement.id):
        scopes[statement.scope.key] = statement.scope
        groups.setdefault((statement.attribute, statement.scope.key), []).append(statement)
    telling = Telling(groups, scopes, implied_zeros(groups, scopes, context), event, rulings or {})
    rows = _settle(telling, context)
    resting = _resting_on_fallen(rows, telling)
    return _settle(telling, context, resting, rows) if resting else rows


@dataclass(frozen=True)
class Telling:
    """What is said of one event, by place. implied: place -> statements on a whole, read as ones on this part."""

    groups: Mapping[Place, list[Statement]]
    scopes: Mapping[str, Scope]
    implied: Mapping[Place, list[Statement]]
    event: str
    rulings: Mapping[Place, Ruled]

    def is_told_of(self, row: Settled) -> bool:
        """Whether it can be a part: one that is known only from its whole says nothing new of that whole."""
        place = (row.attribute, row.scope.key)
        has_parts = any(one.role is Role.PART for one in row.testified)
        return place in self.groups or place not in self.implied or has_parts


def _resting_on_fallen(rows: Sequence[Settled], telling: Telling) -> dict[Place, frozenset[str]]:
    """Of each row that they leave undisputed, the ids of zeros that it rests on and that do not stand.

    A part that is contested by such a zero stays contested.
    """
    fallen = fallen_zeros(rows, telling.groups, telling.implied)
    found: dict[Place, frozenset[str]] = {}
    for row in rows:
        place = (row.attribute, row.scope.key)
        gone = fallen.get(place, frozenset())
        rests = any(one.claim in gone and one.role is Role.SUPPORTS for one in row.testified)
        if rests and row.evidence is Evidence.UNDISPUTED:
            found[place] = gone
    return found


def _settle(
    telling: Telling,
    context: Context,
    resting: Mapping[Place, frozenset[str]] = NOTHING_FELL,
    seen: Sequence[Settled] = (),
) -> tuple[Settled, ...]:
    """Every row, by attribute and scope key. resting: the ids of zeros of wholes without which a row is read.

    seen: the rows with all zeros, whose pictures stay: which zeros fall hangs on rulings, and none moves its own.
    """
    pictures = {(row.attribute, row.scope.key): row.picture_sha256 for row in seen}
    groups, implied = telling.groups, telling.implied
    codebook = context.registers.codebook
    places = {*groups, *implied, *_possible_wholes(groups, codebook)}
    rows: list[Settled] = []
    settled: list[Settled] = []
    for place in sorted(places, key=lambda place: _order(place, telling.scopes, context)):
        definition, scope = codebook[place[0]], telling.scopes[place[1]]
        is_told = place in groups or place in implied
        if not is_told and _says_nothing_new(definition, scope, settled, context):
            continue
        if place in resting:
            row = _without_fallen(place, telling, settled, context, resting[place])
        else:
            zeros = implied.get(place, ())
            row = _with_zeros(_row(place, telling, settled, context, zeros), zeros)
        row = replace(row, picture_sha256=pictures.get(place, row.picture_sha256))
        row = apply_ruling(row, telling.rulings.get(place))
        rows.append(row)
        settled += [row] if telling.is_told_of(row) else []
    return tuple(sorted(rows, key=lambda row: (row.attribute, row.scope.key)))


def _row(
    place: Place, telling: Telling, settled: Sequence[Settled], context: Context, zeros: Sequence[Statement]
) -> Settled:
    """What is said of this place, these zeros of wholes included."""
    return derive(
        [*telling.groups.get(place, ()), *zeros],
        definition=context.registers.codebook[place[0]],
        context=context,
        scope=telling.scopes[place[1]],
        event=telling.event,
        settled=settled,
    )


def _with_zeros(row: Settled, zeros: Sequence[Statement]) -> Settled:
    return row.with_remarks(remark("implied_zero", count=len(zeros))) if zeros else row


def _without_fallen(
    place: Place, telling: Telling, settled: Sequence[Settled], context: Context, fallen: frozenset[str]
) -> Settled:
    """The row without the zeros that do not stand.

    Where they are all that is said of it, or set aside what they leave, it keeps them as candidates: the evidence is
    sufficient neither for them nor for what gave way to them.
    """
    zeros = telling.implied[place]
    standing = [one for one in zeros if one.id not in fallen]
    row = _row(place, telling, settled, context, standing)
    gave_way = _tells_of_some(row)
    if gave_way or (not standing and place not in telling.groups):
        row = doubted(_row(place, telling, settled, context, zeros))
    said = [remark("implied_zero_fallen", count=len(fallen))]
    said += [remark("gave_way_to_fallen")] if gave_way else []
    return _with_zeros(row, standing).with_remarks(*said)


def _tells_of_some(row: Settled) -> bool:
    """Whether anybody who is heard excludes that there is none, which an undisputed zero had set aside."""
    values = (candidate.value for candidate in row.candidates)
    return any(isinstance(value, Quantity) and (value.lower or 0) > 0 for value in values)


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
