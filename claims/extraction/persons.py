"""Whether what a number counts is people, for the words that befall things too ("was hit"), or acts itself.

Outward: ``is_of_persons``, ``acts_itself`` and ``are_left_harmed``.
"""

from claims.extraction.arguments import NUMBERS, OBJECTS, QUOTES, VERB_CHAIN
from claims.extraction.distance import inserted_after
from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit

# Tokens before a number that opens its sentence: "In all, | three of them | were shot" (arbitrary but works).
OPENING = 3
PERSONS = ("nouns.person", "nouns.people")
# Tokens of others beside them: "and a local translator" (arbitrary but works); what speaks of another thing.
BESIDE = 6
GOES_ON = ("function.preposition", "function.relative", "function.subordinator")


def is_of_persons(reading: Reading, trigger: Hit, key: str, counted: Counted) -> bool:
    """Whether a word that befalls things too ("was hit") is said, in its own clause, of a noun of persons.

    A number without its noun is of persons where its sentence told of some: "nine gunmen fled, | three | were shot";
    "of them" goes back to what was named last.
    """
    if reading.lexicon.codebook[key].unit != "person":
        return True
    if counted.amount.origin == "zero_pronoun":
        return True
    if counted.is_elided and reading.marks.is_in(counted.amount.last, "nouns.of_them"):
        return _are_persons(reading, counted.first)
    is_of_some = reading.marks.at("numbers.partitive", counted.amount.last) is not None
    if counted.is_elided and counted.amount.origin in NUMBERS and not is_of_some:
        told = range(reading.sentence(counted.first).first, counted.first)
        return any(reading.marks.is_in(index, *PERSONS, "nouns.generic") for index in told)
    nouns = range(counted.noun_first, counted.noun_last)
    is_person = any(reading.marks.is_in(index, *PERSONS) for index in nouns)
    skipped = inserted_after(reading, counted.last, trigger.first)
    is_near = reading.clause_of[trigger.first] == reading.clause_of[counted.first]
    is_near = is_near or _is_by_relative(reading, trigger, counted)
    return is_person and (is_near or skipped > counted.last or _is_only_quoted(reading, trigger, counted))


def _is_by_relative(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "One man, | who was | picked up at a roadblock": the relative right behind the noun, and its verb."""
    index = counted.last
    if index < trigger.first and reading.tokens[index].raw == ",":
        index += 1
    relative = reading.marks.at("function.relative", index)
    return relative is not None and all(
        reading.marks.is_in(between, *VERB_CHAIN) for between in range(relative.last, trigger.first)
    )


def _are_persons(reading: Reading, before: int) -> bool:
    """Whether the last noun that can be counted, in its sentence or in one that it goes on from, is of persons."""
    sentence = reading.sentence(before)
    opens = before - sentence.first < OPENING and sentence.first > 0
    earliest = reading.sentence(sentence.first - 1).first if opens else sentence.first
    for index in range(before - 1, earliest - 1, -1):
        hit = reading.marks.over("head", index)
        if hit is not None:
            return reading.marks.is_in(hit.last - 1, *PERSONS)
    return False


def _is_only_quoted(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "62 fighters were \u00abneutralised\u00bb": marks around a word make no clause of it."""
    gap = (counted.last, trigger.first) if counted.last <= trigger.first else (trigger.last, counted.first)
    return all(
        reading.tokens[index].raw in QUOTES or reading.marks.is_in(index, *VERB_CHAIN)
        for index in range(*gap)
    )


def acts_itself(reading: Reading, counted: Counted) -> bool:
    """ "One group killed a judge and | another that killed two maids |": the number does what its relative tells."""
    relative = reading.marks.at("function.relative", max(counted.last, counted.noun_last))
    verb = reading.marks.at("trigger", relative.last) if relative is not None else None
    return verb is not None and reading.marks.is_in(verb.last, *OBJECTS)


def are_left_harmed(reading: Reading, counted: Counted) -> bool:
    """Whether a toll is told of the people behind them: "left | five soldiers | and a cook dead".

    The verb before them then says what was done to them, and not how many of them there are.
    """
    last = min(counted.last + BESIDE, reading.sentence(counted.first).last)
    for index in range(counted.last, last):
        hit = reading.marks.at("trigger", index)
        if hit is not None:
            return not reading.lexicon.person_tolls.isdisjoint(hit.entries)
        if reading.tokens[index].raw in ";:" or reading.marks.is_in(index, *VERB_CHAIN, *GOES_ON):
            return False
    return False
