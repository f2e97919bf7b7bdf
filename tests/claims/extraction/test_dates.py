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
        ("at 1840 near the port", [("1840", "18:40")]),  # as soldiers write it
        ("AT ABOUT 0300, TWO DIED", [("0300", "03:00")]),
        ("at 1500 people", []),
        ("at 1840 Main Street", []),
        ("at 1875 near the port", []),  # no clock has it
        ("at around four in the morning", [("four in the morning", "04:00")]),
        ("at 5 in the afternoon", [("5 in the afternoon", "17:00")]),
        ("four in the morning shift", [("morning", "morning")]),  # nothing says that it is a time
        ("2020-02-29", [("2020-02-29", "2020-02-29")]),
        ("4 to 5 July", [("4 to 5 July", "2020-07-04/2020-07-05")]),
        ("He may go in May", [("May", "2020-05")]),  # the verb is no month
        ("On 3 May 12 people left", [("3 May", "2020-05-03")]),  # the number after a date is no year
        ("VARNA, 3 JAN 2020 -- Two guards left", []),  # a dateline dates the writing
        ("VARNA, May 14 - Two guards left", []),
        ("killed overnight", [("overnight", "2020-11-17/2020-11-18")]),
        ("over the weekend", [("over the weekend", "2020-11-14/2020-11-15")]),
        ("this week", [("this week", "2020-11-16/2020-11-18")]),
        ("last summer", [("last summer", "2020-06-01/2020-08-31")]),
        ("last winter", [("last winter", "2019-12-01/2020-02-29")]),
        ("five years ago", [("five years ago", "2015")]),  # as exact as its unit
        ("two months ago", [("two months ago", "2020-09")]),
        ("between 28 April and 3 May", [("28 April and 3 May", "2020-04-28/2020-05-03")]),
        ("on 28 April and 3 May", [("28 April", "2020-04-28"), ("3 May", "2020-05-03")]),  # two days
        ("May 3-5", [("May 3-5", "2020-05-03/2020-05-05")]),
        ("The vote will be held on 3 January", [("3 January", "2021-01-03")]),  # told ahead
        (
            "They said in January that they will go",
            [("January", "2020-01")],
        ),  # what is said is ahead, not the day
        ("the vote scheduled for 3 January", [("3 January", "2021-01-03")]),
        ("since the Bloody Sunday killings", []),  # a name
        ("since September", []),  # a period, not a day
        ("last Wednesday", [("last Wednesday", "2020-11-11")]),  # not the day of publication, a Wednesday too
        ("from Monday to Tuesday", [("Monday to Tuesday", "2020-11-16/2020-11-17")]),
        ("on 11/16/2020", [("11/16/2020", "2020-11-16")]),  # no month has that number
        ("12 people in 3 houses", []),
    ],
)
def test_english_days(text: str, expected: list[tuple[str, str]]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mardi soir", [("mardi", "2020-11-17"), ("soir", "evening")]),
        ("mardi vers 9 h 05", [("mardi", "2020-11-17"), ("9 h 05", "09:05")]),
        ("à 19 h", [("19 h", "19:00")]),
        ("à 9 heures 30", [("9 heures 30", "09:30")]),
        ("à 9 h 30 hommes sont arrivés", [("9 h", "09:00")]),  # thirty men
        ("après un trajet de 9 h 30", []),  # how long it took
        ("à 30 h 15", []),  # no clock has it
        ("le 17 novembre", [("17 novembre", "2020-11-17")]),
        ("dimanche 20 décembre 2015", [("dimanche 20 décembre 2015", "2015-12-20")]),
        ("le 1er mai", [("1er mai", "2020-05-01")]),
        ("à la mi-octobre", [("mi-octobre", "2020-10-10/2020-10-20")]),
        ("la semaine dernière", [("semaine dernière", "2020-11-09/2020-11-15")]),
        ("il y a trois jours", [("il y a trois jours", "2020-11-15")]),
        ("du 4 au 5 juillet", [("4 au 5 juillet", "2020-07-04/2020-07-05")]),
        ("à 19H30", [("19H30", "19:30")]),
        ("depuis septembre", []),
        ("MEXICO, 17 mars - Deux gardes", []),
        ("VARNE, le 17 mars 2020 – Deux gardes", []),
        ("à 5 heures du matin", [("5 heures du matin", "05:00")]),
        ("à 5 heures de l'après-midi", [("5 heures de l'après-midi", "17:00")]),
        ("toute la nuit", []),  # a stretch
        ("début mars", [("début mars", "2020-03-01/2020-03-10")]),
        (
            "dans la nuit de mardi à mercredi",
            [("dans la nuit", "night"), ("mardi à mercredi", "2020-11-17/2020-11-18")],
        ),
        ("entre le 28 avril et le 3 mai", [("28 avril et le 3 mai", "2020-04-28/2020-05-03")]),
        ("3-5 mai", [("3-5 mai", "2020-05-03/2020-05-05")]),
        ("le week-end dernier", [("le week-end dernier", "2020-11-14/2020-11-15")]),
        ("l'été dernier", [("l'été dernier", "2020-06-01/2020-08-31")]),
        ("hier soir", [("hier", "2020-11-17"), ("soir", "evening")]),
        ("le mois dernier", [("mois dernier", "2020-10")]),
        ("le vote prévu le 3 janvier", [("3 janvier", "2021-01-03")]),
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
    assert times("A month earlier they met. It fell on Tuesday.")[0] == ("A month earlier", "2020-10")


def test_a_year_after_publication_is_kept_and_flagged() -> None:
    (time,) = read("on 3 January 2029", until=read_times).times
    assert (time.date and time.date.edtf, time.flags) == ("2029-01-03", ("impossible_year",))


def test_a_weekday_stays_the_month_where_only_the_month_of_publication_is_known() -> None:
    (time,) = read("on Saturday", published="2020-07", until=read_times).times
    assert (time.date and time.date.edtf, time.flags) == ("2020-07", ("weekday_unresolved",))


def test_without_publication_date_only_dates_with_a_year_are_read() -> None:
    assert times("on Tuesday, on 3 May, on 4 June 2019", published=None) == [
        ("Tuesday", ""),
        ("3 May", ""),
        ("4 June 2019", "2019-06-04"),
    ]


def test_a_day_that_no_calendar_has_states_its_month_in_its_own_words() -> None:
    assert times("on 31 February 2019") == [("31 February 2019", "2019-02")]
    assert values("event_date", "Two guards were killed on 31 February 2019.") == ["2019-02"]


def test_a_dateline_anchors_a_text_without_a_publication_date() -> None:
    text = "VARNA, 3 JAN 90 (Agency) -- Two guards were killed yesterday."
    assert values("event_date", text, published=None) == ["1990-01-02"]
    assert values("event_date", text, published="1990-01") == ["1990-01-02"]
    assert values("event_date", text, published="1990-01-05") == [
        "1990-01-04"
    ]  # the day stated beside it rules


def test_a_weekday_that_the_day_is_not_is_flagged() -> None:
    (time,) = read("on Monday 17 November 2020", until=read_times).times
    assert (time.date and time.date.edtf, time.flags) == ("2020-11-17", ("other_weekday",))


def test_last_night_names_a_day_and_a_part_of_it() -> None:
    text = "A bomb went off last night."
    assert (values("event_date", text), values("event_time", text)) == (["2020-11-17"], ["night"])


def test_last_week_of_a_sunday_reaches_to_the_day_before() -> None:
    assert times("last week", published="2020-11-22") == [("last week", "2020-11-09/2020-11-21")]
    assert times("last week", published="2020-11-23") == [("last week", "2020-11-16/2020-11-22")]


@pytest.mark.parametrize(("text", "lang"), [("on 12 March 3020, killing", "en"), ("le 12 mars 3020.", "fr")])
def test_a_year_beyond_all_calendars_is_kept_as_written_and_flagged(text: str, lang: str) -> None:
    (time,) = read(text, lang, until=read_times).times
    assert (time.date and time.date.edtf, time.flags) == ("3020-03-12", ("impossible_year",))


def test_a_number_of_people_behind_a_day_is_no_year() -> None:
    assert times("On 12 March 3020 people marched") == [("12 March", "2020-03-12")]


def test_days_later_count_from_a_day_told_roughly_and_from_none_where_none_is_told() -> None:
    assert times("A week ago it fell. Three days later they left.")[1] == ("Three days later", "2020-11-14~")
    assert times("Three days later they left.") == []


@pytest.mark.parametrize(
    ("text", "lang", "month"),
    [
        ("killed on 31 February, police said", "en", "2020-02"),
        ("killed on 31 February 2019, police said", "en", "2019-02"),
        ("killed on 29 February 2019, police said", "en", "2019-02"),
        ("tués le 31 juin 2020.", "fr", "2020-06"),
    ],
)
def test_a_day_that_no_month_has_keeps_its_month_and_is_flagged(text: str, lang: str, month: str) -> None:
    (time,) = read(text, lang, until=read_times).times
    assert (time.date and time.date.edtf, time.flags) == (month, ("impossible_day",))


def test_a_leap_day_is_a_day() -> None:
    (time,) = read("killed on 29 February 2020", until=read_times).times
    assert (time.date and time.date.edtf, time.flags) == ("2020-02-29", ())


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Golden Dawn members killed two guards.", "en", []),
        ("Le groupe Aube rouge a tué deux gardes.", "fr", []),
        ("Rebels killed two guards at Dawn in Varna.", "en", ["morning"]),
        ("Rebels killed two guards on Tuesday Evening in Varna.", "en", ["evening"]),
        ("Rebels Kill Two Guards Before Dawn", "en", ["morning"]),
        ("REBELS KILL TWO GUARDS BEFORE DAWN", "en", ["morning"]),
    ],
)
def test_a_name_that_holds_a_part_of_the_day_tells_no_time(text: str, lang: str, expected: list[str]) -> None:
    assert values("event_time", text, lang) == expected


@pytest.mark.parametrize(
    ("attribute", "text", "expected"),
    [
        ("injured", "On 12 March two soldiers were hurt in Varna.", ["2"]),
        ("killed", "Gunmen killed nine people two days ago.", ["9"]),
        ("killed", "In May 12 people died in Varna.", ["12"]),
        ("place", "In May 12 people died.", []),
        ("target", "Five rockets struck the base at Taji on Tuesday evening.", ["the base at Taji"]),
        ("event_date", "Nine people were killed in Varna on Tuesday.", []),
    ],
)
def test_times_of_an_undated_article_are_neither_counts_nor_names(
    attribute: str, text: str, expected: list[str]
) -> None:
    assert values(attribute, text, published=None) == expected


def test_on_leads_to_a_day_and_never_to_a_month() -> None:
    assert times("on October 12 rebels attacked") == [("October 12", "2020-10-12")]
    assert times("in October 12 rebels attacked") == [("October", "2020-10")]
