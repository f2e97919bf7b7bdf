"""Days of events as French-speaking newsrooms of many countries tell them; published on 18 November 2020."""

import pytest

from tests.claims.extraction.french_news import told

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
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_the_day_of_an_event_is_read_in_french(text: str, expected: list[str]) -> None:
    assert told("event_date", text) == expected
