"""Places that no list knows, in a text all in capitals: the noun beside them tells them.

Outward: ``told_by_neighbour`` and ``unknown_name``.
"""

from claims.extraction.nounphrases import is_shouted
from claims.extraction.placenames import KNOWN, PlaceName, place_name_at
from claims.extraction.placenouns import REGION, SETTLEMENT, STREET, noun_at
from claims.extraction.reading import Reading

# Words of a name that only the noun beside it tells (arbitrary but works).
LONGEST_UNKNOWN = 4
# Nouns that make unknown words before them a name; of a site they say what it is for: "the agriculture ministry".
TELLING = (SETTLEMENT, REGION, STREET)


def told_by_neighbour(reading: Reading, index: int, end: int) -> PlaceName | None:
    """ "THE LISOR NEIGHBORHOOD", "NEAR ARDUN, VARNA DEPARTMENT", "ARDUN AND LISOR DISTRICTS": words told by others.

    Only in a text all in capitals, where nothing else tells them.
    """
    last = _end_of_unknown(reading, index, end)
    if last == index or last >= end:
        return None
    joint = reading.marks.at("function.conjunction", last)
    after = last
    accepted: tuple[str, ...] = TELLING
    if reading.tokens[last].raw == "," or joint is not None:
        start = last + 1 if joint is None else joint.last
        other = place_name_at(reading, start, end) or unknown_name(reading, start, end)
        after, accepted = (
            (other.last if other is not None else end),
            ((REGION,) if joint is None else TELLING),
        )
    noun = noun_at(reading, after) if after < end else None
    is_told = noun is not None and noun.section in accepted
    return PlaceName(index, last, is_sure=False) if is_told else None


def _end_of_unknown(reading: Reading, index: int, end: int) -> int:
    last = index
    while (
        last < min(end, index + LONGEST_UNKNOWN)
        and noun_at(reading, last) is None
        and _is_unknown(reading, last)
    ):
        last += 1
    while last > index and reading.marks.is_in(last - 1, "actors.kin"):
        last -= 1
    return last


def unknown_name(reading: Reading, index: int, end: int) -> PlaceName | None:
    """ "THE TOWN OF ARDUN": words that only the noun before them makes a name."""
    last = _end_of_unknown(reading, index, end)
    return PlaceName(index, last, is_sure=False) if last > index and is_shouted(reading, index) else None


def _is_unknown(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if not token.raw.replace("-", "").isalpha() or index in reading.timed:
        return False
    return reading.marks.is_in(index, "actors.kin") or not reading.marks.is_in(index, *KNOWN)
