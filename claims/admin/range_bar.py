"""Low, best and high of a row as a small SVG: a line from low to high, a dot at the value, ticks at what is stated.

Outward: ``range_bar``. Geometry only: the numbers stand beside it. The scale runs from 0 to the highest number of the
row; an open high reaches the end of the scale.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from claims.domain.values import NUMERIC_KINDS
from claims.models import Consensus, ConsensusCandidate

# Units of the view box: as wide as the column of the consensus, as high as a line of its text.
WIDTH, HEIGHT, MARGIN = 120, 14, 5


@dataclass(frozen=True, slots=True)
class RangeBar:
    """low, high: the ends of the line. best: the value, None = none is published. stated: values that voices state.

    All are distances from the left. is_open: nobody states an upper bound.
    """

    low: float
    high: float
    best: float | None
    stated: list[float]
    is_open: bool
    middle: int = HEIGHT // 2
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"


def range_bar(row: Consensus, candidates: Iterable[ConsensusCandidate]) -> RangeBar | None:
    """None for other kinds than numbers, and where low and high say the same as the value."""
    if row.value_kind not in NUMERIC_KINDS:
        return None
    told = [
        number
        for each in candidates
        for number in (each.number, each.lower, each.upper)
        if number is not None
    ]
    # One number and a closed high: the bar would say what the value beside it says.
    bounds = [number for number in (row.lower, row.upper, row.number) if number is not None]
    if len({*told, *bounds}) <= 1 and row.upper is not None:
        return None
    top = max((*told, *bounds), default=Decimal(0))
    if top <= 0 or min((*told, *bounds)) < 0:
        return None

    def across(number: Decimal) -> float:
        return round(MARGIN + float(number / top) * (WIDTH - 2 * MARGIN), 1)

    return RangeBar(
        low=across(row.lower) if row.lower is not None else float(MARGIN),
        high=float(WIDTH) if row.upper is None else across(row.upper),
        best=None if not row.has_value or row.number is None else across(row.number),
        stated=sorted({across(each.number) for each in candidates if each.number is not None}),
        is_open=row.upper is None,
    )
