"""What the machine suggests about a pair of claims: nothing of it is stored here.

Outward: ``suggestions_for``. The value axis is the comparison of ``claims.domain``; the provenance axis rests on the
attribution and on near-duplicate texts. Where nothing speaks, nothing is suggested: unknown is the default.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from claims.domain.codes import Axis, Comparability, InformantKind, Provenance, ValueRelation
from claims.domain.comparison import Registers, compare
from claims.domain.findings import Comparison, Direction
from claims.domain.statements import Statement
from claims.domain.values import Category, DateValue, Named, Quantity
from claims.selectors.told import Told

# How far a suggestion is to be trusted. Arbitrary but works: texts over attributions, identity over nesting.
SCORES = {
    ValueRelation.CORROBORATES: Decimal("0.9"),
    ValueRelation.CONFLICTS: Decimal("0.8"),
    ValueRelation.UPDATES: Decimal("0.7"),
    ValueRelation.PART_OF: Decimal("0.7"),
    ValueRelation.REFINES: Decimal("0.7"),
    Provenance.COPIES: Decimal("0.9"),
    Provenance.TRANSLATES: Decimal("0.9"),
    Provenance.RELAYS: Decimal("0.8"),
    Provenance.SAME_INFORMANT: Decimal("0.8"),
}
# Informants that a wording does not tell apart from others of their kind.
VAGUE = (InformantKind.ANONYMOUS, InformantKind.UNCLEAR, InformantKind.EYEWITNESS)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """first, second: row ids of claims, first the lower."""

    first: int
    second: int
    axis: Axis
    relation: ValueRelation | Provenance
    direction: Direction
    detail: str
    score: Decimal


def suggestions_for(claims: Sequence[Told], registers: Registers) -> Iterator[Suggestion]:
    """Suggestions for every pair of different articles, at most one per pair and axis.

    claims: of one event and of attributes that can be compared, any order.
    """
    for a, b in combinations(sorted(claims, key=lambda told: told.pk), 2):
        if a.statement.article == b.statement.article:
            continue
        value = _on_values(a, b, registers)
        if value is not None:
            yield value
        provenance = _on_provenance(a, b) if a.statement.attribute == b.statement.attribute else None
        if provenance is not None:
            yield provenance


def _on_values(a: Told, b: Told, registers: Registers) -> Suggestion | None:
    found = compare(a.statement, b.statement, registers)
    relation, direction = _relation(a.statement, b.statement, found, registers)
    if relation is None:
        return None
    return Suggestion(a.pk, b.pk, Axis.VALUE, relation, direction, found.detail, SCORES[relation])


def _relation(
    a: Statement, b: Statement, found: Comparison, registers: Registers
) -> tuple[ValueRelation | None, Direction]:
    match found.relation:
        case Comparability.AGREE:
            return ValueRelation.CORROBORATES, Direction.NONE
        case Comparability.CONFLICT:
            return ValueRelation.CONFLICTS, Direction.NONE
        case Comparability.UPDATE:
            return ValueRelation.UPDATES, found.direction
        case Comparability.PART_OF:
            return ValueRelation.PART_OF, found.direction
        case Comparability.COMPATIBLE if _refines(a, b, registers):
            return ValueRelation.REFINES, Direction.FORWARD
        case Comparability.COMPATIBLE if _refines(b, a, registers):
            return ValueRelation.REFINES, Direction.BACKWARD
    return None, Direction.NONE


def _refines(narrow: Statement, wide: Statement, registers: Registers) -> bool:
    """Whether the one says more exactly what the other says: a day of a month, a district of a city."""
    if narrow.rejects or wide.rejects or narrow.scope != wide.scope or narrow.attribute != wide.attribute:
        return False
    tree = registers.tree(registers.codebook[narrow.attribute])
    match narrow.value, wide.value:
        case (DateValue() as x, DateValue() as y):
            return y.date.contains(x.date)
        case (Named() as x, Named() as y):
            return bool(x.key and y.key) and tree.is_within(x.key, y.key)
        case (Category() as x, Category() as y):
            return tree.is_within(x.category, y.category)
        case (Quantity() as x, Quantity() as y):
            return not y.interval.is_unbounded and y.interval.encloses(x.interval)
    return False


def _on_provenance(a: Told, b: Told) -> Suggestion | None:
    for relation, direction, detail in _provenances(a, b):
        return Suggestion(a.pk, b.pk, Axis.PROVENANCE, relation, direction, detail, SCORES[relation])
    return None


def _provenances(a: Told, b: Told) -> Iterator[tuple[Provenance, Direction, str]]:
    """What speaks for dependence, the strongest first."""
    x, y = a.statement, b.statement
    ways = ((a, b, Direction.FORWARD), (b, a, Direction.BACKWARD))
    for one, other, direction in ways:
        if one.translation_of and one.translation_of == other.statement.article:
            detail = f"{one.statement.article} is a translation of {other.statement.article}."
            yield Provenance.TRANSLATES, direction, detail
    if x.fingerprint and x.fingerprint == y.fingerprint:
        direction = Direction.BACKWARD if a.order < b.order else Direction.FORWARD
        yield Provenance.COPIES, direction, f"{x.article} and {y.article} print nearly the same text."
    for one, other, direction in ways:
        if other.statement.outlet and other.statement.outlet in (
            one.statement.channel,
            one.statement.informant,
        ):
            detail = f"{one.statement.article} names the outlet of {other.statement.article} as where it has it from."
            yield Provenance.RELAYS, direction, detail
    if x.informant and x.informant == y.informant and not _is_vague(x) and not _is_vague(y):
        yield Provenance.SAME_INFORMANT, Direction.NONE, f"Both rest on {a.informant_name or x.informant}."
    if x.channel and x.channel == y.channel and _same_or_unsaid(x, y):
        yield (
            Provenance.SAME_INFORMANT,
            Direction.NONE,
            f"Both have it through {a.channel_name or x.channel}.",
        )


def _is_vague(statement: Statement) -> bool:
    return statement.informant_kind in VAGUE


def _same_or_unsaid(x: Statement, y: Statement) -> bool:
    """One agency that carries two different informants is two informants."""
    return x.informant == y.informant if x.informant and y.informant else True
