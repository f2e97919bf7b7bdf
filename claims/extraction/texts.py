"""Stage: texts of the codebook by their triggers: a damage, a motive.

Outward: ``read_texts``. From the codebook's lexicon alone, so that a text added by an editor is found without code.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparator, ValueKind
from claims.domain.values import Wording
from claims.extraction.nounphrases import CUTS, DETERMINERS, phrase_around, phrase_from
from claims.extraction.profiles import PROFILE
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.tokens import Hit
from claims.extraction.topics import HEAD_REACH, has_topic, is_topic
from claims.extraction.wordings import text_finding

# Longest text taken for a reason or a damage, in tokens (arbitrary but works).
LONGEST = 20
# Tokens between "without" and the damage that it denies: "without causing any material" (arbitrary but works).
DENIAL_REACH = 4
# Tokens of a verb group: "had already been very badly" (arbitrary but works).
VERB_REACH = 5
# Words before a noun that may say of which kind it is: "minor property damage" (arbitrary but works).
QUALIFIERS = 2
# What no adverb between an auxiliary and its verb is.
NO_ADVERB = ("function.preposition", "function.conjunction", "function.relative")
VERBS = ("targets.verb", "targets.participle", "targets.wrecked")
ACTS = ("acts.act", "acts.generic", "targets.verb", "targets.suffers")
OPENING_QUOTES, CLOSING_QUOTES = '"\u00ab\u201c', '"\u00bb\u201d'


def read_texts(reading: Reading) -> Reading:
    definitions = reading.lexicon.codebook.attributes
    texts = {key: d for key, d in definitions.items() if d.value_kind is ValueKind.TEXT and key != PROFILE}
    harmed = _ends_of_harmed(reading)
    found = [
        finding for sentence in reading.sentences for finding in _texts(reading, sentence, texts, harmed)
    ]
    return replace(reading, findings=(*reading.findings, *found))


def _ends_of_harmed(reading: Reading) -> set[int]:
    """The tokens behind those whom a toll counts: what follows befell them, and is no damage."""
    tolls = (one for one in reading.findings if one.attribute in reading.lexicon.person_tolls)
    told = {index for one in tolls for index in range(one.focus_first, one.focus_last)}
    counted = (one for one in reading.counted if one.amount.core_first in told)
    return {max(one.last, one.noun_last) for one in counted}


def _texts(
    reading: Reading, sentence: Sentence, texts: dict[str, AttributeDefinition], harmed: set[int]
) -> Iterator[Finding]:
    free_from = sentence.first
    for trigger in reading.marks.within("trigger", sentence.first, sentence.last):
        key = next((key for key in trigger.entries if key in texts), None)
        if key is None or trigger.first < free_from or trigger.first in harmed:
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
    """ "no damage", "ni dommage", "without causing damage": the source says there was none."""
    for index in range(trigger.first - 1, max(-1, trigger.first - 1 - DENIAL_REACH), -1):
        if not reading.tokens[index].is_word or reading.clause_of[index] != reading.clause_of[trigger.first]:
            return None
        is_without = reading.marks.is_in(index, "function.negator") and reading.marks.is_in(
            index, "function.preposition"
        )
        zero = reading.marks.over("numbers.zero", index)
        if is_without or zero is not None:
            first = index if zero is None else zero.first
            return text_finding(reading, key, (first, trigger.last), "none", Wording("", Comparator.NONE))
    return None


def _undergone(reading: Reading, sentence: Sentence, trigger: Hit, key: str) -> Finding | None:
    """ "the house was badly damaged", "two cars caught fire", "trois voitures détruites": the thing and the verb."""
    start, is_passive = _before_verb(reading, sentence, trigger, key)
    if not is_passive and reading.marks.is_in(trigger.last, *DETERMINERS):
        return None  # the verb has an object: what stands before it did it
    for index in range(start - 1, max(sentence.first, start - HEAD_REACH) - 1, -1):
        if not is_topic(reading, index, key):
            continue
        span = phrase_around(reading, index, sentence.first)
        if span is None or not (is_passive or span[1] >= start):
            return None
        is_apart = span[1] < start
        if is_apart and not reading.marks.is_in(min(span[1] + 1, start), "function.relative"):
            return None  # what was broken is named elsewhere
        focus = (start if is_apart else span[0], _with_next_verb(reading, trigger, key))
        return text_finding(reading, key, focus, "undergone")
    return None


def _with_next_verb(reading: Reading, trigger: Hit, key: str) -> int:
    """The end of "destroyed or damaged"."""
    joint = reading.marks.at("function.conjunction", trigger.last)
    after = reading.marks.at("trigger", joint.last) if joint is not None else None
    return after.last if after is not None and key in after.entries else trigger.last


def _before_verb(reading: Reading, sentence: Sentence, trigger: Hit, key: str) -> tuple[int, bool]:
    """Where the verb group of a trigger starts, and whether it is passive: "had | been badly damaged"."""
    start, is_passive, index = trigger.first, False, trigger.first - 1
    while index >= max(sentence.first, trigger.first - VERB_REACH):
        if reading.marks.is_in(index, "function.passive"):
            start, is_passive = index, True
        elif reading.marks.is_in(index, "function.auxiliary"):
            start = index
        elif _ends_verb_group(reading, index, key):
            break
        index -= 1
    return start, is_passive


def _ends_verb_group(reading: Reading, index: int, key: str) -> bool:
    is_adverb = reading.tokens[index].is_word and not reading.marks.is_in(index, *NO_ADVERB)
    return not is_adverb or is_topic(reading, index, key)


def _stated(reading: Reading, sentence: Sentence, trigger: Hit, key: str) -> Finding | None:
    """From the trigger to the end of its clause, at a comma at the latest; of a noun, its phrase."""
    if not _is_met(reading, sentence, trigger, key) or _leads_to_place(reading, trigger):
        return None
    first = _phrase_start(reading, sentence, trigger)
    last = trigger.last
    while last < min(sentence.last, trigger.first + LONGEST):
        if reading.tokens[last].raw in OPENING_QUOTES and last + 1 < sentence.last:
            last = _end_of_quotation(reading, last + 1, sentence)
            break
        if (
            reading.tokens[last].raw in ",;.:()!?"
            or reading.clause_of[last] != reading.clause_of[trigger.first]
        ):
            break
        last += 1
    if last == trigger.last and reading.marks.is_in(last - 1, "function.preposition", "function.of"):
        span = phrase_from(reading, last, sentence.last) if last < sentence.last else None
        last = span[1] if span is not None else last
    return text_finding(reading, key, (first, last), "stated")


def _is_met(reading: Reading, sentence: Sentence, trigger: Hit, key: str) -> bool:
    """Whether a head of the attribute stands near; a trigger of several words is met where an act is told, too."""
    if has_topic(reading, sentence, trigger, key):
        return True
    is_phrase = trigger.last - trigger.first > 1
    return is_phrase and any(
        True for place in ACTS for _ in reading.marks.within(place, sentence.first, sentence.last)
    )


def _phrase_start(reading: Reading, sentence: Sentence, trigger: Hit) -> int:
    """Back to the qualifiers of a noun ("minor damage"); the trigger itself where a verb or preposition is one."""
    if reading.marks.is_in(trigger.first, "function.preposition", "sides.participle", *VERBS):
        return trigger.first
    if reading.marks.is_in(trigger.last, *DETERMINERS):
        return trigger.first
    start = trigger.first
    while start > max(sentence.first, trigger.first - QUALIFIERS) and _is_qualifier(reading, start - 1):
        start -= 1
    return start


def _is_qualifier(reading: Reading, index: int) -> bool:
    if not reading.tokens[index].is_word or index in reading.timed:
        return False
    return not reading.marks.is_in(index, *CUTS, *DETERMINERS, "function.of", "trigger")


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
