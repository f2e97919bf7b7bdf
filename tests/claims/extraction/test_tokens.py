"""claims.extraction.tokens: tokens keep their offsets, phrases are found whole."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.errors import BadPack
from claims.extraction.tokens import Phrases, expanded, fold, tokenise


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("l'ambassade", ["l'", "ambassade"]),
        ("D’après l'armée", ["D’", "après", "l'", "armée"]),  # the curly apostrophe elides as well
        ("Norland's army", ["Norland", "'s", "army"]),
        ("an F-16 and a 30-minute raid", ["an", "F-16", "and", "a", "30-minute", "raid"]),
        ("5,200 or 2 500 or 2\u202f500", ["5,200", "or", "2 500", "or", "2\u202f500"]),
        ("at 7:30 p.m.", ["at", "7:30", "p.m."]),
        ("à 19H30", ["à", "19H30"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),  # a decomposed accent stays in its word
    ],
)
def test_words_numbers_and_marks_are_cut(text: str, raws: list[str]) -> None:
    assert [token.raw for token in tokenise(text)] == raws


@given(st.text())
def test_every_token_is_the_text_at_its_offsets(text: str) -> None:
    tokens = tokenise(text)
    assert all(text[token.start : token.end] == token.raw for token in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


def test_folding_joins_spellings_of_one_word() -> None:
    assert fold("CAFE\u0301") == fold("café")
    assert fold("l’Été") == fold("l'été")


def found(phrases: Phrases, text: str) -> list[tuple[str, str]]:
    tokens = tokenise(text)
    return [
        (hit.section, " ".join(t.fold for t in tokens[hit.first : hit.last])) for hit in phrases.find(tokens)
    ]


def test_the_longest_phrase_of_a_section_wins() -> None:
    phrases = Phrases()
    phrases.add("front", "actor", 1)
    phrases.add("red front", "actor", 2)
    assert found(phrases, "the Red Front") == [("actor", "red front")]


def test_sections_do_not_hide_each_other() -> None:
    phrases = Phrases()
    phrases.add("crashed", "trigger", 1)
    phrases.add("crashed into", "cue", 2)
    assert found(phrases, "crashed into") == [("trigger", "crashed"), ("cue", "crashed into")]


def test_a_bare_capital_finds_the_accented_word() -> None:
    phrases = Phrases()
    phrases.add("États-Unis", "actor", 1)
    assert found(phrases, "les Etats-Unis") == [("actor", "etats-unis")]


@pytest.mark.parametrize(
    ("phrase", "text", "is_found"),
    [
        ("voiture piégée", "UNE VOITURE PIEGEE", True),
        ("voiture piégée", "UNE VOITURE PIÉGÉE", True),
        ("voiture piégée", "une voiture piegee", False),  # small letters mean their accents
        ("tué", "a tue", False),
        ("tué", "A TUE", True),
        ("jusqu'à", "JUSQU'A DEUX", True),  # one letter beside another word
        ("à l'aube", "A L'AUBE", True),
        ("à", "A", False),  # one letter alone is another word
    ],
)
def test_capitals_may_have_lost_their_accents(phrase: str, text: str, is_found: bool) -> None:
    phrases = Phrases()
    phrases.add(phrase, "trigger", 1)
    assert bool(found(phrases, text)) is is_found


def test_a_small_word_in_capitals_is_no_accented_one_unless_a_phrase_goes_on() -> None:
    phrases = Phrases()
    phrases.add("des", "function.indefinite", 1)
    phrases.add("dès", "time.period", 2)
    phrases.add("dès lors", "time.ahead", 3)
    assert found(phrases, "DES GARDES") == [("function.indefinite", "des")]
    assert found(phrases, "DES LORS") == [("function.indefinite", "des"), ("time.ahead", "des lors")]


def test_a_phrase_may_offer_choices() -> None:
    assert expanded("{no|not} fewer [than]") == ["no fewer", "no fewer than", "not fewer", "not fewer than"]


def test_an_open_bracket_is_refused() -> None:
    with pytest.raises(
        BadPack, match=r'The phrase "\{no" has an open bracket. Accepted: \{a\|b\} and \[optional\].'
    ):
        expanded("{no")


def test_a_phrase_of_too_many_forms_is_refused() -> None:
    digit = "{zero|one|two|three|four|five|six|seven|eight|nine}"
    Phrases().add(" ".join([digit] * 3), "numbers", "entry")
    with pytest.raises(BadPack, match="has 10000 forms; at most 8000 are accepted"):
        Phrases().add(" ".join([digit] * 4), "numbers", "entry")


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200d", "\u2060"])
def test_what_stands_unseen_inside_a_word_parts_nothing(unseen: str) -> None:
    text = f"The na{unseen}tion lost two sol{unseen}diers."
    assert [token.fold for token in tokenise(text)] == ["the", "nation", "lost", "two", "soldiers", "."]
    assert "".join(token.raw for token in tokenise(text)) == text.replace(" ", "")


def test_what_is_filed_later_changes_no_other_phrase_of_the_same_meaning() -> None:
    phrases = Phrases()
    phrases.add("guard", "head", 1)
    phrases.add("clerk", "head", 1)  # stands for the same, until more is filed under it
    phrases.add("clerk", "person", 2)
    phrases.add("guard post", "place", 3)
    assert found(phrases, "guard") == [("head", "guard")]
    assert found(phrases, "clerk") == [("head", "clerk"), ("person", "clerk")]
    assert found(phrases, "guard post") == [("head", "guard"), ("place", "guard post")]
    assert found(phrases, "clerk post") == [("head", "clerk"), ("person", "clerk")]
