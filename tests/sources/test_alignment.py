"""Two versions of a text: what stayed, what went, what came, and where a stretch stands now."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.alignment import MOST_WORDS, Alignment, Change, Piece

FIREFIGHTER = "\U0001f469\u200d\U0001f692"
TEXTS = st.text(alphabet="ab \n.\U0001f680e\u0301ش", max_size=14)


def test_a_changed_word_is_one_change() -> None:
    assert Alignment("Seven rockets fell.", "Nine rockets fell.").pieces() == [
        Piece(Change.GONE, "Seven "),
        Piece(Change.NEW, "Nine "),
        Piece(Change.SAME, "rockets fell."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "quote", "expected"),
    [
        # Kept where it was, and moved by what was put before it.
        ("One girl died. Two fell.", "One girl died. Nine fell.", "One girl died", 0),
        ("One girl died. Two fell.", "Late: One girl died. Two fell.", "One girl died", 6),
        # Changed inside, and gone.
        ("One girl died. Two fell.", "One boy died. Two fell.", "One girl died", None),
        ("One girl died. Two fell.", "Two fell.", "One girl died", None),
        # A quote that ends where white space changed.
        ("A girl died\nin Erbil.", "A girl died in Erbil.", "A girl died", 0),
        # Several code points that people take for one sign, and accents that are signs of their own.
        (f"Feu {FIREFIGHTER} ici.", f"Feu {FIREFIGHTER} là.", FIREFIGHTER, 4),
        ("l'e\u0301tat nie tout", "oui l'e\u0301tat nie tout", "l'e\u0301tat", 4),
        ("قتل ثلاثة جنود", "خبر: قتل ثلاثة جنود", "ثلاثة جنود", 9),
    ],
)  # fmt: skip
def test_where_a_stretch_stands_now(old: str, new: str, quote: str, expected: int | None) -> None:
    start = old.index(quote)
    assert Alignment(old, new).place(start, start + len(quote)) == expected


def test_what_came_in_the_place_of_a_stretch() -> None:
    old = "It said that seven rockets were fired at the base."
    new = "It said that at least nine rockets were fired at the base."
    start = old.index("seven rockets")
    first, last = Alignment(old, new).nearest(start, start + len("seven rockets"))
    assert new[first:last] == "at least nine rockets"


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts_and_a_place_holds_the_very_words(old: str, new: str) -> None:
    alignment = Alignment(old, new)
    pieces = alignment.pieces()
    assert "".join(piece.text for piece in pieces if piece.change is not Change.NEW) == old
    assert "".join(piece.text for piece in pieces if piece.change is not Change.GONE) == new
    for start in range(len(old)):
        for end in range(start + 1, len(old) + 1):
            found = alignment.place(start, end)
            assert found is None or new[found : found + end - start] == old[start:end]
            first, last = alignment.nearest(start, end)
            assert 0 <= first <= last <= len(new)


def test_a_very_long_text_is_compared_line_by_line() -> None:
    old = "\n".join(f"the army said {number} of the rockets fell" for number in range(MOST_WORDS))
    new = "\n".join(f"the army said {number * 2} of the rockets fell" for number in range(MOST_WORDS))
    began = time.monotonic()
    pieces = Alignment(old, new).pieces()
    # Compared word by word this takes minutes.
    assert time.monotonic() - began < 20
    assert "".join(piece.text for piece in pieces if piece.change is not Change.GONE) == new
