"""Stage: one victim told without a number: "the mayor was murdered", "the death of a nun", "killing his driver".

Outward: ``read_single_victims``. Only tolls of people are read. A victim is one where the verb is singular ("was
shot"), where the noun is that of one person, or where a name stands in the victim's place; plurals, groups and things
count nobody. What a number already counts is left to ``frames``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Comparator, ValueKind
from claims.domain.values import Quantity, quantity
from claims.extraction.arguments import OBJECTS, has_side, is_presupposed
from claims.extraction.gapped_verbs import subject_of_gapped
from claims.extraction.gravest import DEATH, died_of_it, gravest, shared_subject
from claims.extraction.naming import (
    DETERMINERS,
    Span,
    before_verb,
    conjuncts_after,
    conjuncts_before,
    is_bare_person,
    is_one_person,
)
from claims.extraction.nounphrases import is_shouted, phrase_from
from claims.extraction.pronouns import victim_by_pronoun
from claims.extraction.reading import Finding, Reading, Sentence, by_sentence
from claims.extraction.rolls import named_on_roll
from claims.extraction.tokens import Hit

# Trust in each pattern (arbitrary but works: a name without a number is less sure than a number).
TRUST = {
    "passive": 0.84,
    "object": 0.8,
    "noun_of": 0.78,
    "owner": 0.78,
    "subject": 0.8,
    "headline": 0.72,
    "apposed": 0.78,
    "roll": 0.8,
    "pronoun": 0.7,
}

# Sides of words that are no participle.
NO_PARTICIPLE = ("object", "subject", "noun_of", "context")
# What points at somebody whose name may follow between commas.
POINTED = ("function.definite", "function.possessive")
APOSTROPHES = "'\u2019\u02bc"


@dataclass(frozen=True, slots=True)
class Victim:
    """Words that name or describe one person, and under which pattern of a trigger they stand."""

    span: Span
    side: str
    scope_text: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding at its first token."""

    first: int
    finding: Finding


def read_single_victims(reading: Reading) -> Reading:
    counted = _counted_tokens(reading)
    found: list[Finding] = []
    known = [one for one in reading.findings if isinstance(one.value, Quantity)]
    told_in = by_sentence(reading, [Told(one.focus_first, one) for one in known])
    earliest = {one.attribute: one.focus_first for one in reversed(known)}
    for sentence in reading.sentences:
        told = told_in.get(sentence.number, ())
        for trigger in reading.marks.within("trigger", sentence.first, sentence.last):
            keys = [
                key
                for key in trigger.entries
                if _is_toll(reading, trigger, key) and not _is_blocked(reading, trigger, key)
            ]
            if not keys:
                continue
            for victim in _victims(reading, trigger, sentence):
                is_free = counted.isdisjoint(range(*victim.span)) and not _is_source(reading, victim.span)
                if is_free and not _names_the_counted(reading, victim, trigger, told):
                    new = [key for key in keys if not _is_known(reading, victim, earliest.get(key))]
                    found.extend(_finding(reading, key, victim, trigger) for key in new)
    outcomes = (died_of_it(reading, finding) for finding in reading.findings)
    return replace(reading, findings=gravest(reading, (*outcomes, *_once(found))))


def _is_source(reading: Reading, span: Span) -> bool:
    """ "According to | Ardun Monitor |, a research group, 70 have died": whose words they are."""
    voices = reading.voices_of.get(reading.sentence_of[span[0]], ())
    return any(voice.says is None and voice.names_first <= span[0] < voice.names_last for voice in voices)


def _is_known(reading: Reading, victim: Victim, earliest: int | None) -> bool:
    """ "The victim", "this person": one of those counted already, ``earliest`` being the first of them."""
    first, last = victim.span
    if reading.marks.is_in(first, "function.demonstrative"):
        return earliest is not None and earliest < first
    is_definite = reading.marks.is_in(first, "function.definite")
    is_role = is_definite and any(reading.marks.is_in(index, "nouns.role") for index in range(first, last))
    return is_role and earliest is not None and earliest < first


def _names_the_counted(reading: Reading, victim: Victim, trigger: Hit, told: tuple[Told, ...]) -> bool:
    """Whether a number between the same commas counts the victim.

    "Two of them, | Ana Ruiz, 38, and Jon Pike |, died"; "| the driver |, a man of 60, died"; "a driver, | Jon Pike |,
    died".
    """
    for one in told:
        first, last = one.finding.focus_first, one.finding.focus_last
        if one.finding.attribute not in trigger.entries or last > trigger.first:
            continue
        is_several = isinstance(one.finding.value, Quantity) and (one.finding.value.lower or 0) > 1
        if is_several and last < victim.span[0] and victim.span[1] <= trigger.first:
            if victim.span[1] == trigger.first and is_bare_person(reading, victim.span):
                continue
            if _is_apposed(reading, last, victim.span[0]):
                return True
        if not is_several and victim.span[1] + 1 == first and reading.tokens[victim.span[1]].raw == ",":
            return True
        if not is_several and _is_name(reading, victim.span):
            phrase = phrase_from(reading, first)  # "| a seller of fish |, Ana Roe, died"
            if phrase is not None and phrase[1] + 1 == victim.span[0]:
                return True
        if not is_several and last + 1 == victim.span[0] and _is_name(reading, victim.span):
            return True
    return False


