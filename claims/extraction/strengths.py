"""How surely a noun phrase can act: a body of people, a person, a name, a noun that nobody knows, a thing.

Outward: ``Strength``, ``strength_of`` and ``is_nationality``.
"""

from enum import IntEnum

from claims.extraction.lexicon import CATEGORY
from claims.extraction.nounphrases import is_shouted
from claims.extraction.reading import Reading
from claims.extraction.tokens import Kind

# Lexicon places whose words never head somebody who acts.
THINGS = ("actors.deed", "actors.owned", "actors.means", "places.noun", "acts.generic", "targets.thing")
# Kinds of the place register that act as states.
STATES = frozenset({"country"})


class Strength(IntEnum):
    """How surely a phrase can act. UNKNOWN: a noun that no lexicon knows. THING: it cannot."""

    THING = 0
    UNKNOWN = 1
    NAME = 2
    PERSON = 3
    BODY = 4


def strength_of(reading: Reading, first: int, last: int, head: int) -> Strength:
    """Of the phrase first..last-1 with its head; indices are tokens."""
    marks = reading.marks
    if marks.is_in(head, "actors.craft"):
        return Strength.BODY if _has_owner(reading, first, last) else Strength.THING
    if marks.is_in(head, "actors.noun"):
        return Strength.BODY
    if marks.is_in(head, "actor") or _is_state(reading, head):
        return Strength.BODY
    if marks.is_in(head, "actors.person") or _is_countryman(reading, first, head):
        return Strength.PERSON
    if (
        marks.is_in(head, CATEGORY, "measures.unit", *THINGS, "place", "function.pronoun")
        or head in reading.timed
    ):
        return Strength.THING
    if reading.tokens[head].kind is Kind.NUMBER:
        return Strength.THING
    if _is_national(reading, first, head):
        return Strength.PERSON
    if any(reading.marks.is_in(index, CATEGORY, *THINGS) for index in range(first, last)):
        return Strength.THING
    return Strength.NAME if _is_name(reading, first, head) else Strength.UNKNOWN


def _is_national(reading: Reading, first: int, head: int) -> bool:
    """ "Un Tunisien de 21 ans": where peoples are written with a capital and nationalities without, somebody."""
    is_people = head == first and reading.marks.is_in(head, "actors.nationality")
    if not is_people or reading.lexicon.pack.setting("adjectives_first"):
        return False
    return reading.tokens[head].is_capital and not is_shouted(reading, head) and head > 0


def _is_name(reading: Reading, first: int, head: int) -> bool:
    """A capital that opens no sentence, an acronym, a people ("les Houthis"); in capitals nothing is told by one."""
    if not reading.tokens[head].is_capital or is_shouted(reading, head):
        return False
    if reading.marks.is_in(head, "actors.nationality") and first == head:
        return True
    word = reading.tokens[head].raw
    opening = reading.sentence(head).first
    while opening < head and not reading.tokens[opening].is_word:
        opening += 1  # "“Carrying a knife, he ..."
    return (word.isupper() and len(word) > 1) or head > opening


def _is_countryman(reading: Reading, first: int, head: int) -> bool:
    """ "un Tunisien": a people's name as a noun, where adjectives have small letters and follow theirs."""
    if reading.lexicon.pack.setting("adjectives_first") or is_shouted(reading, head):
        return False
    is_noun = head == first and reading.tokens[head].is_capital
    return is_noun and reading.marks.is_in(head, "actors.nationality")


def _has_owner(reading: Reading, first: int, last: int) -> bool:
    return any(
        reading.marks.is_in(index, "actor", "actors.noun")
        or is_nationality(reading, index)
        or _is_state(reading, index)
        for index in range(first, last)
    )


def _is_state(reading: Reading, index: int) -> bool:
    place = reading.marks.over("place", index)
    if place is None:
        return False
    return reading.lexicon.gazetteer.place_kinds.get(str(place.entries[0]), "") in STATES


def is_nationality(reading: Reading, index: int) -> bool:
    """ "Turkish", "turque"; in a language that writes it with a capital, only so ("US", never "us")."""
    if not reading.marks.is_in(index, "actors.nationality"):
        return False
    return reading.tokens[index].is_capital or not reading.lexicon.pack.setting("adjectives_first")
