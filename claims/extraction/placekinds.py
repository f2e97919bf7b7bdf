"""What a phrase behind a preposition names: a part of a land, a town, a stretch of land, or the spot that was hit.

Outward: ``points_back``, ``is_somewhere``, ``is_wide``, ``is_part``, ``is_town_or_region``, ``is_settled``,
``lies_in_a_name``, ``is_of_a_country``, ``is_arm`` and ``is_by_whom``. Used by ``places`` and ``targets``.
"""

from claims.extraction.lexicon import CATEGORY
from claims.extraction.nounphrases import DETERMINERS, is_shouted
from claims.extraction.placenames import PEOPLE, place_name_at
from claims.extraction.placenouns import GROUND, NOUNS, SITE
from claims.extraction.placephrases import SETTLED, is_placelike, key_of
from claims.extraction.reading import Reading

# Nouns of wide places: bare and with the article they name none.
LANDS = ("places.settlement", "places.region")
WIDES = ("places.settlement", "places.region", "places.ground")
GROUND_OR_SITE = (GROUND, SITE)


def points_back(reading: Reading, span: tuple[int, int]) -> bool:
    """ "the zone", "the city": a bare noun of a wide place with the article says again what was told before."""
    first, last = span
    while first < last and reading.marks.is_in(first, "function.definite"):
        first += 1
    noun = next((hit for place in WIDES if (hit := reading.marks.at(place, first)) is not None), None)
    return first > span[0] and noun is not None and noun.last == last


def is_somewhere(reading: Reading, span: tuple[int, int]) -> bool:
    told = next((i for i in range(*span) if reading.marks.is_in(i, *NOUNS, *PEOPLE)), span[0])
    if reading.marks.is_in(told, *PEOPLE) and not reading.marks.is_in(told, *NOUNS):
        return False
    if is_placelike(reading, span) or reading.marks.is_in(told, *NOUNS):
        return True
    return any(
        (name := place_name_at(reading, index, span[1])) is not None and name.is_sure
        for index in range(*span)
        if reading.tokens[index].is_capital
    )


def is_wide(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether a phrase is where it happened rather than what was hit: a base or a register's name, no site."""
    nouns = (reading.marks.at(place, index) for index in range(*span) for place in (*NOUNS, "place"))
    head = next((noun for noun in nouns if noun is not None), None)
    if head is None or head.section == SITE:
        return False
    return head.section == GROUND or bool(key_of(reading, span))


def is_town_or_region(reading: Reading, span: tuple[int, int]) -> bool:
    """ "The Ardun district", "a village in Varna": a name with the noun of a stretch of land."""
    is_land = any(reading.marks.is_in(index, *LANDS) for index in range(*span))
    has_name = any(
        reading.tokens[index].is_capital and not is_shouted(reading, index)
        for index in range(span[0] + 1, span[1])
    )
    is_site = any(reading.marks.is_in(index, "places.site", "targets.thing") for index in range(*span))
    first = span[0]
    if first + 1 < span[1] and reading.tokens[first].is_capital and not is_shouted(reading, first):
        has_name = has_name or reading.marks.is_in(first + 1, *LANDS)  # "Ardun province"
    return is_land and has_name and not is_site


def is_part(reading: Reading, span: tuple[int, int]) -> bool:
    """ "northern Ardun", "the city centre", "the east of the country": a part of a land or a town."""
    first = span[0]
    while first < span[1] and reading.marks.is_in(first, *DETERMINERS):
        first += 1
    is_land = first < span[1] and reading.marks.is_in(first, "places.names", "places.seat")
    return is_land and not any(reading.marks.is_in(i, "places.site", "targets.thing") for i in range(*span))


def is_settled(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether the phrase is nothing but a town's name: "near Ardun" is where it happened, no point of impact."""
    first = span[0]
    while first < span[1] and reading.marks.is_in(first, *DETERMINERS):
        first += 1
    name = place_name_at(reading, first, span[1])
    if name is None or name.last != span[1]:
        return False
    return not name.key or reading.lexicon.gazetteer.place_kinds.get(name.key) in SETTLED


def lies_in_a_name(reading: Reading, span: tuple[int, int]) -> bool:
    """ "the outskirts of Ardun", "Mount Ardun": part of what a name tells, and told by that name as its place."""
    first = span[0]
    while (
        first < span[1]
        and reading.marks.is_in(first, *DETERMINERS, "places.names", "places.plain")
        and not reading.marks.is_in(first, *WIDES)
    ):
        first += 1
    if reading.marks.at("place", first) is not None or reading.marks.is_in(first, *GROUND_OR_SITE):
        return False
    if not reading.marks.is_in(first, *WIDES, "places.title"):
        return False
    return any(
        (name := place_name_at(reading, index, span[1])) is not None and not name.is_wide
        for index in range(first + 1, span[1])
        if reading.tokens[index].is_capital
    )


def is_by_whom(reading: Reading, index: int) -> bool:
    """Whether a word that also means "near" tells who or what did it: "was blown up | by | a mine"."""
    if reading.marks.at("function.agent", index) is None:
        return False
    return reading.marks.is_in(index - 1, "actors.done", "targets.participle", "targets.wrecked", "trigger")


def is_of_a_country(reading: Reading, span: tuple[int, int]) -> bool:
    """ "Northern Norland": a country's name with nothing but its side before it."""
    name = next((n for i in range(*span) if (n := place_name_at(reading, i, span[1])) is not None), None)
    return name is not None and name.is_wide and name.last == span[1]


def is_arm(reading: Reading, span: tuple[int, int]) -> bool:
    """ "Drove over | a mine |", "une bombe": what went off and no place, whatever else the word names."""
    first = span[0]
    while first < span[1] and reading.marks.is_in(first, *DETERMINERS):
        first += 1
    is_named = any(reading.marks.is_in(index, "uses.harmless") for index in range(*span))
    return reading.marks.is_in(first, CATEGORY) and not is_named
