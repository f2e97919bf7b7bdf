"""Victims told side by side: "| a mayor | and | his wife | were shot" are two, and each figure is one of a part.

Outward: ``is_listed``. Used by ``scoping``: without a part of its own, "one killed" told twice would count one.
"""

from claims.extraction.naming import DETERMINERS
from claims.extraction.nounphrases import phrase_from
from claims.extraction.reading import Finding, Reading
from claims.extraction.tokens import Kind

OWNED = "function.possessive"
# Tokens from one of a list to the next, with an age and an office between (arbitrary but works).
REACH = 30
# In the rules of one victim told without a number.
SINGLE = ".victim_"


def is_listed(reading: Reading, finding: Finding, beside: list[Finding]) -> bool:
    """Whether one person told without a number stands beside a finding of the same toll, or is what it tells."""
    return any(
        other.attribute == finding.attribute
        and (SINGLE in other.rule or SINGLE in finding.rule)
        and _stand_together(reading, *sorted((finding, other), key=lambda one: one.focus_first))
        for other in beside
        if 0 < abs(other.focus_first - finding.focus_first) <= REACH
    )


def _stand_together(reading: Reading, left: Finding, right: Finding) -> bool:
    """Whether nothing but "and" or a comma stands between two phrases, names, ages and determiners aside.

    A comma alone sets a name or an office beside the same person ("his driver, | Ivo Holm |"): it joins only who is
    told by whose he or she is, and names with names.
    """
    phrase = phrase_from(reading, left.focus_first, right.focus_first)
    end = max(left.focus_last, phrase[1] if phrase is not None else 0)
    between = range(end, right.focus_first)
    has_and = any(reading.marks.is_in(i, "function.conjunction") for i in between)
    has_comma = any(reading.tokens[i].raw == "," for i in between)
    are_alike = _is_name(reading, left) and _is_name(reading, right)
    is_owned = reading.marks.is_in(right.focus_first, OWNED) or reading.marks.is_in(
        right.focus_first - 1, OWNED
    )
    is_joined = has_and or (has_comma and (is_owned or are_alike))
    return is_joined and all(_is_joint_or_aside(reading, i) for i in between)


def _is_name(reading: Reading, finding: Finding) -> bool:
    words = (reading.tokens[index] for index in range(finding.focus_first, finding.focus_last))
    return all(token.is_capital for token in words) and not reading.marks.is_in(
        finding.focus_first, *DETERMINERS
    )


def _is_joint_or_aside(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    is_plain = token.raw == "," or token.is_capital or token.kind is Kind.NUMBER
    return is_plain or reading.marks.is_in(index, "function.conjunction", *DETERMINERS)
