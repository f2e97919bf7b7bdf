"""Stage: who did it, who says they did, who is blamed, who was named as a victim.

Outward: ``read_actors``. The four stay apart: carried out, claimed, blamed and named are different attributes, and
the blame speaks with the voice of who blames (``attribution``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.domain.codes import ValueKind
from claims.domain.values import Named, Truth
from claims.extraction.accusations import accused
from claims.extraction.agents import Told, without_amount
from claims.extraction.perpetrators import perpetrators
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.responsibility import claimants
from claims.extraction.tokens import Hit
from claims.extraction.victims import victim_names

RESPONSIBILITY = "responsibility_claimed"
# Tokens between "no group" and its verb (arbitrary but works).
NOBODY_REACH = 8
PERPETRATOR, CLAIMED, BLAMED, VICTIM = "perpetrator", "claimed_by", "blamed_party", "victim_name"
# Trust per pattern (arbitrary but works).
TRUST = {
    "by": 0.82,
    "subject": 0.7,
    "owner": 0.66,
    "object": 0.8,
    "accused": 0.72,
    "named": 0.8,
    "apposed": 0.72,
}


def read_actors(reading: Reading) -> Reading:
    findings: list[Finding] = []
    told: dict[int, list[Finding]] = {}
    for finding in reading.findings:
        told.setdefault(reading.sentence_of[finding.focus_first], []).append(finding)
    for sentence in reading.sentences:
        taken: set[tuple[str, int]] = set()
        for finding in _of_sentence(reading, sentence, told.get(sentence.number, ())):
            key = (finding.attribute, finding.focus_first)
            if finding.attribute in reading.lexicon.codebook and key not in taken:
                taken.add(key)
                findings.append(finding)
    return replace(reading, findings=(*reading.findings, *findings))


def _of_sentence(reading: Reading, sentence: Sentence, told: Sequence[Finding]) -> Iterator[Finding]:
    claimed = list(_claims(reading, sentence))
    yield from claimed
    claimants_at = {finding.focus_first for finding in claimed if finding.attribute == CLAIMED}
    for charge in accused(reading, sentence):
        yield _finding(reading, BLAMED, charge)
    for deed in perpetrators(reading, sentence):
        if deed.span[0] in claimants_at:  # "says that it attacked": a claim, not yet an act of its own
            continue
        yield _finding(reading, BLAMED if deed.is_alleged else PERPETRATOR, deed)
    for span, verb in victim_names(reading, sentence, told):
        yield _finding(reading, VICTIM, Told(span, "named", verb.first, verb.last))


def _claims(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    unclaimed: set[int] = set()
    for hit in reading.marks.within("actors.claims", sentence.first, sentence.last):
        nobody = _nobody_before(reading, hit, sentence)
        if nobody is not None:
            yield _unclaimed(reading, nobody, hit)
            unclaimed.add(hit.first)
    is_told = any(
        RESPONSIBILITY in hit.entries
        for hit in reading.marks.within("trigger", sentence.first, sentence.last)
    )
    for claimant in claimants(reading, sentence):
        if claimant.first not in unclaimed:
            yield _finding(reading, CLAIMED, claimant)
            if not is_told and not _tells_toll(reading, claimant):
                yield _own_deed(reading, claimant)


def _nobody_before(reading: Reading, verb: Hit, sentence: Sentence) -> Hit | None:
    """ "no group had come forward": the refusal that stands as subject of a claim of responsibility."""
    found = list(reading.marks.within("actors.nobody", sentence.first, verb.first))
    return found[-1] if found and verb.first - found[-1].last <= NOBODY_REACH else None


def _unclaimed(reading: Reading, nobody: Hit, verb: Hit) -> Finding:
    wording = reading.words(nobody.first, verb.last)
    rule = f"{reading.lexicon.pack.code}.{RESPONSIBILITY}.nobody"
    reason = f'"{wording}" says that nobody did.'
    return Finding(RESPONSIBILITY, Truth(value=False), nobody.first, verb.last, rule, TRUST["object"], reason)


def _tells_toll(reading: Reading, claimant: Told) -> bool:
    hits = (reading.marks.over("trigger", index) for index in range(claimant.first, claimant.last))
    return any(hit is not None and reading.lexicon.person_tolls.intersection(hit.entries) for hit in hits)


def _own_deed(reading: Reading, claimant: Told) -> Finding:
    """ "The front | said it was behind | the blast": a claim of responsibility in words of its own.

    Not what tells a toll: an army that "says it killed nine" or "shot down two drones" boasts.
    """
    wording = reading.words(claimant.first, claimant.last)
    rule = f"{reading.lexicon.pack.code}.{RESPONSIBILITY}.own_deed"
    reason = f'"{wording}" tells an act of the speaker.'
    return Finding(
        RESPONSIBILITY, Truth(value=True), claimant.first, claimant.last, rule, TRUST["subject"], reason
    )


def _finding(reading: Reading, attribute: str, told: Told) -> Finding:
    span = without_amount(reading, told.span)
    names = list(reading.marks.within("actor", *span))
    key = str(names[0].entries[0]) if names else ""
    wording = reading.words(*span)
    return Finding(
        attribute,
        Named(ValueKind.ACTOR, wording, key),
        *span,
        f"{reading.lexicon.pack.code}.{attribute}.{told.pattern}",
        TRUST[told.pattern],
        f'"{wording}" stands as {told.pattern} of "{reading.words(told.first, told.last)}".',
    )
