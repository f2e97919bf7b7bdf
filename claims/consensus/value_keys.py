"""What makes two stated values one, and in which order values come.

Outward: ``value_key``, ``vagueness``, ``reading_order``, ``written`` and ``are_written_alike``. Equal values have one
key and one vagueness each, also where their digits are written differently.
"""

from decimal import Decimal
from functools import lru_cache

from claims.domain.dates import PartialDate
from claims.domain.findings import INFINITY
from claims.domain.notation import folded, plain_number
from claims.domain.values import Category, DateValue, Named, Quantity, TimeValue, Value, Wording

# How many values one remembers the order and the name of. Arbitrary but works: an event states a few hundred.
KNOWN_VALUES = 4096


@lru_cache(maxsize=KNOWN_VALUES)
def vagueness(value: Value) -> tuple[Decimal, str]:
    """How wide a value is (0 = a point), then its text, so that the narrowest comes first in one order."""
    return _width(value), value.text()


def _width(value: Value) -> Decimal:
    match value:
        case Quantity(lower=lower, upper=upper):
            return INFINITY if lower is None or upper is None else upper - lower
        case DateValue(date=date):
            if date.lower is None or date.upper is None:
                return INFINITY
            return Decimal((date.upper - date.lower).days)
    return Decimal(0)


def reading_order(value: Value) -> tuple[Decimal, str]:
    """Numbers from the lowest, everything else in the order of its key."""
    lower = value.lower if isinstance(value, Quantity) else None
    return Decimal(0) if lower is None else lower, value_key(value)


@lru_cache(maxsize=KNOWN_VALUES)
def value_key(value: Value) -> str:
    """What makes two stated values one candidate: bounds for numbers, days for dates, identity for names."""
    match value:
        case Quantity(lower=lower, upper=upper, number=number):
            point = None if lower is not None and lower == upper else number
            parts = (None if part is None else plain_number(part) for part in (point, lower, upper))
            return "|".join(str(part) for part in parts)
        case DateValue(date=PartialDate(lower=lower_day, upper=upper_day)):
            return f"{lower_day}/{upper_day}"
        case Named():
            return value.identity
        case Category():
            return value.category
        case TimeValue():
            return f"{value.time} {value.comparator}"
        case Wording():
            return f"{value.comparator == 'none'} {folded(value.wording)}"
    return value.text()


def written(value: Value) -> str:
    """The value as it is written out in full, to break ties; values that are equal may be written differently."""
    if isinstance(value, Quantity):
        ends = (str(value.number), str(value.lower), str(value.upper))
        return _written_quantity(value, ends)
    return repr(value)


@lru_cache(maxsize=KNOWN_VALUES)
def _written_quantity(value: Quantity, _ends: tuple[str, str, str]) -> str:
    """7 and 7.0 are equal and would share a place in the memory: their digits tell them apart."""
    return repr(value)


def are_written_alike(one: Value, other: Value) -> bool:
    """Of two that are equal, whether their digits are the same too."""
    if one is other or not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return one is other or written(one) == written(other)
    ends = ((one.number, other.number), (one.lower, other.lower), (one.upper, other.upper))
    return all(a is b or a is None or b is None or a.compare_total(b) == 0 for a, b in ends)
