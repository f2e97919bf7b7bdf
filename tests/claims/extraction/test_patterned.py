"""Patterns of editors: the words they match, read by the attribute's kind of value, within limits."""

from typing import Any

import pytest

from claims.domain.codebook import Codebook
from claims.extraction.patterned import MOST_MATCHES
from tests.claims.extraction.cast import attribute, codebook, suggest


def book(kind: str, *patterns: str, **fields: Any) -> Codebook:
    lexicon = {lang: {"patterns": list(patterns)} for lang in ("en", "fr", "es")}
    return codebook(attribute("asked", kind, lexicon=lexicon, **fields))


def found(text: str, where: Codebook, lang: str = "en") -> list[tuple[str, str, str]]:
    drafts = [draft for draft in suggest(text, lang, book=where).drafts if draft.attribute == "asked"]
    assert all(text[draft.focus_start : draft.focus_end] == draft.focus for draft in drafts)
    return [(draft.value.text(), str(draft.value.fields().comparator), draft.focus) for draft in drafts]


COLOURS = [{"key": "red", "label": {"en": "Red"}, "words": {"en": ["crimson"]}}]
# language, kind of value, pattern, text, fields of the attribute, (value, comparator, focus) of each claim
Case = tuple[str, str, str, str, dict[str, Any], list[tuple[str, str, str]]]
CASES: list[Case] = [
    # The bound words beside a number are read with it, inside the group or not.
    (
        "en",
        "count",
        r"(?P<value>.*) drones were seen",
        "At least three drones were seen.",
        {},
        [("3", "at_least", "At least three")],
    ),
    (
        "en",
        "count",
        r"(?P<value>[0-9]+) drones",
        "Up to 40 drones came.",
        {},
        [("40", "at_most", "Up to 40")],
    ),
    (
        "fr",
        "count",
        r"(?P<value>\pL+) drones",
        "Une vingtaine de drones, puis sept drones.",
        {},
        [("7", "exact", "sept")],
    ),
    # Words that state no number are no count.
    ("en", "count", r"(?P<value>\pL+) drones", "Enemy drones came.", {}, []),
    (
        "en",
        "measure",
        r"crater (?P<value>.*) wide",
        "It left a crater some 12.5 meters wide.",
        {"unit": "m"},
        [("12.5", "about", "some 12.5 meters")],
    ),
    ("en", "measure", r"crater (?P<value>.*) wide", "It left a crater 12 feet wide.", {"unit": "m"}, []),
    (
        "en",
        "date",
        r"trial .{0,20}on (?P<value>.*)\.",
        "The trial opens on 3 May 2021.",
        {},
        [("2021-05-03", "exact", "3 May 2021")],
    ),
    (
        "en",
        "time",
        r"sirens .* (?P<value>\d.*m\.)",
        "The sirens wailed at 7:30 p.m. and stopped.",
        {},
        [("19:30", "exact", "7:30 p.m.")],
    ),
    (
        "en",
        "place",
        r"bound for (?P<value>\pL+)",
        "The bus was bound for Varna.",
        {},
        [("Varna", "exact", "Varna")],
    ),
    (
        "en",
        "actor",
        r"lawyer (?P<value>\pL+ \pL+)",
        "His lawyer Maria Soto spoke.",
        {},
        [("Maria Soto", "exact", "Maria Soto")],
    ),
    (
        "en",
        "category",
        r"wore (?P<value>\pL+)",
        "All wore crimson.",
        {"categories": COLOURS},
        [("red", "exact", "crimson")],
    ),
    ("en", "category", r"wore (?P<value>\pL+)", "All wore black.", {"categories": COLOURS}, []),
    (
        "en",
        "boolean",
        r"(?P<value>sirens .*)\.",
        "The sirens were heard.",
        {},
        [("true", "exact", "sirens were heard")],
    ),
    (
        "en",
        "boolean",
        r"(?P<value>sirens .*)\.",
        "The sirens were not heard.",
        {},
        [("false", "exact", "sirens were not heard")],
    ),
    (
        "en",
        "text",
        r"slogan: (?P<value>[^.]+)",
        "Their slogan: bread and peace.",
        {},
        [("bread and peace", "exact", "bread and peace")],
    ),
    # The focus is what is marked; the value is what is read.
    (
        "en",
        "count",
        r"(?P<focus>(?P<value>\w+) drones)",
        "Two drones came.",
        {},
        [("2", "exact", "Two drones")],
    ),
    # After emoji and accents, composed or not.
    (
        "en",
        "count",
        r"(?P<value>\d+) drones",
        "\U0001f600 e\u0301te\u0301 \U0001f600 été: 40 drones came.",
        {},
        [("40", "exact", "40")],
    ),
]


@pytest.mark.parametrize("case", CASES)
def test_a_pattern_states_a_value_of_its_attribute(case: Case) -> None:
    lang, kind, pattern, text, fields, expected = case
    assert found(text, book(kind, pattern, **fields), lang) == expected


def test_a_match_does_not_cross_a_sentence() -> None:
    assert found("Two came. Drones left.", book("count", r"(?P<value>\w+) came.*drones")) == []


def test_what_a_trigger_found_is_not_suggested_twice() -> None:
    where = codebook(
        attribute(
            "asked",
            "count",
            lexicon={
                "en": {"triggers": ["seen"], "heads": ["drones"], "patterns": [r"(?P<value>\w+) drones"]}
            },
        )
    )
    assert found("Two drones were seen.", where) == [("2", "exact", "Two")]


def test_a_pattern_that_cannot_be_read_finds_nothing_and_breaks_nothing() -> None:
    # A codebook saved before patterns were checked may hold one.
    assert found("Two drones came.", book("count", "(?<=x)", r"(?P<value>\w+) drones")) == [
        ("2", "exact", "Two")
    ]


def test_matches_beyond_the_limit_are_left_out_and_the_last_says_so() -> None:
    text = "We saw 7 drones. " * (MOST_MATCHES + 5)
    drafts = [
        d for d in suggest(text, book=book("count", r"(?P<value>\d) drones")).drafts if d.attribute == "asked"
    ]
    assert len(drafts) == MOST_MATCHES
    assert drafts[-1].reason.endswith("match more than 100 times: what follows in the article was left out.")
    assert "left out" not in drafts[-2].reason
