"""Stage: which part of the whole a number covers: where the rockets fell, which of the victims.

Outward: ``read_scopes``. A place scope is taken from the place that the same clause names for a located count, at
least from its own words ("two others"), since what is told apart is never the whole; a group scope only where one
sentence sets groups side by side or the register knows the group by more than one word, since a lone "five civilians"
is usually the whole toll. Tolls told place by place, and deaths told as later ones: ``parts``. The register's key is
kept beside the wording.
"""

from collections.abc import Mapping
from dataclasses import replace

from claims.domain.codes import ScopeFacet
from claims.domain.hierarchy import Hierarchy
from claims.domain.scopes import WHOLE, Scope
from claims.domain.values import Quantity
from claims.extraction.enumerations import is_of_them
from claims.extraction.fighters_apart import with_fighters_apart
from claims.extraction.gazetteer import PLACE, SCOPE
from claims.extraction.listed_victims import is_listed
from claims.extraction.modality import clause_around
from claims.extraction.naming import DETERMINERS
from claims.extraction.nounphrases import phrase_around, phrase_from
from claims.extraction.partitives import body_of
from claims.extraction.parts import moment_of, with_places_apart
from claims.extraction.parts_told import told_of_part, with_what_befell
from claims.extraction.reading import Counted, Finding, Reading
from claims.extraction.spared import spared_group
from claims.extraction.summed_parts import with_sums_apart
from claims.extraction.tokens import Hit

# Attributes whose figures are told place by place.
LOCATED = frozenset({"rockets_landed"})
PLACES = ("impact_site", "place", "target")
# Words that bring where something fell, and those that make a phrase a place.
WHERE = ("places.impact", "places.within", "places.at", "places.near")
PLACE_NOUNS = ("places.noun", "place", "places.site", "places.settlement")
# Tokens from "one of them" to "critically" (arbitrary but works).
SEVERITY_REACH = 6
# Tokens before a place that may say "near": "close to the main gate of the embassy" (arbitrary but works).
NEAR_REACH = 4
# Tokens of a noun phrase after its noun that may name the group: "soldats américains".
AFTER_NOUN = 2


def read_scopes(reading: Reading) -> Reading:
    by_number = {counted.amount.core_first: counted for counted in reading.counted}
    by_sentence: dict[int, list[Finding]] = {}
    for finding in reading.findings:
        by_sentence.setdefault(reading.sentence_of[finding.focus_first], []).append(finding)
    scoped = [
        with_what_befell(reading, finding, _counted_in(finding, by_number))
        for beside in by_sentence.values()
        for finding in with_sums_apart(
            reading, [_scoped(reading, one, beside, by_number) for one in beside], by_number
        )
    ]
    counted_of = {
        one.focus_first: told for one in scoped if (told := _counted_in(one, by_number)) is not None
    }
    scoped = with_fighters_apart(reading, with_places_apart(reading, scoped), counted_of)
    return replace(reading, findings=tuple(_without_strangers(reading, scoped)))


def _counted_in(finding: Finding, by_number: Mapping[int, Counted]) -> Counted | None:
    """The number that a finding's words state; None for one told without."""
    numbers = (by_number.get(index) for index in range(finding.focus_first, finding.focus_last))
    return next((counted for counted in numbers if counted is not None), None)


def _without_strangers(reading: Reading, findings: list[Finding]) -> list[Finding]:
    """Scopes of a place that the event is not in lose their key: "residential areas" of another town are others."""
    gazetteer, there = reading.lexicon.gazetteer, _places_of_events(reading, findings)
    kept = []
    for finding in findings:
        spot = gazetteer.scope_spots.get(finding.scope.place, "")
        places = there.get(reading.event_of.get(finding.focus_first), set()) if spot else set()
        is_lent = bool(spot) and spot not in places and _is_elsewhere(gazetteer.place_tree, spot, places)
        kept.append(replace(finding, scope=replace(finding.scope, place="")) if is_lent else finding)
    return kept


def _is_elsewhere(tree: Hierarchy, spot: str, places: set[str]) -> bool:
    """Whether none of the places is around the spot or in it; countries are too wide to say."""
    narrow = [place for place in places if tree.depth(place) > 0]
    return bool(narrow) and not any(tree.are_related(spot, place) for place in narrow)


def _places_of_events(reading: Reading, findings: list[Finding]) -> dict[str | None, set[str]]:
    """Event -> the places that its findings name, those that the register knows."""
    found: dict[str | None, set[str]] = {}
    for finding in findings:
        if finding.attribute in PLACES:
            event = reading.event_of.get(finding.focus_first)
            named = reading.marks.within(PLACE, finding.focus_first, finding.focus_last)
            found.setdefault(event, set()).update(str(key) for hit in named for key in hit.entries)
    return found