def _is_apposed(reading: Reading, first: int, last: int) -> bool:
    """Whether a comma and no verb stand between two phrases; "as well as | their chief |" is one more."""
    between = range(first, last)
    is_joined = reading.marks.is_in(last - 1, "function.conjunction")
    if is_joined and reading.marks.is_in(last, *DETERMINERS):
        return False
    has_comma = any(reading.tokens[index].raw == "," for index in between)
    return has_comma and not any(reading.marks.is_in(i, "trigger", "function.passive") for i in between)


def _is_toll(reading: Reading, trigger: Hit, key: str) -> bool:
    """Of killed and injured together only what befell somebody ("shot") tells of one: "victim" may stand for all."""
    definition: AttributeDefinition | None = reading.lexicon.codebook.get(key)
    if definition is None or definition.value_kind is not ValueKind.COUNT:
        return False
    is_of_one = not definition.parts or has_side(reading, trigger, "participle")
    return definition.unit == "person" and definition.accumulating and is_of_one


def _is_blocked(reading: Reading, trigger: Hit, key: str) -> bool:
    hit = reading.marks.over("triggers.blocked", trigger.first)
    return hit is not None and any(entry.text("attribute") == key for entry in hit.entries)


def _counted_tokens(reading: Reading) -> frozenset[int]:
    """Tokens of every amount with its noun: they are counted, or deliberately not."""
    return frozenset(
        index
        for counted in reading.counted
        for index in range(counted.first, max(counted.noun_last, counted.last))
    )


def _victims(reading: Reading, trigger: Hit, sentence: Sentence) -> Iterator[Victim]:
    if has_side(reading, trigger, "noun_of"):
        if not is_presupposed(reading, trigger):
            yield from _of_noun(reading, trigger, sentence)
        return
    for span in named_on_roll(reading, trigger, sentence.last):
        if reading.marks.is_in(span[0], *DETERMINERS) and is_one_person(reading, span):
            yield Victim(span, "roll")
    if reading.marks.is_in(trigger.first - 1, "function.definite", "function.of"):
        return
    apposed = _apposed(reading, trigger, sentence)
    if apposed is not None:
        yield apposed
        return
    victims = list(_of_verb(reading, trigger, sentence))
    if not victims and (earlier := shared_subject(reading, trigger, sentence)) is not None:
        victims = [replace(one, side="subject") for one in _of_verb(reading, earlier, sentence)]
    pointed = victim_by_pronoun(reading, trigger, sentence) if not victims else None
    if pointed is not None:
        is_assailant = reading.marks.is_in(pointed.who.first, "nouns.assailant")
        scope = reading.words(pointed.who.first, pointed.who.last) if is_assailant else ""
        victims = [Victim(pointed.span, "pronoun", scope)]
    yield from victims


def _of_verb(reading: Reading, trigger: Hit, sentence: Sentence) -> Iterator[Victim]:
    verb = before_verb(reading, trigger, sentence.first)
    is_of_things = has_side(reading, trigger, "of_things")
    may_be_thing = is_of_things and DEATH not in trigger.entries  # "abattu | le journaliste |"
    if verb.is_passive or has_side(reading, trigger, "subject"):
        side = "passive" if verb.is_passive else "subject"
        agrees = verb.is_singular and not is_of_things
        for span in _without_names(reading, conjuncts_before(reading, verb.first, sentence.first)):
            is_denied = span[0] > 0 and reading.marks.is_in(span[0] - 1, "numbers.zero")
            if is_one_person(reading, span, agrees=agrees) and not is_denied:
                yield Victim(span, side)
    elif (gapped := subject_of_gapped(reading, trigger, verb.first, sentence)) is not None:
        if is_one_person(reading, gapped):
            yield Victim(gapped, "passive")
    elif _is_headline(reading, trigger, verb.first, sentence):
        spans = conjuncts_before(reading, trigger.first, sentence.first)
        yield from (Victim(span, "headline") for span in spans if _is_headed(reading, span))
    elif not may_be_thing and any(has_side(reading, trigger, side) for side in ("object", "participle")):
        spans = conjuncts_after(reading, _over_time(reading, trigger.last, sentence.last), sentence.last)
        sure = (span for span in spans if not is_of_things or reading.marks.has(*span, "nouns.person"))
        yield from (Victim(span, "object") for span in sure if is_one_person(reading, span))


