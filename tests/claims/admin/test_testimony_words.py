"""What a claim does in a consensus is said in the reader's language."""

import ast
import re
from pathlib import Path

import pytest
from django.utils import translation

from claims.admin.testimony_words import SENTENCES, words_of_testimony
from claims.consensus.hearing import _REASONS

CONSENSUS = Path(__file__).resolve().parents[3] / "claims" / "consensus"


@pytest.mark.parametrize(
    ("sentence", "french"),
    [
        ("It states the value or agrees with it.", "Elle énonce la valeur ou s’accorde avec elle."),
        ("It names the Green Zone.", "Elle nomme the Green Zone."),
        ("It names a wider place than Taji.", "Elle nomme un lieu plus vaste que Taji."),
        ("It names none.", "Elle dit qu’il n’y en a eu aucun."),
        ("It is a part of the whole.", "C’est une partie du tout."),
        (
            "Nothing was reported at first; a later moment brought more.",
            "Rien n’était signalé d’abord ; un moment ultérieur a apporté davantage.",
        ),
        (
            "9–13 updates ≤ 3: its words say that the figure rose.",
            "9–13 met à jour ≤ 3 : ses mots disent que le chiffre a augmenté.",
        ),
        ("The later statement says true.", "L’énoncé ultérieur dit oui."),
        ("Said by an engine of tomorrow.", "Said by an engine of tomorrow."),
        ("", ""),
    ],
)
def test_sentence_is_said_in_french_and_stays_in_english(sentence: str, french: str) -> None:
    assert words_of_testimony(sentence) == sentence
    with translation.override("fr"):
        assert words_of_testimony(sentence) == french


def test_a_category_is_called_as_the_reader_calls_it() -> None:
    names = {"car bomb": "voiture piégée"}
    with translation.override("fr"):
        assert words_of_testimony("It names car_bomb.", names) == "Elle nomme voiture piégée."
        assert words_of_testimony("It names rocket.", names) == "Elle nomme rocket."


def test_every_sentence_of_the_engine_about_one_claim_is_among_them() -> None:
    """Those that stand in the modules which give the roles; what holds a value is tried on worlds."""
    told = set(_REASONS.values())
    for name in ("testified", "hearing", "parts", "sets", "superseding", "outgrown"):
        tree = ast.parse((CONSENSUS / f"{name}.py").read_text(encoding="utf-8"))
        explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in explained and re.fullmatch(r"[A-Z]\w* .+\.", node.value):
                told.add(node.value)
    assert len(told) > len(_REASONS)
    with translation.override("en"):
        assert told - {str(sentence) for sentence in SENTENCES} == set()
