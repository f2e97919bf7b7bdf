"""How two claims stand to each other, by the logic of their values alone.

Outward: ``compare(a, b, registers)``. It finds one of: agree, compatible, part_of, update, conflict,
not_comparable (``codes.Comparability``), with a direction where there is one and a sentence that says why. What
people decided about a pair overrides it elsewhere; nothing here knows of decisions. Rules 3 to 6 of DESIGN
section 5. Symmetric: exchanging the claims turns the direction round and changes nothing else.
"""

from dataclasses import dataclass, field

from claims.domain.attributes import AttributeDefinition
from claims.domain.codebook import Codebook
from claims.domain.codes import Cardinality, Comparability, Comparator, Modality, ScopeRelation, ValueKind
from claims.domain.comparing_kinds import (
    compare_categories,
    compare_dates,
    compare_names,
    compare_texts,
    compare_times,
    compare_truths,
)
from claims.domain.comparing_numbers import compare_quantities
from claims.domain.comparing_parts import compare_part
from claims.domain.errors import MixedKinds
from claims.domain.findings import Comparison, Direction, agree, compatible, conflict, not_comparable
from claims.domain.hierarchy import Hierarchy
from claims.domain.scopes import ScopeRegister
from claims.domain.statements import Statement
from claims.domain.values import (
    Category,
    DateValue,
    Named,
    Quantity,
    TimeValue,
    Truth,
    Unstated,
    Value,
    Wording,
)


@dataclass(frozen=True, slots=True)
class Registers:
    """What comparing needs to know of the world: the codebook and the three trees."""

    codebook: Codebook
    places: Hierarchy = field(default_factory=Hierarchy)
    actors: Hierarchy = field(default_factory=Hierarchy)
    scopes: ScopeRegister = field(default_factory=ScopeRegister)

    def tree(self, definition: AttributeDefinition) -> Hierarchy:
        """The tree in which an attribute's values lie; an empty one where they lie in none."""
        trees = {ValueKind.PLACE: self.places, ValueKind.ACTOR: self.actors}
        return trees.get(definition.value_kind, definition.category_tree)


def compare(a: Statement, b: Statement, registers: Registers) -> Comparison:
    """Compare two claims; one that is not routed is taken to speak of the other's event.

    Raises BadCodebook where an attribute is unknown to the codebook.
    """
    hindrance = _hindrance(a, b)
    if hindrance is not None:
        return not_comparable(hindrance)
    if a.attribute != b.attribute:
        return _across_attributes(a, b, registers)
    if registers.scopes.relation(a.scope, b.scope) is not ScopeRelation.SAME:
        return _across_scopes(a, b, registers)
    return _with_polarity(a, b, registers)


def _hindrance(a: Statement, b: Statement) -> str | None:
    """Why the two cannot be set against each other at all; None = they can."""
    if a.event != b.event and a.event and b.event:
        return "They speak of different events."
    if isinstance(a.value, Unstated) or isinstance(b.value, Unstated):
        return "One says that the value is not known or withheld, which adds nothing."
    if a.actuality.is_real != b.actuality.is_real:
        return "One speaks of what happened, the other of what was planned, threatened or foiled."
    if Modality.CONTINGENT in (a.modality, b.modality):
        return "One holds only on a condition."
    if a.value.kind != b.value.kind:
        first, second = sorted((a.value.kind, b.value.kind))
        return f"Their values are of different kinds: {first} and {second}."
    return None


def _with_polarity(a: Statement, b: Statement, registers: Registers) -> Comparison:
    definition = registers.codebook[a.attribute]
    found = _by_cardinality(a, b, definition, registers)
    if a.rejects and b.rejects:
        is_same = found.relation is Comparability.AGREE
        return agree("Both reject the same value.") if is_same else compatible("Both reject a value.")
    if not (a.rejects or b.rejects) or found.relation is Comparability.NOT_COMPARABLE:
        return found
    rejected, stated = (a.value, b.value) if a.rejects else (b.value, a.value)
    if found.relation is Comparability.AGREE and not isinstance(stated, Quantity):
        return conflict("One states what the other rejects.")
    if _is_covered(stated, rejected, registers.tree(definition)):
        return conflict("One states what the other rejects.")
    return compatible("What one rejects does not rule out what the other states.")


