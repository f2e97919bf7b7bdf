"""claims.domain.dates: partial dates, their first and last possible day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.dates import Granularity, PartialDate, between, day, month, parse_date
from claims.domain.errors import BadDate
from tests.claims.domain.strategies import days, partial_dates

ACCEPTED = "Accepted: YYYY, YYYY-MM, YYYY-MM-DD, any of these with a final ~, or two of them joined by / (.. = open)."


def on(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "granularity", "lower", "upper"),
    [
        ("2020", "year", "2020-01-01", "2020-12-31"),
        # A leap year's February, and a common one's.
        ("2020-02", "month", "2020-02-01", "2020-02-29"),
        ("2021-02", "month", "2021-02-01", "2021-02-28"),
        ("2020-11-17", "day", "2020-11-17", "2020-11-17"),
        # Around: two days, ten days, ninety days at each end.
        ("2020-11-17~", "day", "2020-11-15", "2020-11-19"),
        ("2020-07~", "month", "2020-06-21", "2020-08-10"),
        ("2020~", "year", "2019-10-03", "2021-03-31"),
        ("2020-07-04/2020-07-05", "interval", "2020-07-04", "2020-07-05"),
        # The ends may be of different grain: from the first day of the one to the last of the other.
        ("2020-06/2020-07-05", "interval", "2020-06-01", "2020-07-05"),
        ("../2020-06-18", "interval", None, "2020-06-18"),
        ("2020-06/..", "interval", "2020-06-01", None),
        # "Around" at the edges of the calendar stays inside it.
        ("0001~", "year", "0001-01-01", "0002-03-31"),
        ("9999-12-31~", "day", "9999-12-29", "9999-12-31"),
    ],
)
def test_each_form_has_its_first_and_last_day(
    text: str, granularity: str, lower: str | None, upper: str | None
) -> None:
    assert parse_date(text) == PartialDate(text, Granularity(granularity), on(lower), on(upper))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "cannot be read"),
        # A form that people write and EDTF does not have.
        ("17/11/2020", "cannot be read"),
        ("17 November 2020", "cannot be read"),
        ("2020-1-7", "cannot be read"),
        ("20201117", "cannot be read"),
        # White space, a line end, digits of another script.
        (" 2020", "cannot be read"),
        ("2020\n", "cannot be read"),
        ("٢٠٢٠", "cannot be read"),
        # Three ends, an empty end.
        ("2020/2021/2022", "cannot be read"),
        ("2020/", "cannot be read"),
        ("/", "cannot be read"),
        # Days that do not exist.
        ("2020-02-30", "is not in the calendar"),
        ("2021-02-29", "is not in the calendar"),
        ("2020-13", "is not in the calendar"),
        ("2020-00", "is not in the calendar"),
        ("0000", "is not in the calendar"),
        ("2020-01-01/2020-02-30", "is not in the calendar"),
        ("../..", "is open on both sides"),
        ("2021/2020", "ends before it starts"),
    ],
)
def test_what_is_no_date_is_refused_by_name(text: str, problem: str) -> None:
    with pytest.raises(BadDate) as refusal:
        parse_date(text)
    assert str(refusal.value) == f'The date "{text}" {problem}. {ACCEPTED}'


@given(partial_dates)
def test_a_date_reads_back_from_its_string(drawn: PartialDate) -> None:
    assert parse_date(str(drawn)) == drawn


@given(partial_dates)
def test_the_first_day_is_never_after_the_last(drawn: PartialDate) -> None:
    assert drawn.lower is None or drawn.upper is None or drawn.lower <= drawn.upper
    assert drawn.lower is not None or drawn.upper is not None


@given(days)
def test_a_day_lies_in_its_month_its_month_in_its_year(drawn: date) -> None:
    year = parse_date(f"{drawn.year}")
    assert year.contains(month(drawn.year, drawn.month))
    assert month(drawn.year, drawn.month).contains(day(drawn))
    assert not day(drawn).contains(year)


@given(days, st.sampled_from([4, 7, 10]))
def test_around_a_date_contains_the_date(drawn: date, length: int) -> None:
    text = drawn.isoformat()[:length]
    assert parse_date(f"{text}~").contains(parse_date(text))


@given(partial_dates, partial_dates)
def test_what_is_contained_intersects(one: PartialDate, other: PartialDate) -> None:
    assert one.contains(one)
    assert one.intersects(other) == other.intersects(one)
    if one.contains(other):
        assert one.intersects(other)


@given(partial_dates, partial_dates)
def test_days_apart_is_zero_exactly_where_two_dates_meet(one: PartialDate, other: PartialDate) -> None:
    assert one.days_apart(other) == other.days_apart(one)
    assert (one.days_apart(other) == 0) == one.intersects(other)


@given(days, st.integers(1, 500))
def test_days_apart_counts_from_end_to_start(drawn: date, apart: int) -> None:
    later = drawn + timedelta(days=apart)
    assert between(None, drawn).days_apart(between(later, None)) == apart
    # An end that is open on the far side does not matter: this raised once.
    assert between(later, None).days_apart(day(drawn)) == apart


def test_an_interval_of_equal_ends_is_its_end() -> None:
    assert parse_date("2020-11-17/2020-11-17") == parse_date("2020-11-17")
    assert parse_date("2020-11/2020-11") == month(2020, 11)
    assert between(date(2020, 11, 17), date(2020, 11, 17)) == day(date(2020, 11, 17))


def test_between_names_open_ends() -> None:
    assert str(between(None, date(2020, 6, 18))) == "../2020-06-18"
    assert str(between(date(2020, 6, 18), None)) == "2020-06-18/.."


def test_between_nothing_and_nothing_is_refused() -> None:
    with pytest.raises(BadDate) as refusal:
        between(None, None)
    assert str(refusal.value) == f'The date "../.." is open on both sides. {ACCEPTED}'


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # A year mistyped in January.
        ("2020-01-03", "2019-01-03", True),
        # The same day: nothing to explain.
        ("2020-01-03", "2020-01-03", False),
        ("2020-01-03", "2019-01-04", False),
        # Months and approximate days are too coarse to speak of a misprint.
        ("2020-01", "2019-01", False),
        ("2020-01-03~", "2019-01-03", False),
    ],
)
def test_only_the_year_differs_between_two_days(one: str, other: str, expected: bool) -> None:
    assert parse_date(one).shares_day_and_month(parse_date(other)) is expected
    assert parse_date(other).shares_day_and_month(parse_date(one)) is expected


def test_an_approximate_day_is_no_day() -> None:
    assert parse_date("2020-01-03").is_day
    assert not parse_date("2020-01-03~").is_day
    assert not parse_date("2020-01").is_day
