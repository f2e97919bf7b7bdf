"""claims.domain.comparing_numbers: two quantities of one attribute (rules 3 and 4)."""

from decimal import Decimal

import pytest
from hypothesis import given

from claims.domain.codes import Comparability, Comparator, InformantKind, ValueKind
from claims.domain.comparing_numbers import compare_quantities
from claims.domain.findings import Comparison, Direction
from claims.domain.statements import Statement
from claims.domain.values import Quantity, quantity
from tests.claims.domain.cast import MONDAY, NONE, SOME, TUESDAY, at_least, exactly, says
from tests.claims.domain.strategies import CODEBOOK, numbers, quantities, statements

AGREE, COMPATIBLE, CONFLICT = Comparability.AGREE, Comparability.COMPATIBLE, Comparability.CONFLICT


def found(a: Statement, b: Statement) -> Comparison:
    """What is found, once it is found the same from the other side."""
    x, y = a.value, b.value
    assert isinstance(x, Quantity)
    assert isinstance(y, Quantity)
    definition = CODEBOOK[a.attribute]
    one, other = compare_quantities(a, b, x, y, definition), compare_quantities(b, a, y, x, definition)
    assert one == other.reversed
    return one


@pytest.mark.parametrize(
    ("x", "y", "relation", "detail"),
    [
        (exactly(7), exactly(7), AGREE, "Both say 7."),
        (NONE, exactly(0), AGREE, "Both say 0."),
        (at_least(3), at_least(3), AGREE, "Both say ≥ 3."),
        # Rule 3.
        (at_least(3), exactly(7), AGREE, "≥ 3 agrees with 7: the number lies within the bound."),
        (quantity(Comparator.ABOUT, 90), exactly(88), AGREE,
            "85–95 agrees with 88: the number lies within the bound."),
        # Zero lies within "at most three".
        (quantity(Comparator.AT_MOST, 3), NONE, AGREE, "≤ 3 agrees with 0: the number lies within the bound."),
        # Two bounds with numbers in common.
        (at_least(3), quantity(Comparator.AT_MOST, 9), COMPATIBLE, "≤ 9 and ≥ 3 can both be true."),
        (at_least(3), at_least(5), COMPATIBLE, "≥ 3 and ≥ 5 can both be true."),
        (SOME, exactly(7), COMPATIBLE, "some and 7 cannot contradict: one has no bounds."),
        (exactly(5), exactly(7), CONFLICT, "5 and 7 exclude each other, and may speak of the same time."),
        (at_least(8), exactly(7), CONFLICT, "7 and ≥ 8 exclude each other, and may speak of the same time."),
        # The edge: more than seven begins at eight.
        (quantity(Comparator.MORE_THAN, 7), exactly(7), CONFLICT,
            "7 and ≥ 8 exclude each other, and may speak of the same time."),
        (NONE, exactly(1), CONFLICT, "0 and 1 exclude each other, and may speak of the same time."),
        (exactly(3, "rocket"), exactly(5, "launcher"), Comparability.NOT_COMPARABLE,
            'Their units differ: "launcher" and "rocket".'),
        # A unit that one leaves out does not hinder.
        (exactly(3, "rocket"), exactly(3), AGREE, "Both say 3."),
    ],
)  # fmt: skip
def test_values_of_no_stated_moment(x: Quantity, y: Quantity, relation: Comparability, detail: str) -> None:
    assert found(says(x), says(y)) == Comparison(relation, detail)


@pytest.mark.parametrize(
    ("x", "y", "relation", "detail"),
    [
        # "participants" tolerates 5.
        (exactly(100), exactly(105), AGREE, "100 and 105 agree within the attribute's tolerance."),
        (exactly(100), at_least(104), AGREE, "100 and ≥ 104 agree within the attribute's tolerance."),
        (
            exactly(100),
            exactly(106),
            CONFLICT,
            "100 and 106 exclude each other, and may speak of the same time.",
        ),
        # A tolerance never takes none for some.
        (NONE, exactly(3), CONFLICT, "0 and 3 exclude each other, and may speak of the same time."),
    ],
)
def test_values_within_the_tolerance_agree(
    x: Quantity, y: Quantity, relation: Comparability, detail: str
) -> None:
    assert found(says(x, "participants"), says(y, "participants")) == Comparison(relation, detail)


FIVE = says(exactly(5), as_of=MONDAY)
NAMELESS = {"informant": "official", "informant_kind": InformantKind.ANONYMOUS}
RECAP = "5 and 7 exclude each other; the later is a recap, or of another, weaker or unsaid origin."


@pytest.mark.parametrize(
    ("late", "early", "reason"),
    [
        # 4 (a): one origin, later.
        (says(exactly(7), as_of=TUESDAY), FIVE, "the same origin, later"),
        # 4 (b): the words say so; no moment is needed.
        (says(exactly(7), outlet="weekly", says_rose=True), FIVE, "its words say that the figure rose"),
        (says(exactly(7), outlet="weekly", says_rose=True, as_of=MONDAY), FIVE, "its words say that the figure rose"),
        # 4 (c): another informant, of a class as strong.
        (says(exactly(7), informant="ministry", as_of=TUESDAY, source_rank=0), FIVE,
            "a later informant of no weaker class"),
    ],
)  # fmt: skip
def test_a_higher_figure_updates_under_rule_4(late: Statement, early: Statement, reason: str) -> None:
    expected = Comparison(Comparability.UPDATE, f"7 updates 5: {reason}.", Direction.FORWARD)
    assert found(late, early) == expected


