"""Who says it: the source beside a verb of saying, behind "according to", or by what a witness perceived.

Outward: ``speaker_of``, ``led``, ``announced``, ``witnessed`` and ``accuser``. A source beside its verb is known by a
word of the pack or the register; else whoever the clause makes the subject of a verb of saying speaks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.domain.codes import InformantKind
from claims.extraction.agents import Agent
from claims.extraction.clause_subjects import first_phrase, subject_of
from claims.extraction.marks import OWN_STATEMENT
from claims.extraction.nounphrases import phrase_around, phrase_from
from claims.extraction.pack import Entry
from claims.extraction.reading import Reading, Sentence
from claims.extraction.strengths import Strength
from claims.extraction.subjects import subject_before
from claims.extraction.tokens import Hit, Kind
from claims.extraction.unspoken import is_posted, is_told_of

SOURCES = ("attribution.source", "attribution.agency", "actor", "actors.rank", "actors.noun")
STOPS = ("attribution.says", "function.subordinator")
# What may follow a verb of saying whose subject no list knows: the words of what is said.
CONTENT = (
    "attribution.that",
    "attribution.to",
    "function.definite",
    "function.indefinite",
    "function.possessive",
    "function.demonstrative",
    "function.pronoun",
    "numbers.cardinal",
    "numbers.vague",
    "numbers.article",
    "bounds.before",
    "function.of",
    "function.subordinator",
)
NOBODY = ("function.pronoun", "actors.nobody", "numbers.zero", "numbers.zero_pronoun")
OTHER_VERBS = ("function.passive", "actors.carries_out", "function.verb")
AMOUNTS = ("numbers.cardinal", "numbers.vague")
QUOTES = '"\u201c\u201d\u00ab\u00bb'
OPENING = "("
# Tokens from figures to who made them: "figures | released late on Tuesday by | the ministry" (arbitrary but works).
MADE_BY = 7
# Tokens from the bracket of a source to the end of its sentence: the bracket and a point.
AFTER_BRACKET = 2
CLOSING = ',\u00bb\u201d"'


@dataclass(frozen=True, slots=True)
class Spoken:
    """A source, tokens span, with the words that make it one."""

    told: Hit
    span: tuple[int, int]
    announces: bool = False


def led(reading: Reading, sentence: Sentence) -> Iterator[Spoken]:
    """ "according to X", "de source policière": the noun that the words end with belongs to the source."""
    for hit in reading.marks.within("attribution.according", sentence.first, sentence.last):
        has_noun = reading.marks.is_in(hit.last - 1, "attribution.source")
        start = hit.last - 1 if has_noun else hit.last
        span = phrase_from(reading, start) if start < sentence.last else None
        if reading.tokens[hit.first].raw == OPENING and not _is_closing_bracket(reading, span, sentence):
            continue
        span = _who_made(reading, span, sentence) if span is not None else None
        entries: tuple[Entry, ...] = hit.entries
        if (
            span is not None
            and not reading.marks.is_in(span[0], "attribution.own")
            and (
                _is_source(reading, span)
                or (not any(entry.flag("needs_source") for entry in entries) and can_say(reading, span))
            )
        ):
            yield Spoken(hit, span)


def _is_closing_bracket(reading: Reading, span: tuple[int, int] | None, sentence: Sentence) -> bool:
    """ "several dead (police source).": the bracket that ends a sentence, and none that opens a report."""
    if span is None or span[1] >= sentence.last:
        return False
    return reading.tokens[span[1]].raw == ")" and sentence.last - span[1] <= AFTER_BRACKET


def _who_made(reading: Reading, span: tuple[int, int], sentence: Sentence) -> tuple[int, int]:
    """ "according to figures compiled by | the ministry": who is behind what says it."""
    agents = reading.marks.within("actors.agent", span[1], min(span[1] + MADE_BY, sentence.last))
    agent = next((hit for hit in agents if not reading.marks.has(span[1], hit.first, "trigger")), None)
    is_document = any(
        reading.marks.is_in(index, "attribution.unowned", "triggers.figure") for index in range(*span)
    )
    maker = phrase_from(reading, agent.last) if agent is not None and agent.last < sentence.last else None
    return maker if maker is not None and is_document and can_say(reading, maker) else span


def can_say(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether a phrase is somebody or something told: no amount, no day, no pronoun."""
    if any(reading.marks.is_in(index, "attribution.own", *NOBODY) for index in range(*span)):
        return False
    if reading.marks.is_in(span[0], "nouns.further") and span[1] - span[0] == 1:
        return False  # "and | further | added that"
    return not any(
        index in reading.timed
        or reading.tokens[index].kind is Kind.NUMBER
        or reading.marks.is_in(index, "measures.unit", "numbers.cardinal")
        for index in range(*span)
    )


