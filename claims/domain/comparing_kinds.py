"""Comparing two values of one attribute that are no numbers: dates, times, names, categories, booleans, texts.

Outward: one function per kind, each ``(x, y, ...) -> Comparison``, symmetric but for the direction.
"""

from claims.domain.codes import Comparator
from claims.domain.findings import Comparison, Direction, agree, compatible, conflict, not_comparable, update
from claims.domain.hierarchy import Hierarchy
from claims.domain.statements import Statement
from claims.domain.values import Category, DateValue, Named, TimeValue, Truth, Wording, folded

MINUTES_A_DAY = 24 * 60
# First and last minute of the parts of the day, inclusive; "night" runs past midnight. The parts overlap because
# newsrooms call 19:30 both evening and night; chosen so that no usual wording is a conflict by itself.
PART_MINUTES = {
    "morning": (5 * 60, 12 * 60),
    "midday": (11 * 60, 14 * 60),
    "afternoon": (12 * 60, 18 * 60 + 59),
    "evening": (17 * 60, 23 * 60 + 59),
    "night": (19 * 60, 30 * 60),
}
# Two clock times within a quarter of an hour are one report rounded twice (arbitrary but works).
CLOCK_TOLERANCE_MINUTES = 15


def compare_dates(x: DateValue, y: DateValue) -> Comparison:
    one, other = x.date, y.date
    if one.edtf == other.edtf:
        return agree(f"Both say {one}.")
    if one.contains(other) or other.contains(one):
        wide, narrow = (one, other) if one.contains(other) else (other, one)
        return compatible(f"{narrow} lies within {wide}.")
    if one.intersects(other):
        return compatible(f"{one} and {other} have days in common.")
    if one.shares_day_and_month(other):
        return conflict(f"{one} and {other} differ only in the year: one may be a misprint.")
    return conflict(f"{one} and {other} have no day in common.")


def compare_times(x: TimeValue, y: TimeValue) -> Comparison:
    if x.time == y.time:
        return agree(f"Both say {x.time}.")
    if x.is_clock and y.is_clock:
        apart = abs(_minutes(x.time) - _minutes(y.time))
        apart = min(apart, MINUTES_A_DAY - apart)
        if apart <= CLOCK_TOLERANCE_MINUTES:
            return agree(f"{x.time} and {y.time} are {apart} minutes apart.")
        return conflict(f"{x.time} and {y.time} are {apart} minutes apart.")
    if _day_ranges_meet(_range(x.time), _range(y.time)):
        return compatible(f'"{x.time}" and "{y.time}" can name the same hour.')
    return conflict(f'"{x.time}" and "{y.time}" name different hours.')


def compare_names(x: Named, y: Named, register: Hierarchy) -> Comparison:
    if x.identity == y.identity:
        return agree(f"Both name {x.text()}.")
    if not x.key or not y.key:
        return not_comparable(f'"{x.text()}" and "{y.text()}" are not both in the register yet.')
    if register.is_within(x.key, y.key):
        return compatible(f"{x.text()} belongs to {y.text()}.")
    if register.is_within(y.key, x.key):
        return compatible(f"{y.text()} belongs to {x.text()}.")
    return conflict(f"{x.text()} and {y.text()} are different.")


def compare_categories(x: Category, y: Category) -> Comparison:
    if x.category == y.category:
        return agree(f"Both say {x.category}.")
    return conflict(f"{x.category} and {y.category} are different categories.")


def compare_truths(a: Statement, b: Statement, x: Truth, y: Truth) -> Comparison:
    if x.value == y.value:
        return agree(f"Both say {x.text()}.")
    for late, early, value, direction in ((a, b, x, Direction.FORWARD), (b, a, y, Direction.BACKWARD)):
        if late.as_of.is_later_than(early.as_of):
            return update(f"The later statement says {value.text()}.", direction)
    return conflict("One says true, the other false, for the same time.")


def compare_texts(x: Wording, y: Wording) -> Comparison:
    nothing = [value.comparator is Comparator.NONE for value in (x, y)]
    if all(nothing):
        return agree("Both say that there was none.")
    if any(nothing):
        return conflict("One says that there was none, the other describes it.")
    if folded(x.wording) == folded(y.wording):
        return agree("Both use the same words.")
    return compatible("Two descriptions in different words; only a reader can tell whether they agree.")


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _range(time: str) -> tuple[int, int]:
    """First and last minute, inclusive; past 24:00 counts on from 1440."""
    if time in PART_MINUTES:
        return PART_MINUTES[time]
    return _minutes(time), _minutes(time)


def _day_ranges_meet(x: tuple[int, int], y: tuple[int, int]) -> bool:
    """Whether two ranges meet on a clock that goes round."""
    turns = (-MINUTES_A_DAY, 0, MINUTES_A_DAY)
    return any(x[0] <= y[1] + turn and y[0] + turn <= x[1] for turn in turns)
