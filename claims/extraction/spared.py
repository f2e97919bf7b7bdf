"""Whom a zero is of, where its words name a group: "no | civilian | casualties", "no deaths among | the crew |".

Outward: ``spared_group``. Others may have been killed or hurt, of whom such a zero says nothing. Used by ``scoping``.
"""

from claims.domain.values import Quantity
from claims.extraction.lexicon import HEAD
from claims.extraction.modality import clause_around
from claims.extraction.naming import Span
from claims.extraction.nounphrases import DETERMINERS, phrase_from
from claims.extraction.reading import Finding, Reading

# What tells people apart; "human" and "further" do not.
GROUPS = ("actors.nationality", "actors.noun", "scope", HEAD)
# Tokens from the words of a zero to "among": "no casualties | were reported | among" (arbitrary but works).
REACH = 6


def spared_group(reading: Reading, finding: Finding) -> Span | None:
    """(first, end) of the words for the group; None for another number, and for a zero of everybody."""
    if not (isinstance(finding.value, Quantity) and finding.value.is_stated_zero):
        return None
    toll = next(
        (
            hit
            for hit in reading.marks.within("trigger", finding.focus_first, finding.focus_last)
            if finding.attribute in hit.entries and reading.marks.is_in(hit.first, "sides.head")
        ),
        None,
    )
    if toll is None:
        return None
    return (
        _before(reading, toll.first, finding.focus_first)
        or _behind(reading, toll.last)
        or _among(reading, max(toll.last, finding.focus_last))
    )


def _before(reading: Reading, end: int, earliest: int) -> Span | None:
    first = end
    while first > earliest and _tells_apart(reading, first - 1):
        first -= 1
    return (first, end) if first < end else None


def _behind(reading: Reading, start: int) -> Span | None:
    """ "Aucune victime | civile |": where qualifiers follow."""
    if reading.lexicon.pack.setting("adjectives_first"):
        return None
    last = start
    while last < len(reading.tokens) and _tells_apart(reading, last):
        last += 1
    return (start, last) if start < last else None


def _among(reading: Reading, start: int) -> Span | None:
    end = min(start + REACH, clause_around(reading, start - 1)[1])
    end = next((index for index in range(start, end) if not reading.tokens[index].is_word), end)
    hit = next(
        (one for one in reading.marks.within("nouns.among", start, end) if one.last - one.first == 1), None
    )
    span = phrase_from(reading, hit.last) if hit is not None and hit.last < len(reading.tokens) else None
    if span is None or not any(_tells_apart(reading, index) for index in range(*span)):
        return None
    first = next(index for index in range(*span) if not reading.marks.is_in(index, *DETERMINERS))
    return first, span[1]


def _tells_apart(reading: Reading, index: int) -> bool:
    is_word = reading.tokens[index].is_word and not reading.marks.is_in(index, "numbers.zero")
    return is_word and reading.marks.is_in(index, *GROUPS) and not reading.marks.is_in(index, "trigger")
