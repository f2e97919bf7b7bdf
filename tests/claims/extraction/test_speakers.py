"""Who says it, where no list names the speaker, and what is not said by anybody."""

import pytest

from claims.domain.codes import Reach
from tests.claims.extraction.cast import suggest


def voice(text: str, lang: str = "en") -> str:
    """The chain of the first toll of a text."""
    drafts = [draft for draft in suggest(text, lang).drafts if draft.attribute in {"killed", "injured"}]
    return drafts[-1].attribution.chain


@pytest.mark.parametrize(
    ("text", "lang", "chain"),
    [
        ("Two guards were killed, the Varna Dockers' Office said.", "en", "the Varna Dockers' Office"),
        ("Investigators said two guards were killed.", "en", "Investigators"),
        ("TWO GUARDS WERE KILLED IN VARNA, NEIGHBORS STATED TODAY.", "en", "NEIGHBORS"),
        ("According to the dockers, two guards were killed.", "en", "the dockers"),
        ("According to our own count, two guards were killed.", "en", ""),  # the outlet itself
        ("A truce announced in May ended when two guards were killed.", "en", ""),  # a participle
        ("An earlier toll spoke of two guards killed.", "en", ""),  # a figure of nobody
        ("Nobody said two guards were killed.", "en", ""),
        (
            "Two guards were killed; five were wounded, the mayor said.",
            "en",
            "the mayor",
        ),  # one source for both
        ("Residents saw two guards killed.", "en", "Residents"),  # a witness
        ("The mayor saw two guards killed.", "en", ""),  # no witness by the words
        ("Deux gardes ont été tués, a affirmé l'amicale des dockers.", "fr", "l'amicale des dockers"),
        ("Deux gardes ont été tués, a-t-on appris de source policière.", "fr", "source policière"),
        ("L'annonce, par le préfet, de deux gardes tués a surpris.", "fr", "le préfet"),
        ("Un précédent bilan faisait état de deux gardes tués.", "fr", ""),
    ],
)
def test_who_speaks(text: str, lang: str, chain: str) -> None:
    assert voice(text, lang) == chain


@pytest.mark.parametrize(
    ("text", "lang", "chain"),
    [
        (
            "The mayor said two guards were killed. She added that five guards were wounded.",
            "en",
            "The mayor",
        ),
        (
            "Le préfet a dit que deux gardes ont été tués. Cinq gardes ont été blessés, a-t-il ajouté.",
            "fr",
            "Le préfet",
        ),
        ('"Two guards were killed," the mayor said. "Five guards were wounded."', "en", "the mayor"),
        ("According to the mayor, two guards were killed. Five guards were wounded.", "en", "the mayor"),
        ("Two guards were killed, the mayor said. Five guards were wounded.", "en", ""),  # the outlet goes on
        ("Two guards were killed, the mayor said.\n\nFive guards were wounded.", "en", ""),
    ],
)
def test_what_a_source_says_on(text: str, lang: str, chain: str) -> None:
    drafts = [draft for draft in suggest(text, lang).drafts if draft.attribute == "injured"]
    assert [draft.attribution.chain for draft in drafts] == [chain]
    assert chain == "" or drafts[0].attribution.reach is Reach.PRESUMED
