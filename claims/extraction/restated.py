"""Stage: figures told again without their noun: "the toll rose to 19", "the army spoke of four".

Outward: ``read_restated``. A number that nothing has taken and whose noun is left out is the figure that its sentence
or the two before it speak of, where the words say that it is one: a verb that leads to a figure after a noun that
names one ("toll", "total"), or a verb that tells a figure again ("spoke of some 500").
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.codes import ValueKind
from claims.domain.values import Quantity
from claims.extraction.arguments import NUMBERS, VERB_CHAIN, has_side
from claims.extraction.armed import are_armed
from claims.extraction.distance import inserted_after
from claims.extraction.frames import focus_of, value_of
from claims.extraction.gapping import is_compared, is_former, says_rose
from claims.extraction.members import members
from claims.extraction.reading import Counted, Finding, Reading

TRUST = {"figure": 0.84, "restated": 0.7, "subset": 0.76}
# How far back the figure may have been told, in sentences.
MEMORY_SENTENCES = 2
# Tokens from "the number of" to the word that says of what: "the number of people killed" (arbitrary but works).
WORD_REACH = 5
QUOTES = '"\u201c\u201d\u00ab\u00bb'
# Units of what is told again without its noun.
STOOD_FOR = frozenset({"person", "projectile", "attack"})
# Findings by the number of their sentence.
Known = dict[int, list[Finding]]


def read_restated(reading: Reading) -> Reading:
    taken = {index for one in reading.findings for index in range(one.focus_first, one.focus_last)}
    found: list[Finding] = []
    known: Known = {}
    for finding in reading.findings:
        known.setdefault(reading.sentence_of[finding.focus_first], []).append(finding)
    for counted in reading.counted:
        is_free = counted.is_elided and counted.amount.core_first not in taken
        if is_free and counted.amount.origin in NUMBERS:
            restated = (
                _earlier(reading, counted, known)
                or _numbered(reading, counted)
                or _figure(reading, counted, known)
                or _told_again(reading, counted, known)
            )
            if restated is not None:
                found.extend(_former(reading, restated))
                found.append(restated)
                found.extend(_parts_of(reading, counted, restated, taken))
                known.setdefault(reading.sentence_of[restated.focus_first], []).append(restated)
    return replace(reading, findings=(*reading.findings, *found))


def _numbered(reading: Reading, counted: Counted) -> Finding | None:
    """ "The wounded | are | 111 | in number": a toll's own noun before the word that brings its number."""
    numbering = reading.marks.before("triggers.numbering", counted.first)
    if numbering is None:
        return None
    verb = numbering.first
    while verb > 0 and reading.marks.is_in(verb - 1, *VERB_CHAIN):
        verb -= 1
    toll = reading.marks.before("trigger", verb)
    if verb == numbering.first or toll is None or not has_side(reading, toll, "head"):
        return None
    key = next((str(key) for key in toll.entries if key in reading.lexicon.person_tolls), "")
    return _finding(reading, counted, key, "figure") if key else None


def _earlier(reading: Reading, counted: Counted, known: Known) -> Finding | None:
    """The figure that one told before it in its sentence took over from: "rose to 53, up from | 30 | on Monday"."""
    if not is_compared(reading, counted) or is_former(reading, counted):
        return None
    told = [
        finding
        for finding in known.get(reading.sentence_of[counted.first], ())
        if finding.focus_last <= counted.first and finding.rule.endswith(".figure")
    ]
    return _finding(reading, counted, told[-1].attribute, "figure") if told else None


def _parts_of(reading: Reading, whole: Counted, restated: Finding, taken: set[int]) -> Iterator[Finding]:
    """ "Lowered the toll to 20: | fifteen | civilians and | five | soldiers": what is told apart of the figure."""
    listed = list(reading.counted_of.get(reading.sentence_of[whole.first], ()))
    for before, part in members(reading, listed):
        if before.first == whole.first and part.amount.core_first not in taken:
            finding = _finding(reading, part, restated.attribute, "subset")
            if finding is not None:
                yield finding


def _former(reading: Reading, after: Finding) -> list[Finding]:
    """The figure before the change: "taking the toll from | three | to five"."""
    before = next((c for c in reversed(reading.counted) if c.first < after.focus_first), None)
    if before is None or not is_former(reading, before) or after.focus_first > before.amount.last + 1:
        return []
    finding = _finding(reading, before, after.attribute, "figure")
    return [finding] if finding is not None else []


