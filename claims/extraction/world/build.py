"""Build ``names.txt.gz`` from its sources: see README.md beside this file.

Usage: ``python -m claims.extraction.world.build CITIES.json PLACES.csv TERRITORIES.json``. The same sources give the
same bytes.
"""

import csv
import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from claims.extraction.world.lookup import FILE, HEAD, Extent, look_up_form

# Inhabitants from which a place is a city, a town (arbitrary but works: what agencies name without its province).
# Below the last, the names are many, mostly of hamlets, and many of them are words of some language.
CITY, TOWN, VILLAGE = 100_000, 15_000, 1_500
# Inhabitants from which other spellings are taken: French and older English names are kept for cities only, since the
# spellings of small places are mostly transliterations into languages that no pack reads.
SPELLED = 200_000
SHORTEST, SHORTEST_SPELLING = 3, 4
# Words of a district's name: longer ones are titles of an administration (arbitrary but works).
DISTRICT_WORDS = 3
# English articles are left out: "The Entrance" and "The Village" are towns, but not in a report.
_NAME = re.compile(r"(?!the )[a-z][a-z' .]*")
# What a spelling may be written with to be French or English.
_SPELLING = re.compile(r"[A-ZÉÈÎÔÂ][a-zéèêëàâîïôùûüç]+(?:[-' ][A-ZÉÈÎÔÂa-z][a-zéèêëàâîïôùûüç]*)*")
# CLDR codes of territories that are more than a country.
_WIDE = re.compile(r"[0-9]{3}|EU|EZ|UN")


def main(cities: str, places: str, territories: str) -> None:
    blocks = blocks_of(
        list(json.loads(Path(cities).read_text(encoding="utf-8")).values()),
        list(csv.DictReader(Path(places).read_text(encoding="utf-8").splitlines())),
        json.loads(Path(territories).read_text(encoding="utf-8")),
    )
    lines = [f"{HEAD}{extent}\n" + "".join(f"{name}\n" for name in names) for extent, names in blocks]
    FILE.write_bytes(gzip.compress("".join(lines).encode("utf-8"), mtime=0))


def blocks_of(
    cities: Iterable[Mapping[str, Any]],
    places: Iterable[Mapping[str, str]],
    territories: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[Extent, list[str]]]:
    """(extent, sorted names) in the order of ``Extent``; a name stands in one block only.

    cities: with name, population, alternatenames. places: with admin1, admin2. territories: language -> code -> name.
    """
    found: dict[Extent, set[str]] = {extent: set() for extent in Extent}
    for names in territories.values():
        for code, name in names.items():
            extent = Extent.WORLD if _WIDE.fullmatch(code) else Extent.COUNTRY
            found[extent].update(look_up_form(part) for part in _parts(name))
    for city in cities:
        if city["population"] < VILLAGE:
            continue
        extent = _extent_of(city["population"])
        found[extent].add(look_up_form(city["name"]))
        if city["population"] >= SPELLED:
            found[extent].update(_spellings(city["alternatenames"]))
    for place in places:
        found[Extent.REGION].add(look_up_form(place["admin1"]))
        if len(place["admin2"].split()) <= DISTRICT_WORDS:
            found[Extent.DISTRICT].add(look_up_form(place["admin2"]))
    told: set[str] = set()
    for extent in Extent:
        held = {name for name in found[extent] if len(name) >= SHORTEST and _NAME.fullmatch(name)} - told
        told |= held
        yield extent, sorted(held)


def _parts(name: str) -> list[str]:
    """The name, and both names of "Myanmar (Burma)"."""
    return [part for part in re.split(r"\s*[()]", name) if part]


def _extent_of(population: int) -> Extent:
    return Extent.CITY if population >= CITY else Extent.TOWN if population >= TOWN else Extent.VILLAGE


def _spellings(names: Iterable[str]) -> Iterator[str]:
    return (
        look_up_form(name) for name in names if len(name) >= SHORTEST_SPELLING and _SPELLING.fullmatch(name)
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
