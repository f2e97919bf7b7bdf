"""Stage: who did it, who says they did, who is blamed, who was named as a victim.

Outward: ``read_actors``. The four stay apart: carried out, claimed, blamed and named are different attributes, and the
blame speaks with the voice of who blames (``attribution``).
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.codes import ValueKind
from claims.domain.values import Named
from claims.extraction.names import name_at, name_before
from claims.extraction.nounphrases import phrase_around, phrase_from
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.tokens import Hit

PERPETRATOR, CLAIMED, BLAMED, VICTIM = "perpetrator", "claimed_by", "blamed_party", "victim_name"
# Trust per pattern (arbitrary but works).
TRUST = {"by": 0.82, "subject": 0.68, "object": 0.8, "named": 0.8}
# Tokens between an actor and its verb (arbitrary but works).
SUBJECT_REACH = 12
# Tokens between "the death of" and the name: "of the Iranian general" (arbitrary but works).
NAME_REACH = 5
AFTER = {"carried_out_by": (PERPETRATOR, "by"), "claimed_by": (CLAIMED, "by"), "blames": (BLAMED, "object"),
         "blamed_by": (BLAMED, "by")}
BEFORE = {"carries_out": PERPETRATOR, "claims": CLAIMED}


def read_actors(reading: Reading) -> Reading:
    findings: list[Finding] = []
    for sentence in reading.sentences:
        taken: set[tuple[str, int]] = set()
        for finding in (*_after(reading, sentence), *_before(reading, sentence), *_victims(reading, sentence)):
            key = (finding.attribute, finding.focus_first)
            if finding.attribute in reading.lexicon.codebook and key not in taken:
                taken.add(key)
                findings.append(finding)
    return replace(reading, findings=(*reading.findings, *findings))


def _after(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    for kind, (attribute, pattern) in AFTER.items():
        for hit in reading.marks.within(f"actors.{kind}", sentence.first, sentence.last):
            start = hit.last
            agent = reading.marks.at("function.agent", start)
            if agent is not None:
                start = agent.last
            elif kind == "claimed_by" and reading.marks.before("function.agent", hit.last) is None:
                continue
            span = phrase_from(reading, start) if start < sentence.last else None
            if span is not None and _is_actor(reading, span):
                yield _finding(reading, attribute, span, pattern, hit)


def _before(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    for kind, attribute in BEFORE.items():
        for hit in reading.marks.within(f"actors.{kind}", sentence.first, sentence.last):
            if _is_passive(reading, hit.first) or reading.marks.at("function.agent", hit.last):
                continue
            span = _subject(reading, hit, sentence)
            if span is not None and not _is_nobody(reading, span):
                yield _finding(reading, attribute, span, "subject", hit)


def _is_passive(reading: Reading, first: int) -> bool:
    while first > 0 and reading.marks.is_in(first - 1, "function.adverb"):
        first -= 1
    return reading.marks.before("function.passive", first) is not None


def _subject(reading: Reading, verb: Hit, sentence: Sentence) -> tuple[int, int] | None:
    for index in range(verb.first - 1, max(sentence.first, verb.first - SUBJECT_REACH) - 1, -1):
        if reading.tokens[index].raw in ";:" or reading.marks.is_in(index, "function.subordinator", "actors.carries_out"):
            return None
        if not reading.marks.is_in(index, "actors.noun", "actor") or reading.marks.is_in(index - 1, "function.agent"):
            continue
        span = phrase_around(reading, index, sentence.first)
        return span if span is not None and span[1] <= verb.first else None
    return None


def _is_actor(reading: Reading, span: tuple[int, int]) -> bool:
    return any(reading.marks.is_in(index, "actors.noun", "actor") for index in range(*span))


def _is_nobody(reading: Reading, span: tuple[int, int]) -> bool:
    return any(reading.marks.is_in(index, "actors.nobody", "numbers.zero", "numbers.zero_pronoun") for index in range(*span))


def _finding(reading: Reading, attribute: str, span: tuple[int, int], pattern: str, verb: Hit) -> Finding:
    names = [hit for hit in reading.marks.within("actor", *span)]
    key = str(names[0].entries[0]) if names else ""
    wording = reading.words(*span)
    return Finding(
        attribute,
        Named(ValueKind.ACTOR, wording, key),
        *span,
        f"{reading.lexicon.pack.code}.{attribute}.{pattern}",
        TRUST[pattern],
        f'"{wording}" stands as {pattern} of "{reading.words(verb.first, verb.last)}".',
    )


def _victims(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    for hit in reading.marks.within("actors.victim_before", sentence.first, sentence.last):
        for index in range(hit.last, min(hit.last + NAME_REACH, sentence.last)):
            if reading.tokens[index].raw in ",;:" or reading.marks.is_in(index, "function.relative"):
                break
            span = name_at(reading, index, sentence.last)
            if span is not None:
                yield from _victim_and_next(reading, span, sentence, hit)
                break
    for hit in reading.marks.within("actors.victim_after", sentence.first, sentence.last):
        span = name_before(reading, hit.first, sentence.first)
        if span is not None:
            yield _victim(reading, span, hit)


def _victim_and_next(reading: Reading, span: tuple[int, int], sentence: Sentence, verb: Hit) -> Iterator[Finding]:
    """A name, and the one joined to it: "X and his lieutenant Y"."""
    yield _victim(reading, span, verb)
    joint = reading.marks.at("function.conjunction", span[1])
    if joint is None:
        return
    for index in range(joint.last, min(joint.last + NAME_REACH, sentence.last)):
        following = name_at(reading, index, sentence.last)
        if following is not None:
            yield _victim(reading, following, verb)
            return


def _victim(reading: Reading, span: tuple[int, int], verb: Hit) -> Finding:
    return _finding(reading, VICTIM, span, "named", verb)
