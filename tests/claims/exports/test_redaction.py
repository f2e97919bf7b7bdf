"""What a profile may not show stands in no text of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.exports.name_patterns import plain
from claims.exports.redaction import MARK, Redaction


def test_a_restricted_name_is_taken_out_whatever_its_case_accents_and_spacing() -> None:
    redaction = Redaction.of(["Zoé Martin-Aubry"], [])
    assert redaction.text("Said ZOE MARTIN AUBRY; Zoe\u0301  Martin-Aubry agreed.") == (
        f"Said {MARK}; {MARK} agreed."
    )


@given(st.text())
def test_plain_text_is_the_same_read_whole_and_letter_by_letter(text: str) -> None:
    assert plain(text) == "".join(map(plain, text))


def test_a_name_inside_another_word_stays() -> None:
    assert Redaction.of(["Ana"], []).text("Banana, Ana.") == f"Banana, {MARK}."


def test_words_that_a_restricted_claim_stands_on_leave_every_quote_of_the_article() -> None:
    redaction = Redaction.of([], [("A1", 13, 26, "")])
    assert redaction.quote("A1", 4, "killed a nine-year-old girl") == f"killed a {MARK} girl"
    assert redaction.quote("A2", 4, "killed a nine-year-old girl") == "killed a nine-year-old girl"


def test_parts_of_a_name_leave_the_article_that_bears_it_and_no_other() -> None:
    redaction = Redaction.of([], [("A1", 0, 12, "Hassan Karim")])
    assert redaction.text_of("A1", "Mr Karim was hurt") == f"Mr {MARK} was hurt"
    assert redaction.text_of("A2", "Mr Karim, the minister") == "Mr Karim, the minister"
    assert redaction.text("Hassan Karim was hurt") == f"{MARK} was hurt"


@pytest.mark.parametrize(
    "text",
    ["noura_haddad", "Noura-Haddad", "NOURAHADDAD", "#NouraHaddadRIP", "Nóura\u00a0Haddad", "Noura, Haddad"],
)
def test_a_name_is_found_however_its_words_are_joined(text: str) -> None:
    assert MARK in Redaction.of(["Noura Haddad"], []).text(text)


def test_spans_that_overlap_are_cut_as_one() -> None:
    text = "0123456789" + "x" * 30 + "0123456789"
    redaction = Redaction.of([], [("A", 10, 40, ""), ("A", 12, 15, ""), ("A", 40, 42, "")])
    assert redaction.quote("A", 0, text) == f"0123456789{MARK}23456789"


def test_words_that_name_an_informant_leave_their_article_and_the_texts_on_its_events() -> None:
    redaction = Redaction.of([], [], told=[("A1", "a baker called Karim")], articles={"E1": ["A1"]})
    assert redaction.text_of("A1", "Karim, a baker called Karim") == f"{MARK}, {MARK}"
    assert redaction.text_about("E1", "What Karim saw") == f"What {MARK} saw"
    assert redaction.text_about("E2", "What Karim saw") == "What Karim saw"


@pytest.mark.parametrize(
    ("identifier", "is_found"),
    [
        ("noura-haddad-square", True),
        ("https://paper.example/killednourahaddadphoto.html", True),
        ("https://paper.example/noura%20haddad", True),
        ("https://paper.example/hadd", False),
        ("q42", False),
    ],
)
def test_a_key_or_address_tells_a_name_inside_a_word_too(identifier: str, is_found: bool) -> None:
    assert Redaction.of(["Noura Haddad"], []).names_somebody(identifier) is is_found


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=6), st.integers(0, 30))
def test_no_character_of_any_span_survives(spans: list[tuple[int, int]], start: int) -> None:
    text = "".join(chr(0x4E00 + index) for index in range(80))
    redaction = Redaction.of([], [("A", first, first + length, "") for first, length in spans])
    hidden = {text[at] for first, length in spans for at in range(first, first + length)}
    shown = redaction.quote("A", start, text[start:])
    assert set(shown) - set(MARK) == set(text[start:]) - hidden


@pytest.mark.parametrize("text", ["", "nothing to hide", "e\u0301te\u0301 😀 عربي"])
def test_without_restrictions_every_text_stays(text: str) -> None:
    assert Redaction().text(text) == text
    assert Redaction().quote("A1", 0, text) == text


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_planted_name_never_survives(before: str, after: str) -> None:
    redaction = Redaction.of(["Noura Haddad"], [])
    assert "Noura Haddad" not in redaction.text(f"{before} Noura Haddad {after}")


@given(st.text(min_size=1, max_size=60), st.data())
def test_a_quote_keeps_none_of_the_hidden_characters_in_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    redacted = Redaction.of([], [("A1", start, end, "")]).quote("A1", 0, text)
    assert redacted == text[:start] + MARK + text[end:]
