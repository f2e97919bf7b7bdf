"""Days, claims, actors, places and targets as French-speaking newsrooms of many countries write them."""

import pytest

from tests.claims.extraction.french_news import told

CASES = [
    # hours whose mark and minutes stand apart
    ("event_time", "L'attaque s'est produite vers 9 h 00 près du puits.", ["09:00"]),
    ("event_time", "La bombe a explosé lundi à 20 heures 30.", ["20:30"]),
    ("event_time", "La bombe a explosé à 9 h devant le marché.", ["09:00"]),
    ("event_time", "Les soldats ont tiré pendant 9 h sur le village.", []),
    # nobody has claimed it so far, and the day on which that was told is not the day of the attack
    ("responsibility_claimed", "L'attaque n'avait pas été revendiquée mardi à la mi-journée.", ["false"]),
    ("event_date", "L'attaque n'avait pas été revendiquée mardi à la mi-journée.", []),
    ("event_time", "L'attaque n'avait pas été revendiquée mardi à la mi-journée.", []),
    ("responsibility_claimed", "L'attaque a été revendiquée mardi.", ["true"]),
    ("event_date", "L'attaque, revendiquée mardi, a fait deux morts lundi.", ["2020-11-16"]),
    ("responsibility_claimed", "Personne n'a encore dit en être l'auteur.", ["false"]),
    ("claimed_by", "L'ATTENTAT, COMMIS MARDI PEU AVANT MIDI, N'A PAS ETE REVENDIQUE.", []),
    # an answer by arms gives no reason
    ("motive", "La riposte de l'armée a fait deux morts.", []),
]


@pytest.mark.parametrize(("key", "text", "expected"), CASES, ids=[f"{key}: {text}" for key, text, _ in CASES])
def test_french_roles(key: str, text: str, expected: list[str]) -> None:
    assert told(key, text) == expected
