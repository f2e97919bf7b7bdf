"""Whether a phrase tells where the event took place, or where something else did.

Outward: ``tells_event``, ``is_blast``, ``is_fired_upon`` and ``places_event``. What a preposition belongs to is what
is told nearest before it: an act or a toll makes the phrase the event's place; a speech, a birth, a trial, the
hospital of the hurt make it another one.
"""

from claims.extraction.reading import Reading, Sentence
from claims.extraction.tokens import Hit

# Tokens looked back over for what a preposition belongs to (arbitrary but works).
REACH = 30
# Tokens from a source's place to its verb: "sources in Ardun today said" (arbitrary but works).
AFTER = 3
ACTS = (
    "acts.act",
    "acts.generic",
    "places.impact",
    "targets.participle",
    "targets.wrecked",
    "targets.suffers",
    "targets.verb",
    "targets.onto",
    "actors.carries_out",
)
TOLLS = ("trigger",)
# Classes of acts that are no event of violence.
PEACEFUL = frozenset({"talks", "truce", "troop_level"})
BLASTS = frozenset({"rocket_fire", "shelling", "bombing", "air_strike", "drone_strike"})
FROM_AFAR = frozenset({"rocket_fire", "shelling", "air_strike", "drone_strike"})
# Tokens between what was fired and "on" (arbitrary but works).
UPON = 4
BREAKS = ";:"
# Tokens from "where" to what happened there (arbitrary but works).
WHERE_REACH = 10


