"""What a word governs: the days of an act, or days that are no act's.

Outward: ``governs``, ``tells_of_harm`` and ``is_said``. Acts, what is done and what it wrecks govern; so do words of
saying, comments, occasions and journeys, whose days are none.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from claims.extraction.announcements import KINDS
from claims.extraction.reading import Reading
from claims.extraction.tokens import Hit

# Classes of acts that happen by talking: their day is on the calendar beforehand.
TALKED = frozenset({"talks", ""})
ANNOUNCED = frozenset(KINDS) - TALKED
# Lexicon places of words that tell of an act whatever its class: those of acts, of what is done, of what it wrecks.
ACTS = (
    "acts.act",
    "acts.generic",
    "trigger",
    "triggers.later_death",
    "actors.carries_out",
    "actors.done",
    "targets.verb",
    "targets.participle",
    "targets.wrecked",
    "targets.suffers",
)
# The codebook's count of those taken into custody.
ARRESTED = "arrested"
SAYS, RELATIVE = "attribution.says", "function.relative"
ASIDES = ("acts.aside", SAYS)
GOVERNING = (*ACTS, *ASIDES)
# What stands before a noun and its adjectives.
BEFORE_NOUNS = (
    "function.definite",
    "function.preposition",
    "numbers.article",
    "attribution.that",
    "function.agent",
)


def governs(reading: Reading, index: int) -> bool | None:
    """True where the token tells of an act, False where it governs days that are no act's, None for other words.

    The longer phrase decides; of two alike the act.
    """
    found = reading.marks.places_of.get(index)
    if found is None or found.isdisjoint(GOVERNING) or index in reading.timed:
        return None
    if _is_arrest_over_an_act(reading, index):
        return False
    act = max((hit.last - hit.first for hit in _acts_over(reading, index, found)), default=0)
    aside = max((hit.last - hit.first for hit in _asides_over(reading, index, found)), default=0)
    return None if not act and not aside else act >= aside


def _is_arrest_over_an_act(reading: Reading, index: int) -> bool:
    """ "Were | arrested | on Tuesday over the bombing": the day of what came of an act that is told behind it."""
    hit = reading.marks.over("trigger", index)
    if hit is None or ARRESTED not in hit.entries:
        return False
    sentence = reading.sentence(index)
    return any(
        reading.marks.is_in(act.first - 1, "function.definite", "function.possessive")
        and reading.marks.is_in(act.first - 2, "function.preposition", "function.of")
        for place in ("acts.act", "acts.generic")
        for act in reading.marks.within(place, hit.last, sentence.last)
    )


def _acts_over(reading: Reading, index: int, found: AbstractSet[str]) -> Iterator[Hit]:
    """found: the lexicon places that the token lies in."""
    for place in ACTS:
        hit = reading.marks.over(place, index) if place in found else None
        if hit is not None and _is_dated(reading, place, hit):
            yield hit


def _asides_over(reading: Reading, index: int, found: AbstractSet[str]) -> Iterator[Hit]:
    for place in ASIDES:
        hit = reading.marks.over(place, index) if place in found else None
        if hit is not None and (place != SAYS or is_said(reading, index)):
            yield hit


def is_said(reading: Reading, index: int) -> bool:
    """Whether a token is part of a verb of saying, and not an adjective made of one ("alleged rebels")."""
    hit = reading.marks.over(SAYS, index)
    if hit is None:
        return False
    if reading.marks.at("actors.alleged", hit.first) is None or reading.marks.is_in(
        hit.last, "attribution.that"
    ):
        return True
    before = hit.first - 1
    return before >= 0 and before not in reading.timed and not reading.marks.is_in(before, *BEFORE_NOUNS)


def _is_dated(reading: Reading, place: str, hit: Hit) -> bool:
    match place:
        case "acts.act":
            return any(entry.text("act") not in TALKED for entry in hit.entries)
        case "trigger":
            return tells_of_harm(reading, hit)
        case "actors.carries_out" | "actors.done":
            return not any(entry.flag("needs_deed") or entry.flag("needs_arm") for entry in hit.entries)
    return True


def tells_of_harm(reading: Reading, hit: Hit) -> bool:
    """Whether a trigger counts people harmed; what falls and stands is told of too much else ("mercury fell")."""
    return not reading.lexicon.person_tolls.isdisjoint(hit.entries)
