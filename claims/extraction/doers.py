"""Stage: how many people did it: "three gunmen opened fire", "killed by two masked men".

Outward: ``read_doers``. The pack says in ``triggers.doer`` whose verbs an attribute counts the doers of; a number is
taken only where no toll has taken it or a relative tells what they did, with a noun that the attribute's lexicon
knows.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from claims.extraction.arguments import NUMBERS, behind_members
from claims.extraction.frames import focus_of, value_of
from claims.extraction.modality import clause_around
from claims.extraction.naming import before_verb
from claims.extraction.partitives import is_of_some
from claims.extraction.reading import Counted, Finding, Reading, Sentence, by_sentence
from claims.extraction.tokens import Hit
from claims.extraction.told_doers import ASIDE_REACH, SUBJECT_REACH, parts, told_beside

TRUST = {"doer": 0.8, "by": 0.84, "apposed": 0.78, "named": 0.7, "told_next": 0.7}
# Tokens from a verb to "by" (arbitrary but works).
AGENT_REACH = 12
# What may stand behind "two others", who did it.
BEHIND_OTHERS = (
    "triggers.doer", "trigger", "actors.carries_out", "function.auxiliary", "function.passive", "function.adverb",
    "function.preposition", "function.relative", "function.conjunction", "function.negator", "function.pronoun",
    "function.verb",
)  # fmt: skip
OPENERS = ("function.definite", "function.adverb", "function.preposition", "function.conjunction")
# What opens another noun phrase, and what brings it to the one before.
NOUN_OPENS = ("function.definite", "function.indefinite", "function.possessive")
BROUGHT = ("function.preposition", "function.of")


def read_doers(reading: Reading) -> Reading:
    taken = {index for one in reading.findings for index in range(one.focus_first, one.focus_last)}
    free = [
        one for one in reading.counted if one.amount.core_first not in taken or _has_relative(reading, one)
    ]
    listed = by_sentence(reading, free)
    findings = [
        finding
        for number in sorted(listed)
        for counted in listed[number]
        if (finding := _doer(reading, reading.sentences[number], counted)) is not None
    ]
    return replace(reading, findings=(*reading.findings, *findings))


def _has_relative(reading: Reading, counted: Counted) -> bool:
    """ "Three gunmen | who | stormed a bank were killed": the relative's verb says what they did, whoever died."""
    return not counted.is_elided and reading.marks.at("function.relative", counted.noun_last) is not None


def _doer(reading: Reading, sentence: Sentence, counted: Counted) -> Finding | None:
    apposed = told_beside(reading, sentence, counted)
    if apposed is not None:
        key = next((str(key) for key in apposed.entries if key in reading.lexicon.doers), None)
        return _finding(reading, key, counted, "apposed", apposed) if key is not None else None
    if counted.is_elided and (
        reading.tokens[counted.first - 1].raw == "," or _has_unknown_noun(reading, counted)
    ):
        return None
    if reading.marks.before("nouns.subset", counted.first) is not None:
        return None  # "six men, of whom two | teenagers |, attacked"
    if _is_of_groups(reading, counted) or _is_craft(reading, counted):
        return None
    for pattern, verb in (*_agents(reading, sentence, counted), *_subjects(reading, sentence, counted)):
        for entry in verb.entries:
            key = entry.text("attribute")
            if key in counted.attributes and key in reading.lexicon.codebook:
                return _finding(reading, key, counted, pattern, verb)
    return _named(reading, counted) or _told_next(reading, sentence, counted)


def _is_craft(reading: Reading, counted: Counted) -> bool:
    """ "Two | bombers |" are aircraft, unless a longer noun makes them men: "two | suicide bombers |"."""
    head = reading.marks.at("head", counted.noun_first)
    is_longer = head is not None and head.last == counted.noun_last > head.first + 1
    return not is_longer and reading.marks.is_in(counted.noun_last - 1, "actors.craft")


