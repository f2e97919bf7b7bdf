"""The columns of an event's matrix by voice: articles that speak with one voice wherever both speak stand together.

Outward: ``voice_columns``. Voices are numbered row by row; articles that are one voice in one row and two in another
stand apart, since no heading over both would be true.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.selectors.events import Matrix, Row
from sources.models import Article


@dataclass(frozen=True, slots=True)
class VoiceColumn:
    """articles: side by side, one voice. origin: who speaks through them, "" where no single one is named."""

    articles: list[Article]
    origin: str = ""

    @property
    def is_shared(self) -> bool:
        return len(self.articles) > 1


def voice_columns(matrix: Matrix) -> list[VoiceColumn]:
    """In the order of the articles: a group stands where its first article stood. Asks no query."""
    voices = [_voices(row) for row in matrix.rows]
    groups: list[list[Article]] = []
    for article in matrix.articles:
        home = next(
            (group for group in groups if all(_are_one(each.pk, article.pk, voices) for each in group)), None
        )
        if home is None:
            groups.append([article])
        else:
            home.append(article)
    return [VoiceColumn(group, _origin(group, matrix.rows) if len(group) > 1 else "") for group in groups]


def _voices(row: Row) -> dict[int, frozenset[int]]:
    """Article -> the voices that it speaks with in the row; without those that only suggestions make."""
    told = {
        article: frozenset(cell.voice for cell in cells if cell.voice) for article, cells in row.cells.items()
    }
    return {article: voices for article, voices in told.items() if voices}


def _are_one(one: int, other: int, voices: Sequence[dict[int, frozenset[int]]]) -> bool:
    """Whether they share a row, and the voice of every row that they share."""
    shared = [(row[one], row[other]) for row in voices if one in row and other in row]
    return bool(shared) and all(first == second for first, second in shared)


def _origin(articles: Sequence[Article], rows: Sequence[Row]) -> str:
    """Whom all their claims name as the one who knows, where that is one."""
    ids = {article.pk for article in articles}
    cells = [cell for row in rows for pk in ids for cell in row.cells.get(pk, ())]
    names = {str(cell.claim.informant) for cell in cells if cell.voice and cell.claim.informant is not None}
    return names.pop() if len(names) == 1 else ""
