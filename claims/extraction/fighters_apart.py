"""Fighters of a toll told beside other dead: "Five soldiers died. Six | rebels | were killed, the army said".

Outward: ``with_fighters_apart``. Without a part of its own the second figure would contradict the first. Where an
event's toll speaks of fighters alone, they are who the toll is of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.extraction.reading import Counted, Finding, Reading

FIGHTERS = ("nouns.outlaw", "nouns.combatant")
Group = tuple[str | None, str]


def with_fighters_apart(
    reading: Reading, findings: Sequence[Finding], counted_of: Mapping[int, Counted]
) -> list[Finding]:
    """The findings; fighters in a toll of others get the words that name them as their part.

    counted_of: the number whose words a finding's focus holds, by the first token of the focus.
    """
    others = {
        _group(reading, finding)
        for finding in findings
        if _is_whole_toll(reading, finding) and _counts(reading, counted_of.get(finding.focus_first)) is False
    }
    return [
        _apart(reading, finding, counted_of.get(finding.focus_first))
        if _is_whole_toll(reading, finding) and _group(reading, finding) in others
        else finding
        for finding in findings
    ]


def _group(reading: Reading, finding: Finding) -> Group:
    return reading.event_of.get(finding.focus_first), finding.attribute


def _is_whole_toll(reading: Reading, finding: Finding) -> bool:
    return (
        finding.attribute in reading.lexicon.person_tolls
        and finding.scope.is_whole
        and not finding.scope_text
    )


def _counts(reading: Reading, counted: Counted | None) -> bool | None:
    """Whether a number counts fighters; None where its noun is left out or no list knows it."""
    if counted is None or counted.is_elided or counted.is_loose:
        return None
    return reading.marks.is_in(counted.noun_last - 1, *FIGHTERS)


def _apart(reading: Reading, finding: Finding, counted: Counted | None) -> Finding:
    if counted is None or not _counts(reading, counted):
        return finding
    return replace(finding, scope_text=reading.words(counted.noun_first, counted.noun_last))
