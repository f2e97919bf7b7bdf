"""What a claim does in a consensus is said in the reader's language."""

import ast
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
        ("Said by an engine of tomorrow.", "Said by an engine of tomorrow."),
        ("", ""),
    ],
)
def test_sentence_is_said_in_french_and_stays_in_english(sentence: str, french: str) -> None:
    assert words_of_testimony(sentence) == sentence
    with translation.override("fr"):
        assert words_of_testimony(sentence) == french


def test_every_sentence_of_the_engine_about_one_claim_is_among_them() -> None:
    """Those that stand in the modules which give the roles."""
    told = set(_REASONS.values())
    for name in ("testified", "hearing", "parts", "sets"):
        for node in ast.walk(ast.parse((CONSENSUS / f"{name}.py").read_text(encoding="utf-8"))):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and node.value.startswith(("It ", "Its ", "A reviewer ")) and node.value.endswith("."):
                told.add(node.value)
    with translation.override("en"):
        assert told - {str(sentence) for sentence in SENTENCES} == set()
