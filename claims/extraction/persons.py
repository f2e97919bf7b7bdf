"""Whether what a number counts is people, for the words that befall things too ("was hit").

Outward: ``is_of_persons``.
"""

from claims.extraction.arguments import NUMBERS, QUOTES, VERB_CHAIN
from claims.extraction.distance import inserted_after
from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit

PERSONS = ("nouns.person", "nouns.people")


def is_of_persons(reading: Reading, trigger: Hit, key: str, counted: Counted) -> bool:
    """Whether a word that befalls things too ("was hit") is said, in its own clause, of a noun of persons.

    A number without its noun is of persons where its sentence told of some: "nine gunmen fled, | three | were shot".
    """
    if reading.lexicon.codebook[key].unit != "person":
        return True
    if counted.amount.origin == "zero_pronoun":
        return True
    is_of_some = reading.marks.at("numbers.partitive", counted.amount.last) is not None
    if counted.is_elided and counted.amount.origin in NUMBERS and not is_of_some:
        told = range(reading.sentence(counted.first).first, counted.first)
        return any(reading.marks.is_in(index, *PERSONS, "nouns.generic") for index in told)
    nouns = range(counted.noun_first, counted.noun_last)
    is_person = any(reading.marks.is_in(index, *PERSONS) for index in nouns)
    skipped = inserted_after(reading, counted.last, trigger.first)
    is_near = reading.clause_of[trigger.first] == reading.clause_of[counted.first]
    return is_person and (is_near or skipped > counted.last or _is_only_quoted(reading, trigger, counted))


def _is_only_quoted(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "62 fighters were \u00abneutralised\u00bb": marks around a word make no clause of it."""
    gap = (counted.last, trigger.first) if counted.last <= trigger.first else (trigger.last, counted.first)
    return all(
        reading.tokens[index].raw in QUOTES or reading.marks.is_in(index, *VERB_CHAIN)
        for index in range(*gap)
    )
