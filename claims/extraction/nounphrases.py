"""Noun phrases without a parser: from a word on, over determiners, qualifiers, "of" and a place complement.

Outward: ``phrase_from``, ``phrase_around``, ``is_verb_form`` and ``is_shouted``. Used by places, actors and
attribution alike.
"""

from claims.extraction.reading import Reading
from claims.extraction.tokens import Kind

LONGEST = 14
DETERMINERS = (
    "function.definite",
    "function.indefinite",
    "function.possessive",
    "function.demonstrative",
    "numbers.cardinal",
    "numbers.vague",
    "numbers.article",
)
CUTS = (
    "function.preposition",
    "function.conjunction",
    "function.relative",
    "function.subordinator",
    "function.passive",
    "function.auxiliary",
    "function.pronoun",
    "function.negator",
    "attribution.says",
    "function.adverb",
    "function.definite",
    "function.indefinite",
    "function.possessive",
    "function.verb",
    "actors.attempts",
)
# Verbs that a noun phrase does not run over once it has its noun: "the Green Zone | hit a house".
VERBS = ("sides.subject", "sides.participle", "places.impact", "targets.suffers", "triggers.rose")
# Words of harm that are nouns as well: "the rocket | fire |", "a drone | strike |".
NOUNS_TOO = (
    "uses.act",
    "category",
    "sides.noun_of",
    "sides.head",
    "places.noun",
    "targets.thing",
    "actors.owned",
)
THINGS = ("places.noun", "targets.thing")
# Nouns that a participle says more of: "a bus | carrying pilgrims".
HEADED = (*THINGS, "places.site", "places.ground", "nouns.people", "nouns.person", "actors.noun")
BACK = (
    "function.definite",
    "function.indefinite",
    "function.possessive",
    "numbers.cardinal",
    "numbers.vague",
)
APOSTROPHES = "'\u2019"


def phrase_from(reading: Reading, start: int, limit: int | None = None) -> tuple[int, int] | None:
    """(first, last) of the noun phrase that starts at a token; None where none does.

    It runs over qualifiers and "of ..." and takes one "in ..." along where a name follows ("the embassy in Baghdad").
    """
    end = min(start + LONGEST, reading.sentence(start).last if start < len(reading.tokens) else start)
    if limit is not None:
        end = min(end, limit)
    index = _over_determiners(reading, start, end)
    last, has_word, has_place = index, False, False
    while index < end:
        joint = reading.marks.at("function.of", index)
        if joint is not None and has_word:
            index = _over_determiners(reading, joint.last, end)
            has_place = False
            continue
        if has_word and (after := _name_complement(reading, index, end)) is not None:
            last = index = after
            has_place = True
            continue
        if has_place and not reading.tokens[index].is_capital:
            break  # "a minibus in Ardun | rose"
        if not _is_nominal(reading, index) or (has_word and _ends_phrase(reading, index)):
            break
        index += 1
        last, has_word = index, True
    return (start, last) if has_word else None


def phrase_around(reading: Reading, noun: int, earliest: int) -> tuple[int, int] | None:
    """The noun phrase that a noun heads: back to its determiner, on as ``phrase_from``."""
    first = noun
    while (
        first > earliest
        and _is_nominal(reading, first - 1)
        and not reading.marks.is_in(first - 1, "function.of")
    ):
        first -= 1
    while first > earliest and reading.marks.is_in(first - 1, *BACK):
        first -= 1
    found = phrase_from(reading, first)
    return found if found is not None and found[1] > noun else None


def _over_determiners(reading: Reading, index: int, end: int) -> int:
    """Past determiners and numbers; "a couple" is both a number and the noun."""
    while index < end and reading.marks.is_in(index, *DETERMINERS):
        if reading.marks.is_in(index, "nouns.collective"):
            break
        index += 1
    return index


