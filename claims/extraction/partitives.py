"""Numbers of a whole and of its part, and nouns that say who the counted are: "three | of the wounded | died".

Outward: ``is_of_some``, ``is_of_which``, ``body_of``, ``is_complement``, ``is_apposed``, ``is_of_relative``,
``describes`` and ``is_counted_noun``.
"""

from claims.extraction.nounphrases import phrase_around, phrase_from
from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit, Kind

# Numbers that take "of" before what they count: "a score of", "des dizaines de".
AMOUNTS = frozenset({"about", "vague"})
# What points at one who was told before, or opens the phrase of one.
DETERMINERS = ("function.definite", "function.possessive", "function.indefinite", "numbers.article")


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


def body_of(reading: Reading, counted: Counted) -> tuple[int, int] | None:
    """(first, end) of the words that name the body whose members a number counts: "| a family | of five"."""
    joint = reading.marks.before("function.of", counted.first)
    if not counted.is_elided or joint is None or not reading.marks.is_in(joint.first - 1, "nouns.collective"):
        return None
    first = joint.first - 1
    while first > 0 and reading.marks.is_in(first - 1, *DETERMINERS):
        first -= 1
    return first, joint.first


def is_complement(reading: Reading, counted: Counted) -> bool:
    """ "Six members of | one family | were killed": what the people counted before "of" belong to."""
    joint = reading.marks.before("function.of", counted.first)
    if joint is None or reading.marks.is_in(joint.first - 1, "nouns.collective"):
        return False
    return any(
        one.noun_last == joint.first
        and not (one.is_elided or one.is_loose)
        and one.amount.origin != "article"
        and reading.marks.is_in(joint.first - 1, "nouns.people")
        for one in reading.counted_of.get(reading.sentence_of[counted.first], ())
    )


def is_apposed(reading: Reading, counted: Counted) -> bool:
    """ "The mate, | a Danish citizen |, was shot": one who is told again between commas, and no further victim."""
    comma = counted.first - 1
    if counted.amount.origin != "article" or comma < 1 or reading.tokens[comma].raw != ",":
        return False
    if reading.tokens[comma - 1].kind is Kind.NUMBER and reading.tokens[comma - 2].raw == ",":
        comma -= 2  # "Ana Roe, | 41 |, a teacher, was shot"
    told = phrase_around(reading, comma - 1, reading.sentence(comma).first)
    again = phrase_from(reading, counted.first)
    if told is None or again is None or told[1] != comma or reading.marks.is_in(comma - 1, "nouns.people"):
        return False
    end = _over_number(reading, again[1])
    is_closed = end + 1 < reading.sentence(comma).last and reading.tokens[end].raw == ","
    is_closed = is_closed or _ends_clause(reading, end)
    is_listed = is_closed and reading.marks.is_in(end + 1, "function.conjunction", "numbers.article")
    is_of_one = reading.marks.is_in(told[0], *DETERMINERS) and reading.marks.is_in(comma - 1, "nouns.person")
    is_name = _is_full_name(reading, told)
    before = told[0] - 1
    is_in_list = before >= 0 and (
        reading.marks.is_in(before, "function.conjunction") or reading.tokens[before].raw == ","
    )
    return is_closed and (is_name or (is_of_one and not is_listed)) and not is_in_list


def _ends_clause(reading: Reading, end: int) -> bool:
    """ "Police shot the attacker, | a man of 29 |.": what says who it was goes on to the end of the sentence."""
    return end < len(reading.tokens) and reading.tokens[end].raw in ".;"


def _is_full_name(reading: Reading, span: tuple[int, int]) -> bool:
    """Two capitalised words or more in a text that is not all in capitals."""
    words = reading.tokens[span[0] : span[1]]
    return len(words) > 1 and all(word.is_capital and not word.raw.isupper() for word in words)


def _over_number(reading: Reading, end: int) -> int:
    """The end of "a father | of two", "un homme | de 29 ans"."""
    joint = reading.marks.at("function.of", end) or reading.marks.before("function.of", end)
    if joint is None:
        return end
    number = reading.marks.at("numbers.cardinal", joint.last)
    is_digits = joint.last < len(reading.tokens) and reading.tokens[joint.last].kind is Kind.NUMBER
    last = number.last if number is not None else joint.last + is_digits
    unit = reading.marks.at("measures.unit", last)
    if last == joint.last:
        return end
    return last if unit is None else unit.last


def describes(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "Two of the guards wounded on Monday died": the participle says which guards, not what befell the two."""
    if not is_of_some(reading, counted) or trigger.first != counted.noun_last:
        return False
    sentence = reading.sentence(trigger.first)
    later = reading.marks.within("trigger", trigger.last, sentence.last)
    return any(reading.marks.is_in(hit.first - 1, "function.passive", "function.auxiliary") for hit in later)


def is_of_relative(reading: Reading, counted: Counted) -> bool:
    """ "The cousin of | a guard | was held": who belongs to one person is not the subject; a body's owner is."""
    joint = reading.marks.before("function.of", counted.first)
    if joint is None or counted.amount.origin != "article":
        return False
    owner = joint.first - 1
    is_person = reading.marks.is_in(owner, "nouns.person") and not reading.marks.is_in(
        owner, "nouns.corpse", "nouns.role", "nouns.collective", "sides.head"
    )
    return is_person and not reading.marks.is_in(owner, "nouns.generic")
