"""Whether a counted noun may be what an attribute counts: by its noun, by what was named before, by its place.

Outward: ``fits``, ``has_another_subject`` and ``is_by_another_relative``.
"""

from claims.domain.attributes import AttributeDefinition
from claims.extraction.arguments import ARTICLE_UNITS, RIGHT_REACH, blocks, has_side
from claims.extraction.distance import inserted_after
from claims.extraction.heads import is_unknown_noun
from claims.extraction.lexicon import CATEGORY
from claims.extraction.naming import before_verb
from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit
from claims.extraction.zeros import is_no_zero

VEHICLE = "vehicle"
# What is named again each time it is counted; a bare number or a zero is of something else.
NAMED_AGAIN = frozenset({"vehicle", "site"})
# Tokens from a preposition to the end of its phrase: "with several old notebooks" (arbitrary but works).
PHRASE_REACH = 4
# Tokens from "the number of" to the word of its toll: "the number of people killed" (arbitrary but works).
TOLL_REACH = 3
# How far back a left-out noun may have been named, in tokens: two or three sentences.
MEMORY = 90


def fits(reading: Reading, counted: Counted, definition: AttributeDefinition, trigger: Hit) -> bool:
    if _is_excluded(reading, counted, definition) or is_no_zero(reading, trigger, counted):
        return False
    if trigger.first in reading.timed and reading.marks.is_in(trigger.first, "time.month"):
        return False  # "in | March |" nobody marches
    if counted.is_elided and definition.unit != "person" and _is_reached_by_a_toll(reading, counted):
        return False
    if counted.attributes:
        return definition.key in counted.attributes
    is_of_people = definition.unit == "person" and definition.accumulating
    if counted.amount.origin == "zero_pronoun":
        return is_of_people
    if counted.is_elided:
        is_named = not _is_of_something_else(reading, counted)
        return is_of_people or (is_named and _was_named(reading, definition.key, counted.first, trigger))
    if (
        counted.is_loose
        and _leads_to(reading, counted, trigger)
        and definition.unit == "person"
        and (definition.accumulating or has_side(reading, trigger, "head"))
    ):
        return True
    if counted.is_loose:
        return not reading.lexicon.has_heads[definition.key] and counted.amount.origin != "article"
    return False


def _is_of_something_else(reading: Reading, counted: Counted) -> bool:
    """ "One of the | social institutions | was struck": its own noun stands behind it, and none named before."""
    partitive = reading.marks.at("numbers.partitive", counted.amount.last)
    of_them = reading.marks.at("nouns.of_them", counted.amount.last)
    return partitive is not None and of_them is None and is_unknown_noun(reading, partitive.last)


def has_another_subject(reading: Reading, counted: Counted, trigger: Hit, key: str) -> bool:
    """Whether a verb is said of things counted closer to it: "200 people fled and | nine houses | were burned".

    They are its subject where a verb of its own parts them from the number; two nouns joined by "and" share theirs.
    """
    verb = _verb_starts(reading, trigger)
    beside = reading.counted_of.get(reading.sentence_of[trigger.first], ())
    near = next((one for one in beside if max(one.last, one.noun_last) == verb), None)
    if near is None or near.first <= counted.first or not near.attributes or key in near.attributes:
        return False
    opener = near.first - 1
    is_opened = reading.tokens[opener].raw in ",;" or reading.marks.is_in(opener, "function.conjunction")
    return is_opened and max(counted.last, counted.noun_last) < opener


def is_by_another_relative(reading: Reading, counted: Counted, trigger: Hit) -> bool:
    """ "A cook, who died, and | a guard, who | was hurt": the relative right before a verb is of whom it follows."""
    verb = _verb_starts(reading, trigger)
    relative = reading.marks.before("function.relative", verb)
    if relative is None or relative.first <= counted.last:
        return False
    end = relative.first - 1 if reading.tokens[relative.first - 1].raw == "," else relative.first
    beside = reading.counted_of.get(reading.sentence_of[trigger.first], ())
    return any(
        max(one.last, one.noun_last) == end and one.noun_first != counted.noun_first
        for one in beside
        if one.first > counted.first
    )


def _is_reached_by_a_toll(reading: Reading, counted: Counted) -> bool:
    """ "The number of dead from a strike rose to | five |": the toll that opens the clause, and no strikes."""
    reaches = reading.marks.before("triggers.reaches", counted.first)
    if reaches is None:
        return False
    first = reading.sentence(counted.first).first
    tolls = reading.lexicon.person_tolls
    return any(
        tolls.intersection(hit.entries)
        for opener in reading.marks.within("triggers.number_of", first, reaches.first)
        for hit in reading.marks.within("trigger", opener.first, opener.last + TOLL_REACH)
    )


