"""A participle whose "was" is left out: "a reporter was killed and | his cameraman wounded |".

Outward: ``subject_of_gapped``. Used by ``single_victims``; numbers find such a participle by themselves.
"""

from claims.extraction.arguments import OBJECTS, VERB_CHAIN, has_side
from claims.extraction.nounphrases import phrase_around
from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit

Span = tuple[int, int]
# What points at somebody who belongs to the one told before.
POINTED = ("function.definite", "function.possessive")


def subject_of_gapped(reading: Reading, trigger: Hit, verb: int, sentence: Sentence) -> Span | None:
    """The phrase before a bare participle, right behind "and" or a comma that follows a passive of its own.

    verb: where the adverbs before the participle start.
    """
    is_participle = has_side(reading, trigger, "participle") or reading.marks.is_in(
        trigger.last - 1, "sides.participle"
    )
    if not is_participle or reading.marks.is_in(trigger.last, *OBJECTS):
        return None
    span = phrase_around(reading, verb - 1, sentence.first) if verb > sentence.first else None
    if span is None or span[1] != verb or not reading.marks.is_in(span[0], *POINTED):
        return None
    joint = span[0] - 1
    is_joined = reading.marks.is_in(joint, "function.conjunction") or reading.tokens[joint].raw == ","
    return span if is_joined and _ends_in_passive(reading, joint, sentence.first) else None


def _ends_in_passive(reading: Reading, joint: int, earliest: int) -> bool:
    """Whether the clause before the joint has a passive whose participle is its last verb: "was killed on Monday"."""
    for index in range(joint - 1, earliest, -1):
        if reading.marks.is_in(index, "trigger"):
            first = index
            while first > earliest and reading.marks.is_in(first - 1, "trigger", *VERB_CHAIN[1:]):
                first -= 1
            passive = range(max(earliest, first - 1), index)
            if any(reading.marks.is_in(place, "function.passive") for place in passive):
                return True
            if not reading.marks.is_in(index, "actors.deed"):
                return False
    return False
