"""claims.domain.patterns: what RE2 accepts, within limits, and offsets that count code points."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from claims.domain.codebook import load_codebook
from claims.domain.errors import BadCodebook
from claims.domain.patterns import LONGEST, MOST, check_patterns, compiled_pattern
from tests.claims.domain.strategies import CODEBOOK

ACCEPTED = (
    "Accepted: the syntax of RE2, which has no backreference and no lookaround, with one group (?P<value>...) and "
    "at most one (?P<focus>...), at most 300 characters."
)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        (r"(?P<value>a)\1", r'The pattern "(?P<value>a)\1" cannot be read: invalid escape sequence: \1. '),
        (r"(?=x)(?P<value>a)", 'The pattern "(?=x)(?P<value>a)" cannot be read: invalid perl operator: (?=. '),
        ("(?P<value>a", 'cannot be read: missing ): (?P<value>a. '),
        (r"\d+ kg", r'The pattern "\d+ kg" names the groups: none. '),
        ("(?P<number>a)", 'The pattern "(?P<number>a)" names the groups: number. '),
        ("(?P<value>a)(?P<unit>b)", "names the groups: unit, value. "),
        # A program beyond the memory that a pattern may take.
        (r"(?P<value>(\pL{1,90}\pN{1,90}){1,9})", "cannot be read: pattern too large - compile failed. "),
    ],
)  # fmt: skip
def test_a_pattern_is_refused_with_what_is_wrong_and_what_is_accepted(pattern: str, message: str) -> None:
    with pytest.raises(BadCodebook, match=re.escape(message + ACCEPTED)):
        compiled_pattern(pattern)


def test_a_long_pattern_is_refused_unread() -> None:
    pattern = f"(?P<value>{'a' * LONGEST})"
    with pytest.raises(
        BadCodebook, match=rf'The pattern "\(\?P<value>a+\u2026" has {len(pattern)} characters'
    ):
        compiled_pattern(pattern)


@pytest.mark.parametrize(
    "text",
    [
        "about 40 vehicles",
        "\U0001f600 about 40 vehicles",
        "après l'été, about 40 vehicles",
        "e\u0301te\u0301 \U0001f1eb\U0001f1f7 ABOUT 40 VEHICLES",
        "\u202f\u00a0\u2019 about 40 vehicles",
    ],
)
def test_offsets_count_code_points(text: str) -> None:
    pattern = compiled_pattern("(?P<focus>about (?P<value>[0-9]+)) vehicles")
    ((value, focus),) = pattern.matches(text)
    assert (text[slice(*value)], text[slice(*focus)].lower()) == ("40", "about 40")


def test_a_lone_surrogate_does_no_harm() -> None:
    text = "\ud800 about 40 vehicles"
    ((value, _focus),) = compiled_pattern("about (?P<value>[0-9]+)").matches(text)
    assert text[slice(*value)] == "40"


def test_an_empty_value_is_no_match() -> None:
    assert list(compiled_pattern("(?P<value>x*)").matches("abc")) == []


def test_a_pattern_that_others_backtrack_on_stays_linear() -> None:
    # Exponential in a backtracking engine: it would not come back.
    assert list(compiled_pattern("(?P<value>(a+)+)b$").matches("a" * 5_000)) == []


def test_too_many_patterns_are_refused_by_attribute_and_language() -> None:
    lexicon = {"en": {"patterns": ("(?P<value>a)",) * (MOST + 1)}}
    definition = replace(CODEBOOK["killed"], lexicon=lexicon)
    message = 'The attribute "killed", patterns in "en": 21 patterns. Accepted: at most 20.'
    with pytest.raises(BadCodebook, match=re.escape(message)):
        check_patterns(definition)


def test_a_codebook_with_a_bad_pattern_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text(
        '[[attribute]]\nkey = "drones"\nfamily = "things"\nvalue_kind = "count"\nlabel.en = "Drones"\n'
        "definition.en = 'How many.'\nlexicon.en.patterns = ['(?<=a)b']\n",
        encoding="utf-8",
    )
    message = 'people.toml: The attribute "drones", patterns in "en": The pattern "(?<=a)b" cannot be read: '
    with pytest.raises(BadCodebook, match=re.escape(message)):
        load_codebook(tmp_path)


def test_a_codebook_without_patterns_does_not_import_the_library() -> None:
    code = """
import sys
from pathlib import Path
from claims.domain.codebook import load_codebook
from claims.extraction.gazetteer import NO_NAMES
from claims.extraction.lexicon import lexicon_for
from claims.extraction.pack import load_pack
lexicon_for(load_codebook(Path("seeds/codebook")), load_pack("en"), NO_NAMES)
sys.exit("re2" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
