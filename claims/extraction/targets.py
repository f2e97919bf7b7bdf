"""What an attack was aimed at: "attacked X", "X was targeted", "the attack on X", "a bomb exploded in front of X".

Outward: ``targets_of``, called by ``places`` for each sentence. A target is a thing, a place or a body of people that
the pack's ``places.noun`` and ``targets.thing`` or the place register name; a stretch of land ("the street") is one
only where the words say that it was aimed at.
"""

from collections.abc import Iterator

from claims.extraction.lexicon import CATEGORY, HEAD, UNUSED
from claims.extraction.nounphrases import phrase_around, phrase_from
from claims.extraction.placekinds import is_by_whom
from claims.extraction.placephrases import IMPACT, TARGET, place_finding
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.targetphrases import (
    VEHICLE,
    Span,
    is_by_chance,
    is_carrier,
    is_counted,
    is_indefinite,
    is_land,
    is_thing,
    is_way,
    listed,
    over_times,
    unlisted,
    with_next,
    without_load,
)
from claims.extraction.targetverbs import (
    before_adverbs,
    ends_headline,
    is_active,
    is_inverted,
    is_noun,
    is_passive,
)
from claims.extraction.tokens import Hit

# Tokens between an attack and what leads to its target, for a preposition that does little else ("against") and for
# another ("on") (arbitrary but works).
ASSAULT_REACH = {"onto": 24, "upon": 12, "into": 12, "through": 12}
# What leads to a target by "into": arms that were thrown or fired, and vehicles that were driven.
LEADING = {"into": ("targets.assault", "targets.driven"), "through": ("targets.driven",)}
# What leads from a vehicle to what it was driven at.
LEADS = ("targets.into", "targets.through")
# Tokens from "blamed" to who is blamed: "blamed the raid of Tuesday on" (arbitrary but works).
BLAMED_REACH = 8
# Tokens between an explosion and the words for its spot (arbitrary but works).
BLAST_REACH = 14
# Tokens of a phrase that a participle follows (arbitrary but works).
SUBJECT_REACH = 8
CHAIN = ("function.passive", "function.auxiliary", "function.adverb")
PEOPLE = ("sides.head", "nouns.person", "nouns.people", "nouns.generic")
WHOSE = ("actors.nationality", "places.demonym")
SPOTS = ("places.near", "places.within", "places.at", "targets.spot")
# The codebook's count of explosions that were heard, and not seen.
HEARD = "explosions_heard"
# Acts whose projectiles come down where they may: what stands there is a point of impact, told by ``places``.
PROJECTILE = frozenset({"rocket_fire", "air_strike"})


