"""sources.text: decoding under the newline rule, and anchors in code points."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import BadAnchor, EmptyText, NotText, SourceError, TooLarge
from sources.text import (
    accept_text,
    check_anchor,
    decode,
    find_occurrences,
    normalise_newlines,
    sha256_of,
)

ACCEPTED = "accepted: UTF-8 text, with or without a byte order mark"

# Text as the law sees it: no surrogates, no control characters but the newlines, and something visible in it.
READABLE = st.text(
    st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\r\n\t")), max_size=60
).map(lambda drawn: "A" + drawn)


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        # No bytes at all.
        (b"", EmptyText, "the file is empty (0 bytes); an article needs text"),
        # White space only, a no-break space among it.
        (
            " \n\t\u00a0\n".encode(),
            EmptyText,
            "the text holds no visible character (5 of white space); an article needs text",
        ),
        # A byte order mark and nothing behind it.
        (
            b"\xef\xbb\xbf",
            EmptyText,
            "the text holds no visible character (0 of white space); an article needs text",
        ),
        # Latin-1: the accent is no UTF-8. The offset is in bytes.
        ("Été chaud".encode("latin-1"), NotText, f"byte 0 (0xc9) is not UTF-8; {ACCEPTED}"),
        # The offset counts the byte order mark that stands in the file.
        (b"\xef\xbb\xbfok \xff", NotText, f"byte 6 (0xff) is not UTF-8; {ACCEPTED}"),
        # A multi-byte character cut off at the end.
        ("fusée".encode()[:-2], NotText, f"byte 3 (0xc3) is not UTF-8; {ACCEPTED}"),
        # A NUL inside text.
        (b"three\x00 rockets", NotText, f"a NUL byte stands at byte 5: this looks binary; {ACCEPTED}"),
        # UTF-16 without its mark shows as NUL bytes.
        ("ab".encode("utf-16-le"), NotText, f"a NUL byte stands at byte 1: this looks binary; {ACCEPTED}"),
        # UTF-16 with its mark is named.
        ("ab".encode("utf-16"), NotText, f"the bytes begin with a UTF-16 byte order mark; {ACCEPTED}"),
        (
            b"\xff\xfe\x00\x00a\x00\x00\x00",
            NotText,
            f"the bytes begin with a UTF-32 byte order mark; {ACCEPTED}",
        ),
        # Binary kinds people drag in.
        (b"%PDF-1.7\n...", NotText, f"the bytes are those of a PDF file; {ACCEPTED}"),
        (b"\x89PNG\r\n\x1a\n", NotText, f"the bytes are those of a PNG picture; {ACCEPTED}"),
        (
            b"PK\x03\x04\x14\x00",
            NotText,
            f"the bytes are those of a zip archive or an office document; {ACCEPTED}",
        ),
        # Valid UTF-8 that no one wrote.
        (
            b"\x01\x02\x03\x04ab",
            NotText,
            f"4 of 6 characters are control characters: this looks binary; {ACCEPTED}",
        ),
    ],
)
def test_bytes_that_are_no_article_are_refused_with_the_reason(
    data: bytes, error: type[SourceError], message: str
) -> None:
    with pytest.raises(error) as caught:
        decode(data)
    assert str(caught.value) == message


def test_ten_megabytes_are_refused_with_size_and_limit() -> None:
    with pytest.raises(TooLarge) as caught:
        decode(b"a" * 10_000_000)
    assert str(caught.value) == "the size is 10,000,000 bytes; accepted: less than 10,000,000 bytes"


def test_the_size_limit_is_the_callers_to_set() -> None:
    assert decode(b"abcd", limit_bytes=5).text == "abcd"
    with pytest.raises(TooLarge):
        decode(b"abcde", limit_bytes=5)


def test_a_byte_order_mark_is_removed_and_recorded() -> None:
    decoded = decode(b"\xef\xbb\xbfThree rockets")
    assert (decoded.text, decoded.encoding, decoded.had_bom) == ("Three rockets", "utf-8", True)


def test_leading_space_and_trailing_blank_lines_stay() -> None:
    decoded = decode(b" date 2020-07 Text.\n\n ")
    assert (decoded.text, decoded.had_bom) == (" date 2020-07 Text.\n\n ", False)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb", "a\nb"),
        (b"a\rb", "a\nb"),
        # One CR, then one CRLF: two lines end.
        (b"a\r\r\nb", "a\n\nb"),
        # LF then CR: two lines end as well.
        (b"a\n\rb", "a\n\nb"),
        # The other Unicode line ends are characters like any other.
        ("a\u2028b\u0085c\x0bd".encode(), "a\u2028b\u0085c\x0bd"),
        # No composition, no compatibility folding.
        ("e\u0301 ﬁ \u202f!".encode(), "e\u0301 ﬁ \u202f!"),
    ],
)
def test_only_carriage_returns_are_changed(data: bytes, text: str) -> None:
    assert decode(data).text == text


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding", "had_bom"),
    [
        ("Été".encode("cp1252"), "ISO-8859-1", "Été", "cp1252", False),
        # The web reads latin-1 as windows-1252: a dash, not a control character.
        (b"a \x96 b", "latin1", "a \u2013 b", "cp1252", False),
        ("Ünlü".encode("cp1254"), "windows-1254", "Ünlü", "cp1254", False),
        ("خبر".encode("cp1256"), "windows-1256", "خبر", "cp1256", False),
        ("Été".encode("utf-16"), "utf-16", "Été", "utf-16-le", True),
        (b"\xfe\xff" + "Été".encode("utf-16-be"), "utf-16", "Été", "utf-16-be", True),
        # The mark of UTF-8 beats what is declared.
        (b"\xef\xbb\xbf" + "Été".encode(), "iso-8859-1", "Été", "utf-8", True),
    ],
)
def test_a_declared_charset_is_followed(
    data: bytes, declared: str, text: str, encoding: str, had_bom: bool
) -> None:
    decoded = decode(data, declared)
    assert (decoded.text, decoded.encoding, decoded.had_bom) == (text, encoding, had_bom)


@pytest.mark.parametrize("label", ["klingon-8", "hex", "rot13", "punycode", "unicode_escape", "", "a\0b"])
def test_an_unknown_charset_is_named(label: str) -> None:
    with pytest.raises(NotText) as caught:
        decode(b"text", label)
    assert (
        str(caught.value)
        == f"unknown charset {label!r}; accepted: UTF-8 or another registered charset of text"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\0b", f"a NUL character stands at offset 1; {ACCEPTED}"),
        ("ab\ud83d", f"half a surrogate pair (U+D83D) stands at offset 2; {ACCEPTED}"),
    ],
)
def test_unicode_text_that_no_database_holds_is_refused(text: str, message: str) -> None:
    with pytest.raises(NotText) as caught:
        accept_text(text)
    assert str(caught.value) == message


def test_invisible_characters_alone_are_no_article() -> None:
    with pytest.raises(EmptyText):
        accept_text("\u200b\ufeff \u200e")


@given(READABLE)
def test_decoding_undoes_encoding_up_to_newlines(text: str) -> None:
    assert decode(text.encode()).text == normalise_newlines(text)


@given(READABLE)
def test_decoding_twice_changes_nothing_more(text: str) -> None:
    once = decode(text.encode()).text
    assert "\r" not in once
    assert decode(once.encode()).text == once


@given(
    st.lists(
        st.sampled_from(["🚀", "👩\u200d🚒", "e\u0301", "ك", "رُ", "Z", " ", "\r\n", "№"]), min_size=1
    ).map("".join),
    st.data(),
)
def test_offsets_count_code_points_in_any_script(text: str, data: st.DataObject) -> None:
    stored = decode(("A" + text).encode()).text
    start = data.draw(st.integers(0, len(stored) - 1))
    end = data.draw(st.integers(start + 1, len(stored)))
    check_anchor(stored, start, end, stored[start:end])
    assert (start, end) in find_occurrences(stored, stored[start:end])


@pytest.mark.parametrize(
    ("start", "end", "quote", "message"),
    [
        # One character off: the message says where the words are.
        (
            1,
            6,
            "🚀 two",
            "the text at 1 to 6 reads ' two ', not '🚀 two'; the quote stands at 0 to 5, 12 to 17",
        ),
        # Offsets in UTF-16 units, as a browser would count them.
        (
            3,
            6,
            "two",
            "the text at 3 to 6 reads 'wo ', not 'two'; the quote stands at 2 to 5, 14 to 17",
        ),
        (
            0,
            5,
            "three",
            "the text at 0 to 5 reads '🚀 two', not 'three'; the quote stands nowhere in the text",
        ),
        (4, 4, "", "offsets 4 to 4 hold no text; accepted: 0 <= start < end"),
        (-1, 3, "abc", "offsets -1 to 3 hold no text; accepted: 0 <= start < end"),
        (2, 99, "two", "offsets 2 to 99 run past the end of the text, which has 17 characters"),
    ],
)
def test_a_quote_off_its_words_is_refused(start: int, end: int, quote: str, message: str) -> None:
    with pytest.raises(BadAnchor) as caught:
        check_anchor("🚀 two or so 🚀 two", start, end, quote)
    assert str(caught.value) == message


def test_long_quotes_are_cut_in_messages() -> None:
    with pytest.raises(BadAnchor) as caught:
        check_anchor("a" * 100, 0, 80, "b" * 80)
    assert str(caught.value) == (
        f"the text at 0 to 80 reads '{'a' * 59}…', not '{'b' * 59}…'; the quote stands nowhere in the text"
    )


def test_occurrences_may_overlap_and_an_empty_quote_has_none() -> None:
    assert find_occurrences("aaa", "aa") == [(0, 2), (1, 3)]
    assert find_occurrences("aaa", "") == []
    assert find_occurrences("aaa", "b") == []


def test_the_hash_is_that_of_the_utf8_bytes() -> None:
    assert sha256_of("Été") == hashlib.sha256("Été".encode()).hexdigest()
