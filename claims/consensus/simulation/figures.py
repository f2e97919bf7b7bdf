"""What a speaker makes of a figure: exact or as a bound, right or plainly wrong.

Outward: ``worded`` (a known figure as a value) and ``mistaken`` (the figure that somebody takes for it).
"""

import random
from collections.abc import Sequence
from decimal import Decimal

from claims.domain.codes import Comparator
from claims.domain.intervals import rounding_grain
from claims.domain.values import Quantity, quantity

# Of the figures above zero, and how often each bound among them: those of the gold claims of ``seeds/reports``, 31 of
# 110; "at most", which they lack, as often as the rarest.
BOUND_SHARE = 0.28
BOUNDS = {
    Comparator.AT_LEAST: 19,
    Comparator.SOME: 6,
    Comparator.ABOUT: 3,
    Comparator.NEARLY: 2,
    Comparator.MORE_THAN: 1,
    Comparator.AT_MOST: 1,
}
# From these figures on people say "dozens" and "several", and what the words mean at least (as in languages/en).
VAGUE = ((24, 20), (3, 2))
# From this figure on people round.
ROUNDED_FROM = 12
# How far bounds lie from the figure that is known, at most. Arbitrary.
SLACK = 2


def worded(figure: int, unit: str, dice: random.Random) -> Quantity:
    """The figure as it is said; whatever the words, they are true of it."""
    if figure == 0:
        return quantity(Comparator.NONE, None, unit=unit)
    if dice.random() >= BOUND_SHARE:
        return quantity(Comparator.EXACT, figure, unit=unit)
    way = dice.choices(list(BOUNDS), list(BOUNDS.values()))[0]
    slack = dice.randint(0, SLACK)
    match way:
        case Comparator.SOME:
            low = next((low for least, low in VAGUE if figure >= least), 1)
            return quantity(way, None, low=low, unit=unit)
        case Comparator.ABOUT:
            return quantity(way, _rounded(figure), unit=unit)
        case Comparator.NEARLY:
            return quantity(way, _rounded_up(figure), unit=unit)
        case Comparator.MORE_THAN:
            return quantity(way, max(figure - 1 - slack, 0), unit=unit)
        case Comparator.AT_MOST:
            return quantity(way, figure + slack, unit=unit)
    return quantity(way, max(figure - slack, 1), unit=unit)


def _rounded(figure: int) -> int:
    """To the nearest ten, where the word "about" still allows the figure."""
    near = round(figure, -1) if figure >= ROUNDED_FROM else figure
    return near if 2 * abs(near - figure) <= rounding_grain(Decimal(near)) else figure


def _rounded_up(figure: int) -> int:
    """To the next ten, where the word "nearly" still allows the figure."""
    near = -(-figure // 10) * 10 if figure >= ROUNDED_FROM else figure
    return near if 2 * (near - figure) <= rounding_grain(Decimal(near)) else figure


def mistaken(figure: int, others: Sequence[int], dice: random.Random) -> int:
    """What a reader makes of a figure: digits in another order, another figure of the text, a neighbour.

    others: figures of the same text and of another event. Never the figure itself.
    """
    digits = str(figure)
    turned = int(digits[:-2] + digits[-1] + digits[-2]) if len(digits) > 1 else figure
    ways = [turned, dice.choice(others), figure + 1, max(figure - 1, 0), figure + dice.choice((2, 3, 5))]
    return dice.choice([way for way in ways if way != figure])