def announced(reading: Reading, sentence: Sentence) -> Iterator[Spoken]:
    """ "the announcement, by the minister, of a withdrawal"."""
    for hit in reading.marks.within("attribution.announcement", sentence.first, sentence.last):
        by = hit.last + 1 if hit.last < sentence.last and reading.tokens[hit.last].raw == "," else hit.last
        agent = reading.marks.at("actors.agent", by)
        span = phrase_from(reading, agent.last) if agent is not None and agent.last < sentence.last else None
        if span is not None:
            yield Spoken(hit, span)


def witnessed(reading: Reading, sentence: Sentence) -> Iterator[Spoken]:
    """ "residents heard two blasts": a witness tells by having perceived."""
    for hit in reading.marks.within("attribution.perceives", sentence.first, sentence.last):
        span = beside(reading, hit, sentence)
        if span is not None and _is_witness(reading, span):
            yield Spoken(hit, span)


def speaker_of(reading: Reading, verb: Hit, sentence: Sentence) -> tuple[int, int] | None:
    """Who says it: the source beside the verb, else whoever the clause makes its subject."""
    is_apart = verb.first > sentence.first and reading.tokens[verb.first - 1].raw in CLOSING
    if says_on(reading, verb):
        first = first_phrase(reading, sentence, verb.first)  # "| the army | denied the claim, saying"
        return first.span if first is not None and can_say(reading, first.span) else None
    span = _speaker_of(reading, verb, sentence, is_apart=is_apart)
    return None if span is None or _ends_in_a_toll(reading, span) else span


def says_on(reading: Reading, verb: Hit) -> bool:
    """ "The army denied it, | saying | that two had died": a participle behind a comma, of who spoke before."""
    is_behind = verb.first > 0 and reading.tokens[verb.first - 1].raw == ","
    entries: tuple[Entry, ...] = verb.entries
    return is_behind and any(entry.flag("trails") for entry in entries)


def _ends_in_a_toll(reading: Reading, span: tuple[int, int]) -> bool:
    """ "Denied the claim of | 31 deaths |, saying": the dead and the hurt that a number counts say nothing."""
    last = span[1] - 1
    is_toll = reading.marks.over("sides.head", last) is not None
    return is_toll and any(
        reading.tokens[index].kind is Kind.NUMBER or reading.marks.is_in(index, *AMOUNTS)
        for index in range(span[0], last)
    )


def _speaker_of(reading: Reading, verb: Hit, sentence: Sentence, *, is_apart: bool) -> tuple[int, int] | None:
    if is_told_of(reading, verb) or (not is_apart and all(one.flag("inverted") for one in verb.entries)):
        return None
    span = beside(reading, verb, sentence)
    if span is not None and reading.marks.is_in(span[0], "numbers.zero"):
        return None  # "no officers were there and no casualties were reported"
    if span is not None and is_posted(reading, span, verb):
        return None
    if span is None and reading.marks.before("actors.deed", verb.first) is not None:
        return None  # "the attack recalls that on Ardun"
    if span is not None:
        return _with_joined(reading, span, verb, sentence)
    entries: tuple[Entry, ...] = verb.entries
    agent = subject_of(reading, verb.first, sentence)
    if agent is None or not can_say(reading, agent.span) or _ends_elsewhere(reading, agent, verb):
        return None
    is_sure = agent.is_determined or agent.strength >= Strength.NAME
    if not is_sure and any(entry.flag("may_be_noun") for entry in entries):
        return None
    may_be_participle = any(entry.flag("may_be_participle") or entry.flag("may_be_noun") for entry in entries)
    return agent.span if not may_be_participle or _is_followed_up(reading, verb, sentence) else None


