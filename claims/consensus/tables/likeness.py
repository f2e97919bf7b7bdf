"""How far a stated value speaks for a candidate, one model of error per kind.

Outward: ``likeness_of``, which gives a function ``(stated, candidate) -> share``: the probability, in [0, 1], that a
source which knows that the candidate is true says what it said. 0 = it speaks for something else.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache

from claims.consensus.tables.kinds import Reading, TableKind
from claims.consensus.tables.names import NameTree
from claims.domain.intervals import rounding_grain

Likeness = Callable[[Reading, Reading], float]

# The share of sources that name the finest place they know instead of a wider one around it. Chosen by hand between
# one half and nine tenths: half the articles say "Iraq" of what happened in Baghdad.
FINEST_SHARE = 0.6
# A candidate that a bound admits is one of many it admits.
BOUND_SHARE = 0.1
# A figure of whole thousands may be a finer one rounded, and speaks for it as a month does for each of its days.
ROUNDED_GRAIN, ROUNDED_SHARE = 1000, 1 - FINEST_SHARE
# A time speaks this much for one so few minutes from it: clocks differ and are rounded. Chosen on all of
# the public flight times: .05 made sources that run a minute late agree with those they contradict, and lost two.
NEAR_SHARE, NEAR_MINUTES = 0.02, 10
DAY_MINUTES = 24 * 60


def likeness_of(kind: TableKind, tree: NameTree) -> Likeness:
    match kind:
        case TableKind.COUNT:
            return _counts
        case TableKind.MEASURE:
            return _numbers
        case TableKind.PLACE | TableKind.ACTOR | TableKind.CATEGORY | TableKind.LABEL:
            return lambda stated, candidate: _nested(stated, candidate, tree)
        case TableKind.STRING:
            return _sets
        case TableKind.DATE:
            return _dates
        case TableKind.TIME:
            return _times
    return _equal


def _equal(stated: Reading, candidate: Reading) -> float:
    return 1.0 if stated.key == candidate.key else 0.0


def _numbers(stated: Reading, candidate: Reading) -> float:
    if not stated.is_bound:
        return 1.0 if stated.number == candidate.number else 0.0
    if stated.number is not None and stated.number == candidate.number:
        return 1.0
    admits = candidate.number is not None and stated.interval.contains(candidate.number)
    return BOUND_SHARE if admits else 0.0


def _counts(stated: Reading, candidate: Reading) -> float:
    share = _numbers(stated, candidate)
    is_rounded = not stated.is_bound and not share and _rounds(stated.number, candidate.number)
    return ROUNDED_SHARE if is_rounded else share


def _rounds(stated: Decimal | None, candidate: Decimal | None) -> bool:
    """Whether the one may be the other rounded: a whole number of thousands, nearest to a finer number."""
    if stated is None or candidate is None:
        return False
    grain = rounding_grain(stated)
    return (
        grain >= ROUNDED_GRAIN and grain > rounding_grain(candidate) and abs(stated - candidate) * 2 <= grain
    )


def _nested(stated: Reading, candidate: Reading, tree: NameTree) -> float:
    above = tree.ancestors(candidate.key)
    if stated.key == candidate.key:
        return FINEST_SHARE if above else 1.0
    return (1 - FINEST_SHARE) / len(above) if stated.key in above else 0.0


def _dates(stated: Reading, candidate: Reading) -> float:
    """A month speaks for each of its days."""
    if stated.key == candidate.key:
        return 1.0
    (first, last), (lower, upper) = stated.key.split("/"), candidate.key.split("/")
    is_known = "None" not in (first, last, lower, upper)
    return 1 - FINEST_SHARE if is_known and first <= lower and upper <= last else 0.0


def _times(stated: Reading, candidate: Reading) -> float:
    """Around the clock where one of them has no day; parts of the day are near nothing."""
    if stated.key == candidate.key:
        return 1.0
    one, other = _minutes(stated.key), _minutes(candidate.key)
    if one is None or other is None:
        return 0.0
    (day, minute), (other_day, other_minute) = one, other
    apart = abs(minute - other_minute)
    if day is not None and other_day is not None:
        apart = abs((day - other_day) * DAY_MINUTES + minute - other_minute)
    else:
        apart = min(apart, DAY_MINUTES - apart)
    return NEAR_SHARE if apart <= NEAR_MINUTES else 0.0


@cache
def _minutes(key: str) -> tuple[int | None, int] | None:
    """(number of the day, minute of it) of a clock time's key; None for a part of the day or a day that is none."""
    day, _, clock = key.rpartition(" ")
    hours, colon, minutes = clock.partition(":")
    if not colon:
        return None
    try:
        return (date.fromisoformat(day).toordinal() if day else None), int(hours) * 60 + int(minutes)
    except ValueError:
        return None  # the thirtieth of February is a text like any other


def _sets(stated: Reading, candidate: Reading) -> float:
    """Squared Dice coefficient of the names, one name counting for another that shortens it."""
    if stated.key == candidate.key:
        return 1.0
    left, right = stated.names, candidate.names
    shared = sum(1.0 for name in left if name in right)
    rest = [name for name in left if name not in right]
    shared += sum(0.5 for name in rest if any(_shortens(name, other) for other in right))
    return (2 * shared / (len(left) + len(right))) ** 2 if left or right else 0.0


def _shortens(name: str, other: str) -> bool:
    """ "knuth" and "knuth d" share their first word."""
    return name.split(" ", maxsplit=1)[0] == other.split(" ", maxsplit=1)[0]
