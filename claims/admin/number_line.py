"""What each voice says of a number and what follows from it, on one number line: for whoever rules on a conflict.

Outward: ``number_line``. Geometry only; the values stand beside it in words, so that the picture is never needed. The
scale runs from 0 to the highest number told; what has no upper bound reaches its end.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from claims.admin.cells import is_denied
from claims.domain.values import NUMERIC_KINDS
from claims.models.typed_value import TypedValue
from claims.selectors.events import Cell, Row

# Units of the view box: two thirds of a phone wide, as high as a line of text; the scale has its numbers below.
WIDTH, HEIGHT, MARGIN, BELOW = 260, 16, 8, 14
# Numbers on the scale beside 0, at most.
MOST_MARKS = 4
NICE = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Mark:
    """low, high: the ends of what is said, from the left. best: the number itself, None = only bounds are said.

    ends: bounds that are stated, where there is no best.
    """

    low: float
    high: float
    best: float | None
    is_open: bool
    ends: tuple[float, ...] = ()

    @property
    def is_point(self) -> bool:
        return self.best is not None and self.low == self.high == self.best


@dataclass(frozen=True, slots=True)
class Lane:
    """One voice. voice: its number. marks: without what it denies."""

    voice: int
    cells: list[Cell]
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class NumberLine:
    """settled: low, best and high as derived, None = nothing is. scale: (number, x), from 0."""

    settled: Mark | None
    lanes: list[Lane]
    scale: list[tuple[Decimal, float]]
    width: int = WIDTH
    middle: int = HEIGHT // 2
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"
    scale_box: str = f"0 0 {WIDTH} {BELOW}"

    @property
    def tells_apart(self) -> bool:
        """Whether not all of it is one and the same mark, of which a picture says nothing."""
        return len({mark for lane in self.lanes for mark in lane.marks} | {self.settled}) > 1


def number_line(row: Row) -> NumberLine | None:
    """None for other kinds than numbers, where no voice is counted, and where no number has a place on the scale."""
    consensus = row.consensus
    if consensus is None or consensus.value_kind not in NUMERIC_KINDS:
        return None
    voices = _voices(row)
    told = [number for cells in voices.values() for cell in cells for number in _numbers(cell.claim)]
    told += _numbers(consensus)
    top = max(told, default=Decimal(0))
    if not voices or top <= 0 or min(told) < 0:
        return None
    lanes = [
        Lane(voice, cells, _distinct(_mark(cell.claim, top) for cell in cells if not is_denied(cell.claim)))
        for voice, cells in sorted(voices.items())
    ]
    has_bounds = consensus.has_value or consensus.lower is not None or consensus.upper is not None
    return NumberLine(_mark(consensus, top, is_settled=True) if has_bounds else None, lanes, _scale(top))


def _voices(row: Row) -> dict[int, list[Cell]]:
    voices: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell in (*(cell for cells in row.cells.values() for cell in cells), *row.behind):
        if cell.voice is not None and cell.claim.value_kind in NUMERIC_KINDS:
            voices[cell.voice].append(cell)
    return voices


def _numbers(value: TypedValue) -> list[Decimal]:
    return [number for number in (value.number, value.lower, value.upper) if number is not None]


def _mark(value: TypedValue, top: Decimal, *, is_settled: bool = False) -> Mark | None:
    """None where it says no number, as that the source does not know it. "At least 4" is a bound and no point."""
    if not _numbers(value):
        return None
    low = _across(Decimal(0) if value.lower is None else value.lower, top)
    high = float(WIDTH) if value.upper is None else _across(value.upper, top)
    has_both = value.lower is not None and value.upper is not None
    if value.number is not None and (has_both or is_settled):
        return Mark(low, high, _across(value.number, top), value.upper is None)
    stated = ((low, value.lower), (high, value.upper))
    return Mark(low, high, None, value.upper is None, tuple(x for x, bound in stated if bound is not None))


def _distinct(marks: Iterable[Mark | None]) -> list[Mark]:
    return [mark for mark in dict.fromkeys(marks) if mark is not None]


def _across(number: Decimal, top: Decimal) -> float:
    return round(MARGIN + float(number / top) * (WIDTH - 2 * MARGIN), 1)


def _scale(top: Decimal) -> list[tuple[Decimal, float]]:
    """Round numbers, as far apart as leaves no more than MOST_MARKS beside 0; whole ones, since people are whole."""
    step = next(
        Decimal(nice) * 10**power
        for power in range(30)
        for nice in NICE
        if top / (Decimal(nice) * 10**power) <= MOST_MARKS
    )
    return [(step * place, _across(step * place, top)) for place in range(int(top / step) + 1)]
