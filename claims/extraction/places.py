"""Stage: where it happened, where it came from, where it fell.

Outward: ``read_places``. A place's role is told by the words before it (launched from, fell near, in); what it was
aimed at is told by ``targets``; which words are a place's name by ``placenames``, how far a phrase runs by
``placespots``, and whether it is the event's place at all by ``whereabouts``.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.extraction.lexicon import CATEGORY
from claims.extraction.mentioned_places import mentioned_in
from claims.extraction.nounphrases import DETERMINERS, is_shouted, phrase_from
from claims.extraction.placedistances import distant_in
from claims.extraction.placelabels import labelled_in
from claims.extraction.placenames import PEOPLE, place_name_at
from claims.extraction.placenouns import GROUND, NOUNS, SITE, Spot
from claims.extraction.placephrases import IMPACT, LAUNCH, PLACE, SETTLED, is_placelike, key_of, place_finding
from claims.extraction.placerepeats import is_told_in
from claims.extraction.placespots import spots_after
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.targets import targets_of
from claims.extraction.tokens import Hit
from claims.extraction.whereabouts import is_blast, is_fired_upon, places_event, tells_event

# Verbs and nouns of what falls or goes off.
IMPACTS = ("places.impact", "places.blast")
# What leads to a target is no preposition of place: "attack on".
AIMED = ("targets.verb", "targets.onto")
# Nouns of wide places: bare and with the article they name none.
LANDS = ("places.settlement", "places.region")
WIDES = ("places.settlement", "places.region", "places.ground")
GROUND_OR_SITE = (GROUND, SITE)
# Tokens between the verb and its preposition: "were launched yesterday from" (arbitrary but works).
VERB_REACH = 6


def read_places(reading: Reading) -> Reading:
    findings: list[Finding] = []
    for sentence in reading.sentences:
        taken: set[tuple[str, int]] = set()
        told: list[Finding] = []
        for finding in (
            *_roles(reading, sentence),
            *distant_in(reading, sentence),
            *_wheres(reading, sentence),
            *mentioned_in(reading, sentence),
        ):
            key = (finding.attribute, _start_of_words(reading, finding))
            is_new = key not in taken and not is_told_in(reading, finding, told)
            if finding.attribute in reading.lexicon.codebook and is_new:
                taken.add(key)
                told.append(finding)
        findings.extend(told)
    return replace(reading, findings=(*reading.findings, *findings))


def _start_of_words(reading: Reading, finding: Finding) -> int:
    """Where a phrase starts behind its determiner: two phrases that start there are one place read twice."""
    first = finding.focus_first
    while first + 1 < finding.focus_last and reading.marks.is_in(first, *DETERMINERS):
        first += 1
    return first


def _roles(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    yield from targets_of(reading, sentence)
    yield from _launched_from(reading, sentence)
    yield from _fell(reading, sentence)


def _launched_from(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    if not reading.marks.has(sentence.first, sentence.last, "places.launched"):
        return
    for hit in reading.marks.within("places.from", sentence.first, sentence.last):
        if hit.last >= sentence.last or not _has_verb_before(reading, hit, ("places.launched",), sentence):
            continue
        if reading.marks.at("function.of", hit.first) and not _follows_verb(reading, hit.first):
            continue
        span = phrase_from(reading, hit.last, _aim_after(reading, hit.last, sentence.last))
        if span is not None and (_is_somewhere(reading, span) or _is_settled(reading, span)):
            yield place_finding(reading, LAUNCH, span, "from")


def _aim_after(reading: Reading, start: int, end: int) -> int:
    """Where what it was fired at begins: "from Ardun | at Varna"."""
    leads = ("targets.upon", "targets.onto")
    return next((index for index in range(start + 1, end) if reading.marks.is_in(index, *leads)), end)


def _follows_verb(reading: Reading, index: int) -> bool:
    """Whether a word that also means "of" stands right behind the verb, the time aside: "tirée lundi de la ville"."""
    while index > 0 and index - 1 in reading.timed:
        index -= 1
    return reading.marks.before("places.launched", index) is not None


def _fell(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    if not reading.marks.has(sentence.first, sentence.last, *IMPACTS):
        return
    for role in ("near", "at", "within"):
        free_from = sentence.first
        for hit in reading.marks.within(f"places.{role}", sentence.first, sentence.last):
            if hit.last >= sentence.last or not _has_verb_before(reading, hit, IMPACTS, sentence):
                continue
            if reading.marks.is_in(hit.last - 1, *AIMED) or _is_auxiliary(reading, hit):
                continue
            span = phrase_from(reading, hit.last)
            if span is None or not _is_somewhere(reading, span) or _is_settled(reading, span):
                continue
            if hit.first < free_from or any(
                other(reading, span) for other in (_is_arm, _lies_in_a_name, _points_back)
            ):
                continue
            free_from = span[1]
            is_named = role != "near" and (
                _is_wide(reading, span)
                or _is_town_or_region(reading, span)
                or _is_of_a_country(reading, span)
            )
            yield place_finding(
                reading,
                PLACE if is_named else IMPACT,
                (hit.first, span[1]) if role == "near" else span,
                "fell",
            )


def _wheres(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """The places that a sentence about an event tells by their prepositions, and by "of" after a noun of a place."""
    yield from labelled_in(reading, sentence)
    if not tells_event(reading, sentence):
        return
    for role in ("at", "within", "close"):
        for hit in reading.marks.within(f"places.{role}", sentence.first, sentence.last):
            if role != "close" and _is_beside(reading, hit):
                continue
            for spot in spots_after(reading, hit.last, sentence.last):
                is_upon = spot.pattern == "capital" and reading.marks.at("places.on", hit.first) is not None
                if is_upon and not is_fired_upon(reading, sentence, hit.first):
                    continue
                is_there = places_event(reading, sentence, hit.first, spot.last)
                if is_there and _is_hit(reading, sentence, hit, spot):
                    yield _where(reading, sentence, spot, hit if role == "close" else None)
    yield from _between(reading, sentence)


def _is_beside(reading: Reading, hit: Hit) -> bool:
    """Whether a preposition is part of a longer one: "au nord de" is not "au"."""
    longer = (reading.marks.at(place, hit.first) for place in ("places.close", "places.near", "targets.onto"))
    return any(other is not None and other.last >= hit.last for other in longer)


def _is_hit(reading: Reading, sentence: Sentence, hit: Hit, spot: Spot) -> bool:
    """Whether something fell or went off before a building that the register knows: else it is what was meant."""
    if spot.pattern != "named" or not spot.is_site:
        return True
    words = (reading.marks.within(place, sentence.first, hit.first) for place in IMPACTS)
    return any(True for found in words for _ in found)


def _where(reading: Reading, sentence: Sentence, spot: Spot, near: Hit | None) -> Finding:
    """The finding of a spot. near: the preposition that puts the event beside it; near a site it is part of it."""
    is_site = spot.is_site or spot.pattern == "site"
    first = near.first if near is not None and is_site else spot.first
    attribute = IMPACT if spot.is_site and is_blast(reading, sentence) else PLACE
    return place_finding(reading, attribute, (first, spot.last), spot.pattern)


def _between(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "between Ardun and Varna" is one place."""
    for hit in reading.marks.within("places.between", sentence.first, sentence.last):
        one = next(spots_after(reading, hit.last, sentence.last), None)
        joint = reading.marks.at("function.conjunction", one.last) if one is not None else None
        other = next(spots_after(reading, joint.last, sentence.last), None) if joint is not None else None
        if one is not None and other is not None and places_event(reading, sentence, hit.first, other.last):
            yield place_finding(reading, PLACE, (one.first, other.last), "between")


