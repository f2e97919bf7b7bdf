"""sources.quotes: words that somebody typed are found in the text, which stays what it is."""

import pytest

from sources.quotes import find_quote


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("Two fell. Two fell.", "Two fell", ["Two fell", "Two fell"]),
        ("Il n’y a « aucune\nvictime ».", 'n\'y a "aucune victime"', ["n’y a « aucune\nvictime »"]),
        ("one\ntwo", "one\r\ntwo", ["one\ntwo"]),  # posted by a text area
        ("one\ntwo", "one two", ["one\ntwo"]),
        ("the cafe\u0301 fell", "café", ["cafe\u0301"]),  # composed as typed, apart in the text
        ("the café fell", "cafe\u0301", ["café"]),
        ("Al-Asad", "Al–Asad", ["Al-Asad"]),
        ("🚀🇮🇶 rockets", "  rockets ", ["rockets"]),
        ("قُتل ثلاثة جنود في بغداد", "ثلاثة جنود", ["ثلاثة جنود"]),
        ("x «oui» y", '"oui"', ["«oui»"]),
        (
            "and the third attack",
            "The third attack",
            ["the third attack"],
        ),  # as a sentence of its own is begun
        ("The third and the third", "the Third", ["The third", "the third"]),
        ("a.b", "a+b", []),  # signs are signs, no pattern
        ("anything", "", []),
        ("anything", " \n ", []),
    ],
)
def test_words_are_found_as_people_type_them(text: str, quote: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_quote(text, quote)] == found


def test_offsets_are_code_points() -> None:
    assert find_quote("🚀 three e\u0301clats", "éclats") == [(8, 15)]


def test_exact_words_hide_those_in_another_spelling() -> None:
    assert find_quote("it's and it’s", "it's") == [(0, 4)]
