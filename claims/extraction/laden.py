"""What a weapon's word is only the load of: "a lorry loaded with 60 kilos of dynamite" is the weapon, lorry and all.

Outward: ``laden_from`` and ``qualified_from``.
"""

from claims.extraction.lexicon import CATEGORY, UNUSED, USE
from claims.extraction.nounphrases import CUTS, DETERMINERS
from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit, Kind

# Tokens of an amount between "loaded with" and the load, and of the vehicle's own words (arbitrary but works).
AMOUNT, VEHICLE = 7, 3
# Words that say what kind of weapon it is (arbitrary but works).
QUALIFIERS = 4
# What stands before a weapon and says nothing of its kind.
OTHERS = (
    "function.of",
    "numbers.ordinal",
    "numbers.pronoun",
    "nouns.elided",
    "nouns.restricting",
    USE,
    UNUSED,
    "trigger",
    "actors.carries_out",
    "actors.nationality",
    "actors.noun",
    "actor",
    "place",
    CATEGORY,
)
AMOUNTS = (
    *DETERMINERS,
    "function.of",
    "function.adverb",
    "bounds.before",
    "measures.unit",
    "numbers.about",
    "numbers.multiplier",
)


def laden_from(reading: Reading, sentence: Sentence, hit: Hit) -> int:
    """The token where the vehicle that carries the load starts; the load's own first token where none does."""
    for index in range(hit.first, max(sentence.first, hit.first - AMOUNT), -1):
        laden = reading.marks.before("uses.laden", index)
        if laden is not None:
            return _vehicle_from(reading, sentence, laden.first) or hit.first
        is_amount = reading.tokens[index - 1].kind is Kind.NUMBER or reading.marks.is_in(index - 1, *AMOUNTS)
        if not is_amount:
            break
    return hit.first


def qualified_from(reading: Reading, sentence: Sentence, hit: Hit) -> int:
    """ "a | claymore-type mine |", "home-made rifles": where the words start that say what kind of weapon it is.

    Back to its article or number over words that are nothing else; without one, over what a hyphen makes a qualifier.
    """
    if not reading.lexicon.pack.setting("adjectives_first"):
        return hit.first
    index = hit.first
    while index > max(sentence.first, hit.first - QUALIFIERS) and _may_qualify(reading, index - 1):
        index -= 1
    if index > sentence.first and reading.marks.is_in(
        index - 1, *DETERMINERS, "numbers.ordinal", "nouns.elided"
    ):
        return index
    index = hit.first
    while (
        index > sentence.first and "-" in reading.tokens[index - 1].raw and _may_qualify(reading, index - 1)
    ):
        index -= 1
    return index


def _may_qualify(reading: Reading, index: int) -> bool:
    if not reading.tokens[index].is_word or index in reading.timed:
        return False
    return not reading.marks.is_in(index, *CUTS, *DETERMINERS, *OTHERS)


def _vehicle_from(reading: Reading, sentence: Sentence, end: int) -> int | None:
    first = end
    while (
        first > max(sentence.first, end - VEHICLE)
        and reading.tokens[first - 1].is_word
        and not reading.marks.is_in(first - 1, *CUTS, *DETERMINERS, "function.of")
    ):
        first -= 1
    return first if first < end else None
