"""Whether a place is told already by a longer phrase of its sentence.

Outward: ``is_told_in``.
"""

from claims.extraction.placephrases import IMPACT, PLACE, TARGET
from claims.extraction.reading import Finding, Reading

# Patterns whose words a longer phrase may hold already.
INNER = frozenset({"of", "direction"})


def is_told_in(reading: Reading, finding: Finding, told: list[Finding]) -> bool:
    """Whether a phrase told before holds the words already: "the province of Ardun", "a base in the north of it"."""
    pattern = finding.rule.rpartition(".")[2]
    if finding.attribute == TARGET:
        return _is_of_a_target(finding, told)
    if _is_blasted(finding, told) or _is_far_from(finding, told) or _names_the_told(reading, finding, told):
        return True
    if pattern not in INNER:
        return False
    if _names_land(reading, finding) and all(other.attribute == TARGET for other in told):
        return False
    return any(
        other.focus_first <= finding.focus_first < other.focus_last
        and (pattern == "direction" or other.rule.endswith(".noun") or other.value == finding.value)
        for other in told
    )


def _names_land(reading: Reading, finding: Finding) -> bool:
    """ "Homes in | central Norland |": a side of a land that is named is where it was, beside what was aimed at."""
    last = finding.focus_last - 1
    return last > finding.focus_first and reading.tokens[last].is_capital


def _is_of_a_target(finding: Finding, told: list[Finding]) -> bool:
    """ "The gate of | a depot |": part of a target that was told."""
    return any(
        other.attribute == TARGET
        and other.focus_first <= finding.focus_first
        and finding.focus_last <= other.focus_last
        for other in told
    )


def _is_blasted(finding: Finding, told: list[Finding]) -> bool:
    """Whether a point of impact is what a bomb was aimed at, told as the target already."""
    return finding.attribute == IMPACT and any(
        other.rule.endswith(".blasted")
        and other.focus_first < finding.focus_last
        and finding.focus_first < other.focus_last
        for other in told
    )


def _is_far_from(finding: Finding, told: list[Finding]) -> bool:
    """ "Twenty kilometres from | Ardun |" is told as one place already."""
    return any(
        other.rule.endswith(".distance")
        and other.focus_first <= finding.focus_first
        and finding.focus_last <= other.focus_last
        for other in told
    )


def _names_the_told(reading: Reading, finding: Finding, told: list[Finding]) -> bool:
    """ "La prison d'Ardoun" is one place, where qualifiers follow: what "of" brings only says which prison.

    "Une prison d'Ardoun" lies in Ardoun, which is a place of its own; "le village d'Ardoun" is Ardoun.
    """
    if reading.lexicon.pack.setting("adjectives_first") or finding.attribute != PLACE:
        return False
    if reading.marks.before("function.of", _first_of_name(reading, finding)) is None:
        return False
    return any(
        other.attribute == TARGET
        and other.focus_first < finding.focus_first
        and finding.focus_last <= other.focus_last
        and reading.marks.is_in(other.focus_first, "function.definite")
        and not reading.marks.has(other.focus_first, finding.focus_first, "places.settlement")
        for other in told
    )


def _first_of_name(reading: Reading, finding: Finding) -> int:
    """Where the determiners before a phrase start: "la mairie | d'El Ardoun"."""
    first = finding.focus_first
    while first > 0 and reading.marks.is_in(first - 1, "function.definite"):
        first -= 1
    return first
