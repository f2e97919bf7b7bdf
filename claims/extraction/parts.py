"""Figures of one toll that a paragraph tells place by place, and deaths told apart by their moment.

Outward: ``with_places_apart``, ``moment_of`` and ``at_place``. "Nine were hurt at the base. Rockets fell on the town,
where they hurt five" gives each figure the scope of its place: parts of a whole, no contradiction.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.domain.codes import ScopeFacet
from claims.domain.scopes import WHOLE, Scope
from claims.domain.values import Quantity
from claims.extraction.gazetteer import SCOPE
from claims.extraction.modality import clause_around
from claims.extraction.nounphrases import phrase_around
from claims.extraction.reading import Finding, Reading
from claims.extraction.tokens import Hit

KILLED = "killed"
# The register's key of those who died of their wounds.
LATER = "phase:died-of-wounds"
# Rules of a figure for all the dead: "one succumbed, bringing to | 14 | the number of dead".
TOTALS = (".number", ".figure", ".restated")
PLACES = ("impact_site", "place", "target")
# Tokens from "where" back to the place it stands for: "quarters of the town, where" (arbitrary but works).
BACK = 6
Span = tuple[int, int]


def moment_of(reading: Reading, finding: Finding, beside: Sequence[Finding]) -> Finding | None:
    """The finding with the moment of a death that the register knows, where later ones are told; None elsewhere.

    beside: the findings of its sentence. Of two figures of the dead each has its own words: "two died | on the spot |
    and a third | of his wounds |".
    """
    if finding.attribute != KILLED or finding.rule.endswith(TOTALS):
        return None
    first, last = clause_around(reading, finding.focus_first)
    others = [one for one in beside if one.attribute == KILLED and one.focus_first != finding.focus_first]
    sentence = reading.sentence(finding.focus_first)
    told = (sentence.first, sentence.last) if others else (first, last)
    of_hurt = reading.marks.over("triggers.death_of_hurt", finding.focus_first)
    if of_hurt is None and not reading.marks.holds("triggers.later_death", *told):
        return None
    for one in others:
        if one.focus_first < finding.focus_first:
            first = max(first, finding.focus_first)
        else:
            last = min(last, one.focus_first)
    found = _in_register(reading, (first, last), ScopeFacet.PHASE)
    if found is None and others:
        found = _of_the_hurt(reading, of_hurt, (finding.focus_first, last))
    if found is None:
        return None
    key, span = found
    return replace(finding, scope=Scope(phase=key), scope_text=reading.words(*span))


def _of_the_hurt(reading: Reading, told: Hit | None, span: Span) -> tuple[str, Span] | None:
    """ "87 after | three of the injured | died": the moment of whom no words of the register tell.

    told: the words that name them as hurt ("the deaths of three of the injured"), else those of a later death.
    """
    hit = told or next(reading.marks.within("triggers.later_death", *span), None)
    is_known = LATER in reading.lexicon.gazetteer.scopes.values()
    return (LATER, (hit.first, hit.last)) if hit is not None and hit.last <= span[1] and is_known else None


def with_places_apart(reading: Reading, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, those of one toll scoped by their places where a paragraph tells them place by place."""
    told: dict[tuple[str, str | None, int], list[Finding]] = {}
    for finding in findings:
        if _is_whole_toll(reading, finding):
            paragraph = reading.sentence(finding.focus_first).paragraph
            key = (finding.attribute, reading.event_of.get(finding.focus_first), paragraph)
            told.setdefault(key, []).append(finding)
    places = _places_in(reading)
    apart = (pair for group in told.values() for pair in _apart(reading, group, places))
    scoped = {id(one): at_place(reading, one, span) for one, span in apart}
    return [scoped.get(id(finding), finding) for finding in findings]


def _places_in(reading: Reading) -> dict[int, list[Span]]:
    """Sentence number -> the words of its places."""
    found: dict[int, list[Span]] = {}
    for place in reading.findings:
        if place.attribute in PLACES:
            number = reading.sentence_of[place.focus_first]
            found.setdefault(number, []).append((place.focus_first, place.focus_last))
    return found


