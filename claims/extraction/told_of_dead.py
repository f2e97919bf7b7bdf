"""Numbers of the dead whose verb says only how they died: "of the dead, | sixteen | had been shot".

Outward: ``of_the_dead``. Used by ``frames``, whose verbs never take such a number, and by ``subgroups``, which tells
it as a part of the dead.
"""

from claims.extraction.arguments import NUMBERS, has_side
from claims.extraction.gravest import DEATH
from claims.extraction.reading import Counted, Reading

# What opens such a sentence: "of the dead", "parmi les morts", "sur les 22 morts".
OPENERS = ("function.of", "nouns.among", "numbers.share", "numbers.partitive")
# Tokens from the opener to the comma: "of the 22 people killed on Monday," (arbitrary but works).
REACH = 8


def of_the_dead(reading: Reading, counted: Counted) -> bool:
    """Whether the sentence's number is of the dead whom its first words name."""
    if not counted.is_elided or counted.amount.origin not in NUMBERS:
        return False
    sentence = reading.sentence(counted.first)
    if not reading.marks.is_in(sentence.first, *OPENERS):
        return False
    limit = min(sentence.first + REACH, counted.first)
    comma = next((index for index in range(sentence.first, limit) if reading.tokens[index].raw == ","), None)
    if comma is None:
        return False
    return any(
        DEATH in hit.entries and (has_side(reading, hit, "head") or has_side(reading, hit, "participle"))
        for hit in reading.marks.within("trigger", sentence.first, comma)
    )
