"""The pictures of a release as geometry: bars for events over time, a line from low to high for each figure.

Outward: ``period_bars``, ``share_parts`` and ``figure_lines``. Numbers stand beside each picture in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.admin.range_bar import HEIGHT, MARGIN, WIDTH, RangeBar
from claims.admin.release_picture import Figure
from claims.domain.codes import Evidence

# Units of the view box: a bar with its gap, and how high the highest bar is.
STEP, GAP, HIGH = 14, 3, 88
# A period with one event among hundreds stays visible.
LEAST_HIGH = 2.0
# The whole width of the bar of shares.
ALL = 100


@dataclass(frozen=True, slots=True)
class PeriodBar:
    """period: as it is called. top: the upper edge; a period without events has no height."""

    period: str
    number: int
    left: int
    top: float
    height: float
    width: int = STEP - GAP


@dataclass(frozen=True, slots=True)
class Part:
    """One share of all rows. left, width: in hundredths of the whole."""

    evidence: Evidence
    number: int
    left: float
    width: float

    @property
    def share(self) -> Decimal:
        return Decimal(str(self.width)) / ALL


def period_bars(periods: Sequence[tuple[str, int]]) -> list[PeriodBar]:
    most = max((number for _period, number in periods), default=0)
    return [
        PeriodBar(period, number, STEP * at, round(HIGH - _high(number, most), 1), _high(number, most))
        for at, (period, number) in enumerate(periods)
    ]


def share_parts(shares: Sequence[tuple[Evidence, int]]) -> list[Part]:
    """Of at least one row; the parts fill the whole."""
    every, parts, left = sum(number for _code, number in shares), [], 0.0
    for code, number in shares:
        width = round(ALL * number / every, 2)
        parts.append(Part(code, number, round(left, 2), width))
        left += width
    return parts


def figure_lines(figures: Sequence[Figure]) -> list[tuple[Figure, RangeBar]]:
    """All on one scale, from 0 to the highest number among them; an open high reaches its end."""
    told = [number for each in figures for number in (each.low, each.value, each.high) if number is not None]
    top = max(told, default=Decimal(0))
    return [(each, _line(each, top)) for each in figures]


def _line(figure: Figure, top: Decimal) -> RangeBar:
    def across(number: Decimal | None, otherwise: float) -> float:
        if number is None:
            return otherwise
        return round(MARGIN + (float(number / top) if top else 0.0) * (WIDTH - 2 * MARGIN), 1)

    return RangeBar(
        low=across(figure.low, MARGIN),
        high=across(figure.high, WIDTH),
        best=None if figure.value is None else across(figure.value, MARGIN),
        stated=[],
        is_open=figure.high is None,
        middle=HEIGHT // 2,
    )


def _high(number: int, most: int) -> float:
    return 0.0 if number == 0 else max(LEAST_HIGH, round(HIGH * number / most, 1))
