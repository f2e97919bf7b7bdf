"""Days of events as French-speaking newsrooms of many countries tell them; published on 18 November 2020."""

import pytest

from tests.claims.extraction.french_news import drafts, told

CASES = [
    # the start of what a toll totals, but no stretch without one
    ("Les attaques ont fait 210 morts depuis mars 2018.", []),  # the start of a total, and no day
    ("Depuis 2018, les rebelles ont quitté la vallée.", []),
    ("Six bergers ont été tués lundi ; la route est fermée depuis septembre.", ["2020-11-16"]),
    # a weekday that only says more of a day told in full
    ("Le 6 mars 2018, un mardi, deux bergers ont été tués.", ["2018-03-06"]),
    (
        "Deux bergers ont été tués le 6 mars 2018. Mardi, une bombe a tué un garde.",
        ["2018-03-06", "2020-11-17"],
    ),
    # a time that opens the sentence is that of its main verb, beyond a relative
    ("En mars 2018 déjà, deux bergers, qui gardaient des chèvres, avaient trouvé la mort.", ["2018-03"]),
    ("En mars 2018, le maire, qui gardait des chèvres, avait quitté la vallée.", []),
    # days told by two steps back, and from the act rather than from what was said of it
    (
        "Un camion a été attaqué mardi. L'avant-veille, les rebelles avaient tué six bergers.",
        ["2020-11-17", "2020-11-15"],
    ),
    (
        "Une bombe a tué deux bergers lundi, a confirmé mardi le maire. La veille, un obus avait tué un garde.",
        ["2020-11-16", "2020-11-15"],
    ),
    ("C'était mardi, vers 6 h 20. Un commando abat deux gardiens.", ["2020-11-17"]),
    ("C'était un mardi ordinaire.", []),
    # days of an older figure, of a state that lasts, of a claim of responsibility
    ("Vingt bergers, et non dix comme annoncé la veille, ont perdu la vie.", []),
    ("Quatre corps gisaient encore mardi devant la gare.", []),
    ("Six bergers ont été tués lundi devant la gare.", ["2020-11-16"]),
    ("Le front a revendiqué l'attaque lundi.", []),
    ("Le front a revendiqué l'attaque de lundi.", ["2020-11-16"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_the_day_of_an_event_is_read_in_french(text: str, expected: list[str]) -> None:
    assert told("event_date", text) == expected


ANNOUNCED = [
    ("Le front a revendiqué l'attaque lundi.", ["2020-11-16"]),
    ("L'attaque a fait six morts, a dit l'armée dans un communiqué daté du 12 novembre.", ["2020-11-12"]),
    ("Six gardes sont morts, selon un communiqué lu lundi à la radio.", ["2020-11-16"]),
    ("Six gardes sont morts lundi à la radio.", []),
]


@pytest.mark.parametrize(("text", "expected"), ANNOUNCED, ids=[text for text, _ in ANNOUNCED])
def test_the_day_of_an_announcement_is_read_in_french(text: str, expected: list[str]) -> None:
    assert told("announcement_date", text) == expected


CLOCKS = [
    ("La bombe a explosé vers onze heures.", ["11:00"], "onze heures"),
    ("La bombe a explosé à neuf heures du soir.", ["21:00"], "neuf heures du soir"),
    ("La bombe a explosé à neuf heures de route.", [], ""),
    ("La bombe a explosé peu avant 3h.", ["03:00"], "peu avant 3h"),
]


@pytest.mark.parametrize(("text", "expected", "focus"), CLOCKS, ids=[text for text, *_ in CLOCKS])
def test_the_hour_of_an_event_is_read_in_french(text: str, expected: list[str], focus: str) -> None:
    assert told("event_time", text) == expected
    assert [draft.focus for draft in drafts(text) if draft.attribute == "event_time"] == [focus] * len(
        expected
    )
