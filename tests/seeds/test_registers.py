"""The seeded registers are trees, complete in both languages, and keep apart what must be kept apart."""

import pytest

from claims.domain.codes import ScopeFacet, ScopeRelation
from claims.domain.hierarchy import Hierarchy
from claims.domain.scopes import ScopeRegister, parse_scope
from tests.seeds.material import LANGUAGES, entries, toml

REGISTERS = ("place", "actor", "scope")
every_register = pytest.mark.parametrize("register", REGISTERS)


def tree(register: str) -> Hierarchy:
    return Hierarchy({key: row["part_of"] or None for key, row in entries(register).items()})


def scopes() -> ScopeRegister:
    return ScopeRegister(
        tree("scope"), frozenset(key for key, row in entries("scope").items() if row["children_disjoint"])
    )


@every_register
def test_keys_are_unique(register: str) -> None:
    assert len(toml(f"registers/{register}s.toml")[register]) == len(entries(register))


@every_register
def test_every_parent_exists_and_nothing_holds_itself(register: str) -> None:
    for row in entries(register).values():
        assert row["part_of"] == "" or row["part_of"] in entries(register), row["key"]
    tree(register)  # raises BadHierarchy on a circle


@every_register
def test_every_entry_is_named_in_both_languages(register: str) -> None:
    for key, row in entries(register).items():
        assert all(row["names"][language] for language in LANGUAGES), key
        assert set(row["aliases"]) == set(LANGUAGES), key


@pytest.mark.parametrize("register", ["place", "actor"])
def test_no_name_means_two_entries(register: str) -> None:
    owners: dict[str, set[str]] = {}
    for key, row in entries(register).items():
        for language in LANGUAGES:
            for name in (row["names"][language], *row["aliases"][language]):
                owners.setdefault(name.casefold(), set()).add(key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


def test_places_lie_on_the_earth() -> None:
    for key, row in entries("place").items():
        assert -90 <= row["latitude"] <= 90, key
        assert -180 <= row["longitude"] <= 180, key
        assert row["precision"] in ("exact", "city", "region", "country"), key
        assert row["kind"] in ("country", "region", "city", "district", "site"), key


def test_the_green_zone_is_one_place_in_both_languages() -> None:
    zone = entries("place")["green-zone"]
    assert zone["names"] == {"en": "Green Zone", "fr": "zone verte"}
    assert tree("place").is_within("us-embassy-baghdad", "green-zone")


def test_kataib_hezbollah_is_not_hezbollah() -> None:
    group, namesake = entries("actor")["kataib-hezbollah"], entries("actor")["hezbollah"]
    assert group["distinct_from"] == ["hezbollah"]
    assert namesake["distinct_from"] == ["kataib-hezbollah"]
    assert not tree("actor").are_related("kataib-hezbollah", "hezbollah")
    assert group["names"]["fr"] == "brigades du Hezbollah"


def test_actors_kept_apart_exist() -> None:
    for row in entries("actor").values():
        for other in row.get("distinct_from", []):
            assert row["key"] in entries("actor")[other]["distinct_from"]


def test_scope_keys_start_with_their_facet_and_stand_for_known_places() -> None:
    for key, row in entries("scope").items():
        assert key.partition(":")[0] in tuple(ScopeFacet), key
        assert row.get("place", "green-zone") in entries("place"), key
        if row["part_of"]:
            assert row["part_of"].partition(":")[0] == key.partition(":")[0], key


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        # two sides of one city: their rockets may be added
        ("place:green-zone", "place:baghdad-neighbourhoods", ScopeRelation.DISJOINT),
        # a canteen of the embassy lies in the zone
        ("place:us-embassy-baghdad", "place:green-zone", ScopeRelation.PART_OF),
        # beside the embassy is not in it
        ("place:us-embassy-baghdad", "place:embassy-surroundings", ScopeRelation.DISJOINT),
        # one soldier serves in one army
        ("group:us-soldiers", "group:british-soldiers", ScopeRelation.DISJOINT),
        ("group:us-soldiers", "group:coalition-soldiers", ScopeRelation.PART_OF),
        # a child may be a civilian: nobody said
        ("group:children", "group:civilians", ScopeRelation.UNKNOWN),
        # the police of a country may be part of its security forces
        ("group:police", "group:iraqi-security-forces", ScopeRelation.UNKNOWN),
        # a base in the city and the streets of the city
        ("place:erbil-airport-base", "place:erbil-city", ScopeRelation.UNKNOWN),
    ],
)
def test_scopes_stand_to_each_other(a: str, b: str, relation: ScopeRelation) -> None:
    assert scopes().relation(parse_scope(a), parse_scope(b)) is relation
