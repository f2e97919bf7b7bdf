"""claims.extraction.governors: a day dates the act beside it, not what is said, held or visited."""

import pytest

from claims.extraction.dates import read_times
from tests.claims.extraction.cast import read, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two guards on Monday.", ["2020-11-16"]),
        ("Two guards were killed, one of them seriously burned, on Monday.", ["2020-11-16"]),
        ("A bus, which was taking miners home, was blown up on Monday near Varna.", ["2020-11-16"]),
        ("Monday's attack killed two guards.", ["2020-11-16"]),
        ("The 3 May car bomb attack shocked Varna.", ["2020-05-03"]),
        ("The raid, which ruined a silo, was carried out on Monday.", ["2020-11-16"]),  # its subject tells
        ("A truce was agreed in Varna on Monday.", ["2020-11-16"]),  # comes about by words
        ("It started on Monday when a bomb exploded in Varna.", ["2020-11-16"]),
        (
            "The mayor said that on Monday, two men burst into a bar.",
            ["2020-11-16"],
        ),  # the comma ends no clause
        ("At dawn on Monday 40 men in uniform entered Varna.", ["2020-11-16"]),  # the doers tell
        ("The rebels took the radio station of Varna on Monday.", ["2020-11-16"]),
        ("The rebels attended, in Varna, a summit of their allies on Monday.", []),
        ("The rebels will open an office on Monday.", []),
        ("A bank was held up on Monday.", ["2020-11-16"]),
        ("A bomb killed two. It happened at about 22:10 EST on Monday.", ["2020-11-16"]),
        ("A bomb killed two. The festival happened on Monday.", []),  # something else
        ("Traffic was paralyzed on Monday.", ["2020-11-16"]),
        ("The mayor condemned on Monday the killing of two guards.", []),  # the day of a comment
        ("The party will boycott the 3 May elections after the bombing.", []),  # the day of an occasion
        ("The summit was held on Monday.", []),
        ("Soto, who was kidnapped on 3 May, was received by the mayor on Monday.", ["2020-05-03"]),
        ("The front said on Monday that it had killed a guard on 3 May.", ["2020-05-03"]),
        ("The mercury reached 40 degrees on Monday.", []),
        ("The mayor was born in May 1960.", []),
        ("He marched in March.", ["2020-03"]),  # the month is no demonstration
        # what comes after an act has a day of its own
        ("The mayor, who was kidnapped on 3 May, was found dead on Monday.", ["2020-05-03"]),
        ("The bodies were found on Monday after the guards were kidnapped on 3 May.", ["2020-05-03"]),
        ("The bomber was arrested on Monday.", []),
        ("The guards, who will be buried on Monday, were killed on 3 May.", ["2020-05-03"]),
        ("Two men were found strangled on Monday.", []),
        ("The front announced on Monday that it had called off the talks.", []),  # held on another day
        ("Thirty people were killed during the first 3 days of May.", []),  # a stretch
        # acts without a word of harm
        ("Two nuns disappeared on Monday.", ["2020-11-16"]),
        ("The judge was intercepted on Monday by four men in a car.", ["2020-11-16"]),
        ("The judge escaped unharmed from an attempt on his life on Monday.", ["2020-11-16"]),
    ],
)
def test_english_days_of_acts(text: str, expected: list[str]) -> None:
    assert values("event_date", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deux gardes ont été tués lundi à Varne.", ["2020-11-16"]),
        ("L'attaque de lundi a fait deux morts.", ["2020-11-16"]),
        ("Un raid a eu lieu lundi près de Varne.", ["2020-11-16"]),
        ("Le maire a indiqué que lundi, deux hommes cagoulés étaient entrés dans un bar.", ["2020-11-16"]),
        ("Les rebelles ont quitté Varne lundi.", ["2020-11-16"]),  # the doers tell
        ("Une banque a été braquée lundi à Varne.", ["2020-11-16"]),
        ("Le maire a condamné lundi l'assassinat de deux gardes.", []),
        ("Les élections du 3 mai auront lieu malgré l'attentat.", []),
        ("Le sommet s'est tenu lundi.", []),
        ("Un garde, qui avait été enlevé le 3 mai, a été reçu lundi par le maire.", ["2020-05-03"]),
        ("Un garde, qui avait été enlevé le 3 mai, a été retrouvé mort lundi.", ["2020-05-03"]),
        ("Un suspect a été arrêté lundi.", []),
    ],
)
def test_french_days_of_acts(text: str, expected: list[str]) -> None:
    assert values("event_date", text, "fr") == expected


def test_a_day_of_dying_of_wounds_is_no_day_of_the_act() -> None:
    text = "Two guards wounded on Friday died on Monday in hospital."
    assert (values("event_date", text), values("death_date", text)) == (["2020-11-13"], ["2020-11-16"])


def test_a_part_of_a_day_of_words_is_no_time_of_the_act() -> None:
    assert values("event_time", "The mayor condemned on Monday evening the bombing of Varna.") == []
    assert values("event_time", "Le dépôt a été détruit peu avant 5 heures.", "fr") == ["05:00"]
    assert values("event_time", "A bomb went off on Monday evening.") == ["evening"]


def test_a_month_is_not_read_as_a_march() -> None:
    reading = read("Two guards died on 29 March.", until=read_times)
    assert [time.date and time.date.edtf for time in reading.times] == ["2020-03-29"]


@pytest.mark.parametrize(
    ("text", "days", "times"),
    [
        ("A bomb went off about 2 hours ago.", ["2020-11-18"], []),  # a stretch, no time on the clock
        ("A bomb went off a few minutes ago.", ["2020-11-18"], []),
        ("A bomb went off last evening.", ["2020-11-17"], ["evening"]),
        ("A bomb went off two nights ago.", ["2020-11-16"], []),
        ("A bomb went off at 7 hours.", [], ["07:00"]),
    ],
)
def test_stretches_back_from_today(text: str, days: list[str], times: list[str]) -> None:
    assert (values("event_date", text), values("event_time", text)) == (days, times)
