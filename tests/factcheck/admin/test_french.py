"""The French catalogue is whole: every text of the code and the templates is in it, and says something."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("factcheck", "claims", "sources")
FUNCTIONS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext_lazy", "pgettext"}
TAG = re.compile(r"""\{%\s*translate\s+(["'])(.+?)\1""")
# A text with a place for values is told by the shape that makemessages gives it.
BLOCK = re.compile(r"\{%\s*blocktranslate[^%]*%\}(.+?)\{%\s*(?:plural|endblocktranslate)", re.DOTALL)
VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def catalogue() -> Catalog:
    with (ROOT / "factcheck" / "locale" / "fr" / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale="fr")


def texts_of_code() -> Iterator[str]:
    for path in (path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in FUNCTIONS and node.args:
                text = node.args[1] if node.func.id.startswith("pgettext") else node.args[0]
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    yield text.value


def texts_of_templates() -> Iterator[str]:
    for path in (path for package in PACKAGES for path in (ROOT / package).rglob("*.html")):
        markup = path.read_text(encoding="utf-8")
        yield from (match[1].replace("%", "%%") for match in TAG.findall(markup))
        for block in BLOCK.findall(markup):
            yield VARIABLE.sub(r"%(\1)s", block.replace("%", "%%"))


def known() -> set[str]:
    ids = [message.id for message in catalogue() if message.id]
    return {text for each in ids for text in ([each] if isinstance(each, str) else each)}


def test_every_text_has_its_french() -> None:
    missing = []
    for message in catalogue():
        french = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(french):
            missing.append(message.id)
    assert missing == []


def test_every_text_of_the_code_is_in_the_catalogue() -> None:
    assert set(texts_of_code()) - known() == set()


def test_every_text_of_the_templates_is_in_the_catalogue() -> None:
    assert set(texts_of_templates()) - known() == set()
