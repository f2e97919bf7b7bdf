"""Whether a stretch of a sentence tells of one act or of several.

Outward: ``tells_single`` and ``counts_several``.
"""

from claims.extraction.reading import Reading, Sentence

# Attacks that are no single action: two may be one ("two attacks killed 30 on Monday"; arbitrary but works).
SEVERAL = 3


def tells_single(reading: Reading, first: int, last: int) -> bool:
    """ "Earlier this year | a raid | killed 14": one act told with its article is no total of the year."""
    acts = (hit for place in ("acts.act", "acts.generic") for hit in reading.marks.within(place, first, last))
    return any(reading.marks.is_in(hit.first - 1, "function.indefinite", "numbers.article") for hit in acts)


def counts_several(reading: Reading, sentence: Sentence, first: int, last: int) -> bool:
    """ "Twelve attacks have killed 30": what a number of attacks, of none that were told, did together."""
    codebook = reading.lexicon.codebook
    attacks = next(
        (
            one
            for one in reading.counted_of.get(sentence.number, ())
            if first <= one.first < last
            and (one.amount.number or 0) >= SEVERAL
            and any(codebook[key].unit == "attack" for key in one.attributes if key in codebook)
            and not reading.marks.is_in(one.first - 1, "function.definite", "function.demonstrative")
        ),
        None,
    )
    if attacks is None:
        return False
    verbs = (hit for hit in reading.marks.within("trigger", attacks.last, last))
    return any(reading.lexicon.person_tolls.intersection(hit.entries) for hit in verbs)
