"""What a word tells by whom it befalls: captured assailants and rebels are arrested, other captives are missing.

Outward: ``fits_captive`` and ``is_by_captors``. The pack lists such words with the attribute that they tell of
assailants, and those that tell a capture only where assailants are who does it: "the gunmen took 20 women".
"""

from claims.extraction.clause_subjects import subject_of
from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit

ARRESTED = ("nouns.assailant", "nouns.outlaw")


def is_by_captors(reading: Reading, trigger: Hit, key: str) -> bool:
    """Whether assailants are the subject of a word that tells a capture only by them; True of any other word."""
    taken = reading.marks.at("triggers.by_captors", trigger.first)
    if taken is None or taken.last != trigger.last:
        return True
    if not any(entry.text("attribute") == key for entry in taken.entries):
        return True
    subject = subject_of(reading, trigger.first, reading.sentence(trigger.first))
    return subject is not None and reading.marks.is_in(subject.head, *ARRESTED, "actors.culprit")


def fits_captive(reading: Reading, trigger: Hit, key: str, counted: Counted) -> bool:
    """Whether the word tells this attribute of the people counted; True where the pack does not list it."""
    hit = reading.marks.at("triggers.of_assailants", trigger.first)
    if hit is None:
        return True
    tells = any(entry.text("attribute") == key for entry in hit.entries)
    return tells == _are_assailants(reading, counted)


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
