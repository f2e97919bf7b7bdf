"""Stage: truths of the codebook, where a trigger meets its head; false where it is negated or refused.

Outward: ``read_truths``. From the codebook's lexicon alone, so that a truth added by an editor is found without code.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import ValueKind
from claims.domain.values import Truth
from claims.extraction.arguments import blocks
from claims.extraction.lexicon import REFUSAL, TOPIC, TRIGGER
from claims.extraction.modality import clause_around
from claims.extraction.nounphrases import CUTS, DETERMINERS
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.tokens import Hit
from claims.extraction.topics import has_topic, is_topic

# Tokens between a negator and its trigger, and what never stands between them (arbitrary but works).
NEGATOR_REACH = 5
NEGATORS = ("function.negator", "numbers.zero")
OUTSIDE = (TOPIC, "attribution.that", "function.conjunction", "function.pronoun", *DETERMINERS)
# Tokens behind a refusal that stands behind its trigger, in which it may refuse something else (arbitrary but works).
REFUSED_REACH = 4
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
            is_of_any = refusal is None or reading.marks.is_in(trigger.first, "actors.carries_out")
            if is_of_any and not _is_met(reading, sentence, trigger, key):
                continue  # "denies having | opened fire |": whoever fights does, and no system is named
            seen.add(key)
            first = min(trigger.first, refusal[0]) if refusal else trigger.first
            last = max(trigger.last, refusal[1]) if refusal else trigger.last
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


def _refusal(reading: Reading, trigger: Hit, key: str) -> tuple[int, int] | None:
    """The tokens by which the clause says that it is not so: a negator at the trigger, or the codebook's words."""
    first, last = clause_around(reading, trigger.first)
    negator = _negator_before(reading, trigger.first, reading.sentence(trigger.first).first)
    if negator is not None:
        nobody = (
            hit.first for hit in reading.marks.within(REFUSAL, first, trigger.first) if key in hit.entries
        )
        return min(negator, next(nobody, negator)), trigger.first
    for hit in reading.marks.within(REFUSAL, first, last):
        if key in hit.entries and not _is_of_another(reading, hit, trigger, key):
            return hit.first, hit.last
    return None


def _negator_before(reading: Reading, index: int, limit: int) -> int | None:
    """ "n'avait toujours pas été | revendiquée": the first of the negators in the verb group before a trigger."""
    found = None
    for place in range(index - 1, max(limit, index - NEGATOR_REACH) - 1, -1):
        if reading.marks.is_in(place, *NEGATORS):
            found = place
        elif _is_outside(reading, place):
            break
    return found


def _is_outside(reading: Reading, place: int) -> bool:
    """Whether a token ends a verb group; "not | yet |" and "no | cartel |" do not."""
    is_negated = place > 0 and reading.marks.is_in(place - 1, *NEGATORS)
    is_word = reading.tokens[place].is_word
    return not is_word or (reading.marks.is_in(place, TRIGGER, *OUTSIDE) and not is_negated)


def _is_of_another(reading: Reading, refusal: Hit, trigger: Hit, key: str) -> bool:
    """ "nobody was hurt in the attack claimed by ...": what is refused is the nearest that can be, here the hurt."""
    if refusal.first < trigger.first:
        between = range(refusal.first, trigger.first)
    else:
        between = range(trigger.last, min(refusal.last + REFUSED_REACH, len(reading.tokens)))
    hits = (reading.marks.over(TRIGGER, index) for index in between)
    return any(hit is not None and key not in hit.entries for hit in hits)
