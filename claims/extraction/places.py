"""Stage: where it happened, where it came from, where it fell.

Outward: ``read_places``. A place's role is told by the words before it (launched from, fell near); what it was
aimed at is told by ``targets``; names are resolved by the register, other phrases keep their wording.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.extraction.nounphrases import CUTS, DETERMINERS, is_shouted, phrase_from
from claims.extraction.placephrases import IMPACT, LAUNCH, PLACE, is_placelike, key_of, place_finding
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.targets import targets_of
from claims.extraction.tokens import Hit

# Tokens between the verb and its preposition: "were launched yesterday from" (arbitrary but works).
VERB_REACH = 6
# Words between a preposition and a name: "in the ultra-secure Green Zone" (arbitrary but works).
QUALIFIERS = 2
NO_PLACE = (
    "actor",
    "attribution.agency",
    "attribution.source",
    "actors.noun",
    "actors.rank",
    "head",
    "acts.act",
)
# Kinds of the place register that are too wide to be where one event took place.
WIDE = frozenset({"country", "continent", "world"})


def read_places(reading: Reading) -> Reading:
    findings: list[Finding] = []
    for sentence in reading.sentences:
        taken: set[tuple[str, int]] = set()
        for finding in (*_roles(reading, sentence), *_plain(reading, sentence)):
            key = (finding.attribute, finding.focus_last)
            if finding.attribute in reading.lexicon.codebook and key not in taken:
                taken.add(key)
                findings.append(finding)
    return replace(reading, findings=(*reading.findings, *findings))


def _roles(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    yield from targets_of(reading, sentence)
    yield from _launched_from(reading, sentence)
    yield from _fell(reading, sentence)


def _launched_from(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    for hit in reading.marks.within("places.from", sentence.first, sentence.last):
        if hit.last >= sentence.last or not _has_verb_before(reading, hit, "places.launched", sentence):
            continue
        span = phrase_from(reading, hit.last)
        if span is not None and is_placelike(reading, span):
            yield place_finding(reading, LAUNCH, span, "from")


def _fell(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    for role in ("near", "at", "within"):
        for hit in reading.marks.within(f"places.{role}", sentence.first, sentence.last):
            if hit.last >= sentence.last or not _has_verb_before(reading, hit, "places.impact", sentence):
                continue
            span = phrase_from(reading, hit.last)
            if span is None or not is_placelike(reading, span):
                continue
            is_named = role != "near" and bool(key_of(reading, span))
            yield place_finding(
                reading,
                PLACE if is_named else IMPACT,
                (hit.first, span[1]) if role == "near" else span,
                "fell",
            )


def _plain(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "in Baghdad", "in the district of X": a place by its preposition, where the words do not make it more."""
    for role in ("at", "within"):
        for hit in reading.marks.within(f"places.{role}", sentence.first, sentence.last):
            if reading.marks.at("places.near", hit.first) or reading.marks.at("places.against", hit.first):
                continue
            start = hit.last
            while start < sentence.last and reading.marks.is_in(start, *DETERMINERS):
                start += 1
            if start >= sentence.last or start in reading.timed:
                continue
            name = _name_within(reading, start, sentence)
            if name is not None and _is_narrow(reading, name):
                yield place_finding(reading, PLACE, (name.first, name.last), "named")
            elif name is None and (span := _described(reading, hit, sentence)) is not None:
                yield place_finding(reading, PLACE, span, "noun")
            elif name is None and (span := _capitalised(reading, hit.last, sentence)) is not None:
                yield place_finding(reading, PLACE, span, "capital")


def _name_within(reading: Reading, start: int, sentence: Sentence) -> Hit | None:
    """The register's name at a token, or behind qualifiers of it ("the fortified Green Zone")."""
    for index in range(start, min(start + QUALIFIERS + 1, sentence.last)):
        name = reading.marks.at("place", index)
        if name is not None:
            return name
        if not reading.tokens[index].is_word or reading.marks.is_in(index, *CUTS, "function.of"):
            return None
    return None


def _described(reading: Reading, hit: Hit, sentence: Sentence) -> tuple[int, int] | None:
    """A place by its noun where it is told apart: "the district of X", "X province", "a base in the north of Y"."""
    span = phrase_from(reading, hit.last, sentence.last)
    if span is None or not any(reading.marks.is_in(index, "places.noun") for index in range(*span)):
        return None
    if is_shouted(reading, span[0]) and reading.marks.is_in(span[0], *DETERMINERS):
        return None
    has_name = any(reading.tokens[index].is_capital for index in range(span[0] + 1, span[1]))
    is_told = any(reading.marks.is_in(index, "places.names") for index in range(*span))
    return span if has_name or is_told else None


def _capitalised(reading: Reading, first: int, sentence: Sentence) -> tuple[int, int] | None:
    """ "in Springfield": a capitalised word that no register knows, in a text that has small letters."""
    last = first
    while last < sentence.last and reading.tokens[last].is_capital and _may_be_a_place(reading, last):
        last += 1
    return (first, last) if last > first and not is_shouted(reading, first) else None


def _may_be_a_place(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.is_word and index not in reading.timed and not reading.marks.is_in(index, *CUTS, *NO_PLACE)


def _is_narrow(reading: Reading, name: Hit) -> bool:
    return reading.lexicon.gazetteer.place_kinds.get(str(name.entries[0]), "") not in WIDE


def _has_verb_before(reading: Reading, hit: Hit, place: str, sentence: Sentence) -> bool:
    for index in range(hit.first - 1, max(sentence.first, hit.first - VERB_REACH) - 1, -1):
        if reading.tokens[index].raw in ",;" or reading.marks.is_in(index, "function.relative"):
            return False
        if reading.marks.is_in(index, place):
            return True
    return False
