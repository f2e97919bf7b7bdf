"""What the engine makes of simulated events, beside their truth: the material of the measure and of calibration.

Outward: ``Answer`` and ``answers``. Statements go the way that every claim goes (``derive_event``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.consensus.context import Context
from claims.consensus.derive_event import derive_event
from claims.consensus.reliability import NO_FIT, FrozenFit
from claims.consensus.settled import Settled
from claims.consensus.simulation.events import Device, Told
from claims.consensus.simulation.happening import Place
from claims.domain.codes import Evidence
from claims.domain.comparison import Registers
from claims.domain.statements import Statement
from claims.domain.values import Quantity, Value


@dataclass(frozen=True)
class Answer:
    """One value of one event. truth: at the latest moment that anybody speaks of; true_then: at the row's as_of.

    value: the published one, else the most probable one; confidence: in it, in [0, 1], None where there is none.
    """

    place: Place
    row: Settled
    statements: Sequence[Statement]
    truth: str
    true_then: str
    value: Value | None
    confidence: float | None
    devices: frozenset[Device]

    @property
    def is_exact(self) -> bool:
        """Whether its number, or its day, is the true one."""
        return self.value is not None and number_of(self.value) == self.truth

    @property
    def is_right(self) -> bool:
        """What confidence speaks of: a bound is right where the truth lies within it."""
        return self.value is not None and allows(self.value, self.truth)

    @property
    def is_wrong_undisputed(self) -> bool:
        """Whether what is published as undisputed was not true even at the moment that it is given for."""
        row = self.row
        is_published = row.evidence is Evidence.UNDISPUTED and row.value is not None
        return is_published and row.value is not None and not allows(row.value, self.true_then)


def answers(told: Told, registers: Registers, fit: FrozenFit = NO_FIT) -> Iterator[Answer]:
    """Of every place that a statement of the event speaks of, in order."""
    context = Context(registers, apart=told.apart, fit=fit)
    rows = derive_event(told.statements, context=context, event=told.event)
    by_place: dict[Place, list[Statement]] = {}
    for statement in told.statements:
        by_place.setdefault((statement.attribute, statement.scope.key), []).append(statement)
    for row in rows:
        place = (row.attribute, row.scope.key)
        if place not in by_place:
            continue
        truth = told.truth[place]
        true_then = truth if row.as_of is None else told.true_at(place, row.as_of)
        devices = told.devices.get(place, frozenset())
        yield Answer(place, row, by_place[place], truth, true_then, *_believed(row), devices)


def _believed(row: Settled) -> tuple[Value | None, float | None]:
    """The published value, else the most probable candidate, of equal ones the first."""
    if row.value is not None:
        return row.value, None if row.confidence is None else float(row.confidence)
    shares = [(share, -position) for position, share in enumerate(row.weighing.shares) if share is not None]
    if not shares:
        return None, None
    share, position = max(shares)
    return row.candidates[-position].value, float(share)


def number_of(value: Value) -> str | None:
    """The number that a value names, as text, else its text; None where it names none ("dozens")."""
    if isinstance(value, Quantity):
        return None if value.number is None else value.text()
    return value.text()


def allows(value: Value, truth: str) -> bool:
    if isinstance(value, Quantity):
        return value.interval.contains(Decimal(truth))
    return value.text() == truth
