"""Stage: what the patterns of editors match, sentence by sentence.

Outward: ``read_patterns``. The group ``value`` is read by the attribute's kind of value, numbers and dates by the
pack, with the bound words beside them; what states no such value is passed over, and so is what a stage read already.
Limits: those of ``claims.domain.patterns``, and a number of matches per attribute and article, whose last suggestion
says that the rest was left out.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from claims.domain.attributes import AttributeDefinition
from claims.domain.patterns import Pattern
from claims.extraction.reading import Finding, Reading
from claims.extraction.stated import Stated, stated_value
from claims.extraction.zones import SILENT

# Suggestions by patterns of one attribute in one article; more are noise or an attack (arbitrary but works).
MOST_MATCHES = 100
# Trust in an editor's pattern (arbitrary but works).
SCORE = 0.75
Span = tuple[int, int]


def read_patterns(reading: Reading) -> Reading:
    if not reading.lexicon.patterns:
        return reading
    starts = [token.start for token in reading.tokens]
    ends = [token.end for token in reading.tokens]
    found: list[Finding] = []
    for key, patterns in reading.lexicon.patterns.items():
        found.extend(_findings(reading, reading.lexicon.codebook[key], patterns, (starts, ends)))
    return replace(reading, findings=(*reading.findings, *found))


def _findings(
    reading: Reading,
    definition: AttributeDefinition,
    patterns: tuple[Pattern, ...],
    offsets: tuple[list[int], list[int]],
) -> list[Finding]:
    known = [
        (each.focus_first, each.focus_last) for each in reading.findings if each.attribute == definition.key
    ]
    taken = {token for span in known for token in range(*span)}
    found: list[Finding] = []
    matches = 0
    for pattern, value, focus in _matches(reading, patterns, offsets):
        matches += 1
        if matches > MOST_MATCHES:
            return [*found[:-1], _with_cut(found[-1])] if found else []
        stated = stated_value(reading, definition, *value)
        if stated is None:
            continue
        span = (stated.first, stated.last) if focus == value else focus
        if not taken.isdisjoint(range(*span)):
            continue
        taken.update(range(*span))
        found.append(_finding(reading, definition, pattern, stated, span))
    return found


def _matches(
    reading: Reading, patterns: tuple[Pattern, ...], offsets: tuple[list[int], list[int]]
) -> Iterator[tuple[Pattern, Span, Span]]:
    """(pattern, value, focus), the spans as tokens: a match inside a token takes the whole token."""
    for sentence in reading.sentences:
        if sentence.zone in SILENT:
            continue
        start = reading.tokens[sentence.first].start
        text = reading.document.text[start : reading.tokens[sentence.last - 1].end]
        for pattern in patterns:
            for value, focus in pattern.matches(text):
                spans = (_tokens(offsets, start, value), _tokens(offsets, start, focus))
                if all(first < last for first, last in spans):
                    yield pattern, *spans


def _tokens(offsets: tuple[list[int], list[int]], start: int, span: Span) -> Span:
    starts, ends = offsets
    return bisect_right(ends, start + span[0]), bisect_left(starts, start + span[1])


def _finding(
    reading: Reading, definition: AttributeDefinition, pattern: Pattern, stated: Stated, span: Span
) -> Finding:
    return Finding(
        definition.key,
        stated.value,
        *span,
        f"{reading.lexicon.pack.code}.{definition.key}.pattern",
        SCORE,
        f'The pattern "{pattern.written}" matches "{reading.words(stated.first, stated.last)}".',
    )


def _with_cut(finding: Finding) -> Finding:
    told = f"The patterns match more than {MOST_MATCHES} times: what follows in the article was left out."
    return replace(finding, reason=f"{finding.reason} {told}")
