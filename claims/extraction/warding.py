"""Acts that ward off what was fired: "said it had | shot down | 29 drones" is a defence, and nobody's attack.

Outward: ``wards_off``. Used where an act makes its subject the author of it.
"""

from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit

PROJECTILE = "projectile"
# Tokens from the verb to what was warded off: "shot down | most of the 35 | drones" (arbitrary but works).
REACH = 7


def wards_off(reading: Reading, act: Hit, sentence: Sentence) -> bool:
    """Whether the verb is one of warding off and what stands behind it, in its clause, flies by itself."""
    if not any(reading.marks.is_in(index, "actors.wards_off") for index in range(act.first, act.last)):
        return False
    codebook = reading.lexicon.codebook
    for index in range(act.last, min(act.last + REACH, sentence.last)):
        if reading.tokens[index].raw in ",;:" or reading.clause_of[index] != reading.clause_of[act.last - 1]:
            return False
        head = reading.marks.at("head", index)
        if head is not None:
            return any(codebook[key].unit == PROJECTILE for key in head.entries if key in codebook)
    return False