def _scoped(
    reading: Reading, finding: Finding, beside: list[Finding], by_number: dict[int, Counted]
) -> Finding:
    counted = _counted_in(finding, by_number)
    spared = spared_group(reading, finding) if finding.attribute in reading.lexicon.person_tolls else None
    if spared is not None:
        hit = _register_hit(reading, *spared, ScopeFacet.GROUP)
        scope = WHOLE if hit is None else Scope(group=_keys(hit, ScopeFacet.GROUP)[0])
        return replace(finding, scope=scope, scope_text=reading.words(*spared))
    if counted is None:
        return _of_one(reading, finding, beside)
    if finding.attribute in LOCATED:
        return _located(reading, finding, beside, counted)
    later = moment_of(reading, finding, beside)
    if later is not None:
        return later
    graded = _severity(reading, finding, counted)
    if graded is not None:
        return replace(finding, scope_text=reading.words(*graded))
    part = told_of_part(reading, finding, counted) if not finding.scope_text else None
    if part is not None:
        return replace(finding, scope_text=reading.words(*part))
    if finding.scope_text and reading.marks.at("numbers.partitive", counted.amount.last) is not None:
        return finding  # "two of the ten dead were | children |"
    return _of_group(reading, finding, beside, counted)


def _of_group(reading: Reading, finding: Finding, beside: list[Finding], counted: Counted) -> Finding:
    """The finding, a part or a zero of some told by the noun that its number counts."""
    is_bare_part = finding.rule.endswith(".subset") and not finding.scope_text
    body = body_of(reading, counted) if is_bare_part else None
    if body is not None:
        return replace(finding, scope_text=reading.words(*body))
    is_of_people = reading.lexicon.codebook[finding.attribute].unit == "person"
    if is_of_people and _is_zero_of_some(reading, finding, counted):
        return replace(finding, scope_text=reading.words(counted.noun_first, _end_of_group(reading, counted)))
    if counted.is_elided or not is_of_people or finding.attribute in reading.lexicon.doers:
        return finding
    is_apart = finding.rule.endswith(".subset") or any(
        other.attribute == finding.attribute and other.rule.endswith(".coordinated") for other in beside
    )
    is_apart = is_apart or is_listed(reading, finding, beside) or _is_the_last_one(reading, counted)
    return _grouped(reading, finding, counted, is_apart=is_apart)


def _is_the_last_one(reading: Reading, counted: Counted) -> bool:
    """ "Five are stable while the sixth, | a boy |, is not": one of those counted before."""
    comma = counted.first - 1
    is_framed = comma > 0 and reading.tokens[comma].raw == ","
    return is_framed and reading.marks.before("nouns.last_one", comma) is not None


def _of_one(reading: Reading, finding: Finding, beside: list[Finding]) -> Finding:
    """One told without a number: "| the gunman | was shot" is none of the victims, "and | his wife |" one of two."""
    if finding.attribute not in reading.lexicon.person_tolls or ".victim_" not in finding.rule:
        return finding
    first, last = finding.focus_first, finding.focus_last
    who = next(reading.marks.within("nouns.assailant", first, last), None)
    if who is not None:
        return replace(finding, scope_text=reading.words(who.first, who.last))
    if not is_listed(reading, finding, beside):
        return finding
    while first + 1 < last and reading.marks.is_in(first, *DETERMINERS):
        first += 1
    return replace(finding, scope_text=reading.words(first, last))


def _is_zero_of_some(reading: Reading, finding: Finding, counted: Counted) -> bool:
    """ "No | civilians | were killed": others may have been, whom the zero leaves open."""
    noun = counted.noun_last - 1
    if (
        not (isinstance(finding.value, Quantity) and finding.value.is_stated_zero)
        or noun < counted.noun_first
    ):
        return False
    is_of_persons = reading.marks.is_in(noun, "nouns.people", "nouns.person")
    return is_of_persons and not reading.marks.is_in(noun, "nouns.generic", "trigger")


def _severity(reading: Reading, finding: Finding, counted: Counted) -> tuple[int, int] | None:
    """ "two of them critically": how badly those are hurt who are told apart and not named."""
    if not counted.is_elided or finding.attribute not in reading.lexicon.person_tolls:
        return None
    if not finding.rule.endswith(".subset") and not is_of_them(reading, counted):
        return None
    reach = (counted.last, min(counted.last + SEVERITY_REACH, reading.sentence(counted.first).last))
    hit = next(reading.marks.within("nouns.severity", *reach), None)
    return (hit.first, hit.last) if hit is not None else None


