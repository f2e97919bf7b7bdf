"""Subjects behind their verb: "murieron tres soldados", "dans l'attentat ont péri trois soldats".

Outward: ``follows_its_verb``. Where the pack's setting ``subjects_follow`` is off, they follow only in a clause that
opens with a preposition, a "where" or the verb itself and has no noun before the verb but behind prepositions.
"""

from claims.extraction.reading import Reading
from claims.extraction.tokens import Hit

CHAIN = ("function.passive", "function.auxiliary", "function.adverb")
LEADS = ("function.preposition", "function.of")
DETERMINERS = (
    "function.definite",
    "function.indefinite",
    "function.possessive",
    "function.demonstrative",
    "numbers.article",
    "numbers.cardinal",
)
# What brings a noun, or stands for one.
BRINGS = (*DETERMINERS, "function.pronoun", "function.relative")
# Tokens before such a verb: "dans la nuit de lundi à mardi, au cours de cette attaque" (arbitrary but works).
REACH = 16
STRONG = ";:"


def follows_its_verb(reading: Reading, trigger: Hit) -> bool:
    """Whether the subject of the verb at a trigger may stand behind it."""
    if reading.lexicon.pack.setting("subjects_follow"):
        return True
    earliest = reading.sentence(trigger.first).first
    verb = trigger.first
    while verb > earliest and reading.marks.is_in(verb - 1, *CHAIN):
        verb -= 1
    start = _start_of_clause(reading, verb, earliest)
    if verb == trigger.first or start is None:
        return False
    is_opened = start in (verb, earliest) or reading.marks.is_in(start - 1, "places.where")
    return is_opened and all(_is_nobody(reading, index, start) for index in range(start, verb))


def _start_of_clause(reading: Reading, verb: int, earliest: int) -> int | None:
    """The token behind "where" or a strong mark, else the sentence's first; None where that is too far."""
    for index in range(verb, max(earliest, verb - REACH) - 1, -1):
        is_start = index == earliest or reading.tokens[index - 1].raw in STRONG
        if is_start or reading.marks.is_in(index - 1, "places.where"):
            return index
    return None


def _is_nobody(reading: Reading, index: int, start: int) -> bool:
    """Whether a token brings no noun that no preposition leads to."""
    if index in reading.timed or not reading.tokens[index].is_word:
        return True
    if index == start:
        return reading.marks.is_in(index, "function.preposition", "function.adverb")
    brings = reading.tokens[index].is_capital or reading.marks.is_in(index, *BRINGS)
    if not brings or reading.marks.is_in(index, *LEADS):
        return True
    while reading.tokens[index - 1].is_capital or reading.marks.is_in(index - 1, *DETERMINERS):
        if index - 1 == start or reading.marks.is_in(index - 1, *LEADS):
            break
        index -= 1
    return reading.marks.is_in(index - 1, *LEADS)
