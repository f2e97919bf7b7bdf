"""Numbers that their own words make a part of the toll: "six of the wounded were in intensive care".

Outward: ``told_of_part``. Used by ``scoping``.
"""

from claims.extraction.arguments import has_side
from claims.extraction.partitives import is_of_some
from claims.extraction.reading import Counted, Finding, Reading
from claims.extraction.told_of_dead import OPENERS

# Tokens of what is told of a part: "were in a critical condition on Monday" (arbitrary but works).
LONGEST = 8
# Tokens from "of the" to the comma: "of the 22 people wounded on Monday," (arbitrary but works).
REACH = 8
ENDS = ("function.conjunction", "function.relative", "function.subordinator", "attribution.says")


def told_of_part(reading: Reading, finding: Finding, counted: Counted) -> tuple[int, int] | None:
    """What is told of a number of those of one toll: "Four of the injured were | in serious condition |".

    A number of the wounded who died is no part of the dead: its toll is another one.
    """
    if finding.attribute not in reading.lexicon.person_tolls or not _is_of_toll(reading, finding, counted):
        return None
    first = max(counted.last, counted.noun_last)
    last, limit = first, min(first + LONGEST, reading.sentence(counted.first).last)
    while last < limit and reading.tokens[last].is_word and not reading.marks.is_in(last, *ENDS):
        last += 1
    verb = reading.marks.at("nouns.made_of", first)
    if verb is not None and verb.last < last:
        return verb.last, last
    return (first, last) if last > first else (counted.first, first)


def _is_of_toll(reading: Reading, finding: Finding, counted: Counted) -> bool:
    if not counted.is_elided:
        whole = reading.marks.at("trigger", counted.noun_first)
        if whole is None or finding.attribute not in whole.entries:
            return False
        return has_side(reading, whole, "head") and is_of_some(reading, counted)
    sentence = reading.sentence(counted.first)
    comma = counted.first - 1
    if comma - sentence.first > REACH or comma <= sentence.first or reading.tokens[comma].raw != ",":
        return False
    return reading.marks.is_in(sentence.first, *OPENERS) and any(
        finding.attribute in hit.entries for hit in reading.marks.within("trigger", sentence.first, comma)
    )
