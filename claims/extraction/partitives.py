"""Numbers of a whole and of its part, and nouns that say who the counted are: "three | of the wounded | died".

Outward: ``is_of_some``, ``is_of_which``, ``describes`` and ``is_counted_noun``.
"""

from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit, Kind

# Numbers that take "of" before what they count: "a score of", "des dizaines de".
AMOUNTS = frozenset({"about", "vague"})


def is_counted_noun(reading: Reading, trigger: Hit) -> bool:
    """ "A band of six freed | twenty | prisoners |": a noun that has a number of its own befell nobody else."""
    return any(
        other.noun_first <= trigger.first < other.noun_last and not other.is_loose
        for other in reading.counted_of.get(reading.sentence_of[trigger.first], ())
        if other.first <= trigger.first < other.last
    )


def is_of_some(reading: Reading, counted: Counted) -> bool:
    """ "Three of the | wounded | died": who they were, which a verb of their own goes beyond.

    The "of" that a word for an amount needs tells of nobody: "une quinzaine | de | morts", "dozens | of | dead".
    """
    partitive = reading.marks.at("numbers.partitive", counted.amount.last)
    if partitive is None:
        return False
    is_bound = partitive.last == counted.noun_first and partitive.last - partitive.first == 1
    is_bare = is_bound and not reading.marks.is_in(partitive.first, "function.indefinite")
    return not (is_bare and counted.amount.origin in AMOUNTS)


def is_of_which(reading: Reading, counted: Counted) -> bool:
    """ "288 of | 355 | drones", "14 of the | 16 | drones": what befell them befell the part."""
    joint = reading.marks.before("numbers.partitive", counted.first)
    if joint is None:
        return False
    is_bare = joint.last - joint.first == 1
    is_number = reading.tokens[joint.first - 1].kind is Kind.NUMBER
    return is_bare or is_number or reading.marks.is_in(joint.first - 1, "numbers.cardinal")


def describes(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "Two of the guards wounded on Monday died": the participle says which guards, not what befell the two."""
    if not is_of_some(reading, counted) or trigger.first != counted.noun_last:
        return False
    sentence = reading.sentence(trigger.first)
    later = reading.marks.within("trigger", trigger.last, sentence.last)
    return any(reading.marks.is_in(hit.first - 1, "function.passive", "function.auxiliary") for hit in later)
