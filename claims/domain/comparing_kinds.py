"""Comparing two values of one attribute that are no numbers: dates, times, names, categories, booleans, texts.

Outward: one function per kind, each ``(x, y, ...) -> Comparison``, symmetric but for the direction: a sentence
about a pair names its values in one order from either side.
"""

from decimal import Decimal

from claims.domain.codes import Comparator
from claims.domain.dates import PartialDate
from claims.domain.findings import Comparison, Direction, agree, compatible, conflict, not_comparable, update
from claims.domain.hierarchy import Hierarchy
from claims.domain.notation import folded
from claims.domain.statements import Statement
from claims.domain.values import Category, DateValue, Named, TimeValue, Truth, Wording

MINUTES_A_DAY = 24 * 60
# First and last minute of the parts of the day, inclusive; "night" runs past midnight. The parts overlap
# because newsrooms call 19:30 both evening and night; chosen so that no usual wording is a conflict by itself.
PART_MINUTES = {
    "morning": (5 * 60, 12 * 60),
    "midday": (11 * 60, 14 * 60),
    "afternoon": (12 * 60, 18 * 60 + 59),
    "evening": (17 * 60, 23 * 60 + 59),
    "night": (19 * 60, 30 * 60),
}
_FROM = (Comparator.AT_LEAST, Comparator.MORE_THAN)
_UNTIL = (Comparator.AT_MOST, Comparator.LESS_THAN)


def compare_dates(x: DateValue, y: DateValue, tolerance_days: Decimal) -> Comparison:
    """tolerance_days: days apart that still agree, 0 = none."""
    one, other = sorted((x.date, y.date), key=str)
    if one == other:
        return agree(f"Both say {one}.")
    if (one.lower, one.upper) == (other.lower, other.upper):
        return agree(f"{one} and {other} are the same days.")
    if one.intersects(other):
        return compatible(_days_in_common(one, other))
    if one.days_apart(other) <= tolerance_days:
        return agree(f"{one} and {other} agree within the attribute's tolerance.")
    if one.shares_day_and_month(other):
        return conflict(f"{one} and {other} differ only in the year: one may be a misprint.")
    return conflict(f"{one} and {other} have no day in common.")


def _days_in_common(one: PartialDate, other: PartialDate) -> str:
    for wide, narrow in ((one, other), (other, one)):
        if wide.contains(narrow):
            return f"{narrow} lies within {wide}."
    return f"{one} and {other} have days in common."


def compare_times(x: TimeValue, y: TimeValue, tolerance_minutes: Decimal) -> Comparison:
    """tolerance_minutes: clock times this far apart are one report rounded twice, 0 = none."""
    first, second = sorted((x.time, y.time))
    if first == second:
        return agree(f"Both say {first}.")
    if _is_moment(x) and _is_moment(y):
        apart = abs(_minutes(first) - _minutes(second))
        apart = min(apart, MINUTES_A_DAY - apart)
        detail = f"{first} and {second} are {apart} minutes apart."
        return agree(detail) if apart <= tolerance_minutes else conflict(detail)
    if _day_ranges_meet(_range(x), _range(y)):
        return compatible(f'"{first}" and "{second}" can name the same hour.')
    return conflict(f'"{first}" and "{second}" name different hours.')


def compare_names(x: Named, y: Named, register: Hierarchy) -> Comparison:
    first, second = sorted((x.text(), y.text()))
    if x.identity == y.identity:
        return agree(f"Both name {first}.")
    if not x.key or not y.key:
        return not_comparable(f'"{first}" and "{second}" are not both in the register yet.')
    for narrow, wide in ((x, y), (y, x)):
        if register.is_within(narrow.key, wide.key):
            return compatible(f"{narrow.text()} belongs to {wide.text()}.")
    return conflict(f"{first} and {second} are different.")


def compare_categories(x: Category, y: Category, kinds: Hierarchy) -> Comparison:
    """kinds: the attribute's categories, each under the wider one that it refines."""
    first, second = sorted((x.category, y.category))
    if first == second:
        return agree(f"Both say {first}.")
    for narrow, wide in ((first, second), (second, first)):
        if kinds.is_within(narrow, wide):
            return compatible(f"{narrow} is a kind of {wide}.")
    return conflict(f"{first} and {second} are different categories.")


def compare_truths(a: Statement, b: Statement, x: Truth, y: Truth) -> Comparison:
    if x.value == y.value:
        return agree(f"Both say {x.text()}.")
    for late, early, value, direction in ((a, b, x, Direction.FORWARD), (b, a, y, Direction.BACKWARD)):
        if late.as_of.is_later_than(early.as_of):
            if late.is_recap:
                return conflict(
                    "One says true, the other false; the later is a recap, which does not supersede."
                )
            return update(f"The later statement says {value.text()}.", direction)
    return conflict("One says true, the other false, and both may speak of the same time.")


def compare_texts(x: Wording, y: Wording) -> Comparison:
    nothing = [value.comparator is Comparator.NONE for value in (x, y)]
    if all(nothing):
        return agree("Both say that there was none.")
    if any(nothing):
        return conflict("One says that there was none, the other describes it.")
    if folded(x.wording) == folded(y.wording):
        return agree("Both use the same words.")
    return compatible("Two descriptions in different words; only a reader can tell whether they agree.")


def _is_moment(value: TimeValue) -> bool:
    return value.is_clock and value.comparator not in (*_FROM, *_UNTIL)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _range(value: TimeValue) -> tuple[int, int]:
    """First and last minute, inclusive; past 24:00 counts on from 1440. "After 19:00" lasts until midnight."""
    if value.time in PART_MINUTES:
        return PART_MINUTES[value.time]
    minute = _minutes(value.time)
    first = 0 if value.comparator in _UNTIL else minute
    last = MINUTES_A_DAY - 1 if value.comparator in _FROM else minute
    return first, last


def _day_ranges_meet(x: tuple[int, int], y: tuple[int, int]) -> bool:
    """Whether two ranges meet on a clock that goes round."""
    turns = (-MINUTES_A_DAY, 0, MINUTES_A_DAY)
    return any(x[0] <= y[1] + turn and y[0] + turn <= x[1] for turn in turns)
