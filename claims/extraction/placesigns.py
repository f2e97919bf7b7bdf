"""Places told by a verb of their own, by the name of an act, or by a local source where nothing else tells one.

Outward: ``signed_in`` and ``local_in``. "Ardun has seen 34 deaths", "shook the centre of Ardun", "the Ardun bombing",
"police in Ardun said that two had died".
"""

from collections.abc import Iterator

from claims.extraction.nounphrases import DETERMINERS, is_shouted
from claims.extraction.placenames import PEOPLE, PlaceName, place_name_at
from claims.extraction.placenouns import is_built
from claims.extraction.placephrases import PLACE, place_finding
from claims.extraction.placespots import spots_after
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.tokens import Hit
from claims.extraction.whereabouts import ACTS, tells_event

# Words of the longest name looked back over (arbitrary but works).
LONGEST = 4
# Words between a name and the act it names: "the Ardun tram attack" (arbitrary but works).
ACT_REACH = 1
# Tokens from a local source's place to its verb: "police in Ardun today said" (arbitrary but works).
SAYS_REACH = 4
NAMED_ACTS = ("acts.act", "acts.generic")


def signed_in(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    if not tells_event(reading, sentence):
        return
    for hit in reading.marks.within("places.sees", sentence.first, sentence.last):
        yield from _told(reading, _ending_before(reading, hit.first, sentence), "suffers")
    for hit in reading.marks.within("places.shaken", sentence.first, sentence.last):
        spots = list(spots_after(reading, hit.last, sentence.last))
        if any(spot.is_site or spot.pattern == "site" for spot in spots):
            continue  # "struck a Varna mosque": what was hit
        for spot in spots:
            yield place_finding(reading, PLACE, (spot.first, spot.last), "suffers", spot.told)
    for place in NAMED_ACTS:
        for hit in reading.marks.within(place, sentence.first, sentence.last):
            yield from _told(reading, _name_of_act(reading, hit, sentence), "act")


def local_in(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    """ "Police in Ardun said that two had died": where local people speak is where it happened."""
    if not tells_event(reading, sentence):
        return
    for hit in reading.marks.within("places.at", sentence.first, sentence.last):
        if hit.first == sentence.first or not reading.marks.is_in(hit.first - 1, "places.local"):
            continue
        for spot in spots_after(reading, hit.last, sentence.last):
            end = spot.told[1]
            behind = range(end, min(end + SAYS_REACH, sentence.last))
            is_told = any(reading.marks.is_in(index, "attribution.says") for index in behind)
            if is_told and not spot.is_site and reading.marks.has(end, sentence.last, *ACTS, "trigger"):
                yield place_finding(reading, PLACE, (spot.first, spot.last), "local", spot.told)


def _told(reading: Reading, name: PlaceName | None, pattern: str) -> Iterator[Finding]:
    if name is None or is_built(reading, name) or reading.marks.is_in(name.first, *DETERMINERS):
        return
    if is_shouted(reading, name.first) or reading.marks.is_in(name.first, "actors.noun", "nouns.people"):
        return  # "| Police | fire kills two"
    is_opening = name.last - name.first == 1 and name.first == reading.sentence(name.first).first
    if is_opening and reading.marks.is_in(name.first, "places.common"):
        return  # "| Most | were intercepted"
    if name.is_sure and not name.is_wide:
        yield place_finding(reading, PLACE, (name.first, name.last), pattern)


def _name_of_act(reading: Reading, hit: Hit, sentence: Sentence) -> PlaceName | None:
    """ "The | Ardun | bombing": behind an article, or at the head of a headline."""
    for last in range(hit.first, max(sentence.first, hit.first - ACT_REACH - 1), -1):
        if last < hit.first and not _may_stand_between(reading, last):
            return None
        if not reading.tokens[last - 1].is_capital:
            continue
        name = _ending_before(reading, last, sentence)
        if name is None:
            return None
        is_headed = name.first == sentence.first or reading.marks.is_in(name.first - 1, "function.definite")
        return name if is_headed else None
    return None


def _may_stand_between(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    is_small = token.is_word and not token.is_capital
    return is_small and not reading.marks.is_in(
        index, *PEOPLE, "function.of", "function.preposition", "trigger"
    )


def _ending_before(reading: Reading, last: int, sentence: Sentence) -> PlaceName | None:
    """The name that ends before a token, an adverb or "itself" stepped over."""
    while last > sentence.first and reading.marks.is_in(last - 1, "function.adverb", "function.pronoun"):
        last -= 1
    for first in range(max(sentence.first, last - LONGEST), last):
        name = place_name_at(reading, first, last) if reading.tokens[first].is_capital else None
        if name is not None and name.last == last:
            return name
    return None
