"""Two verbs joined by "and" that are said of one number: "a teacher abducted and murdered", "enlevés puis tués".

Outward: ``with_second_verbs``. Each verb tells another attribute of the same people. Verbs of two parts of one whole
(killed, injured) share nothing: those would be other people, or a figure for both.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from claims.domain.attributes import AttributeDefinition
from claims.domain.codes import ValueKind
from claims.extraction.arguments import VERB_CHAIN, blocks, has_side, is_active
from claims.extraction.coordination import Pair
from claims.extraction.fitting import fits
from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit

# Tokens between the first verb and "and": "kidnapped on Monday near Ardun and killed" (arbitrary but works).
REACH = 8
# What the second verb's claim loses against the first (arbitrary but works).
SECOND_COST = 0.05
# Patterns whose number stands before its verb.
SAID_OF = frozenset({"passive", "reduced", "subject", "coordinated"})
SAYS_SO = ("participle", "subject")
PARTS = (
    "function.relative",
    "function.subordinator",
    "function.passive",
    "function.auxiliary",
    "function.pronoun",
    "function.verb",
    "attribution.says",
)
MARKS = ";:()"


def with_second_verbs(reading: Reading, pairs: list[Pair], listed: list[Counted]) -> list[Pair]:
    """The pairs of a sentence, and for each number the attribute of the verb that "and" joins to its own."""
    if not pairs:
        return pairs
    sentence = reading.sentence(pairs[0].counted.first)
    found: list[Pair] = []
    for left, right in pairwise(reading.marks.within("trigger", sentence.first, sentence.last)):
        if not _are_joined(reading, left, right, listed):
            continue
        told = [pair for pair in pairs if pair.trigger.first in (left.first, right.first)]
        if any(pair.side not in SAID_OF or pair.counted.last > left.first for pair in told):
            continue
        for pair in told:
            found.extend(_said_too(reading, pair, right if pair.trigger.first == left.first else left))
    return [*pairs, *found]


def _said_too(reading: Reading, pair: Pair, verb: Hit) -> Iterator[Pair]:
    counted = pair.counted
    if verb.first < counted.last or is_active(reading, verb, counted):
        return
    if not any(has_side(reading, verb, side) for side in SAYS_SO):
        return
    mine = reading.lexicon.codebook[pair.attribute]
    for key in verb.entries:
        definition = reading.lexicon.codebook.get(key)
        if definition is None or not _is_another_fate(mine, definition) or key in reading.lexicon.doers:
            continue
        if fits(reading, counted, definition, verb) and not blocks(reading, verb.first, key):
            yield replace(pair, attribute=key, trigger=verb, score=pair.score - SECOND_COST)


def _is_another_fate(mine: AttributeDefinition, other: AttributeDefinition) -> bool:
    """Whether the same people may count for both attributes."""
    if other.value_kind is not ValueKind.COUNT or mine.unit != "person" or other.unit != "person":
        return False
    return other.key != mine.key and not (mine.part_of and mine.part_of == other.part_of)


def _are_joined(reading: Reading, left: Hit, right: Hit, listed: list[Counted]) -> bool:
    """Whether "and" stands right before the second verb, and nothing that parts it from the first."""
    first = right.first
    while first > left.last and reading.marks.is_in(first - 1, *VERB_CHAIN):
        first -= 1
    joint = reading.marks.before("function.conjunction", first)
    if joint is None or joint.first < left.last or joint.first - left.last > REACH:
        return False
    if any(left.last <= counted.first < right.first for counted in listed):
        return False
    between = range(left.last, joint.first)
    return not any(
        reading.marks.is_in(index, *PARTS) or reading.tokens[index].raw in MARKS for index in between
    )