def _points_back(reading: Reading, span: tuple[int, int]) -> bool:
    """ "the zone", "the city": a bare noun of a wide place with the article says again what was told before."""
    first, last = span
    while first < last and reading.marks.is_in(first, "function.definite"):
        first += 1
    noun = next((hit for place in WIDES if (hit := reading.marks.at(place, first)) is not None), None)
    return first > span[0] and noun is not None and noun.last == last


def _is_somewhere(reading: Reading, span: tuple[int, int]) -> bool:
    told = next((i for i in range(*span) if reading.marks.is_in(i, *NOUNS, *PEOPLE)), span[0])
    if reading.marks.is_in(told, *PEOPLE) and not reading.marks.is_in(told, *NOUNS):
        return False
    if is_placelike(reading, span) or reading.marks.is_in(told, *NOUNS):
        return True
    return any(
        (name := place_name_at(reading, index, span[1])) is not None and name.is_sure
        for index in range(*span)
        if reading.tokens[index].is_capital
    )


def _is_wide(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether a phrase is where it happened rather than what was hit: a base or a register's name, no site."""
    nouns = (reading.marks.at(place, index) for index in range(*span) for place in (*NOUNS, "place"))
    head = next((noun for noun in nouns if noun is not None), None)
    if head is None or head.section == SITE:
        return False
    return head.section == GROUND or bool(key_of(reading, span))


def _is_of_a_country(reading: Reading, span: tuple[int, int]) -> bool:
    """ "Northern Norland": a country's name with nothing but its side before it."""
    name = next((n for i in range(*span) if (n := place_name_at(reading, i, span[1])) is not None), None)
    return name is not None and name.is_wide and name.last == span[1]


def _is_town_or_region(reading: Reading, span: tuple[int, int]) -> bool:
    """ "The Ardun district", "a village in Varna": a name with the noun of a stretch of land."""
    is_land = any(reading.marks.is_in(index, *LANDS) for index in range(*span))
    has_name = any(
        reading.tokens[index].is_capital and not is_shouted(reading, index)
        for index in range(span[0] + 1, span[1])
    )
    is_site = any(reading.marks.is_in(index, "places.site", "targets.thing") for index in range(*span))
    return is_land and has_name and not is_site


def _is_settled(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether the phrase is nothing but a town's name: "near Ardun" is where it happened, no point of impact."""
    first = span[0]
    while first < span[1] and reading.marks.is_in(first, *DETERMINERS):
        first += 1
    name = place_name_at(reading, first, span[1])
    if name is None or name.last != span[1]:
        return False
    return not name.key or reading.lexicon.gazetteer.place_kinds.get(name.key) in SETTLED


def _is_arm(reading: Reading, span: tuple[int, int]) -> bool:
    """ "Drove over | a mine |", "une bombe": what went off and no place, whatever else the word names."""
    first = span[0]
    while first < span[1] and reading.marks.is_in(first, *DETERMINERS):
        first += 1
    is_named = any(reading.marks.is_in(index, "uses.harmless") for index in range(*span))
    return reading.marks.is_in(first, CATEGORY) and not is_named


def _is_auxiliary(reading: Reading, hit: Hit) -> bool:
    """Whether a word that stands for a preposition in capitals ("A ARDUN") is the verb it is in small letters."""
    return reading.tokens[hit.first].raw.islower() and reading.marks.is_in(hit.first, "function.auxiliary")


def _lies_in_a_name(reading: Reading, span: tuple[int, int]) -> bool:
    """ "the outskirts of Ardun", "Mount Ardun": part of what a name tells, and told by that name as its place."""
    first = span[0]
    while first < span[1] and reading.marks.is_in(first, *DETERMINERS):
        first += 1
    if key_of(reading, span) or reading.marks.is_in(first, *GROUND_OR_SITE):
        return False
    if not reading.marks.is_in(first, *WIDES, "places.title"):
        return False
    return any(
        (name := place_name_at(reading, index, span[1])) is not None and not name.is_wide
        for index in range(first + 1, span[1])
        if reading.tokens[index].is_capital
    )


def _has_verb_before(reading: Reading, hit: Hit, places: tuple[str, ...], sentence: Sentence) -> bool:
    for index in range(hit.first - 1, max(sentence.first, hit.first - VERB_REACH) - 1, -1):
        if reading.tokens[index].raw in ",;" or reading.marks.is_in(index, "function.relative"):
            return False
        if reading.marks.is_in(index, *places):
            return True
    return False
