"""How a statement bears on a candidate value: the error model of each kind.

Outward: ``bearing``, ``alternatives`` and ``alternatives_of_points``. Whoever is wrong about a count, a date or a
name could have said many other things, so that two who name the same are hardly both wrong; whoever is wrong about
a yes or no could say one.
"""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparator, ValueKind
from claims.domain.hierarchy import Hierarchy
from claims.domain.intervals import Interval
from claims.domain.notation import folded
from claims.domain.values import Category, DateValue, Named, Quantity, TimeValue, Truth, Value, Wording

# How many other values a wrong source could name, by kind. Arbitrary but works: what matters is one against many.
OTHERS = {ValueKind.BOOLEAN: 1, ValueKind.TEXT: 20}
OTHERS_USUALLY = 10
# Of a value with two ends that is no point (a range, a rounded number, a month) fewer others are possible.
OTHERS_OF_RANGE = 3


class Bearing(StrEnum):
    """names: it states the candidate. narrows: it states several values, the candidate among them. allows: a bound
    that leaves the candidate standing. excludes: a bound or a denial that rules it out. silent: nothing.
    """

    NAMES = "names"
    NARROWS = "narrows"
    ALLOWS = "allows"
    EXCLUDES = "excludes"
    SILENT = "silent"


class Shape(StrEnum):
    POINT = "point"
    RANGE = "range"
    BOUND = "bound"
    OPEN = "open"


def alternatives(value: Value, definition: AttributeDefinition) -> int:
    """How many other values there are beside this one, at least 1."""
    shape = shape_of(value)
    if shape is Shape.POINT:
        return alternatives_of_points(definition)
    return OTHERS_OF_RANGE if shape is Shape.RANGE else 1


def alternatives_of_points(definition: AttributeDefinition) -> int:
    """The same of values that name one thing: it rests on the attribute alone."""
    if definition.value_kind is ValueKind.CATEGORY and definition.categories:
        return max(len(definition.categories) - 1, 1)
    return OTHERS.get(definition.value_kind, OTHERS_USUALLY)


def shape_of(value: Value) -> Shape:
    interval = interval_of(value)
    if interval is None or interval.is_point:
        return Shape.POINT
    if interval.is_unbounded:
        return Shape.OPEN
    return Shape.BOUND if interval.lower is None or interval.upper is None else Shape.RANGE


@lru_cache(maxsize=4096)
def interval_of(value: Value) -> Interval | None:
    """Of a number, or of a date in days; None for other kinds."""
    match value:
        case Quantity():
            return value.interval
        case DateValue(date=days):
            return Interval(_days(days.lower), _days(days.upper))
    return None


def _days(day: date | None) -> Decimal | None:
    return None if day is None else Decimal((day - date.min) // timedelta(days=1))


def bearing(said: Value, candidate: Value, tree: Hierarchy) -> Bearing:
    """tree: in which the attribute's values lie."""
    ours, theirs = interval_of(said), interval_of(candidate)
    if ours is not None and theirs is not None:
        return _of_intervals(ours, theirs, said)
    match said, candidate:
        case Named() as x, Named() as y:
            return _of_names(x.identity, y.identity, tree if x.key and y.key else None)
        case Category() as x, Category() as y:
            return _of_names(x.category, y.category, tree)
        case Truth() as x, Truth() as y:
            return Bearing.NAMES if x == y else Bearing.SILENT
        case TimeValue() as x, TimeValue() as y:
            return Bearing.NAMES if x.time == y.time else Bearing.SILENT
        case Wording() as x, Wording() as y:
            return _of_words(x, y)
    return Bearing.SILENT


def _of_intervals(said: Interval, candidate: Interval, value: Value) -> Bearing:
    shape = shape_of(value)
    if shape is Shape.OPEN:
        return Bearing.SILENT
    if said == candidate:
        return Bearing.NAMES
    if shape is Shape.BOUND:
        return Bearing.ALLOWS if said.intersects(candidate) else Bearing.EXCLUDES
    is_among = shape is Shape.RANGE and said.intersects(candidate)
    # A number that lies inside a candidate that is only a bound speaks for it.
    return Bearing.NARROWS if is_among or candidate.encloses(said) else Bearing.SILENT


def _of_names(said: str, candidate: str, tree: Hierarchy | None) -> Bearing:
    if said == candidate:
        return Bearing.NAMES
    if tree is not None and (tree.is_within(candidate, said) or tree.is_within(said, candidate)):
        return Bearing.NARROWS
    return Bearing.SILENT


def _of_words(said: Wording, candidate: Wording) -> Bearing:
    nothing = (said.comparator is Comparator.NONE, candidate.comparator is Comparator.NONE)
    if any(nothing):
        return Bearing.NAMES if all(nothing) else Bearing.EXCLUDES
    return Bearing.NAMES if folded(said.wording) == folded(candidate.wording) else Bearing.SILENT


def contains_strictly(wide: Value, narrow: Value, tree: Hierarchy) -> bool:
    """Whether every value that the one allows is among those of the other, which has more."""
    ours, theirs = interval_of(wide), interval_of(narrow)
    if ours is not None and theirs is not None:
        return ours != theirs and ours.encloses(theirs)
    match wide, narrow:
        case Named() as x, Named() as y:
            return bool(x.key and y.key) and x.key != y.key and tree.is_within(y.key, x.key)
        case Category() as x, Category() as y:
            return x.category != y.category and tree.is_within(y.category, x.category)
    return False


def overlap(one: Value, other: Value) -> bool:
    """Whether two bounds can both be true; of anything else two that differ are taken to exclude each other."""
    ours, theirs = interval_of(one), interval_of(other)
    if ours is None or theirs is None or not {shape_of(one), shape_of(other)} & {Shape.BOUND, Shape.OPEN}:
        return False
    return ours.intersects(theirs)
