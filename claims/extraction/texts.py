"""Stage: texts of the codebook by their triggers: a damage, a motive.

Outward: ``read_texts``. From the codebook's lexicon alone, so that a text added by an editor is
found without code.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparator, ValueKind
from claims.domain.values import Wording
from claims.extraction.lexicon import TOPIC
from claims.extraction.nounphrases import phrase_around, phrase_from
from claims.extraction.profiles import PROFILE
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.tokens import Hit
from claims.extraction.topics import HEAD_REACH, has_topic
from claims.extraction.wordings import text_finding

# Longest text taken for a reason or a damage, in tokens (arbitrary but works).
LONGEST = 20
OPENING_QUOTES, CLOSING_QUOTES = '"\u00ab\u201c', '"\u00bb\u201d'


def read_texts(reading: Reading) -> Reading:
    definitions = reading.lexicon.codebook.attributes
    texts = {key: d for key, d in definitions.items() if d.value_kind is ValueKind.TEXT and key != PROFILE}
    found = [finding for sentence in reading.sentences for finding in _texts(reading, sentence, texts)]
    return replace(reading, findings=(*reading.findings, *found))


def _texts(reading: Reading, sentence: Sentence, texts: dict[str, AttributeDefinition]) -> Iterator[Finding]:
    free_from = sentence.first
    for trigger in reading.marks.within("trigger", sentence.first, sentence.last):
        key = next((key for key in trigger.entries if key in texts), None)
        if key is None or trigger.first < free_from:
            continue
        finding = (
            _denied_text(reading, trigger, key)
            or _undergone(reading, sentence, trigger, key)
            or _stated(reading, sentence, trigger, key)
        )
        if finding is not None:
            free_from = finding.focus_last
            yield finding


def _denied_text(reading: Reading, trigger: Hit, key: str) -> Finding | None:
    """ "no damage", "ni dommage": the source says there was none."""
    zero = reading.marks.before("numbers.zero", trigger.first)
    if zero is None:
        return None
    return text_finding(reading, key, (zero.first, trigger.last), "none", Wording("", Comparator.NONE))


def _undergone(reading: Reading, sentence: Sentence, trigger: Hit, key: str) -> Finding | None:
    """ "the house was damaged": what stands before the passive verb, with the verb."""
    passive = reading.marks.before("function.passive", trigger.first)
    if passive is None:
        return None
    for index in range(passive.first - 1, max(sentence.first, passive.first - HEAD_REACH) - 1, -1):
        hit = reading.marks.over(TOPIC, index)
        if hit is not None and key in hit.entries:
            span = phrase_around(reading, hit.first, sentence.first)
            return text_finding(reading, key, (span[0], trigger.last), "undergone") if span else None
    return None


def _stated(reading: Reading, sentence: Sentence, trigger: Hit, key: str) -> Finding | None:
    """From the trigger to the end of its clause, at a comma at the latest."""
    if reading.lexicon.has_heads[key] and not has_topic(reading, sentence, trigger, key):
        return None
    last = trigger.last
    if _leads_to_place(reading, trigger):
        return None
    if last < sentence.last and reading.tokens[last].raw in OPENING_QUOTES:
        return text_finding(
            reading,
            key,
            (trigger.first, _end_of_quotation(reading, last + 1, sentence)),
            "stated",
        )
    while last < min(sentence.last, trigger.first + LONGEST):
        if (
            reading.tokens[last].raw in ",;.:()!?"
            or reading.clause_of[last] != reading.clause_of[trigger.first]
        ):
            break
        last += 1
    return text_finding(reading, key, (trigger.first, last), "stated")


def _leads_to_place(reading: Reading, trigger: Hit) -> bool:
    """ "aimed at the embassy" names a target, "aimed at driving them out" a reason."""
    against = reading.marks.over("targets.verb", trigger.first)
    if against is None or against.last >= len(reading.tokens):
        return False
    span = phrase_from(reading, against.last)
    return span is not None and any(
        reading.marks.is_in(index, "places.noun", "place") for index in range(*span)
    )


def _end_of_quotation(reading: Reading, index: int, sentence: Sentence) -> int:
    end = min(sentence.last - 1, index + LONGEST)
    while index < end and reading.tokens[index].raw not in CLOSING_QUOTES:
        index += 1
    return index
