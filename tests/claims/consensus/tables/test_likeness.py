"""How far one stated value speaks for another."""

import pytest

from claims.consensus.tables.kinds import TableKind, read_value
from claims.consensus.tables.likeness import BOUND_SHARE, NEAR_SHARE, ROUNDED_SHARE, likeness_of
from claims.consensus.tables.names import NameTree


def likeness(kind: TableKind, stated: str, candidate: str, **bounds: str) -> float:
    return likeness_of(kind, NameTree())(read_value(kind, stated, **bounds), read_value(kind, candidate))


@pytest.mark.parametrize(
    ("stated", "candidate", "expected"),
    [
        ("07:10", "7:10", 1.0),
        ("07:10", "07:20", NEAR_SHARE),
        ("07:10", "07:21", 0.0),
        ("23:58", "00:03", NEAR_SHARE),  # around the clock
        ("2021-03-01T23:58", "2021-03-02T00:03", NEAR_SHARE),
        ("2021-03-01T07:10", "2021-03-02T07:10", 0.0),  # a day apart
        ("2021-03-01T07:10", "07:12", NEAR_SHARE),
        ("2021-02-30T07:10", "2021-02-28T07:10", 0.0),  # no such day
        ("morning", "07:10", 0.0),
        ("morning", "morning", 1.0),
    ],
)
def test_times_a_few_minutes_apart_are_alike(stated: str, candidate: str, expected: float) -> None:
    assert likeness(TableKind.TIME, stated, candidate) == expected


@pytest.mark.parametrize(
    ("comparator", "candidate", "expected"),
    [
        ("at_least", "7", BOUND_SHARE),
        ("at_least", "4", 1.0),  # the number it names
        ("at_least", "3", 0.0),
        ("more_than", "5", BOUND_SHARE),
        ("at_most", "3", BOUND_SHARE),
        ("at_most", "7", 0.0),
    ],
)
def test_a_bound_speaks_for_what_it_admits_and_for_nothing_else(
    comparator: str, candidate: str, expected: float
) -> None:
    assert likeness(TableKind.COUNT, "4", candidate, comparator=comparator) == expected


@pytest.mark.parametrize(
    ("stated", "candidate", "expected"),
    [
        ("9000", "8860", ROUNDED_SHARE),
        ("9000", "9000", 1.0),
        ("8860", "9000", 0.0),  # the finer figure does not speak for the rounded one
        ("9000", "8499", 0.0),  # further than half of its grain
        ("8900", "8860", 0.0),  # two zeros are met in figures that nobody rounded
        ("20000", "19000", ROUNDED_SHARE),
        ("0", "3", 0.0),
    ],
)
def test_whole_thousands_may_be_a_finer_count_rounded(stated: str, candidate: str, expected: float) -> None:
    assert likeness(TableKind.COUNT, stated, candidate) == expected


def test_measures_are_never_taken_for_rounded() -> None:
    assert likeness(TableKind.MEASURE, "1000", "1004") == 0.0