def _told_next(reading: Reading, sentence: Sentence, counted: Counted) -> Finding | None:
    """ "| Seven men | came over the wall. They opened fire": what they did, told by the next sentence's "they"."""
    if counted.amount.origin not in NUMBERS or counted.amount.number == 1 or counted.is_elided:
        return None
    following = sentence.last
    if following >= len(reading.tokens) or reading.sentence(following).paragraph != sentence.paragraph:
        return None
    opens = all(
        index in reading.timed or _leads(reading, index) for index in range(sentence.first, counted.first)
    )
    is_harmed = reading.marks.has(counted.noun_last, sentence.last, "trigger", "attribution.says")
    pronoun = reading.marks.at("function.they", following)
    verb = reading.marks.at("triggers.doer", pronoun.last) if pronoun is not None else None
    if not opens or is_harmed or verb is None:
        return None
    for entry in verb.entries:
        key = entry.text("attribute")
        if key in counted.attributes and key in reading.lexicon.codebook:
            return _finding(reading, key, counted, "told_next", verb)
    return None


def _named(reading: Reading, counted: Counted) -> Finding | None:
    """ "Two gunmen fled", "spoke of fifty gunmen": a number of those whom their noun calls assailants, where nothing
    befell them.
    """
    noun, amount = counted.noun_last - 1, counted.amount
    is_assailant = not counted.is_elided and reading.marks.is_in(noun, "nouns.assailant")
    if not is_assailant or amount.origin not in NUMBERS or amount.number == 1:
        return None
    first, last = clause_around(reading, counted.first)
    opens = all(index in reading.timed or _leads(reading, index) for index in range(first, counted.first))
    opens = opens or reading.marks.before("triggers.restates", counted.first) is not None
    if is_of_some(reading, counted) or not opens or reading.marks.has(counted.noun_last, last, "trigger"):
        return None
    key = next((key for key in sorted(counted.attributes) if key in reading.lexicon.doers), None)
    told = Hit("head", counted.noun_first, counted.noun_last, ())
    return _finding(reading, key, counted, "named", told) if key is not None else None


def _leads(reading: Reading, index: int) -> bool:
    """Whether a word may stand before the subject of a clause: "On | Monday | the | two gunmen"."""
    is_mark = not reading.tokens[index].is_word
    return is_mark or reading.marks.is_in(index, *OPENERS)


def _is_of_groups(reading: Reading, counted: Counted) -> bool:
    """ "Gunmen of | two groups | attacked", "| a band | of six men": groups count nobody."""
    noun = counted.last if counted.is_elided else counted.noun_last - 1
    if reading.marks.is_in(noun, "nouns.collective"):
        return True
    joint = reading.marks.at("function.of", counted.last) if counted.amount.origin == "article" else None
    listed = reading.counted_of.get(reading.sentence_of[counted.first], ())
    return joint is not None and any(one.first == joint.last for one in listed)


def _has_unknown_noun(reading: Reading, counted: Counted) -> bool:
    """ "Deux autres | grenades |": a word right behind that is no verb of the two."""
    if counted.last >= len(reading.tokens) or not reading.marks.is_in(counted.last - 1, "nouns.elided"):
        return False
    is_word = reading.tokens[counted.last].is_word
    return is_word and not reading.marks.is_in(counted.last, *BEHIND_OTHERS)


def _agents(reading: Reading, sentence: Sentence, counted: Counted) -> Iterator[tuple[str, Hit]]:
    """The verb before "by" and the number."""
    agent = reading.marks.before("function.agent", counted.first)
    if agent is None:
        return
    reach = (max(sentence.first, agent.first - AGENT_REACH), agent.first)
    verbs = list(reading.marks.within("triggers.doer", *reach))
    if verbs and not any(reading.tokens[index].raw == ";" for index in range(verbs[-1].last, agent.first)):
        yield "by", verbs[-1]


