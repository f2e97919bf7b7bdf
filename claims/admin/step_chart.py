"""A curve in steps as the points of a small SVG: the band between low and high, the line of the values.

Outward: ``step_chart``. Geometry only, no words and no styles; the table beside the chart says the same. Where there
is no value the line is broken; an open high reaches the upper edge.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.consensus.toll_curve import Step

# Units of the view box: a chart as wide as a card is, four times as wide as high. Arbitrary but works.
WIDTH, HEIGHT = 480, 120
MARGIN = 8
Height = Callable[[Decimal], float]


@dataclass(frozen=True, slots=True)
class Chart:
    """band, lines: "x,y x,y ..." for polygon and polylines. dots: (x, y) of every value. most: top of the scale."""

    band: str
    lines: list[str]
    dots: list[tuple[float, float]]
    most: Decimal
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"


def step_chart(steps: Sequence[Step]) -> Chart | None:
    """steps: by moment. None where no step has any number."""
    numbers = [number for step in steps for number in (step.low, step.value, step.high) if number is not None]
    if not numbers:
        return None
    most = max(*numbers, Decimal(1))
    start, end = steps[0].moment.timestamp(), steps[-1].moment.timestamp()

    def across(step: Step) -> float:
        share = (step.moment.timestamp() - start) / (end - start) if end > start else 0.0
        # The last figure is given room: it holds from its moment on.
        return round(MARGIN + share * (WIDTH - 5 * MARGIN), 1)

    def up(number: Decimal) -> float:
        return round(HEIGHT - MARGIN - float(number / most) * (HEIGHT - 2 * MARGIN), 1)

    ends = [*(across(step) for step in steps[1:]), float(WIDTH - MARGIN)]
    spans = [(across(step), right, step) for step, right in zip(steps, ends, strict=True)]
    upper = [point for left, right, step in spans for point in _level(left, right, _top(step, most), up)]
    lower = [
        point for left, right, step in spans for point in _level(left, right, step.low or Decimal(0), up)
    ]
    dots = [(left, up(step.value)) for left, _, step in spans if step.value is not None]
    return Chart(_points([*upper, *reversed(lower)]), _lines(spans, up), dots, most)


def _top(step: Step, most: Decimal) -> Decimal:
    return most if step.high is None else step.high


def _level(left: float, right: float, number: Decimal, up: Height) -> list[tuple[float, float]]:
    height = up(number)
    return [(left, height), (right, height)]


def _lines(spans: list[tuple[float, float, Step]], up: Height) -> list[str]:
    """One line per run of steps that have a value."""
    lines: list[list[tuple[float, float]]] = [[]]
    for left, right, step in spans:
        if step.value is None:
            lines.append([])
        else:
            lines[-1] += _level(left, right, step.value, up)
    return [_points(line) for line in lines if line]


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
