"""Intervals with open ends, and the bounds that each comparator gives a number.

Outward: ``Interval`` and ``bounds_for``. Numbers are ``Decimal`` (counts and measures alike); both ends are
inclusive; ``None`` is an open end. The table of comparators is DESIGN section 2.
"""

from dataclasses import dataclass
from decimal import Decimal

from claims.domain.codes import Comparator
from claims.domain.errors import BadValue

ZERO = Decimal(0)
ONE = Decimal(1)
TEN = Decimal(10)


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of numbers.

    lower, upper: inclusive; None = open on that side. Raises BadValue where lower > upper.
    """

    lower: Decimal | None = None
    upper: Decimal | None = None

    def __post_init__(self) -> None:
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise BadValue(
                "The lower bound %(lower)s is above the upper bound %(upper)s.",
                lower=self.lower,
                upper=self.upper,
            )

    @property
    def is_point(self) -> bool:
        return self.lower is not None and self.lower == self.upper

    @property
    def is_unbounded(self) -> bool:
        return self.lower is None and self.upper is None

    def contains(self, number: Decimal) -> bool:
        return (self.lower is None or self.lower <= number) and (self.upper is None or number <= self.upper)

    def encloses(self, other: "Interval") -> bool:
        """Whether every number that ``other`` allows is allowed here."""
        starts = self.lower is None or (other.lower is not None and self.lower <= other.lower)
        ends = self.upper is None or (other.upper is not None and other.upper <= self.upper)
        return starts and ends

    def intersects(self, other: "Interval") -> bool:
        return _not_above(self.lower, other.upper) and _not_above(other.lower, self.upper)

    def intersection(self, other: "Interval") -> "Interval | None":
        """The common part, or None where there is none."""
        if not self.intersects(other):
            return None
        lowers = [end for end in (self.lower, other.lower) if end is not None]
        uppers = [end for end in (self.upper, other.upper) if end is not None]
        return Interval(max(lowers, default=None), min(uppers, default=None))

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both; an open end stays open."""
        lower = None if self.lower is None or other.lower is None else min(self.lower, other.lower)
        upper = None if self.upper is None or other.upper is None else max(self.upper, other.upper)
        return Interval(lower, upper)

    def widened(self, margin: Decimal) -> "Interval":
        """Both closed ends moved outwards by ``margin`` (in the interval's own unit, >= 0)."""
        return Interval(
            None if self.lower is None else self.lower - margin,
            None if self.upper is None else self.upper + margin,
        )


def rounding_grain(number: Decimal) -> Decimal:
    """The step to which a round number was rounded, the place of its last digit that is not zero.

    5200 -> 100, 90 -> 10, 7 -> 1, 0.25 -> 0.01, 0 -> 1.
    """
    if number == 0:
        return ONE
    exponent = number.normalize().as_tuple().exponent
    return TEN ** int(exponent)


def bounds_for(
    comparator: Comparator,
    number: Decimal | None,
    *,
    low: Decimal | None = None,
    high: Decimal | None = None,
    is_whole: bool = True,
) -> Interval:
    """The bounds that a comparator gives a number.

    comparator: as read. number: the number named, None for ``range`` and ``some``, 0 or None for ``none``.
    low, high: the stated ends of a ``range``, or what the language pack says a vague word such as "dozens"
    means; inclusive, None = open. is_whole: True for counts, where "more than 14" starts at 15; a measure keeps
    14 itself as its end.
    Returns inclusive bounds. Raises BadValue where the number or an end is missing or out of place.
    """
    if comparator is Comparator.RANGE and (number is not None or low is None or high is None):
        raise BadValue(
            "A range takes two ends and no number; got %(low)s, %(high)s and %(number)s.",
            low=low,
            high=high,
            number=number,
        )
    if comparator is Comparator.SOME and number is not None:
        raise BadValue("A vague quantity takes no number; got %(number)s.", number=number)
    if comparator in (Comparator.RANGE, Comparator.SOME):
        return Interval(low, high)
    if low is not None or high is not None:
        raise BadValue(
            'The comparator "%(comparator)s" takes a number and no ends; got %(low)s and %(high)s.',
            comparator=comparator,
            low=low,
            high=high,
        )
    if comparator is Comparator.NONE:
        if number is not None and number != 0:
            raise BadValue("A stated zero takes the number 0; got %(number)s.", number=number)
        return Interval(ZERO, ZERO)
    if number is None:
        raise BadValue('The comparator "%(comparator)s" needs a number; got none.', comparator=comparator)
    return _bounds_of_number(comparator, number, is_whole=is_whole)


def _bounds_of_number(comparator: Comparator, number: Decimal, *, is_whole: bool) -> Interval:
    """The rows of the table that name a number; an end that a row does not name is open."""
    step = ONE if is_whole else ZERO
    half = _half_grain(number, is_whole=is_whole)
    lowers = {
        Comparator.EXACT: number,
        Comparator.AT_LEAST: number,
        Comparator.MORE_THAN: number + step,
        Comparator.ABOUT: number - half,
        Comparator.NEARLY: number - half,
    }
    uppers = {
        Comparator.EXACT: number,
        Comparator.AT_MOST: number,
        Comparator.LESS_THAN: number - step,
        Comparator.ABOUT: number + half,
        Comparator.NEARLY: number,
    }
    return Interval(lowers.get(comparator), uppers.get(comparator))


def _half_grain(number: Decimal, *, is_whole: bool) -> Decimal:
    """Half the rounding grain; for whole numbers of grain 1 a full unit, since "about 7" admits 6 and 8."""
    grain = rounding_grain(number)
    if is_whole and grain <= ONE:
        return min(ONE, abs(number))
    return grain / 2


def _not_above(start: Decimal | None, end: Decimal | None) -> bool:
    return start is None or end is None or start <= end
