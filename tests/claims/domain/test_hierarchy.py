"""claims.domain.hierarchy: a register's tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.errors import BadHierarchy
from claims.domain.hierarchy import Hierarchy
from tests.claims.domain.strategies import PLACES


@st.composite
def trees(draw: st.DrawFn) -> Hierarchy:
    """Each key's parent is a smaller number or none: never a circle."""
    size = draw(st.integers(1, 8))
    parents = [draw(st.none() | st.integers(0, child - 1)) if child else None for child in range(size)]
    return Hierarchy(
        {str(child): None if parent is None else str(parent) for child, parent in enumerate(parents)}
    )


keys = st.integers(0, 9).map(str)


@pytest.mark.parametrize(
    ("parents", "key"),
    [
        # Its own parent.
        ({"a": "a"}, "a"),
        # Two that hold each other.
        ({"a": "b", "b": "a"}, "a"),
        # A circle below a sound branch, met from outside it.
        ({"root": None, "x": "a", "a": "b", "b": "c", "c": "a"}, "a"),
    ],
)
def test_circles_are_refused(parents: dict[str, str | None], key: str) -> None:
    with pytest.raises(BadHierarchy) as refusal:
        Hierarchy(parents)
    assert str(refusal.value) == f'"{key}" is its own ancestor. A register is a tree without circles.'


def test_ancestors_come_nearest_first() -> None:
    assert list(PLACES.ancestors("green-zone")) == ["baghdad", "iraq"]
    assert list(PLACES.ancestors("iraq")) == []


def test_an_unknown_key_stands_alone() -> None:
    assert list(PLACES.ancestors("basra")) == []
    assert PLACES.is_within("basra", "basra")
    assert not PLACES.is_within("basra", "iraq")
    assert PLACES.nearest_common("basra", "baghdad") is None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # Side by side.
        ("green-zone", "karrada", "baghdad"),
        # One inside the other: the wider one.
        ("green-zone", "iraq", "iraq"),
        ("baghdad", "baghdad", "baghdad"),
        # Different roots.
        ("baghdad", "iran", None),
    ],
)
def test_the_nearest_key_in_common(a: str, b: str, expected: str | None) -> None:
    assert PLACES.nearest_common(a, b) == expected
    assert PLACES.nearest_common(b, a) == expected


@given(trees(), keys, keys, keys)
def test_lying_within_is_an_order(tree: Hierarchy, a: str, b: str, c: str) -> None:
    assert tree.is_within(a, a)
    if tree.is_within(a, b) and tree.is_within(b, a):
        assert a == b
    if tree.is_within(a, b) and tree.is_within(b, c):
        assert tree.is_within(a, c)


@given(trees(), keys, keys, keys)
def test_the_common_key_lies_within_every_other_common_key(tree: Hierarchy, a: str, b: str, c: str) -> None:
    common = tree.nearest_common(a, b)
    if tree.is_within(a, c) and tree.is_within(b, c):
        assert common is not None
        assert tree.is_within(common, c)


@given(trees(), keys)
def test_depth_counts_the_ancestors(tree: Hierarchy, key: str) -> None:
    assert tree.depth(key) == len(list(tree.ancestors(key)))


def test_related_is_within_either_way() -> None:
    assert PLACES.are_related("iraq", "green-zone")
    assert PLACES.are_related("green-zone", "iraq")
    assert not PLACES.are_related("green-zone", "karrada")
