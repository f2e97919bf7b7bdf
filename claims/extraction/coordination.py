"""Numbers that share a trigger: "three policemen and a passer-by died", "six wounded, including a soldier".

Outward: ``with_coordinated`` and ``Pair``.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit

COORDINATION_COST = 0.1
# Tokens between two numbers that are set side by side: "Deux soldats américains et un" (arbitrary but works).
REACH = 4
JOINTS = ("function.conjunction", "nouns.subset")
APART = (
    "trigger",
    "function.preposition",
    "function.passive",
    "function.auxiliary",
    "function.relative",
    "function.subordinator",
    "function.verb",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A trigger with a counted noun that may be its argument."""

    attribute: str
    trigger: Hit
    counted: Counted
    side: str
    score: float


def with_coordinated(reading: Reading, pairs: list[Pair], listed: list[Counted]) -> list[Pair]:
    """Numbers joined by commas and "and" to one that has its trigger share it."""
    found = {pair.counted.first: pair for pair in pairs}
    ordered = sorted(listed, key=lambda counted: counted.first)
    onward = list(pairwise(ordered))
    for order in (onward, [(right, left) for left, right in reversed(onward)]):
        for one, other in order:
            pair = found.get(one.first)
            if pair is None or other.first in found or not _is_coordinated(reading, one, other, pair):
                continue
            is_subset = reading.marks.at("nouns.subset", other.first - 1) is not None
            side = "subset" if is_subset else "coordinated"
            found[other.first] = replace(pair, counted=other, side=side, score=pair.score - COORDINATION_COST)
    return sorted(found.values(), key=lambda pair: pair.counted.first)


def _is_coordinated(reading: Reading, one: Counted, other: Counted, pair: Pair) -> bool:
    left, right = (one, other) if one.first < other.first else (other, one)
    if right.first - left.last > REACH or right.first <= left.last:
        return False
    if not (other.is_loose or pair.attribute in other.attributes) or other.amount.origin == "zero":
        return False
    if one is left and reading.marks.at("nouns.subset", right.first - 1) is not None:
        return True
    between = range(left.last, right.first)
    joints = [i for i in between if reading.marks.is_in(i, *JOINTS) or reading.tokens[i].raw == ","]
    if len(joints) != 1 or any(reading.marks.is_in(i, *APART) for i in between if i not in joints):
        return False
    return reading.tokens[right.first - 1].raw != "," or pair.side == "coordinated"
