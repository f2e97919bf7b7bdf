"""claims.extraction.named_members: one of a toll, told without a number; and what is no member."""

import pytest

from tests.claims.extraction.french_news import told

KILLED = [
    ("en", "The attack killed nine people, including the mayor.", ["9", "1"]),
    ("en", "Nine people died, among them the imam of the mosque and his son.", ["9", "1", "1"]),
    ("en", "Nine soldiers, including their commander, were killed.", ["9", "1"]),
    # several, a thing, and whoever is said to do something else
    ("en", "Nine people died, including the guards of the bank.", ["9"]),
    ("en", "Bombs hit several sites, including the mosque, and nine people died.", ["9"]),
    ("en", "Nine people died; three were hurt, including the mayor.", ["9"]),
    ("fr", "L'attaque a tué neuf personnes, dont le maire.", ["9", "1"]),
    ("fr", "Neuf soldats, dont leur commandant, ont été tués.", ["9", "1"]),
    ("fr", "Neuf personnes ont été tuées dans la ville, dont le maire a fui.", ["9"]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), KILLED, ids=[case[1] for case in KILLED])
def test_a_member_told_without_a_number_is_one(lang: str, text: str, expected: list[str]) -> None:
    assert told("killed", text, lang) == expected


def test_a_member_is_of_the_toll_that_stands_before_it() -> None:
    assert told("injured", "Nine people died; three were hurt, including the mayor.", "en") == ["3", "1"]


def test_what_people_stood_in_front_of_is_no_target() -> None:
    text = "Des inconnus ont tiré sur un groupe de jeunes devant une épicerie."
    assert told("target", text) == ["un groupe de jeunes"]


def test_the_middle_of_a_market_is_the_market() -> None:
    assert told("target", "Une bombe a explosé au milieu du marché central.") == ["marché central"]
    assert told("target", "A bomb exploded in the middle of the market.", "en") == ["the market"]


def test_the_day_on_which_bodies_were_recovered_is_none_of_the_event() -> None:
    assert told("event_date", "Les corps ont été repêchés vendredi.") == []
    assert told("event_date", "Police recovered the bodies of three men on Friday.", "en") == []
