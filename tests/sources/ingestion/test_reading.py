"""read: files and folders; every bad input is told apart, and the rest of the batch goes in."""

from pathlib import Path

import pytest

from sources.codes import DateBasis, DatePrecision
from sources.ingestion import Incoming, Refused, Skipped, read
from tests.sources.ingestion.batches import ACCEPTED_KINDS, ACCEPTED_TEXT, brief, read_one, write

ACCEPTED_JSON = "accepted: an object or a list of objects"


def test_a_plain_file_is_read_as_it_stands(tmp_path: Path) -> None:
    article = read_one(
        write(tmp_path, "a.txt", b"\xef\xbb\xbf Barge sinks\r\n\r\nIt was the night of the flood.\n")
    )
    assert article == Incoming(
        file="a.txt",
        data=b"\xef\xbb\xbf Barge sinks\r\n\r\nIt was the night of the flood.\n",
        media_type="text/plain",
        text=" Barge sinks\n\nIt was the night of the flood.\n",
        encoding="utf-8",
        had_bom=True,
        title="Barge sinks",
        outlet="",
        lang="en",
        published="",
        published_precision=DatePrecision.NONE,
        published_basis=DateBasis.NONE,
        url="",
        notes={"lang_basis": "inferred"},
    )


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("latin.txt", "Été".encode("latin-1"), f"byte 0 (0xc9) is not UTF-8; {ACCEPTED_TEXT}"),
        ("empty.txt", b"", "the file is empty (0 bytes); an article needs text"),
        (
            "blank.txt",
            b" \n\n",
            "the text holds no visible character (3 of white space); an article needs text",
        ),
        ("nul.txt", b"a\x00b", f"a NUL byte stands at byte 1: this looks binary; {ACCEPTED_TEXT}"),
        ("picture.txt", b"\x89PNG\r\n", f"the bytes are those of a PNG picture; {ACCEPTED_TEXT}"),
        ("huge.txt", b"a" * 10_000_000, "the size is 10,000,000 bytes; accepted: less than 10,000,000 bytes"),
        (
            "huge.html",
            b"<p>" + b"a" * 10_000_000,
            "the size is 10,000,003 bytes; accepted: less than 10,000,000 bytes",
        ),
        ("scan.pdf", b"%PDF-1.7", f"the kind '.pdf' is not read; {ACCEPTED_KINDS}"),
        ("noname", b"text", f"the kind '' is not read; {ACCEPTED_KINDS}"),
        (
            "bad.json",
            b'{"text": a}',
            f"this is not JSON: Expecting value at line 1, column 10; {ACCEPTED_JSON}",
        ),
        (
            "cut.json",
            b'[{"text": "a"}, ',
            f"this is not JSON: Expecting value at line 1, column 17; {ACCEPTED_JSON}",
        ),
        (
            "two.json",
            b'[{"text": "a"}] {"text": "b"}',
            f"this is not JSON: Extra data at line 1, column 17; {ACCEPTED_JSON}",
        ),
        (
            "two_objects.json",
            b'{"text": "a"}\n{"text": "b"}',
            f"this is not JSON: Extra data at line 2, column 1; {ACCEPTED_JSON}",
        ),
        ("number.json", b"12", "this is a JSON number; accepted: an object"),
        (
            "nan.json",
            b'{"text": "a", "n": NaN}',
            "this JSON cannot be read: NaN is no JSON number; accepted: objects",
        ),
        (
            "deep.json",
            b"[" * 100_000,
            "this JSON cannot be read: it is nested too deeply; accepted: objects",
        ),
        (
            "columns.csv",
            b"title,outlet\na,b\n",
            "the header 'title,outlet' has no column 'text'; accepted: text, title, outlet, lang, ...",
        ),
        (
            "twice.csv",
            b"text,lang,text\na,en,b\n",
            "the header names 'text' twice; accepted: each column once",
        ),
        (
            "open.csv",
            b'text,lang\n"a quotation never closed,en\n',
            "the row from line 2 on is not CSV: unexpected end of data",
        ),
        (
            "bare.html",
            b"<html><body></body></html>",
            "no article text was found in the page; accepted: a page with paragraphs of text",
        ),
        (
            "charset.html",
            b'<meta charset="klingon"><p>text</p>',
            "unknown charset 'klingon'; accepted: UTF-8 or another registered charset of text",
        ),
    ],
)
def test_a_bad_file_is_refused_with_its_reason_and_the_next_is_read(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    bad, good = write(tmp_path, name, content), write(tmp_path, "good.txt", "Fine.")
    assert brief(list(read([bad, good]))) == [("Refused", name, reason), ("Incoming", "good.txt", "Fine.")]


def test_folders_are_read_in_sorted_order_each_file_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "sub/c.txt", "sub/notes.md", ".hidden.txt", ".git/d.txt"):
        write(tmp_path, name, f"Text of {name}.")
    assert brief(list(read([tmp_path, tmp_path / "b.txt"]))) == [
        ("Skipped", ".git", "it is hidden"),
        ("Skipped", ".hidden.txt", "it is hidden"),
        ("Incoming", "a.TXT", "Text of a.TXT."),
        ("Incoming", "b.txt", "Text of b.txt."),
        ("Incoming", "sub/c.txt", "Text of sub/c.txt."),
        ("Skipped", "sub/notes.md", f"the kind '.md' is not read; {ACCEPTED_KINDS}"),
    ]


def test_a_missing_path_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    readings = list(read([missing, write(tmp_path, "a.txt", "Fine.")]))
    assert brief(readings) == [
        ("Refused", str(missing), "there is no such file or folder"),
        ("Incoming", "a.txt", "Fine."),
    ]


def test_links_that_lead_out_of_a_folder_are_refused(tmp_path: Path) -> None:
    secret = write(tmp_path, "outside/secret.txt", "Not for reading.")
    folder = write(tmp_path, "in/a.txt", "Fine.").parent
    (folder / "link.txt").symlink_to(secret)
    (folder / "ring.txt").symlink_to(folder / "ring.txt")
    (folder / "tree").symlink_to(secret.parent)
    assert brief(list(read([folder]))) == [
        ("Incoming", "a.txt", "Fine."),
        ("Refused", "link.txt", "it is a link that leads out of the folder"),
        ("Refused", "ring.txt", "there is no such file"),
        ("Skipped", "tree", "it is a link to a folder"),
    ]


def test_reading_is_lazy(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path, name, "Text.")
    readings = read([tmp_path])
    assert next(readings).file == "a.txt"
    (tmp_path / "b.txt").unlink()
    assert next(readings) == Refused("b.txt", "there is no such file")


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        write(tmp_path, name, "Text.")
    assert list(read([tmp_path])) == list(read([tmp_path]))
    assert Skipped("c.md", f"the kind '.md' is not read; {ACCEPTED_KINDS}") in list(read([tmp_path]))
