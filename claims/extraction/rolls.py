"""Who is told to be among the dead: "among the dead are nine sailors", "parmi les tués figure le maire".

Outward: ``is_on_roll``, of a number, and ``named_on_roll``, of whoever has none.
"""

from collections.abc import Iterator

from claims.extraction.arguments import LEFT_REACH, has_side
from claims.extraction.marks import OWN_STATEMENT
from claims.extraction.naming import Span, conjuncts_after
from claims.extraction.reading import Counted, Reading
from claims.extraction.tokens import Hit

# Tokens of a roll, and the members looked at (arbitrary but works).
REACH, MOST = 30, 4
WORDS = ("nouns.made_of", "function.adverb")
COMMA = ","


def is_on_roll(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "Among the dead are nine sailors", "two cooks are among the injured", "the dead were a guard and his son"."""
    definite = reading.marks.before("function.definite", trigger.first)
    those = reading.marks.before("function.demonstrative", trigger.first)
    if definite is None and those is not None and has_side(reading, trigger, "participle"):
        definite = those  # "two cooks are among | those killed |"
    elif definite is None or not has_side(reading, trigger, "head"):
        return False
    among = reading.marks.before("nouns.among", definite.first)
    if among is not None and reading.marks.over("numbers.each", among.first) is not None:
        return False
    if counted.first >= trigger.last:
        is_bare = among is None and reading.marks.before("function.of", definite.first) is None
        start = _roll_starts(reading, trigger)
        if start is None or not (among is not None or is_bare):
            return False
        return counted.first == start or (among is not None and _is_later_on(reading, start, counted))
    if reading.marks.is_in(counted.first - 1, "function.preposition"):
        return False  # "five nurses from | one clinic | were among those killed"
    is_left = among is not None and among.first - counted.last <= LEFT_REACH
    return is_left and among is not None and reading.marks.is_in(among.first - 1, "nouns.made_of")


def named_on_roll(reading: Reading, trigger: Hit, last: int) -> Iterator[Span]:
    """The noun phrases behind "among the dead are", each without the name that stands between its commas."""
    definite = reading.marks.before("function.definite", trigger.first)
    among = reading.marks.before("nouns.among", definite.first) if definite is not None else None
    if among is None or reading.marks.over("numbers.each", among.first) is not None:
        return  # "every one of the dead was a miner"
    start = _roll_starts(reading, trigger) if has_side(reading, trigger, "head") else None
    for _ in range(MOST):
        if start is None or start >= last:
            return
        spans = list(conjuncts_after(reading, start, last))
        yield from spans
        start = _next_member(reading, spans[-1][1], last) if spans else None


def _roll_starts(reading: Reading, trigger: Hit) -> int | None:
    """Where the roll starts behind "the dead are" or "the dead:"."""
    index = trigger.last
    if index < len(reading.tokens) and reading.tokens[index].raw == ":":
        return index + 1
    said = False
    while reading.marks.is_in(index, *WORDS):
        said = said or reading.marks.is_in(index, "nouns.made_of")
        index += 1
    return index if said else None


def _is_later_on(reading: Reading, start: int, counted: Counted) -> bool:
    """ "Among the dead are the mayor, Ana Roe, and | two guards |"."""
    joint = counted.first - 1
    is_joined = reading.marks.is_in(joint, "function.conjunction") or reading.tokens[joint].raw == COMMA
    between = range(start, joint)
    return (
        is_joined
        and 0 < len(between) <= REACH
        and not any(reading.marks.is_in(index, *OWN_STATEMENT) for index in between)
    )


def _next_member(reading: Reading, index: int, last: int) -> int | None:
    """Behind a member, its complement and its name: past the next "and" of the roll."""
    for place in range(index, min(last, index + REACH)):
        joint = reading.marks.at("function.conjunction", place)
        if joint is not None:
            return joint.last
        if reading.marks.is_in(place, *OWN_STATEMENT):
            return None
    return None
