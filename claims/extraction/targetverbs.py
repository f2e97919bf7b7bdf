"""How a verb of attack stands: passive or active, behind its subject or before it, or as the noun that it also is.

Outward: ``is_passive``, ``is_active``, ``is_inverted``, ``is_noun``, ``ends_headline`` and ``before_adverbs``.
Used by ``targets``.
"""

from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit


def is_inverted(reading: Reading, first: int, sentence: Sentence) -> bool:
    """ "Ont été plastiqués | un pont et deux dépôts |": a passive that opens its sentence has its subject behind."""
    while first > sentence.first and reading.marks.is_in(
        first - 1, "function.passive", "function.auxiliary", "function.adverb"
    ):
        first -= 1
    return first == sentence.first and reading.marks.is_in(first, "function.passive", "function.auxiliary")


def is_noun(reading: Reading, hit: Hit) -> bool:
    """ "Une | attaque | complexe": a form that is a noun behind an article, where no participle stands there."""
    before = hit.first - 1
    if reading.lexicon.pack.setting("adjectives_first"):
        return False
    is_led = reading.marks.is_in(before, "function.indefinite", "function.demonstrative", "function.definite")
    return is_led and hit.last - hit.first == 1 and not reading.marks.is_in(before, "function.pronoun")


def ends_headline(reading: Reading, hit: Hit, sentence: Sentence) -> bool:
    """ "Hospital in Ardun | bombed", "l'hôpital d'Ardoun à nouveau | bombardé": no other verb is there."""
    if any(reading.tokens[index].is_word for index in range(hit.last, sentence.last)):
        return False
    return not any(
        reading.marks.is_in(index, "function.passive", "function.auxiliary", "function.verb")
        for index in range(sentence.first, hit.first)
    )


def is_passive(reading: Reading, first: int) -> bool:
    return reading.marks.before("function.passive", before_adverbs(reading, first)) is not None


def is_active(reading: Reading, first: int) -> bool:
    """ "ont attaqué", "had attacked": an auxiliary before it that is none of the passive."""
    return reading.marks.before("function.auxiliary", before_adverbs(reading, first)) is not None


def before_adverbs(reading: Reading, first: int) -> int:
    while first > 0 and reading.marks.is_in(first - 1, "function.adverb"):
        first -= 1
    return first
