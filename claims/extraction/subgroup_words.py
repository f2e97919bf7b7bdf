"""Numbers that are only said to be somebody: "| three | were children", "| the other two | were guards".

Outward: ``description_of``, ``describes_next`` and ``is_among_them``. Used by ``frames``, whose verbs
the first of such numbers never take, and by ``subgroups``.
"""

from claims.extraction.arguments import NUMBERS
from claims.extraction.nounphrases import DETERMINERS
from claims.extraction.reading import Counted, Reading

# What may stand between "were" and the noun: "were | believed to be | civilians" is left alone.
BEFORE_NOUN = ("function.adverb", *DETERMINERS)
PERSONS = ("nouns.person", "nouns.people")
PEOPLES = ("actors.nationality", "places.demonym")
# What stands between "among them" and its members.
JOINTS = ("nouns.made_of", "function.adverb", "function.conjunction")
# Tokens from "were" to the noun of persons: "were members of the same family" (arbitrary but works).
REACH = 4


def description_of(reading: Reading, counted: Counted) -> int | None:
    """The token at which starts who a number without a noun were; None where a verb tells what befell them."""
    if not counted.is_elided or counted.amount.origin not in NUMBERS:
        return None
    verb = _over_group(reading, counted)
    is_finite = reading.marks.at("nouns.made_of", verb) is not None
    if not (is_finite and reading.marks.is_in(verb, "function.passive")):
        return None
    start = verb + 1
    while reading.marks.is_in(start, "function.adverb"):
        start += 1
    limit = min(start + REACH, reading.sentence(verb).last)
    for index in range(start, limit):
        if reading.marks.is_in(index, "sides.subject"):
            return None  # "eleven are | dead |"
        if reading.marks.is_in(index, *PERSONS, *PEOPLES):
            return start
        token = reading.tokens[index]
        if not token.is_word or reading.marks.is_in(
            index, "trigger", "function.preposition", "function.verb"
        ):
            return None
    return None


def describes_next(reading: Reading, index: int) -> bool:
    """Whether such a number starts at a token: "of the twelve killed | three were children"."""
    if index >= len(reading.tokens):
        return False
    beside = reading.counted_of.get(reading.sentence_of[index], ())
    return any(one.first == index and description_of(reading, one) is not None for one in beside)


def _over_group(reading: Reading, counted: Counted) -> int:
    """The token behind a number and the group that it is of: "three | of the twelve killed | were"."""
    last = max(counted.last, counted.amount.last)
    partitive = reading.marks.at("numbers.partitive", counted.amount.last)
    if partitive is None or last > partitive.last:
        return last
    whole = next(
        (
            one
            for one in reading.counted_of.get(reading.sentence_of[counted.first], ())
            if one.first == partitive.last
        ),
        None,
    )
    if whole is None:
        return last
    trigger = reading.marks.at("trigger", max(whole.last, whole.amount.last))
    return trigger.last if trigger is not None else last


def is_among_them(reading: Reading, counted: Counted) -> bool:
    """ "Parmi elles figurent | trois policiers | et | un passant |", "| two nurses | are among them"."""
    if counted.is_elided or counted.is_loose or counted.amount.origin not in (*NUMBERS, "article"):
        return False
    sentence = reading.sentence(counted.first)
    if counted.first == sentence.first:
        verb = max(counted.last, counted.noun_last)
        return reading.marks.is_in(verb, "nouns.made_of") and _are_them(reading, verb + 1) is not None
    index = _are_them(reading, sentence.first)
    beside = reading.counted_of.get(sentence.number, ())
    others = {one.first: max(one.last, one.noun_last) for one in beside if one is not counted}
    while index is not None and index < counted.first:
        is_joint = reading.tokens[index].raw in ",:" or reading.marks.is_in(index, *JOINTS)
        index = others.get(index, index + 1 if is_joint else None)
    return index == counted.first


def _are_them(reading: Reading, index: int) -> int | None:
    """The token behind "among them"; None where the words do not stand here."""
    among = reading.marks.at("nouns.among", index)
    is_them = among is not None and reading.marks.is_in(among.last, "function.pronoun")
    return among.last + 1 if among is not None and is_them else None
