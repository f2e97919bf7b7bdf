"""Numbers of a sentence that add up to the toll told before them: "six were killed, four in Varna and two in Ardun".

Outward: ``with_sums_apart``. Each is a part of the toll, told apart by the words behind it, and none a figure of its
own: without them one article says six, four and two of the same dead. Only an exact sum tells it, so that no number
is taken for a part that is none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.domain.codes import Comparator
from claims.domain.values import Quantity
from claims.extraction.nounphrases import phrase_from
from claims.extraction.parts import at_place
from claims.extraction.reading import Counted, Finding, Reading

FEWEST = 2
# Words between a number and what tells it apart: "five | of them | at the market".
AMONG = ("nouns.subset", "numbers.partitive")
Span = tuple[int, int]


def with_sums_apart(
    reading: Reading, findings: Sequence[Finding], by_number: Mapping[int, Counted]
) -> list[Finding]:
    """The findings of one sentence, those scoped that add up to a toll before them and of nothing else are told."""
    told = sorted(findings, key=lambda finding: finding.focus_first)
    apart: dict[int, Finding] = {}
    for place, whole in enumerate(told):
        if whole.attribute not in reading.lexicon.person_tolls or id(whole) in apart:
            continue
        parts = _adding_up(reading, whole, told[place + 1 :], by_number)
        apart.update({id(part): _as_part(reading, part, span, whole) for part, span in parts})
    return [apart.get(id(finding), finding) for finding in findings]


def _adding_up(
    reading: Reading, whole: Finding, later: Sequence[Finding], by_number: Mapping[int, Counted]
) -> list[tuple[Finding, Span]]:
    """Parts with the words that tell them apart; none where the numbers that follow do not add up to the whole."""
    wanted, total = _exact(whole), 0
    found: list[tuple[Finding, Span]] = []
    if wanted is None:
        return []
    for part in later:
        number = _exact(part)
        if part.attribute not in reading.lexicon.person_tolls or number is None:
            continue
        span = _told_apart(reading, part, by_number)
        if span is None or part.scope_text:
            return []
        found.append((part, span))
        total += number
        if total >= wanted:
            break
    return found if total == wanted and len(found) >= FEWEST else []


def _exact(finding: Finding) -> int | None:
    value = finding.value
    if not isinstance(value, Quantity) or value.comparator is not Comparator.EXACT or not value.number:
        return None
    return int(value.number)


def _told_apart(reading: Reading, part: Finding, by_number: Mapping[int, Counted]) -> Span | None:
    """The words behind a bare number and its preposition: "four in | Varna |"; None where others follow."""
    counted = next((by_number[i] for i in range(part.focus_first, part.focus_last) if i in by_number), None)
    if counted is None or not counted.is_elided:
        return None
    start = max(counted.last, counted.noun_last)
    among = next((hit for place in AMONG if (hit := reading.marks.at(place, start)) is not None), None)
    lead = reading.marks.at("function.preposition", among.last if among is not None else start)
    return phrase_from(reading, lead.last) if lead is not None else None


def _as_part(reading: Reading, part: Finding, span: Span, whole: Finding) -> Finding:
    """Of the toll that it is a part of, whatever the words behind it tell alone: "two in hospital" of six killed."""
    rule = part.rule.replace(f".{part.attribute}.", f".{whole.attribute}.")
    return at_place(reading, replace(part, attribute=whole.attribute, rule=rule), span)
