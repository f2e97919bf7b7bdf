"""Acts in words: every verb that a service records has its label, and codes given as reasons have theirs."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeGuard

import pytest
from django.utils import translation

from factcheck.audit.verb_words import ON_ANY_ROW, VERBS, reason_label, verb_label

VERB = re.compile(r"[a-z_]+\.[a-z_]+")
ROOT = Path(__file__).resolve().parents[3]


def recorded() -> set[str]:
    """The verbs that stand as texts in calls of ``record``, and those that a function chooses among before it."""
    found = set()
    for path in (
        path for package in ("claims", "sources", "factcheck") for path in (ROOT / package).rglob("*.py")
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if _calls_record(node):
                found.update(_texts(node.args[:1]))
            elif isinstance(node, ast.FunctionDef):
                found.update(_texts(_chosen_in(node)))
    # A form that makes up its verb of the row's kind is told by the table below.
    return {verb for verb in found if VERB.fullmatch(verb)}


def _chosen_in(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """What a function assigns to the name that it hands to ``record``."""
    names = {
        each.args[0].id for each in ast.walk(function)
        if _calls_record(each) and isinstance(each.args[0], ast.Name)
    }  # fmt: skip
    for each in ast.walk(function):
        if isinstance(each, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id in names for target in each.targets
        ):
            yield each.value


def _calls_record(node: ast.AST) -> TypeGuard[ast.Call]:
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "record"
    return is_call and bool(node.args)


def _texts(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        for each in ast.walk(node):
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield each.value


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
