"""Stage: where it happened, where it came from, where it fell.

Outward: ``read_places``. A place's role is told by the words before it (launched from, fell near, in); what it was
aimed at is told by ``targets``; which words are a place's name by ``placenames``, how far a phrase runs by
``placespots``, and whether it is the event's place at all by ``whereabouts``.
"""

from collections.abc import Iterator
from dataclasses import replace

from claims.extraction.lasting import lasts
from claims.extraction.lexicon import CATEGORY, HEAD
from claims.extraction.mentioned_places import mentioned_in
from claims.extraction.nounphrases import DETERMINERS, phrase_around, phrase_from
from claims.extraction.placedistances import distant_in, tells_distance
from claims.extraction.placekinds import (
    is_arm,
    is_by_whom,
    is_of_a_country,
    is_part,
    is_settled,
    is_somewhere,
    is_town_or_region,
    is_wide,
    lies_in_a_name,
    points_back,
)
from claims.extraction.placelabels import labelled_in
from claims.extraction.placenouns import Spot
from claims.extraction.placephrases import IMPACT, LAUNCH, PLACE, TARGET, place_finding
from claims.extraction.placerepeats import is_told_in
from claims.extraction.placesigns import local_in, signed_in
from claims.extraction.placespots import GENITIVES, spots_after
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.targetphrases import is_indefinite, is_thing
from claims.extraction.targets import targets_of
from claims.extraction.tokens import Hit
from claims.extraction.whereabouts import is_blast, is_fired_upon, is_from_afar, places_event, tells_event

# Verbs and nouns of what falls or goes off.
IMPACTS = ("places.impact", "places.blast")
LAUNCHED = ("places.launched",)
# What leads to a target is no preposition of place: "attack on".
AIMED = ("targets.verb", "targets.onto")
# The unit of what is launched and comes down.
PROJECTILE = "projectile"
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
            *signed_in(reading, sentence),
            *mentioned_in(reading, sentence),
        ):
            key = (finding.attribute, _start_of_words(reading, finding))
            is_aim = (
                finding.attribute == IMPACT and (TARGET, key[1]) in taken
            )  # "an air strike on | a house |"
            is_new = key not in taken and not is_aim and not is_told_in(reading, finding, told)
            if finding.attribute in reading.lexicon.codebook and is_new:
                taken.add(key)
                told.append(finding)
        if not any(finding.attribute in (PLACE, IMPACT) for finding in told):
            told.extend(local_in(reading, sentence))
        findings.extend(told)
    return replace(reading, findings=(*reading.findings, *findings))


def _start_of_words(reading: Reading, finding: Finding) -> int:
    """Where a phrase starts behind its determiner: two phrases that start there are one place read twice."""
    first = finding.focus_first
    while first + 1 < finding.focus_last and reading.marks.is_in(first, *DETERMINERS):
        first += 1
    return first


