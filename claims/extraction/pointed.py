"""What words state that a person points at: which attributes they may be, and the draft of the one chosen.

Outward: ``pointed_at`` and ``likely_attributes``. The value, the mood, the scope and who says it are read from the
words by the stages that suggest, so that a person corrects a reading and types none. Nothing is judged: which
attribute it is, and of which event, is left open.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.domain.codes import ValueKind
from claims.domain.values import Wording
from claims.extraction.drafts import Draft
from claims.extraction.lexicon import CATEGORY, CUE, HEAD, TOPIC, TRIGGER, cue_section
from claims.extraction.reading import Finding, Reading
from claims.extraction.scoping import read_scopes
from claims.extraction.stated import stated_value
from claims.extraction.suggestions import draft_of

RULE = "pointed"
# What speaks for an attribute: the rules found it on these words; its words stand among them, or in their sentence;
# the words state a value of its kind. Arbitrary but works: a finding outweighs words, words outweigh a kind.
FOUND, NAMED, AROUND, READABLE = 8, 4, 2, 1
# Kinds that only some words state; a place, an actor or a text is whatever words one points at.
TELLING_KINDS = (ValueKind.COUNT, ValueKind.MEASURE, ValueKind.DATE, ValueKind.TIME, ValueKind.CATEGORY)


@dataclass(frozen=True, slots=True)
class Pointed:
    """start, end: the sentence of the words in code points, end exclusive. draft: None = no value could be read, and
    around: what was read all the same, its value being the mere words; None = draft has it, or none was asked.
    """

    start: int
    end: int
    draft: Draft | None = None
    around: Draft | None = None


def pointed_at(reading: Reading, start: int, end: int, attribute: str = "") -> Pointed:
    """What the words start..end (code points, end exclusive) state of an attribute of the codebook.

    reading: of the whole text, every stage done. attribute: "" or a key that the codebook lacks = only the sentence.
    """
    first, last = _tokens(reading, start, end)
    if first >= last:
        return Pointed(start, end)
    around = reading.sentence(first), reading.sentence(last - 1)
    left = min(start, reading.tokens[around[0].first].start)
    right = max(end, reading.tokens[around[1].last - 1].end)
    definition = reading.lexicon.codebook.get(attribute)
    stated = None if definition is None else stated_value(reading, definition, first, last)
    if definition is None:
        return Pointed(left, right)
    if stated is None:
        words = Finding(attribute, Wording(reading.words(first, last)), first, last, RULE, 0.0, "")
        return Pointed(left, right, around=draft_of(reading, words))
    finding = Finding(attribute, stated.value, stated.first, stated.last, RULE, 0.0, "")
    return Pointed(left, right, draft_of(reading, _with_scope(reading, finding)))


def likely_attributes(reading: Reading, start: int, end: int) -> list[str]:
    """Keys of the attributes that something speaks for, the likeliest first; ties in the order of keys."""
    first, last = _tokens(reading, start, end)
    if first >= last:
        return []
    weights: Counter[str] = Counter()
    for finding in reading.findings:
        if finding.focus_first < last and first < finding.focus_last:
            weights[finding.attribute] += FOUND
    for key in set(_named(reading, first, last)):
        weights[key] += NAMED
    for key in set(_named(reading, reading.sentence(first).first, reading.sentence(last - 1).last)):
        weights[key] += AROUND
    for key, definition in reading.lexicon.codebook.attributes.items():
        if definition.value_kind not in TELLING_KINDS:
            continue
        if stated_value(reading, definition, first, last) is not None:
            weights[key] += READABLE
        elif key in weights:
            # A count without a number among the words may be meant, but hardly.
            weights[key] -= AROUND
    return sorted((key for key in weights if weights[key] > 0), key=lambda key: (-weights[key], key))


def _tokens(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """First and last token (exclusive) that the words touch."""
    first = bisect_right([token.end for token in reading.tokens], start)
    return first, bisect_left([token.start for token in reading.tokens], end)


def _with_scope(reading: Reading, finding: Finding) -> Finding:
    """The part that the value covers, told as of a suggestion: by what stands beside it in its sentence."""
    others = tuple(
        each
        for each in reading.findings
        if not (each.focus_first < finding.focus_last and finding.focus_first < each.focus_last)
    )
    scoped = read_scopes(replace(reading, findings=(*others, finding))).findings
    return next((each for each in scoped if each.rule == RULE), finding)


def _named(reading: Reading, first: int, last: int) -> Iterator[str]:
    """Keys of attributes whose words, as the codebook lists them, stand in tokens first..last-1."""
    codebook = reading.lexicon.codebook
    for section in (TRIGGER, CUE, HEAD, TOPIC):
        for hit in reading.marks.within(section, first, last):
            yield from (entry for entry in hit.entries if entry in codebook)
    for hit in reading.marks.within(CATEGORY, first, last):
        yield from (entry.attribute for entry in hit.entries)
    for key in reading.lexicon.cued:
        if reading.marks.holds(cue_section(key), first, last):
            yield key
