"""Stage: what is no number, place or actor: truths, categories and texts of the codebook.

Outward: ``read_facts``. All three work from the codebook's lexicon alone, so that an attribute added by an editor is
found without code: a truth where a trigger meets its head (false where a refusal stands in the clause), a category by
its words, a text by its trigger.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparator, ValueKind
from claims.domain.values import Category, Truth, Wording
from claims.extraction.lexicon import CATEGORY, REFUSAL, TOPIC
from claims.extraction.modality import clause_around
from claims.extraction.nounphrases import phrase_around, phrase_from
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.tokens import Hit

# Trust per pattern (arbitrary but works).
TRUST = {
    "refused": 0.85,
    "head": 0.75,
    "phrase": 0.7,
    "word": 0.8,
    "undergone": 0.75,
    "stated": 0.6,
    "none": 0.85,
    "victim": 0.75,
}
# Tokens between a trigger and the head it speaks of (arbitrary but works).
HEAD_REACH = 12
# Longest text taken for a reason or a damage, in tokens (arbitrary but works).
LONGEST = 20
OPENING_QUOTES, CLOSING_QUOTES = '"\u00ab\u201c', '"\u00bb\u201d'
PROFILE, TOLLS = "victim_profile", ("killed", "injured")


def read_facts(reading: Reading) -> Reading:
    findings: list[Finding] = []
    definitions = reading.lexicon.codebook.attributes
    truths = {key: d for key, d in definitions.items() if d.value_kind is ValueKind.BOOLEAN}
    texts = {key: d for key, d in definitions.items() if d.value_kind is ValueKind.TEXT and key != PROFILE}
    for sentence in reading.sentences:
        findings.extend(_truths(reading, sentence, truths))
        findings.extend(_categories(reading, sentence))
        findings.extend(_texts(reading, sentence, texts))
    if PROFILE in definitions:
        findings.extend(_profiles(reading))
    return replace(reading, findings=(*reading.findings, *findings))


def _truths(
    reading: Reading, sentence: Sentence, truths: dict[str, AttributeDefinition]
) -> Iterator[Finding]:
    seen: set[str] = set()
    for trigger in reading.marks.within("trigger", sentence.first, sentence.last):
        for key in trigger.entries:
            if key not in truths or key in seen:
                continue
            refusal = _refusal(reading, trigger, key)
            if refusal is None and not _has_head(reading, sentence, trigger, key):
                continue
            seen.add(key)
            first = min(trigger.first, refusal.first) if refusal else trigger.first
            last = max(trigger.last, refusal.last) if refusal else trigger.last
            yield _truth(reading, key, (first, last), is_true=refusal is None)


def _truth(reading: Reading, key: str, focus: tuple[int, int], *, is_true: bool) -> Finding:
    pattern = "head" if is_true else "refused"
    reason = f'"{reading.words(*focus)}" says that it is {"so" if is_true else "not so"}.'
    return Finding(
        key, Truth(is_true), *focus, f"{reading.lexicon.pack.code}.{key}.{pattern}", TRUST[pattern], reason
    )


def _refusal(reading: Reading, trigger: Hit, key: str) -> Hit | None:
    first, last = clause_around(reading, trigger.first)
    return next((hit for hit in reading.marks.within(REFUSAL, first, last) if key in hit.entries), None)


def _has_head(reading: Reading, sentence: Sentence, trigger: Hit, key: str) -> bool:
    """Whether a head of the attribute stands near; a trigger of several words that holds its head needs no other."""
    if not reading.lexicon.has_heads[key] or trigger.last - trigger.first > 1:
        return True
    first, last = (
        max(sentence.first, trigger.first - HEAD_REACH),
        min(sentence.last, trigger.last + HEAD_REACH),
    )
    return any(key in hit.entries for index in range(first, last) for hit in _heads_over(reading, index))


def _heads_over(reading: Reading, index: int) -> Iterator[Hit]:
    hit = reading.marks.over(TOPIC, index)
    if hit is not None:
        yield hit


def _categories(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for hit in reading.marks.within(CATEGORY, sentence.first, sentence.last):
        for word in hit.entries:  # CategoryWord, as filed by the lexicon
            if (word.attribute, word.category) in seen or word.attribute not in reading.lexicon.codebook:
                continue
            seen.add((word.attribute, word.category))
            wording = reading.words(hit.first, hit.last)
            rule = f"{reading.lexicon.pack.code}.{word.attribute}.word"
            reason = f'"{wording}" is a word for {word.category.replace("_", " ")}.'
            yield Finding(
                word.attribute,
                Category(word.category, wording),
                hit.first,
                hit.last,
                rule,
                TRUST["word"],
                reason,
            )


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
    return _text(reading, key, (zero.first, trigger.last), "none", Wording("", Comparator.NONE))


def _undergone(reading: Reading, sentence: Sentence, trigger: Hit, key: str) -> Finding | None:
    """ "the house was damaged": what stands before the passive verb, with the verb."""
    passive = reading.marks.before("function.passive", trigger.first)
    if passive is None:
        return None
    for index in range(passive.first - 1, max(sentence.first, passive.first - HEAD_REACH) - 1, -1):
        hit = reading.marks.over(TOPIC, index)
        if hit is not None and key in hit.entries:
            span = phrase_around(reading, hit.first, sentence.first)
            return _text(reading, key, (span[0], trigger.last), "undergone") if span else None
    return None


def _stated(reading: Reading, sentence: Sentence, trigger: Hit, key: str) -> Finding | None:
    """From the trigger to the end of its clause, at a comma at the latest."""
    if reading.lexicon.has_heads[key] and not _has_head(reading, sentence, trigger, key):
        return None
    last = trigger.last
    if _leads_to_place(reading, trigger):
        return None
    if last < sentence.last and reading.tokens[last].raw in OPENING_QUOTES:
        return _text(reading, key, (trigger.first, _end_of_quotation(reading, last + 1, sentence)), "stated")
    while last < min(sentence.last, trigger.first + LONGEST):
        if (
            reading.tokens[last].raw in ",;.:()!?"
            or reading.clause_of[last] != reading.clause_of[trigger.first]
        ):
            break
        last += 1
    return _text(reading, key, (trigger.first, last), "stated")


def _leads_to_place(reading: Reading, trigger: Hit) -> bool:
    """ "aimed at the embassy" names a target, "aimed at driving them out" a reason."""
    against = reading.marks.over("places.against", trigger.first)
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


def _text(
    reading: Reading, key: str, focus: tuple[int, int], pattern: str, value: Wording | None = None
) -> Finding:
    wording = reading.words(*focus)
    rule = f"{reading.lexicon.pack.code}.{key}.{pattern}"
    return Finding(
        key,
        value or Wording(wording),
        *focus,
        rule,
        TRUST[pattern],
        f'The words "{wording}" state it ({pattern}).',
    )


def _profiles(reading: Reading) -> Iterator[Finding]:
    """Who a victim was, where the toll tells it: "an American subcontractor", "25 fighters"."""
    by_number = {counted.amount.core_first: counted for counted in reading.counted}
    for finding in reading.findings:
        counted = next(
            (by_number[i] for i in range(finding.focus_first, finding.focus_last) if i in by_number), None
        )
        if finding.attribute not in TOLLS or counted is None or counted.is_elided or counted.is_loose:
            continue
        if PROFILE not in counted.attributes or counted.amount.origin in ("zero", "zero_pronoun", "vague"):
            continue
        focus = (min(counted.amount.last, counted.noun_first), counted.noun_last)
        yield _text(reading, PROFILE, focus, "victim")
