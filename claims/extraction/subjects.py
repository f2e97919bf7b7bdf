"""The subject of a verb: the noun phrase before it, asides and relative clauses stepped over.

Outward: ``subject_before`` and ``end_of_subject``.
"""

from claims.extraction.nounphrases import phrase_around
from claims.extraction.reading import Reading
from claims.extraction.tokens import Hit

# Tokens between a subject and its verb: "an official who requested anonymity told" (arbitrary but works).
REACH = 16
# Tokens of an aside between commas or brackets (arbitrary but works).
ASIDE = 14
# What makes a clause between commas an aside.
OPENS_ASIDE = ("function.relative", "function.subordinator", "function.pronoun", "attribution.according")
# Tokens back from "of the ministry" to the noun it belongs to (arbitrary but works).
OWNER = 5


def end_of_subject(reading: Reading, verb: int, earliest: int) -> int:
    """Where the subject of the verb ends: before an aside that the verb closes (", who leads it, said").

    A relative pronoun right before the verb stands for the noun before it ("the forces, which fired").
    """
    relative = reading.marks.before("function.relative", verb)
    if relative is not None and relative.first > earliest:
        has_comma = reading.tokens[relative.first - 1].raw == ","
        return max(earliest, relative.first - has_comma)
    if verb <= earliest or reading.tokens[verb - 1].raw not in ",)":
        return verb
    for index in range(verb - 2, max(earliest, verb - ASIDE) - 1, -1):
        if reading.tokens[index].raw in ",(":
            return index
    return verb


def subject_before(
    reading: Reading, verb: Hit, earliest: int, nouns: tuple[str, ...], stops: tuple[str, ...]
) -> tuple[int, int] | None:
    """The noun phrase before a verb that holds a noun of these lexicon places; None where none stands near.

    stops: lexicon places of words that a subject does not reach across.
    """
    end = end_of_subject(reading, verb.first, earliest)
    if _holds_main_clause(reading, end, verb.first):
        end = verb.first
    if end > earliest and reading.tokens[end - 1].raw == ",":
        end -= 1
    for index in range(end - 1, max(earliest, end - REACH) - 1, -1):
        if reading.tokens[index].raw in ",;:" or reading.marks.is_in(index, *stops):
            return None
        if not reading.marks.is_in(index, *nouns):
            continue
        span = phrase_around(reading, index, earliest)
        if span is None or span[0] >= end:
            continue
        span = (span[0], min(span[1], end))
        return _with_owner(reading, span, earliest, nouns)
    return None


def _holds_main_clause(reading: Reading, opening: int, closing: int) -> bool:
    """ "In a video, | the front has claimed it |, saying": what the commas hold is no aside, but the main clause."""
    for index in range(opening + 1, closing):
        if reading.marks.is_in(index, *OPENS_ASIDE):
            return False
        if index > opening + 1 and reading.marks.is_in(index, "function.auxiliary"):
            return True
    return False


def _with_owner(
    reading: Reading, span: tuple[int, int], earliest: int, nouns: tuple[str, ...]
) -> tuple[int, int]:
    """ "officials in Iraq" and "a source in the security services": the noun before the preposition speaks."""
    if not reading.marks.is_in(span[0] - 1, "function.preposition", "function.of") or span[0] - 1 < earliest:
        return span
    for index in range(span[0] - 2, max(earliest, span[0] - OWNER) - 1, -1):
        if reading.tokens[index].raw == "," or reading.marks.is_in(index, "attribution.says"):
            return span
        if reading.marks.is_in(index, *nouns):
            owner = phrase_around(reading, index, earliest)
            if owner is not None and reading.marks.is_in(owner[1], "function.participle"):
                return owner  # "| a nurse | reached by the agency said"
            return (owner[0], span[1]) if owner is not None else span
    return span