def _located(reading: Reading, finding: Finding, beside: list[Finding], counted: Counted) -> Finding:
    """The nearest place told after the number in its sentence, before the next number; else the one hit before it."""
    rivals = [
        other.focus_first
        for other in beside
        if other.attribute == finding.attribute and finding.focus_last <= other.focus_first
    ]
    end = min(rivals, default=reading.sentence(finding.focus_first).last)
    places = [place for place in beside if place.attribute in PLACES]
    after = [place for place in places if finding.focus_last <= place.focus_first < end]
    before = [place for place in places if place.focus_first < finding.focus_first]
    place = min(after, key=lambda place: place.focus_first, default=None)
    if place is None and finding.rule.endswith((".agent", ".object")):
        place = max(before, key=lambda place: place.focus_first, default=None)
    span = (place.focus_first, place.focus_last) if place is not None else _told_there(reading, counted, end)
    if span is None and finding.rule.endswith(".object"):
        span = _receiver(reading, finding)
    if span is None:
        return finding
    key = _place_key(reading, *span)
    return replace(finding, scope=Scope(place=key) if key else WHOLE, scope_text=reading.words(*span))


def _told_there(reading: Reading, counted: Counted, end: int) -> tuple[int, int] | None:
    """Where a number that no known place follows is told to be: what was hit, "nearby", "two others" themselves."""
    _, clause_end = clause_around(reading, counted.first)
    reach = (counted.last, min(end, clause_end))
    for index in range(*reach):
        hit = next((hit for place in WHERE if (hit := reading.marks.at(place, index)) is not None), None)
        span = phrase_from(reading, hit.last) if hit is not None and hit.last < reach[1] else None
        if span is not None and _names_a_place(reading, span):
            return span
    nearby = next(reading.marks.within("places.nearby", *reach), None)
    if nearby is not None:
        return nearby.first, nearby.last
    is_apart = counted.is_elided and reading.marks.at("nouns.elided", counted.noun_first) is not None
    return (counted.first, counted.noun_last) if is_apart else None


def _names_a_place(reading: Reading, span: tuple[int, int]) -> bool:
    return any(reading.marks.is_in(index, *PLACE_NOUNS) for index in range(*span))


def _receiver(reading: Reading, finding: Finding) -> tuple[int, int] | None:
    """ "The Green Zone took four of them": the place that is the subject of its clause."""
    first, _ = clause_around(reading, finding.focus_first)
    for index in range(finding.focus_first - 1, first - 1, -1):
        if reading.marks.is_in(index, *PLACE_NOUNS):
            span = phrase_around(reading, index, first)
            return span if span is not None and span[1] <= finding.focus_first else None
    return None


def _grouped(reading: Reading, finding: Finding, counted: Counted, *, is_apart: bool) -> Finding:
    first, last = min(counted.amount.last, counted.noun_first), _end_of_group(reading, counted)
    hit = _register_hit(reading, first, last, ScopeFacet.GROUP)
    assailants = next(reading.marks.within("nouns.assailant", first, last), None)
    if assailants is not None:
        return replace(finding, scope_text=reading.words(assailants.first, assailants.last))
    is_toll = finding.attribute in reading.lexicon.person_tolls
    if hit is not None and (is_apart or (is_toll and hit.last - hit.first > 1)):
        key = _keys(hit, ScopeFacet.GROUP)[0]
        return replace(finding, scope=Scope(group=key), scope_text=reading.words(hit.first, hit.last))
    if not is_apart:
        return finding
    whole = phrase_from(reading, last - 1) if reading.marks.is_in(last, "function.of") else None
    return replace(finding, scope_text=reading.words(first, last if whole is None else whole[1]))


def _end_of_group(reading: Reading, counted: Counted) -> int:
    last = counted.noun_last
    if reading.lexicon.pack.setting("adjectives_first"):
        return last
    while last < min(counted.noun_last + AFTER_NOUN, len(reading.tokens)) and _qualifies(reading, last):
        last += 1
    return last


def _qualifies(reading: Reading, index: int) -> bool:
    is_word = reading.tokens[index].is_word
    return is_word and not reading.marks.is_in(
        index,
        "function.conjunction",
        "function.passive",
        "function.auxiliary",
        "function.preposition",
        "function.of",
        "function.relative",
        "function.subordinator",
        "function.adverb",
        "trigger",
        "function.pronoun",
        "function.negator",
    )


def _place_key(reading: Reading, first: int, last: int) -> str:
    """The scope that the words name, or that stands for the place they name first, unless it is only near by."""
    hit = _register_hit(reading, first, last, ScopeFacet.PLACE)
    scopes = reading.lexicon.gazetteer.place_scopes
    for place in reading.marks.within(PLACE, first, last if hit is None else hit.first):
        key = next((scopes[str(key)] for key in place.entries if str(key) in scopes), "")
        if key and not reading.marks.has(max(first - NEAR_REACH, 0), place.first, "places.near"):
            return key
    return _keys(hit, ScopeFacet.PLACE)[0] if hit is not None else ""


def _register_hit(reading: Reading, first: int, last: int, facet: ScopeFacet) -> Hit | None:
    return next((hit for hit in reading.marks.within(SCOPE, first, last) if _keys(hit, facet)), None)


def _keys(hit: Hit, facet: ScopeFacet) -> list[str]:
    return [str(key) for key in hit.entries if str(key).startswith(f"{facet}:")]
