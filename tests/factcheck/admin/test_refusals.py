"""What a service refuses is said in the reader's language: no message of an error is a bare text."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import reverse

from claims.models import Event
from tests.claims.admin.cast import Page, logged_in
from tests.factories import EventFactory

ROOT = Path(__file__).resolve().parents[3]
# Where errors are raised whose message reaches a person through a screen.
HOMES = ("claims/services", "sources/services", "factcheck/jobs/queue.py", "factcheck/audit/erasure.py")
TRANSLATED = {"_", "gettext", "ngettext", "pgettext"}


def modules() -> Iterator[Path]:
    for home in HOMES:
        yield from [ROOT / home] if home.endswith(".py") else (ROOT / home).rglob("*.py")


def bare_texts(node: ast.AST) -> Iterator[str]:
    """The texts of an expression that no gettext call says; keys of dictionaries and separators are none."""
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in TRANSLATED:
            return
        children: list[ast.AST] = [*node.args, *(keyword.value for keyword in node.keywords)]
    elif isinstance(node, ast.Dict):
        children = list(node.values)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and any(letter.isalpha() for letter in node.value):
            yield node.value
        return
    elif isinstance(node, ast.Subscript):
        children = []
    else:
        children = list(ast.iter_child_nodes(node))
    for child in children:
        yield from bare_texts(child)


def messages(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every bare message of a raise."""
    for statement in ast.walk(tree):
        if isinstance(statement, ast.Raise) and isinstance(statement.exc, ast.Call):
            yield from ((statement.lineno, text) for text in bare_texts(statement.exc))


def test_no_error_of_a_service_is_said_in_one_language_alone() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in modules()
        for line, text in messages(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("code", "bare"),
    [
        ("raise Bad('No such claim.')", 1),
        ("raise Bad(f'{claim} is gone.')", 1),
        ("raise Bad('No ' + what)", 1),
        ("raise Bad(_('%(id)s is gone.') % {'id': claim})", 0),
        ("raise Bad(_('%(ids)s are gone.') % {'ids': ', '.join(ids)})", 0),
        ("raise Bad(_('%(what)s is gone.') % {'what': 'the claim'})", 1),  # half a sentence is a text too
    ],
)
def test_bare_message_is_seen(code: str, bare: int) -> None:
    assert len(list(messages(ast.parse(code)))) == bare


@pytest.mark.django_db
def test_refused_merge_is_told_in_french() -> None:
    one, other = EventFactory(title="Rockets"), EventFactory(title="A salvo")
    client = logged_in("editor", language="fr")
    sent = {
        "act": "merge",
        "keep": one.public_id,
        "reason": " ",
        f"version_{one.public_id}": 1,
        f"version_{other.public_id}": 1,
    }
    answer = client.post(reverse("admin:event_pair", args=[one.public_id, other.public_id]), sent)
    assert answer.status_code == 422
    assert "Une fusion demande une raison." in Page(answer).text
    assert not Event.objects.filter(merged_into__isnull=False).exists()
