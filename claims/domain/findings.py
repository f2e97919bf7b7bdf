"""What a comparison finds: the relation, which way it points, and one sentence that says why."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from claims.domain.codes import Comparability
from claims.domain.intervals import Interval
from claims.domain.notation import plain_number
from claims.domain.values import Quantity

INFINITY = Decimal("Infinity")


class Direction(StrEnum):
    """forward: the first claim updates, or is part of, the second. backward: the other way round."""

    NONE = "none"
    FORWARD = "forward"
    BACKWARD = "backward"

    @property
    def reversed(self) -> "Direction":
        return _REVERSED[self]


_REVERSED = {
    Direction.NONE: Direction.NONE,
    Direction.FORWARD: Direction.BACKWARD,
    Direction.BACKWARD: Direction.FORWARD,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """relation and direction between two claims; detail: one English sentence a person can act on."""

    relation: Comparability
    detail: str
    direction: Direction = Direction.NONE

    @property
    def reversed(self) -> "Comparison":
        """The same finding with the two claims exchanged."""
        return replace(self, direction=self.direction.reversed)


def agree(detail: str) -> Comparison:
    return Comparison(Comparability.AGREE, detail)


def compatible(detail: str) -> Comparison:
    return Comparison(Comparability.COMPATIBLE, detail)


def conflict(detail: str) -> Comparison:
    return Comparison(Comparability.CONFLICT, detail)


def not_comparable(detail: str) -> Comparison:
    return Comparison(Comparability.NOT_COMPARABLE, detail)


def part_of(detail: str, direction: Direction) -> Comparison:
    return Comparison(Comparability.PART_OF, detail, direction)


def update(detail: str, direction: Direction) -> Comparison:
    return Comparison(Comparability.UPDATE, detail, direction)


def shown(value: Quantity) -> str:
    """A number with its bounds in the one notation of the screens: 7, ≥ 3, ≤ 9, 2–4, 0, "some"."""
    return shown_interval(value.interval)


def shown_pair(x: Quantity, y: Quantity) -> tuple[str, str]:
    """Both numbers, the lower first, so that a sentence about a pair reads the same from either side."""
    first, second = sorted((x, y), key=_by_bounds)
    return shown(first), shown(second)


def _by_bounds(value: Quantity) -> tuple[Decimal, Decimal]:
    lower = -INFINITY if value.lower is None else value.lower
    return lower, INFINITY if value.upper is None else value.upper


def shown_interval(interval: Interval) -> str:
    lower, upper = interval.lower, interval.upper
    if lower is not None and lower == upper:
        return plain_number(lower)
    if lower is not None and upper is not None:
        return f"{plain_number(lower)}–{plain_number(upper)}"
    if lower is not None:
        return f"≥ {plain_number(lower)}"
    return "some" if upper is None else f"≤ {plain_number(upper)}"
