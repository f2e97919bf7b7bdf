"""Stage: where it happened, where it came from, where it fell, what it was aimed at.

Outward: ``read_places``. A place's role is told by the words before it (launched from, fell near, against) or by what
was done to it (was targeted); names are resolved by the register, other phrases keep their wording.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.codes import ValueKind
from claims.domain.values import Named
from claims.extraction.nounphrases import CUTS, DETERMINERS, is_shouted, phrase_around, phrase_from
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.tokens import Hit

PLACE, TARGET, LAUNCH, IMPACT = "place", "target", "launch_site", "impact_site"
# Trust per pattern (arbitrary but works).
TRUST = {
    "aimed_at": 0.8,
    "was_aimed": 0.8,
    "from": 0.85,
    "fell": 0.8,
    "named": 0.75,
    "noun": 0.6,
    "capital": 0.55,
}
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
    yield from _aimed_at(reading, sentence)
    yield from _was_aimed(reading, sentence)
    yield from _launched_from(reading, sentence)
    yield from _fell(reading, sentence)


def _aimed_at(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "against X", "targeting X"; and "hit X", where an indefinite X is only what happened to be there."""
    for hit in reading.marks.within("places.against", sentence.first, sentence.last):
        if hit.last >= sentence.last or _is_passive(reading, hit.first):
            continue
        span = phrase_from(reading, hit.last)
        if span is None or not _is_placelike(reading, span):
            continue
        span = _with_next_place(reading, span)
        is_impact = reading.marks.over("places.impact", hit.last - 1) is not None
        is_chance = is_impact and _is_indefinite(reading, span[0])
        yield _finding(reading, IMPACT if is_chance else TARGET, span, "aimed_at")


def _with_next_place(reading: Reading, span: tuple[int, int]) -> tuple[int, int]:
    """ "the embassy or certain military bases" is one target."""
    joint = reading.marks.at("function.conjunction", span[1])
    following = (
        phrase_from(reading, joint.last) if joint is not None and joint.last < len(reading.tokens) else None
    )
    return (span[0], following[1]) if following is not None and _is_placelike(reading, following) else span


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
            yield _finding(reading, TARGET, span, "was_aimed")


def _launched_from(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    for hit in reading.marks.within("places.from", sentence.first, sentence.last):
        if hit.last >= sentence.last or not _has_verb_before(reading, hit, "places.launched", sentence):
            continue
        span = phrase_from(reading, hit.last)
        if span is not None and _is_placelike(reading, span):
            yield _finding(reading, LAUNCH, span, "from")


def _fell(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    for role in ("near", "at", "within"):
        for hit in reading.marks.within(f"places.{role}", sentence.first, sentence.last):
            if hit.last >= sentence.last or not _has_verb_before(reading, hit, "places.impact", sentence):
                continue
            span = phrase_from(reading, hit.last)
            if span is None or not _is_placelike(reading, span):
                continue
            is_named = role != "near" and bool(_key_of(reading, span))
            yield _finding(
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
                yield _finding(reading, PLACE, (name.first, name.last), "named")
            elif name is None and (span := _described(reading, hit, sentence)) is not None:
                yield _finding(reading, PLACE, span, "noun")
            elif name is None and (span := _capitalised(reading, hit.last, sentence)) is not None:
                yield _finding(reading, PLACE, span, "capital")


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


def _is_placelike(reading: Reading, span: tuple[int, int]) -> bool:
    return any(reading.marks.is_in(index, "places.noun", "place") for index in range(*span))


def _key_of(reading: Reading, span: tuple[int, int]) -> str:
    """The register key of the first place named in a phrase; "" where the register knows none."""
    names = list(reading.marks.within("place", *span))
    return str(names[0].entries[0]) if names else ""


def _finding(reading: Reading, attribute: str, span: tuple[int, int], pattern: str) -> Finding:
    wording = reading.words(*span)
    key = _key_of(reading, span)
    return Finding(
        attribute,
        Named(ValueKind.PLACE, wording, key if _is_the_name(reading, span, key) else ""),
        *span,
        f"{reading.lexicon.pack.code}.{attribute}.{pattern}",
        TRUST[pattern],
        f'The words before "{wording}" make it the {attribute.replace("_", " ")}.',
        place_keys=tuple(str(hit.entries[0]) for hit in reading.marks.within("place", *span)),
    )


def _is_the_name(reading: Reading, span: tuple[int, int], key: str) -> bool:
    """Whether the phrase is the register's name itself: "the embassy in Baghdad" is not Baghdad."""
    if not key:
        return False
    name = next(reading.marks.within("place", *span))
    start = span[0]
    while start < name.first and reading.marks.is_in(start, *DETERMINERS, "places.near", "places.at"):
        start += 1
    return name.first == start
