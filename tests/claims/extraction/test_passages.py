"""claims.extraction.passages: the sentence around selected words, and the number they state."""

import pytest

from claims.domain.codes import Comparator
from claims.extraction.lexicon import lexicon_for
from claims.extraction.pack import load_pack
from claims.extraction.passages import Passage, passage_at
from tests.claims.extraction.cast import CODEBOOK, REGISTER, document

TEXT = "Rockets fell in 2020. At least three guards and two girls were hurt. Nobody spoke."


def around(words: str) -> tuple[str, Passage]:
    start = TEXT.index(words)
    lexicon = lexicon_for(CODEBOOK, load_pack("en"), REGISTER)
    found = passage_at(document(TEXT), start, start + len(words), lexicon)
    return TEXT[found.start : found.end], found


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("three guards", "At least three guards and two girls were hurt."),
        (
            "hurt. Nobody",
            "At least three guards and two girls were hurt. Nobody spoke.",
        ),  # both that are touched
        ("uard", "At least three guards and two girls were hurt."),  # half a word
        (TEXT, TEXT),
    ],
)
def test_the_sentence_around_the_words(words: str, sentence: str) -> None:
    assert around(words)[0] == sentence


@pytest.mark.parametrize("words", ["At least three", "three", "three guards"])
def test_a_number_keeps_the_words_that_bound_it(words: str) -> None:
    amount = around(words)[1].amount
    assert amount is not None
    assert (amount.comparator, amount.number) == (Comparator.AT_LEAST, 3)


@pytest.mark.parametrize("words", ["guards", "three guards and two girls", "in 2020"])
def test_no_number_several_and_a_year_are_no_value(words: str) -> None:
    assert around(words)[1].amount is None
