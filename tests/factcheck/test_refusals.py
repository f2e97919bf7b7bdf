"""What the pure packages refuse is said in the reader's language wherever a person reads it."""

import ast
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest
from django.utils.translation import override

from claims.domain.codes import Comparator
from claims.domain.dates import parse_date
from claims.domain.errors import BadValue, DomainError
from claims.domain.intervals import bounds_for
from claims.domain.written_amounts import read_amount
from factcheck.refusals import OUR_WORDS, refusal_text
from sources import text
from sources.errors import SourceError
from sources.text import check_anchor, decode
from tests.factcheck.admin.test_french import known

ROOT = Path(__file__).resolve().parents[2]
# The modules whose refusals reach a form; the others are read by commands alone, or speak of files of the project.
PATHS = (
    *sorted(path for path in (ROOT / "claims" / "domain").glob("*.py")),
    ROOT / "sources" / "text.py",
    *(
        ROOT / "sources" / "ingestion" / f"{name}.py"
        for name in ("languages", "pages", "published", "stated")
    ),
)
ERRORS = {each.__name__ for root in (DomainError, SourceError) for each in (root, *root.__subclasses__())}


def raised() -> Iterator[tuple[Path, ast.Call]]:
    for path in PATHS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
                yield path, node


def words_of_ours(path: Path, call: ast.Call) -> Iterator[str]:
    """The texts that a call names beside its template, where a constant of the module holds them."""
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    for keyword in call.keywords:
        if keyword.arg in OUR_WORDS and isinstance(keyword.value, ast.Name):
            found = getattr(module, keyword.value.id, None)
            if isinstance(found, str):
                yield found


def test_every_refusal_has_its_french() -> None:
    templates = {call.args[0].value for _path, call in raised() if isinstance(call.args[0], ast.Constant)}
    words = {word for path, call in raised() for word in words_of_ours(path, call)}
    named = {*text._STANDS, *(what for _bytes, what in text._SIGNATURES)}
    assert len(templates) > 60
    assert (templates | words | named) - known() == set()


def test_no_refusal_is_written_in_one_piece_with_its_values() -> None:
    assert {path.name for path, call in raised() if isinstance(call.args[0], ast.JoinedStr)} == set()


@pytest.mark.parametrize(
    ("act", "english", "french"),
    [
        (
            lambda: parse_date("2020-13"),
            (
                'The date "2020-13" is not in the calendar. Accepted: YYYY, YYYY-MM, YYYY-MM-DD, any of these with a '
                "final ~, or two of them joined by / (.. = open)."
            ),
            (
                "La date «\xa02020-13\xa0» n’existe pas dans le calendrier. Accepté\xa0: AAAA, AAAA-MM, AAAA-MM-JJ, "
                "chacun suivi ou non de ~, ou deux d’entre eux séparés par / (.. = ouvert)."
            ),
        ),
        # The code of a comparator is read as its label, in both languages.
        (
            lambda: bounds_for(Comparator.AT_LEAST, None),
            'The comparator "at least" needs a number; got none.',
            "Le comparateur «\xa0au moins\xa0» demande un nombre\xa0; il n’y en a pas.",
        ),
        # What was left empty is no word of a programming language.
        (
            lambda: bounds_for(Comparator.RANGE, None, low=Decimal(3)),
            "A range takes two ends and no number; got 3, — and —.",
            "Une fourchette demande deux bornes et aucun nombre\xa0; reçu\xa0: 3, — et —.",
        ),
        # What was typed is data, though it is a word of the catalogue.
        (
            lambda: read_amount("place"),
            (
                '"place" is no amount. Accepted: 7, >= 3, > 14, <= 9, < 5, ~5200 (about), <~90 (nearly), 2-4, '
                "0 (stated), ? (the source does not know)."
            ),
            (
                "«\xa0place\xa0» n’est pas une quantité. Accepté\xa0: 7, >= 3, > 14, <= 9, < 5, ~5200 (environ), "
                "<~90 (presque), 2-4, 0 (déclaré), ? (la source ne sait pas)."
            ),
        ),
        # A refusal within a refusal, and signs of formatting in what was typed.
        (
            lambda: check_anchor("Two. 100%s fell. Two.", 0, 3, "100%s"),
            "the text at 0 to 3 reads 'Two', not '100%s'; the quote stands at 5 to 10",
            "de 0 à 3, le texte dit 'Two', et non '100%s'\xa0; la citation figure de 5 à 10",
        ),
        (
            lambda: decode(b"%PDF-1.7"),
            "the bytes are those of a PDF file; accepted: UTF-8 text, with or without a byte order mark",
            (
                "le contenu est celui d’un fichier PDF\xa0; accepté\xa0: du texte en UTF-8, avec ou sans indicateur "
                "d’ordre des octets"
            ),
        ),
    ],
)
def test_a_refusal_is_said_in_the_language_of_the_reader(
    act: Callable[[], object], english: str, french: str
) -> None:
    with pytest.raises((DomainError, SourceError)) as refused:
        act()
    with override("en"):
        assert refusal_text(refused.value) == english
    with override("fr"):
        assert refusal_text(refused.value) == french
        # Commands, logs and the interface for programs print the error itself.
        assert str(refused.value) == english.replace("at least", "at_least").replace("—", "None")


def test_an_error_that_keeps_no_template_says_what_it_says() -> None:
    with override("fr"):
        assert refusal_text(ValueError("100%s of it")) == "100%s of it"
        assert refusal_text(BadValue("100%s of it")) == "100%s of it"
        assert refusal_text(BadValue()) == ""