def _with_joined(reading: Reading, span: tuple[int, int], verb: Hit, sentence: Sentence) -> tuple[int, int]:
    """ ", | a nurse and | a guard said": who speaks along, where a comma or the sentence's start opens the list."""
    joint = reading.marks.before("function.conjunction", span[0])
    if span[0] > verb.first or joint is None or joint.first <= sentence.first:
        return span
    other = phrase_around(reading, joint.first - 1, sentence.first)
    if other is None or other[1] > joint.first:
        return span
    opens = other[0] == sentence.first or reading.tokens[other[0] - 1].raw in ",;\u2013\u2014-"
    return (other[0], span[1]) if opens and _can_say_along(reading, other) else span


def _can_say_along(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether a phrase joined to a speaker is one of people or of a body."""
    return any(reading.marks.is_in(index, *SOURCES, "nouns.person", "nouns.people") for index in range(*span))


def _is_followed_up(reading: Reading, verb: Hit, sentence: Sentence) -> bool:
    """Whether what is said follows or stands before: not "a truce announced in May", not "confirmed deaths"."""
    index = verb.last
    while index < sentence.last and (index in reading.timed or reading.marks.is_in(index, "function.adverb")):
        index += 1
    if index >= sentence.last or not reading.tokens[index].is_word:
        return True
    return reading.marks.is_in(index, *CONTENT)


def _ends_elsewhere(reading: Reading, agent: Agent, verb: Hit) -> bool:
    """Whether the verb is another's: a verb stands between them, or a pronoun or a figure is the subject."""
    before = agent.first - 1
    if before >= 0 and reading.marks.is_in(before, "function.relative", "function.pronoun"):
        return True
    if any(
        reading.marks.is_in(index, "attribution.unowned")
        for index in range(agent.first, agent.core or agent.last)
    ):
        return True
    is_trailing = reading.tokens[verb.first - 1].raw == "," and any(
        one.flag("trails") for one in verb.entries
    )
    between = range(agent.last, verb.first)
    return not is_trailing and any(reading.marks.is_in(index, *OTHER_VERBS) for index in between)


def beside(reading: Reading, verb: Hit, sentence: Sentence) -> tuple[int, int] | None:
    """The source beside a verb of saying: before it, or right after where a comma or nothing nearer stands before."""
    before = subject_before(reading, verb, sentence.first, SOURCES, STOPS)
    if before is not None:
        before = _with_its_head(reading, before, verb, sentence)
    after = _subject_after(reading, verb, sentence)
    if after is None or (before is not None and before[1] == verb.first):
        return before
    if before is not None and _is_named(reading, before, verb):
        return before
    opening = _only_named(reading, verb, sentence)
    if opening is not None:
        return opening if before is None else before
    if verb.first > sentence.first and reading.tokens[verb.first - 1].raw in CLOSING:
        return after
    if before is not None:
        return before
    subject = subject_of(reading, verb.first, sentence)
    return after if subject is None or not can_say(reading, subject.span) else subject.span


def _is_named(reading: Reading, span: tuple[int, int], verb: Hit) -> bool:
    """ "The mayor, | Ana Roe |, told of a death": the name between the commas is that of who speaks."""
    opening, closing = span[1], verb.first - 1
    is_framed = opening < closing and reading.tokens[opening].raw == reading.tokens[closing].raw == ","
    return is_framed and is_name(reading, (opening + 1, closing))


def _only_named(reading: Reading, verb: Hit, sentence: Sentence) -> tuple[int, int] | None:
    """ "| Ali Roe |, spokesman for the northern command, said gunmen fled": nothing is told before the verb."""
    before = (sentence.first, verb.first)
    opening = phrase_from(reading, sentence.first)
    if opening is None or opening[1] >= verb.first - 1 or reading.tokens[verb.first - 1].raw != ",":
        return None
    if reading.tokens[opening[1]].raw != "," and not reading.marks.is_in(opening[1], "function.preposition"):
        return None
    is_told = reading.marks.has(*before, *OWN_STATEMENT, *AMOUNTS) or any(
        reading.tokens[index].raw in QUOTES for index in range(*before)
    )
    return opening if not is_told and (_is_source(reading, opening) or is_name(reading, opening)) else None


def _with_its_head(reading: Reading, span: tuple[int, int], verb: Hit, sentence: Sentence) -> tuple[int, int]:
    """ "the Resistance in Iraq said": what stands behind a preposition speaks with the noun before it."""
    if span[0] == sentence.first or not reading.marks.is_in(span[0] - 1, "function.preposition"):
        return span
    subject = subject_of(reading, verb.first, sentence)
    is_right_before = subject is not None and subject.last == span[0] - 1
    return (subject.first, span[1]) if subject is not None and is_right_before else span


def _subject_after(reading: Reading, verb: Hit, sentence: Sentence) -> tuple[int, int] | None:
    """The noun phrase right after a verb of saying, where it can have said it; "to AFP" between them stepped over."""
    start = _behind_verb(reading, verb, sentence)
    if start is None or start >= sentence.last or reading.marks.at("attribution.that", start):
        return None
    indefinite = reading.marks.at("function.indefinite", start)
    span = phrase_from(reading, start if indefinite is None else indefinite.last)
    is_inverted = verb.first > sentence.first and reading.tokens[verb.first - 1].raw in CLOSING
    if span is not None and reading.marks.is_in(span[1], "function.auxiliary", "function.passive"):
        return None  # ", and said | four men | had been arrested"
    if span is None or not (_is_source(reading, span) or (is_inverted and can_say(reading, span))):
        return None
    return (start, span[1])


def _behind_verb(reading: Reading, verb: Hit, sentence: Sentence) -> int | None:
    """Where who speaks may start behind a verb of saying; None where what follows is spoken of."""
    if reading.marks.is_in(verb.last - 1, "function.of"):
        return None  # ", fait état d'| un seul mort |": what it speaks of
    start = verb.last
    is_of = reading.marks.at("function.of", start) is not None
    if is_of and not reading.marks.is_in(start, "function.indefinite"):
        return None  # ", avance le chiffre | de quinze morts |"
    if any(entry.flag("trails") for entry in verb.entries):
        return None  # ", saying | two guards | fled"
    while start < sentence.last and start in reading.timed:
        start += 1
    addressed = reading.marks.at("attribution.to", start)
    if addressed is None:
        return start
    start = addressed.last
    while start < sentence.last and reading.marks.is_in(start, "function.definite"):
        start += 1
    agency = reading.marks.at("attribution.agency", start)
    return agency.last if agency is not None else None


def _is_source(reading: Reading, span: tuple[int, int]) -> bool:
    if any(reading.marks.is_in(index, *NOBODY) for index in range(*span)):
        return False
    head_ends = next(
        (index for index in range(span[0] + 1, span[1]) if reading.marks.is_in(index, "function.of")), span[1]
    )
    return any(reading.marks.is_in(index, *SOURCES) for index in range(span[0], head_ends)) or is_name(
        reading, span
    )


def is_name(reading: Reading, span: tuple[int, int]) -> bool:
    """Two capitalised words of a text that is not all in capitals."""
    words = [reading.tokens[index] for index in range(*span) if reading.tokens[index].is_word]
    return len(words) > 1 and all(word.is_capital and not word.raw.isupper() for word in words)


def accuser(reading: Reading, hit: Hit, sentence: Sentence) -> tuple[int, int] | None:
    """The source beside the verb; for "whom it accuses" and ", accusing X" the one the sentence begins with."""
    if (
        reading.marks.is_in(hit.last, "function.of")
        and reading.marks.before("function.passive", hit.first) is None
    ):
        return None  # "three men | accused of | fraud were held"
    if reading.marks.before("function.passive", hit.first) is not None:
        return None  # "the group has been | blamed | for it"
    near = subject_before(reading, hit, sentence.first, SOURCES, STOPS)
    if near is not None and not _has_its_own_verb(reading, near[1], hit.first):
        return near
    first = first_phrase(reading, sentence, hit.first)
    agent = subject_of(reading, hit.first, sentence) if near is None else None
    if agent is None or _has_its_own_verb(reading, agent.span[1], hit.first):
        agent = first
    return agent.span if agent is not None and agent.strength >= Strength.NAME else None


def _has_its_own_verb(reading: Reading, first: int, last: int) -> bool:
    """ "Said | two guards were killed | and accused": what stands before the verb is the subject of another."""
    return reading.marks.has(first, last, "function.passive") and reading.marks.has(first, last, "trigger")


def _is_witness(reading: Reading, span: tuple[int, int]) -> bool:
    hit = next(reading.marks.within("attribution.source", *span), None)
    return hit is not None and hit.entries[0].text("informant") == InformantKind.EYEWITNESS
