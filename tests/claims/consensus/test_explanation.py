"""The remarks in words: every code in every language, and sentences that can be read aloud."""

import json
import re
from pathlib import Path

import pytest

import claims.consensus
from claims.consensus.errors import UnknownRemark
from claims.consensus.explanation import LANGUAGES, catalogue_codes, remark, say
from tests.claims.consensus.cast import HOSPITAL, MINISTRY, RADIO, number, says, settle

SOURCES = Path(claims.consensus.__file__).parent.rglob("*.py")
CODES = sorted(catalogue_codes("en"))
# An argument for every name that any sentence uses.
ARGUMENTS = {
    "value": number("7"),
    "first": number("3"),
    "second": number("7"),
    "part": number("9"),
    "total": number("7-9"),
    "left": 1,
    "parts": [number("3"), number("4")],
    "also": [],
    "of": 4,
    "low": 1,
    "high": 2,
    "hours": 48,
    "voice": 2,
    "claim": "A000001.1",
    "by": "A000002.1",
    "now": "45",
    "then": "98",
    "percent": "85",
    "weight": {"signed": "+4.04"},
    "adds": [],
    "score": "+8.20",
    "values": "5 (s3 +3.24)",
    "rival": "5",
    "usual": "-0.12",
    "notes": [],
    "basis": [],
}
# What a voice adds stands inside its sentence.
CLAUSES = ("adds", "adds_nothing")


def test_there_are_english_and_french() -> None:
    assert LANGUAGES == ("en", "fr")


def test_both_languages_say_the_same_codes() -> None:
    assert catalogue_codes("en") == catalogue_codes("fr")


def test_every_code_that_the_engine_uses_can_be_said() -> None:
    used = {code for path in SOURCES for code in re.findall(r'remark\(\s*"([a-z_]+)"', path.read_text())}
    assert used
    assert used <= catalogue_codes("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("code", CODES)
def test_every_code_makes_a_sentence(code: str, count: int, language: str) -> None:
    [sentence] = say([remark(code, count=count, **ARGUMENTS)], language)
    assert sentence
    assert "{" not in sentence
    if not code.startswith("also_") and code not in CLAUSES:
        assert sentence.rstrip().endswith(".")


def test_an_agreement_reads_aloud() -> None:
    settled = settle(
        says("A1.1", 7, by=MINISTRY),
        says("A2.1", 7, by=HOSPITAL, on=RADIO),
        says("A3.1", 7, on="web"),
        says("A4.1", ">=4", on="weekly"),
    )
    assert say(settled.remarks, "en") == ["3 of 4 voices say 7; one says at least 4, which agrees."]
    assert say(settled.remarks, "fr-BE") == ["3 voix sur 4 disent 7 ; une dit au moins 4, ce qui s'accorde."]


@pytest.mark.parametrize(
    ("said", "english", "french"),
    [
        (">14", "more than 14", "plus de 14"),
        ("<5", "fewer than 5", "moins de 5"),
        ("9-13", "between 9 and 13", "entre 9 et 13"),
        ("~50", "about 50", "environ 50"),
        ("none", "none", "aucun"),
        ("some", "some", "quelques-uns"),
    ],
)
def test_a_bound_is_said_as_a_bound(said: str, english: str, french: str) -> None:
    spoken = [remark("only_voice", value=number(said))]
    assert say(spoken, "en") == [f"One voice says {english}."]
    assert say(spoken, "fr") == [f"Une voix dit {french}."]


def test_remarks_say_the_same_after_a_trip_through_json() -> None:
    settled = settle(says("A1.1", 9), says("A2.1", 13, on=RADIO))
    stored = json.loads(json.dumps(settled.remarks))
    assert say(stored, "en") == say(settled.remarks, "en")


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownRemark, match=r'There is no remark "shrug"'):
        say([("shrug", {})], "en")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownRemark, match=r'No explanations in "xx". Accepted: en, fr.'):
        say([], "xx")
