"""Parts set beside the number that they add up to: "five sailors, three Greeks and two Danes, were taken".

Outward: ``breakdown``, and ``JOINTS`` and ``APART``, what joins and what parts the members of a list.
"""

from claims.extraction.arguments import VERB_CHAIN
from claims.extraction.reading import Counted, Reading

# What opens a list of parts behind a verb.
LISTS = ":(-\u2013\u2014"
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


def breakdown(
    reading: Reading, ordered: list[Counted], whole_of: dict[int, Counted]
) -> list[tuple[Counted, Counted]]:
    """ "five sailors, three Greeks and two Danes, were taken": numbers set beside one that they add up to."""
    found: list[tuple[Counted, Counted]] = []
    for place, whole in enumerate(ordered):
        end, total, parts, is_listed = whole, 0, [], False
        if not whole.amount.number or whole.first in whole_of:
            continue
        for part in ordered[place + 1 :]:
            is_beside = _is_beside(reading, end, part) or (is_listed and _is_next(reading, part))
            if part.first in whole_of or not is_beside or part.amount.number is None:
                break
            is_listed = is_listed or reading.tokens[part.first - 1].raw == ":"
            end, total = part, total + part.amount.number
            parts.append(part)
            if total >= whole.amount.number:
                break
        if len(parts) > 1 and total == whole.amount.number:
            found.extend((whole, part) for part in parts)
    return found


def _is_beside(reading: Reading, left: Counted, right: Counted) -> bool:
    end = _over_its_verb(reading, max(left.last, left.noun_last))
    between = range(end, right.first)
    marks = [
        i for i in between if reading.tokens[i].raw in ",:(-\u2013\u2014" or reading.marks.is_in(i, *JOINTS)
    ]
    return bool(marks) and not any(reading.marks.is_in(i, *APART) for i in between if i not in marks)


def _over_its_verb(reading: Reading, end: int) -> int:
    """Behind the participle of a whole, and its auxiliaries where a colon opens the list: "six | were killed |:"."""
    verb = end
    while reading.marks.is_in(verb, *VERB_CHAIN):
        verb += 1
    trigger = reading.marks.at("trigger", verb)
    if trigger is None:
        return end
    is_listed = trigger.last < len(reading.tokens) and reading.tokens[trigger.last].raw in LISTS
    return trigger.last if verb == end or is_listed else end


def _is_next(reading: Reading, part: Counted) -> bool:
    """Whether a number opens the next item of a list: after a comma, or "and"."""
    joint = reading.marks.before("function.conjunction", part.first)
    return joint is not None or reading.tokens[part.first - 1].raw == ","
