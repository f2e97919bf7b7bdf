import pytest

from claims.consensus.contradictory_links import Contradictory, contradictions
from claims.domain.codes import Provenance, ValueRelation
from tests.claims.consensus.test_implied_links import Relation, link

SAME, COPIES, INDEPENDENT = Provenance.SAME_INFORMANT, Provenance.COPIES, Provenance.INDEPENDENT


def test_independent_contradicts_one_informant_across_a_third_claim() -> None:
    (found,) = contradictions([link("a", "b", SAME), link("b", "c", COPIES), link("a", "c", INDEPENDENT)])
    assert found.kind is Contradictory.INDEPENDENT
    assert found.links[0].relation == INDEPENDENT
    assert [(one.first, one.second) for one in found.links] == [("a", "c"), ("a", "b"), ("b", "c")]


def test_independence_of_two_groups_contradicts_nothing() -> None:
    decided = [link("a", "b", SAME), link("c", "d", SAME), link("a", "c", INDEPENDENT)]
    assert contradictions(decided) == ()


def test_relaying_does_not_contradict_independence_elsewhere() -> None:
    decided = [link("a", "b", Provenance.RELAYS), link("b", "c", SAME), link("a", "c", INDEPENDENT)]
    assert contradictions(decided) == ()


@pytest.mark.parametrize(
    ("relations", "is_found"),
    [
        ((ValueRelation.UPDATES, ValueRelation.UPDATES, ValueRelation.UPDATES), True),
        # what corrects is later too
        ((ValueRelation.UPDATES, ValueRelation.CORRECTS, ValueRelation.UPDATES), True),
        ((ValueRelation.PART_OF, ValueRelation.PART_OF, ValueRelation.PART_OF), True),
        ((COPIES, Provenance.RELAYS, Provenance.TRANSLATES), True),
        # a part that is told more exactly, later: three orders, no circle in any
        ((ValueRelation.UPDATES, ValueRelation.PART_OF, ValueRelation.REFINES), False),
    ],
)
def test_circle_of_one_order_is_a_contradiction(relations: tuple[Relation, ...], is_found: bool) -> None:
    decided = [link(*pair, relation) for pair, relation in zip(("ab", "bc", "ca"), relations, strict=True)]
    found = contradictions(decided)
    assert [one.kind for one in found] == [Contradictory.CIRCLE] * is_found
    assert [len(one.links) for one in found] == [3] * is_found


def test_straight_line_of_updates_is_no_circle() -> None:
    decided = [link("a", "b", ValueRelation.UPDATES), link("b", "c", ValueRelation.UPDATES)]
    assert contradictions([*decided, link("a", "c", ValueRelation.UPDATES)]) == ()


def test_each_knot_is_told_once() -> None:
    pairs = ["ab", "bc", "ca", "de", "ef", "fd"]
    found = contradictions([link(*pair, ValueRelation.UPDATES) for pair in pairs])
    assert [{one.first for one in each.links} | {one.second for one in each.links} for each in found] == [
        set("abc"),
        set("def"),
    ]
