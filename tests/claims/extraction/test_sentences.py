"""claims.extraction.sentences: where sentences and clauses end."""

import unicodedata
from typing import Literal

import pytest

from claims.extraction.document import Zone
from claims.extraction.lexicon import lexicon_for
from claims.extraction.pack import load_pack
from claims.extraction.reading import Reading
from claims.extraction.sentences import LONGEST, read_sentences
from tests.claims.extraction.cast import CODEBOOK, REGISTER, document, read, suggest


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
        ("He lives in the U.S. The army left.", ["He lives in the U.S.", "The army left."]),
        ("The U.S. Army left. Two died.", ["The U.S. Army left.", "Two died."]),
        ("It began at 7 p.m. He left.", ["It began at 7 p.m.", "He left."]),
        ("At 7 p.m. Monday it began.", ["At 7 p.m. Monday it began."]),
        ("Lt. Col. A. R. Soto spoke. He left.", ["Lt. Col. A. R. Soto spoke.", "He left."]),
        ("MAJ. SOTO FLED. GEN. A. RUIZ STAYED.", ["MAJ. SOTO FLED.", "GEN. A. RUIZ STAYED."]),
        ("Route No. 7 burned. He said no. Two died.", ["Route No. 7 burned.", "He said no.", "Two died."]),
        ("See p. 4. Two died.", ["See p. 4.", "Two died."]),
        ("1. Two died.\n2. Three fled.", ["1. Two died.", "2. Three fled."]),  # items of a list
        ("- Two died\n- Three fled", ["- Two died", "- Three fled"]),
        ("\u2022 Two died\n\u2022 Three fled", ["\u2022 Two died", "\u2022 Three fled"]),
        ("It cost 2.5 million. Two died.", ["It cost 2.5 million.", "Two died."]),
        ("Two died\u2026 Three fled.", ["Two died\u2026", "Three fled."]),
        ("What?! Two died.", ["What?!", "Two died."]),
        ('He said: "It fell!" Then he left.', ['He said: "It fell!"', "Then he left."]),
        ("Two died. \U0001f534 Three fled.", ["Two died.", "\U0001f534 Three fled."]),
        ("Two\u00a0died.\u00a0Three fled.", ["Two\u00a0died.", "Three fled."]),  # no-break spaces
        (
            "SAN TELMO, 3 JAN 90 -- [TEXT] TWO DIED. IT FELL.",
            ["SAN TELMO, 3 JAN 90 -- [TEXT] TWO DIED.", "IT FELL."],
        ),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M. Soto a parlé. Il est parti.", ["M. Soto a parlé.", "Il est parti."]),
        ("Ils étaient sept. Deux ont fui.", ["Ils étaient sept.", "Deux ont fui."]),  # a number, no month
        ("Le 3 sept. 2020, un mort. Trois ont fui.", ["Le 3 sept. 2020, un mort.", "Trois ont fui."]),
        ("\u00ab\u00a0Deux morts.\u00a0\u00bb Il part.", ["\u00ab\u00a0Deux morts.\u00a0\u00bb", "Il part."]),
        ("À 18 h. 30, un mort. Trois ont fui.", ["À 18 h. 30, un mort.", "Trois ont fui."]),
        ("Des bus, etc. Le calme revient.", ["Des bus, etc.", "Le calme revient."]),
    ],
)
def test_french_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text, "fr") == expected


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_decomposed_accents_are_read_like_composed_ones(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(
        form, "Deux fillettes ont été tuées le 3 août à Varne. Un garde a été blessé."
    )
    told = [(d.attribute, d.value.text()) for d in suggest(text, "fr").drafts]
    assert {("killed", "2"), ("event_date", "2020-08-03"), ("injured", "1")} <= set(told)
    assert all(text[d.focus_start : d.focus_end] == d.focus for d in suggest(text, "fr").drafts)


def test_line_ends_of_another_system_end_the_same_sentences() -> None:
    text = "Two guards were killed\r\non Monday.\r\n\r\nThree soldiers died."
    drafts = [d for d in suggest(text).drafts if d.attribute == "killed"]
    assert [d.value.text() for d in drafts] == ["2", "3"]
    assert all(text[d.start : d.end] == d.quote for d in drafts)


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
