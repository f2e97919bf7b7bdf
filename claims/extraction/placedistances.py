"""Places told by how far they are from a name: "à une vingtaine de kilomètres au nord d'Ardoun".

Outward: ``distant_in`` and ``tells_distance``. The whole phrase is the place, for what lies twenty kilometres from a
town is not the town.
"""

from collections.abc import Iterator

from claims.extraction.nounphrases import DETERMINERS
from claims.extraction.placenames import place_name_at
from claims.extraction.placenouns import noun_at
from claims.extraction.placephrases import PLACE, place_finding
from claims.extraction.reading import Finding, Reading, Sentence
from claims.extraction.tokens import Hit, Kind
from claims.extraction.whereabouts import places_event, tells_event

AWAY, UNIT = "places.away", "measures.unit"
# Units of length, as packs spell their symbols.
LENGTHS = frozenset({"km", "m", "mi"})
# What leads from the unit to the name: "20 km | de |", "20 km | au nord de |".
LEADS = ("places.near", "places.close", "function.of")
AMOUNTS = (
    "function.of",
    "bounds.before",
    "numbers.about",
    "numbers.vague",
    "numbers.cardinal",
    "numbers.multiplier",
    "numbers.range",
)
# What stands between a name's comma and the distance: ", | a small village situated | 20 km".
BETWEEN = (
    "places.settlement",
    "places.region",
    "places.plain",
    "targets.area",
    "function.definite",
    "function.indefinite",
    "numbers.article",
    "places.away",
    "function.verb",
    "function.participle",
)
PATTERN = "distance"


def distant_in(reading: Reading, sentence: Sentence) -> Iterator[Finding]:
    if not reading.marks.has(sentence.first, sentence.last, AWAY) or not tells_event(reading, sentence):
        return
    for unit in reading.marks.within(UNIT, sentence.first, sentence.last):
        first, last = _amount_before(reading, unit, sentence.first), _name_after(reading, unit, sentence.last)
        if first is None or last is None or not places_event(reading, sentence, first, last):
            continue
        if not _describes_a_name(reading, first, sentence.first):
            yield place_finding(reading, PLACE, (first, last), PATTERN)


def _describes_a_name(reading: Reading, first: int, earliest: int) -> bool:
    """ "In Ardun, a village | 20 km from Varna |": how far away the place told before is, and no other place."""
    index = reading.marks.before(AWAY, first)
    before = (index.first if index is not None else first) - 1
    while before > earliest and reading.marks.is_in(before, *BETWEEN):
        before -= 1
    if before <= earliest or reading.tokens[before].raw != ",":
        return False
    return reading.tokens[before - 1].is_capital and before - 1 not in reading.timed


def _amount_before(reading: Reading, unit: Hit, earliest: int) -> int | None:
    """Where the distance starts, right behind the word that leads to it; None where none does."""
    if not any(entry.text("symbol") in LENGTHS for entry in unit.entries):
        return None
    first = unit.first
    while first > earliest and _is_amount(reading, first - 1):
        first -= 1
    leads = (reading.marks.before(AWAY, index) for index in range(first, unit.first))
    away = next((hit for hit in leads if hit is not None), None)
    return away.last if away is not None else None


def tells_distance(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether a phrase opens with a distance: "a bomb went off at | 15 km from Ardun |"."""
    unit = next(reading.marks.within(UNIT, *span), None)
    is_length = unit is not None and any(entry.text("symbol") in LENGTHS for entry in unit.entries)
    return is_length and unit is not None and all(_is_amount(reading, i) for i in range(span[0], unit.first))


def _is_amount(reading: Reading, index: int) -> bool:
    return reading.tokens[index].kind is Kind.NUMBER or reading.marks.is_in(index, *AMOUNTS)


def _name_after(reading: Reading, unit: Hit, end: int) -> int | None:
    """Where the name ends that the distance is told from; None where no name follows."""
    lead = next((hit for place in LEADS if (hit := reading.marks.at(place, unit.last)) is not None), None)
    if lead is None:
        return None
    index = lead.last
    while index < end and reading.marks.is_in(index, *DETERMINERS, "function.of"):
        index += 1
    noun = noun_at(reading, index) if index < end else None
    joint = reading.marks.at("function.of", noun.last) if noun is not None else None
    index = joint.last if joint is not None else index
    name = place_name_at(reading, index, end) if index < end else None
    return name.last if name is not None else None
