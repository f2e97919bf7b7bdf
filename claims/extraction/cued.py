"""Stage: places, actors, dates, times and measures that an editor added, found by their trigger words alone.

Outward: ``read_cued``. What a trigger speaks of stands right after it where it ends in a preposition ("was buried
in"); else it is the first of its kind after it ("was buried on Friday in Varna"), and failing that before it in the
same clause ("on Friday he was released"). A phrase that nothing else makes a place or an actor needs an article or a
capital.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import Cardinality, Polarity, ValueKind
from claims.extraction.lexicon import cue_section
from claims.extraction.measured import measured_at
from claims.extraction.modality import clause_around
from claims.extraction.names import name_at
from claims.extraction.nounphrases import is_shouted, phrase_around, phrase_from
from claims.extraction.placephrases import PLACE
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.stated import Stated, date_of, named, time_of
from claims.extraction.tokens import Hit
from claims.extraction.whens import EVENT_DATE, EVENT_TIME

# Trust: a name or a number that cannot be another; a noun that only its article marks (arbitrary but works).
SURE, NOUN = 0.75, 0.5
# Tokens between a trigger and what it speaks of: "was released late on Monday from prison, on" (arbitrary but works).
REACH = 8
# Members of an enumeration: "mediated by Qatar, Egypt and Jordan" (arbitrary but works).
MOST_JOINED = 8
LEADS = {
    ValueKind.PLACE: ("places.at", "places.within", "places.near", "places.from"),
    ValueKind.ACTOR: ("function.agent",),
}
NOUNS = {ValueKind.PLACE: ("place", "places.noun"), ValueKind.ACTOR: ("actor", "actors.noun", "actors.rank")}
PREPOSITIONS = ("function.preposition", "function.of", "function.agent", "attribution.to", "places.at")
DETERMINERS = ("function.definite", "function.possessive", "function.demonstrative")
BETWEEN = ("function.adverb", "function.definite", "function.passive", "function.auxiliary")
# What an editor's trigger takes is not the event's: the day of a release, the place of a burial.
SHARED = frozenset({EVENT_DATE, EVENT_TIME, PLACE})
Span = tuple[int, int]


def read_cued(reading: Reading) -> Reading:
    found: list[Finding] = []
    for key in reading.lexicon.cued:
        definition = reading.lexicon.codebook[key]
        for hit in reading.marks.all(cue_section(key)):
            found.extend(_findings(reading, definition, hit))
    if not found:
        return reading
    taken = {finding.focus_first for finding in found}
    kept = [
        each for each in reading.findings if each.attribute not in SHARED or each.focus_first not in taken
    ]
    return replace(reading, findings=(*kept, *found))


def _findings(reading: Reading, definition: AttributeDefinition, trigger: Hit) -> Iterator[Finding]:
    sentence = reading.sentence(trigger.first)
    match definition.value_kind:
        case ValueKind.DATE | ValueKind.TIME:
            stated = _time(reading, definition.value_kind, trigger, sentence)
        case ValueKind.MEASURE:
            stated = _measure(reading, definition, trigger, sentence)
        case _:
            yield from _names(reading, definition, trigger, sentence)
            return
    if stated is not None:
        yield _finding(reading, definition, trigger, stated, SURE)


def _time(reading: Reading, kind: ValueKind, trigger: Hit, sentence: Sentence) -> Stated | None:
    """The nearest day or time after the trigger, else the nearest before it in its clause."""
    clause_first, _last = clause_around(reading, trigger.first)
    after: list[Stated] = []
    before: list[Stated] = []
    for time in reading.times_of.get(sentence.number, ()):
        stated = date_of(reading, time) if kind is ValueKind.DATE else time_of(time)
        if stated is None:
            continue
        if trigger.last <= time.first < trigger.last + REACH:
            after.append(stated)
        elif clause_first <= time.first and time.last <= trigger.first:
            before.append(stated)
    return after[0] if after else before[-1] if before else None


def _measure(
    reading: Reading, definition: AttributeDefinition, trigger: Hit, sentence: Sentence
) -> Stated | None:
    """ "a payload of 50 kg", "a 50-kg payload": the nearest after the trigger, else before it in its clause."""
    clause_first, _last = clause_around(reading, trigger.first)
    after = range(trigger.last, min(trigger.last + REACH, sentence.last))
    before = range(trigger.first - 1, max(clause_first, trigger.first - REACH) - 1, -1)
    for index in (*after, *before):
        found = measured_at(reading, definition, index)
        if found is not None and not found.first <= trigger.first < found.last:
            return Stated(found.value, found.first, found.last)
    return None


def _names(
    reading: Reading, definition: AttributeDefinition, trigger: Hit, sentence: Sentence
) -> Iterator[Finding]:
    start = _start(reading, definition.value_kind, trigger, sentence)
    span = None if start is None else _phrase(reading, definition.value_kind, start, sentence)
    if span is None and definition.value_kind is ValueKind.ACTOR and start is None:
        span = _subject(reading, trigger, sentence)
    for each in _joined(reading, definition, span, sentence):
        stated = Stated(named(reading, definition.value_kind, *each), *each)
        is_sure = _is_known(reading, definition.value_kind, each) or _is_name(reading, each)
        yield _finding(reading, definition, trigger, stated, SURE if is_sure else NOUN)


def _start(reading: Reading, kind: ValueKind, trigger: Hit, sentence: Sentence) -> int | None:
    """Where the phrase after the trigger starts; None where nothing after it may be what it speaks of."""
    is_led = reading.marks.is_in(trigger.last - 1, *PREPOSITIONS)
    index = trigger.last
    for index in range(trigger.last, min(trigger.last + REACH, sentence.last)):
        lead = _lead(reading, kind, index)
        if index in reading.timed or (lead is not None and lead.last in reading.timed):
            continue
        if lead is not None:
            return lead.last
        if is_led and not reading.marks.is_in(index, "function.adverb"):
            return index
        if reading.tokens[index].raw in ";:" or reading.clause_of[index] != reading.clause_of[trigger.first]:
            break
        if kind is ValueKind.ACTOR and not reading.marks.is_in(index, "function.adverb"):
            break
    is_object = reading.marks.at("sides.object", trigger.first) is not None
    return trigger.last if is_object and trigger.last < sentence.last else None


def _lead(reading: Reading, kind: ValueKind, index: int) -> Hit | None:
    """The word at a token that leads to what is sought. "Buried by their families": an agent leads to no place."""
    lead = next((hit for place in LEADS[kind] if (hit := reading.marks.at(place, index)) is not None), None)
    is_agent = kind is ValueKind.PLACE and reading.marks.at("function.agent", index) is not None
    return None if lead is None or (is_agent and lead.section != "places.from") else lead


def _phrase(reading: Reading, kind: ValueKind, start: int, sentence: Sentence) -> Span | None:
    """The noun phrase at a token, if it may name a place or an actor. An actor's name takes no place along."""
    if start >= sentence.last or start in reading.timed:
        return None
    span = phrase_from(reading, start, sentence.last)
    if kind is ValueKind.ACTOR and span is not None:
        span = name_at(reading, start, sentence.last) or _without_place(reading, span)
    return span if span is not None and _may_be(reading, kind, span) else None


