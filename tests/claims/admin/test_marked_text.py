"""Cutting a text at its claims: nothing is lost, overlaps keep every claim, offsets are code points."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.admin.marked_text import DEPTHS, cut, span_of


@dataclass(frozen=True)
class Claim:
    ordinal: int
    start: int
    end: int
    focus_start: int | None = None
    focus_end: int | None = None


@dataclass(frozen=True)
class Zone:
    role: str
    start: int
    end: int
    language: str = ""

    def get_role_display(self) -> str:
        return self.role


def pieces(
    text: str, claims: list[Claim], zones: list[Zone] | None = None
) -> list[tuple[str, tuple[int, ...]]]:
    """(words, claims marked on them) of every segment."""
    return [
        (segment.text, tuple(mark.claim.ordinal for mark in segment.marks))
        for block in cut(text, zones or [], claims)
        for segment in block.segments
    ]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([], [("Seven rockets fell.", ())]),
        # Focus, not quote, is marked.
        ([Claim(1, 0, 19, 0, 5)], [("Seven", (1,)), (" rockets fell.", ())]),
        # Without a focus the quote is.
        ([Claim(1, 6, 13)], [("Seven ", ()), ("rockets", (1,)), (" fell.", ())]),
        # Overlapping: the common words bear both, the one that starts first outermost.
        (
            [Claim(1, 0, 13), Claim(2, 6, 18)],
            [("Seven ", (1,)), ("rockets", (1, 2)), (" fell", (2,)), (".", ())],
        ),
        # Two claims on the very same words.
        ([Claim(1, 0, 5), Claim(2, 0, 5)], [("Seven", (1, 2)), (" rockets fell.", ())]),
    ],
)
def test_text_is_cut_where_claims_begin_and_end(
    claims: list[Claim], expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert pieces("Seven rockets fell.", claims) == expected


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("🚀🚀 seven rockets", "seven"),  # emoji are one code point each, two units in UTF-16
        ("Café: sept roquettes", "sept"),  # an accent as a mark of its own
        ("سبعة صواريخ سقطت", "صواريخ"),
    ],
)
def test_offsets_are_code_points(text: str, focus: str) -> None:
    start = text.index(focus)
    marked = pieces(text, [Claim(1, 0, len(text), start, start + len(focus))])
    assert (focus, (1,)) in marked


def test_white_space_between_zones_is_kept() -> None:
    text = "Headline\n\nBody text."
    blocks = cut(text, [Zone("headline", 0, 8), Zone("body", 10, 20)], [])
    assert [block.role for block in blocks] == ["headline", "body"]
    assert "".join(segment.text for block in blocks for segment in block.segments) == text


def test_lines_below_overlapping_words_differ() -> None:
    claims = [Claim(n, 0, 10) for n in range(1, DEPTHS + 1)]
    [block] = cut("Ten letter", [], claims)
    assert sorted(mark.depth for mark in block.segments[0].marks) == list(range(DEPTHS))


@given(
    st.text(min_size=1, max_size=60).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)), max_size=8),
        )
    )
)
def test_joined_pieces_are_the_text_and_every_claim_covers_its_span(
    drawn: tuple[str, list[tuple[int, int]]],
) -> None:
    text, spans = drawn
    claims = [Claim(n, start, min(start + size, len(text))) for n, (start, size) in enumerate(spans, 1)]
    found = pieces(text, claims)
    assert "".join(words for words, _marks in found) == text
    for claim in claims:
        start, end = span_of(claim)
        assert "".join(words for words, marks in found if claim.ordinal in marks) == text[start:end]
