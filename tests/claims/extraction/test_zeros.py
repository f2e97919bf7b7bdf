"""claims.extraction.zeros, and zeros of news: what only seems to say that there was none."""

import pytest

from tests.claims.extraction.cast import counts

ZEROS = [
    ("en", "No casualties were reported.", [("casualties", "0")]),
    ("en", "No one was hurt.", [("injured", "0")]),
    ("en", "The blast did not hurt anyone.", [("injured", "0")]),
    ("en", "The blast injured no one.", [("injured", "0")]),
    ("en", "Nobody was slightly hurt.", [("injured", "0")]),
    ("en", "Nobody was hurt and the damage was serious.", [("injured", "0")]),
    ("fr", "Personne n'a été blessé.", [("injured", "0")]),
]
NO_ZEROS = [
    # none of the figures, the word or the lists is none of the people
    ("en", "No casualty figures were given."),
    ("en", "NO CASUALTY FIGURE WAS GIVEN."),
    ("en", "No casualty toll was available."),
    ("en", "There was no word on casualties."),
    ("en", "There were no figures on casualties."),
    ("en", "Casualties were not known."),
    ("fr", "Aucun bilan des victimes n'a été donné."),
    ("fr", "Le nombre de victimes n'était pas connu."),
    # nobody badly hurt may be many lightly hurt
    ("en", "No one was seriously hurt."),
    ("en", "None of the guards was badly injured."),
    ("fr", "Personne n'a été grièvement blessé."),
    # a party's word on its own acts
    ("en", "We have not killed anyone, the leader said."),
    ("en", "We killed no one, the leader said."),
    ("fr", "Nous n'avons tué personne, a dit le chef."),
]


@pytest.mark.parametrize(("lang", "text", "expected"), ZEROS, ids=[case[1] for case in ZEROS])
def test_what_is_none(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(key, number) for key, _, number, _ in counts(text, lang)] == expected


@pytest.mark.parametrize(("lang", "text"), NO_ZEROS, ids=[case[1] for case in NO_ZEROS])
def test_what_only_seems_to_be_none(lang: str, text: str) -> None:
    assert counts(text, lang) == []
