"""The points of agreement week by week: 1 at the top, chance on the ground, gaps left out."""

from datetime import date

import pytest

from claims.admin.agreement_chart import HEIGHT, STEP, agreement_chart
from claims.selectors.agreement import Agreement
from claims.selectors.recent_agreement import Week

ALWAYS = [("kept", "kept"), ("rejected", "rejected")]
NEVER = [("kept", "rejected"), ("rejected", "kept")]


def week(number: int, decisions: list[tuple[str, str]] | None) -> Week:
    line = None if decisions is None else Agreement((), decisions=decisions)
    return Week(date(2020, 11, 2 + 7 * number), line)


def test_weeks_without_a_pair_and_without_a_coefficient_have_no_point() -> None:
    drawn = agreement_chart([week(0, ALWAYS), week(1, None), week(2, [("kept", "kept")]), week(3, NEVER)])
    assert drawn is not None
    assert [(point.x, point.y, point.is_below) for point in drawn.points] == [
        (0, 0.0, False), (3 * STEP, float(HEIGHT), True),
    ]  # fmt: skip
    assert drawn.path == f"0,0.0 {3 * STEP},{float(HEIGHT)}"


@pytest.mark.parametrize("weeks", [[], [week(0, None)], [week(0, [])]])
def test_nothing_is_drawn_where_nothing_can_be_said(weeks: list[Week]) -> None:
    assert agreement_chart(weeks) is None
