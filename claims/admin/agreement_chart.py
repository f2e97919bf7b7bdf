"""Agreement week by week as the points of a small SVG, 1 at the top, what chance gives at the bottom.

Outward: ``agreement_chart``. Geometry only, no words and no styles; the table beside the chart says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.selectors.recent_agreement import Week

# Units of the view box: a step per week, a height that leaves the chart about four times as wide as high.
STEP, HEIGHT, RADIUS = 60, 64, 4


@dataclass(frozen=True, slots=True)
class Point:
    """x, y: its middle. is_below: less than chance would give, drawn on the ground."""

    x: int
    y: float
    is_below: bool


@dataclass(frozen=True, slots=True)
class AgreementChart:
    """path: the points as a line, in order; a week without any leaves no gap in it."""

    points: list[Point]
    path: str
    width: int
    view_box: str
    ground: int = HEIGHT
    radius: int = RADIUS


def agreement_chart(weeks: Sequence[Week]) -> AgreementChart | None:
    """weeks: the oldest first. None where of no week anything can be said."""
    points = [
        Point(STEP * place, round(HEIGHT * (1 - max(alpha, 0.0)), 1), alpha < 0)
        for place, week in enumerate(weeks)
        if week.line is not None and (alpha := week.line.alpha) is not None
    ]
    if not points:
        return None
    width = STEP * (len(weeks) - 1)
    edge = RADIUS + 2
    path = " ".join(f"{point.x},{point.y}" for point in points)
    return AgreementChart(points, path, width, f"-{edge} -{edge} {width + 2 * edge} {HEIGHT + 2 * edge}")
