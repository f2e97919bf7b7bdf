"""claims.domain.scopes: facets, their canonical string, and how two scopes stand."""

import pytest
from hypothesis import given

from claims.domain.codes import ScopeFacet, ScopeRelation
from claims.domain.errors import BadScope
from claims.domain.scopes import WHOLE, Scope, ScopeRegister, parse_scope
from tests.claims.domain.strategies import SCOPES, scopes

FACETS = "place, group, party, phase"
TURNED = {ScopeRelation.PART_OF: ScopeRelation.CONTAINS, ScopeRelation.CONTAINS: ScopeRelation.PART_OF}


@given(scopes)
def test_a_scope_reads_back_from_its_key(scope: Scope) -> None:
    assert parse_scope(scope.key) == scope
    assert str(scope) == scope.key


def test_the_whole_event_is_the_empty_key() -> None:
    assert WHOLE.key == ""
    assert WHOLE.is_whole
    assert parse_scope("") == WHOLE
    assert not Scope(phase="phase:first-salvo").is_whole


def test_the_key_does_not_depend_on_the_order_of_its_parts() -> None:
    scope = Scope(place="place:green-zone", group="group:us-soldiers")
    assert scope.key == "group:us-soldiers;place:green-zone"
    assert parse_scope("place:green-zone;group:us-soldiers") == scope
    assert scope.facet(ScopeFacet.PLACE) == "place:green-zone"


@pytest.mark.parametrize(
    "key",
    [
        # Another facet's entry, no facet, an empty name, two entries in one.
        "group:us-soldiers",
        "green-zone",
        "place:",
        "place:green-zone;place:karrada",
    ],
)
def test_a_key_of_another_form_is_refused(key: str) -> None:
    with pytest.raises(BadScope) as refusal:
        Scope(place=key)
    expected = f'"{key}" is no entry of the facet "place". Accepted: "place:" and a name without ";".'
    assert str(refusal.value) == expected


@pytest.mark.parametrize(
    ("key", "part"),
    [
        # No facet, an unknown one, one facet twice, an empty part.
        ("green-zone", "green-zone"),
        ("where:green-zone", "where:green-zone"),
        ("place:green-zone;place:karrada", "place:karrada"),
        ("place:green-zone;", ""),
    ],
)
def test_a_scope_that_cannot_be_read_says_where(key: str, part: str) -> None:
    with pytest.raises(BadScope) as refusal:
        parse_scope(key)
    expected = f'The scope "{key}" cannot be read at "{part}". Accepted: one key per facet of {FACETS}.'
    assert str(refusal.value) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("", "", "same"),
        # Anything is a part of the whole event, also what the register does not know.
        ("place:green-zone", "", "part_of"),
        ("group:unheard-of", "", "part_of"),
        # Nested entries, at any depth.
        ("place:embassy", "place:baghdad", "part_of"),
        ("place:green-zone", "place:embassy", "contains"),
        # Children of one parent whose children are disjoint, and what lies below them.
        ("place:green-zone", "place:karrada", "disjoint"),
        ("place:embassy", "place:karrada", "disjoint"),
        # Nobody said how these stand.
        ("place:green-zone", "place:basra", "unknown"),
        ("group:soldiers", "group:children", "unknown"),
        # Two facets: narrower in both, narrower in one only.
        ("place:embassy;group:us-soldiers", "place:baghdad;group:soldiers", "part_of"),
        ("place:green-zone;group:us-soldiers", "place:green-zone", "part_of"),
        # Neither is inside the other: soldiers anywhere, anyone in the zone.
        ("group:soldiers", "place:green-zone", "unknown"),
        ("place:green-zone;group:soldiers", "place:baghdad;group:us-soldiers", "unknown"),
        # Disjoint in one facet is enough: nobody is in both places.
        ("place:green-zone;group:soldiers", "place:karrada;group:children", "disjoint"),
        # A group nobody placed against another, though one is in a part of the other's place.
        ("place:green-zone;group:soldiers", "place:baghdad;group:children", "unknown"),
    ],
)
def test_how_two_scopes_stand(a: str, b: str, expected: str) -> None:
    assert SCOPES.relation(parse_scope(a), parse_scope(b)) is ScopeRelation(expected)


@given(scopes, scopes)
def test_the_relation_turns_round_with_its_scopes(a: Scope, b: Scope) -> None:
    found = SCOPES.relation(a, b)
    assert SCOPES.relation(b, a) is TURNED.get(found, found)
    assert (found is ScopeRelation.SAME) == (a == b)


@given(scopes, scopes, scopes)
def test_parts_of_parts_are_parts(a: Scope, b: Scope, c: Scope) -> None:
    inside = (ScopeRelation.SAME, ScopeRelation.PART_OF)
    if SCOPES.relation(a, b) in inside and SCOPES.relation(b, c) in inside:
        assert SCOPES.relation(a, c) in inside


def test_nothing_is_disjoint_unless_the_register_says_so() -> None:
    silent = ScopeRegister(SCOPES.tree)
    zone, karrada = Scope(place="place:green-zone"), Scope(place="place:karrada")
    assert silent.relation(zone, karrada) is ScopeRelation.UNKNOWN
    assert not silent.are_disjoint([zone, karrada])


def test_scopes_are_disjoint_only_if_every_two_are() -> None:
    zone, karrada = Scope(place="place:green-zone"), Scope(place="place:karrada")
    assert SCOPES.are_disjoint([zone, karrada])
    assert SCOPES.are_disjoint([zone])
    assert not SCOPES.are_disjoint([zone, karrada, Scope(place="place:embassy")])
    assert not SCOPES.are_disjoint([zone, zone])
