"""The claims behind one row of the matrix, grouped by voice, the oldest first: for whoever asks why, or rules.

Outward: ``told_voices``.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from claims.selectors.events import Cell, Row


@dataclass(frozen=True, slots=True)
class ToldVoice:
    """One voice, None = claims that count in none: only suggested, or retracted. cells: by day, article and place."""

    voice: int | None
    cells: list[Cell]


def told_voices(row: Row) -> list[ToldVoice]:
    """The voice that spoke first comes first, on the same day the lower number, what counts in none last.

    Claims of another attribute or scope that count here stand with their voice.
    """
    told: defaultdict[int | None, list[Cell]] = defaultdict(list)
    for cell in sorted((*(cell for cells in row.cells.values() for cell in cells), *row.behind), key=_place):
        told[cell.voice].append(cell)
    voices = [ToldVoice(voice, cells) for voice, cells in told.items()]
    return sorted(voices, key=lambda each: each.voice is None)


def _place(cell: Cell) -> tuple[date, int, int, int, int]:
    """An article without a date comes last."""
    claim = cell.claim
    day = claim.article.published_lower or date.max
    return day, cell.voice or 0, claim.article_id, claim.start, claim.ordinal
