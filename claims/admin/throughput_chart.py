"""Claims decided per day as the bars of a small SVG: a pale bar for everybody, a full one within it for the viewer.

Outward: ``throughput_chart``. Geometry only, no words and no styles; the table beside the chart says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.selectors.throughput import Day

# Units of the view box: a step per day, a gap between days, and a month about four times as wide as high.
STEP, GAP, HEIGHT = 12, 3, 88
# A day with one decision among thousands stays visible.
LEAST_HEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """left, width: of both bars of a day. height, own_height: 0 where there is nothing; the tops are upper edges."""

    left: int
    top: float
    height: float
    own_top: float
    own_height: float
    width: int = STEP - GAP


@dataclass(frozen=True, slots=True)
class ThroughputChart:
    """most: claims decided on the busiest day, the top of the scale. ground: how high the line below the bars is."""

    bars: list[Bar]
    most: int
    width: int
    view_box: str
    ground: int = HEIGHT


def throughput_chart(days: Sequence[Day]) -> ThroughputChart | None:
    """days: the oldest first. None where nothing was decided on any of them."""
    most = max((day.decided for day in days), default=0)
    if most == 0:
        return None
    width = STEP * len(days) - GAP
    bars = [_bar(STEP * place, day, most) for place, day in enumerate(days)]
    return ThroughputChart(bars, most, width, f"-1 -1 {width + 2} {HEIGHT + 2}")


def _bar(left: int, day: Day, most: int) -> Bar:
    height, own = _high(day.decided, most), _high(day.own, most)
    return Bar(left, round(HEIGHT - height, 1), height, round(HEIGHT - own, 1), own)


def _high(number: int, most: int) -> float:
    return 0.0 if number == 0 else max(LEAST_HEIGHT, round(HEIGHT * number / most, 1))
