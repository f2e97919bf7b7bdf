"""claims.extraction.pack: every entry of every pack does what its examples say, and a bad pack is refused."""

import ast
import re
from pathlib import Path

import pytest

from claims.extraction.errors import BadPack
from claims.extraction.pack import (
    LANGUAGES,
    SETTINGS_FILE,
    Entry,
    Pack,
    language_names,
    languages,
    load_pack,
    read_pack,
)
from claims.extraction.pack_schema import SECTIONS
from claims.extraction.tokens import Phrases, tokenise

MODULES = LANGUAGES.parent
SETTINGS = """name = "Test"
thousands = [","]
decimals = ["."]
adjectives_first = true
subjects_follow = false
elisions = []
clitics = []
plurals = []
"""
CASES = [pytest.param(code, name, id=f"{code}-{name}") for code in languages() for name in sorted(SECTIONS)]


def phrases_of(pack: Pack) -> Phrases:
    phrases = Phrases()
    pack.file_into(phrases)
    return phrases


def is_found(entry: Entry, text: str, phrases: Phrases) -> bool:
    hits = [hit for hit in phrases.find(tokenise(text)) if hit.section == entry.place]
    return any(found.id == entry.id for hit in hits for found in hit.entries)


@pytest.mark.parametrize(("code", "section"), CASES)
def test_every_entry_matches_its_examples_and_not_its_non_examples(code: str, section: str) -> None:
    pack = load_pack(code)
    phrases = phrases_of(pack)
    for entry in pack.of(section):
        assert all(is_found(entry, text, phrases) for text in entry.examples), entry.id
        assert not any(is_found(entry, text, phrases) for text in entry.non_examples), entry.id


@pytest.mark.parametrize("code", languages())
def test_a_pack_has_every_kind_that_the_grammar_needs(code: str) -> None:
    kinds = {(entry.section, entry.kind) for entry in load_pack(code).entries}
    needed = {
        ("numbers", "cardinal"),
        ("numbers", "zero"),
        ("bounds", "before"),
        ("time", "month"),
        ("time", "weekday"),
    }
    assert needed <= kinds


def test_english_french_and_spanish_are_there() -> None:
    assert {"en", "fr", "es"} <= set(languages())


def test_languages_are_named_in_their_own_words() -> None:
    assert language_names() == {code: load_pack(code).setting("name") for code in languages()}
    assert language_names()["es"] == "español"


def test_no_module_names_a_language() -> None:
    """A language is data: neither its code nor its name decides anything in Python.

    The prompt falls back to a language of the codebook's definitions, which is no rule of how a text is read.
    """
    codes = {*languages(), *language_names().values(), "english", "french", "spanish"}
    trees = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(MODULES.glob("*.py"))}
    del trees["prompt.py"]
    named = [
        f"{name}:{node.lineno} {node.value}"
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and str(node.value).casefold() in codes
    ]
    assert named == []


def test_a_language_without_a_pack_is_refused() -> None:
    with pytest.raises(BadPack, match=r'There is no language pack "xx". Accepted: en, es, fr'):
        load_pack("xx")


def folder_with(tmp_path: Path, body: str, name: str = "bounds.toml") -> Path:
    (tmp_path / SETTINGS_FILE).write_text(SETTINGS, encoding="utf-8")
    (tmp_path / name).write_text(body, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[[entry]]\nkind = 'before'\n", 'bounds.toml: the entry "" needs an id of its own.'),
        (
            "[[entry]]\nid = 'x'\nkind = 'sideways'\n",
            'the entry "x" is of kind "sideways". Accepted: after, before, suffix.',
        ),
        (
            "[[entry]]\nid = 'x'\nkind = 'before'\nwords = ['at least']\nexamples = ['at least']\n",
            'the entry "x" of kind "before" lacks comparator.',
        ),
        (
            "[[entry]]\nid = 'x'\nkind = 'before'\ncomparator = 'roughly'\n",
            "\"comparator\" is 'roughly'; accepted: about | at_least",
        ),
        (
            "[[entry]]\nid = 'x'\nkind = 'before'\ncomparator = 'exact'\nwords = ['just']\n",
            'the entry "x" has no examples; every entry shows what it must match.',
        ),
        (
            "[[entry]]\nid = 'x'\nkind = 'before'\ncomparator = 'exact'\nexamples = ['a']\n",
            'the entry "x" needs either words or values.',
        ),
        (
            "[[entry]]\nid = 'x'\nkind = 'before'\ncomparator = 'exact'\nmood = 1\n",
            'the entry "x" has the unknown field "mood". Accepted: comparator.',
        ),
        (
            "[[entry]]\nid = 'x'\nkind = 'before'\ncomparator = 'exact'\nexamples = ['a']\nwords = ['{a|b']\n",
            'bounds.toml: the entry "x": The phrase "{a|b" has an open bracket. Accepted: {a|b} and [optional].',
        ),
        (
            "[[entry]]\nid = 'x'\nkind = 'before'\ncomparator = 'exact'\nexamples = ['a']\nwords = 'just'\n",
            """bounds.toml: the entry "x": "words" is 'just'; accepted: a list of texts.""",
        ),
        (
            "[[entry]]\nid = 'x'\nkind = 'before'\ncomparator = 'exact'\nexamples = ['a']\nvalues = ['just']\n",
            """bounds.toml: the entry "x": "values" is ['just']; accepted: a table of words and whole numbers.""",
        ),
        (
            "[[entry]]\nid = 'x'\nkind = 'before'\ncomparator = 'exact'\nexamples = ['a']\nvalues = { a = 'b' }\n",
            """bounds.toml: the entry "x": the value of "a" is 'b'; accepted: a whole number.""",
        ),
        ("entry = 3\n", "bounds.toml holds entry. Accepted: [[entry]] tables only."),
        ("[[entry]\n", "bounds.toml cannot be read as TOML"),
        ("[other]\n", "bounds.toml holds other. Accepted: [[entry]] tables only."),
    ],
)
def test_a_bad_entry_is_refused_by_name(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(BadPack, match=re.escape(message)):
        read_pack(folder_with(tmp_path, body))


def test_an_unknown_section_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match=r"verbs.toml is no section of a pack. Accepted: abbreviations, actors"):
        read_pack(folder_with(tmp_path, "", "verbs.toml"))


def test_a_pack_without_settings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match=r"language.toml is missing; it gives name, thousands"):
        read_pack(tmp_path)


def test_a_setting_of_another_type_is_refused(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('name = "Test"\nthousands = ","\n', encoding="utf-8")
    with pytest.raises(BadPack, match=r"""language.toml: "thousands" is ','; accepted: a list of texts."""):
        read_pack(tmp_path)