def _without_place(reading: Reading, span: Span) -> Span:
    cut = next(
        (i for i in range(span[0] + 1, span[1]) if reading.marks.at("places.at", i) is not None), span[1]
    )
    return span[0], cut


def _subject(reading: Reading, trigger: Hit, sentence: Sentence) -> Span | None:
    """ "Qatar brokered": the phrase that ends right before the verb."""
    first, _last = clause_around(reading, trigger.first)
    end = trigger.first
    while end > first and reading.marks.is_in(end - 1, *BETWEEN):
        end -= 1
    span = phrase_around(reading, end - 1, max(first, sentence.first)) if end > first else None
    if span is None:
        return None
    span = (span[0], min(span[1], end))
    return span if span[0] < span[1] and _may_be(reading, ValueKind.ACTOR, span) else None


def _joined(
    reading: Reading, definition: AttributeDefinition, span: Span | None, sentence: Sentence
) -> Iterator[Span]:
    """The phrase, and where the attribute may have several values those joined to it by commas and "and"."""
    most = MOST_JOINED if definition.cardinality is Cardinality.MANY else 1
    for _turn in range(most):
        if span is None:
            return
        yield span
        joint = reading.marks.at("function.conjunction", span[1])
        if joint is None and (span[1] >= sentence.last or reading.tokens[span[1]].raw != ","):
            return
        start = span[1] + 1 if joint is None else joint.last
        of = reading.marks.at("function.of", start)
        span = _phrase(reading, definition.value_kind, start if of is None else of.last, sentence)


def _may_be(reading: Reading, kind: ValueKind, span: Span) -> bool:
    is_marked = reading.marks.is_in(span[0], *DETERMINERS)
    return is_marked or _is_known(reading, kind, span) or _is_name(reading, span)


def _is_known(reading: Reading, kind: ValueKind, span: Span) -> bool:
    return any(reading.marks.is_in(index, *NOUNS[kind]) for index in range(*span))


def _is_name(reading: Reading, span: Span) -> bool:
    return not is_shouted(reading, span[0]) and any(
        reading.tokens[index].is_capital for index in range(*span)
    )


def _finding(
    reading: Reading, definition: AttributeDefinition, trigger: Hit, stated: Stated, score: float
) -> Finding:
    wording = reading.words(stated.first, stated.last)
    side = "after" if stated.first >= trigger.last else "before"
    return Finding(
        definition.key,
        stated.value,
        stated.first,
        stated.last,
        f"{reading.lexicon.pack.code}.{definition.key}.cued",
        score,
        f'"{wording}" stands {side} "{reading.words(trigger.first, trigger.last)}".',
        polarity=Polarity.NEGATIVE if _is_negated(reading, trigger) else Polarity.POSITIVE,
    )


def _is_negated(reading: Reading, trigger: Hit) -> bool:
    """ "was not released": a negator among the small words before the trigger."""
    index = trigger.first
    while index > 0 and reading.marks.is_in(index - 1, *BETWEEN):
        index -= 1
    return index > 0 and reading.marks.is_in(index - 1, "function.negator")
