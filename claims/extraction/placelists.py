"""The further places of a list: "in Ardun and Varna", "in Ardun, Varna province, Lisor".

Outward: ``coordinated``.
"""

from collections.abc import Iterator

from claims.extraction.nounphrases import DETERMINERS, is_shouted
from claims.extraction.placenames import PEOPLE, PlaceName, place_name_at
from claims.extraction.placenouns import Spot, named, noun_at
from claims.extraction.reading import Reading
from claims.extraction.unknown_places import told_by_neighbour

# Names of a list (arbitrary but works).
LONGEST_LIST = 12


def coordinated(reading: Reading, last: int, end: int) -> Iterator[Spot]:
    """The further names of a list, and of what a place lies in: "Ardun and Varna", "Ardun, Varna province"."""
    for _ in range(LONGEST_LIST):
        after = last + 1 if last < end and reading.tokens[last].raw in ",(" else last
        conjunction = reading.marks.at("function.conjunction", after) if after < end else None
        after = after if conjunction is None else conjunction.last
        if after == last or after >= end:
            return
        name = place_name_at(reading, after, end)
        if name is None and is_shouted(reading, after):
            name = told_by_neighbour(reading, after, end)
        if name is None or name.is_wide:
            return
        noun = noun_at(reading, name.last) if name.last < end else None
        if noun is not None:
            yield Spot(name.first, noun.last, "noun", name)
            last = noun.last
        elif _closes(reading, name, end):
            yield from named(reading, name)
            last = name.last
        else:
            return


def _closes(reading: Reading, name: PlaceName, end: int) -> bool:
    """Whether what follows a listed name leaves it a place: a mark, the last of the list with a mark behind it; of a
    name that is sure, anything but people."""
    if name.last >= end or not reading.tokens[name.last].is_word:
        return True
    joint = reading.marks.at("function.conjunction", name.last)
    following = place_name_at(reading, joint.last, end) if joint is not None else None
    if following is not None and (following.last >= end or not reading.tokens[following.last].is_word):
        return True  # "in Ardun, Lisor and Varna."
    if joint is not None and _is_of_people(reading, joint.last, end):
        return False  # "in Ardun, Kiev and the rebels blame each other"
    return name.is_sure and not reading.marks.is_in(
        name.last, *PEOPLE, "attribution.says", "function.auxiliary"
    )


def _is_of_people(reading: Reading, index: int, end: int) -> bool:
    """Whether a phrase of people starts at a token."""
    while index < end and reading.marks.is_in(index, *DETERMINERS):
        index += 1
    return index < end and reading.marks.is_in(index, "nouns.people", "actors.noun", "nouns.collective")
