"""Numbers that are only said to be somebody: "| three | were children", "| the other two | were guards".

Outward: ``description_of``, ``describes_next``, ``is_among_them`` and ``among_whom``. Used by ``frames``, whose verbs
the first of such numbers never take, and by ``subgroups``.
"""

from collections.abc import Mapping

from claims.extraction.arguments import NUMBERS
from claims.extraction.naming import Span
from claims.extraction.nounphrases import DETERMINERS, phrase_from
from claims.extraction.reading import Counted, Reading

# What may stand between "were" and the noun: "were | believed to be | civilians" is left alone.
BEFORE_NOUN = ("function.adverb", *DETERMINERS)
PERSONS = ("nouns.person", "nouns.people")
PEOPLES = ("actors.nationality", "places.demonym")
# What stands between "among them" and its members.
JOINTS = ("nouns.made_of", "function.adverb", "function.conjunction")
# Tokens from "were" to the noun of persons: "were members of the same family" (arbitrary but works).
REACH = 4
# Tokens between those others and "were": "among the six dead | in Monday's blast in Ardun |" (arbitrary but works).
ASIDE = 10


def description_of(reading: Reading, counted: Counted) -> int | None:
    """The token at which starts who a number without a noun were; None where a verb tells what befell them."""
    is_of_whole = counted.is_elided or _whole_of(reading, counted) is not None
    if not is_of_whole or counted.amount.origin not in NUMBERS:
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
    whole = _whole_of(reading, counted)
    if whole is None:
        return last
    end = max(whole.last, whole.amount.last)
    trigger = reading.marks.at("trigger", end)
    if trigger is not None:
        return trigger.last
    is_toll = reading.marks.at("sides.head", whole.noun_first) is not None
    return end if is_toll else last  # "two of the | ten dead | were"


def _whole_of(reading: Reading, counted: Counted) -> Counted | None:
    """The number behind "three of the"; None where no other follows."""
    partitive = reading.marks.at("numbers.partitive", counted.amount.last)
    if partitive is None or max(counted.last, counted.amount.last) > partitive.last:
        return None
    beside = reading.counted_of.get(reading.sentence_of[counted.first], ())
    return next((one for one in beside if one.first == partitive.last), None)


def is_among_them(reading: Reading, counted: Counted) -> bool:
    """Whether a number with its noun is told to be of others.

    "Parmi elles figurent | trois policiers | et | un passant |", "| two nurses | are among them", "among the six dead
    were | two guards |".
    """
    return among_whom(reading, counted) is not None


def among_whom(reading: Reading, counted: Counted) -> Span | None:
    """The words of those others: (first, end) of "them" or "the six dead"; None where no such words tell of it."""
    if counted.is_elided or counted.is_loose or counted.amount.origin not in (*NUMBERS, "article"):
        return None
    sentence = reading.sentence(counted.first)
    if next(reading.marks.within("nouns.among", sentence.first, sentence.last), None) is None:
        return None
    ends = {one.first: _end_of(reading, one) for one in reading.counted_of.get(sentence.number, ())}
    end = _over_list(reading, counted.first, ends)
    if _over_list(reading, sentence.first, ends) == end and reading.marks.at("nouns.among", end) is not None:
        return _others(reading, end)  # headlines leave the verb out
    others = _others(reading, sentence.first)
    if others is None:
        return None
    verb = next(reading.marks.within("nouns.made_of", others[1], others[1] + ASIDE), None)
    start = others[1] if verb is None else verb.first  # "among the six dead | in the blast | were"
    return others if start < sentence.last and _over_list(reading, start, ends) == end else None


def _end_of(reading: Reading, counted: Counted) -> int:
    """The end of a number, its noun and what belongs to it: "two members of the guard |"."""
    phrase = phrase_from(reading, counted.noun_first)
    return max(counted.last, counted.noun_last, phrase[1] if phrase is not None else 0)


def _over_list(reading: Reading, start: int, ends: Mapping[int, int]) -> int:
    """The first token that is no part of a list, nor its verb: "three nurses and a guard were | among"."""
    index, last = start, reading.sentence(start).last
    while index < last and (
        index in ends or reading.tokens[index].raw in ",:" or reading.marks.is_in(index, *JOINTS)
    ):
        index = ends.get(index, index + 1)
    return index


def _others(reading: Reading, index: int) -> Span | None:
    """(first, end) of "them" or "the six dead" behind "among"; None where the words do not stand here."""
    among = reading.marks.at("nouns.among", index)
    if among is None:
        return None
    if reading.marks.is_in(among.last, "function.pronoun"):
        return among.last, among.last + 1
    start = among.last + reading.marks.is_in(among.last, "function.definite")
    beside = reading.counted_of.get(reading.sentence_of[among.first], ())
    whole = next((one for one in beside if one.first in (among.last, start)), None)
    if whole is None:
        return None
    end = max(whole.last, whole.amount.last)
    toll = next(reading.marks.within("trigger", whole.amount.last, end + 1), None)
    return None if toll is None else (whole.first, max(toll.last, end))