def tells_event(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence tells of an act or a toll at all."""
    return any(
        _is_event(reading, hit)
        for place in ("acts.act", "acts.generic", "trigger", "places.impact")
        for hit in reading.marks.within(place, sentence.first, sentence.last)
    )


def is_blast(reading: Reading, sentence: Sentence) -> bool:
    """Whether something fell or went off in the sentence, so that a site is a point of impact."""
    acts = reading.marks.within("acts.act", sentence.first, sentence.last)
    return any(entry.text("act") in BLASTS for hit in acts for entry in hit.entries)


def is_from_afar(reading: Reading, sentence: Sentence) -> bool:
    """Whether what came down in the sentence was fired or dropped; a bomb that stood there was meant for its spot."""
    acts = reading.marks.within("acts.act", sentence.first, sentence.last)
    return any(entry.text("act") in FROM_AFAR for hit in acts for entry in hit.entries)


def is_fired_upon(reading: Reading, sentence: Sentence, index: int) -> bool:
    """Whether what came from afar stands shortly before "on": "thirty shells | on | Ardun"."""
    before = reading.marks.within("acts.act", max(sentence.first, index - UPON), index)
    return any(entry.text("act") in FROM_AFAR for hit in before for entry in hit.entries)


def _is_event(reading: Reading, hit: Hit) -> bool:
    return hit.section != "acts.act" or any(entry.text("act") not in PEACEFUL for entry in hit.entries)


def places_event(reading: Reading, sentence: Sentence, first: int, last: int) -> bool:
    """Whether the phrase first..last-1, its preposition included, tells where the sentence's event took place."""
    if _is_of_a_source(reading, sentence, first, last):
        return False
    is_refuge = any(reading.marks.is_in(index, "places.refuge") for index in range(first, last))
    if not is_refuge and _is_told_behind(reading, sentence, last):
        return True
    is_reported = False
    for index in range(first - 1, max(sentence.first, first - REACH) - 1, -1):
        if reading.tokens[index].raw in BREAKS:
            return not is_refuge
        is_refuge = is_refuge or reading.marks.is_in(index, "places.refuge")
        is_reported = is_reported or reading.marks.is_in(index, "attribution.that")
        answer = _governs(reading, index, is_refuge=is_refuge, is_reported=is_reported)
        if answer is not None:
            return answer
    return not is_refuge and not _is_said_there(reading, sentence, first, last)


def _is_told_behind(reading: Reading, sentence: Sentence, last: int) -> bool:
    """ "They met in Ardun, | where four guards were killed |": the relative tells what happened there."""
    index = last
    if index < sentence.last and reading.tokens[index].raw == ",":
        index += 1
    where = reading.marks.at("places.where", index) if index < sentence.last else None
    if where is None:
        return False
    for behind in range(where.last, min(where.last + WHERE_REACH, sentence.last)):
        if reading.tokens[behind].raw in BREAKS or reading.marks.is_in(behind, "attribution.says"):
            return False
        if reading.marks.is_in(behind, *TOLLS, "actors.carries_out", "actors.done"):
            return True
    return False


def _governs(reading: Reading, index: int, *, is_refuge: bool, is_reported: bool) -> bool | None:
    """Whether a word before a phrase makes it the event's place (True), another one (False), or says nothing (None).

    is_refuge: a hospital stands in or before the phrase. is_reported: "that" stands between the word and the phrase.
    """
    if reading.marks.is_in(index, "places.elsewhere") and not (
        _is_scene(reading, index) or _is_put_down(reading, index)
    ):
        return False
    if reading.marks.is_in(index, *TOLLS):
        return not is_refuge
    if _tells(reading, index):
        return True
    return is_reported if reading.marks.is_in(index, "attribution.says") else None


def _is_scene(reading: Reading, index: int) -> bool:
    """ "A bomb went off at a | funeral | in Ardun": an occasion at which it happened."""
    is_new = reading.marks.is_in(index - 1, "function.indefinite", "numbers.article")
    return (
        is_new and reading.marks.is_in(index, "targets.thing") and reading.marks.is_in(index - 2, "places.at")
    )


def _is_put_down(reading: Reading, index: int) -> bool:
    """ "Une attaque | attribuée | aux rebelles à Ardoun": right behind its deed, which was there."""
    behind_deed = reading.marks.is_in(index - 1, "actors.deed") or (
        reading.marks.is_in(index - 2, "actors.deed")
        and not reading.marks.is_in(index - 1, "function.passive", "function.auxiliary")
    )
    return index > 1 and behind_deed and reading.marks.is_in(index, "actors.blamed_by")


def _is_said_there(reading: Reading, sentence: Sentence, first: int, last: int) -> bool:
    """ "In Ardun, the ministry said ...": the place that opens a sentence is where its first verb happens."""
    if any(_tells(reading, index) for index in range(sentence.first, first)):
        return False
    for index in range(last, min(last + REACH, sentence.last)):
        if reading.marks.is_in(index, "attribution.says"):
            return True
        if _tells(reading, index):
            return False
    return False


def _tells(reading: Reading, index: int) -> bool:
    if reading.marks.is_in(index, *ACTS[1:], *TOLLS):
        return True
    act = reading.marks.over("acts.act", index)
    return act is not None and _is_event(reading, act)


def _is_of_a_source(reading: Reading, sentence: Sentence, first: int, last: int) -> bool:
    """ "officials in Ardun said"."""
    voices = reading.voices_of.get(sentence.number, ())
    if any(voice.names_first <= first < voice.names_last for voice in voices):
        return True
    if first == sentence.first or not reading.marks.is_in(first - 1, "attribution.source", "actors.rank"):
        return False
    following = range(last, min(last + AFTER, sentence.last))
    if any(_opens_a_speaker(reading, index, sentence) for index in following):
        return False
    return any(reading.marks.is_in(index, "attribution.says") for index in following)


def _opens_a_speaker(reading: Reading, index: int, sentence: Sentence) -> bool:
    """ "killed nine villagers in Ardun | , police | said": somebody else than the noun before the place speaks."""
    speaker = index + 1
    if reading.tokens[index].raw != "," or speaker >= sentence.last:
        return False
    is_known = reading.marks.is_in(speaker, "attribution.source", "attribution.agency")
    return is_known or reading.tokens[speaker].raw.islower()