def _roles(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    yield from (aim for aim in targets_of(reading, sentence) if not lasts(reading, aim.focus_first))
    yield from _launched_from(reading, sentence)
    yield from _fell(reading, sentence)


def _launched_from(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    verbs = list(reading.marks.within("places.launched", sentence.first, sentence.last))
    left = {verb.first for verb in verbs if _only_left(reading, verb, sentence)}
    if len(left) == len(verbs):
        return
    for hit in reading.marks.within("places.from", sentence.first, sentence.last):
        if hit.last >= sentence.last or not _has_verb_before(reading, hit, LAUNCHED, sentence):
            continue
        nearest = max((verb.first for verb in verbs if verb.first < hit.first), default=-1)
        if nearest in left:
            continue
        if reading.marks.at("function.of", hit.first) and not _follows_verb(reading, hit.first):
            continue
        span = phrase_from(reading, hit.last, _aim_after(reading, hit.last, sentence.last))
        if span is not None and (
            is_somewhere(reading, span) or is_settled(reading, span) or _is_spot_of(reading, span)
        ):
            yield place_finding(reading, LAUNCH, span, "from")


def _only_left(reading: Reading, verb: Hit, sentence: Sentence) -> bool:
    """ "Un convoi, | parti | d'Ardoun": a verb that tells a launch only behind something that flies."""
    if reading.marks.over("places.takes_off", verb.first) is None:
        return False
    if reading.marks.is_in(verb.first - 1, *DETERMINERS, "places.plain") and verb.first > sentence.first:
        return True  # "la majeure | partie | de la côte"
    if reading.marks.has(sentence.first, verb.first, CATEGORY):
        return False
    codebook = reading.lexicon.codebook
    heads = reading.marks.within(HEAD, sentence.first, verb.first)
    return not any(
        codebook[key].unit == PROJECTILE for hit in heads for key in hit.entries if key in codebook
    )


def _is_spot_of(reading: Reading, span: tuple[int, int]) -> bool:
    """ "From | a banana grove |": anything behind an article but arms, crafts and people."""
    is_other = reading.marks.has(
        *span, CATEGORY, "actors.craft", "nouns.people", "nouns.person", "actors.noun"
    )
    is_phrase = reading.marks.is_in(span[0], "function.indefinite", "function.definite", "numbers.article")
    return is_phrase and not is_other


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
            span = phrase_from(reading, hit.last) if _leads_to_spot(reading, hit, sentence) else None
            if span is None or not _is_spot(reading, span) or hit.first < free_from:
                continue
            free_from = span[1]
            is_named = role != "near" and any(
                wide(reading, span) for wide in (is_wide, is_town_or_region, is_of_a_country, is_part)
            )
            is_named = is_named and not _is_any_ground(reading, span)
            span = _behind_owner(reading, span) if is_named else span
            yield place_finding(
                reading,
                PLACE if is_named else IMPACT,
                (hit.first, span[1]) if role == "near" else span,
                "fell",
            )
            other = None if is_named or role == "near" else _joined(reading, span[1], sentence)
            if other is not None:
                yield place_finding(reading, IMPACT, other, "fell")


def _behind_owner(reading: Reading, span: tuple[int, int]) -> tuple[int, int]:
    """ "Varna's | Kessa district |": the quarter; the town is told by its own name."""
    owners = [index for index in range(*span) if reading.tokens[index].fold in GENITIVES]
    return (owners[-1] + 1, span[1]) if owners and owners[-1] + 1 < span[1] else span


def _joined(reading: Reading, index: int, sentence: Sentence) -> tuple[int, int] | None:
    """ "Fell on a bus stop and | a pharmacy |": a second site with its own article."""
    joint = reading.marks.at("function.conjunction", index)
    if joint is None or joint.last >= sentence.last or not is_indefinite(reading, joint.last):
        return None
    span = phrase_from(reading, joint.last)
    is_site = span is not None and any(is_thing(reading, place) for place in range(*span))
    return span if span is not None and is_site and _is_spot(reading, span) else None


def _is_any_ground(reading: Reading, span: tuple[int, int]) -> bool:
    """ "A bomb fell on | a farm |": one that nothing names is where it came down, and no place."""
    is_new = reading.marks.is_in(span[0], "function.indefinite", "numbers.article")
    is_small = not any(reading.tokens[index].is_capital for index in range(*span))
    return is_new and is_small and not reading.marks.has(*span, "function.of")


def _leads_to_spot(reading: Reading, hit: Hit, sentence: Sentence) -> bool:
    """Whether a preposition stands behind what fell or went off, and is no "by" of whoever did it."""
    if hit.last >= sentence.last or not _has_verb_before(reading, hit, IMPACTS, sentence):
        return False
    if reading.marks.is_in(hit.last - 1, *AIMED) or _is_auxiliary(reading, hit):
        return False
    return not is_by_whom(reading, hit.first)


def _is_spot(reading: Reading, span: tuple[int, int]) -> bool:
    if not is_somewhere(reading, span) or is_settled(reading, span) or lies_in_a_name(reading, span):
        return False
    if reading.marks.at("places.between", span[1]) is not None:
        return False
    is_named = not points_back(reading, span) and not is_arm(reading, span)
    return is_named and not tells_distance(reading, span)


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
                is_bare = not reading.marks.has(
                    hit.last, spot.last, "places.names"
                )  # "on | the edge of | Ardun"
                is_upon = is_bare and spot.pattern == "capital" and reading.marks.at("places.on", hit.first)
                if is_upon and not is_fired_upon(reading, sentence, hit.first):
                    continue
                is_there = places_event(reading, sentence, hit.first, spot.last)
                if is_arm(reading, (spot.first, spot.last)):
                    continue  # "drove over | a mine | near Ardun"
                if is_there and _is_hit(reading, sentence, hit, spot):
                    yield _where(reading, sentence, spot, hit if role == "close" else None)
    yield from _between(reading, sentence)
    yield from _held_at(reading, sentence)


def _held_at(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "La fusillade de la rue des Lilas", "the battle of Ardun": events that are called after where they were."""
    for hit in reading.marks.within("places.held_at", sentence.first, sentence.last):
        joint = reading.marks.at("function.of", hit.last)
        if joint is None or reading.marks.is_in(joint.last, "actor", "actors.noun", "actors.nationality"):
            continue
        for spot in spots_after(reading, joint.last, sentence.last):
            yield place_finding(reading, PLACE, (spot.first, spot.last), spot.pattern)


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
    attribute = _role_of(reading, sentence, spot)
    is_beside = near is not None and is_site and attribute != TARGET
    first = near.first if near is not None and is_beside else spot.first
    told = spot.told if first == spot.first else None
    return place_finding(reading, attribute, (first, spot.last), spot.pattern, told)


def _role_of(reading: Reading, sentence: Sentence, spot: Spot) -> str:
    """A site where something came down is its point of impact; where a bomb did harm, it was meant for that."""
    if not spot.is_site or not is_blast(reading, sentence):
        return PLACE
    if is_from_afar(reading, sentence):
        return IMPACT
    tolls = reading.lexicon.person_tolls
    does_harm = reading.marks.has(sentence.first, sentence.last, "uses.goes_off") or any(
        tolls.intersection(hit.entries)
        for hit in reading.marks.within("trigger", sentence.first, sentence.last)
    )
    return TARGET if does_harm else PLACE


def _between(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "between Ardun and Varna" is one place."""
    for hit in reading.marks.within("places.between", sentence.first, sentence.last):
        one = next(spots_after(reading, hit.last, sentence.last), None)
        joint = reading.marks.at("function.conjunction", one.last) if one is not None else None
        other = next(spots_after(reading, joint.last, sentence.last), None) if joint is not None else None
        if reading.marks.is_in(hit.first - 1, "places.of_parties"):
            continue
        if reading.marks.is_in(hit.first - 1, "acts.act", "acts.generic") and not _are_known(one, other):
            continue  # "clashes between | Ardunes and Varnese |"
        if one is not None and other is not None and places_event(reading, sentence, hit.first, other.last):
            road = phrase_around(reading, hit.first - 1, sentence.first) if _is_road(reading, hit) else None
            first = one.first if road is None else road[0]
            yield place_finding(reading, PLACE, (first, other.last), "between")


def _are_known(*spots: Spot | None) -> bool:
    """Whether a register or the world's gazetteer knows the names as places."""
    names = [spot.name for spot in spots if spot is not None]
    return all(name is not None and (name.key or name.extent is not None) for name in names)


def _is_road(reading: Reading, hit: Hit) -> bool:
    """ "The road | between": the noun of a way or a stretch of land stands before the preposition."""
    return hit.first > 0 and reading.marks.is_in(
        hit.first - 1, "places.street", "places.region", "places.ground"
    )


def _is_auxiliary(reading: Reading, hit: Hit) -> bool:
    """Whether a word that stands for a preposition in capitals ("A ARDUN") is the verb it is in small letters."""
    return reading.tokens[hit.first].raw.islower() and reading.marks.is_in(hit.first, "function.auxiliary")


def _has_verb_before(reading: Reading, hit: Hit, places: tuple[str, ...], sentence: Sentence) -> bool:
    for index in range(hit.first - 1, max(sentence.first, hit.first - VERB_REACH) - 1, -1):
        if reading.tokens[index].raw in ",;" or reading.marks.is_in(index, "function.relative"):
            return False
        if places == LAUNCHED and reading.marks.is_in(index, "actors.clausal"):
            return False  # "launched it | after | losses from the army"
        if reading.marks.is_in(index, *places):
            return True
    return False
