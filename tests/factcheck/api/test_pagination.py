"""Pages by key: what a cursor holds, and what is no cursor."""

import base64
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.exceptions import ValidationError

from factcheck.api.pagination import page_rows, read_cursor, written_cursor

# What a database can hold in a key.
KEYS = st.lists(
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
    | st.integers(min_value=0, max_value=2**31 - 1),
    min_size=1,
    max_size=3,
)


@given(KEYS)
def test_cursor_gives_back_the_keys_it_was_written_from(keys: list[str | int]) -> None:
    assert read_cursor(written_cursor(keys), len(keys)) == keys


@given(st.text() | st.binary().map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_any_other_text_is_refused_or_read_but_never_breaks(cursor: str) -> None:
    with suppress(ValidationError):
        assert len(read_cursor(cursor, 1)) == 1


@pytest.mark.parametrize(
    "keys",
    [
        ["a", "b"],  # of another list
        [None],
        [True],  # a number in Python, none in a key
        [1.5],
        [-1],
        [2**31],  # past the integer column of PostgreSQL
        [["a"]],
        ["a\x00"],  # PostgreSQL holds no NUL
        {"a": 1},
    ],
)
def test_keys_that_no_row_has_are_refused(keys: list[str | int]) -> None:
    with pytest.raises(ValidationError):
        read_cursor(written_cursor(keys), 1)


@pytest.mark.parametrize(("raw", "rows"), [(None, 50), ("1", 1), ("200", 200)])
def test_page_size_is_read(raw: str | None, rows: int) -> None:
    assert page_rows(raw) == rows


@pytest.mark.parametrize("raw", ["", "0", "201", "-1", "1.5", "ten", "٣", "9" * 5000])
def test_other_page_size_is_refused(raw: str) -> None:
    with pytest.raises(ValidationError, match="Accepted: a whole number from 1 to 200"):
        page_rows(raw)
