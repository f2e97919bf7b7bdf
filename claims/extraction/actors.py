"""Stage: who did it, who says they did, who is blamed, who was named as a victim.

Outward: ``read_actors``. The four stay apart: carried out, claimed, blamed and named are different attributes, and
the blame speaks with the voice of who blames (``attribution``).
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.codes import ValueKind
from claims.domain.values import Named, Truth
from claims.extraction.names import name_at, name_before
from claims.extraction.nounphrases import phrase_from
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.subjects import subject_before
from claims.extraction.tokens import Hit

RESPONSIBILITY = "responsibility_claimed"
# Tokens between "no group" and its verb (arbitrary but works).
NOBODY_REACH = 8
PERPETRATOR, CLAIMED, BLAMED, VICTIM = "perpetrator", "claimed_by", "blamed_party", "victim_name"
# Trust per pattern (arbitrary but works).
TRUST = {"by": 0.82, "subject": 0.68, "object": 0.8, "named": 0.8}
# Tokens before "by" in which an actor makes it speak of that actor (arbitrary but works).
ACT_REACH = 3
NOUNS = ("actors.noun", "actor")
STOPS = ("function.subordinator", "actors.carries_out", "function.agent")
# Tokens between "the death of" and the name: "of the Iranian general" (arbitrary but works).
NAME_REACH = 5
AFTER = {
    "carried_out_by": (PERPETRATOR, "by"),
    "claimed_by": (CLAIMED, "by"),
    "blames": (BLAMED, "object"),
    "blamed_by": (BLAMED, "by"),
}
BEFORE = {"carries_out": PERPETRATOR, "claims": CLAIMED}


def read_actors(reading: Reading) -> Reading:
    findings: list[Finding] = []
    for sentence in reading.sentences:
        taken: set[tuple[str, int]] = set()
        for finding in (
            *_after(reading, sentence),
            *_before(reading, sentence),
            *_victims(reading, sentence),
        ):
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
            if span is None or not _is_actor(reading, span) or not _is_of_an_act(reading, kind, hit):
                continue
            yield _finding(reading, attribute, _with_next_actor(reading, span), pattern, hit)


def _before(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    for kind, attribute in BEFORE.items():
        for hit in reading.marks.within(f"actors.{kind}", sentence.first, sentence.last):
            nobody = _nobody_before(reading, hit, sentence) if kind == "claims" else None
            if nobody is not None:
                yield _unclaimed(reading, nobody, hit)
                continue
            if _is_passive(reading, hit.first) or reading.marks.at("function.agent", hit.last):
                continue
            if kind == "carries_out" and reading.tokens[hit.first - 1].raw == ",":
                continue
            span = subject_before(reading, hit, sentence.first, NOUNS, STOPS)
            if span is not None and not _is_nobody(reading, span):
                yield _finding(reading, attribute, span, "subject", hit)


def _nobody_before(reading: Reading, verb: Hit, sentence: Sentence) -> Hit | None:
    """ "no group had come forward": the refusal that stands as subject of a claim of responsibility."""
    found = list(reading.marks.within("actors.nobody", sentence.first, verb.first))
    return found[-1] if found and verb.first - found[-1].last <= NOBODY_REACH else None


def _unclaimed(reading: Reading, nobody: Hit, verb: Hit) -> Finding:
    wording = reading.words(nobody.first, verb.last)
    rule = f"{reading.lexicon.pack.code}.{RESPONSIBILITY}.nobody"
    return Finding(
        RESPONSIBILITY,
        Truth(value=False),
        nobody.first,
        verb.last,
        rule,
        TRUST["object"],
        f'"{wording}" says that nobody did.',
    )


def _is_passive(reading: Reading, first: int) -> bool:
    while first > 0 and reading.marks.is_in(first - 1, "function.adverb"):
        first -= 1
    return reading.marks.before("function.passive", first) is not None


def _is_of_an_act(reading: Reading, kind: str, hit: Hit) -> bool:
    """ "a coalition led by X" is no act of X: before "by" stands a verb form, an act or its weapon, not an actor."""
    if kind != "carried_out_by":
        return True
    return (
        not any(
            reading.marks.is_in(index, "actors.noun", "actor", "attribution.source")
            for index in range(max(0, hit.first - ACT_REACH), hit.first)
        )
        or reading.marks.before("function.passive", hit.first) is not None
    )


def _with_next_actor(reading: Reading, span: tuple[int, int]) -> tuple[int, int]:
    """ "Iran and Iranian-backed militias" is one phrase."""
    joint = reading.marks.at("function.conjunction", span[1])
    following = (
        phrase_from(reading, joint.last) if joint is not None and joint.last < len(reading.tokens) else None
    )
    return (span[0], following[1]) if following is not None and _is_actor(reading, following) else span


def _is_actor(reading: Reading, span: tuple[int, int]) -> bool:
    return any(reading.marks.is_in(index, "actors.noun", "actor") for index in range(*span))


def _is_nobody(reading: Reading, span: tuple[int, int]) -> bool:
    return any(
        reading.marks.is_in(index, "actors.nobody", "numbers.zero", "numbers.zero_pronoun")
        for index in range(*span)
    )


def _finding(reading: Reading, attribute: str, span: tuple[int, int], pattern: str, verb: Hit) -> Finding:
    names = list(reading.marks.within("actor", *span))
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
            is_apposed = reading.tokens[index].raw == "," and _has_rank(reading, hit.last, index)
            if is_apposed:
                continue
            if reading.tokens[index].raw in ",;:" or reading.marks.is_in(index, "function.relative"):
                break
            span = name_at(reading, index, sentence.last)
            if span is not None:
                yield from _victim_and_next(reading, span, sentence, hit)
                break
    for hit in reading.marks.within("actors.victim_after", sentence.first, sentence.last):
        span = name_before(reading, hit.first, sentence.first)
        if span is None:
            continue
        joint = reading.marks.before("function.conjunction", _before_rank(reading, span[0]))
        other = name_before(reading, joint.first, sentence.first) if joint is not None else None
        if other is not None:
            yield _victim(reading, other, hit)
        yield _victim(reading, span, hit)


def _before_rank(reading: Reading, first: int) -> int:
    """The token where a name starts with what qualifies it: "his Iraqi lieutenant X"."""
    index = first
    while (
        index > 0
        and first - index < NAME_REACH
        and reading.marks.before("function.conjunction", index) is None
    ):
        index -= 1
    return index


def _has_rank(reading: Reading, first: int, last: int) -> bool:
    """ "the Iranian general, X": the comma sets the name beside its rank."""
    return any(reading.marks.is_in(index, "actors.rank") for index in range(first, last))


def _victim_and_next(
    reading: Reading, span: tuple[int, int], sentence: Sentence, verb: Hit
) -> Iterator[Finding]:
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
