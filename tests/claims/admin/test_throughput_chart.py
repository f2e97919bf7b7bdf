"""The bars of the work of a month."""

from datetime import date, timedelta
from itertools import pairwise

from claims.admin.throughput_chart import HEIGHT, LEAST_HEIGHT, throughput_chart
from claims.selectors.throughput import Day

FIRST = date(2026, 3, 1)


def days(*counts: tuple[int, int]) -> list[Day]:
    return [Day(FIRST + timedelta(days=place), *count) for place, count in enumerate(counts)]


def test_the_busiest_day_fills_the_height_and_the_own_part_stands_in_it() -> None:
    drawn = throughput_chart(days((4, 1), (2, 2)))
    assert drawn is not None
    assert drawn.most == 4
    assert [(bar.top, bar.height, bar.own_height) for bar in drawn.bars] == [
        (0.0, HEIGHT, HEIGHT / 4),
        (HEIGHT / 2, HEIGHT / 2, HEIGHT / 2),
    ]
    assert all(bar.own_top + bar.own_height == HEIGHT for bar in drawn.bars)


def test_bars_stand_side_by_side_within_the_picture() -> None:
    drawn = throughput_chart(days(*[(1, 0)] * 30))
    assert drawn is not None
    edges = [(bar.left, bar.left + bar.width) for bar in drawn.bars]
    assert all(right < left for (_, right), (left, _) in pairwise(edges))
    assert edges[-1][1] == drawn.width


def test_a_day_without_work_has_no_bar_and_one_decision_among_many_has() -> None:
    drawn = throughput_chart(days((0, 0), (1, 0), (5000, 0)))
    assert drawn is not None
    assert [bar.height for bar in drawn.bars] == [0.0, LEAST_HEIGHT, HEIGHT]


def test_no_chart_where_nothing_was_decided() -> None:
    assert throughput_chart(days((0, 0), (0, 0))) is None
    assert throughput_chart([]) is None