@pytest.mark.parametrize(
    ("late", "early", "detail"),
    [
        # 4 (c) fails: a weaker class; no informant named.
        (says(exactly(7), informant="militia", as_of=TUESDAY, source_rank=2), FIVE, RECAP),
        (says(exactly(7), outlet="weekly", as_of=TUESDAY), FIVE, RECAP),
        # 4 (c) asks for another informant: one nameless official, through two channels, is no other.
        (says(exactly(7), as_of=TUESDAY, channel="agency", **NAMELESS), says(exactly(5), as_of=MONDAY, **NAMELESS),
            RECAP),
        # A recap never supersedes, whoever tells it and whatever its words.
        (says(exactly(7), as_of=TUESDAY, is_recap=True), FIVE, RECAP),
        (says(exactly(7), as_of=TUESDAY, is_recap=True, says_rose=True), FIVE, RECAP),
        # A toll does not fall, even at its own origin.
        (says(exactly(5), as_of=TUESDAY), says(exactly(7), as_of=MONDAY),
            "5 and 7 exclude each other, and a growing figure does not fall: the later says 5."),
        # Words of a rise prove nothing about a fall.
        (says(exactly(5), as_of=TUESDAY, says_rose=True), says(exactly(7), as_of=MONDAY),
            "5 and 7 exclude each other, and a growing figure does not fall: the later says 5."),
        # What surely came before cannot update what came after.
        (says(exactly(7), as_of=MONDAY, says_rose=True), says(exactly(5), as_of=TUESDAY),
            "5 and 7 exclude each other, and a growing figure does not fall: the later says 5."),
        # The same day: one of the two is wrong.
        (says(exactly(7), as_of=MONDAY), FIVE, "5 and 7 exclude each other, and may speak of the same time."),
    ],
)  # fmt: skip
def test_any_other_difference_is_disputed(late: Statement, early: Statement, detail: str) -> None:
    assert found(late, early) == Comparison(CONFLICT, detail)


@pytest.mark.parametrize(
    ("late", "early", "expected"),
    [
        # The same origin learns more.
        (says(exactly(3), as_of=TUESDAY), says(NONE, as_of=MONDAY),
            Comparison(Comparability.UPDATE, "3 updates 0: the same origin, later.", Direction.FORWARD)),
        # A stranger: no update, but no conflict either.
        (says(exactly(3), as_of=TUESDAY, outlet="weekly"), says(NONE, as_of=MONDAY),
            Comparison(COMPATIBLE, "0 and 3 exclude each other, but speak of different times.")),
        (says(exactly(3), as_of=TUESDAY, is_recap=True), says(NONE, as_of=MONDAY),
            Comparison(COMPATIBLE, "0 and 3 exclude each other, but speak of different times.")),
        # A later zero does not undo a toll.
        (says(NONE, as_of=TUESDAY), says(exactly(3), as_of=MONDAY),
            Comparison(COMPATIBLE, "0 and 3 exclude each other, but speak of different times.")),
    ],
)  # fmt: skip
def test_a_zero_of_another_time_never_conflicts(
    late: Statement, early: Statement, expected: Comparison
) -> None:
    assert found(late, early) == expected


def test_a_level_of_another_moment_never_conflicts() -> None:
    late = says(exactly(2500), "troops_present", as_of=TUESDAY, outlet="weekly")
    early = says(exactly(5200), "troops_present", as_of=MONDAY)
    assert found(early, late) == Comparison(
        Comparability.UPDATE, "2500 updates 5200: the level at a later moment.", Direction.BACKWARD
    )


def test_a_figure_that_may_fall_is_corrected_by_its_own_origin() -> None:
    late = says(exactly(80), "participants", as_of=TUESDAY)
    early = says(exactly(100), "participants", as_of=MONDAY)
    assert found(late, early) == Comparison(
        Comparability.UPDATE, "80 updates 100: the same origin, later.", Direction.FORWARD
    )


@given(statements("killed"), statements("killed"), quantities(), numbers)
def test_a_bound_never_conflicts_with_a_value_inside_it(
    a: Statement, b: Statement, bound: Quantity, number: Decimal
) -> None:
    number = number if bound.lower is None else max(number, bound.lower)
    number = number if bound.upper is None else min(number, bound.upper)
    finding = compare_quantities(a, b, bound, exactly(number), CODEBOOK["killed"])
    assert finding.relation in (AGREE, COMPATIBLE)


@given(statements("killed"), statements("killed"), numbers.filter(bool))
def test_a_stated_zero_conflicts_only_where_the_moments_overlap(
    a: Statement, b: Statement, number: Decimal
) -> None:
    relation = compare_quantities(a, b, NONE, exactly(number), CODEBOOK["killed"]).relation
    assert relation is not AGREE
    if relation is CONFLICT:
        assert a.as_of.overlaps(b.as_of)
    if not a.says_rose and not b.says_rose and a.as_of.overlaps(b.as_of):
        assert relation is CONFLICT


@given(
    statements("killed", "participants", "troops_present"), statements("killed"), quantities(), quantities()
)
def test_the_finding_turns_round_with_its_claims(
    a: Statement, b: Statement, x: Quantity, y: Quantity
) -> None:
    definition = CODEBOOK[a.attribute]
    assert compare_quantities(a, b, x, y, definition) == compare_quantities(b, a, y, x, definition).reversed


@given(quantities(ValueKind.MEASURE, "km"), quantities(ValueKind.MEASURE, "km"))
def test_measures_meet_where_their_intervals_meet(x: Quantity, y: Quantity) -> None:
    relation = compare_quantities(says(x), says(y), x, y, CODEBOOK["distance"]).relation
    assert (relation is CONFLICT) == (not x.interval.intersects(y.interval))
