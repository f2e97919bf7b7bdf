"""claims.domain.comparing_parts: a part against its whole (rules 3 and 6)."""

from dataclasses import replace

import pytest
from hypothesis import given

from claims.domain.codes import Comparability, ValueKind
from claims.domain.comparing_parts import compare_part
from claims.domain.findings import Comparison, Direction
from claims.domain.statements import Statement
from claims.domain.values import Named, Quantity
from tests.claims.domain.cast import MONDAY, NONE, SOME, TUESDAY, at_least, denies, exactly, says
from tests.claims.domain.strategies import CODEBOOK, quantities

PART, COMPATIBLE, CONFLICT = Comparability.PART_OF, Comparability.COMPATIBLE, Comparability.CONFLICT


@pytest.mark.parametrize(
    ("part", "whole", "relation", "detail"),
    [
        (exactly(4), exactly(7), PART, "4 is a part of 7."),
        # All of it is a part of it.
        (exactly(7), exactly(7), PART, "7 is a part of 7."),
        # A part of none says nothing of the whole.
        (NONE, exactly(7), PART, "0 is a part of 7."),
        # A bound that can still fit.
        (at_least(4), at_least(3), PART, "≥ 4 is a part of ≥ 3."),
        (SOME, NONE, PART, "some is a part of 0."),
        (exactly(8), exactly(7), CONFLICT, "A part of 8 is more than the whole of 7."),
        (at_least(8), exactly(7), CONFLICT, "A part of ≥ 8 is more than the whole of 7."),
        # None of the whole is none of each part.
        (exactly(1), NONE, CONFLICT, "A part of 1 is more than the whole of 0."),
        (exactly(1, "person"), exactly(7, "soldier"), Comparability.NOT_COMPARABLE,
            'Their units differ: "person" and "soldier".'),
    ],
)  # fmt: skip
def test_a_part_never_exceeds_its_whole(
    part: Quantity, whole: Quantity, relation: Comparability, detail: str
) -> None:
    direction = Direction.FORWARD if relation is PART else Direction.NONE
    found = compare_part(says(part), says(whole), CODEBOOK["killed"], Direction.FORWARD)
    assert found == Comparison(relation, detail, direction)


@pytest.mark.parametrize(
    ("attribute", "part", "whole", "relation"),
    [
        # The whole may have grown since.
        ("killed", says(exactly(8), as_of=TUESDAY), says(exactly(7), as_of=MONDAY), COMPATIBLE),
        # A whole told later has seen the part.
        ("killed", says(exactly(8), as_of=MONDAY), says(exactly(7), as_of=TUESDAY), CONFLICT),
        # A figure that may fall: nothing follows either way.
        ("troops_present", says(exactly(8), as_of=MONDAY), says(exactly(7), as_of=TUESDAY), COMPATIBLE),
        # A zero conflicts only at its own time.
        ("killed", says(exactly(1), as_of=MONDAY), says(NONE, as_of=TUESDAY), COMPATIBLE),
        ("killed", says(exactly(1), as_of=TUESDAY), says(NONE, as_of=MONDAY), COMPATIBLE),
        ("killed", says(exactly(1), as_of=MONDAY), says(NONE, as_of=MONDAY), CONFLICT),
        # A tolerance of 5 makes room for a rounded whole, but not for none.
        ("participants", says(exactly(105)), says(exactly(100)), PART),
        ("participants", says(exactly(106)), says(exactly(100)), CONFLICT),
        ("participants", says(exactly(3)), says(NONE), CONFLICT),
    ],
)
def test_parts_and_wholes_of_different_times(
    attribute: str, part: Statement, whole: Statement, relation: Comparability
) -> None:
    assert compare_part(part, whole, CODEBOOK[attribute], Direction.FORWARD).relation is relation


def test_a_rejected_figure_says_nothing_of_parts() -> None:
    rejected = Comparison(
        Comparability.NOT_COMPARABLE, "One rejects a value, which says nothing of a part or a whole."
    )
    definition = CODEBOOK["killed"]
    assert compare_part(denies(exactly(8)), says(exactly(7)), definition, Direction.FORWARD) == rejected
    assert compare_part(says(exactly(8)), denies(exactly(7)), definition, Direction.FORWARD) == rejected


def test_other_values_are_parts_without_arithmetic() -> None:
    place = says(Named(ValueKind.PLACE, "the embassy"), "place")
    found = compare_part(place, place, CODEBOOK["place"], Direction.BACKWARD)
    assert found == Comparison(PART, "One speaks of a part of what the other covers.", Direction.BACKWARD)


@given(quantities(), quantities())
def test_a_part_conflicts_exactly_where_it_must_be_more_than_the_whole(
    part: Quantity, whole: Quantity
) -> None:
    found = compare_part(says(part), says(whole), CODEBOOK["killed"], Direction.FORWARD)
    must_exceed = part.lower is not None and whole.upper is not None and part.lower > whole.upper
    assert found.relation is (CONFLICT if must_exceed else PART)
    later = replace(says(part), as_of=TUESDAY)
    assert compare_part(
        later, replace(says(whole), as_of=MONDAY), CODEBOOK["killed"], Direction.FORWARD
    ).relation in (
        PART,
        COMPATIBLE,
    )
