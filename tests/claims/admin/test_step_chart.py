"""claims.admin.step_chart: the points of a curve in steps."""

from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

import pytest

from claims.admin.step_chart import BETWEEN_DAYS, step_chart
from claims.consensus.toll_curve import Step
from claims.domain.codes import Evidence


def step(day: int, value: int | None, low: int | None = 0, high: int | None = 10) -> Step:
    numbers = (None if each is None else Decimal(each) for each in (value, low, high))
    return Step(datetime(2020, 11, day, tzinfo=UTC), *numbers, Evidence.UNDISPUTED)


def test_the_line_is_level_until_the_next_moment() -> None:
    chart = step_chart([step(1, 5), step(2, 10)])
    assert chart is not None
    assert chart.lines == ["46,86.7 440,86.7 440,47.3 472,47.3"]
    assert chart.dots == [(46.0, 86.7), (440.0, 47.3)]


def test_the_line_is_broken_where_there_is_no_value() -> None:
    chart = step_chart([step(1, 5), step(2, None), step(3, 5)])
    assert chart is not None
    assert len(chart.lines) == 2
    assert len(chart.dots) == 2


def test_an_open_high_reaches_the_upper_edge() -> None:
    chart = step_chart([step(1, 5, 5, None)])
    assert chart is not None
    assert chart.band.startswith("46,8 ")


def test_a_figure_that_never_moved_stands_below_the_top_between_marks_that_are_named() -> None:
    chart = step_chart([step(1, 6, 6, 6), step(3, 6, 6, 6)])
    assert chart is not None
    assert [number for number, _ in chart.marks] == [0, 2, 4, 6, 8]
    assert chart.marks[0][1] == chart.frame[3]
    assert chart.marks[-1][1] == chart.frame[2]
    assert chart.lines == ["46,37.5 440,37.5 440,37.5 472,37.5"]
    assert dict(chart.marks)[Decimal(6)] == 37.5


@pytest.mark.parametrize(
    ("most", "marks"),
    [
        # Small figures are counted one by one; large ones in round steps; none is above the scale.
        (1, [0, 1, 2]),
        (3, [0, 1, 2, 3, 4]),
        (10, [0, 5, 10, 15]),
        (99, [0, 50, 100]),
        (5200, [0, 2000, 4000, 6000]),
    ],
)
def test_marks_are_few_and_round(most: int, marks: list[int]) -> None:
    chart = step_chart([step(1, most, most, most)])
    assert chart is not None
    assert [number for number, _ in chart.marks] == marks


def test_days_do_not_stand_on_each_other() -> None:
    chart = step_chart([step(day, 5) for day in range(1, 20)])
    assert chart is not None
    places = [left if end == "start" else left - BETWEEN_DAYS for _, left, end in chart.moments]
    assert chart.moments[0][0].day == 1
    assert all(later - earlier >= BETWEEN_DAYS for earlier, later in pairwise(places))
    assert len(places) > 2


def test_the_last_day_does_not_leave_the_chart() -> None:
    chart = step_chart([step(1, 5), step(30, 5)])
    assert chart is not None
    assert [end for _, _, end in chart.moments] == ["start", "end"]


def test_nothing_to_draw_is_no_chart() -> None:
    assert step_chart([step(1, None, None, None)]) is None
    assert step_chart([]) is None