def targets_of(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    if reading.tokens[sentence.last - 1].raw == "?":
        return
    aimed_at = [*_objects(reading, sentence), *_subjects(reading, sentence), *_assaulted(reading, sentence)]
    yield from aimed_at
    if not any(_aims_at_people(reading, one) for one in aimed_at):
        yield from _blasted(reading, sentence)
    yield from _passing(reading, sentence)


def _aims_at_people(reading: Reading, finding: Finding) -> bool:
    """ "Fired at | a group of youths | outside a shop": where people were aimed at, what stands there was not."""
    return any(
        reading.marks.is_in(index, "nouns.people", "nouns.generic")
        for index in range(finding.focus_first, finding.focus_last)
    ) and not any(is_thing(reading, index) for index in range(finding.focus_first, finding.focus_last))


def _passing(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "set off a mine as | a patrol truck | was crossing": what passed when something went off."""
    for hit in reading.marks.within("targets.passes", sentence.first, sentence.last):
        earliest = hit.first - 1
        while earliest > sentence.first and not reading.marks.is_in(earliest, "actors.clausal"):
            earliest -= 1
        span = phrase_from(reading, earliest + 1, hit.first)
        blasts = range(sentence.first, earliest)
        if span is None or span[1] != hit.first or not any(is_thing(reading, i) for i in range(*span)):
            continue
        if any(reading.marks.is_in(index, "targets.blast", "places.blast") for index in blasts):
            yield place_finding(reading, TARGET, span, "was_aimed")


def _objects(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "targeting X", "attacked X"; and "hit X", where an indefinite X is only what happened to be there."""
    for kind in ("verb", "participle", "wrecked"):
        for hit in reading.marks.within(f"targets.{kind}", sentence.first, sentence.last):
            opens = kind == "participle" and is_inverted(reading, hit.first, sentence)
            if hit.last >= sentence.last or (is_passive(reading, hit.first) and not opens):
                continue
            if kind != "verb" and not opens and not is_active(reading, hit.first):
                continue
            if is_noun(reading, hit) or _is_no_attack(reading, sentence, hit):
                continue
            is_impact = reading.marks.over("places.impact", hit.last - 1) is not None
            people = reading.marks.is_in(hit.first, "targets.aims")
            start = over_times(reading, sentence, hit.last)
            for span in listed(reading, sentence, start, people=people) or _whatever(
                reading, sentence, hit, start
            ):
                if _is_damage(reading, sentence, hit, span) or _is_haul(reading, hit, span):
                    continue
                if is_way(reading, hit, span):
                    continue
                is_chance = is_impact and is_by_chance(reading, sentence, span)
                owned = reading.marks.is_in(
                    span[0] - 1, "function.possessive"
                )  # "the explosion of | their truck"
                focus = (span[0] - owned, span[1])
                yield place_finding(reading, IMPACT if is_chance else TARGET, focus, "aimed_at")


def _is_no_attack(reading: Reading, sentence: Sentence, verb: Hit) -> bool:
    """ "Police | raided | a house" searched it; what is put on or driven was not aimed at."""
    is_search = reading.marks.over("actors.searches", verb.first) is not None
    is_put_on = _is_put_on(reading, sentence, verb.last - 1)
    return is_search or is_put_on or _is_driven(reading, sentence, verb)


def _is_haul(reading: Reading, verb: Hit, span: Span) -> bool:
    """ "seized a grenade launcher": arms that were taken."""
    return reading.marks.is_in(verb.first, UNUSED) and reading.marks.has(*span, CATEGORY)


def _is_driven(reading: Reading, sentence: Sentence, verb: Hit) -> bool:
    """ "rammed | a lorry | into the depot": the verb's object is what was driven."""
    if not reading.marks.is_in(verb.first, "targets.driven"):
        return False
    behind = range(verb.last + 1, min(verb.last + ASSAULT_REACH["into"], sentence.last))
    return any(reading.marks.is_in(index, *LEADS) for index in behind)


def _whatever(reading: Reading, sentence: Sentence, verb: Hit, start: int) -> list[Span]:
    """The object of an attack, by a noun that no list knows: "a raid on | a printing works |"."""
    if reading.marks.at("targets.surely", verb.first) is None:
        return []
    span = unlisted(reading, sentence, start)
    is_way = span is not None and reading.marks.is_in(
        span[1] - 1, "places.street"
    )  # "an ambush on | the road |"
    return [] if span is None or is_way else [span]


def _is_damage(reading: Reading, sentence: Sentence, verb: Hit, span: Span) -> bool:
    """ "shattered the windows", "burned 30 houses", "the blast wrecked a stall": it suffered, nobody aimed at it."""
    if not reading.marks.is_in(verb.first, "targets.wrecks"):
        return False
    if any(reading.marks.is_in(index, "targets.part") for index in range(*span)):
        return True
    if is_counted(reading, span[0]) and any(reading.marks.is_in(i, "targets.home") for i in range(*span)):
        return True
    before = range(max(sentence.first, verb.first - SUBJECT_REACH), verb.first)
    is_blast = any(reading.marks.is_in(index, "places.blast") for index in before)
    return is_blast and is_indefinite(reading, span[0])


def _subjects(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "X was targeted", "X a été prise pour cible", "X came under fire", "X, hit by rockets"."""
    for kind in ("participle", "suffers"):
        for hit in reading.marks.within(f"targets.{kind}", sentence.first, sentence.last):
            if kind == "suffers" or is_passive(reading, hit.first):
                span = _subject_before(reading, hit.first, sentence)
            elif reading.marks.at("function.agent", hit.last) is not None or ends_headline(
                reading, hit, sentence
            ):
                span = _nearest_before(reading, before_adverbs(reading, hit.first), sentence)
            else:
                continue
            if span is not None and not (_is_none(reading, span[0]) or is_carrier(reading, span)):
                is_chance = reading.marks.is_in(hit.first, "places.impact") and is_by_chance(
                    reading, sentence, span
                )
                span = without_load(reading, span)
                yield place_finding(reading, IMPACT if is_chance else TARGET, span, "was_aimed")


def _is_none(reading: Reading, first: int) -> bool:
    """ "no embassy was hit"."""
    return any(reading.marks.is_in(index, "numbers.zero") for index in range(max(0, first - 1), first + 1))


def _subject_before(reading: Reading, end: int, sentence: Sentence) -> Span | None:
    """The first thing named before a verb, since the last "that" or "said" before it where one follows that."""
    earliest = _clause_start(reading, end, sentence)
    borders = [
        i + 1
        for i in range(earliest, end)
        if reading.marks.is_in(i, "function.relative", "attribution.says", "attribution.that")
    ]
    last, first = (borders[-1], borders[0]) if borders else (earliest, end)
    for start, stop in ((last, end), (earliest, first)):
        noun = next((i for i in range(start, stop) if is_thing(reading, i)), None)
        span = phrase_around(reading, noun, earliest) if noun is not None else None
        if span is not None and span[1] <= end and not _says_what_a_town_is(reading, span, end, earliest):
            return span[0], min(with_next(reading, span)[1], end)
    return None


def _says_what_a_town_is(reading: Reading, span: Span, end: int, earliest: int) -> bool:
    """ "Ardun, | a trading town | on the coast, has been hit": what stands between commas only says of a name."""
    is_behind_name = span[0] - 1 > earliest and reading.tokens[span[0] - 1].raw == ","
    if not is_behind_name or not reading.tokens[span[0] - 2].is_capital:
        return False
    is_closed = any(reading.tokens[index].raw == "," for index in range(span[1], end))
    return is_closed and reading.marks.has(*span, "places.settlement", "places.region")


def _nearest_before(reading: Reading, end: int, sentence: Sentence) -> Span | None:
    """The thing whose phrase ends right before a participle, a comma aside: "the church of Varna, hit by ..."."""
    end = end - 1 if end > sentence.first and reading.tokens[end - 1].raw == "," else end
    found = None
    for index in range(end - 1, max(sentence.first, end - SUBJECT_REACH) - 1, -1):
        if is_thing(reading, index):
            span = phrase_around(reading, index, sentence.first)
            found = span if span is not None and span[1] == end else found
    return found


def _assaulted(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "fired towards X", "the attack staged last night on X"."""
    for kind, reach in ASSAULT_REACH.items():
        for hit in reading.marks.within(f"targets.{kind}", sentence.first, sentence.last):
            if hit.last >= sentence.last:
                continue
            if _is_put_on(reading, sentence, hit.first):
                continue
            if reading.marks.over("targets.suffers", hit.first - 1) is not None:
                continue  # "a patrol came under fire | on | the edge of Ardun"
            leading = LEADING.get(kind, ("targets.assault",))
            distance = _distance_to(reading, sentence, hit.first, reach, *leading)
            if distance is None or _is_taken(reading, hit.first, distance):
                continue
            if kind == "into" and distance == 0 and reading.marks.is_in(hit.first - 1, "places.impact"):
                continue  # "a rocket crashed into": where it fell
            is_plain = kind == "onto" or _is_only_qualified(reading, hit.first - distance, hit.first)
            people = reading.marks.is_in(hit.first - 1 - distance, "targets.aims")
            for span in listed(reading, sentence, hit.last, people=people):
                if not is_way(reading, hit, span) and (is_plain or not is_land(reading, span)):
                    yield place_finding(reading, TARGET, span, "aimed_at")


def _is_only_qualified(reading: Reading, first: int, last: int) -> bool:
    """ "The strike | on", "une frappe | israélienne | sur": whether nothing but whose it was stands between."""
    return all(reading.marks.is_in(index, *WHOSE) for index in range(first, last))


def _is_put_on(reading: Reading, sentence: Sentence, joint: int) -> bool:
    """ "Blamed the raid | on | a feud": who or what is blamed for it, and not what it was aimed at."""
    is_joint = reading.marks.at("actors.blamed_on", joint) is not None
    earliest = max(sentence.first, joint - BLAMED_REACH)
    is_put = is_joint and reading.marks.has(earliest, joint, "actors.blames")
    behind = range(joint + 1, min(joint + BLAMED_REACH, sentence.last))
    return is_put and all(reading.marks.at("actors.blamed_on", index) is None for index in behind)


def _is_taken(reading: Reading, index: int, distance: int) -> bool:
    """ "fired by rebels hit a parade at X": another verb between has its own object, and X is where that one was."""
    return any(
        reading.marks.at("targets.participle", between) is not None
        for between in range(index - distance, index)
    )


def _blasted(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "a bomb exploded in front of X", "had been placed under X"."""
    if _is_only_heard(reading, sentence) or _acts(reading, sentence) & PROJECTILE:
        return
    for place in SPOTS:
        for hit in reading.marks.within(place, sentence.first, sentence.last):
            if hit.last >= sentence.last:
                continue
            if _distance_to(reading, sentence, hit.first, BLAST_REACH, "targets.blast") is None:
                continue
            if is_by_whom(reading, hit.first) or _is_of_people(reading, sentence, hit.first):
                continue
            for span in () if _goes_on_as_spot(reading, hit) else listed(reading, sentence, hit.last):
                if not is_land(reading, span) and not _carried_it(reading, sentence, hit, span):
                    yield place_finding(reading, TARGET, span, "blasted")


def _carried_it(reading: Reading, sentence: Sentence, spot: Hit, span: Span) -> bool:
    """ "A bomb fixed to | a motorbike | went off beside two lorries": a vehicle it was put on to be brought there."""
    is_put = reading.marks.is_in(spot.first - 1, "targets.blast") and is_indefinite(reading, span[0])
    heads = reading.marks.within(HEAD, *span)
    codebook = reading.lexicon.codebook
    is_vehicle = any(codebook[key].unit == VEHICLE for hit in heads for key in hit.entries if key in codebook)
    went_off = next(reading.marks.within("uses.goes_off", span[1], sentence.last), None)
    if went_off is None or not (is_put and is_vehicle):
        return False
    return reading.marks.has(went_off.last, sentence.last, "places.near", "targets.spot")


def _goes_on_as_spot(reading: Reading, hit: Hit) -> bool:
    """ "| In | the middle of the market", "| au | milieu du marché": a part of longer words for the spot."""
    longer = reading.marks.over("places.within", hit.first)
    return longer is not None and longer.last > hit.last


def _is_of_people(reading: Reading, sentence: Sentence, end: int) -> bool:
    """ "Four | bodies were left | in the church": what was placed before the words for a spot is people."""
    places = (hit for hit in reading.marks.within("targets.blast", sentence.first, end))
    verb = max(places, key=lambda hit: hit.first, default=None)
    if verb is None or not is_passive(reading, verb.first):
        return False
    index = verb.first
    while index > sentence.first and reading.marks.is_in(index - 1, *CHAIN):
        index -= 1
    return reading.marks.is_in(index - 1, *PEOPLE)


def _acts(reading: Reading, sentence: Sentence) -> set[str]:
    hits = reading.marks.within("acts.act", sentence.first, sentence.last)
    return {entry.text("act") for hit in hits for entry in hit.entries}


def _is_only_heard(reading: Reading, sentence: Sentence) -> bool:
    """ "explosions were heard near X" tells where the ear was."""
    return any(HEARD in hit.entries for hit in reading.marks.within("trigger", sentence.first, sentence.last))


def _distance_to(reading: Reading, sentence: Sentence, index: int, reach: int, *places: str) -> int | None:
    """Tokens between the nearest such word before ``index``, in its clause, and ``index``; None = there is none."""
    earliest = (
        max(_clause_start(reading, index - 1, sentence), index - reach) if index > sentence.first else index
    )
    known = reading.marks.places_of
    for before in range(index - 1, earliest - 1, -1):
        found = known.get(before)
        if found is None:
            continue
        if not found.isdisjoint(places):
            return index - 1 - before
        if not found.isdisjoint(("function.relative", "attribution.says")):
            return None
    return None


def _clause_start(reading: Reading, index: int, sentence: Sentence) -> int:
    while index > sentence.first and reading.clause_of[index - 1] == reading.clause_of[index]:
        index -= 1
    return index