def _subjects(reading: Reading, sentence: Sentence, counted: Counted) -> Iterator[tuple[str, Hit]]:
    """The first doer's verb after the number, in the active voice."""
    end = max(counted.last, counted.noun_last)
    reach = (end, min(sentence.last, end + SUBJECT_REACH))
    verb = next(iter(reading.marks.within("triggers.doer", *reach)), None)
    if verb is None and (beyond := _beyond_aside(reading, sentence, end)) is not None:
        yield "doer", beyond
        return
    if verb is None or any(parts(reading, index) for index in range(end, verb.first)):
        return
    if _befell_some(reading, end, verb):
        return
    if verb.first in (end, behind_members(reading, counted, verb.first)) and _suffered(
        reading, verb, counted
    ):
        return
    between = range(end, before_verb(reading, verb, end).first)
    has_verb = any(reading.marks.is_in(index, "function.passive") for index in between)
    if has_verb and not any(reading.marks.is_in(index, "function.relative") for index in between):
        return
    if _has_doers_of_its_own(reading, between):
        return
    if not before_verb(reading, verb, end).is_passive:
        yield "doer", verb


def _befell_some(reading: Reading, end: int, verb: Hit) -> bool:
    """ "Six people, of whom two | killed |": what stands behind "of whom", no comma between, is told of those."""
    told = list(reading.marks.within("nouns.subset", end, verb.first))
    return bool(told) and not any(
        reading.tokens[index].raw in ",)" for index in range(told[-1].last, verb.first)
    )


def _has_doers_of_its_own(reading: Reading, between: range) -> bool:
    """ "A boy saw | the blast that | killed two": a relative said of a noun that stands nearer than the number's."""
    relative = next((index for index in between if reading.marks.is_in(index, "function.relative")), None)
    return relative is not None and any(
        reading.marks.is_in(index, *NOUN_OPENS) and not reading.marks.is_in(index - 1, *BROUGHT)
        for index in range(between.start, relative)
    )


def _beyond_aside(reading: Reading, sentence: Sentence, end: int) -> Hit | None:
    """ "Some 20 men of the front, a group that has sworn ..., | opened fire |": behind what commas insert."""
    limit = min(sentence.last, end + SUBJECT_REACH + ASIDE_REACH)
    commas = [index for index in range(end, limit) if reading.tokens[index].raw == ","]
    for opening, closing in pairwise(commas):
        verb = reading.marks.at("triggers.doer", closing + 1)
        if verb is not None:
            is_parted = opening - end > SUBJECT_REACH or any(parts(reading, i) for i in range(end, opening))
            return None if is_parted else verb
    return None


def _suffered(reading: Reading, verb: Hit, counted: Counted) -> bool:
    """ "Les six hommes | assassinés |": a participle of several, right behind a noun, where it agrees with it.

    Where endings do not tell, what follows does: "the 39 pupils | seized | by gunmen", "seized | had been released".
    """
    if reading.lexicon.pack.setting("adjectives_first"):
        return reading.marks.is_in(verb.last, "actors.agent", "function.passive", "function.auxiliary")
    is_harm = reading.marks.is_in(verb.first, "trigger")
    if not is_harm or counted.amount.number == 1:
        return False
    return reading.tokens[verb.first].fold.endswith(tuple(reading.lexicon.pack.setting("plurals")))


def _finding(reading: Reading, key: str, counted: Counted, pattern: str, verb: Hit) -> Finding | None:
    value = value_of(counted, reading.lexicon.codebook[key].unit)
    if value is None or value.is_stated_zero:
        return None
    first, last = focus_of(counted)
    return Finding(
        key,
        value,
        first,
        last,
        f"{reading.lexicon.pack.code}.{key}.{pattern}",
        TRUST[pattern],
        f'"{reading.words(first, last)}" did what "{reading.words(verb.first, verb.last)}" says.',
    )
