"""What a word tells by whom it befalls: captured assailants and rebels are arrested, other captives are missing.

Outward: ``fits_captive``. The pack lists such words with the attribute that they tell of assailants, and those that
tell a capture only where assailants are who does it: "the gunmen took 20 women".
"""

from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit

ARRESTED = ("nouns.assailant", "nouns.outlaw")


def fits_captive(reading: Reading, trigger: Hit, key: str, counted: Counted) -> bool:
    """Whether the word tells this attribute of the people counted; True where the pack does not list it."""
    taken = reading.marks.at("triggers.by_captors", trigger.first)
    if taken is not None and any(entry.text("attribute") == key for entry in taken.entries):
        return _is_by_captors(reading, trigger)
    hit = reading.marks.at("triggers.of_assailants", trigger.first)
    if hit is None:
        return True
    tells = any(entry.text("attribute") == key for entry in hit.entries)
    return tells == _are_assailants(reading, counted)


def _is_by_captors(reading: Reading, trigger: Hit) -> bool:
    """Whether assailants stand before the verb in its clause."""
    index = trigger.first - 1
    while index >= 0 and reading.clause_of[index] == reading.clause_of[trigger.first]:
        if reading.marks.is_in(index, *ARRESTED, "actors.culprit"):
            return True
        index -= 1
    return False


def _are_assailants(reading: Reading, counted: Counted) -> bool:
    """By their own noun, or, where it is left out, by the one counted before them, one sentence back at most."""
    if not counted.is_elided:
        return reading.marks.is_in(counted.noun_last - 1, *ARRESTED)
    number = reading.sentence_of[counted.first]
    listed = (*reading.counted_of.get(number - 1, ()), *reading.counted_of.get(number, ()))
    before = [one for one in listed if one.first < counted.first and not one.is_elided]
    if not before:
        return False
    noun = before[-1].noun_last - 1
    return reading.marks.is_in(noun, *ARRESTED) or _is_side_of_assailants(reading, before[-1])


def _is_side_of_assailants(reading: Reading, counted: Counted) -> bool:
    """ "Côté assaillants, | deux combattants | sont morts": whose side of the fight the sentence tells."""
    first = reading.sentence(counted.first).first
    comma = counted.first - 1
    is_framed = comma > first and reading.tokens[comma].raw == ","
    return is_framed and reading.marks.has(first, comma, *ARRESTED)
