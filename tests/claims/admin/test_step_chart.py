"""claims.admin.step_chart: the points of a curve in steps."""

from datetime import UTC, datetime
from decimal import Decimal

from claims.admin.step_chart import step_chart
from claims.consensus.toll_curve import Step
from claims.domain.codes import Evidence


def step(day: int, value: int | None, low: int | None = 0, high: int | None = 10) -> Step:
    numbers = (None if each is None else Decimal(each) for each in (value, low, high))
    return Step(datetime(2020, 11, day, tzinfo=UTC), *numbers, Evidence.UNDISPUTED)


def test_the_line_is_level_until_the_next_moment() -> None:
    chart = step_chart([step(1, 5), step(2, 10)])
    assert chart is not None
    assert chart.lines == ["8,60 448,60 448,8 472,8"]
    assert chart.dots == [(8.0, 60.0), (448.0, 8.0)]


def test_the_line_is_broken_where_there_is_no_value() -> None:
    chart = step_chart([step(1, 5), step(2, None), step(3, 5)])
    assert chart is not None
    assert len(chart.lines) == 2
    assert len(chart.dots) == 2


def test_an_open_high_reaches_the_upper_edge() -> None:
    chart = step_chart([step(1, 5, 5, None)])
    assert chart is not None
    assert chart.band.startswith("8,8 ")


def test_nothing_to_draw_is_no_chart() -> None:
    assert step_chart([step(1, None, None, None)]) is None
    assert step_chart([]) is None