def _is_covered(stated: Value, rejected: Value, tree: Hierarchy) -> bool:
    """Whether rejecting the one value rules out all that the other allows: "not 3 or more" rules out 7.

    Not the reverse: "not 7" leaves "at least 3" standing.
    """
    match stated, rejected:
        case Quantity() as x, Quantity() as y:
            return not y.interval.is_unbounded and y.interval.encloses(x.interval)
        case DateValue() as x, DateValue() as y:
            return y.date.contains(x.date)
        case Named() as x, Named() as y:
            return bool(x.key and y.key) and tree.is_within(x.key, y.key)
        case Category() as x, Category() as y:
            return tree.is_within(x.category, y.category)
    return False


def _by_cardinality(
    a: Statement, b: Statement, definition: AttributeDefinition, registers: Registers
) -> Comparison:
    """Members of a set never conflict, but a stated absence conflicts with any member."""
    found = _by_kind(a, b, definition, registers)
    differ = found.relation in (Comparability.CONFLICT, Comparability.NOT_COMPARABLE)
    if definition.cardinality is Cardinality.MANY and differ and not _states_none(a.value, b.value):
        return compatible("Both may hold: the attribute admits several values.")
    return found


def _states_none(*values: Value) -> bool:
    return any(
        isinstance(value, Quantity | Wording) and value.comparator is Comparator.NONE for value in values
    )


def _by_kind(a: Statement, b: Statement, definition: AttributeDefinition, registers: Registers) -> Comparison:
    match a.value, b.value:
        case Quantity() as x, Quantity() as y:
            found = compare_quantities(a, b, x, y, definition)
        case DateValue() as x, DateValue() as y:
            found = compare_dates(x, y, definition.tolerance)
        case TimeValue() as x, TimeValue() as y:
            found = compare_times(x, y, definition.tolerance)
        case Named() as x, Named() as y:
            found = compare_names(x, y, registers.tree(definition))
        case Category() as x, Category() as y:
            found = compare_categories(x, y, registers.tree(definition))
        case Truth() as x, Truth() as y:
            found = compare_truths(a, b, x, y)
        case Wording() as x, Wording() as y:
            found = compare_texts(x, y)
        case _:
            raise MixedKinds(
                "Values of one kind are compared; got %(first)s and %(second)s.",
                first=a.value.kind,
                second=b.value.kind,
            )
    return found


def _across_scopes(a: Statement, b: Statement, registers: Registers) -> Comparison:
    definition = registers.codebook[a.attribute]
    match registers.scopes.relation(a.scope, b.scope):
        case ScopeRelation.PART_OF:
            return compare_part(a, b, definition, Direction.FORWARD)
        case ScopeRelation.CONTAINS:
            return compare_part(b, a, definition, Direction.BACKWARD)
        case ScopeRelation.DISJOINT:
            return not_comparable("They cover different parts that do not overlap.")
    return not_comparable("How the parts they cover stand to each other is not known.")


def _across_attributes(a: Statement, b: Statement, registers: Registers) -> Comparison:
    for part, whole, direction in ((a, b, Direction.FORWARD), (b, a, Direction.BACKWARD)):
        if not registers.codebook.is_part(part.attribute, whole.attribute):
            continue
        if registers.scopes.relation(part.scope, whole.scope) in (ScopeRelation.SAME, ScopeRelation.PART_OF):
            return compare_part(part, whole, registers.codebook[whole.attribute], direction)
        return not_comparable("They speak of different attributes of different parts.")
    return not_comparable("They speak of different attributes.")
