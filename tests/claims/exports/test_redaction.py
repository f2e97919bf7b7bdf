"""What a profile may not show stands in no text of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.exports.redaction import MARK, Redaction


def test_a_restricted_name_is_taken_out_whatever_its_case_accents_and_spacing() -> None:
    redaction = Redaction.of(["Zoé Martin-Aubry"], [])
    assert redaction.text("Said ZOE MARTIN AUBRY; Zoe\u0301  Martin-Aubry agreed.") == (
        f"Said {MARK}; {MARK} agreed."
    )


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