def _figure(reading: Reading, counted: Counted, known: Known) -> Finding | None:
    """ "The toll from the blast in the port climbed | to 23"."""
    reaches = reading.marks.before("triggers.reaches", _before_quote(reading, counted))
    if reaches is None:
        return None
    sentence = reading.sentence(counted.first)
    named = [*reading.marks.within("triggers.figure", sentence.first, counted.first)]
    counts = [
        hit
        for hit in reading.marks.within("triggers.number_of", sentence.first, counted.first)
        if reading.marks.over("triggers.numbering", hit.first) is None  # "pirates, | au nombre de | six"
    ]
    hit = max([*named, *counts], key=lambda hit: hit.last, default=None)
    if hit is None or hit.last > reaches.last or reading.marks.is_in(hit.last, "nouns.person"):
        return None  # "the dead | man | was 42"
    key = hit.entries[0].text("attribute") or _attribute_after(reading, hit.last, counted.first)
    key = key or _latest(reading, counted, known)
    return _finding(reading, counted, key, "figure") if key else None


def _attribute_after(reading: Reading, first: int, last: int) -> str:
    """The toll that "the number of" counts."""
    for hit in reading.marks.within("trigger", first, min(first + WORD_REACH, last)):
        key = next((key for key in hit.entries if key in reading.lexicon.person_tolls), None)
        if key is not None:
            return str(key)
    return ""


def _told_again(reading: Reading, counted: Counted, known: Known) -> Finding | None:
    """ "The authorities | speak of | some 500."."""
    verb = reading.marks.before("triggers.restates", _before_quote(reading, counted))
    if verb is None or not _ends(reading, counted.last) or _is_of_others(reading, counted):
        return None
    if are_armed(reading, counted):
        return None
    if reading.marks.has(reading.sentence(verb.first).first, verb.first, "actors.nobody"):
        return None  # "nobody has claimed | the other two"
    key = _latest(reading, counted, known)
    return _finding(reading, counted, key, "restated") if key else None


def _is_of_others(reading: Reading, counted: Counted) -> bool:
    """ "Nobody claimed | the other two |", "said | dozens |, perhaps 200, had fled": not the figure told before."""
    if reading.marks.is_in(counted.first, "function.definite"):
        return True
    sentence = reading.sentence(counted.first)
    verb = (
        inserted_after(reading, counted.last, sentence.last) if counted.last < sentence.last else counted.last
    )
    return verb > counted.last and reading.marks.is_in(verb, "function.auxiliary", "function.passive")


def _before_quote(reading: Reading, counted: Counted) -> int:
    """The first token of a number, or of the quotation that it opens: said it was "over 60"."""
    index = counted.first
    return index - 1 if index and reading.tokens[index - 1].raw in QUOTES else index


def _ends(reading: Reading, last: int) -> bool:
    """Whether nothing follows a number that could be what it counts."""
    if last >= len(reading.tokens) or last in reading.timed:
        return True
    return not reading.tokens[last].is_word or reading.marks.is_in(last, "attribution.according")


def _latest(reading: Reading, counted: Counted, known: Known) -> str:
    """The attribute of the last whole count told before a number, two sentences back at most."""
    here = reading.sentence_of[counted.first]
    told = [
        finding
        for number in range(here - MEMORY_SENTENCES, here + 1)
        for finding in known.get(number, ())
        if finding.focus_last <= counted.first
        and isinstance(finding.value, Quantity)
        and not finding.rule.endswith(".subset")
        and _is_stood_for(reading, finding.attribute)
    ]
    return max(told, key=lambda finding: finding.focus_first).attribute if told else ""


def _is_stood_for(reading: Reading, key: str) -> bool:
    definition = reading.lexicon.codebook[key]
    return (
        definition.value_kind is ValueKind.COUNT and definition.accumulating and definition.unit in STOOD_FOR
    )


def _finding(reading: Reading, counted: Counted, key: str, pattern: str) -> Finding | None:
    definition = reading.lexicon.codebook.get(key)
    value = value_of(counted, definition.unit) if definition is not None else None
    if value is None:
        return None
    first, last = focus_of(counted)
    return Finding(
        key,
        value,
        first,
        last,
        f"{reading.lexicon.pack.code}.{key}.{pattern}",
        TRUST[pattern],
        f'"{reading.words(first, last)}" is the figure that the words before it speak of.',
        says_rose=says_rose(reading, counted),
    )
