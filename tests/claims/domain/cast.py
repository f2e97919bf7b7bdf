"""The claims that the comparison's case tables speak of: who says what, when, and through whom."""

from datetime import timedelta
from decimal import Decimal

from claims.domain.codes import Comparator, Modality
from claims.domain.statements import AsOf, Statement
from claims.domain.values import Quantity, Value, quantity
from tests.claims.domain.strategies import START

MONDAY = AsOf(START, START + timedelta(hours=23))
TUESDAY = AsOf(START + timedelta(days=1), START + timedelta(days=1, hours=23))


def exactly(number: Decimal | int, unit: str = "") -> Quantity:
    return quantity(Comparator.EXACT, number, unit=unit)


def at_least(number: int) -> Quantity:
    return quantity(Comparator.AT_LEAST, number)


NONE = quantity(Comparator.NONE, None)
SOME = quantity(Comparator.SOME, None)


def says(value: Value, attribute: str = "killed", **others: object) -> Statement:
    """One claim of the daily, of no stated moment, on the whole of one event, unless said otherwise."""
    return Statement("A1.1", attribute, value, **({"outlet": "daily"} | others))  # type: ignore[arg-type]


def denies(value: Value, attribute: str = "killed", **others: object) -> Statement:
    return says(value, attribute, modality=Modality.DENIED, **others)
