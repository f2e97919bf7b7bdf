"""A curve in steps as the points of a small SVG: the band between low and high, the line of the values, two axes.

Outward: ``step_chart``. Geometry, numbers and moments only, no words and no styles; the table beside the chart says
the same. Where there is no value the line is broken; an open high reaches the upper edge. The scale starts at 0 and
leaves room above the highest number, so that a figure that never moved reads as one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from claims.consensus.toll_curve import Step

# Units of the view box: a chart as wide as a card is, three times as wide as high. Arbitrary but works.
WIDTH, HEIGHT = 480, 150
# Room for the numbers to the left, the days below, half a dot elsewhere.
LEFT, BELOW, MARGIN = 46, 24, 8
# Marks on the scale of numbers at most, and how far apart the days under the chart stand at least.
MOST_MARKS, BETWEEN_DAYS = 5, 74
NICE = (1, 2, 5)
Height = Callable[[Decimal], float]


@dataclass(frozen=True, slots=True)
class Chart:
    """band, lines: "x,y x,y ..." for polygon and polylines. dots: (x, y) of every value. most: highest number told.

    marks: (number, y) of the scale, from 0. moments: (moment, x, which end of its words is at x: "start" or "end"),
    as far as they do not stand on each other. frame: left, right, top and bottom of the chart inside its axes.
    """

    band: str
    lines: list[str]
    dots: list[tuple[float, float]]
    most: Decimal
    marks: list[tuple[Decimal, float]]
    moments: list[tuple[datetime, float, str]]
    frame: tuple[int, int, int, int] = (LEFT, WIDTH - MARGIN, MARGIN, HEIGHT - BELOW)
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"


def step_chart(steps: Sequence[Step]) -> Chart | None:
    """steps: by moment. None where no step has any number."""
    numbers = [number for step in steps for number in (step.low, step.value, step.high) if number is not None]
    if not numbers:
        return None
    most = max(*numbers, Decimal(1))
    apart = _apart(most)
    top = (most // apart + 1) * apart
    start, end = steps[0].moment.timestamp(), steps[-1].moment.timestamp()

    def across(step: Step) -> float:
        share = (step.moment.timestamp() - start) / (end - start) if end > start else 0.0
        # The last figure is given room: it holds from its moment on.
        return round(LEFT + share * (WIDTH - LEFT - 5 * MARGIN), 1)

    def up(number: Decimal) -> float:
        return round(HEIGHT - BELOW - float(number / top) * (HEIGHT - BELOW - MARGIN), 1)

    ends = [*(across(step) for step in steps[1:]), float(WIDTH - MARGIN)]
    spans = [(across(step), right, step) for step, right in zip(steps, ends, strict=True)]
    upper = [point for left, right, step in spans for point in _level(left, right, _top(step, top), up)]
    lower = [
        point for left, right, step in spans for point in _level(left, right, step.low or Decimal(0), up)
    ]
    dots = [(left, up(step.value)) for left, _, step in spans if step.value is not None]
    marks = [(apart * number, up(apart * number)) for number in range(int(top / apart) + 1)]
    moments = _apart_enough([(step.moment, left) for left, _, step in spans])
    return Chart(_points([*upper, *reversed(lower)]), _lines(spans, up), dots, most, marks, moments)


def _apart(most: Decimal) -> Decimal:
    """Between marks: 1, 2 or 5 times a power of ten, so that few of them reach beyond the highest number."""
    unit = Decimal(1)
    while True:
        for nice in NICE:
            if most // (unit * nice) + 1 < MOST_MARKS:
                return unit * nice
        unit *= 10


def _apart_enough(moments: Sequence[tuple[datetime, float]]) -> list[tuple[datetime, float, str]]:
    """The first, and each whose words neither stand on those before nor leave the chart."""
    kept: list[tuple[datetime, float, str]] = []
    free = 0.0
    for moment, left in moments:
        is_last = left + BETWEEN_DAYS > WIDTH
        starts = left - BETWEEN_DAYS if is_last else left
        if starts >= free:
            kept.append((moment, left, "end" if is_last else "start"))
            free = starts + BETWEEN_DAYS
    return kept


def _top(step: Step, top: Decimal) -> Decimal:
    return top if step.high is None else step.high


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
