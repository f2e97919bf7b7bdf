"""Verbs that are no counted noun's: another's, those of a toll told already, or what the people counted did.

Outward: ``is_said_of_another``. Used by ``frames``, where a number and a trigger are paired.
"""

from claims.extraction.arguments import has_side, is_active, is_presupposed
from claims.extraction.distance import inserted_after, speaks_before
from claims.extraction.fitting import has_another_subject, is_by_another_relative
from claims.extraction.gravest import dies_later
from claims.extraction.partitives import describes, is_counted_noun, is_of_relative, is_of_some, is_of_which
from claims.extraction.persons import acts_itself, are_left_harmed
from claims.extraction.reading import Counted, Reading
from claims.extraction.subgroup_words import describes_next
from claims.extraction.tokens import Hit

# Patterns whose number stands before the verb that is said of it.
BEFORE_VERB = frozenset({"passive", "subject"})
# Units of what its own noun counts, whatever its verb.
ACTS = frozenset({"attack", "explosion"})
# The unit of what attacks as well as is attacked.
VEHICLE = "vehicle"


def is_said_of_another(reading: Reading, trigger: Hit, key: str, counted: Counted, side: str) -> bool:
    """Whether the verb has another subject, tells no new toll, or tells what the people counted did."""
    is_level = not reading.lexicon.codebook[key].accumulating
    if side == "object" and is_level and are_left_harmed(reading, counted):
        return True
    if side == "reduced" and counted.is_elided and reading.lexicon.codebook[key].unit in ACTS:
        return True  # "both carried out | attacks |": the acts are what they did
    if (side == "reduced" or side in BEFORE_VERB) and _is_behind_a_source(reading, counted, trigger):
        return True
    if side in BEFORE_VERB and (
        has_another_subject(reading, counted, trigger, key)
        or is_of_relative(reading, counted)
        or is_by_another_relative(reading, counted, trigger)
    ):
        return True
    if (
        side == "reduced"
        and reading.lexicon.codebook[key].unit == VEHICLE
        and is_active(reading, trigger, counted)
    ):
        return True  # "| two helicopters | struck the camp": they did it
    if side == "reduced" and (
        (dies_later(reading, trigger, counted) and not is_of_which(reading, counted))
        or _is_of_the_first_verb(reading, trigger, counted)
    ):
        return True  # "three of the | 18 guards | wounded died": the 18 were wounded
    return reading.lexicon.codebook[key].unit == "person" and (
        _only_says_of_whom(reading, trigger, key, counted)
        or _tells_nothing(reading, trigger, counted, side)
        or _is_doer(reading, trigger, counted, side)
    )


def _only_says_of_whom(reading: Reading, trigger: Hit, key: str, counted: Counted) -> bool:
    """ "nine of the | kidnapped | nuns were free": who they are of; of the hurt it says which part they are."""
    is_toll = key in reading.lexicon.person_tolls
    is_inside = counted.amount.last < trigger.first < counted.noun_first
    return is_inside and not is_toll and is_of_some(reading, counted)


def _is_of_the_first_verb(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """ "Shot down two drones and | destroyed | the missile": "and" joins the verb to the one before its object."""
    before = trigger.first
    while reading.marks.is_in(before - 1, "function.adverb"):
        before -= 1
    if reading.marks.before("function.conjunction", before) is None or not is_active(
        reading, trigger, counted
    ):
        return False
    first = reading.sentence(trigger.first).first
    return reading.marks.has(first, counted.first, "trigger")


def _is_behind_a_source(reading: Reading, counted: Counted, trigger: Hit) -> bool:
    """ "Several thousand according to reporters | present |": is said of the source, unless in commas."""
    gap = (counted.last, trigger.first)
    return inserted_after(reading, *gap) == counted.last and reading.marks.has(*gap, "attribution.according")


def _tells_nothing(reading: Reading, trigger: Hit, counted: Counted, side: str) -> bool:
    """ "The anniversary of the killing of a general" tells no new death; "an officer said that" names the speaker."""
    if side == "subset":
        return False
    if side == "noun_of":
        return counted.amount.origin == "article" and is_presupposed(reading, trigger)
    if side == "reduced" and (
        is_counted_noun(reading, trigger)
        or describes(reading, trigger, counted)
        or not _agrees(reading, trigger, counted)
    ):
        return True
    return counted.last <= trigger.first and speaks_before(reading, counted.last, trigger.first)


def _agrees(reading: Reading, trigger: Hit, counted: Counted) -> bool:
    """Whether a participle may be said of the number: "onze soldats ...; le dixième, | blessé |" is said of one.

    Where what qualifies a noun follows it, it takes the noun's number, unless it is an adverb ("dont deux
    mortellement").
    """
    if counted.amount.number == 1 or reading.lexicon.pack.setting("adjectives_first"):
        return True
    if reading.marks.is_in(trigger.first, "function.adverb"):
        return True
    endings = tuple(reading.lexicon.pack.setting("plurals"))
    return any(reading.tokens[index].fold.endswith(endings) for index in range(trigger.first, trigger.last))


def _is_doer(reading: Reading, trigger: Hit, counted: Counted, side: str) -> bool:
    """Whether the people counted did it rather than suffered it: "by four men", "soldiers who killed the driver"."""
    is_assailant = reading.marks.is_in(counted.noun_last - 1, "nouns.assailant")
    is_assailant = is_assailant and reading.lexicon.pack.setting(
        "adjectives_first"
    )  # "hit" is no past in French
    if side == "reduced" and is_assailant and has_side(reading, trigger, "of_things"):
        return True
    if side in ("active", "object") and acts_itself(reading, counted):
        return True
    if side == "reduced" and describes_next(reading, trigger.last):
        return False
    if side == "subject" and has_side(reading, trigger, "of_things") and is_active(reading, trigger, counted):
        return True  # "un automobiliste a percuté | deux agents |"
    return side == "agent" or (side == "reduced" and is_active(reading, trigger, counted))
