"""Whether a trigger speaks of its attribute's own things: a head of the codebook near it.

Outward: ``has_topic`` and ``is_topic``. Used by truths and texts.
"""

from claims.domain.codes import Family, ValueKind
from claims.extraction.lexicon import TOPIC
from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit

# Tokens between a trigger and the head it speaks of (arbitrary but works).
HEAD_REACH = 12
# The pack's nouns for what can be aimed at, and broken.
THINGS = ("places.noun", "targets.thing")


def has_topic(reading: Reading, sentence: Sentence, trigger: Hit, key: str) -> bool:
    """Whether a head of the attribute stands in the trigger or near it, or the codebook names none."""
    if not reading.lexicon.has_heads[key]:
        return True
    first = max(sentence.first, trigger.first - HEAD_REACH)
    last = min(sentence.last, trigger.last + HEAD_REACH)
    return any(is_topic(reading, index, key) for index in range(first, last))


def is_topic(reading: Reading, index: int, key: str) -> bool:
    """Whether a token lies in a head of the attribute; any noun for a thing is one of a text about things."""
    hit = reading.marks.over(TOPIC, index)
    if hit is not None and key in hit.entries:
        return True
    definition = reading.lexicon.codebook[key]
    is_of_things = definition.family is Family.THINGS and definition.value_kind is ValueKind.TEXT
    return is_of_things and reading.marks.is_in(index, *THINGS)
