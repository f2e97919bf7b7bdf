"""What a place is told by: the nouns of a pack that name a kind of place, and the spot that a phrase makes.

Outward: ``Spot``, ``noun_at``, ``named``, ``is_built`` and the sections of the nouns.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.placenames import PlaceName
from claims.extraction.reading import Reading
from claims.extraction.tokens import Hit

SETTLEMENT, REGION, STREET = "places.settlement", "places.region", "places.street"
# A ground is wide enough to be where it happened (a base, an airport); a site is what was hit (a church, a shop).
GROUND, SITE = "places.ground", "places.site"
NOUNS = (SETTLEMENT, REGION, STREET, GROUND, SITE)
BUILT = (GROUND, SITE)
# The kind of the place register that a single building has.
BUILDING = "site"


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens first..last-1 are a place. pattern: how it was told. name: the name in it.

    told_from, told_to: the words that tell it run that far, as "the port of | Ardun |, Varna province"; None = no
    further.
    """

    first: int
    last: int
    pattern: str
    name: PlaceName | None = None
    is_site: bool = False
    told_from: int | None = None
    told_to: int | None = None

    @property
    def told(self) -> tuple[int, int]:
        first = self.first if self.told_from is None else min(self.first, self.told_from)
        return first, self.last if self.told_to is None else max(self.last, self.told_to)


def noun_at(reading: Reading, index: int) -> Hit | None:
    """The longest noun of a place at a token."""
    if not reading.marks.is_in(index, *NOUNS):
        return None
    hits = [hit for noun in NOUNS if (hit := reading.marks.at(noun, index)) is not None]
    return max(hits, key=lambda hit: hit.last, default=None)  # of equal length: the first of NOUNS


def named(reading: Reading, name: PlaceName) -> Iterator[Spot]:
    if not name.is_wide:
        pattern = "named" if name.is_sure else "capital"
        yield Spot(name.first, name.last, pattern, name, is_site=is_built(reading, name))


def is_built(reading: Reading, name: PlaceName) -> bool:
    """Whether a register's name is that of a site, such as an embassy, and of no ground such as a base."""
    if reading.lexicon.gazetteer.place_kinds.get(name.key) != BUILDING:
        return False
    return not any(reading.marks.is_in(index, GROUND) for index in range(name.first, name.last))
