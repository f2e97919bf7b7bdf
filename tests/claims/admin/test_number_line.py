"""What each voice says and what follows, on one number line; where it says nothing more than the words, none."""

from decimal import Decimal
from typing import Any

import pytest

from claims.admin.number_line import MARGIN, WIDTH, number_line
from claims.models import Claim, Consensus
from claims.selectors.events import Cell, Row

INNER = WIDTH - 2 * MARGIN


def numbers(lower: int | None, number: int | None, upper: int | None) -> dict[str, Any]:
    given = {"lower": lower, "number": number, "upper": upper}
    return {name: None if value is None else Decimal(value) for name, value in given.items()}


def said(voice: int | None, *told: int | None, **fields: Any) -> Cell:
    return Cell(Claim(value_kind="count", **numbers(*told), **fields), voice)


def row(
    *cells: Cell, settled: tuple[int | None, int | None, int | None] = (None, None, None), **fields: Any
) -> Row:
    has_value = settled[1] is not None
    consensus = Consensus(**{"value_kind": "count", "has_value": has_value, **numbers(*settled), **fields})
    found = Row(None, "", "", consensus)  # type: ignore[arg-type]
    found.cells[1] = list(cells)
    return found


def test_each_voice_has_its_lane_with_its_values() -> None:
    line = number_line(row(said(2, 5, 5, 5), said(1, 7, 7, 7), said(1, 4, None, None), settled=(4, None, 10)))
    assert line is not None
    assert [(lane.voice, len(lane.cells)) for lane in line.lanes] == [(1, 2), (2, 1)]
    point, bound = line.lanes[0].marks
    assert (point.is_point, point.best) == (True, round(MARGIN + 0.7 * INNER, 1))
    assert (bound.best, bound.is_open, bound.high, bound.ends) == (None, True, WIDTH, (bound.low,))
    assert line.settled is not None
    assert (line.settled.low, line.settled.best, line.settled.high) == (
        round(MARGIN + 0.4 * INNER, 1), None, WIDTH - MARGIN,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "best", "ends"),
    [
        # "at least 4": a bound from below, no point
        ((4, 4, None), None, 1),
        # "at most 4": one from above
        ((None, 4, 4), None, 1),
        # 2 to 4
        ((2, None, 4), None, 2),
        # about 4
        ((3, 4, 5), 4, 0),
    ],
)
def test_a_bound_is_no_point(told: tuple[int | None, ...], best: int | None, ends: int) -> None:
    line = number_line(row(said(1, *told), said(2, 8, 8, 8)))
    assert line is not None
    (mark,) = line.lanes[0].marks
    assert mark.best == (None if best is None else MARGIN + best / 8 * INNER)
    assert len(mark.ends) == ends


def test_the_scale_starts_at_zero_and_has_few_round_numbers() -> None:
    line = number_line(row(said(1, 90, 90, 90), said(2, 83, 83, 83)))
    assert line is not None
    assert [int(number) for number, _x in line.scale] == [0, 50]
    assert line.scale[0][1] == MARGIN


def test_what_a_voice_denies_or_does_not_know_has_no_mark() -> None:
    line = number_line(row(said(1, 5, 5, 5), said(2, 9, 9, 9, modality="denied"), said(3, None, None, None)))
    assert line is not None
    assert [len(lane.marks) for lane in line.lanes] == [1, 0, 0]


@pytest.mark.parametrize(
    "shown",
    [
        row(said(1, 5, 5, 5), value_kind="place"),
        # No voice is counted: only suggestions.
        row(said(None, 5, 5, 5), settled=(5, 5, 5)),
        # Nothing above zero has no scale.
        row(said(1, 0, 0, 0), settled=(0, 0, 0)),
    ],
)
def test_no_line_where_there_is_nothing_to_place(shown: Row) -> None:
    assert number_line(shown) is None


def test_a_line_of_one_and_the_same_number_tells_nothing_apart() -> None:
    same = number_line(row(said(1, 5, 5, 5), said(2, 5, 5, 5), settled=(5, 5, 5)))
    other = number_line(row(said(1, 5, 5, 5), said(2, 9, 9, 9), settled=(5, 5, 9)))
    assert same is not None
    assert other is not None
    assert (same.tells_apart, other.tells_apart) == (False, True)


def test_a_whole_that_speaks_of_the_row_has_its_place_on_the_line() -> None:
    """ "No casualties" said by another voice stands against "at least one was injured"."""
    told = row(said(2, 3, 3, 3))
    told.behind.append(said(1, 7, 7, 7))
    line = number_line(told)
    assert line is not None
    assert [lane.voice for lane in line.lanes] == [1, 2]
