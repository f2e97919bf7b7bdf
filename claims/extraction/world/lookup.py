"""The names of the world's places as one look-up: is this name a place, and how wide is it?

Outward: ``world_names``, loaded on first use, and ``look_up_form``. The file holds one block of names per kind, the
widest and best known first, so that a name of several places is read as the best known one: "georgia" is the country.
"""

import gzip
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).parent / "names.txt.gz"
# Regions, quarters, camps and bases that the press names and that no count of inhabitants finds; written by hand.
KNOWN = Path(__file__).parent / "known.txt"
# A line of the file that opens a block.
HEAD = "# "
# Letters that composition does not part from their marks; newsrooms write "Lodz" and "Tromso".
_BARE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_BARE |= str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "-": " ", "\u2010": " ", "\u2011": " ", "\u2013": " "}
)


class Extent(StrEnum):
    """How much a name covers. The order is that of the file: where names meet, the earlier one speaks."""

    WORLD = "world"
    COUNTRY = "country"
    CITY = "city"
    REGION = "region"
    TOWN = "town"
    DISTRICT = "district"
    VILLAGE = "village"


def look_up_form(name: str) -> str:
    """Small letters without accents, hyphens as spaces: "Port-au-Prince" is "port au prince"."""
    if not name.isascii():
        parted = unicodedata.normalize("NFD", name.casefold())
        name = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return name.casefold().translate(_BARE)


@lru_cache(maxsize=1)
def world_names() -> Mapping[str, Extent]:
    """Look-up form -> extent, of some 140,000 names."""
    extents: dict[str, Extent] = {}
    for text in (gzip.decompress(FILE.read_bytes()).decode("utf-8"), KNOWN.read_text(encoding="utf-8")):
        for block in reversed(text.split(HEAD)[1:]):
            kind, _, names = block.partition("\n")
            extents.update(dict.fromkeys(names.splitlines(), Extent(kind)))
    return MappingProxyType(extents)