def _is_excluded(reading: Reading, counted: Counted, definition: AttributeDefinition) -> bool:
    """Whether a number never states this attribute, whatever the trigger."""
    origin, is_elided = counted.amount.origin, counted.is_elided
    if origin == "year" and is_elided:
        return True
    if origin == "article" and (
        definition.unit not in ARTICLE_UNITS or reading.marks.is_in(counted.noun_last - 1, "nouns.collective")
    ):
        return True
    if definition.unit == VEHICLE and _carries(reading, counted):
        return True
    if definition.unit in NAMED_AGAIN and (is_elided or origin == "zero"):
        return True
    has_noun = counted.noun_first < counted.noun_last
    if not has_noun or _is_of_persons(reading, counted):
        return False
    return blocks(reading, counted.noun_first, definition.key)


def _is_of_persons(reading: Reading, counted: Counted) -> bool:
    """ "Two | gardes du corps |": a longer noun of persons, though its last word alone is blocked."""
    hits = (reading.marks.at(place, counted.noun_first) for place in ("nouns.person", "nouns.people"))
    return any(hit is not None and hit.last == counted.noun_last > hit.first + 1 for hit in hits)


def _carries(reading: Reading, counted: Counted) -> bool:
    """Whether a vehicle is what somebody came in: "gunmen in | two cars |", "à bord de | deux motos"."""
    before = (reading.marks.before(place, counted.first) for place in ("triggers.aboard", "function.of"))
    return any(hit is not None for hit in before)


def _leads_to(reading: Reading, counted: Counted, trigger: Hit) -> bool:
    """Whether a noun that no lexicon knows stands right before a verb, what commas insert aside."""
    verb = _verb_starts(reading, trigger)
    if counted.last == verb:
        return not _is_of_another_phrase(reading, counted)
    if counted.last < verb and inserted_after(reading, counted.last, verb) == verb:
        return True
    return _is_far_subject(reading, counted, trigger)


def _is_of_another_phrase(reading: Reading, counted: Counted) -> bool:
    """ "A man found with notes and | a radio | was held": a thing joined to what a preposition brings to a person."""
    if counted.amount.origin != "article" or reading.tokens[counted.noun_first].is_capital:
        return False
    first = reading.sentence(counted.first).first
    is_arm = reading.marks.is_in(counted.noun_first, CATEGORY)
    if is_arm or reading.marks.before("function.preposition", counted.first) is not None:
        return True  # "a man armed | with a rifle | was shot"
    joint = reading.marks.before("function.conjunction", counted.first)
    if joint is None:
        return False
    person = next(reading.marks.within("nouns.person", first, joint.first), None)
    return person is not None and any(
        reading.marks.is_in(index, "function.preposition") and not reading.marks.is_in(index, "actors.agent")
        for index in range(max(person.last, joint.first - PHRASE_REACH), joint.first)
    )


def _is_far_subject(reading: Reading, counted: Counted, trigger: Hit) -> bool:
    """ "A grower who tried to step in was killed": one who opens the sentence of a singular verb."""
    if counted.amount.origin != "article" or counted.first != reading.sentence(counted.first).first:
        return False
    verb = before_verb(reading, trigger, counted.last)
    between = range(counted.last, verb.first)
    is_free = not any(reading.marks.is_in(index, "trigger", "head") for index in between)
    return verb.is_passive and verb.is_singular and is_free


def _verb_starts(reading: Reading, trigger: Hit) -> int:
    """Where the verb phrase of a trigger starts: "are missing"."""
    first = trigger.first
    while first > 0 and reading.marks.is_in(
        first - 1, "function.passive", "function.auxiliary", "function.adverb"
    ):
        first -= 1
    return first


def _counts_others(reading: Reading, attribute: str, before: int) -> bool:
    """ "Of 1,456 inmates, | 110 | remain": the number before it counts something else."""
    listed = reading.counted_of.get(reading.sentence_of[before], ())
    told = [one for one in listed if one.first < before and not one.is_elided]
    return bool(told) and told[-1].is_loose and attribute not in told[-1].attributes


def _was_named(reading: Reading, attribute: str, before: int, trigger: Hit) -> bool:
    """Whether a noun of the attribute stood shortly before: "seven rockets were fired ... four fell"."""
    if _counts_others(reading, attribute, before):
        return False
    heads = reading.marks.covered_by("head")
    for index in range(max(0, before - MEMORY), min(before + RIGHT_REACH, len(reading.tokens))):
        hit = heads.get(index)
        if hit is not None and attribute in hit.entries and not trigger.first <= index < trigger.last:
            return True
    return False
