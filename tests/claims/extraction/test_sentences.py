"""claims.extraction.sentences: where sentences and clauses end."""

import pytest

from claims.extraction.document import Zone
from claims.extraction.lexicon import lexicon_for
from claims.extraction.pack import load_pack
from claims.extraction.reading import Reading
from claims.extraction.sentences import LONGEST, read_sentences
from tests.claims.extraction.cast import CODEBOOK, REGISTER, document, read


def sentences(text: str, lang: str = "en") -> list[str]:
    reading = read(text, lang, until=read_sentences)
    return [reading.words(sentence.first, sentence.last) for sentence in reading.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One fell. Two burned.", ["One fell.", "Two burned."]),
        ("Gen. Soto spoke.", ["Gen. Soto spoke."]),  # an abbreviation
        ("J. Soto spoke.", ["J. Soto spoke."]),  # an initial
        ("Headline\n\nBody text.", ["Headline", "Body text."]),  # an empty line ends one
        ("wrapped at\nthe margin", ["wrapped at\nthe margin"]),  # a line that goes on in small letters
        ("A headline\nThe body", ["A headline", "The body"]),
        ('"It fell." He left.', ['"It fell."', "He left."]),
        ("See example.org for more.", ["See example.org for more."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_no_sentence_runs_across_a_zone() -> None:
    text = "Old header Two soldiers died."
    zones = (Zone("metadata_header", 0, 10), Zone("body", 11, len(text)))
    reading = read_sentences(
        Reading(document(text, zones=zones), lexicon_for(CODEBOOK, load_pack("en"), REGISTER))
    )
    assert [sentence.zone for sentence in reading.sentences] == ["metadata_header", "body"]


def test_a_text_without_stops_is_cut() -> None:
    assert len(sentences("word " * (LONGEST * 2 + 1))) == 3


def test_a_clause_ends_before_another_subordinate_one() -> None:
    reading = read("Two fell while three burned; nobody died.", until=read_sentences)
    clauses = {number: index for index, number in reversed(list(enumerate(reading.clause_of)))}
    assert [reading.tokens[index].fold for index in sorted(clauses.values())] == ["two", "while", "nobody"]
