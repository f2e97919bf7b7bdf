"""Agreement against the worked examples of those who defined it."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.agreement import cohen_kappa, f1, interval, krippendorff_alpha, nominal

# Krippendorff (2011), section D: four observers, twelve units; None = not coded.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
UNITS = [[value for value in unit if value is not None] for unit in zip(*OBSERVERS, strict=True)]
# The same, section A: two observers, binary codes.
BINARY = list(zip([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], strict=True))


def test_alpha_of_many_observers_with_missing_codes() -> None:
    assert krippendorff_alpha(UNITS, nominal) == pytest.approx(0.743, abs=0.0005)
    assert krippendorff_alpha(UNITS, interval) == pytest.approx(0.849, abs=0.0005)


def test_alpha_of_two_observers_on_binary_codes() -> None:
    assert krippendorff_alpha(BINARY, nominal) == pytest.approx(0.095, abs=0.0005)


def test_kappa_of_the_table_of_two_hundred_units() -> None:
    # Cohen (1960), table 2: 200 units, 140 agreed where chance gives 82.
    table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    pairs = list(
        chain.from_iterable(
            [(row, column)] * number
            for row, numbers in enumerate(table)
            for column, number in enumerate(numbers)
        )
    )
    assert cohen_kappa(pairs) == pytest.approx(58 / 118)
    assert cohen_kappa(pairs) == pytest.approx(0.492, abs=0.0005)


def test_nothing_is_said_where_nothing_can_be() -> None:
    assert cohen_kappa([]) is None
    assert cohen_kappa([("accept", "accept")] * 5) is None
    assert krippendorff_alpha([], nominal) is None
    assert krippendorff_alpha([[1], [2]], nominal) is None
    assert krippendorff_alpha([[3, 3], [3, 3]], interval) is None
    assert f1(0, 0, 0) is None


def test_zero_is_what_chance_gives_and_not_nothing() -> None:
    assert cohen_kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0
    assert f1(0, 3, 2) == 0
    assert f1(2, 3, 2) == pytest.approx(0.8)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30))
def test_both_are_at_most_one_and_one_only_where_all_agree(pairs: list[tuple[str, str]]) -> None:
    agreed = all(one == other for one, other in pairs)
    for found in (cohen_kappa(pairs), krippendorff_alpha(pairs, nominal)):
        assert found is None or found <= 1
        assert found is None or (found == pytest.approx(1)) == agreed


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=20))
def test_who_is_first_makes_no_difference(pairs: list[tuple[int, int]]) -> None:
    turned = [(other, one) for one, other in pairs]
    for measure in (nominal, interval):
        assert krippendorff_alpha(pairs, measure) == pytest.approx(krippendorff_alpha(turned, measure))
    assert cohen_kappa(pairs) == pytest.approx(cohen_kappa(turned))
