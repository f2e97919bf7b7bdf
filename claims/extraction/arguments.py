"""Where the argument of a trigger stands, and what speaks against a pair.

Outward: ``side_of``, ``has_side`` and ``cost_between``. The pack's ``sides`` say whether a word takes its argument
before, after, or is itself the noun; a participle is read as passive after a form of "be", else by what is nearer.
"""

from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit

# What is taken off a pair's score (arbitrary but works: a clause between costs about as much as fourteen tokens).
PER_TOKEN = 0.015
PER_COMMA = 0.05
PER_CLAUSE = 0.2
PER_CONJUNCTION = 0.15
PER_TRIGGER = 0.06
# How far an argument may stand from its trigger, in tokens.
LEFT_REACH, RIGHT_REACH = 24, 9
# A noun after "death" stands past "of" and a determiner; one after an active verb past two words.
NEAR = 3


def has_side(reading: Reading, trigger: Hit, side: str) -> bool:
    hit = reading.marks.at(f"sides.{side}", trigger.first)
    return hit is not None


def side_of(reading: Reading, trigger: Hit, counted: Counted) -> str | None:
    """The pattern under which a counted noun may be the trigger's argument; None where it cannot."""
    is_before = counted.last <= trigger.first
    if has_side(reading, trigger, "context"):
        return "context" if not counted.is_elided else None
    gap = trigger.first - counted.last if is_before else counted.first - trigger.last
    if gap > (LEFT_REACH if is_before else RIGHT_REACH):
        return None
    if has_side(reading, trigger, "noun_of") and not is_before and gap <= NEAR:
        return "noun_of"
    if _is_passive(reading, trigger):
        if is_before:
            return "passive"
        return "agent" if _is_agent(reading, trigger, counted) else None
    if has_side(reading, trigger, "object"):
        return None if is_before else "object"
    if has_side(reading, trigger, "subject"):
        return "subject" if is_before else None
    if any(has_side(reading, trigger, side) for side in ("noun_of", "head")) and not has_side(
        reading, trigger, "participle"
    ):
        return None
    if not is_before:
        return "agent" if _is_agent(reading, trigger, counted) else "active" if gap <= NEAR else None
    return "reduced"


def _is_passive(reading: Reading, trigger: Hit) -> bool:
    """Whether a form of "be" stands before the trigger, adverbs and a number of agent words aside."""
    index = trigger.first
    while index > 0 and reading.marks.is_in(index - 1, "function.adverb"):
        index -= 1
    if reading.marks.before("function.passive", index) is None:
        coordinated = reading.marks.before("function.conjunction", index)
        if coordinated is None or coordinated.first <= 1:
            return False
        return reading.marks.before("function.passive", coordinated.first - 1) is not None
    return True


def _is_agent(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    hit = reading.marks.before("function.agent", counted.first)
    return hit is not None and hit.first >= trigger.last


def cost_between(reading: Reading, trigger: Hit, counted: Counted) -> float:
    """What to take off for what stands between a trigger and its argument."""
    first, last = (
        (counted.last, trigger.first) if counted.last <= trigger.first else (trigger.last, counted.first)
    )
    clause_of, cost = reading.clause_of, 0.0
    for index in range(first, last):
        cost += PER_TOKEN
        if reading.tokens[index].raw == ",":
            cost += PER_COMMA
        if reading.marks.at("trigger", index) is not None:
            cost += PER_TRIGGER
        if index == trigger.last and reading.marks.at("function.conjunction", index) is not None:
            cost += PER_CONJUNCTION
    crossed = abs(clause_of[trigger.first] - clause_of[counted.first])
    return cost + PER_CLAUSE * crossed