def _name_complement(reading: Reading, index: int, end: int) -> int | None:
    """The end of "in Baghdad" after a noun; None where no name follows."""
    preposition = reading.marks.at("places.at", index)
    if preposition is None:
        return None
    after = _over_determiners(reading, preposition.last, end)
    if after >= end or after in reading.timed:
        return None
    if reading.marks.at("attribution.agency", after) is not None:
        return None
    name = reading.marks.at("place", after)
    if name is not None:
        return min(name.last, end)
    if reading.marks.at("places.names", after) is not None:
        # "in the north" goes with the noun, "in the northern | town of Ardun |" is a place of its own.
        is_of_place = reading.marks.is_in(after + 1, "places.settlement", "places.region")
        return after + 1 if reading.lexicon.pack.setting("adjectives_first") and not is_of_place else None
    token = reading.tokens[after]
    if not (token.is_word and token.is_capital and _is_nominal(reading, after)) or is_shouted(reading, after):
        return None
    while after < end and reading.tokens[after].is_capital and _is_nominal(reading, after):
        after += 2 if is_clipped(reading, after) else 1
    if after >= end or not reading.lexicon.pack.setting("adjectives_first"):
        return after
    nouns = (
        reading.marks.at(place, after) for place in ("places.settlement", "places.region", "places.noun")
    )
    ends = [noun.last for noun in nouns if noun is not None]  # "in the Ardun | local government area |"
    return min(max(ends), end) if ends else after


def is_clipped(reading: Reading, index: int) -> bool:
    """ "in | M'langa |": a capital with its apostrophe that a name begins with, inside a sentence, and no article."""
    token = reading.tokens[index]
    if not (token.is_capital and token.raw[-1] in APOSTROPHES) or index == reading.sentence(index).first:
        return False
    if index + 1 >= len(reading.tokens) or reading.tokens[index + 1].start != token.end:
        return False
    is_article = reading.marks.is_in(index, "function.definite", "function.of")
    return reading.tokens[index - 1].is_word and reading.tokens[index + 1].is_word and not is_article


def is_shouted(reading: Reading, index: int) -> bool:
    """Whether the words around are all in capitals, so that a capital names nothing."""
    this = reading.tokens[index]
    if this.is_word and len(this.raw) > 1 and not this.raw.isupper():
        return False
    around = reading.tokens[max(0, index - 4) : index + 4]
    words = [token for token in around if token.is_word and len(token.raw) > 1]
    return len(words) > 1 and all(token.raw.isupper() for token in words)


def _is_number(reading: Reading, index: int) -> bool:
    return reading.tokens[index].kind is Kind.NUMBER or reading.marks.is_in(index, "numbers.cardinal")


def _ends_phrase(reading: Reading, index: int) -> bool:
    """Whether what follows a noun is a number or a verb; a capital makes the verb a part of the name."""
    if _is_number(reading, index):
        return True
    if reading.marks.at("function.participle", index) is not None and reading.marks.is_in(index - 1, *HEADED):
        return True
    if reading.marks.is_in(index, "function.doing") and reading.marks.is_in(index - 1, "nouns.people"):
        return True
    if reading.tokens[index].is_capital:
        return False
    if reading.marks.is_in(index, "trigger") and reading.tokens[index - 1].is_capital:
        after = min(index + 1, len(reading.tokens) - 1)  # "in southern Norland | wounds | seven"
        if _is_number(reading, after) or reading.marks.is_in(after, "bounds.before"):
            return True
    return reading.marks.is_in(index, *VERBS) or (
        reading.marks.is_in(index, "sides.object") and not reading.marks.is_in(index, *NOUNS_TOO)
    )


def is_verb_form(reading: Reading, index: int) -> bool:
    """Whether a word that is also a noun is a form of "be" here: "la gare | est | fermée", not "dans l'| est |"."""
    if not reading.marks.is_in(index, "function.passive") or reading.tokens[index].is_capital:
        return False
    return not reading.marks.is_in(index - 1, "function.definite", "function.preposition")


def _is_nominal(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if index in reading.timed or not (token.is_word or token.kind is Kind.NUMBER):
        return False
    if is_verb_form(reading, index):
        return False
    if reading.marks.is_in(index, "place", "actor", "places.noun", "places.names"):
        return True
    if reading.marks.is_in(index, "places.plain") and reading.marks.is_in(index + 1, *THINGS):
        return not reading.marks.is_in(index, *DETERMINERS)  # "the | same | prison"
    return not reading.marks.is_in(index, *CUTS)
