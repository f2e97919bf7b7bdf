import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.consensus.implied_links import Implied
from claims.consensus.links import Link
from claims.domain.codes import Axis, Provenance, ValueRelation
from claims.domain.findings import Direction

SAME, COPIES = Provenance.SAME_INFORMANT, Provenance.COPIES
Relation = ValueRelation | Provenance


def link(first: str, second: str, relation: Relation) -> Link:
    """Directed relations go from first to second."""
    axis = Axis.VALUE if isinstance(relation, ValueRelation) else Axis.PROVENANCE
    return Link(first, second, axis, relation, Direction.FORWARD if relation.is_directed else Direction.NONE)


def test_one_informant_follows_across_a_third_claim() -> None:
    implied = Implied([link("a", "b", SAME), link("b", "c", SAME)])
    assert implied.relation("a", "c", Axis.PROVENANCE) == (SAME, Direction.NONE)
    assert implied.relation("a", "d", Axis.PROVENANCE) is None


def test_copy_of_a_copy_is_a_copy() -> None:
    implied = Implied([link("a", "b", COPIES), link("b", "c", COPIES)])
    assert implied.relation("a", "c", Axis.PROVENANCE) == (COPIES, Direction.FORWARD)
    assert implied.relation("c", "a", Axis.PROVENANCE) == (COPIES, Direction.BACKWARD)


def test_two_copies_of_one_text_rest_on_one_informant_but_do_not_copy_each_other() -> None:
    implied = Implied([link("a", "c", COPIES), link("b", "c", COPIES)])
    assert implied.relation("a", "b", Axis.PROVENANCE) == (SAME, Direction.NONE)


@pytest.mark.parametrize("relation", [ValueRelation.UPDATES, ValueRelation.REFINES, ValueRelation.PART_OF])
def test_orders_follow_in_their_direction_only(relation: ValueRelation) -> None:
    implied = Implied([link("a", "b", relation), link("b", "c", relation)])
    assert implied.relation("a", "c", Axis.VALUE) == (relation, Direction.FORWARD)
    assert (
        Implied([link("a", "b", relation), link("c", "b", relation)]).relation("a", "c", Axis.VALUE) is None
    )


@pytest.mark.parametrize(
    "relation",
    [
        ValueRelation.CORROBORATES,  # at least 3 agrees with 5 and with 7, which exclude each other
        ValueRelation.CONFLICTS,
        ValueRelation.CORRECTS,  # what corrects a correction may say the first thing again
        ValueRelation.NOT_COMPARABLE,
        Provenance.INDEPENDENT,  # of two strangers to one, either may copy the other
        Provenance.RELAYS,  # another way may lead to the same words
        Provenance.TRANSLATES,
        Provenance.UNKNOWN,
    ],
)
def test_nothing_follows_across_other_relations(relation: Relation) -> None:
    implied = Implied([link("a", "b", relation), link("b", "c", relation)])
    assert [implied.relation("a", "c", axis) for axis in Axis] == [None, None]


def test_other_axis_is_not_answered() -> None:
    implied = Implied([link("a", "b", SAME), link("b", "c", SAME)])
    assert implied.relation("a", "c", Axis.VALUE) is None


PAIRS = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
    lambda pair: pair[0] != pair[1]
)


@given(st.lists(PAIRS, max_size=8))
def test_one_informant_is_an_equivalence(pairs: list[tuple[str, str]]) -> None:
    implied = Implied([link(one, other, SAME) for one, other in pairs])
    same = implied.rest_on_one_informant
    assert all(same(one, other) and same(other, one) for one, other in pairs)
    for a in "abcdef":
        for b in "abcdef":
            for c in "abcdef":
                assert not (same(a, b) and same(b, c) and a != c) or same(a, c)
