"""Acts in words: every verb that a service records has its label, and codes given as reasons have theirs."""

import ast
from pathlib import Path

import pytest
from django.utils import translation

from factcheck.audit.verb_words import ON_ANY_ROW, VERBS, reason_label, verb_label

ROOT = Path(__file__).resolve().parents[3]


def recorded() -> set[str]:
    """The verbs that stand as texts in calls of ``record``."""
    found = set()
    for path in (
        path for package in ("claims", "sources", "factcheck") for path in (ROOT / package).rglob("*.py")
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "record":
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_every_verb_that_is_recorded_has_its_words() -> None:
    told_by_table = {verb for verb in recorded() if verb.partition(".")[2] in ON_ANY_ROW}
    assert recorded() - told_by_table - set(VERBS) == set()


@pytest.mark.parametrize(
    ("verb", "english", "french"),
    [
        ("claim.accept", "accepted the claim", "affirmation acceptée"),
        ("place.change", "changed: place", "modification\u00a0: lieu"),
        (
            "place.placename",
            "changed: name of a place",
            "modification\u00a0: nom d'un lieu",
        ),  # rows below the form
        ("demo.finish", "demo.finish", "demo.finish"),  # no verb of ours: as it is
    ],
)
def test_verb_is_said_in_the_readers_language(verb: str, english: str, french: str) -> None:
    assert verb_label(verb) == english
    with translation.override("fr"):
        assert verb_label(verb) == french


def test_codes_given_as_reasons_are_said_and_words_stay() -> None:
    assert (
        reason_label("claim.accept_under_policy", "accept-suggestions")
        == "policy: suggestions accepted as they are"
    )
    assert reason_label("claim.reject", "person") == "person"
