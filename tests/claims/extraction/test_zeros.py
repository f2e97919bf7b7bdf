"""claims.extraction.zeros, and zeros of news: what only seems to say that there was none."""

import pytest

from tests.claims.extraction.cast import counts, suggest

ZEROS = [
    ("en", "No casualties were reported.", [("casualties", "0")]),
    ("en", "No one was hurt.", [("injured", "0")]),
    ("en", "The blast did not hurt anyone.", [("injured", "0")]),
    ("en", "The blast injured no one.", [("injured", "0")]),
    ("en", "Nobody was slightly hurt.", [("injured", "0")]),
    ("en", "Nobody was hurt and the damage was serious.", [("injured", "0")]),
    ("fr", "Personne n'a été blessé.", [("injured", "0")]),
    ("en", "Not a soldier was hurt.", [("injured", "0")]),
    ("fr", "Pas un garde n'a été blessé.", [("injured", "0")]),
    ("fr", "Aucune personne n'a été blessée.", [("injured", "0")]),
    ("fr", "Aucun des gardes n'a été blessé.", [("injured", "0")]),
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
    # besides those told before
    ("en", "No further casualties were reported."),
    ("en", "No other guard was hurt."),
    ("fr", "Aucun autre blessé n'a été signalé."),
    # what nobody knows
    ("en", "Nobody knows how many guards were killed."),
    ("fr", "Personne ne sait combien de gardes ont été tués."),
    # "personne" is a noun here, and "not a" denies something else
    ("fr", "La personne n'a pas été blessée."),
]
OF_SOME = [
    ("en", "No soldier was hurt.", "soldier"),
    ("en", "None of the guards was hurt.", "guards"),
    ("fr", "Aucun soldat norlandais n'a été blessé.", "soldat norlandais"),
    ("en", "No people were hurt.", ""),  # whoever there was
    ("en", "Nobody was hurt.", ""),
]


@pytest.mark.parametrize(("lang", "text", "expected"), ZEROS, ids=[case[1] for case in ZEROS])
def test_what_is_none(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(key, number) for key, _, number, _ in counts(text, lang)] == expected


@pytest.mark.parametrize(("lang", "text"), NO_ZEROS, ids=[case[1] for case in NO_ZEROS])
def test_what_only_seems_to_be_none(lang: str, text: str) -> None:
    assert counts(text, lang) == []


@pytest.mark.parametrize(("lang", "text", "scope"), OF_SOME, ids=[case[1] for case in OF_SOME])
def test_none_of_some_leaves_the_others_open(lang: str, text: str, scope: str) -> None:
    assert [d.scope_text for d in suggest(text, lang).drafts if d.attribute == "injured"] == [scope]
