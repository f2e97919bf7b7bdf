"""The reliability curve as the points of a small SVG: confidence across, the share that is right up.

Outward: ``reliability_chart``. Geometry only, no words and no styles; the table beside the chart says the same. On
the diagonal confidence comes true as often as it says; a dot is as large as the share of items that it stands for.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from claims.selectors.learned import CurveBin

# Units of the view box, and of the dots: a square as wide as half a card. Arbitrary but works.
SIDE, MARGIN = 240, 14
LEAST_DOT, MOST_DOT = 3.0, 10.0


@dataclass(frozen=True, slots=True)
class ReliabilityChart:
    """ideal, line: "x,y x,y ..." for polylines. dots: (x, y, radius) of every bin. frame: left, top, width of the
    square in which both shares run from 0 to 1.
    """

    ideal: str
    line: str
    dots: list[tuple[float, float, float]]
    frame: tuple[int, int, int] = (MARGIN, MARGIN, SIDE - 2 * MARGIN)
    view_box: str = f"0 0 {SIDE} {SIDE}"


def reliability_chart(bins: Sequence[CurveBin]) -> ReliabilityChart | None:
    """bins: by confidence. None where there is none."""
    if not bins:
        return None
    most = max(one.items for one in bins)
    dots = [
        (
            _across(float(one.confidence)),
            _up(float(one.right)),
            round(max(LEAST_DOT, MOST_DOT * math.sqrt(one.items / most)), 1),
        )
        for one in bins
    ]
    ideal = f"{_across(0):g},{_up(0):g} {_across(1):g},{_up(1):g}"
    return ReliabilityChart(ideal, " ".join(f"{x:g},{y:g}" for x, y, _ in dots), dots)


def _across(share: float) -> float:
    return round(MARGIN + share * (SIDE - 2 * MARGIN), 1)


def _up(share: float) -> float:
    return round(SIDE - MARGIN - share * (SIDE - 2 * MARGIN), 1)
