"""claims.domain.intervals: open ends, and the table of comparators."""

from decimal import Decimal

import pytest
from hypothesis import given

from claims.domain.codes import Comparator
from claims.domain.errors import BadValue
from claims.domain.intervals import Interval, bounds_for, rounding_grain
from tests.claims.domain.strategies import intervals, numbers


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("comparator", "named", "stated", "bounds"),
    [
        ("exact", "7", (None, None), ("7", "7")),
        ("at_least", "7", (None, None), ("7", None)),
        # Fewer than eight are no longer "more than seven".
        ("more_than", "7", (None, None), ("8", None)),
        ("at_most", "7", (None, None), (None, "7")),
        ("less_than", "7", (None, None), (None, "6")),
        ("range", None, ("2", "4"), ("2", "4")),
        # Of grain 1: one up, one down.
        ("about", "7", (None, None), ("6", "8")),
        # Of grain 10 and 100: half a grain each way.
        ("about", "90", (None, None), ("85", "95")),
        ("about", "5200", (None, None), ("5150", "5250")),
        # About none is none: no negative count.
        ("about", "0", (None, None), ("0", "0")),
        # Nearly: the same grain, but never above the number.
        ("nearly", "90", (None, None), ("85", "90")),
        ("nearly", "7", (None, None), ("6", "7")),
        # Vague words: what the language pack says, or nothing.
        ("some", None, (None, None), (None, None)),
        ("some", None, ("24", None), ("24", None)),
        ("some", None, ("24", "99"), ("24", "99")),
        # A stated zero, with its number named or not.
        ("none", None, (None, None), ("0", "0")),
        ("none", "0", (None, None), ("0", "0")),
        # Zero is a number like any other.
        ("exact", "0", (None, None), ("0", "0")),
        ("at_least", "0", (None, None), ("0", None)),
        ("at_most", "0", (None, None), (None, "0")),
    ],
)
def test_each_comparator_gives_the_bounds_of_the_table(
    comparator: str, named: str | None, stated: tuple[str | None, ...], bounds: tuple[str | None, ...]
) -> None:
    low, high = map(number, stated)
    assert bounds_for(Comparator(comparator), number(named), low=low, high=high) == Interval(
        *map(number, bounds)
    )


@pytest.mark.parametrize(
    ("comparator", "named", "lower", "upper"),
    [
        # A measure has no next number: the end itself stays.
        ("more_than", "2.5", "2.5", None),
        ("less_than", "2.5", None, "2.5"),
        # Rounded to tenths, to units, to tens.
        ("about", "2.5", "2.45", "2.55"),
        ("about", "7", "6.5", "7.5"),
        ("nearly", "40", "35", "40"),
    ],
)
def test_a_measure_is_bounded_without_steps(
    comparator: str, named: str, lower: str | None, upper: str | None
) -> None:
    found = bounds_for(Comparator(comparator), Decimal(named), is_whole=False)
    assert found == Interval(number(lower), number(upper))


@pytest.mark.parametrize(
    ("comparator", "named", "low", "high", "message"),
    [
        # A range with one end, or with a number beside its ends.
        ("range", None, "2", None, "A range takes two ends and no number; got 2, None and None."),
        ("range", "3", "2", "4", "A range takes two ends and no number; got 2, 4 and 3."),
        ("range", None, "4", "2", "The lower bound 4 is above the upper bound 2."),
        ("some", "12", None, None, "A vague quantity takes no number; got 12."),
        ("none", "3", None, None, "A stated zero takes the number 0; got 3."),
        ("exact", None, None, None, 'The comparator "exact" needs a number; got none.'),
        ("about", None, None, None, 'The comparator "about" needs a number; got none.'),
        # Ends that would be passed over in silence.
        ("at_least", "3", None, "9", 'The comparator "at_least" takes a number and no ends; got None and 9.'),
    ],
)
def test_a_number_that_does_not_fit_its_comparator_is_refused(
    comparator: str, named: str | None, low: str | None, high: str | None, message: str
) -> None:
    with pytest.raises(BadValue) as refusal:
        bounds_for(Comparator(comparator), number(named), low=number(low), high=number(high))
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("named", "grain"),
    # Hundreds, tens, units, hundredths; zero counts as rounded to units; a zero after the point is no digit.
    [("5200", "100"), ("90", "10"), ("7", "1"), ("0.25", "0.01"), ("0", "1"), ("7.0", "1"), ("1E+3", "1000")],
)
def test_the_grain_is_the_place_of_the_last_digit(named: str, grain: str) -> None:
    assert rounding_grain(Decimal(named)) == Decimal(grain)


def test_crossed_bounds_are_refused() -> None:
    with pytest.raises(BadValue, match=r"^The lower bound 3 is above the upper bound 2\.$"):
        Interval(Decimal(3), Decimal(2))


def test_a_point_has_two_equal_ends() -> None:
    assert Interval(Decimal(0), Decimal("0.0")).is_point
    assert not Interval(Decimal(0), Decimal(1)).is_point
    assert not Interval().is_point


def test_only_an_interval_open_at_both_ends_is_unbounded() -> None:
    assert Interval().is_unbounded
    assert not Interval(Decimal(0), None).is_unbounded
    assert not Interval(None, Decimal(0)).is_unbounded


@given(intervals(), intervals(), numbers)
def test_the_intersection_holds_what_both_hold(one: Interval, other: Interval, point: Decimal) -> None:
    common = one.intersection(other)
    assert (common is not None and common.contains(point)) == (one.contains(point) and other.contains(point))


@given(intervals(), intervals())
def test_intersection_and_hull_do_not_depend_on_order(one: Interval, other: Interval) -> None:
    assert one.intersects(other) == other.intersects(one)
    assert one.intersection(other) == other.intersection(one)
    assert one.hull(other) == other.hull(one)
    assert one.intersects(other) == (one.intersection(other) is not None)


@given(intervals(), intervals(), intervals())
def test_the_hull_is_the_smallest_interval_that_encloses_both(
    one: Interval, other: Interval, third: Interval
) -> None:
    hull = one.hull(other)
    assert hull.encloses(one)
    assert hull.encloses(other)
    assert third.encloses(hull) == (third.encloses(one) and third.encloses(other))


@given(intervals())
def test_an_interval_is_its_own_intersection_and_hull(one: Interval) -> None:
    assert one.intersection(one) == one == one.hull(one)
    assert one.encloses(one)


@given(intervals(), intervals(), numbers)
def test_an_enclosed_interval_adds_nothing(one: Interval, other: Interval, point: Decimal) -> None:
    assert one.encloses(other) == (one.hull(other) == one)
    if one.encloses(other) and other.contains(point):
        assert one.contains(point)


@given(intervals(), numbers)
def test_widening_keeps_what_was_inside_and_open_ends_open(one: Interval, margin: Decimal) -> None:
    wide = one.widened(margin)
    assert wide.encloses(one)
    assert (wide.lower is None, wide.upper is None) == (one.lower is None, one.upper is None)
    assert wide.widened(Decimal(0)) == wide
