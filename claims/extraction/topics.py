"""Whether a trigger speaks of its attribute's own things: a head of the codebook near it.

Outward: ``has_topic``. Used by truths and texts.
"""

from claims.extraction.lexicon import TOPIC
from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit

# Tokens between a trigger and the head it speaks of (arbitrary but works).
HEAD_REACH = 12


def has_topic(reading: Reading, sentence: Sentence, trigger: Hit, key: str) -> bool:
    """Whether a head of the attribute stands near; a trigger of several words that holds its head needs no other."""
    if not reading.lexicon.has_heads[key] or trigger.last - trigger.first > 1:
        return True
    first = max(sentence.first, trigger.first - HEAD_REACH)
    last = min(sentence.last, trigger.last + HEAD_REACH)
    heads = (reading.marks.over(TOPIC, index) for index in range(first, last))
    return any(hit is not None and key in hit.entries for hit in heads)
