"""Who says it, as French-speaking newsrooms of many countries write it."""

import pytest

from tests.claims.extraction.french_news import drafts

CASES = [
    ("Double explosion à la gare de Gao, deux morts (source policière).", "source policière"),
    ("GAO, 3 nov 2020 (Agence Z) - Deux bergers ont été tués lundi.", ""),  # a dateline
    ("Deux bergers (dont un enfant) ont été tués lundi.", ""),
    ("La préfecture révise son bilan : six morts.", "La préfecture"),
    ("Les secours donnent, eux, un bilan de six morts.", "Les secours"),
    ("Le maire parle pour sa part de six morts.", "Le maire"),
    ("L'état-major avait alors annoncé six morts.", "L'état-major"),
    ("Un enquêteur a confié que six bergers avaient été tués.", "Un enquêteur"),
    ("Le maire a dénoncé l'attaque qui a tué six bergers.", ""),  # presupposes what the outlet tells
    ("On y avait relevé six gendarmes tués.", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_the_source_of_a_toll_is_read_in_french(text: str, expected: str) -> None:
    tolls = [draft for draft in drafts(text) if draft.attribute == "killed"]
    assert {draft.attribution.informant or draft.attribution.channel for draft in tolls} == {expected}
