"""What stands between a trigger and its argument, and what that costs their pair.

Outward: ``cost_between``, ``speaks_before``, ``inserted_after``, ``behind_aside`` and ``bracketed``. Words put in
between brackets or commas are said beside the sentence, whose subject and verb go on behind them: "two members of the
front [formed in May] were hurt".
"""

from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit

# What is taken off a pair's score (arbitrary but works: a clause between costs about as much as fourteen tokens).
PER_TOKEN = 0.015
PER_COMMA = 0.05
PER_CLAUSE = 0.2
PER_CONJUNCTION = 0.15
PER_TRIGGER = 0.06
# Clauses that brackets make of a sentence: their own, and what goes on behind them.
PER_ASIDE = 2
OPENING, CLOSING = "([", ")]"
QUOTES = '"\u201c\u201d\u00ab\u00bb'
# Tokens of an aside in brackets (arbitrary but works).
ASIDE = 25


def cost_between(reading: Reading, trigger: Hit, counted: Counted) -> float:
    """What to take off for what stands between a trigger and its argument."""
    first, last = (
        (counted.last, trigger.first) if counted.last <= trigger.first else (trigger.last, counted.first)
    )
    clause_of, cost = reading.clause_of, 0.0
    is_before = counted.last <= trigger.first
    skipped = inserted_after(reading, first, last) if is_before else behind_aside(reading, trigger, counted)
    asides = bracketed(reading, skipped, last)
    inside = {index for opening, closed in asides for index in range(opening, closed)}
    for index in range(skipped, last):
        if index in inside:
            continue
        cost += PER_TOKEN
        if reading.tokens[index].raw == ",":
            cost += PER_COMMA
        if reading.marks.at("trigger", index) is not None:
            cost += PER_TRIGGER
        if index == trigger.last and reading.marks.at("function.conjunction", index) is not None:
            cost += PER_CONJUNCTION
    near = max(counted.first, counted.last - 1) if counted.last <= trigger.first else counted.first
    if skipped < last and all(reading.tokens[index].raw in QUOTES for index in range(skipped, last)):
        return cost  # "affirme avoir tué « huit soldats »": marks around a number make no clause of it
    crossed = max(0, abs(clause_of[trigger.first] - clause_of[near]) - PER_ASIDE * len(asides))
    return cost + PER_CLAUSE * (min(crossed, 1) if skipped > first else crossed)


def speaks_before(reading: Reading, first: int, last: int) -> bool:
    """Whether what stands before a trigger is who says it: "an officer confirmed that the hall had been hit"."""
    for index in range(inserted_after(reading, first, last), last):
        if reading.marks.at("attribution.says", index) is None:
            continue
        is_passive = reading.marks.before("function.passive", index) is not None
        if not is_passive and not reading.marks.is_in(index + 1, "trigger"):
            return True
    return False


def inserted_after(reading: Reading, first: int, last: int) -> int:
    """The end of what two commas insert after a noun ("nine men, among them two boys, | died"), else ``first``."""
    if first >= last or reading.tokens[first].raw not in ",([-\u2013\u2014":
        return first
    closers = [index for index in range(first + 1, last) if reading.tokens[index].raw in ",)]-\u2013\u2014"]
    return closers[-1] + 1 if closers else first


def behind_aside(reading: Reading, trigger: Hit, counted: Counted) -> int:
    """Where a verb's words go on: "a blessé, à des degrés divers, | neuf passants |", "a tué lundi | deux gardes |".

    Only of a verb that surely takes an object: one behind an auxiliary ("a blessé"), or no participle ("tuant").
    """
    if counted.first - trigger.last > ASIDE:
        return trigger.last
    verb = trigger.last
    while verb < counted.first and (verb in reading.timed or _leads_to_time(reading, verb)):
        verb += 1
    beyond = inserted_after(reading, verb, counted.first)
    if beyond != counted.first:
        return trigger.last
    verb = trigger.first
    while reading.marks.is_in(verb - 1, "function.adverb"):
        verb -= 1
    is_active = reading.marks.is_in(verb - 1, "function.auxiliary") and not reading.marks.is_in(
        verb - 1, "function.passive"
    )
    is_object = reading.marks.is_in(trigger.first, "sides.object")
    is_object = is_object and not reading.marks.is_in(trigger.first, "sides.participle")
    return beyond if is_active or is_object else trigger.last


def _leads_to_time(reading: Reading, index: int) -> bool:
    """ "A tué | dans la | nuit": what stands before a time and belongs to it."""
    while reading.marks.is_in(index, "function.preposition", "function.definite", "function.of"):
        index += 1
    return index in reading.timed


def bracketed(reading: Reading, first: int, last: int) -> list[tuple[int, int]]:
    """The asides that open and close within tokens first..last-1, brackets included; last exclusive.

    A bracket in a bracket ends with the first that closes; one that closes nowhere near is no aside.
    """
    found: list[tuple[int, int]] = []
    index = first
    while index < last:
        if reading.tokens[index].raw in OPENING:
            closing = _closing_of(reading, index, last)
            if closing is not None:
                found.append((index, closing + 1))
                index = closing
        index += 1
    return found


def _closing_of(reading: Reading, opening: int, last: int) -> int | None:
    for index in range(opening + 1, min(last, opening + ASIDE)):
        if reading.tokens[index].raw in CLOSING:
            return index
    return None
