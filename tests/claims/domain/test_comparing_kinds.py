"""claims.domain.comparing_kinds: dates, times, names, categories, booleans, texts."""

from decimal import Decimal

import pytest

from claims.domain.codes import Comparability, Comparator, ValueKind
from claims.domain.comparing_kinds import (
    PART_MINUTES,
    compare_categories,
    compare_dates,
    compare_names,
    compare_texts,
    compare_times,
    compare_truths,
)
from claims.domain.dates import parse_date
from claims.domain.findings import Comparison, Direction
from claims.domain.statements import Statement
from claims.domain.values import PARTS_OF_DAY, Category, DateValue, Named, TimeValue, Truth, Wording
from tests.claims.domain.cast import MONDAY, TUESDAY, says
from tests.claims.domain.strategies import ACTORS, CODEBOOK

AGREE, COMPATIBLE, CONFLICT = Comparability.AGREE, Comparability.COMPATIBLE, Comparability.CONFLICT
NOT_COMPARABLE = Comparability.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("x", "y", "relation", "detail"),
    [
        ("2020-11-17", "2020-11-17", AGREE, "Both say 2020-11-17."),
        # Two ways to write the same days.
        ("2020-11", "2020-11-01/2020-11-30", AGREE, "2020-11 and 2020-11-01/2020-11-30 are the same days."),
        ("2020-11-17", "2020-11", COMPATIBLE, "2020-11-17 lies within 2020-11."),
        ("../2020-06-18", "2020-06-17", COMPATIBLE, "2020-06-17 lies within ../2020-06-18."),
        ("2020-11-16/2020-11-18", "2020-11-17/2020-11-19", COMPATIBLE,
            "2020-11-16/2020-11-18 and 2020-11-17/2020-11-19 have days in common."),
        ("2020-11-17", "2020-11-18", CONFLICT, "2020-11-17 and 2020-11-18 have no day in common."),
        # A year mistyped, not another day.
        ("2020-01-03", "2019-01-03", CONFLICT,
            "2019-01-03 and 2020-01-03 differ only in the year: one may be a misprint."),
    ],
)  # fmt: skip
def test_dates(x: str, y: str, relation: Comparability, detail: str) -> None:
    one, other = DateValue(parse_date(x)), DateValue(parse_date(y))
    expected = Comparison(relation, detail)
    assert compare_dates(one, other, Decimal(0)) == compare_dates(other, one, Decimal(0)) == expected


def test_dates_agree_within_a_tolerance_of_days() -> None:
    one, other = DateValue(parse_date("2020-11-17")), DateValue(parse_date("2020-11-18"))
    assert compare_dates(one, other, Decimal(1)) == Comparison(
        AGREE, "2020-11-17 and 2020-11-18 agree within the attribute's tolerance."
    )
    assert compare_dates(one, DateValue(parse_date("2020-11-19")), Decimal(1)).relation is CONFLICT


def test_a_date_read_with_an_emendation_is_compared_as_read() -> None:
    mended = DateValue(parse_date("2020-01-03"), "3 January 2019", "the strike was in 2020")
    assert compare_dates(mended, DateValue(parse_date("2020-01-03")), Decimal(0)).relation is AGREE


@pytest.mark.parametrize(
    ("x", "y", "relation", "detail"),
    [
        (TimeValue("19:30"), TimeValue("19:30"), AGREE, "Both say 19:30."),
        (TimeValue("evening"), TimeValue("evening"), AGREE, "Both say evening."),
        # The codebook's quarter of an hour, to the minute.
        (TimeValue("19:30"), TimeValue("19:45"), AGREE, "19:30 and 19:45 are 15 minutes apart."),
        (TimeValue("19:30"), TimeValue("19:46"), CONFLICT, "19:30 and 19:46 are 16 minutes apart."),
        # Across midnight.
        (TimeValue("23:55"), TimeValue("00:05"), AGREE, "00:05 and 23:55 are 10 minutes apart."),
        (TimeValue("19:30"), TimeValue("evening"), COMPATIBLE, '"19:30" and "evening" can name the same hour.'),
        # The small hours are still night.
        (TimeValue("02:00"), TimeValue("night"), COMPATIBLE, '"02:00" and "night" can name the same hour.'),
        (TimeValue("evening"), TimeValue("night"), COMPATIBLE, '"evening" and "night" can name the same hour.'),
        (TimeValue("19:30"), TimeValue("morning"), CONFLICT, '"19:30" and "morning" name different hours.'),
        # "After 19:00" and "before 19:00" are bounds.
        (TimeValue("19:00", Comparator.AT_LEAST), TimeValue("21:00"), COMPATIBLE,
            '"19:00" and "21:00" can name the same hour.'),
        (TimeValue("19:00", Comparator.AT_MOST), TimeValue("21:00"), CONFLICT,
            '"19:00" and "21:00" name different hours.'),
        # "Around 19:30" is still a clock time.
        (TimeValue("19:30", Comparator.ABOUT), TimeValue("19:40"), AGREE, "19:30 and 19:40 are 10 minutes apart."),
    ],
)  # fmt: skip
def test_times(x: TimeValue, y: TimeValue, relation: Comparability, detail: str) -> None:
    tolerance = CODEBOOK["event_time"].tolerance
    assert compare_times(x, y, tolerance) == compare_times(y, x, tolerance) == Comparison(relation, detail)


