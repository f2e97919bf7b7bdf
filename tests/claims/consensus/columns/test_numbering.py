"""Keys as numbers, and several columns of numbers as one."""

import numpy as np

from claims.consensus.columns.numbering import distinct, joined, numbered, places_in_order


def test_keys_are_numbered_as_they_are_met() -> None:
    found, keys = numbered(["b", "a", "b"])
    assert (found.tolist(), keys) == ([0, 1, 0], ["b", "a"])


def test_equal_keys_have_one_place_in_the_order() -> None:
    assert places_in_order(["b", "a", "c", "b"]).tolist() == [1, 0, 2, 1]
    assert places_in_order([]).tolist() == []


def test_rows_are_equal_only_where_every_column_is() -> None:
    found = joined(np.array([0, 0, 1, 1]), np.array([5, 6, 5, 5]))
    assert found[2] == found[3]
    assert len(set(found.tolist())) == 3


def test_columns_that_do_not_fit_into_one_number_are_numbered_anew() -> None:
    large = np.array([2**40, 2**40 + 1, 2**40, 0])
    found = joined(large, large, np.array([0, 0, 0, 1]))
    assert found[0] == found[2]
    assert len(set(found.tolist())) == 3
    assert found.min() >= 0


def test_distinct_tells_where_each_stands_first() -> None:
    first, which = distinct(np.array([7, 3, 7, 3]))
    assert (first.tolist(), which.tolist()) == ([1, 0], [1, 0, 1, 0])
