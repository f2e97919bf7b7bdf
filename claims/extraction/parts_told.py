"""Numbers that their own words make a part of the toll: "six of the wounded were in intensive care".

Outward: ``told_of_part`` and ``with_what_befell``. Used by ``scoping``.
"""

from dataclasses import replace

from claims.extraction.arguments import has_side
from claims.extraction.partitives import is_of_some
from claims.extraction.reading import Counted, Finding, Reading
from claims.extraction.tokens import Hit
from claims.extraction.told_of_dead import OPENERS

# Tokens of what is told of a part: "were in a critical condition on Monday" (arbitrary but works).
LONGEST = 8
# Tokens from "of the" to the comma: "of the 22 people wounded on Monday," (arbitrary but works).
REACH = 8
# Tokens between a toll and "were": "those killed | in Monday's blast in Ardun | were" (arbitrary but works).
ASIDE = 10
ENDS = ("function.conjunction", "function.relative", "function.subordinator", "attribution.says")


def told_of_part(reading: Reading, finding: Finding, counted: Counted) -> tuple[int, int] | None:
    """What is told of a number of those of one toll: "Four of the injured were | in serious condition |".

    A number of the wounded who died is no part of the dead: its toll is another one.
    """
    if finding.attribute not in reading.lexicon.person_tolls:
        return None
    behind = _behind_its_toll(reading, finding, counted)
    if behind is None and not _is_of_toll(reading, finding, counted):
        return None
    first = max(counted.last, counted.noun_last) if behind is None else behind
    verb = _verb_behind(reading, first)
    last = _end_of_told(reading, first if verb is None else verb.last)
    if verb is not None and verb.last < last:
        return verb.last, last
    return (first, last) if last > first else (counted.first, first)


def _behind_its_toll(reading: Reading, finding: Finding, counted: Counted) -> int | None:
    """The token behind "Nine of those killed", "nine of the people killed", where it says who they were."""
    partitive = reading.marks.at("numbers.partitive", counted.amount.last)
    if partitive is None:
        return None
    toll = reading.marks.at("trigger", max(counted.last, counted.noun_last, partitive.last))
    if toll is None or finding.attribute not in toll.entries:
        return None
    verb = _verb_behind(reading, toll.last)
    return verb.first if verb is not None else None


def _verb_behind(reading: Reading, first: int) -> Hit | None:
    """ "Those killed | in Monday's blast in Ardun | were": the verb that says who they were, its toll's day aside."""
    end = min(first + ASIDE, reading.sentence(first - 1).last)
    verb = next(reading.marks.within("nouns.made_of", first, end), None)
    if verb is None or reading.marks.has(first, verb.first, *ENDS, "function.auxiliary", "nouns.among"):
        return None
    return verb if verb.first == first or reading.marks.is_in(verb.first, "function.passive") else None


def with_what_befell(reading: Reading, finding: Finding, counted: Counted | None) -> Finding:
    """The finding, a part without a noun told by the words behind it: "three of them for | gunshot wounds |"."""
    is_part = finding.rule.endswith(".subset") and finding.scope.is_whole and not finding.scope_text
    if counted is None or not is_part or finding.attribute not in reading.lexicon.person_tolls:
        return finding
    start = _behind_part(reading, counted)
    if start is None:
        return finding
    first = start + reading.marks.is_in(start, "function.preposition")
    last = _end_of_told(reading, start)
    return replace(finding, scope_text=reading.words(first, last)) if first < last else finding


def _behind_part(reading: Reading, counted: Counted) -> int | None:
    """The token behind "three of them", "dont trois"; None where the number has a noun or opens otherwise."""
    if not counted.is_elided:
        return None
    of_them = reading.marks.at("nouns.of_them", counted.amount.last)
    if of_them is not None:
        return of_them.last
    is_part = reading.marks.before("nouns.subset", counted.first) is not None
    return counted.amount.last if is_part else None


def _end_of_told(reading: Reading, first: int) -> int:
    last, limit = first, min(first + LONGEST, reading.sentence(first - 1).last)
    while last < limit and reading.tokens[last].is_word and not reading.marks.is_in(last, *ENDS):
        last += 1
    return last


def _is_of_toll(reading: Reading, finding: Finding, counted: Counted) -> bool:
    if not counted.is_elided:
        if not is_of_some(reading, counted):
            return False
        whole = reading.marks.at("trigger", counted.noun_first)
        if whole is not None and finding.attribute in whole.entries:
            return has_side(reading, whole, "head")
        partitive = reading.marks.at("numbers.partitive", counted.amount.last)
        group = (counted.amount.last if partitive is None else partitive.last, counted.noun_first)
        return any(finding.attribute in hit.entries for hit in reading.marks.within("trigger", *group))
    sentence = reading.sentence(counted.first)
    comma = counted.first - 1
    if comma - sentence.first > REACH or comma <= sentence.first or reading.tokens[comma].raw != ",":
        return False
    return reading.marks.is_in(sentence.first, *OPENERS) and any(
        finding.attribute in hit.entries for hit in reading.marks.within("trigger", sentence.first, comma)
    )