def _is_whole_toll(reading: Reading, finding: Finding) -> bool:
    definition = reading.lexicon.codebook[finding.attribute]
    is_toll = definition.unit == "person" and definition.accumulating and isinstance(finding.value, Quantity)
    return is_toll and finding.scope.is_whole and not finding.scope_text


def _apart(
    reading: Reading, group: Sequence[Finding], places: Mapping[int, list[Span]]
) -> list[tuple[Finding, Span]]:
    listed = _each_in_its_place(reading, group, places)
    if listed:
        return listed
    where = {id(one): _where(reading, one) for one in group}
    is_one_figure = len({str(one.value.text()) for one in group}) == 1
    if is_one_figure or not any(where.values()):
        return []
    found: list[tuple[Finding, Span]] = []
    for one in group:
        span = where[id(one)] or _place_before(reading, one, places)
        if span is not None:
            found.append((one, span))
    wordings = {reading.words(*span).casefold() for _, span in found}
    return found if len(wordings) == len(found) else []


def _each_in_its_place(
    reading: Reading, group: Sequence[Finding], places: Mapping[int, list[Span]]
) -> list[tuple[Finding, Span]]:
    """ "Eight died | in Ardun |, five | in Varna | and one | in Kessa |": of one sentence, each before its place."""
    numbers = {reading.sentence_of[one.focus_first] for one in group}
    if len(numbers) > 1 or group[0] is group[-1]:
        return []
    ordered = sorted(group, key=lambda one: one.focus_first)
    ends = [*(one.focus_first for one in ordered[1:]), reading.sentence(ordered[0].focus_first).last]
    spots = sorted(places.get(numbers.pop(), ()))
    after = [bisect_left(spots, (one.focus_last, 0)) for one in ordered]
    found = [
        (one, spots[place])
        for one, place, end in zip(ordered, after, ends, strict=True)
        if place < len(spots) and spots[place][0] < end
    ]
    wordings = {reading.words(*span).casefold() for _, span in found}
    return found if len(found) == len(wordings) == len(group) else []


def _where(reading: Reading, finding: Finding) -> Span | None:
    """The place that "where" stands for in the figure's own clause; None where none does."""
    first = clause_around(reading, finding.focus_first)[0]
    hit = next(reading.marks.within("places.where", first, finding.focus_first), None)
    if hit is None:
        return None
    earliest = max(reading.sentence(hit.first).first, hit.first - BACK)
    for index in range(hit.first - 1, earliest - 1, -1):
        if reading.marks.is_in(index, "places.noun", "place"):
            span = phrase_around(reading, index, reading.sentence(hit.first).first)
            return _with_owner(reading, span, earliest) if span is not None else None
    return None


def _with_owner(reading: Reading, span: Span, earliest: int) -> Span:
    """ "residential quarters of the town": the noun before "of" is the place."""
    joint = reading.marks.before("function.of", span[0]) or reading.marks.over("function.of", span[0])
    if joint is None or joint.first - 1 < earliest:
        return span
    owner = phrase_around(reading, joint.first - 1, earliest)
    return owner if owner is not None and owner[1] == span[1] else span


def _place_before(reading: Reading, finding: Finding, places: Mapping[int, list[Span]]) -> Span | None:
    """The last place told before a figure, at its widest, in its sentence or the one before in the same paragraph."""
    sentence = reading.sentence(finding.focus_first)
    for number in (sentence.number, sentence.number - 1):
        if number < 0 or reading.sentences[number].paragraph != sentence.paragraph:
            return None
        before = [span for span in places.get(number, ()) if span[0] < finding.focus_first]
        if before:
            return max(before, key=lambda span: (span[1], -span[0]))
    return None


def at_place(reading: Reading, finding: Finding, span: Span) -> Finding:
    found = _in_register(reading, span, ScopeFacet.PLACE)
    scope = Scope(place=found[0]) if found is not None else WHOLE
    return replace(finding, scope=scope, scope_text=reading.words(*span))


def _in_register(reading: Reading, span: Span, facet: ScopeFacet) -> tuple[str, Span] | None:
    """The first key of a facet that the register has for words of a span, and those words."""
    for hit in reading.marks.within(SCOPE, *span):
        key = next((str(key) for key in hit.entries if str(key).startswith(f"{facet}:")), None)
        if key is not None:
            return key, (hit.first, hit.last)
    return None
