"""How two claims stand to each other, by the logic of their values alone.

Outward: ``compare(a, b, registers)``. It finds one of: agree, compatible, part_of, update, conflict, not_comparable
(``codes.Comparability``), with a direction where there is one and a sentence that says why. What people decided about
a pair overrides it elsewhere; nothing here knows of decisions. Rules 3 to 6 of DESIGN section 5. Symmetric: exchanging
the claims turns the direction round and changes nothing else.
"""

from dataclasses import dataclass, field

from claims.domain.codebook import AttributeDefinition, Codebook
from claims.domain.codes import Cardinality, Comparability, Modality, Polarity, ScopeRelation, ValueKind
from claims.domain.comparing_kinds import (
    compare_categories,
    compare_dates,
    compare_names,
    compare_texts,
    compare_times,
    compare_truths,
)
from claims.domain.comparing_numbers import compare_quantities
from claims.domain.findings import (
    Comparison,
    Direction,
    compatible,
    conflict,
    not_comparable,
    part_of,
    shown,
)
from claims.domain.hierarchy import Hierarchy
from claims.domain.scopes import ScopeRegister
from claims.domain.statements import Statement
from claims.domain.values import Category, DateValue, Named, Quantity, TimeValue, Truth, Value, Wording


@dataclass(frozen=True, slots=True)
class Registers:
    """What comparing needs to know of the world: the codebook and the three trees."""

    codebook: Codebook
    places: Hierarchy = field(default_factory=Hierarchy)
    actors: Hierarchy = field(default_factory=Hierarchy)
    scopes: ScopeRegister = field(default_factory=ScopeRegister)


def compare(a: Statement, b: Statement, registers: Registers) -> Comparison:
    """Compare two claims. Raises BadCodebook where an attribute is unknown to the codebook."""
    if a.event and b.event and a.event != b.event:
        return not_comparable("They speak of different events.")
    if a.is_unknown or b.is_unknown:
        return not_comparable("One says that the value is not known, which adds nothing.")
    hindrance = _hindrance(a, b)
    if hindrance is not None:
        return not_comparable(hindrance)
    if a.attribute != b.attribute:
        return _across_attributes(a, b, registers)
    definition = registers.codebook[a.attribute]
    scopes = registers.scopes.relation(a.scope, b.scope)
    if scopes is ScopeRelation.SAME:
        return _with_polarity(a, b, definition, registers)
    return _across_scopes(a, b, scopes)


def _hindrance(a: Statement, b: Statement) -> str | None:
    """Why the two cannot be set against each other at all; None = they can."""
    if a.actuality.is_real != b.actuality.is_real:
        return "One speaks of what happened, the other of what was planned, threatened or foiled."
    if Modality.CONTINGENT in (a.modality, b.modality):
        return "One holds only on a condition."
    return None


def _with_polarity(
    a: Statement, b: Statement, definition: AttributeDefinition, registers: Registers
) -> Comparison:
    found = _same_scope(a, b, definition, registers)
    if _rejects(a) == _rejects(b):
        return compatible("Both reject a value.") if _rejects(a) else found
    if found.relation is Comparability.AGREE:
        return conflict("One states what the other rejects.")
    return compatible("The value that one rejects is not the one that the other states.")


def _rejects(statement: Statement) -> bool:
    return statement.polarity is Polarity.NEGATIVE or statement.modality is Modality.DENIED


def _same_scope(
    a: Statement, b: Statement, definition: AttributeDefinition, registers: Registers
) -> Comparison:
    found = _by_kind(a, b, definition, registers)
    if definition.cardinality is Cardinality.MANY and found.relation in _DIFFERENCES:
        if isinstance(a.value, Wording):
            return found
        return compatible("Both may hold: the attribute admits several values.")
    return found


_DIFFERENCES = (Comparability.CONFLICT, Comparability.NOT_COMPARABLE)


def _by_kind(a: Statement, b: Statement, definition: AttributeDefinition, registers: Registers) -> Comparison:
    match a.value, b.value:
        case Quantity() as x, Quantity() as y:
            return compare_quantities(a, b, x, y, definition)
        case DateValue() as x, DateValue() as y:
            return compare_dates(x, y)
        case TimeValue() as x, TimeValue() as y:
            return compare_times(x, y)
        case Named() as x, Named() as y:
            tree = registers.places if definition.value_kind is ValueKind.PLACE else registers.actors
            return compare_names(x, y, tree)
        case Category() as x, Category() as y:
            return compare_categories(x, y)
        case Truth() as x, Truth() as y:
            return compare_truths(a, b, x, y)
        case Wording() as x, Wording() as y:
            return compare_texts(x, y)
    return not_comparable(f"Their values are of different kinds: {a.value.kind} and {b.value.kind}.")


def _across_scopes(a: Statement, b: Statement, scopes: ScopeRelation) -> Comparison:
    if scopes is ScopeRelation.DISJOINT:
        return not_comparable("They cover different parts that do not overlap.")
    if scopes is ScopeRelation.UNKNOWN:
        return not_comparable("How the parts they cover stand to each other is not known.")
    direction = Direction.FORWARD if scopes is ScopeRelation.PART_OF else Direction.BACKWARD
    return _part_in_whole(a, b, direction)


def _across_attributes(a: Statement, b: Statement, registers: Registers) -> Comparison:
    direction = _attribute_direction(a.attribute, b.attribute, registers.codebook)
    if direction is None:
        return not_comparable("They speak of different attributes.")
    if _rejects(a) or _rejects(b):
        return not_comparable("One rejects a value of another attribute.")
    part, whole = (a, b) if direction is Direction.FORWARD else (b, a)
    if registers.scopes.relation(part.scope, whole.scope) not in (ScopeRelation.SAME, ScopeRelation.PART_OF):
        return not_comparable("They speak of different attributes of different parts.")
    return _part_in_whole(a, b, direction)


def _attribute_direction(a: str, b: str, codebook: Codebook) -> Direction | None:
    """forward where attribute a is declared a part of b ("killed" of "casualties"), backward the other way round."""
    if _is_part(a, b, codebook):
        return Direction.FORWARD
    return Direction.BACKWARD if _is_part(b, a, codebook) else None


def _is_part(part: str, whole: str, codebook: Codebook) -> bool:
    return codebook[part].part_of == whole or part in codebook[whole].parts


def _part_in_whole(a: Statement, b: Statement, direction: Direction) -> Comparison:
    """A part can never exceed its whole; a zero of the whole is a zero of each part, never the reverse."""
    part, whole = (a.value, b.value) if direction is Direction.FORWARD else (b.value, a.value)
    if not isinstance(part, Quantity) or not isinstance(whole, Quantity):
        return _named_part(part, whole, direction)
    too_many = part.lower is not None and whole.upper is not None and part.lower > whole.upper
    if not too_many:
        return part_of(f"{shown(part)} is a part of {shown(whole)}.", direction)
    if whole.is_stated_zero and not a.as_of.overlaps(b.as_of):
        return compatible(f"The stated zero and {shown(part)} speak of different times.")
    return conflict(f"A part of {shown(part)} is more than the whole of {shown(whole)}.")


def _named_part(part: Value, whole: Value, direction: Direction) -> Comparison:
    if part.kind is not whole.kind:
        return not_comparable(f"Their values are of different kinds: {part.kind} and {whole.kind}.")
    return part_of("One speaks of a part of what the other covers.", direction)
