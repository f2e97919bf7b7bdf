"""How a figure that grows was told over time: low, value and high at each moment, who moved it, who was behind.

Outward: ``toll_curves``, and ``toll_statements`` for what they rest on. At every moment for which some statement
holds, the event is derived from what held by then: the curve is what an honest reader could have known, not a line
through the claims. A statement without a moment is in no step. Rulings are left out: they were made on a later
picture.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from decimal import Decimal

from claims.consensus.context import Context
from claims.consensus.derive_event import derive_event
from claims.consensus.moments import held_by, moment_of
from claims.consensus.settled import Role, Settled
from claims.domain.codes import Cardinality, Evidence
from claims.domain.scopes import Scope
from claims.domain.statements import Statement
from claims.domain.values import NUMERIC_KINDS, Quantity

_BEHIND = (Role.SUPPORTS, Role.OPPOSES, Role.PART)


@dataclass(frozen=True, slots=True)
class Step:
    """What could be said at one moment. Bounds inclusive, None = open; value: None where there is none to publish.

    moved_by: claims new at this moment that stand behind a figure that changed. repeated_by: claims new at this
    moment that state a figure below the one that was known already. Public ids, sorted.
    """

    moment: datetime
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    evidence: Evidence
    moved_by: tuple[str, ...] = ()
    repeated_by: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[Decimal | None, Decimal | None, Decimal | None, Evidence]:
        return self.low, self.value, self.high, self.evidence


@dataclass(frozen=True, slots=True)
class Curve:
    """One attribute in one scope. steps: by moment, at least one. undated: claims that no moment is known of."""

    attribute: str
    scope: Scope
    steps: tuple[Step, ...]
    undated: tuple[str, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether there is more to tell than one figure: several moments, or somebody who was behind."""
        return len(self.steps) > 1


def toll_statements(statements: Iterable[Statement], context: Context) -> list[Statement]:
    """Those that may bear on a figure that grows: of its attribute, of its parts, of its whole."""
    return [one for one in statements if _may_bear_on_a_toll(one.attribute, context)]


def toll_curves(statements: Iterable[Statement], context: Context, event: str = "") -> tuple[Curve, ...]:
    """A curve for every accumulating count of the event in every scope, by attribute and scope key.

    statements: accepted claims of one event, in any order. Raises BadCodebook for an attribute the codebook lacks.
    """
    told = toll_statements(statements, context)
    context = _OneEvent(**{each.name: getattr(context, each.name) for each in fields(context)})
    rows: dict[tuple[str, str], list[tuple[datetime, Settled]]] = {}
    for moment in sorted({held for one in told if (held := moment_of(one)) is not None}):
        for row in derive_event(held_by(told, moment), context=context, event=event):
            if _is_toll(row.attribute, context):
                rows.setdefault((row.attribute, row.scope.key), []).append((moment, row))
    by_id = {one.id: one for one in told}
    return tuple(_curve(rows[place], by_id) for place in sorted(rows))


class _OneEvent(Context):
    """All steps tell of one event by the same statements: what was found of a pair at one step holds at the next."""

    def afresh(self) -> Context:
        return self


def _is_toll(attribute: str, context: Context) -> bool:
    definition = context.registers.codebook[attribute]
    is_number = definition.value_kind in NUMERIC_KINDS and definition.cardinality is Cardinality.ONE
    return definition.accumulating and is_number


def _may_bear_on_a_toll(attribute: str, context: Context) -> bool:
    """Accumulating itself, or a part or whole of what is."""
    definition = context.registers.codebook[attribute]
    related = (attribute, *definition.parts, *filter(None, [definition.part_of]))
    return any(_is_toll(one, context) for one in related)


def _curve(rows: Sequence[tuple[datetime, Settled]], by_id: Mapping[str, Statement]) -> Curve:
    steps: list[Step] = []
    known: Decimal | None = None
    for moment, row in rows:
        step = _step(moment, row, steps[-1] if steps else None, known, by_id)
        is_news = not steps or step.figures != steps[-1].figures
        if is_news or step.moved_by or step.repeated_by:
            steps.append(step)
        known = max((figure for figure in (known, step.value) if figure is not None), default=None)
    place = rows[0][1].attribute, rows[0][1].scope
    undated = sorted(one.id for one in by_id.values() if _is_undated(one, *place))
    return Curve(*place, tuple(steps), tuple(undated))


def _is_undated(one: Statement, attribute: str, scope: Scope) -> bool:
    return moment_of(one) is None and one.attribute == attribute and one.scope == scope


def _step(
    moment: datetime, row: Settled, before: Step | None, known: Decimal | None, by_id: Mapping[str, Statement]
) -> Step:
    """known: the highest figure that could be published before, None = none could."""
    number = row.value.number if isinstance(row.value, Quantity) else None
    step = Step(moment, number, row.low, row.high, row.evidence)
    new = {one.claim: one.role for one in row.testified if moment_of(by_id[one.claim]) == moment}
    # A part is less than the whole and repeats nothing.
    behind = {claim for claim in new if _is_of(by_id[claim], row) and _is_below(by_id[claim], known)}
    has_moved = before is None or step.figures != before.figures
    movers = {claim for claim, role in new.items() if role in _BEHIND} if has_moved else set()
    # Who repeats an old figure moves nothing but by disputing the new one alone.
    return replace(step, moved_by=tuple(sorted(movers - behind or movers)), repeated_by=tuple(sorted(behind)))


def _is_of(statement: Statement, row: Settled) -> bool:
    return statement.attribute == row.attribute and statement.scope == row.scope


def _is_below(statement: Statement, known: Decimal | None) -> bool:
    value = statement.value
    if known is None or not statement.is_admissible or not isinstance(value, Quantity):
        return False
    return value.upper is not None and value.upper < known
