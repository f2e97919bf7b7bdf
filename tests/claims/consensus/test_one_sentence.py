"""When one sentence tells two figures apart, and when it makes one a part of the other."""

import re

import pytest

from claims.consensus.explanation import LANGUAGES
from claims.consensus.one_sentence import Figure, inclusions, tells_among, tells_apart

NUMBERS = re.compile(r"\b(?:one|two|three|four|seven|nine|un|deux|trois|quatre|sept)\b", re.IGNORECASE)
OTHERS = "Four boats sank in the bay, while three others sank in the river."


def figures(text: str) -> tuple[Figure, Figure]:
    """Of the first two numerals."""
    first, second = [Figure(*match.span()) for match in NUMBERS.finditer(text)][:2]
    return first, second


def apart(text: str, language: str = "en") -> bool:
    return tells_apart(text, *figures(text), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_explanations_has_its_words(language: str) -> None:
    data = inclusions(language)
    assert data is not None
    assert [text for text in data["examples"] if apart(text, language)] == []
    assert [text for text in data["non_examples"] if not apart(text, language)] == []


def test_the_order_of_the_figures_does_not_matter() -> None:
    one, other = figures(OTHERS)
    assert tells_apart(OTHERS, other, one, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Four boats sank in the bay. Three others sank in the river.",
        "Four boats sank in the bay!\nThree others sank in the river.",
        # A title without a stop.
        "Four boats in the bay\nThree others sank in the river.",
        # Doubtful: the stop may be an abbreviation's.
        "Four boats sank near St. Mary, three others in the river.",
    ],
)
def test_two_sentences_tell_nothing_apart(text: str) -> None:
    assert not apart(text)


def test_a_number_with_a_point_ends_no_sentence() -> None:
    assert apart("Four boats sank 2.5 km from the pier, three others in the river.")


def test_a_word_in_the_next_sentence_does_not_matter() -> None:
    assert apart("Four boats sank in the bay and three. Among them was mine.")


def test_one_figure_is_not_two() -> None:
    assert not tells_apart(OTHERS, Figure(0, 10), Figure(5, 12), "en")


def test_a_language_without_words_tells_nothing_apart() -> None:
    assert not apart(OTHERS, "de")
    assert apart(OTHERS, "en-GB")


@pytest.mark.parametrize(
    ("text", "whole", "part", "language"),
    [
        ("Rockets hurt five civilians, of whom one died on Monday.", "five", "one", "en"),
        # The figure of the dead holds the words of the other.
        ("One of the five hurt civilians died on Monday.", "five hurt", "One of the five hurt", "en"),
        ("One of the five hurt civilians died on Monday.", "five", "One", "en"),
        ("Un des cinq blessés est mort lundi.", "cinq", "Un", "fr"),
        ("L'obus a atteint huit marins, dont l'un a succombé jeudi.", "huit", "l'un", "fr"),
        ("Cinq civils avaient été blessés ; l'un d'eux est mort lundi.", "Cinq", "l'un d'eux", "fr"),
    ],
)
def test_a_figure_among_another(text: str, whole: str, part: str, language: str) -> None:
    assert tells_among(text, found(text, whole), found(text, part), language)


@pytest.mark.parametrize(
    ("text", "whole", "part", "language"),
    [
        # Another than the five.
        ("Rockets hurt five civilians, and one man died on Monday.", "five", "one", "en"),
        # The word belongs to the next sentence, whose figure may be of others.
        ("Rockets hurt five civilians. Of the soldiers one died.", "five", "one", "en"),
        # The part first: "of whom" would make the five a part.
        ("One died, of whom five spoke.", "five", "One", "en"),
        ("Five were hurt, of whom one died.", "Five", "one", "xx"),
        # A figure is not among itself.
        ("Five were hurt.", "Five", "Five", "en"),
    ],
)
def test_a_figure_of_others(text: str, whole: str, part: str, language: str) -> None:
    assert not tells_among(text, found(text, whole), found(text, part), language)


def found(text: str, words: str) -> Figure:
    start = text.index(words)
    return Figure(start, start + len(words))
