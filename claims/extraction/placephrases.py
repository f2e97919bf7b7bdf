"""What all place roles share: whether a phrase names a place, and the finding that a phrase makes.

Outward: ``is_placelike``, ``key_of`` and ``place_finding``.
"""

from claims.domain.codes import ValueKind
from claims.domain.values import Named
from claims.extraction.nounphrases import DETERMINERS
from claims.extraction.reading import Finding, Reading

PLACE, TARGET, LAUNCH, IMPACT = "place", "target", "launch_site", "impact_site"
# Kinds of the place register whose names are no single spot: near one of them is where it happened.
SETTLED = frozenset({"city", "town", "village", "region", "province", "district"})
# Trust per pattern (arbitrary but works).
TRUST = {
    "aimed_at": 0.8,
    "was_aimed": 0.8,
    "blasted": 0.55,
    "from": 0.85,
    "fell": 0.8,
    "named": 0.75,
    "noun": 0.6,
    "site": 0.6,
    "of": 0.6,
    "between": 0.65,
    "distance": 0.65,
    "direction": 0.5,
    "capital": 0.55,
    "suffers": 0.6,
    "act": 0.6,
    "local": 0.5,
    "bare": 0.5,
}


def is_placelike(reading: Reading, span: tuple[int, int]) -> bool:
    return any(reading.marks.is_in(index, "places.noun", "place") for index in range(*span))


def key_of(reading: Reading, span: tuple[int, int]) -> str:
    """The register key of the first place named in a phrase; "" where the register knows none."""
    names = list(reading.marks.within("place", *span))
    return str(names[0].entries[0]) if names else ""


def place_finding(
    reading: Reading, attribute: str, span: tuple[int, int], pattern: str, told: tuple[int, int] | None = None
) -> Finding:
    """span: the words that name it, which are the value. told: all words that tell it; None = no more than these."""
    wording = reading.words(*span)
    key = key_of(reading, span)
    if told is None:
        told = span if pattern == "distance" else _without_town(reading, span)
    return Finding(
        attribute,
        Named(ValueKind.PLACE, wording, key if _is_the_name(reading, span, key) else ""),
        *told,
        f"{reading.lexicon.pack.code}.{attribute}.{pattern}",
        TRUST[pattern],
        f'The words before "{wording}" make it the {attribute.replace("_", " ")}.',
        place_keys=tuple(str(hit.entries[0]) for hit in reading.marks.within("place", *span)),
    )


def _without_town(reading: Reading, span: tuple[int, int]) -> tuple[int, int]:
    """ "a | chapel | in Ardun": one of many is told without its town, which is a place of its own."""
    first = span[0]
    while first < span[1] and reading.marks.is_in(first, "places.near", "places.close"):
        first += 1
    if not reading.marks.is_in(first, "function.indefinite", "numbers.cardinal", "numbers.article"):
        return span
    for index in range(first + 2, span[1]):
        if reading.marks.at("places.at", index) is not None:
            has_name = any(reading.tokens[behind].is_capital for behind in range(index + 1, span[1]))
            return (span[0], index) if has_name else span
    return span


def _is_the_name(reading: Reading, span: tuple[int, int], key: str) -> bool:
    """Whether the phrase is the register's name itself: "the embassy in Baghdad" is not Baghdad."""
    if not key:
        return False
    name = next(reading.marks.within("place", *span))
    start = span[0]
    while start < name.first and reading.marks.is_in(start, *DETERMINERS, "places.near", "places.at"):
        start += 1
    return name.first == start