def test_every_part_of_the_day_has_its_minutes() -> None:
    assert set(PART_MINUTES) == set(PARTS_OF_DAY)


def actor(wording: str, key: str = "") -> Named:
    return Named(ValueKind.ACTOR, wording, key)


@pytest.mark.parametrize(
    ("x", "y", "relation", "detail"),
    [
        (actor("Hezbollah", "hezbollah"), actor("the Party", "hezbollah"), AGREE, "Both name Hezbollah."),
        (actor("Zone verte"), actor(" zone  VERTE"), AGREE, "Both name  zone  VERTE."),
        (actor("Quds Force", "quds-force"), actor("Iran", "iran"), COMPATIBLE, "Quds Force belongs to Iran."),
        (actor("Hezbollah", "hezbollah"), actor("Iran", "iran"), CONFLICT, "Hezbollah and Iran are different."),
        # Whoever is not in the register yet may be anyone.
        (actor("Hezbollah", "hezbollah"), actor("gunmen"), NOT_COMPARABLE,
            '"Hezbollah" and "gunmen" are not both in the register yet.'),
        # A longer name is another name.
        (actor("Kataib Hezbollah"), actor("Hezbollah"), NOT_COMPARABLE,
            '"Hezbollah" and "Kataib Hezbollah" are not both in the register yet.'),
        # A name spelled like a key is not that entry until somebody says so.
        (actor("hezbollah"), actor("Hezbollah", "hezbollah"), NOT_COMPARABLE,
            '"Hezbollah" and "hezbollah" are not both in the register yet.'),
    ],
)  # fmt: skip
def test_names(x: Named, y: Named, relation: Comparability, detail: str) -> None:
    assert compare_names(x, y, ACTORS) == compare_names(y, x, ACTORS) == Comparison(relation, detail)


@pytest.mark.parametrize(
    ("x", "y", "relation", "detail"),
    [
        (Category("bomb", "a bomb"), Category("bomb", "a device"), AGREE, "Both say bomb."),
        (Category("bomb"), Category("car_bomb"), COMPATIBLE, "car_bomb is a kind of bomb."),
        (Category("rocket"), Category("bomb"), CONFLICT, "bomb and rocket are different categories."),
    ],
)
def test_categories(x: Category, y: Category, relation: Comparability, detail: str) -> None:
    tree = CODEBOOK["weapon"].category_tree
    assert compare_categories(x, y, tree) == compare_categories(y, x, tree) == Comparison(relation, detail)


AT_ONCE = "One says true, the other false, and both may speak of the same time."
YES, NO = Truth(value=True), Truth(value=False)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (says(YES), says(YES), Comparison(AGREE, "Both say true.")),
        # False is an answer, not a silence.
        (says(NO), says(NO), Comparison(AGREE, "Both say false.")),
        (says(YES), says(NO), Comparison(CONFLICT, AT_ONCE)),
        # Nobody had claimed it on Monday, somebody had on Tuesday.
        (says(YES, as_of=TUESDAY), says(NO, as_of=MONDAY),
            Comparison(Comparability.UPDATE, "The later statement says true.", Direction.FORWARD)),
        (says(YES, as_of=TUESDAY, is_recap=True), says(NO, as_of=MONDAY),
            Comparison(CONFLICT, "One says true, the other false; the later is a recap, which does not supersede.")),
    ],
)  # fmt: skip
def test_truths(a: Statement, b: Statement, expected: Comparison) -> None:
    x, y = a.value, b.value
    assert isinstance(x, Truth)
    assert isinstance(y, Truth)
    assert compare_truths(a, b, x, y) == expected
    assert compare_truths(b, a, y, x) == expected.reversed


@pytest.mark.parametrize(
    ("x", "y", "relation", "detail"),
    [
        (Wording("A wall"), Wording("a  WALL"), AGREE, "Both use the same words."),
        (Wording("", Comparator.NONE), Wording("no damage", Comparator.NONE), AGREE, "Both say that there was none."),
        (Wording("", Comparator.NONE), Wording("a wall"), CONFLICT,
            "One says that there was none, the other describes it."),
        (Wording("windows"), Wording("a wall"), COMPATIBLE,
            "Two descriptions in different words; only a reader can tell whether they agree."),
    ],
)  # fmt: skip
def test_texts(x: Wording, y: Wording, relation: Comparability, detail: str) -> None:
    assert compare_texts(x, y) == compare_texts(y, x) == Comparison(relation, detail)
