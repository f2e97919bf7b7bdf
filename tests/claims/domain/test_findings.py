"""claims.domain.findings: what a comparison finds, and how numbers are shown in it."""

from decimal import Decimal

import pytest

from claims.domain.codes import Comparability, Comparator
from claims.domain.findings import Comparison, Direction, agree, part_of, shown, shown_interval, shown_pair
from claims.domain.intervals import Interval
from claims.domain.values import quantity


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        (7, 7, "7"),
        (0, 0, "0"),
        (3, None, "≥ 3"),
        # Nothing below zero matters for a count, but zero is a bound like any other.
        (0, None, "≥ 0"),
        (None, 9, "≤ 9"),
        (2, 4, "2–4"),
        (None, None, "some"),
    ],
)
def test_an_interval_is_shown_in_one_notation(lower: int | None, upper: int | None, expected: str) -> None:
    ends = (None if end is None else Decimal(end) for end in (lower, upper))
    assert shown_interval(Interval(*ends)) == expected


def test_a_pair_is_shown_lower_first_whatever_its_order() -> None:
    seven, twelve = quantity(Comparator.EXACT, 7), quantity(Comparator.EXACT, 12)
    assert shown_pair(seven, twelve) == shown_pair(twelve, seven) == ("7", "12")
    at_most, at_least = quantity(Comparator.AT_MOST, 9), quantity(Comparator.AT_LEAST, 3)
    assert shown_pair(at_least, at_most) == shown_pair(at_most, at_least) == ("≤ 9", "≥ 3")
    assert shown(at_least) == "≥ 3"


def test_exchanging_the_claims_turns_only_the_direction() -> None:
    found = part_of("3 is a part of 7.", Direction.FORWARD)
    assert found.reversed == Comparison(Comparability.PART_OF, "3 is a part of 7.", Direction.BACKWARD)
    assert found.reversed.reversed == found
    assert agree("Both say 7.").reversed == agree("Both say 7.")
