"""Counts that a sentence rejects: "ten soldiers were | not | killed" states no toll.

Outward: ``is_denied``. Only what denies the verb itself counts; "not only" and "not just" deny nothing, and a number
that is denied in other words ("no soldier was killed") is a zero.
"""

from claims.extraction.arguments import VERB_CHAIN
from claims.extraction.reading import Reading
from claims.extraction.tokens import Hit

# Patterns in which the trigger is the verb of the number.
OF_VERB = frozenset({"passive", "subject", "object", "active", "reduced", "inverted"})


def is_denied(reading: Reading, trigger: Hit, side: str) -> bool:
    """Whether the verb of a number is denied: "were not killed", "did not kill", "were not hit | or killed"."""
    if side not in OF_VERB:
        return False
    earliest = reading.sentence(trigger.first).first
    verb = _start_of(reading, trigger.first, earliest)
    joint = reading.marks.before("function.conjunction", verb)
    if verb == trigger.first and joint is not None and joint.first > earliest:
        before = reading.marks.over("trigger", joint.first - 1)
        verb = _start_of(reading, before.first, earliest) if before is not None else verb
    return any(_denies(reading, index) for index in range(verb, trigger.first))


def _denies(reading: Reading, index: int) -> bool:
    """Whether a word denies by itself: "not", but nothing in "not only"."""
    denial, longer = reading.marks.at("function.denies", index), reading.marks.at("function.adverb", index)
    return denial is not None and (longer is None or longer.last <= denial.last)


def _start_of(reading: Reading, index: int, earliest: int) -> int:
    """The first token of the verb that ends before ``index``: its auxiliaries, adverbs and what denies it."""
    while index > earliest and reading.marks.is_in(index - 1, *VERB_CHAIN, "function.denies"):
        index -= 1
    return index
