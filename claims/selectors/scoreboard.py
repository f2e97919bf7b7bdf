"""How right the producers were: their proposals against what reviewers decided about them.

Outward: ``scoreboard``, ``board_of`` and ``DIMENSIONS``. Only people's decisions count: what a policy accepted says
nothing about the words. A proposal is right where it was accepted as it stood; what a person moved to another
attribute was wrong in the one that was proposed. Precision is over the decided proposals; recall over the accepted
claims of the finished articles that the version read, those that people added or corrected included. What is counted
how is in ``score_cells``. Interval: Wilson, "Probable Inference" (1927), 95 %.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from claims.domain.shares import wilson
from claims.selectors.score_cells import Cell, cells_of
from claims.selectors.visibility import visible_claims

DIMENSIONS = ("attribute", "language", "rule", "version")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """right of total, with its 95 % interval; nothing to share where total is 0."""

    right: int
    total: int

    @property
    def value(self) -> float | None:
        return self.right / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's interval, inclusive ends in [0, 1]; None where total is 0."""
        return wilson(self.right, self.total)


@dataclass(slots=True)
class Score:
    """One line. key: one word per dimension asked for. accepted: as they stood; corrected: accepted after a change.

    open: waiting for a person. findable, found: accepted claims of finished articles that the version read, and those
    of them that it had proposed as they stand.
    """

    key: Key
    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    open: int = 0
    findable: int = 0
    found: int = 0

    @property
    def precision(self) -> Share:
        return Share(self.accepted, self.accepted + self.corrected + self.rejected)

    @property
    def recall(self) -> Share:
        return Share(self.found, self.findable)

    @property
    def f1(self) -> float | None:
        precision, recall = self.precision.value, self.recall.value
        if precision is None or recall is None:
            return None
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class _Board:
    by: Sequence[str]
    scores: dict[Key, Score] = field(default_factory=dict)

    def at(self, words: dict[str, str]) -> Score:
        key = tuple(words[name] for name in self.by)
        return self.scores.setdefault(key, Score(key))


def scoreboard(
    by: Sequence[str] = DIMENSIONS, *, user: Any = None, language: str = "", version: str = ""
) -> list[Score]:
    """One score per combination of the dimensions, in the order of their words.

    by: of DIMENSIONS, [] = one line for all. user: None = the machine, which sees all. language, version: only these,
    "" = all. A rule's recall is its share of what its attribute holds. Raises ValueError on another dimension.
    """
    return board_of(cells_of(visible_claims(user)), by, language=language, version=version)


def board_of(
    cells: Iterable[Cell], by: Sequence[str] = DIMENSIONS, *, language: str = "", version: str = ""
) -> list[Score]:
    """The scoreboard of what was counted: all cells that the person may see. Raises ValueError as ``scoreboard``."""
    unknown = [name for name in by if name not in DIMENSIONS]
    if unknown:
        raise ValueError(f"A scoreboard has no dimension {unknown[0]!r}; accepted: {', '.join(DIMENSIONS)}.")
    board, held = _Board(by), Counter[tuple[str, str, str]]()
    for cell in cells:
        if (language and cell.language != language) or (version and cell.version != version):
            continue
        if cell.rule is None:
            held[cell.attribute, cell.language, cell.version] += cell.findable
            continue
        score = board.at(
            {
                "attribute": cell.attribute,
                "language": cell.language,
                "rule": cell.rule,
                "version": cell.version,
            }
        )
        score.accepted += cell.accepted
        score.corrected += cell.corrected
        score.rejected += cell.rejected
        score.open += cell.open
        score.found += cell.found
    _add_findable(board, held)
    return [board.scores[key] for key in sorted(board.scores)]


def _add_findable(board: _Board, held: Counter[tuple[str, str, str]]) -> None:
    """Every version is measured on the articles it read; a rule's line gets what its attribute holds."""
    if "rule" in board.by:
        _share_among_rules(board, held)
        return
    for (attribute, language, ran), number in held.items():
        board.at({"attribute": attribute, "language": language, "version": ran}).findable += number


def _share_among_rules(board: _Board, held: Counter[tuple[str, str, str]]) -> None:
    places = [
        board.by.index(name) if name in board.by else None for name in ("attribute", "language", "version")
    ]
    for score in board.scores.values():
        score.findable = sum(number for key, number in held.items() if _is_within(score.key, key, places))


def _is_within(key: Key, held: Iterable[str], places: Collection[int | None]) -> bool:
    return all(place is None or key[place] == word for place, word in zip(places, held, strict=True))
