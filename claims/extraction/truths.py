"""Stage: truths of the codebook, where a trigger meets its head; false where a refusal stands in the clause.

Outward: ``read_truths``. From the codebook's lexicon alone, so that a truth added by an editor is found without code.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import ValueKind
from claims.domain.values import Truth
from claims.extraction.arguments import VERB_CHAIN, blocks
from claims.extraction.lexicon import REFUSAL
from claims.extraction.modality import clause_around
from claims.extraction.nounphrases import CUTS, DETERMINERS
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.tokens import Hit
from claims.extraction.topics import has_topic, is_topic

# Trust per pattern (arbitrary but works).
TRUST = {"refused": 0.85, "head": 0.75}


def read_truths(reading: Reading) -> Reading:
    definitions = reading.lexicon.codebook.attributes
    truths = {key: d for key, d in definitions.items() if d.value_kind is ValueKind.BOOLEAN}
    found = [finding for sentence in reading.sentences for finding in _truths(reading, sentence, truths)]
    return replace(reading, findings=(*reading.findings, *found))


def _truths(
    reading: Reading, sentence: Sentence, truths: dict[str, AttributeDefinition]
) -> Iterator[Finding]:
    seen: set[str] = set()
    for trigger in reading.marks.within("trigger", sentence.first, sentence.last):
        for key in trigger.entries:
            if key not in truths or key in seen or blocks(reading, trigger.first, key):
                continue
            refusal = _refusal(reading, trigger, key)
            if refusal is None and not _is_met(reading, sentence, trigger, key):
                continue
            seen.add(key)
            first = min(trigger.first, refusal.first) if refusal else trigger.first
            last = max(trigger.last, refusal.last) if refusal else trigger.last
            yield _truth(reading, key, (first, last), is_true=refusal is None)


def _is_met(reading: Reading, sentence: Sentence, trigger: Hit, key: str) -> bool:
    """Whether the trigger speaks of the attribute's own things, and not of another: "a first version"."""
    after = trigger.last
    is_other = (
        trigger.last - trigger.first > 1
        and after < sentence.last
        and not any(is_topic(reading, index, key) for index in range(trigger.first, after + 1))
        and reading.tokens[after].is_word
        and not reading.marks.is_in(after, *CUTS, *DETERMINERS)
    )
    return not is_other and has_topic(reading, sentence, trigger, key)


def _truth(reading: Reading, key: str, focus: tuple[int, int], *, is_true: bool) -> Finding:
    pattern = "head" if is_true else "refused"
    reason = f'"{reading.words(*focus)}" says that it is {"so" if is_true else "not so"}.'
    return Finding(
        key, Truth(is_true), *focus, f"{reading.lexicon.pack.code}.{key}.{pattern}", TRUST[pattern], reason
    )


def _denied(reading: Reading, trigger: Hit, earliest: int) -> Hit | None:
    """ "has | not been | claimed", "n'avait | pas encore été | revendiquée": a negation on the way to the verb."""
    first, found = trigger.first, None
    while first > earliest and reading.marks.is_in(first - 1, *VERB_CHAIN, "function.negator"):
        first -= 1
        if reading.marks.is_in(first, "function.negator"):
            found = first
    return None if found is None else Hit(REFUSAL, found, trigger.first, trigger.entries)


def _refusal(reading: Reading, trigger: Hit, key: str) -> Hit | None:
    first, last = clause_around(reading, trigger.first)
    refusals = (hit for hit in reading.marks.within(REFUSAL, first, last) if key in hit.entries)
    return next(refusals, None) or _denied(reading, trigger, first)
