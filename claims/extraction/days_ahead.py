"""Whether a day named without its year lies ahead: "will be tried on 3 May", "scheduled for", "mardi prochain".

Outward: ``is_ahead_at``.
"""

from claims.domain.codes import Actuality
from claims.extraction.modality import clause_around
from claims.extraction.reading import Reading

# Tokens between "will" and the day that it moves ahead (arbitrary but works).
AHEAD = 8


def is_ahead_at(reading: Reading, index: int, end: int) -> bool:
    """Whether the words around a date without a year tell of what is to come: "will", "scheduled for", "prochain"."""
    if reading.marks.at("time.coming", end) or reading.marks.before("time.coming", index):
        return True
    first, last = _around(reading, index, end)
    planned = (
        entry.text("actuality") == Actuality.PLANNED
        for hit in reading.marks.within("modality.mood", first, last)
        for entry in hit.entries
    )
    return any(planned) or any(True for _ in reading.marks.within("time.ahead", first, last))


def _around(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The clause of a date near it, cut where what was said or a relative clause begins."""
    clause = clause_around(reading, first)
    clause = max(clause[0], first - AHEAD), min(clause[1], last + AHEAD)
    cuts = ("function.relative", "attribution.that", "attribution.says")
    while first > clause[0] and not reading.marks.is_in(first - 1, *cuts):
        first -= 1
    while last < clause[1] and not reading.marks.is_in(last, *cuts):
        last += 1
    return first, last
