"""What an attack was aimed at: "against X", "targeting X", "X was targeted".

Outward: ``targets_of``, called by ``places`` for each sentence.
"""

from collections.abc import Iterator

from claims.extraction.nounphrases import phrase_around, phrase_from
from claims.extraction.placephrases import IMPACT, TARGET, is_placelike, place_finding
from claims.extraction.reading import Finding, Reading, Sentence


def targets_of(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    yield from _aimed_at(reading, sentence)
    yield from _was_aimed(reading, sentence)


def _aimed_at(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "against X", "targeting X"; and "hit X", where an indefinite X is only what happened to be there."""
    for hit in reading.marks.within("places.against", sentence.first, sentence.last):
        if hit.last >= sentence.last or _is_passive(reading, hit.first):
            continue
        span = phrase_from(reading, hit.last)
        if span is None or not is_placelike(reading, span):
            continue
        span = _with_next_place(reading, span)
        is_impact = reading.marks.over("places.impact", hit.last - 1) is not None
        is_chance = is_impact and _is_indefinite(reading, span[0])
        yield place_finding(reading, IMPACT if is_chance else TARGET, span, "aimed_at")


def _with_next_place(reading: Reading, span: tuple[int, int]) -> tuple[int, int]:
    """ "the embassy or certain military bases" is one target."""
    joint = reading.marks.at("function.conjunction", span[1])
    following = (
        phrase_from(reading, joint.last) if joint is not None and joint.last < len(reading.tokens) else None
    )
    return (span[0], following[1]) if following is not None and is_placelike(reading, following) else span


def _was_aimed(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "X was targeted", "X a été prise pour cible": the first place named before the verb."""
    for hit in reading.marks.within("places.aimed", sentence.first, sentence.last):
        if not _is_passive(reading, hit.first):
            continue
        earliest = _clause_start(reading, hit.first, sentence)
        relative = [
            i for i in range(earliest, hit.first) if reading.marks.at("function.relative", i) is not None
        ]
        end = relative[0] if relative and relative[0] > earliest else hit.first
        noun = next((i for i in range(earliest, end) if reading.marks.is_in(i, "places.noun", "place")), None)
        span = phrase_around(reading, noun, earliest) if noun is not None else None
        if span is not None and span[1] <= hit.first:
            yield place_finding(reading, TARGET, span, "was_aimed")


def _is_passive(reading: Reading, first: int) -> bool:
    while first > 0 and reading.marks.is_in(first - 1, "function.adverb"):
        first -= 1
    return reading.marks.before("function.passive", first) is not None


def _clause_start(reading: Reading, index: int, sentence: Sentence) -> int:
    while index > sentence.first and reading.clause_of[index - 1] == reading.clause_of[index]:
        index -= 1
    return index


def _is_indefinite(reading: Reading, first: int) -> bool:
    return reading.marks.is_in(
        first, "function.indefinite", "numbers.article", "numbers.vague", "numbers.cardinal"
    )
