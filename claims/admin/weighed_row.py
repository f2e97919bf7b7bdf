"""What the voices add, as the event page shows it: sentences in the reader's language beside their claims.

Outward: ``WeighedRow``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from claims.consensus.explanation import say
from claims.models import Consensus, ConsensusCandidate
from claims.selectors.events import Cell, Row


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and the claims it speaks of that the reader may see."""

    sentence: str
    cells: tuple[Cell, ...] = ()


class WeighedRow:
    """One row of the matrix with a consensus that was weighed. language: of a catalogue. names: see ``say``."""

    def __init__(
        self, row: Row, consensus: Consensus, language: str, names: Mapping[str, str] | None = None
    ) -> None:
        self.consensus = consensus
        self._row = row
        self._language = language
        self._names = names
        self._told: Mapping[str, Any] = consensus.weighing

    @property
    def voices_weighed(self) -> list[Said]:
        return self._said("voices_said")

    @property
    def asides(self) -> list[Said]:
        """Of claims that the reader may see."""
        return [said for said in self._said("asides") if said.cells]

    @property
    def hangs_on(self) -> list[Said]:
        return self._said("hangs_on")

    @property
    def questions(self) -> list[Said]:
        """None once an editor ruled and the picture is the same: the question was answered."""
        return [] if self.consensus.ruling == "ruled" else self._said("questions")

    @property
    def is_excluded_by_part(self) -> bool:
        """Whether the probabilities leave out what speaks against all of them: a part that is more."""
        return any(code == "contested_by_part" for code, _ in self.consensus.remarks)

    @property
    def likely(self) -> list[Said]:
        """Not where an editor ruled, since a ruling is no probability, nor where a part excludes what is likely."""
        is_silent = self.consensus.ruling == "ruled" or self.is_excluded_by_part
        return [] if is_silent else self._said("likely")

    @property
    def has_scores(self) -> bool:
        """Whether any voice speaks of the row itself: of a whole that only its parts tell of nothing is weighed."""
        return bool(self._told.get("scores"))

    @property
    def scored(self) -> Iterator[tuple[ConsensusCandidate, str]]:
        return zip(self._row.candidates, self._told.get("scores", ()), strict=False)

    @property
    def none_of_these(self) -> Decimal | None:
        share = self._told.get("none_of_these")
        return None if share is None else Decimal(share)

    def _said(self, about: str) -> list[Said]:
        remarks: Sequence[Any] = self._told.get(about, ())
        sentences = say(remarks, self._language, self._names)
        return [
            Said(sentence.strip(), self._cells(arguments))
            for sentence, (_, arguments) in zip(sentences, remarks, strict=True)
        ]

    def _cells(self, arguments: Mapping[str, Any]) -> tuple[Cell, ...]:
        """Of the voice, or of the claim, that a remark names."""
        if "claim" in arguments:
            return tuple(cell for cell in self._all if cell.claim.public_id == arguments["claim"])
        if "voice" not in arguments:
            return ()
        return tuple(cell for cell in self._all if cell.voice == arguments["voice"])

    @cached_property
    def _all(self) -> list[Cell]:
        return [*(cell for cells in self._row.cells.values() for cell in cells), *self._row.behind]