def _over_time(reading: Reading, index: int, end: int) -> int:
    """ "A tué | lundi | le maire", "a abattu | dans la nuit | un garde": behind the time, where the object stands."""
    start = index
    while index < end and (
        index in reading.timed or reading.marks.is_in(index, "function.preposition", "function.definite")
    ):
        if index in reading.timed:
            start = index + 1
        index += 1
    return start


def _without_names(reading: Reading, spans: Iterator[Span]) -> list[Span]:
    """Phrases without the names apposed to one of them: "| the mayor |, Ana Ruiz, | was killed" is one victim."""
    listed = list(spans)
    pointed = [span[0] for span in listed if reading.marks.is_in(span[0], *POINTED)]
    ends = {phrase[1] for first in pointed if (phrase := phrase_from(reading, first)) is not None}
    return [span for span in listed if not (span[0] - 1 in ends and _is_name(reading, span))]


def _is_name(reading: Reading, span: Span) -> bool:
    if reading.tokens[span[0] - 1].raw != "," or is_shouted(reading, span[0]):
        return False
    return all(
        reading.tokens[index].is_capital or not reading.tokens[index].is_word for index in range(*span)
    )


def _apposed(reading: Reading, trigger: Hit, sentence: Sentence) -> Victim | None:
    """The one whom a participle between commas tells of: "| his wife |, badly hurt, was taken to hospital"."""
    verb = before_verb(reading, trigger, sentence.first)
    comma = verb.first - 1
    if verb.is_passive or comma <= sentence.first or reading.tokens[comma].raw != ",":
        return None
    if any(has_side(reading, trigger, side) for side in NO_PARTICIPLE):
        return None
    span = next(conjuncts_before(reading, comma, sentence.first), None)
    if span is None or (span[0] > sentence.first and reading.tokens[span[0] - 1].is_word):
        return None
    return Victim(span, "apposed") if is_one_person(reading, span, agrees=False) else None


def _is_headline(reading: Reading, trigger: Hit, first: int, sentence: Sentence) -> bool:
    """ "Officer wounded in shootout": a participle without "be" and without an object, in a line without a verb."""
    if first < trigger.first or not has_side(reading, trigger, "participle"):
        return False
    is_verbless = not any(
        reading.marks.is_in(index, "function.passive", "function.auxiliary", "function.relative")
        for index in range(sentence.first, sentence.last)
    )
    after = trigger.last
    span = phrase_from(reading, after) if after < sentence.last else None
    has_object = span is not None and (reading.marks.is_in(after, *OBJECTS) or is_bare_person(reading, span))
    return is_verbless and not has_object


def _is_headed(reading: Reading, span: Span) -> bool:
    """ "| Officer | wounded"; with its article where qualifiers follow: "| Le forcené | abattu par la police"."""
    if is_bare_person(reading, span):
        return True
    is_definite = reading.marks.is_in(span[0], "function.definite")
    return (
        is_definite and not reading.lexicon.pack.setting("adjectives_first") and is_one_person(reading, span)
    )


def _of_noun(reading: Reading, trigger: Hit, sentence: Sentence) -> Iterator[Victim]:
    """ "the murder of X", "X's murder"."""
    joint = reading.marks.at("function.of", trigger.last) or reading.marks.before("function.of", trigger.last)
    if joint is not None and joint.last < sentence.last:
        for span in conjuncts_after(reading, joint.last, sentence.last):
            if is_one_person(reading, span):
                yield Victim(span, "noun_of")
        return
    if trigger.first - 1 > sentence.first and _is_genitive(reading, trigger.first - 1):
        for span in conjuncts_before(reading, trigger.first - 1, sentence.first):
            is_known = reading.marks.is_in(span[0], "function.definite", "function.possessive")
            if is_one_person(reading, span) and not is_known:
                yield Victim(span, "owner")


def _is_genitive(reading: Reading, index: int) -> bool:
    """By its shape: a word that starts with an apostrophe, glued to the one before."""
    token = reading.tokens[index]
    return token.is_word and token.raw[0] in APOSTROPHES and token.start == reading.tokens[index - 1].end


def _finding(reading: Reading, key: str, victim: Victim, trigger: Hit) -> Finding:
    unit = reading.lexicon.codebook[key].unit
    word, named = reading.words(trigger.first, trigger.last), reading.words(*victim.span)
    return Finding(
        key,
        quantity(Comparator.EXACT, 1, unit=unit),
        *victim.span,
        f"{reading.lexicon.pack.code}.{key}.victim_{victim.side}",
        TRUST[victim.side],
        f'"{named}" is one person, the {victim.side} of "{word}".',
        scope_text=victim.scope_text,
    )


def _once(findings: list[Finding]) -> list[Finding]:
    """One finding per attribute and first word of the victim, the most trusted."""
    best: dict[tuple[str, int], Finding] = {}
    for finding in findings:
        key = (finding.attribute, finding.focus_first)
        if key not in best or finding.score > best[key].score:
            best[key] = finding
    return list(best.values())
