"""The names of the world's places: how they are folded, what the shipped file holds, how it is built."""

import gzip
from pathlib import Path

import pytest

from claims.extraction.world.build import blocks_of
from claims.extraction.world.lookup import FILE, HEAD, KNOWN, Extent, look_up_form, world_names


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Port-au-Prince", "port au prince"),
        ("Bogotá", "bogota"),
        ("BOGOTA", "bogota"),
        ("N\u2019Djamena", "n'djamena"),
        ("Łódź", "lodz"),  # a letter that composition does not part
    ],
)
def test_names_are_looked_up_without_case_and_accents(name: str, form: str) -> None:
    assert look_up_form(name) == form


@pytest.mark.parametrize(
    ("name", "extent"),
    [
        ("baghdad", Extent.CITY),
        ("bagdad", Extent.CITY),  # French
        ("colombie", Extent.COUNTRY),
        ("georgia", Extent.COUNTRY),  # the state bears the name too; the country is better known
        ("africa", Extent.WORLD),
        ("balochistan", Extent.REGION),
        ("donbass", Extent.REGION),  # no city and no district: known by hand
        ("green zone", Extent.REGION),
    ],
)
def test_the_file_knows_how_wide_a_name_is(name: str, extent: Extent) -> None:
    assert world_names()[name] is extent


@pytest.mark.parametrize("path", [FILE, KNOWN])
def test_every_name_of_a_file_is_in_look_up_form_and_its_block_sorted(path: Path) -> None:
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text("utf-8")
    for block in text.split(HEAD)[1:]:
        kind, _, names = block.partition("\n")
        listed = names.splitlines()
        assert kind in tuple(Extent)
        assert listed == sorted(set(listed))
        assert all(name == look_up_form(name) for name in listed)


@pytest.mark.parametrize("name", ["", "of", "the entrance", "Paris"])  # looked up in their look-up form only
def test_what_is_no_name_is_not_held(name: str) -> None:
    assert name not in world_names()


def test_a_name_stands_in_its_first_block_only() -> None:
    cities = [
        {"name": "Ardun", "population": 200_000, "alternatenames": ["Ardoun", "ARD", "Ардун"]},
        {"name": "Ardun", "population": 2_000, "alternatenames": []},
        {"name": "The Lisor", "population": 2_000, "alternatenames": []},
        {"name": "Tiny", "population": 100, "alternatenames": []},
    ]
    places = [{"admin1": "Ardun", "admin2": "Lisor"}]
    territories = {"en": {"NL": "Norland (Nordia)", "150": "Europe"}}
    assert {extent: names for extent, names in blocks_of(cities, places, territories) if names} == {
        Extent.WORLD: ["europe"],
        Extent.COUNTRY: ["nordia", "norland"],
        Extent.CITY: ["ardoun", "ardun"],
        Extent.DISTRICT: ["lisor"],
    }
