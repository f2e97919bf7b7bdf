"""claims.extraction.dates: days as written become days as read, anchored on the publication date."""

import pytest

from claims.extraction.dates import read_times
from tests.claims.extraction.cast import read, values


def times(text: str, lang: str = "en", published: str | None = "2020-11-18") -> list[tuple[str, str]]:
    """(as written, as read) of every mention that is no period."""
    reading = read(text, lang, published, until=read_times)
    return [
        (reading.words(time.first, time.last), time.date.edtf if time.date else time.clock or time.part)
        for time in reading.times
        if not time.is_period
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 18 November 2020 was a Wednesday: the last Tuesday is the day before
        ("on Tuesday evening", [("Tuesday", "2020-11-17"), ("evening", "evening")]),
        ("on Wednesday", [("Wednesday", "2020-11-18")]),
        ("yesterday", [("yesterday", "2020-11-17")]),
        ("Sunday, Dec. 20, 2015", [("Sunday, Dec. 20, 2015", "2015-12-20")]),
        ("on 3 January", [("3 January", "2020-01-03")]),
        ("on December 31", [("December 31", "2019-12-31")]),  # not yet reached this year: the year before
        ("at the end of July", [("at the end of July", "2020-07-21/2020-07-31")]),
        ("in mid-October", [("mid-October", "2020-10-10/2020-10-20")]),
        ("three days ago", [("three days ago", "2020-11-15")]),
        ("a week ago", [("a week ago", "2020-11-11~")]),
        ("last week", [("last week", "2020-11-09/2020-11-15")]),
        ("at 7:30 p.m.", [("7:30 p.m.", "19:30")]),
        ("2020-02-29", [("2020-02-29", "2020-02-29")]),
        ("4 to 5 July", [("4 to 5 July", "2020-07-04/2020-07-05")]),
        ("He may go in May", [("May", "2020-05")]),  # the verb is no month
        ("On 3 May 12 people left", [("3 May", "2020-05-03")]),  # the number after a date is no year
        ("VARNA, 3 JAN 2020 -- Two guards left", []),  # a dateline dates the writing
        ("since September", []),  # a period, not a day
        ("12 people in 3 houses", []),
    ],
)
def test_english_days(text: str, expected: list[tuple[str, str]]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mardi soir", [("mardi", "2020-11-17"), ("soir", "evening")]),
        ("le 17 novembre", [("17 novembre", "2020-11-17")]),
        ("dimanche 20 décembre 2015", [("dimanche 20 décembre 2015", "2015-12-20")]),
        ("le 1er mai", [("1er mai", "2020-05-01")]),
        ("à la mi-octobre", [("mi-octobre", "2020-10-10/2020-10-20")]),
        ("la semaine dernière", [("semaine dernière", "2020-11-09/2020-11-15")]),
        ("il y a trois jours", [("il y a trois jours", "2020-11-15")]),
        ("du 4 au 5 juillet", [("4 au 5 juillet", "2020-07-04/2020-07-05")]),
        ("à 19H30", [("19H30", "19:30")]),
        ("depuis septembre", []),
    ],
)
def test_french_days(text: str, expected: list[tuple[str, str]]) -> None:
    assert times(text, "fr") == expected


def test_the_same_day_is_the_day_told_before() -> None:
    assert times("It fell on Tuesday. On the same day he left.") == [
        ("Tuesday", "2020-11-17"),
        ("On the same day", "2020-11-17"),
    ]


def test_a_month_earlier_counts_from_the_event_told() -> None:
    assert times("A month earlier they met. It fell on Tuesday.")[0] == ("A month earlier", "2020-10-17~")


def test_a_year_after_publication_is_kept_and_flagged() -> None:
    (time,) = read("on 3 January 2029", until=read_times).times
    assert (time.date and time.date.edtf, time.flags) == ("2029-01-03", ("impossible_year",))


def test_a_weekday_stays_the_month_where_only_the_month_of_publication_is_known() -> None:
    (time,) = read("on Saturday", published="2020-07", until=read_times).times
    assert (time.date and time.date.edtf, time.flags) == ("2020-07", ("weekday_unresolved",))


def test_without_publication_date_only_dates_with_a_year_are_read() -> None:
    assert times("on Tuesday, on 3 May, on 4 June 2019", published=None) == [("4 June 2019", "2019-06-04")]


def test_a_day_that_no_calendar_has_is_taken_and_states_nothing() -> None:
    assert times("on 31 February 2019") == [("31 February 2019", "")]
    assert values("event_date", "Two guards were killed on 31 February 2019.") == []
